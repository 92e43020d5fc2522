"""Handings-in: filings and reports, those that supersede one another as one."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, Literal, NamedTuple, TypeVar

from cdo import model

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Hashable,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from datetime import date

    from cdo.findings import Path
    from cdo.model.acts import HandingIn
    from cdo.model.filing import Filing
    from cdo.model.filings import FilingType
    from cdo.model.report import Report
    from cdo.registry.index import Registry

H = TypeVar("H", "Filing", "Report")

DRAFT = "草拟"
SENT = "已报送"
RETURNED = "退回"
WITHDRAWN = "撤回"
ACCEPTED = {"备案": "已备案", "报送": "已收文"}
"""The state in which the recipient takes in what is sent, by the verb of its type."""


@dataclass(frozen=True, slots=True)
class Handing(Generic[H]):
    """One handing-in: the records that supersede one another, the oldest first.

    With a `day` only what had happened by the end of that day counts.  What was
    withdrawn is left out of everything but `members`.
    """

    members: tuple[H, ...]
    day: date | None = None

    def as_of(self, day: date | None) -> Handing[H]:
        """Return the same as it stood on *day*."""
        return replace(self, day=day)

    def steps(self, member: H) -> tuple[HandingIn, ...]:
        """Return the events of *member* that had happened, in the order of its file."""
        events = member.events
        return tuple(one for one in events if self.day is None or one.on <= self.day)

    @property
    def standing(self) -> tuple[H, ...]:
        """The members that had been begun and were not withdrawn."""
        last = ((member, self.steps(member)[-1:]) for member in self.members)
        return tuple(m for m, end in last if end and end[0].state != WITHDRAWN)

    @property
    def withdrawn(self) -> bool:
        """Whether all that had been begun was withdrawn."""
        return any(map(self.steps, self.members)) and not self.standing

    @property
    def handed_in(self) -> date | None:
        """The day on which it was first sent."""
        return self._first({SENT})

    @property
    def accepted(self) -> date | None:
        """The day on which its recipient first took it in."""
        return self._first(ACCEPTED.values())

    @property
    def last(self) -> HandingIn | None:
        """The last event of the newest member that was handed in, else drafted."""
        ends = [self.steps(member)[-1] for member in self.standing]
        sent = [end for end in ends if end.state != DRAFT]
        return next(reversed(sent or ends), None)

    @property
    def current(self) -> H | None:
        """The member that counts: the older one until its successor is accepted."""
        return next(iter(self.live), None)

    @property
    def live(self) -> tuple[H, ...]:
        """The current member, and those that are to succeed it."""
        standing = self.standing
        taken = [at for at, one in enumerate(standing) if self._is_accepted(one)]
        return standing[taken[-1] :] if taken else standing

    def _is_accepted(self, member: H) -> bool:
        return any(one.state in ACCEPTED.values() for one in self.steps(member))

    def _first(self, states: Iterable[str]) -> date | None:
        wanted = set(states)
        events = (one for member in self.standing for one in self.steps(member))
        return min((one.on for one in events if one.state in wanted), default=None)


def handings(registry: Registry, kind: type[H]) -> Sequence[Handing[H]]:
    """Return what was handed in of *kind*, each chain once, by its oldest member.

    Where `supersedes` forks or runs in a circle its records are one all the same,
    the nearest to the oldest, or to the first by id, first.
    """
    return registry.once(_OF[kind.kind])


def counts(registry: Registry, record: Filing | Report) -> bool:
    """Say whether *record* is with its recipient and was not succeeded."""
    if not handed_in(record):
        return False
    handing = registry.entry(_BY_MEMBER[record.kind], record.id)
    return any(one is record for one in handing.live)


def _of_filings(registry: Registry) -> Sequence[Handing[Filing]]:
    records = {record.id: record for record in registry.all(model.Filing)}
    return [Handing(members) for members in _chains(records)]


def _of_reports(registry: Registry) -> Sequence[Handing[Report]]:
    records = {record.id: record for record in registry.all(model.Report)}
    return [Handing(members) for members in _chains(records)]


_OF: Mapping[str, Callable[[Registry], Sequence[Handing[Any]]]] = {
    "filing": _of_filings,
    "report": _of_reports,
}
"""How the handings-in of a kind are made, by its name."""


def _by_filing(registry: Registry) -> Mapping[str, Handing[Filing]]:
    return _by_member(handings(registry, model.Filing))


def _by_report(registry: Registry) -> Mapping[str, Handing[Report]]:
    return _by_member(handings(registry, model.Report))


def _by_member(every: Iterable[Handing[H]]) -> Mapping[str, Handing[H]]:
    return {member.id: one for one in every for member in one.members}


_BY_MEMBER: Mapping[str, Callable[[Registry], Mapping[str, Handing[Any]]]] = {
    "filing": _by_filing,
    "report": _by_report,
}
"""How the handings-in of a kind are found by the ids of their members."""


def _chains(records: dict[str, H]) -> Iterator[tuple[H, ...]]:
    beside: dict[str, list[str]] = defaultdict(list)
    starts: dict[bool, list[str]] = {False: [], True: []}
    for name, record in records.items():
        older = record.supersedes
        starts[older in records].append(name)
        if older is not None and older in records:
            beside[older].append(name)
            beside[name].append(older)
    reached: set[str] = set()
    for start in (*starts[False], *starts[True]):
        if start not in reached:
            chain = _around(start, beside)
            reached.update(chain)
            yield tuple(records[name] for name in chain)


def _around(start: str, beside: Mapping[str, list[str]]) -> dict[str, None]:
    """Return what is joined with *start*, directly or not, the nearest first."""
    found = {start: None}
    waiting = deque(found)
    while waiting:
        for name in beside.get(waiting.popleft(), ()):
            if name not in found:
                found[name] = None
                waiting.append(name)
    return found


class Double(NamedTuple, Generic[H]):
    """Two current records for one occasion, and how the later could be joined.

    It would be, if the record `first` said that it supersedes the record `last`.
    """

    one: H
    two: H
    first: str
    last: str


def doubles(
    registry: Registry, kind: type[H], occasion: Callable[[H], Hashable]
) -> Iterator[Double[H]]:
    """Yield each handing-in for an *occasion* for which there was one before.

    The later is the one whose record was begun on a later day, else by id.
    """
    found = [(one, one.current) for one in handings(registry, kind)]
    begun = [
        (record.events[0].on, record.id, one, record)
        for one, record in found
        if record is not None
    ]
    earlier: dict[Hashable, tuple[H, Handing[H]]] = {}
    for *_, handing, record in sorted(begun, key=lambda item: item[:2]):
        key = occasion(record)
        if key in earlier:
            other, before = earlier[key]
            first, last = handing.members[0].id, before.members[-1].id
            yield Double(other, record, first, last)
        earlier[key] = (record, handing)


def sent_on(record: Filing | Report) -> date | None:
    """Return the day on which *record* itself was first sent."""
    return min((one.on for one in record.events if one.state == SENT), default=None)


def accepted_on(record: Filing | Report) -> date | None:
    """Return the day on which *record* itself was taken in."""
    states = ACCEPTED.values()
    return min((one.on for one in record.events if one.state in states), default=None)


def handed_in(record: Filing | Report) -> bool:
    """Say whether *record* is with its recipient: neither a draft nor sent back."""
    return record.events[-1].state in {SENT, *ACCEPTED.values()}


def withdrawn(record: Filing | Report) -> bool:
    """Say whether *record* was withdrawn."""
    return record.events[-1].state == WITHDRAWN


def report_type(registry: Registry) -> tuple[str, FilingType] | None:
    """Return the name of the type that is kept in reports/, and what it asks for."""
    types = registry.scheme.filings.entries.items()
    return next(((name, one) for name, one in types if one.report), None)


def type_of(registry: Registry, record: Filing | Report) -> FilingType | None:
    """Return what the scheme says of the type of *record*, if it knows it."""
    if isinstance(record, model.Filing):
        return registry.scheme.filings.entries.get(record.type)
    named = report_type(registry)
    return named[1] if named is not None else None


class Lack(NamedTuple):
    """What a filing or a report has yet to contain, how strongly, by which clause.

    `path` is where it should stand.
    """

    key: str
    strength: Literal["must", "should"]
    clause: str
    path: Path


def missing(registry: Registry, record: Filing | Report) -> list[Lack]:
    """Return what *record* has yet to contain, whether it was handed in or not."""
    asked = type_of(registry, record)
    clause = asked.clause if asked is not None else ""
    if not isinstance(record, model.Filing):
        return list(_unwritten(registry, record, clause))
    there = registry.entry(_contents, record.id)
    if asked is None or there is None:
        return []
    must, should = asked.contents.must, asked.contents.should
    lacks = [Lack(key, "must", clause, ("contents", key)) for key in must]
    lacks += [
        Lack(key, "should", clause, ("contents", key))
        for key in should
        if key not in must
    ]
    return [lack for lack in lacks if lack.key not in there]


def _contents(registry: Registry) -> Mapping[str, set[str] | None]:
    """Return what each filing contains, None where that stands in a file not read.

    What filings contain that say of each other that it is the same, each of them
    contains.
    """
    beside: dict[str, list[str]] = defaultdict(list)
    filings = registry.all(model.Filing)
    for filing in filings:
        if filing.same_content_as is not None:
            beside[filing.id].append(filing.same_content_as)
            beside[filing.same_content_as].append(filing.id)
    found: dict[str, set[str] | None] = {}
    for filing in filings:
        if filing.id not in found:
            alike = _around(filing.id, beside)
            read = [registry.get(model.Filing, name) for name in alike]
            keys = {key for one in read if one is not None for key in one.contents}
            found |= dict.fromkeys(alike, None if None in read else keys)
    return found


def _unwritten(registry: Registry, report: Report, clause: str) -> Iterator[Lack]:
    """Yield the areas on which *report* says neither a word nor why, and suggestions.

    An area of its own that it names has to say something, too.
    """
    areas = registry.scheme.frames.report_areas
    for key in dict.fromkeys((*areas, *report.sections)):
        text = report.sections.get(key)
        explained = text is not None and key in report.reasons
        if not (text or "").strip() and not explained:
            yield Lack(key, "must", clause, ("sections", key))
    if not report.suggestions:
        yield Lack("suggestions", "must", clause, ("suggestions",))
