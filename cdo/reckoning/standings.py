"""Peers compared: groups, ranks, and the quota of the best band."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdo import model
from cdo.reckoning.facts import settled
from cdo.reckoning.quotas import BY_QUOTA, bands
from cdo.reckoning.scorecards import Scorecard, scorecard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from cdo.model.evaluation import Evaluation
    from cdo.model.result import Fact
    from cdo.model.rubric import PeerGroup, Rubric
    from cdo.reckoning.quotas import Tie
    from cdo.registry.index import Registry

    FactsOf = Callable[[Registry, Evaluation, Rubric], Mapping[str, Fact]]

VOID = "作废"


@dataclass(frozen=True, slots=True)
class Standing:
    """One evaluation among its peers.

    `band` is the name of the band, None where a tie at the quota's edge waits for
    a person to decide.  `notes` say what the quota or a decision did.
    """

    card: Scorecard
    rank: int
    band: str | None
    notes: tuple[str, ...] = ()

    @property
    def capped_by(self) -> list[str]:
        """What lowered the band, in words: vetoes, and the quota."""
        quota = [note for note in self.notes if note == BY_QUOTA]
        return [*self.card.capped_by, *quota]


@dataclass(frozen=True, slots=True)
class Table:
    """A period's standings, group by group as the rubrics list them, best first.

    `left_out` are evaluations that cannot be compared with any: the rubric or the
    unit could not be read, or no peer group is for the unit's track.
    """

    standings: tuple[Standing, ...]
    ties: tuple[Tie, ...]
    left_out: tuple[Evaluation, ...] = ()


def table(
    registry: Registry,
    period: str,
    facts_of: FactsOf = settled,
    day: date | None = None,
) -> Table:
    """Return the standings of *period* over all its evaluations that count.

    *facts_of* gives what an evaluation takes from the registry.  With a *day*
    those count that counted by its end.
    """
    cards: list[Scorecard] = []
    left_out: list[Evaluation] = []
    for evaluation in counting(registry, period, day):
        rubric = registry.get(model.Rubric, evaluation.rubric)
        group = group_of(registry, evaluation)
        if rubric is None or group is None:
            left_out.append(evaluation)
            continue
        noted = facts_of(registry, evaluation, rubric)
        cards.append(scorecard(evaluation, rubric, group.id, noted))
    return ranked(cards, left_out)


def ranked(cards: Iterable[Scorecard], left_out: Iterable[Evaluation] = ()) -> Table:
    """Return the standings of *cards*, each among its peers."""
    groups: dict[tuple[str, int], list[Scorecard]] = defaultdict(list)
    for card in cards:
        group = group_named(card.rubric, card.group)
        groups[card.rubric.id, card.rubric.peer_groups.index(group)].append(card)
    standings: list[Standing] = []
    ties: list[Tie] = []
    for _, peers in sorted(groups.items(), key=lambda item: item[0]):
        placed, tied = compare(peers, group_named(peers[0].rubric, peers[0].group))
        standings += placed
        ties += tied
    return Table(tuple(standings), tuple(ties), tuple(left_out))


def counting(
    registry: Registry, period: str, day: date | None = None
) -> list[Evaluation]:
    """Return the evaluations of *period* that are neither void nor superseded.

    With a *day* by what had happened by its end.
    """
    every = [one for one in registry.all(model.Evaluation) if _stands(one, day)]
    older = {one.supersedes for one in every}
    return [one for one in every if period_of(one) == period and one.id not in older]


def _stands(evaluation: Evaluation, day: date | None) -> bool:
    """Say whether *evaluation* was begun by *day*, and not void."""
    events = evaluation.events
    happened = [one for one in events if day is None or one.on <= day]
    return bool(happened) and all(one.state != VOID for one in happened)


def periods(registry: Registry) -> list[str]:
    """Return the periods that have evaluations, in order."""
    return sorted({period_of(one) for one in registry.all(model.Evaluation)})


def period_of(evaluation: Evaluation) -> str:
    """Return the period that *evaluation* is of."""
    return evaluation.id.partition("/")[0]


def group_named(rubric: Rubric, name: str) -> PeerGroup:
    """Return the peer group of *rubric* that is called *name*, the first of them."""
    return next(group for group in rubric.peer_groups if group.id == name)


def group_of(registry: Registry, evaluation: Evaluation) -> PeerGroup | None:
    """Return the peer group that the unit of *evaluation* belongs to, if any."""
    unit = registry.get(model.Unit, evaluation.unit)
    rubric = registry.get(model.Rubric, evaluation.rubric)
    groups = rubric.peer_groups if rubric is not None and unit is not None else ()
    return next((one for one in groups if unit and one.track == unit.track), None)


def compare(
    cards: Sequence[Scorecard], group: PeerGroup
) -> tuple[list[Standing], list[Tie]]:
    """Return the standings of one group, and the ties that a person must decide.

    By total, equals by unit; equal totals share a rank.
    """
    ordered = sorted(cards, key=lambda card: card.evaluation.id)
    ordered.sort(key=lambda card: card.total, reverse=True)
    given, ties = bands(ordered, group)
    standings: list[Standing] = []
    rank = 0
    for place, card in enumerate(ordered, 1):
        if place == 1 or card.total != ordered[place - 2].total:
            rank = place
        standings.append(Standing(card, rank, *given[card.evaluation.id]))
    return standings, ties
