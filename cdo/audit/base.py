"""How a check of the history is written: a function of one step, and its page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cdo.audit.files import Files
from cdo.findings import Place, Rule, Severity
from cdo.registry.changes.edits import Edit, Touched, edits
from cdo.registry.changes.naming import text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from cdo.audit.keys import Verdict
    from cdo.audit.seals import Seal
    from cdo.findings import Diagnostic, Message
    from cdo.registry.changes.contents import Content
    from cdo.registry.history.commits import Commit
    from cdo.registry.history.line import Change
    from cdo.registry.index import Registry
    from cdo.registry.source import Value
    from cdo.registry.trees import Obstacle

    Run = Callable[["Step"], Iterator["Found"]]
    Says = Callable[[str | None], Content]
    Tells = Callable[[str], Sequence["Number"]]
    Bytes = Callable[[str], bytes | Obstacle]
    Reads = Callable[[str], Registry]
    Breaks = Callable[["Step"], list[Diagnostic]]
    Verifies = Callable[["Step"], Verdict | None]


class Number(NamedTuple):
    """A number of a person in a text: where, what kind it is, masked."""

    line: int
    column: int
    length: int
    kind: str
    shown: str


class Sealed(NamedTuple):
    """The latest seal on the ancestors of a commit: when, in seconds, and its name."""

    time: int
    name: str


@dataclass(frozen=True)
class State:
    """The registry as one commit has it: blobs by path.

    `gone` are the blobs of files that were there before and are not any more;
    `sealed` is the latest seal on the commit or on what it descends from.
    """

    files: Files
    gone: Files
    time: int = 0
    sealed: Sealed | None = None


NOTHING = State(Files(), Files())
"""What there was before the first commit."""


class Tip(NamedTuple):
    """What is known at the last commit of an audit.

    `day` is that of the audit, `ids` are all commits, `since` the digits of the
    checkpoint asked about, if any; `later` are commits that descend from the last.
    """

    day: date
    seals: Sequence[Seal]
    since: str
    ids: frozenset[str]
    later: Callable[[str], bool]

    def holds(self, commit: str) -> bool:
        """Say whether *commit* is in this history, or goes on from it."""
        return commit in self.ids or self.later(commit)


@dataclass(frozen=True)
class Step:
    """One commit: what it made of its parents' states, and what befell the records.

    `says` gives the content of a blob,
    `bytes` what it is made of, `tells` the numbers of persons in one that no commit
    had before, `reads` the registry of a commit, `breaks` what keeps it from
    validating, where the commit is the one on the line of first parents that makes it
    so.  `verifies` holds a commit's signature against the signers that the parent
    names.  `tip` is there at the last commit, and None at the others.  `kept` are the
    findings that the commit gave once, by code; None where nothing is known of it.
    """

    commit: Commit
    parents: tuple[State, ...]
    state: State
    changes: tuple[Change, ...]
    says: Says
    tells: Tells
    bytes: Bytes
    reads: Reads
    breaks: Breaks
    verifies: Verifies
    tip: Tip | None = None
    kept: Mapping[str, Sequence[Found]] | None = None

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """What befell the records, compared with the first parent."""
        return tuple(edits((Touched(*one) for one in self.changes), self.says))

    @property
    def before(self) -> State:
        """The state of the first parent; nothing where there is none."""
        return self.parents[0] if self.parents else NOTHING

    @property
    def signers(self) -> str:
        """The list of signers that the first parent names, empty without one."""
        return text(self.says(self.before.files.get("registry.yaml")).value, "signers")

    @cached_property
    def signature(self) -> Verdict | None:
        """What becomes of the commit's signature; None where none is asked for."""
        return self.verifies(self)

    @property
    def is_merge(self) -> bool:
        """Whether the commit has more than one parent."""
        return len(self.parents) > 1

    def value(self, path: str) -> Value:
        """Return what the file at *path* says after the commit; None without it."""
        return self.says(self.state.files.get(path)).value


class Found(NamedTuple):
    """Something wrong that a commit did: where, and the values before and after."""

    diagnostic: Diagnostic
    old: str | None = None
    new: str | None = None

    @property
    def sign(self) -> tuple[str | None, ...]:
        """What is the same where a merge only passes on what a branch did."""
        one = self.diagnostic
        return one.rule.code, one.place.file, one.field, self.old, self.new


class Check(NamedTuple):
    """A rule on the history and the function that looks at each commit.

    It is asked `afresh` at every audit where it depends on more than the commits: on
    the day, on seals, on programs, on what comes first.
    """

    rule: Rule
    run: Run
    afresh: bool = False


class Family(list[Check]):
    """The checks of one module, in the order in which they are written."""

    def rule(
        self,
        code: str,
        *messages: Message,
        severity: Severity = Severity.ERROR,
        afresh: bool = False,
    ) -> Callable[[Run], Run]:
        """Add the decorated function; its docstring is the rule's page."""

        def add(run: Run) -> Run:
            rule = Rule(code, run.__doc__ or "", messages, severity)
            self.append(Check(rule, run, afresh))
            return run

        return add

    def found(  # noqa: PLR0913  # the parts of a finding, most by name
        self,
        code: str,
        place: Place | str,
        message: Message,
        *,
        record: str | None = None,
        field: str | None = None,
        old: str | None = None,
        new: str | None = None,
        **told: object,
    ) -> Found:
        """Return that *message*, filled in with all that is given, holds at *place*."""
        rule = next(check.rule for check in self if check.rule.code == code)
        at = Place(place) if isinstance(place, str) else place
        parts = {"record": record, "field": field, "old": old, "new": new} | told
        path = (field,) if field else ()
        said = rule.at(at, message, record=record, path=path, fields=parts)
        return Found(said, old, new)
