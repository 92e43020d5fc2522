"""One evaluation's scorecard: indicators into factors, factors into a total."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from cdo.reckoning import scales
from cdo.reckoning.exact import ZERO, exactly, padded, quotient, rounded, total

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from cdo.model.evaluation import Adjustment, Evaluation
    from cdo.model.result import Fact
    from cdo.model.rubric import Adjustments, Band, Factor, Rubric, Veto
    from cdo.reckoning.scales import IndicatorScore


class FactorScore(NamedTuple):
    """What one factor scored; None where the whole factor does not apply.

    It does not where the maxima of the indicators that apply are less than the
    share `coverage` of all of them.
    """

    factor: Factor
    indicators: tuple[IndicatorScore, ...]
    score: Decimal | None
    coverage: Decimal


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One evaluation, reckoned; all scores have the rubric's places.

    `deducted` and `added` are exact, with more places where the rules have more.
    `band` follows from the total and the vetoes; the quota of a peer group is
    not in it.  `vetoes` are those that hold, whether they lowered it or not.
    """

    evaluation: Evaluation
    rubric: Rubric
    group: str
    factors: tuple[FactorScore, ...]
    base: Decimal
    deducted: Decimal
    added: Decimal
    total: Decimal
    earned: Band
    band: Band
    vetoes: tuple[Veto, ...]
    facts: Mapping[str, Fact]

    @property
    def period(self) -> str:
        """The period that the evaluation is of."""
        return self.evaluation.id.partition("/")[0]

    @property
    def capped_by(self) -> list[str]:
        """The vetoes that lowered the band, in words."""
        order = _order(self.rubric.bands)
        earned = order[self.earned.name]
        return [
            f"{veto.id} {veto.name}"
            for veto in self.vetoes
            if order.get(veto.band_max, 0) > earned
        ]

    @property
    def missing(self) -> list[IndicatorScore]:
        """The indicators that count nothing because their input is missing."""
        every = (one for factor in self.factors for one in factor.indicators)
        return [one for one in every if one.state == "missing"]

    def factor(self, name: str) -> Decimal | None:
        """Return the score of the factor *name*, None where it does not apply."""
        return next((f.score for f in self.factors if f.factor.id == name), None)

    def with_factors(self, factors: tuple[FactorScore, ...]) -> Scorecard:
        """Return the card with other scores of its factors, all else the same."""
        return self.with_base(_base(factors, self.rubric), factors)

    def with_base(self, base: Decimal, factors: tuple[FactorScore, ...]) -> Scorecard:
        """Return the card with another base, of *factors*, and what follows."""
        reached = _reached(base, self.deducted, self.added, self.rubric)
        earned = band_of(self.rubric.bands, reached)
        band = _worst(self.rubric.bands, earned, self.vetoes)
        return replace(
            self, factors=factors, base=base, total=reached, earned=earned, band=band
        )


def scorecard(
    evaluation: Evaluation, rubric: Rubric, group: str, facts: Mapping[str, Fact]
) -> Scorecard:
    """Return the scorecard of *evaluation* by *rubric*, for a peer group.

    *facts* has one for each obligation and each veto that the rubric takes from
    the registry.  Where the rules 502 to 507 do not hold it is a preview: what
    cannot be read counts as missing, what is not known is let be.
    """
    places = rubric.rounding.places
    with exactly():
        factors = tuple(
            _factor(factor, evaluation, rubric, group, facts)
            for factor in rubric.factors
        )
        base = _base(factors, rubric)
        deducted = _adjusted(evaluation.deductions, rubric.deductions, places)
        added = _adjusted(evaluation.bonus, rubric.bonus, places)
        reached = _reached(base, deducted, added, rubric)
    earned = band_of(rubric.bands, reached)
    vetoes = tuple(veto for veto in rubric.vetoes if _holds(veto, evaluation, facts))
    return Scorecard(
        evaluation,
        rubric,
        group,
        factors,
        base,
        deducted,
        added,
        reached,
        earned,
        _worst(rubric.bands, earned, vetoes),
        vetoes,
        facts,
    )


def band_of(bands: Sequence[Band], reached: Decimal) -> Band:
    """Return the best of *bands* that *reached* earns, the last one if none."""
    return next((band for band in bands if reached >= band.min), bands[-1])


def _factor(
    factor: Factor,
    evaluation: Evaluation,
    rubric: Rubric,
    group: str,
    facts: Mapping[str, Fact],
) -> FactorScore:
    places, inputs = rubric.rounding.places, evaluation.inputs
    scored = [
        scales.score(one, inputs.get(one.id), group, facts, places)
        for one in factor.indicators
    ]
    return weighed(factor, tuple(scored), rubric.na_min_coverage, places)


def weighed(
    factor: Factor,
    indicators: tuple[IndicatorScore, ...],
    coverage: Decimal,
    places: int,
) -> FactorScore:
    """Return what *factor* scores by its *indicators*; to be called `exactly`."""
    every = asked = reached = ZERO
    for one in indicators:
        most = one.indicator.max
        every += most
        if one.score is not None:
            asked += most
            reached += one.score
    score = None
    if asked > 0 and asked >= every * coverage:
        score = quotient(reached * factor.weight, asked, places)
    return FactorScore(factor, indicators, score, coverage)


def _base(factors: Sequence[FactorScore], rubric: Rubric) -> Decimal:
    """Return the sum of the factors, scaled up for those that do not apply."""
    places = rubric.rounding.places
    with exactly():
        reached = total(one.score for one in factors if one.score is not None)
        absent = total(one.factor.weight for one in factors if one.score is None)
        asked = rubric.full_marks - absent
        if not absent:
            return rounded(reached, places)
        if asked <= 0:
            return rounded(ZERO, places)
        return quotient(reached * rubric.full_marks, asked, places)


def _adjusted(
    entries: Sequence[Adjustment], adjustments: Adjustments, places: int
) -> Decimal:
    """Return the points of *entries*, no more than the cap, exact."""
    points = {rule.id: rule.points for rule in adjustments.rules}
    every = total(points.get(entry.rule, ZERO) * entry.count for entry in entries)
    return padded(min(every, adjustments.cap), places)


def _reached(
    base: Decimal, deducted: Decimal, added: Decimal, rubric: Rubric
) -> Decimal:
    """Return the total: no less than nothing, no more than the full marks."""
    with exactly():
        whole = max(base - deducted + added, ZERO)
        return rounded(min(whole, rubric.full_marks), rubric.rounding.places)


def _holds(veto: Veto, evaluation: Evaluation, facts: Mapping[str, Fact]) -> bool:
    """Say whether *veto* was found by a person or follows from the registry."""
    found = any(one.veto == veto.id for one in evaluation.vetoes)
    return found or (
        veto.when is not None and veto.id in facts and bool(facts[veto.id].met)
    )


def _worst(bands: Sequence[Band], earned: Band, vetoes: Sequence[Veto]) -> Band:
    """Return the band *earned*, or the lowest to which the *vetoes* hold it."""
    order = _order(bands)
    lowest = max((order.get(one.band_max, 0) for one in vetoes), default=0)
    return bands[max(lowest, order[earned.name])]


def _order(bands: Sequence[Band]) -> Mapping[str, int]:
    """Return the places of *bands*, best first, by their names."""
    return {band.name: index for index, band in enumerate(bands)}
