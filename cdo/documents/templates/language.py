"""The language of templates: a part of Jinja without calls; with its grammar its door.

A template may put out values, choose with `if`, run over lists with `for`, name
things with `set` and `with`.  It calls nothing, has no macros, no other files and
no attributes of Python: it sees plain data by name.  Every turn of a loop, and
every character, is counted against a budget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.environment import Template as Compiled
from jinja2.exceptions import TemplateError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cdo.documents.templates import syntax
from cdo.documents.templates.budget import LARGEST_NUMBER, Budget
from cdo.documents.templates.faults import Complaint, TemplateFault
from cdo.documents.templates.filters import (
    Filters,
    is_even,
    is_odd,
    kind,
    named,
    one_line,
)
from cdo.documents.templates.grammar import Guarded, refusal
from cdo.nearness import did_you_mean
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import TracebackType

    Escape = Callable[[str], str]

_FILE = "<template>"
_LOOP = frozenset({"index", "index0", "first", "last", "length", "revindex"})


class _Unknown(Undefined):
    """A name that the data has not: it is complained of where it is used."""

    def __init__(
        self,
        hint: str | None = None,  # noqa: ARG002  # as the library calls it
        obj: object = None,  # noqa: ARG002
        name: str | None = None,
        exc: object = None,  # noqa: ARG002
    ) -> None:
        raise _MissingName(name or "")


class _MissingName(Complaint):
    """A variable that there is not."""


class _Language(ImmutableSandboxedEnvironment):
    """The library, bound to plain data."""

    intercepted_binops = frozenset({"+", "-", "*", "//", "%"})
    intercepted_unops = frozenset({"+", "-"})

    def __init__(self, escape: Escape) -> None:
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=_Unknown,
            finalize=self.printed,
            cache_size=0,
            optimized=False,
        )
        self.escape = escape
        self.works = Filters()
        self.begin(Budget())
        self.globals = {}
        self.filters = self.works.table()
        self.tests = {"none": self.tests["none"], "odd": is_odd, "even": is_even}

    def begin(self, budget: Budget) -> None:
        """Count from now on against *budget*."""
        self.works.budget = budget

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """Return what *obj* has under the name *attribute*."""
        if isinstance(obj, LoopContext):
            if attribute in _LOOP:
                return getattr(obj, attribute)
            raise Complaint(f"loop 没有 {shown(attribute)}，有 {'、'.join(_LOOP)}")
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401
        """Return an item of *obj*: by name of a group, by number of a list."""
        if isinstance(obj, dict) and isinstance(argument, str):
            if argument in obj:
                return obj[argument]
            raise Complaint(_lacking(argument, obj))
        if isinstance(obj, list | tuple | str) and isinstance(argument, int):
            try:
                return obj[argument]
            except IndexError:
                raise Complaint(f"这一列值没有第 {shown(argument)} 项") from None
        raise Complaint(f"{kind(obj)}里没有 {named(argument)} 这一项")

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        """Return the result of arithmetic on whole numbers."""
        _check_numbers(left, right)
        if operator in {"//", "%"} and right == 0:
            raise Complaint("除数是零")
        found = super().call_binop(context, operator, left, right)
        _check_numbers(found)
        return found

    def call_unop(self, context: Any, operator: str, arg: Any) -> Any:  # noqa: ANN401
        """Return a whole number with its sign."""
        _check_numbers(arg)
        return super().call_unop(context, operator, arg)

    def printed(self, value: Any) -> str:  # noqa: ANN401
        """Return *value* as it is put out: as text that is nothing but text."""
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise Complaint(_UNPRINTABLE.get(type(value), _LIST))
        return self.escape(one_line(value))


_LIST = "这里是一列值或一组值，不能直接写出来；用 {% for %}，或 |join('、')"
_UNPRINTABLE = {
    type(None): "这里的值是空的；先用 {% if %} 判断，或写 |default('……')",
    bool: "这里是真假值，不能直接写出来；用 {% if %}",
}


class Program:
    """A stretch of a template, made ready to be filled."""

    def __init__(
        self, source: str, file: str, first_line: int = 1, escape: Escape = str
    ) -> None:
        """Read *source*, which begins on *first_line* of *file*.

        Values put out go through *escape*.  Raises `TemplateFault` where it is
        wrong.
        """
        self._file = file
        self._first = first_line
        self._language = _Language(escape)
        try:
            tree = self._language.parse(source, _FILE, _FILE)
            self._check(tree)
            self._alone = _only_expression(tree)
            code = self._language.compile(Guarded().visit(tree), _FILE, _FILE)
        except TemplateSyntaxError as error:
            raise self._fault(error.lineno, syntax.told(error.message or "")) from None
        except (RecursionError, MemoryError, SyntaxError, ValueError):
            raise self._fault(1, "括号或 {% %} 套得太深，或者数字太长") from None
        self._compiled = Compiled.from_code(self._language, code, {})

    def text(self, data: Mapping[str, Any], budget: Budget) -> str:
        """Return the stretch filled with *data*.

        Raises `TemplateFault`, which names the line.
        """
        self._language.finalize = self._language.printed
        return "".join(self._run(data, budget))

    def value(self, data: Mapping[str, Any], budget: Budget) -> Any:  # noqa: ANN401
        """Return what a single `{{ … }}` stands for, of whatever sort; else text."""
        if not self._alone:
            return self.text(data, budget)
        found: list[Any] = []
        self._language.finalize = _kept(found)
        text = "".join(self._run(data, budget))
        return found[0] if found else text

    def _run(self, data: Mapping[str, Any], budget: Budget) -> Iterator[str]:
        self._language.begin(budget)
        context = self._compiled.new_context(dict(data))
        try:
            for piece in self._compiled.root_render_func(context):
                budget.write(len(piece))
                yield piece
        except Complaint as error:
            line = self._line(error.__traceback__)
            raise self._fault(line, _with_names(error, data)) from None
        except (TemplateError, TypeError, ValueError, RecursionError) as error:
            told = f"这里算不出来：{shown(type(error).__name__)}"
            raise self._fault(self._line(error.__traceback__), told) from None

    def _line(self, trace: TracebackType | None) -> int:
        """Return the line of the source that was being run."""
        line = 1
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == _FILE:
                line = self._compiled.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return line

    def _check(self, tree: nodes.Template) -> None:
        """Raise a fault where *tree* does what a template may not."""
        waiting: list[nodes.Node] = [tree]
        while waiting:
            node = waiting.pop()
            told = refusal(node)
            if told:
                raise self._fault(node.lineno or 1, told)
            waiting += node.iter_child_nodes()

    def _fault(self, line: int, message: str) -> TemplateFault:
        return TemplateFault(self._file, self._first + max(line, 1) - 1, message)


def _kept(found: list[Any]) -> Callable[[Any], str]:
    def keep(value: Any) -> str:  # noqa: ANN401
        found.append(value)
        return ""

    return keep


def _only_expression(tree: nodes.Template) -> bool:
    """Say whether *tree* is a single `{{ … }}`."""
    if len(tree.body) != 1 or not isinstance(tree.body[0], nodes.Output):
        return False
    parts = tree.body[0].nodes
    return len(parts) == 1 and not isinstance(parts[0], nodes.TemplateData)


def _check_numbers(*values: object) -> None:
    for value in values:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Complaint(f"加减乘除只能对整数，这里有{kind(value)}；连接文字用 ~")
        if abs(value) > LARGEST_NUMBER:
            raise Complaint("算出来的数太大")


def _lacking(name: str, names: Iterable[str]) -> str:
    known = list(names)
    told = did_you_mean(name, known, f"这里有 {'、'.join(known[:_SHOWN])}")
    return f"没有 {shown(name)} 这一项；{told}"


_SHOWN = 12


def _with_names(error: Complaint, data: Iterable[str]) -> str:
    """Return what *error* says, with the names that may be meant."""
    if not isinstance(error, _MissingName):
        return str(error)
    known = sorted(data)
    told = did_you_mean(str(error), known, f"有 {'、'.join(known)}")
    return f"没有 {shown(error)} 这个变量；{told}"
