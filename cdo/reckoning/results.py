"""The stored result of an evaluation: as it is written, and computed once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.reckoning import digests
from cdo.reckoning.facts import facts, noted, published_on
from cdo.reckoning.scorecards import scorecard
from cdo.reckoning.standings import counting, group_of, period_of, ranked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from cdo.model.evaluation import Evaluation
    from cdo.model.result import Fact
    from cdo.model.rubric import Rubric
    from cdo.reckoning.quotas import Tie
    from cdo.reckoning.scorecards import FactorScore, Scorecard
    from cdo.reckoning.standings import Standing
    from cdo.registry.index import Registry


def result(standing: Standing) -> dict[str, object]:
    """Return the `result` field of an evaluation, as plain data in its order.

    Scores are texts; a day count is a number, a condition a bool, and None is
    what does not apply or is not decided.
    """
    card = standing.card
    return {
        "total": text(card.total),
        "base": text(card.base),
        "deducted": text(card.deducted),
        "added": text(card.added),
        "band": standing.band,
        "capped_by": standing.capped_by,
        "factors": {one.factor.id: _factor(one) for one in card.factors},
        "facts": {name: fact(one) for name, one in card.facts.items()},
        "rubric_digest": digests.rubric_digest(card.rubric),
        "inputs_digest": digests.inputs_digest(card.evaluation),
    }


def text(score: Decimal | None) -> str | None:
    """Return *score* as it is written; None where it does not apply."""
    return None if score is None else format(score, "f")


def fact(one: Fact) -> dict[str, object]:
    """Return a fact as it is written: an obligation's item, or a veto's condition."""
    if one.state is None:
        return {"met": one.met, "days": one.days}
    return {"state": one.state, "days": one.days, "workdays": one.workdays}


def _factor(one: FactorScore) -> dict[str, object]:
    scores = {it.indicator.id: text(it.score) for it in one.indicators}
    return {"score": text(one.score), "indicators": scores}


def replayed(registry: Registry, evaluation: Evaluation) -> Standing | None:
    """Return how *evaluation* stands by the facts that its result has stored.

    Among its peers as `standing` says.  None without a result.
    """
    return None if evaluation.result is None else standing(registry, evaluation)


def standing(registry: Registry, evaluation: Evaluation) -> Standing | None:
    """Return how *evaluation* stands, by stored facts wherever there are any.

    Once published it stands among the peers of that day, so that what is begun,
    voided or superseded later does not touch it; before, among those of now.
    None where it is void or superseded by then, or has no rubric or peer group.
    """
    return _replay(registry, evaluation).standings.get(evaluation.id)


def tie(registry: Registry, evaluation: Evaluation) -> Tie | None:
    """Return the tie in which *evaluation* waits for a decision, if it does."""
    return _replay(registry, evaluation).ties.get(evaluation.id)


def card(registry: Registry, evaluation: Evaluation) -> Scorecard | None:
    """Return the card of *evaluation*, by stored facts if there are any.

    None where it has no rubric or no peer group.
    """
    return registry.once(_cards, period_of(evaluation)).get(evaluation.id)


class _Replay(NamedTuple):
    """Standings, and the ties that wait for a decision, by evaluation."""

    standings: Mapping[str, Standing]
    ties: Mapping[str, Tie]


def _replay(registry: Registry, evaluation: Evaluation) -> _Replay:
    day = published_on(evaluation)
    return registry.once(_replays, period_of(evaluation), day)


def _replays(registry: Registry, period: str, day: date | None) -> _Replay:
    cards = registry.once(_cards, period)
    counted = (cards.get(one.id) for one in counting(registry, period, day))
    found = ranked(one for one in counted if one is not None)
    return _Replay(
        {one.card.evaluation.id: one for one in found.standings},
        {one.evaluation.id: tie for tie in found.ties for one in tie.cards},
    )


def _cards(registry: Registry, period: str) -> Mapping[str, Scorecard]:
    """Return the cards of all evaluations of *period*, those void since then too."""
    found: dict[str, Scorecard] = {}
    for one in registry.all(model.Evaluation):
        rubric, group = registry.get(model.Rubric, one.rubric), group_of(registry, one)
        if period_of(one) == period and rubric is not None and group is not None:
            then = noted(registry, one, rubric)
            found[one.id] = scorecard(one, rubric, group.id, then)
    return found


class Drift(NamedTuple):
    """A fact of a stored result of which the registry now says otherwise."""

    name: str
    then: Fact
    now: Fact | None


def drifts(registry: Registry, evaluation: Evaluation) -> list[Drift]:
    """Return what the registry now says otherwise than the result of *evaluation*.

    `now` is None for a fact that the rubric no longer asks for.
    """
    rubric = registry.get(model.Rubric, evaluation.rubric)
    if evaluation.result is None or rubric is None:
        return []
    now = facts(registry, evaluation, rubric)
    then = evaluation.result.facts
    return [
        Drift(name, one, now.get(name))
        for name, one in then.items()
        if name not in now or fact(one) != fact(now[name])
    ]


def rubric_digest(registry: Registry, rubric: Rubric) -> str:
    """Return the digest of *rubric*, made once a registry."""
    return registry.once(_rubric_digests)[rubric.id]


def _rubric_digests(registry: Registry) -> Mapping[str, str]:
    every = registry.all(model.Rubric)
    return {one.id: digests.rubric_digest(one) for one in every}
