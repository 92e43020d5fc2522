"""How a rule is written: a function, its docstring, and one decorator."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo.findings import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cdo.findings import Message, Path
    from cdo.model import Record
    from cdo.registry.index import Registry

    Run = Callable[[Registry], Iterator["Finding"]]


class Finding(NamedTuple):
    """Something wrong at a path of a record; the engine finds the line."""

    record: Record
    path: Path
    message: Message
    fields: dict[str, object]
    clause: str = ""


def finding(
    record: Record, path: Path, message: Message, clause: str = "", **fields: object
) -> Finding:
    """Return that *message*, filled in with *fields*, holds at *path* of *record*."""
    return Finding(record, path, message, fields, clause)


class Check(NamedTuple):
    """A rule, the kinds whose absence it judges, and the function that looks.

    Where it says something of records of one kind only, it is the kind `of`.
    """

    rule: Rule
    needs: tuple[str, ...]
    run: Run
    of: str = ""


class Family(list[Check]):
    """The rules of one module, in the order in which they are written."""

    def rule(
        self,
        code: str,
        *messages: Message,
        needs: tuple[str, ...] = (),
        clause: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Callable[[Run], Run]:
        """Add the decorated function; its docstring is the rule's page.

        *needs* are the kinds (`officer`, `scheme-posts`) in which an absent
        record means something to this rule.  *clause* is for orientation.
        """

        def add(run: Run) -> Run:
            rule = Rule(code, run.__doc__ or "", messages, severity, clause)
            self.append(Check(rule, needs, run))
            return run

        return add

    def also(
        self, code: str, *, needs: tuple[str, ...] = (), of: str = ""
    ) -> Callable[[Run], Run]:
        """Add the decorated function as another part of the rule *code*.

        Each part is skipped on its own, when a file of its own *needs* is torn; one
        that only says something *of* a kind is not, where there are none of it.
        """

        def add(run: Run) -> Run:
            rule = next(check.rule for check in self if check.rule.code == code)
            self.append(Check(rule, needs, run, of))
            return run

        return add
