"""The filters of templates: what stands behind `|`.

Each takes plain values, gives a plain value, and pays for its work beforehand.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cdo import calendar
from cdo.documents.templates.faults import Complaint
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cdo.documents.templates.budget import Budget

    Filter = Callable[..., Any]

_FORMS: dict[str, Callable[[date], str]] = {
    "full": calendar.written,
    "month": lambda day: f"{day.year}年{day.month}月",
    "short": lambda day: f"{day.month}月{day.day}日",
    "dotted": lambda day: f"{day.year}.{day.month}.{day.day}",
}
_DIGITS = "零一二三四五六七八九"
_TEN = 10
_PAGE = 1_000
"""Characters that are looked through in one step."""


class Filters:
    """The filters of one document, which draw on its budget."""

    def __init__(self) -> None:
        """Make filters; `budget` is set for each document."""
        self.budget: Budget

    def table(self) -> dict[str, Filter]:
        """Return every filter by its name."""
        return {
            "chinese": chinese,
            "column": self.column,
            "date": written,
            "default": default,
            "first": first,
            "items": self.items,
            "join": self.join,
            "last": last,
            "length": length,
            "paragraphs": self.paragraphs,
            "unique": self.unique,
            "_compared": self.compared,
            "_concatenated": self.concatenated,
            "_counted": self.counted,
            "_holds": self.holds,
            "_read": self.read,
        }

    def counted(self, values: Any) -> Iterator[Any]:  # noqa: ANN401
        """Yield *values*, a step each: what `{% for %}` runs over."""
        for value in _list(values, "{% for %} 后面"):
            self.budget.step()
            yield value

    def concatenated(self, values: list[Any]) -> str:
        """Return *values* one after another: what `~` does."""
        texts = [_text(value, "~ 两边") for value in values]
        self.budget.write(sum(map(len, texts)))
        return "".join(texts)

    def compared(self, value: Any) -> Any:  # noqa: ANN401
        """Return *value*, which is to be compared: a text, a number or nothing.

        Lists may hold one another, so that comparing two of them never ends.
        """
        if isinstance(value, list | tuple | dict):
            told = f"{kind(value)}不能拿来比较或用作名字；比较里面的值，或 |length"
            raise Complaint(told)
        return self.read(value)

    def read(self, value: Any) -> Any:  # noqa: ANN401
        """Return *value*, the looking through of which, if it is long, is paid."""
        if isinstance(value, str | list):
            self.budget.step(len(value) // _PAGE)
        return value

    def holds(self, values: Any, value: Any) -> bool:  # noqa: ANN401
        """Return whether *value* is among *values*: what `in` asks."""
        self.compared(value)
        if isinstance(values, str) and isinstance(value, str):
            self.read(values)
            return value in values
        found = values if isinstance(values, dict) else _list(values, "in 后面")
        self.budget.step(len(found))
        return value in found

    def join(self, values: Any, between: str = "") -> str:  # noqa: ANN401
        """Return *values* in one text, with *between* them."""
        texts = [_text(value, "join 的每一项") for value in _list(values, "join 前面")]
        glue = _text(between, "join 的括号里")
        self.budget.step(len(texts))
        self.budget.write(sum(map(len, texts)) + len(glue) * len(texts))
        return glue.join(texts)

    def column(self, values: Any, name: str) -> list[Any]:  # noqa: ANN401
        """Return what each of *values* has under *name*."""
        name = _text(name, "column 的括号里")
        rows = _list(values, "column 前面")
        self.budget.step(len(rows))
        for row in rows:
            if not isinstance(row, dict) or name not in row:
                raise Complaint(f"column 前面的各项里没有 {shown(name)}")
        return [row[name] for row in rows]

    def unique(self, values: Any) -> list[Any]:  # noqa: ANN401
        """Return *values*, each once, in their order."""
        texts = [_text(one, "unique 的每一项") for one in _list(values, "unique 前面")]
        self.budget.step(len(texts))
        return list(dict.fromkeys(texts))

    def items(self, values: Any) -> list[list[Any]]:  # noqa: ANN401
        """Return the keys and values of a group of *values*, pair by pair."""
        if not isinstance(values, dict):
            raise Complaint("items 前面要是一组有名字的值")
        self.budget.step(len(values))
        return [[key, value] for key, value in values.items()]

    def paragraphs(self, value: Any) -> list[str]:  # noqa: ANN401
        """Return the paragraphs of *value*: its lines that say something.

        Of a list, those of each of its texts.
        """
        texts = value if isinstance(value, list) else [value]
        lines = [
            line.strip()
            for text in texts
            for line in _text(text, "paragraphs 前面").splitlines()
        ]
        self.budget.step(len(lines) + sum(map(len, lines)) // _PAGE)
        return [line for line in lines if line]


def default(value: Any, otherwise: Any = "") -> Any:  # noqa: ANN401
    """Return *value*, or *otherwise* where it is empty."""
    return otherwise if value is None or value in ("", []) else value


def first(values: Any) -> Any:  # noqa: ANN401
    """Return the first of *values*."""
    return _some(values, "first")[0]


def last(values: Any) -> Any:  # noqa: ANN401
    """Return the last of *values*."""
    return _some(values, "last")[-1]


def length(values: Any) -> int:  # noqa: ANN401
    """Return how many *values* there are, or how long a text is."""
    if isinstance(values, str | dict):
        return len(values)
    return len(_list(values, "length 前面"))


def written(value: Any, form: str = "full") -> str:  # noqa: ANN401
    """Return a day as documents write it: 2022年5月25日.

    As `month` without its day, as `short` without its year, as `dotted` for the
    cells of a table: 2022.5.25.
    """
    if _text(form, "date 的括号里") not in _FORMS:
        raise Complaint(f"date 的写法只有 {'、'.join(_FORMS)}，没有 {shown(form)}")
    try:
        day = date.fromisoformat(_text(value, "date 前面"))
    except ValueError:
        told = f"date 前面要是日期，写成 2022-08-31，不是“{shown(value)}”"
        raise Complaint(told) from None
    return _FORMS[form](day)


def chinese(value: Any) -> str:  # noqa: ANN401
    """Return a number up to 99 as Chinese writes it: 十三."""
    if not _is_number(value) or not 0 <= value < _TEN * _TEN:
        raise Complaint(f"chinese 前面要是 0 到 99 的整数，不是“{named(value)}”")
    tens, ones = divmod(value, _TEN)
    if tens == 0:
        return _DIGITS[ones]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"


def one_line(text: str) -> str:
    """Return *text* on one line; between Chinese characters no blank is left."""
    found = ""
    for line in filter(None, map(str.strip, text.split("\n"))):
        apart = found and (found[-1].isascii() or line[0].isascii())
        found += f" {line}" if apart else line
    return found


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _list(value: Any, where: str) -> list[Any]:  # noqa: ANN401
    """Return *value*, which has to be a list."""
    if isinstance(value, list | tuple):
        return list(value)
    raise Complaint(f"{where}要是一列值，这里是{kind(value)}")


def _some(value: Any, name: str) -> list[Any]:  # noqa: ANN401
    found = _list(value, f"{name} 前面")
    if not found:
        raise Complaint(f"{name} 前面的一列值是空的，先用 {{% if %}} 判断")
    return found


def _text(value: Any, where: str) -> str:  # noqa: ANN401
    """Return *value*, a text or a number, as text."""
    if isinstance(value, str):
        return value
    if _is_number(value):
        return str(value)
    raise Complaint(f"{where}要是文字或数字，这里是{kind(value)}")


def is_odd(value: Any) -> bool:  # noqa: ANN401
    """Return whether a whole number is odd; a text would be filled in instead."""
    if not _is_number(value):
        raise Complaint(f"is odd 和 is even 前面要是整数，不是“{named(value)}”")
    return bool(value % 2)


def is_even(value: Any) -> bool:  # noqa: ANN401
    """Return whether a whole number is even."""
    return not is_odd(value)


def named(value: Any) -> str:  # noqa: ANN401
    """Return *value* as a message may repeat it; a list only by its kind."""
    return shown(value) if isinstance(value, str | int) else kind(value)


def kind(value: Any) -> str:  # noqa: ANN401
    """Return what sort of value *value* is, in a clerk's words."""
    names = {bool: "真假值", str: "文字", int: "数字", dict: "一组值"}
    if value is None:
        return "空的"
    return names.get(type(value), "一列值")
