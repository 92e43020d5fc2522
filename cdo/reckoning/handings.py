"""Handings-in: filings and reports, those that supersede one another as one."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar, cast

from cdo import model

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Hashable,
        Iterable,
        Mapping,
        Sequence,
    )
    from datetime import date

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


@dataclass(frozen=True)
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
        if self.day is None:
            return member.events
        return tuple(one for one in member.events if one.on <= self.day)

    @cached_property
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

    @cached_property
    def live(self) -> tuple[H, ...]:
        """The current member, and those that are to succeed it."""
        standing = self.standing
        taken = [at for at, one in enumerate(standing) if self._is_accepted(one)]
        return standing[taken[-1] :] if taken else standing

    @cached_property
    def counting(self) -> frozenset[str]:
        """The ids of those that are `live`."""
        return frozenset(member.id for member in self.live)

    def _is_accepted(self, member: H) -> bool:
        return any(one.state in ACCEPTED.values() for one in self.steps(member))

    def _first(self, states: Iterable[str]) -> date | None:
        wanted = set(states)
        events = (one for member in self.standing for one in self.steps(member))
        return min((one.on for one in events if one.state in wanted), default=None)


def handings(registry: Registry, kind: type[H]) -> Sequence[Handing[H]]:
    """Return what was handed in of *kind*, each chain once, by its oldest member.

    Where `supersedes` forks or runs in a circle its records are one all the same,
    the nearest to the oldest, or to the first by id in the circle, first.
    """
    return registry.once(_every, kind)


def handing(registry: Registry, record: H) -> Handing[H]:
    """Return the handing-in that *record* is a member of."""
    return registry.once(_of_member, type(record), record.id)


def _of_member(registry: Registry, kind: type[H], name: str) -> Handing[H]:
    start = _start(registry, cast("H", registry.get(kind, name)))
    return registry.once(_joined, kind, start.id)


def _every(registry: Registry, kind: type[H]) -> Sequence[Handing[H]]:
    starts = {one.id: one for one in (_start(registry, r) for r in registry.all(kind))}
    circles = {name: _older(registry, one) is not None for name, one in starts.items()}
    order = sorted(starts, key=lambda name: (circles[name], name))
    return [handing(registry, starts[name]) for name in order]


def _start(registry: Registry, record: H) -> H:
    """Return the oldest before *record*, the first by id where that is a circle."""
    way: dict[str, H] = {}
    while record.id not in way:
        way[record.id] = record
        older = _older(registry, record)
        if older is None:
            return record
        record = older
    names = list(way)
    return way[min(names[names.index(record.id) :])]


def _older(registry: Registry, record: H) -> H | None:
    name = record.supersedes
    return registry.get(type(record), name) if name is not None else None


def _joined(registry: Registry, kind: type[H], start: str) -> Handing[H]:
    """Return all that is joined with *start*, directly or not, the nearest first."""
    found: dict[str, H] = {}
    waiting: deque[H | None] = deque([registry.get(kind, start)])
    while waiting:
        record = waiting.popleft()
        if record is None or record.id in found:
            continue
        found[record.id] = record
        waiting.append(_older(registry, record))
        waiting.extend(registry.having(kind, _superseded, record.id))
    return Handing(tuple(found.values()))


def _superseded(record: Filing | Report) -> tuple[str, ...]:
    return () if record.supersedes is None else (record.supersedes,)


class Double(NamedTuple, Generic[H]):
    """Two current records for one occasion, and how the later could be joined.

    It would be, if the record `first` said that it supersedes the record `last`.
    """

    one: H
    two: H
    first: str
    last: str


def double(
    registry: Registry, record: H, occasion: Callable[[H], tuple[Hashable]]
) -> Double[H] | None:
    """Return that there was one before for the *occasion* of *record*, None if not.

    The later is the one whose record was begun on a later day, else by id.
    """
    (which,) = occasion(record)
    doubles = registry.once(_doubles, type(record), occasion, which)
    return doubles.get(record.id)


def _doubles(
    registry: Registry,
    kind: type[H],
    occasion: Callable[[H], tuple[Hashable]],
    which: Hashable,
) -> Mapping[str, Double[H]]:
    """Return by its id each current record for an occasion after the first."""
    records = registry.having(kind, occasion, which)
    current = [one for one in records if handing(registry, one).current is one]
    current.sort(key=lambda one: (one.events[0].on, one.id))
    found = {}
    for one, two in pairwise(current):
        first = handing(registry, two).members[0].id
        last = handing(registry, one).members[-1].id
        found[two.id] = Double(one, two, first, last)
    return found


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
