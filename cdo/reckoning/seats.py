"""Seats: which posts a unit has, and who was appointed to them when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from cdo import model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cdo.findings import Path
    from cdo.model.officer import Appointment, Officer
    from cdo.model.posts import Post
    from cdo.registry.index import Registry

K = TypeVar("K")

Seat = tuple[str, str]
"""A unit's id and the name of a post."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One officer's appointment to one seat, for the days `[from, until)`."""

    officer: Officer
    index: int
    appointment: Appointment
    seat: Seat

    @property
    def path(self) -> Path:
        """Where the appointment stands in its officer's file."""
        return ("appointments", self.index)

    @property
    def acting(self) -> bool:
        """Whether the officer only acts for a holder."""
        return self.appointment.mode == "主持"

    @property
    def order(self) -> tuple[date, str, int]:
        """Key that puts appointments by first day, then file, then place in it."""
        return (self.appointment.from_, self.officer.path, self.index)

    def longer(self, other: Tenure | None) -> Tenure:
        """Return which of two tenures ends later, *other* where both do."""
        if other is None or other.appointment.until is None:
            return other or self
        until = self.appointment.until
        return self if until is None or until > other.appointment.until else other

    def overlap(self, other: Tenure) -> date | None:
        """Return the first day on which both tenures run, None if there is none."""
        one, two = self.appointment, other.appointment
        first = max(one.from_, two.from_)
        ends = [end for end in (one.until, two.until) if end is not None]
        return first if all(first < end for end in ends) else None


def held(registry: Registry, officer: Officer) -> Sequence[Tenure]:
    """Return the appointments of *officer*, by first day, then place in the file."""
    return registry.once(_held, officer.id)


def seated(registry: Registry, officer: Officer) -> Sequence[tuple[Tenure, Post]]:
    """Return what *officer* holds in units that have such a post, with the posts."""
    return registry.once(_seated, officer.id)


def at(registry: Registry, seat: Seat) -> Sequence[Tenure]:
    """Return the appointments to *seat*, by first day, then file."""
    found = [
        tenure
        for officer in registry.having(model.Officer, _seats, seat)
        for tenure in held(registry, officer)
        if tenure.seat == seat
    ]
    return sorted(found, key=lambda tenure: tenure.order)


def appointed(registry: Registry, unit: str) -> Sequence[Officer]:
    """Return the officers who were ever appointed in *unit*, by id."""
    return registry.having(model.Officer, _units, unit)


def tenures(registry: Registry) -> Mapping[Seat, list[Tenure]]:
    """Return all appointments by seat, those of a seat by first day, then file."""
    return registry.once(_by_seat)


def _seated(registry: Registry, name: str) -> Sequence[tuple[Tenure, Post]]:
    every = registry.once(_held, name)
    posts = ((tenure, post(registry, tenure.seat)) for tenure in every)
    return [(tenure, its) for tenure, its in posts if its is not None]


def _held(registry: Registry, name: str) -> Sequence[Tenure]:
    officer = cast("Officer", registry.get(model.Officer, name))
    found = [
        Tenure(officer, index, one, (one.unit, one.post))
        for index, one in enumerate(officer.appointments)
    ]
    found.sort(key=lambda one: one.appointment.from_)
    return found


def _seats(officer: Officer) -> Iterator[Seat]:
    return ((one.unit, one.post) for one in officer.appointments)


def _units(officer: Officer) -> Iterator[str]:
    return (one.unit for one in officer.appointments)


def _by_seat(registry: Registry) -> Mapping[Seat, list[Tenure]]:
    officers = registry.all(model.Officer)
    every = [one for officer in officers for one in held(registry, officer)]
    every.sort(key=lambda tenure: tenure.order)
    return grouped(every, lambda tenure: tenure.seat)


def grouped(
    ordered: Iterable[Tenure], key: Callable[[Tenure], K]
) -> Mapping[K, list[Tenure]]:
    """Return *ordered* by their *key*, those of one key in the same order."""
    found: dict[K, list[Tenure]] = defaultdict(list)
    for tenure in ordered:
        found[key(tenure)].append(tenure)
    return found


def overlapping(ordered: Iterable[Tenure]) -> bool:
    """Say whether some of what is *ordered* by first day may share a day."""
    last = date.min
    for one in ordered:
        since, until = one.appointment.from_, one.appointment.until
        if since < last:
            return True
        last = date.max if until is None else max(last, until)
    return False


def meetings(
    ordered: Iterable[Tenure], key: Callable[[Tenure], object]
) -> Iterator[tuple[Tenure, Tenure, date]]:
    """Yield what shares days: an earlier tenure, a later, and their first such day.

    *ordered* are by first day.  Of the earlier ones with one *key* only that which
    ends last is told of, so that a file full of repetitions is told of once a line.
    """
    running: dict[object, Tenure] = {}
    for two in ordered:
        since = two.appointment.from_
        for known, one in list(running.items()):
            until = one.appointment.until
            if until is not None and until <= since:
                del running[known]
            elif one.overlap(two) is not None:
                yield one, two, since
        running[key(two)] = two.longer(running.get(key(two)))


def post(registry: Registry, seat: Seat) -> Post | None:
    """Return what the scheme says of the post of *seat*, if its unit has it."""
    unit = registry.get(model.Unit, seat[0])
    if unit is None or unit.track is None:
        return None
    return registry.once(_posts).get((unit.track, seat[1]))


def _posts(registry: Registry) -> Mapping[tuple[str, str], Post]:
    """Return the posts by track and name, the first where one is listed twice."""
    entries = reversed(registry.scheme.posts.entries)
    return {(entry.track, entry.post): entry for entry in entries}
