"""How a rule is written: a function, its docstring, and one decorator."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cdo.findings import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cdo.findings import Message, Path
    from cdo.model import Record
    from cdo.registry.index import Registry

    Run = TypeVar("Run", bound=Callable[..., Iterator["Finding"]])


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
    """A rule, or a part of one, and the function that looks.

    With `of` it looks at one record after the other, which are of these kinds, and
    at what each of them leads to; without, at the whole registry.  `needs` are the
    kinds whose absence it judges.
    """

    rule: Rule
    needs: tuple[str, ...]
    run: Callable[..., Iterator[Finding]]
    of: tuple[str, ...] = ()

    def found(self, registry: Registry) -> Iterator[Finding]:
        """Yield all that is wrong in *registry*."""
        if not self.of:
            yield from self.run(registry)
        for kind in self.of:
            for record in registry.of(kind):
                yield from self.run(registry, record)


class Family(list[Check]):
    """The rules of one module, in the order in which they are written."""

    def rule(  # what a rule declares of itself, by name
        self,
        code: str,
        *messages: Message,
        of: tuple[str, ...] = (),
        needs: tuple[str, ...] = (),
        clause: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Callable[[Run], Run]:
        """Add the decorated function; its docstring is the rule's page.

        Records of the kinds *of* are given to it one by one, after the registry;
        without, it is given the registry only.  *needs* are the kinds (`officer`,
        `scheme-posts`) in which an absent record means something to this rule.
        *clause* is for orientation.
        """

        def add(run: Run) -> Run:
            rule = Rule(code, run.__doc__ or "", messages, severity, clause)
            self.append(Check(rule, needs, run, of))
            return run

        return add

    def also(
        self,
        known: str | Rule,
        *,
        of: tuple[str, ...] = (),
        needs: tuple[str, ...] = (),
    ) -> Callable[[Run], Run]:
        """Add the decorated function as another part of a rule that is *known*.

        A rule of this family can be named by its code.

        Each part is skipped on its own, when a file of its own *needs* is torn.
        """

        def add(run: Run) -> Run:
            named = (check.rule for check in self if check.rule.code == known)
            rule = known if isinstance(known, Rule) else next(named)
            self.append(Check(rule, needs, run, of))
            return run

        return add
