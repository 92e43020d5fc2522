"""Scores as plain data, under the names that JSON has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdo.cli.scores import account
from cdo.cli.scores.scoring import UNCHECKED
from cdo.reckoning import advice, digests, results
from cdo.reckoning.results import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.cli.scores.replay import Replay
    from cdo.cli.scores.scoring import Scores
    from cdo.model.result import Fact
    from cdo.reckoning.comparison import Change, FactorChange
    from cdo.reckoning.scales import IndicatorScore
    from cdo.reckoning.scorecards import FactorScore, Scorecard
    from cdo.reckoning.standings import Standing

Plain = dict[str, Any]


def whole(scores: Scores, *, explain: bool) -> Plain:
    """Return the scores; with *explain* also deductions, vetoes and what would gain."""
    plain: Plain = {
        "schema": "cdo/score/1",
        "period": scores.period,
        "evaluations": [
            evaluation(scores, one, explain=explain) for one in scores.standings
        ],
        "undecided": [
            {
                "group": tie.group,
                "units": [card.evaluation.unit for card in tie.cards],
                "places": tie.places,
            }
            for tie in scores.ties
        ],
    }
    if scores.broken:
        plain |= {"preview": True, "notice": UNCHECKED, "errors": len(scores.broken)}
    return plain


def evaluation(scores: Scores, one: Standing, *, explain: bool) -> Plain:
    """Return how one evaluation stands."""
    card = one.card
    plain: Plain = {
        "unit": card.evaluation.unit,
        "post": card.evaluation.post,
        "group": card.group,
        "total": text(card.total),
        "band": one.band,
        "rank": one.rank,
        "capped_by": one.capped_by,
        "notes": list(one.notes),
        "base": text(card.base),
        "deducted": text(card.deducted),
        "added": text(card.added),
        "factors": [_factor(scores, card, factor) for factor in card.factors],
        "rubric": {
            "id": card.rubric.id,
            "digest": results.rubric_digest(scores.registry, card.rubric),
        },
        "inputs_digest": digests.inputs_digest(card.evaluation),
        "record": card.evaluation.ref,
        "state": card.evaluation.events[-1].state,
        "as_of": card.evaluation.as_of.isoformat(),
    }
    return plain | (_explained(scores, one) if explain else {})


def sensitivity(scores: Scores) -> Plain:
    """Return which ranks are safe, what moves, and what lacks to the next band."""
    found = scores.sensitivity
    return {
        "sensitivity": {
            "stable": found.stable,
            "moves": [
                {
                    "unit": move.unit,
                    "factor": move.factor,
                    "change": move.change,
                    "rank": move.rank,
                    "to": move.to,
                    "band": move.band,
                    "band_to": move.band_to,
                }
                for move in found.moves
            ],
            "margins": [
                {
                    "unit": one.unit,
                    "band": one.band,
                    "to": one.to,
                    "gain": text(one.gain),
                }
                for one in scores.margins
            ],
        }
    }


def against(scores: Scores, before: str) -> Plain:
    """Return what changed since the period *before*."""
    changes = [_change(one) for one in scores.changes(before)]
    return {"against": {"period": before, "changes": changes}}


def check(found: Iterable[Replay]) -> Plain:
    """Return which stored results still are what is computed."""
    return {
        "check": [
            {
                "unit": one.evaluation.unit,
                "record": one.evaluation.ref,
                "state": one.state,
                "differences": [
                    {"code": it.rule.code, "field": it.field, "message": it.message}
                    for it in one.differences
                ],
                "drifts": [
                    {"fact": it.name, "then": _fact(it.then), "now": _fact(it.now)}
                    for it in one.drifts
                ],
            }
            for one in found
        ]
    }


def _factor(scores: Scores, card: Scorecard, one: FactorScore) -> Plain:
    return {
        "id": one.factor.id,
        "score": text(one.score),
        "weight": text(one.factor.weight),
        "state": "scored" if one.score is not None else "not_applicable",
        "indicators": [_indicator(scores, card, it) for it in one.indicators],
    }


def _indicator(scores: Scores, card: Scorecard, one: IndicatorScore) -> Plain:
    indicator = one.indicator
    return {
        "id": indicator.id,
        "score": text(one.score),
        "max": text(indicator.max),
        "state": one.state,
        "formula": one.formula,
        "lost": text(one.lost),
        "clauses": list(indicator.clauses),
        "evidence": account.evidence(scores.registry, card, one),
        "evidence_asked": list(indicator.evidence),
    }


def _explained(scores: Scores, standing: Standing) -> Plain:
    card = standing.card
    both = {"deductions": card.evaluation.deductions, "bonus": card.evaluation.bonus}
    plain: Plain = {
        name: [one.model_dump(mode="json", exclude_none=True) for one in found]
        for name, found in both.items()
    }
    return plain | {
        "holders": [
            {"officer": one.officer.id, "name": one.officer.name, "acting": one.acting}
            for one in scores.held(standing)
        ],
        "vetoes": [{"id": one.id, "band_max": one.band_max} for one in card.vetoes],
        "facts": {name: results.fact(one) for name, one in card.facts.items()},
        "steps": [
            {
                "indicator": one.indicator.id,
                "change": one.change,
                "gain": text(one.gain),
            }
            for one in advice.steps(card)
        ],
    }


def _change(one: Change) -> Plain:
    return {
        "unit": one.unit,
        "post": one.post,
        "before": _side(one.before),
        "after": _side(one.after),
        "change": text(one.change),
        "factors": [_factor_change(it) for it in one.factors],
    }


def _side(one: Standing | None) -> Plain | None:
    if one is None:
        return None
    return {"total": text(one.card.total), "band": one.band, "rank": one.rank}


def _factor_change(one: FactorChange) -> Plain:
    before, after = (
        None if side is None else text(side.score) for side in (one.before, one.after)
    )
    return {"id": one.id, "before": before, "after": after, "change": text(one.change)}


def _fact(one: Fact | None) -> Plain | None:
    return None if one is None else results.fact(one)
