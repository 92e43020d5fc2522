"""Stored results reckoned once more, and what the registry now says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.cli.standing import looks
from cdo.reckoning import results
from cdo.tables.page import Line, Table, Tone, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.cli.scores.scoring import Scores
    from cdo.findings import Diagnostic
    from cdo.model.evaluation import Evaluation
    from cdo.model.result import Fact
    from cdo.reckoning.results import Drift
    from cdo.reckoning.standings import Standing
    from cdo.registry.index import Registry
    from cdo.tables.page import Cell

REPLAYED = frozenset({"CDO504", "CDO508"})
"""Rules that a stored result breaks which is not the one computed now."""

_NOT_BOUND = "不受约束"


class Replay(NamedTuple):
    """A stored result, what differs from it, and what drifted away from it."""

    standing: Standing
    differences: tuple[Diagnostic, ...]
    drifts: tuple[Drift, ...]

    @property
    def evaluation(self) -> Evaluation:
        """The evaluation whose result it is."""
        return self.standing.card.evaluation

    @property
    def state(self) -> str:
        """Whether the result is the `same`, `differs`, or is `absent`."""
        if self.evaluation.result is None:
            return "absent"
        return "differs" if self.differences else "same"


def replays(scores: Scores, found: Iterable[Diagnostic]) -> list[Replay]:
    """Return the replays of what is asked for; *found* is what breaks the rules."""
    broken = [one for one in found if one.rule.code in REPLAYED]
    return [
        Replay(
            standing,
            tuple(one for one in broken if one.record == standing.card.evaluation.ref),
            tuple(results.drifts(scores.registry, standing.card.evaluation)),
        )
        for standing in scores.standings
    ]


def table(scores: Scores, found: Iterable[Replay]) -> Table:
    """Return what was *found*, a row an evaluation."""
    rows = tuple(
        row(
            scores.called(one.standing),
            one.evaluation.id,
            _stored(one.evaluation),
            (_LOOKS[one.state], *(Line(it.message) for it in one.differences)),
            tuple(Line(told) for told in _drifts(scores.registry, one.drifts)),
        )
        for one in found
    )
    heads = row("单位", "评价", "存的结果", "复算", "登记库现在另有说法")
    return Table(heads, rows, "复算存下的结果")


def fact_told(fact: Fact | None) -> str:
    """Return in words what the registry says, or said."""
    if fact is None:
        return "指标不再看这一项"
    if fact.state is None:
        days = "" if fact.days is None else f"，{fact.days} 天"
        return f"{'成立' if fact.met else '不成立'}{days}"
    if fact.state == "not_bound":
        return _NOT_BOUND
    days = "" if fact.days is None else f"（{_left(fact.days)}）"
    return f"{looks.OBLIGATIONS[fact.state].word}{days}"


_LOOKS = {
    "same": Line("一致", "✓", Tone.GOOD),
    "differs": Line("不一致", "✗", Tone.BAD),
    "absent": Line("没有存结果", "-"),
}


def _stored(evaluation: Evaluation) -> Cell:
    result = evaluation.result
    if result is None:
        return ()
    return (Line(f"{result.total:f} {result.band or '待裁定'}"),)


def _drifts(registry: Registry, drifts: Iterable[Drift]) -> Iterator[str]:
    for one in drifts:
        then, now = fact_told(one.then), fact_told(one.now)
        yield f"{_named(registry, one.name)}：当时{then}，现在{now}"


def _named(registry: Registry, name: str) -> str:
    """Return what the obligation or the veto *name* is called."""
    obligation = registry.scheme.obligations.entries.get(name)
    if obligation is not None:
        return obligation.title
    rubrics = registry.all(model.Rubric)
    vetoes = (veto for rubric in rubrics for veto in rubric.vetoes)
    return next((f"{one.id} {one.name}" for one in vetoes if one.id == name), name)


def _left(days: int) -> str:
    return f"余 {days} 天" if days >= 0 else f"超 {-days} 天"
