"""How one indicator is scored: a function a scale, each exact and rounded once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cdo.model.result import Fact
from cdo.reckoning.exact import ONE, ZERO, less, quotient, rounded, total

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from cdo.model.evaluation import Input
    from cdo.model.rubric import Indicator

    Facts = Mapping[str, Fact]
    Score = Callable[[Indicator, Input, str, int], Decimal | None]

State = Literal["scored", "not_applicable", "missing"]

MANY_RATERS = 5
"""From this many ratings on, `trim` leaves out one highest and one lowest."""

ON_TIME = frozenset({"met", "met_after_return", "undated_met", "aim_met"})
NOT_BOUND = frozenset({"not_bound", "waived"})
LATE = "met_late"
UNSAID = Fact.model_construct()
"""What is known of an obligation of which a result has stored nothing."""

FORM = {
    "ratio": "numerator",
    "steps": "value",
    "checklist": "items",
    "judgement": "ratings",
}
"""The field of an input that a scale reads; an obligation reads the registry."""


class IndicatorScore(NamedTuple):
    """What one indicator scored; None where it does not apply.

    `given` and `fact` are what it was scored from, the input or what the registry
    says; `group` is the peer group, for which a target may be set.  How the score
    came about is told by `cdo.reckoning.formulas`.
    """

    indicator: Indicator
    state: State
    score: Decimal | None
    given: Input | None
    group: str
    fact: Fact | None

    @property
    def lost(self) -> Decimal:
        """How many marks are lost; none where it does not apply."""
        return ZERO if self.score is None else less(self.indicator.max, self.score)

    @property
    def formula(self) -> str:
        """How the score came about, with numbers and in Chinese."""
        from cdo.reckoning import formulas  # noqa: PLC0415  # it tells of scores

        return formulas.indicator(self)


def score(
    indicator: Indicator, given: Input | None, group: str, facts: Facts, places: int
) -> IndicatorScore:
    """Return what *indicator* scores with its input and the registry's facts.

    To be called `exactly`.  An input in the form of another scale is missing.
    """
    if indicator.scale == "obligation":
        fact = facts.get(indicator.obligation or "", UNSAID)
        return IndicatorScore(
            indicator, *_obligation(indicator, fact, places), None, group, fact
        )
    if given is not None and given.not_applicable is not None:
        return IndicatorScore(indicator, "not_applicable", None, given, group, None)
    if given is None or getattr(given, FORM[indicator.scale]) is None:
        nothing = rounded(ZERO, places)
        return IndicatorScore(indicator, "missing", nothing, given, group, None)
    value = _SCALES[indicator.scale](indicator, given, group, places)
    state: State = "not_applicable" if value is None else "scored"
    return IndicatorScore(indicator, state, value, given, group, None)


def _ratio(
    indicator: Indicator, given: Input, group: str, places: int
) -> Decimal | None:
    """Return max × min(1, n/d ÷ target)."""
    part, whole = given.numerator or ZERO, given.denominator or ZERO
    if not whole:
        return None
    whole *= indicator.target_of(group) or ONE
    if part < whole:
        return quotient(indicator.max * part, whole, places)
    return rounded(indicator.max, places)


def _steps(indicator: Indicator, given: Input, _: str, places: int) -> Decimal:
    """Return the score of the first step reached, best first."""
    value = given.value or ZERO
    for step in indicator.steps or ():
        if value >= step.min:
            return rounded(step.score, places)
    return rounded(ZERO, places)


def _checklist(indicator: Indicator, given: Input, _: str, places: int) -> Decimal:
    """Return the sum of the points of what is there, or all or nothing."""
    there = given.items or ()
    points = [one.points for one in indicator.items or () if one.id in there]
    if not indicator.all_or_nothing:
        return rounded(total(points), places)
    whole = len(points) == len(indicator.items or ())
    return rounded(indicator.max if whole else ZERO, places)


def _judgement(indicator: Indicator, given: Input, _: str, places: int) -> Decimal:
    """Return the mean of the ratings that count."""
    kept, _dropped = ratings(indicator, given)
    return quotient(total(kept), ONE * len(kept), places)


def ratings(
    indicator: Indicator, given: Input
) -> tuple[list[Decimal], tuple[Decimal, ...]]:
    """Return the ratings that count, lowest first, and those that are left out."""
    values = sorted(rating.value for rating in given.ratings or ())
    if indicator.trim and len(values) >= MANY_RATERS:
        return values[1:-1], (values[-1], values[0])
    return values, ()


_SCALES: Mapping[str, Score] = {
    "ratio": _ratio,
    "steps": _steps,
    "checklist": _checklist,
    "judgement": _judgement,
}


def _obligation(
    indicator: Indicator, fact: Fact, places: int
) -> tuple[State, Decimal | None]:
    """Return the score for when an obligation was met."""
    if fact.state in NOT_BOUND:
        return "not_applicable", None
    if uncertain(indicator, fact):
        return "missing", rounded(ZERO, places)
    value = indicator.otherwise
    if fact.state in ON_TIME:
        value = indicator.on_time
    elif fact.state == LATE:
        value = late_score(indicator, over(fact))
    return "scored", rounded(value or ZERO, places)


def late_score(indicator: Indicator, workdays: int) -> Decimal | None:
    """Return the score of what was handed in *workdays* too late."""
    for late in indicator.late or ():
        if workdays <= late.within_workdays:
            return late.score
    return indicator.otherwise


def over(fact: Fact) -> int:
    """Return how many working days it was late, at most: days where not known."""
    known = fact.days if fact.workdays is None else fact.workdays
    return -(known or 0)


def uncertain(indicator: Indicator, fact: Fact) -> bool:
    """Say whether something that the score depends on is not known.

    That is the state, or the calendar of a year.  Of that many days late no more
    can be working days, so that few enough for the first step are certain.
    """
    if fact.state is None:
        return True
    if fact.state != LATE or fact.workdays is not None:
        return False
    late = indicator.late or ()
    return bool(late) and over(fact) > late[0].within_workdays
