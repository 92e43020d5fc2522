"""Seats: which posts a unit has, and who was appointed to them when."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdo import model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from cdo.findings import Path
    from cdo.model.officer import Appointment, Officer
    from cdo.model.posts import Post
    from cdo.registry.index import Registry

Seat = tuple[str, str]
"""A unit's id and the name of a post."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """One officer's appointment to one seat, for the days `[from, until)`."""

    officer: Officer
    index: int
    appointment: Appointment

    @property
    def path(self) -> Path:
        """Where the appointment stands in its officer's file."""
        return ("appointments", self.index)

    @property
    def seat(self) -> Seat:
        """The seat that the officer was appointed to."""
        return (self.appointment.unit, self.appointment.post)

    @property
    def acting(self) -> bool:
        """Whether the officer only acts for a holder."""
        return self.appointment.mode == "主持"

    @property
    def order(self) -> tuple[date, str, int]:
        """Key that puts appointments by first day, then file, then place in it."""
        return (self.appointment.from_, self.officer.path, self.index)

    def overlap(self, other: Tenure) -> date | None:
        """Return the first day on which both tenures run, None if there is none."""
        one, two = self.appointment, other.appointment
        first = max(one.from_, two.from_)
        ends = [end for end in (one.until, two.until) if end is not None]
        return first if all(first < end for end in ends) else None


def held(officer: Officer) -> list[Tenure]:
    """Return the appointments of *officer*, by first day, then place in the file."""
    found = [Tenure(officer, *one) for one in enumerate(officer.appointments)]
    return sorted(found, key=lambda tenure: tenure.order)


def tenures(registry: Registry) -> Mapping[Seat, list[Tenure]]:
    """Return all appointments by seat, those of a seat by first day, then file."""
    found: dict[Seat, list[Tenure]] = defaultdict(list)
    for officer in registry.all(model.Officer):
        for tenure in held(officer):
            found[tenure.seat].append(tenure)
    for holders in found.values():
        holders.sort(key=lambda tenure: tenure.order)
    return found


def overlaps(ordered: Sequence[Tenure]) -> Iterator[tuple[Tenure, Tenure, date]]:
    """Yield each two of *ordered* that share a day, the later second, and the first.

    *ordered* are appointments by first day, so that the search for each ends with
    the first that begins after it.
    """
    for index, one in enumerate(ordered):
        until = one.appointment.until
        for other in range(index + 1, len(ordered)):
            two = ordered[other]
            if until is not None and until <= two.appointment.from_:
                break
            day = one.overlap(two)
            if day is not None:
                yield one, two, day


def post(registry: Registry, seat: Seat) -> Post | None:
    """Return what the scheme says of the post of *seat*, if its unit has it."""
    unit = registry.get(model.Unit, seat[0])
    if unit is None or unit.track is None:
        return None
    wanted = (unit.track, seat[1])
    entries = registry.scheme.posts.entries
    return next((one for one in entries if (one.track, one.post) == wanted), None)
