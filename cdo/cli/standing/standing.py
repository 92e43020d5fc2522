"""How things stand on a day: what `status`, `deadlines` and `roster` answer from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cdo import calendar, model
from cdo.reckoning import obligations, occupancy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from cdo.cli.asking.editions import Edition
    from cdo.model.unit import Unit
    from cdo.model.waiver import Waiver
    from cdo.reckoning.obligations import Item
    from cdo.reckoning.occupancy import Occupancy
    from cdo.registry.index import Registry

SEATING = ("registry", "scheme-vocabulary", "scheme-posts", "unit", "officer")
"""Kinds of record that tell who holds which seat."""

ACTING = (
    *SEATING,
    "scheme-clauses",
    "scheme-filings",
    "scheme-obligations",
    "filing",
    "report",
    "evaluation",
    "document",
    "waiver",
)
"""Kinds of record that tell how obligations stand."""


_NAMELESS = "登记库"


class Count(NamedTuple):
    """How many seats there are, and how many in each state."""

    total: int
    held: int
    acting: int
    vacant: int


class Cohort(NamedTuple):
    """The units of one cohort, or of none, in the order of a paper."""

    name: str | None
    units: list[Unit]


@dataclass(frozen=True)
class Standing:
    """Seats, obligations and waivers as of a day, of some units or of all."""

    registry: Registry
    day: date
    edition: Edition
    seats: list[Occupancy]
    items: list[Item]
    waivers: list[Waiver]

    def seats_of(self, unit: str) -> list[Occupancy]:
        """Return the seats of the unit with the id *unit*."""
        return self._seats.get(unit, [])

    def items_of(self, unit: str) -> list[Item]:
        """Return the obligations of the unit with the id *unit*."""
        return self._items.get(unit, [])

    @cached_property
    def _seats(self) -> dict[str, list[Occupancy]]:
        found: dict[str, list[Occupancy]] = defaultdict(list)
        for seat in self.seats:
            found[seat.unit.id].append(seat)
        return found

    @cached_property
    def _items(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            found[item.unit.id].append(item)
        return found

    @property
    def when(self) -> str:
        """What a title says: the day, and which edition of the registry told of it."""
        return f"{calendar.written(self.day)}{self.edition.told}"

    @property
    def title(self) -> str:
        """What the registry is called."""
        return self.registry.manifest.title or _NAMELESS

    @property
    def doubled(self) -> bool:
        """Whether a seat has more than one holder, or more than one person acting."""
        return any(seat.others for seat in self.seats)

    @cached_property
    def cohorts(self) -> list[Cohort]:
        """The units that have a seat or an obligation.

        Pilots first, then those of no cohort, then the others.  Within a cohort by
        track, pilots as the scheme's scope lists them, then by id.
        """
        units = {one.unit.id: one.unit for one in self.seats}
        units |= {one.unit.id: one.unit for one in self.items}
        ordered = sorted(units.values(), key=self._order)
        words = self.registry.scheme.vocabulary
        names = dict.fromkeys((words.pilot_cohort, None, *words.cohorts))
        names |= dict.fromkeys(unit.cohort for unit in ordered)
        found = (
            Cohort(name, [unit for unit in ordered if unit.cohort == name])
            for name in names
        )
        return [cohort for cohort in found if cohort.units]

    def _order(self, unit: Unit) -> tuple[int, int, str]:
        tracks = self.registry.scheme.vocabulary.tracks
        pilots = self.registry.scheme.scope.pilots
        return (_place(unit.track, tracks), _place(unit.id, pilots), unit.id)

    @property
    def own(self) -> Count:
        """The count of the seats of pilots and of units without a cohort."""
        pilot = self.registry.scheme.vocabulary.pilot_cohort
        return count(seat for seat in self.seats if seat.unit.cohort in {None, pilot})

    @property
    def others(self) -> dict[str, Count]:
        """The counts of the seats of every other cohort that has any."""
        words = self.registry.scheme.vocabulary
        found = (seat.unit.cohort for seat in self.seats)
        names = dict.fromkeys((*words.cohorts, *found))
        counts = {
            name: count(seat for seat in self.seats if seat.unit.cohort == name)
            for name in names
            if name is not None and name != words.pilot_cohort
        }
        return {name: one for name, one in counts.items() if one.total}


def standing(
    registry: Registry, day: date, edition: Edition, units: Collection[str] = ()
) -> Standing:
    """Return how things stand on *day* for *units*, given by id, or for all.

    *registry* is what was read of *edition*.
    """

    def wanted(unit: str | None) -> bool:
        return not units or unit in units

    return Standing(
        registry,
        day,
        edition,
        [one for one in occupancy.occupied(registry, day) if wanted(one.unit.id)],
        [one for one in obligations.items(registry, day) if wanted(one.unit.id)],
        [one for one in registry.all(model.Waiver) if wanted(unit_of(one))],
    )


def count(seats: Iterable[Occupancy]) -> Count:
    """Return how many of *seats* there are, and how many in each state."""
    states = [seat.state for seat in seats]
    each = (states.count(state) for state in ("held", "acting", "vacant"))
    return Count(len(states), *each)


def unit_of(waiver: Waiver) -> str | None:
    """Return the id of the unit that *waiver* is for; None where it is for no unit."""
    kind, _, name = waiver.subject.partition("/")
    return name if kind == "unit" else None


def state_of(waiver: Waiver, day: date) -> str:
    """Return whether *waiver* is active on *day*, expired by then, or future."""
    if day < waiver.from_:
        return "future"
    return "active" if day < waiver.until else "expired"


def _place(name: str | None, order: Sequence[str]) -> int:
    return order.index(name) if name in order else len(order)
