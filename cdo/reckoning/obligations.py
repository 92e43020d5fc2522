"""The state of every obligation of every unit, as of a day: the one place for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cdo import calendar, model
from cdo.reckoning import issuing
from cdo.reckoning.bindings import binds
from cdo.reckoning.evidence import Ledger
from cdo.reckoning.handings import RETURNED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cdo.model.obligations import Obligation
    from cdo.model.unit import Unit
    from cdo.model.waiver import Waiver
    from cdo.reckoning.evidence import Evidence
    from cdo.registry.index import Registry

State = Literal[
    "not_due",
    "due_today",
    "submitted",
    "returned",
    "met",
    "met_after_return",
    "met_late",
    "overdue",
    "undated",
    "undated_met",
    "aim",
    "aim_met",
    "waived",
]
MET = frozenset({"met", "met_after_return", "met_late", "undated_met", "aim_met"})


class Progress(NamedTuple):
    """How many of the units that another obligation binds have handed in."""

    id: str
    done: int
    of: int


class Item(NamedTuple):
    """One obligation of one unit, in one year if it comes every year, on one day.

    `days` and `workdays` are what was left when it was handed in or first held,
    else what is left now: negative when over, None without a due day; `workdays`
    also where the calendar of a year is not known.  `since` is the day that
    brought the state, None for a state that no day brought.  `reminded` are the
    documents by which the unit was reminded.
    """

    day: date
    id: str
    unit: Unit
    obligation: Obligation
    year: int | None
    due: date | None
    state: State
    days: int | None
    workdays: int | None
    since: date | None
    record: str | None
    acting: str | None
    after: tuple[Progress, ...]
    reminded: tuple[str, ...] = ()

    @property
    def late(self) -> bool:
        """Whether it is past its due day and not with its recipient."""
        past = self.due is not None and self.day > self.due
        return self.state == "overdue" or (self.state == "returned" and past)


def items(registry: Registry, day: date, only: int | None = None) -> list[Item]:
    """Return the state of each obligation for each unit that it binds.

    In the order of the scheme, then by unit, then by year.  An obligation of every
    year has one item a year, from its first year to that of *day*, or for the year
    *only*.
    """
    book = _Book(registry, day)
    return [
        book.item(name, unit, year)
        for name, obligation in registry.scheme.obligations.entries.items()
        for unit in book.bound(obligation)
        for year in years(obligation, day)
        if only is None or year in {None, only}
    ]


def years(obligation: Obligation, day: date) -> list[int | None]:
    """Return the years of which *obligation* has an item by *day*; [None] for once."""
    if obligation.every is None or obligation.from_year is None:
        return [None]
    return list(range(obligation.from_year, day.year + 1))


class _Book:
    """What is needed to say how things stand on one day."""

    def __init__(self, registry: Registry, day: date) -> None:
        self._registry = registry
        self._day = day
        self._ledger = Ledger(registry, day)
        waivers = sorted(registry.all(model.Waiver), key=lambda one: one.from_)
        self._waivers = {
            (waiver.obligation, waiver.subject): waiver
            for waiver in reversed(waivers)
            if waiver.from_ <= day < waiver.until
        }
        self._progress: dict[tuple[str, int | None], Progress] = {}

    def bound(self, obligation: Obligation) -> list[Unit]:
        units = self._registry.all(model.Unit)
        return [unit for unit in units if binds(obligation, unit)]

    def item(self, name: str, unit: Unit, year: int | None) -> Item:
        obligation = self._registry.scheme.obligations.entries[name]
        due = obligation.due_in(year)
        evidence = self._ledger.evidence(name, unit, year)
        waiver = self._waivers.get((name, unit.ref))
        state, since = _state(obligation, due, evidence, waiver, self._day)
        start = evidence.begun or self._day
        return Item(
            self._day,
            name,
            unit,
            obligation,
            year,
            due,
            state,
            None if due is None else (due - start).days,
            None if due is None else calendar.workdays(start, due),
            since,
            waiver.ref if waiver and state == "waived" else evidence.record,
            evidence.acting,
            tuple(self._after(obligation, year)),
            tuple(self._reminders(name, unit, year)),
        )

    def _reminders(self, name: str, unit: Unit, year: int | None) -> Iterator[str]:
        """Yield the documents that reminded of it; of a year, not before the year."""
        every = self._registry.once(issuing.reminders, self._day)
        for one in every.get((name, unit.id), ()):
            if year is None or one.date.year >= year:
                yield one.ref

    def _after(self, obligation: Obligation, year: int | None) -> Iterator[Progress]:
        entries = self._registry.scheme.obligations.entries
        for name in obligation.after:
            if name in entries:
                of_year = year if entries[name].every else None
                key = (name, of_year)
                if key not in self._progress:
                    self._progress[key] = self._counted(name, of_year)
                yield self._progress[key]

    def _counted(self, name: str, year: int | None) -> Progress:
        units = self.bound(self._registry.scheme.obligations.entries[name])
        found = (self._ledger.evidence(name, unit, year) for unit in units)
        return Progress(name, sum(one.begun is not None for one in found), len(units))


def _state(
    obligation: Obligation,
    due: date | None,
    evidence: Evidence,
    waiver: Waiver | None,
    day: date,
) -> tuple[State, date | None]:
    """Return the state, and the day that brought it."""
    if evidence.met is not None:
        return _met(obligation, due, evidence), evidence.met
    if waiver is not None:
        return "waived", waiver.from_
    if obligation.aim:
        return "aim", None
    if evidence.waiting is not None:
        returned = evidence.waiting == RETURNED
        return "returned" if returned else "submitted", evidence.waits
    return _open(due, day)


def _open(due: date | None, day: date) -> tuple[State, date | None]:
    if due is None:
        return "undated", None
    if day > due:
        return "overdue", due + calendar.ONE_DAY
    return "due_today" if day == due else "not_due", None


def _met(obligation: Obligation, due: date | None, evidence: Evidence) -> State:
    if obligation.aim:
        return "aim_met"
    if due is None:
        return "undated_met"
    if evidence.begun is None or evidence.begun > due:
        return "met_late"
    return "met_after_return" if evidence.returned else "met"
