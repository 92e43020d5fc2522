"""Seats, obligations and waivers as plain data, under the names that JSON has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdo.cli.standing.standing import state_of, unit_of

if TYPE_CHECKING:
    from datetime import date

    from cdo.cli.standing.standing import Count, Standing
    from cdo.model.waiver import Waiver
    from cdo.reckoning.obligations import Item
    from cdo.reckoning.occupancy import Occupancy
    from cdo.reckoning.seats import Tenure
    from cdo.registry.index import Registry

Plain = dict[str, Any]


def iso(day: date | None) -> str | None:
    """Return *day* as JSON has it."""
    return None if day is None else day.isoformat()


def counted(count: Count) -> Plain:
    """Return how many seats there are in each state."""
    return dict(count._asdict())


def seat(one: Occupancy) -> Plain:
    """Return a seat as `status` gives it."""
    return {
        "unit": one.unit.id,
        "post": one.post.post,
        "cohort": one.unit.cohort,
        "state": one.state,
        "officer": one.tenure.officer.id if one.tenure else None,
        "name": one.tenure.officer.name if one.tenure else None,
        "since": iso(one.since),
        "others": [
            {
                "officer": other.officer.id,
                "name": other.officer.name,
                "since": iso(other.appointment.from_),
            }
            for other in one.others
        ],
    }


def units(whole: Standing) -> dict[str, str]:
    """Return the short names that the units in the answer have on its day, by id."""
    every = [unit for cohort in whole.cohorts for unit in cohort.units]
    return {unit.id: unit.named(whole.day).short for unit in every}


def holder(registry: Registry, tenure: Tenure) -> Plain:
    """Return who holds a seat as `who` gives it: the person, since when, by what."""
    appointment = tenure.appointment
    return {
        "officer": tenure.officer.id,
        "name": tenure.officer.name,
        "mode": appointment.mode,
        "title": appointment.title,
        "from": iso(appointment.from_),
        "until": iso(appointment.until),
        "basis": appointment.basis,
        "file": registry.file(tenure.officer),
    }


def held(registry: Registry, one: Occupancy) -> Plain:
    """Return the holder of a seat and the others who are in it."""
    return {
        "holder": holder(registry, one.tenure) if one.tenure else None,
        "others": [holder(registry, other) for other in one.others],
    }


def item(one: Item) -> Plain:
    """Return an obligation of a unit."""
    plain: Plain = {
        "id": one.id,
        "unit": one.unit.id,
        "title": one.obligation.title,
        "clause": one.obligation.clause,
        "due": iso(one.due),
        "phrase": one.obligation.phrase,
        "state": one.state,
        "days": one.days,
        "workdays": one.workdays,
        "since": iso(one.since),
        "record": one.record,
        "reminded": list(one.reminded),
    }
    if one.year is not None:
        plain["year"] = one.year
    if one.obligation.after:
        plain["after"] = [
            {"id": other.id, "done": other.done, "of": other.of} for other in one.after
        ]
    if one.acting is not None:
        plain["acting"] = one.acting
    return plain


def waiver(one: Waiver, day: date) -> Plain:
    """Return a waiver, and whether it is active on *day*."""
    return {
        "id": one.id,
        "rule": one.rule,
        "obligation": one.obligation,
        "subject": one.subject,
        "unit": unit_of(one),
        "from": iso(one.from_),
        "until": iso(one.until),
        "state": state_of(one, day),
    }
