"""What an evaluation takes from the registry: obligations met, vetoes that hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from cdo import model
from cdo.model.result import Fact
from cdo.reckoning import obligations, seats
from cdo.reckoning.bindings import binds
from cdo.reckoning.handings import handings
from cdo.reckoning.occupancy import first_held

if TYPE_CHECKING:
    from datetime import date

    from cdo.model.evaluation import Evaluation
    from cdo.model.rubric import Rubric, Veto
    from cdo.reckoning.obligations import Item
    from cdo.registry.index import Registry

NOT_BOUND = Fact.model_construct(state="not_bound")
PUBLISHED = "已公布"

Facts = Mapping[str, Fact]
"""What the registry says, by obligation and by veto."""


def noted(registry: Registry, evaluation: Evaluation, rubric: Rubric) -> Facts:
    """Return the facts stored in the result, those of the registry without one."""
    if evaluation.result is None:
        return facts(registry, evaluation, rubric)
    return evaluation.result.facts


def settled(registry: Registry, evaluation: Evaluation, rubric: Rubric) -> Facts:
    """Return the facts stored in a published result, else those of the registry.

    What was published stands, whatever is corrected in the registry afterwards.
    """
    if published_on(evaluation) is None:
        return facts(registry, evaluation, rubric)
    return noted(registry, evaluation, rubric)


def published_on(evaluation: Evaluation) -> date | None:
    """Return the day on which *evaluation* was published, None where it was not."""
    days = (one.on for one in evaluation.events if one.state == PUBLISHED)
    return min(days, default=None)


def facts(registry: Registry, evaluation: Evaluation, rubric: Rubric) -> Facts:
    """Return the registry's facts for *evaluation*, by obligation and by veto.

    An obligation's fact is its item as of the evaluation's day; that of a yearly
    one is the item of the period's year.
    """
    vetoes = {veto.id: veto for veto in rubric.vetoes}
    return {
        name: _met(registry, evaluation, name)
        if form == "state"
        else _veto(registry, evaluation, vetoes[name])
        for name, form in asked(rubric).items()
    }


def asked(rubric: Rubric) -> dict[str, Literal["state", "met"]]:
    """Return what *rubric* asks of the registry, and the form of each fact.

    An obligation has a state; a veto with a condition has it met or not.
    """
    found: dict[str, Literal["state", "met"]] = {
        indicator.obligation: "state"
        for factor in rubric.factors
        for indicator in factor.indicators
        if indicator.scale == "obligation" and indicator.obligation is not None
    }
    conditions = (veto.id for veto in rubric.vetoes if veto.when is not None)
    return found | dict.fromkeys(conditions, "met")


def _met(registry: Registry, evaluation: Evaluation, name: str) -> Fact:
    """Return how the obligation *name* stood for the unit on the evaluation's day."""
    items = registry.once(_items, evaluation.as_of, _year(evaluation))
    obligation = registry.scheme.obligations.entries.get(name)
    yearly = obligation is not None and obligation.every is not None
    year = _year(evaluation) if yearly else None
    item = items.get((name, evaluation.unit, year))
    if item is None:
        return NOT_BOUND
    return Fact.model_construct(
        state=item.state, days=item.days, workdays=item.workdays
    )


def _items(
    registry: Registry, day: date, year: int
) -> Mapping[tuple[str, str, int | None], Item]:
    found = obligations.items(registry, day, year)
    return {(item.id, item.unit.id, item.year): item for item in found}


def _veto(registry: Registry, evaluation: Evaluation, veto: Veto) -> Fact:
    """Return whether the condition of *veto* holds on the evaluation's day."""
    if veto.when is None or veto.when == "no_report":
        return Fact.model_construct(met=not _reported(registry, evaluation))
    days = longest_vacancy(
        registry, (evaluation.unit, evaluation.post), evaluation.as_of
    )
    over = (days or 0) > veto.when.vacant_days_over
    return Fact.model_construct(met=over, days=days)


def _reported(registry: Registry, evaluation: Evaluation) -> bool:
    """Say whether the seat's report of the period's year was handed in by the day."""
    wanted = (evaluation.unit, evaluation.post, _year(evaluation))
    for chain in handings(registry, model.Report):
        first = chain.members[0]
        if (first.unit, first.post, first.year) == wanted:
            sent = chain.as_of(evaluation.as_of).handed_in
            if sent is not None:
                return True
    return False


def longest_vacancy(registry: Registry, seat: seats.Seat, day: date) -> int | None:
    """Return the longest run of days, by the end of *day*, without anybody in *seat*.

    Counted from the day on which it was first held, or, if it never was, from the
    due day of the obligation that requires it.  None where neither is there.
    """
    tenures = seats.tenures(registry).get(seat, [])
    held = first_held(tenures, day)
    start = held.appointment.from_ if held is not None else _due(registry, seat)
    if start is None or start > day:
        return None
    free, longest = start, 0
    for tenure in tenures:
        since, until = tenure.appointment.from_, tenure.appointment.until
        longest = max(longest, min((since - free).days, _through(free, day)))
        if until is None:
            return longest
        free = max(free, until)
    return max(longest, _through(free, day))


def _through(first: date, last: date) -> int:
    """Return how many days there are from *first* to *last*, both counted."""
    return (last - first).days + 1


def _due(registry: Registry, seat: seats.Seat) -> date | None:
    """Return the first due day of the obligations that require *seat* to be held."""
    unit = registry.get(model.Unit, seat[0])
    days = [
        due
        for one in registry.scheme.obligations.entries.values()
        if unit is not None and binds(one, unit) and not one.aim
        if one.requires.post == seat[1] and (due := one.due_in(None)) is not None
    ]
    return min(days, default=None)


def _year(evaluation: Evaluation) -> int:
    """Return the year of the evaluation's period."""
    return int(evaluation.id[:4])
