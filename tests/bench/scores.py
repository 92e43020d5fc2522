"""Scores of 10,000 evaluations of 26 indicators, against the same sums in floats.

Both read the same records; the floats are neither rounded, traced nor ranked.
"""

from __future__ import annotations

import random
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdo import model
from cdo.model.result import Fact
from cdo.reckoning import standings
from cdo.reckoning.facts import asked
from cdo.reckoning.scorecards import scorecard
from cdo.registry.reading import read
from cdo.registry.trees import FolderTree

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdo.model.evaluation import Evaluation, Input
    from cdo.model.rubric import Indicator, Rubric

REGISTRY = Path(__file__).parents[2] / "registry-data"
MANY = 10_000
SEED = 5


def sample() -> Rubric:
    """Return the rubric of the registry that is shipped."""
    registry, _ = read(FolderTree(REGISTRY))
    rubric = next(iter(registry.all(model.Rubric)))
    assert sum(len(one.indicators) for one in rubric.factors) == 26
    return rubric


def evaluations(rubric: Rubric, number: int = MANY) -> list[Evaluation]:
    """Return so many evaluations by *rubric*, each with other inputs."""
    chance = random.Random(SEED)  # noqa: S311  # no secret
    indicators = [one for factor in rubric.factors for one in factor.indicators]
    return [
        model.Evaluation.read(
            {
                "rubric": rubric.id,
                "unit": f"unit-{at}",
                "post": "首席数据官",
                "as_of": "2022-12-31",
                "inputs": {
                    one.id: _given(one, chance)
                    for one in indicators
                    if one.scale != "obligation"
                },
                "events": [{"state": "已评分", "on": "2023-01-10"}],
            },
            f"2022/unit-{at}",
        )
        for at in range(number)
    ]


def _given(one: Indicator, chance: random.Random) -> dict[str, Any]:
    if one.scale == "ratio":
        whole = chance.randint(1, 400)
        part = chance.randint(0, whole)
        return {"numerator": str(part), "denominator": str(whole)}
    if one.scale == "steps":
        return {"value": str(chance.randint(0, 5))}
    if one.scale == "checklist":
        return {"items": [it.id for it in one.items or () if chance.random() < 0.7]}
    most = int(one.max * 10)
    return {
        "ratings": [
            {
                "rater": f"评委{at}",
                "unit": "other",
                "value": str(chance.randint(0, most) / 10),
                "reason": "好",
            }
            for at in range(3)
        ]
    }


def facts(rubric: Rubric) -> Mapping[str, Fact]:
    """Return what the registry says of everybody: all is well."""
    return {
        name: Fact.model_construct(state="met", days=3, workdays=2, met=None)
        if form == "state"
        else Fact.model_construct(state=None, days=0, workdays=None, met=False)
        for name, form in asked(rubric).items()
    }


def exact(rubric: Rubric, every: list[Evaluation]) -> int:
    """Score and rank as `cdo score` does, each figure with what it came from."""
    said, group = facts(rubric), rubric.peer_groups[0].id
    cards = [scorecard(one, rubric, group, said) for one in every]
    return len(standings.ranked(cards).standings)


def floats(rubric: Rubric, every: list[Evaluation]) -> int:
    """Sum the same up in floats, and nothing else."""
    totals = []
    for evaluation in every:
        total = 0.0
        for factor in rubric.factors:
            for one in factor.indicators:
                total += _float(one, evaluation.inputs.get(one.id))
        totals.append(total)
    return len(totals)


def _float(one: Indicator, given: Input | None) -> float:
    if given is None:
        return float(one.max)
    if given.numerator is not None and given.denominator is not None:
        reach = float(given.numerator) / float(given.denominator)
        return float(one.max) * min(1.0, reach)
    if given.value is not None:
        for step in one.steps or ():
            if given.value >= step.min:
                return float(step.score)
        return 0.0
    if given.items is not None:
        return sum(float(it.points) for it in one.items or () if it.id in given.items)
    rated = [float(it.value) for it in given.ratings or ()]
    return sum(rated) / len(rated)


def alternated(times: int) -> tuple[float, float]:
    """Return the medians of the seconds of processor that both took, in turn."""
    rubric = sample()
    every = evaluations(rubric)
    took: dict[str, list[float]] = {"exact": [], "floats": []}
    for _ in range(times):
        for way in (exact, floats):
            start = time.process_time()
            assert way(rubric, every) == MANY
            took[way.__name__].append(time.process_time() - start)
    return statistics.median(took["exact"]), statistics.median(took["floats"])


if __name__ == "__main__":  # once, to see how much memory it takes
    RUBRIC = sample()
    exact(RUBRIC, evaluations(RUBRIC))
