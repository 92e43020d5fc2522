"""Peers compared: groups, ranks, and the quota of the best band."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_FLOOR
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.reckoning.exact import ZERO, exactly
from cdo.reckoning.facts import settled
from cdo.reckoning.scorecards import Scorecard, scorecard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from cdo.model.evaluation import Evaluation
    from cdo.model.result import Fact
    from cdo.model.rubric import PeerGroup, Rubric
    from cdo.registry.index import Registry

    FactsOf = Callable[[Registry, Evaluation, Rubric], Mapping[str, Fact]]

VOID = "作废"
BY_QUOTA = "因比例限制"
UNDECIDED = "并列，需人工裁定"
TOO_MANY = "裁定给的名额多于剩下的，需重新裁定"
IDLE = "没有用到裁定：名额边上没有并列"
FEWER_DEDUCTIONS = "fewer_deductions"
"""What may stand in a tie break besides a factor."""


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
class Tie:
    """Equals at the edge of a quota, and the places that are left for them."""

    group: str
    cards: tuple[Scorecard, ...]
    places: int


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
    given, ties = _given(ordered, group)
    standings: list[Standing] = []
    rank = 0
    for place, card in enumerate(ordered, 1):
        if place == 1 or card.total != ordered[place - 2].total:
            rank = place
        standings.append(Standing(card, rank, *given[card.evaluation.id]))
    return standings, ties


Given = dict[str, tuple[str | None, tuple[str, ...]]]
"""By evaluation the band, and what is to be said of it."""


def _given(cards: Sequence[Scorecard], group: PeerGroup) -> tuple[Given, list[Tie]]:
    """Return each card's band and notes under the quota, and what is undecided."""
    given: Given = {card.evaluation.id: (card.band.name, _idle(card)) for card in cards}
    best = [card for card in cards if card.band == card.rubric.bands[0]]
    most = allowed(len(cards), group)
    if most is None or len(best) <= most:
        return given, []
    ties: list[Tie] = []
    left = most
    for equals in _in_order(best):
        if len(equals) <= left:
            left -= len(equals)
        elif left:
            ties += _decided(given, equals, group.id, left)
            left = 0
        else:
            _beyond(given, equals)
    return given, ties


def _idle(card: Scorecard) -> tuple[str, ...]:
    """Return what is said of a decision where there is nothing to decide."""
    return () if card.evaluation.decision is None else (IDLE,)


def allowed(count: int, group: PeerGroup) -> int | None:
    """Return how many of *count* may have the best band, None where all may."""
    if group.excellent_quota is None:
        return None
    with exactly():
        share = (group.excellent_quota * count).to_integral_value(ROUND_FLOOR)
    return max(int(share), group.quota_min or 0)


class _Decided(NamedTuple):
    """Equals at the quota's edge: given the best band, given another, undecided."""

    best: list[Scorecard]
    other: list[Scorecard]
    open: list[Scorecard]


def _decided(
    given: Given, equals: Sequence[Scorecard], group: str, places: int
) -> Iterator[Tie]:
    """Give *equals* what was decided; yield the tie while a decision is wanting.

    Decisions for the best band that go beyond the *places* decide nothing.
    """
    said = _by_decision(equals)
    for card in (*said.best, *said.other):
        if (word := card.evaluation.decision) is not None:
            note = f"裁定：{word.by}（{word.basis}）"
            notes = (note,) if card in said.best else (BY_QUOTA, note)
            given[card.evaluation.id] = (word.band, notes)
    left = places - len(said.best)
    waiting, note = said.open, UNDECIDED
    if left < 0:
        waiting, note, left = [*said.best, *said.open], TOO_MANY, places
    elif not left:
        _beyond(given, waiting)
        return
    if len(waiting) > left:
        for card in waiting:
            given[card.evaluation.id] = (None, (note,))
        yield Tie(group, tuple(waiting), left)


def _by_decision(equals: Sequence[Scorecard]) -> _Decided:
    said = _Decided([], [], [])
    for card in equals:
        decision = card.evaluation.decision
        if decision is None:
            said.open.append(card)
        elif decision.band == card.band.name:
            said.best.append(card)
        else:
            said.other.append(card)
    return said


def _beyond(given: Given, cards: Iterable[Scorecard]) -> None:
    """Give *cards*, which the quota has no place for, the next band."""
    for card in cards:
        bands = card.rubric.bands
        notes = (BY_QUOTA, *_idle(card))
        given[card.evaluation.id] = (bands[min(1, len(bands) - 1)].name, notes)


def _in_order(cards: Sequence[Scorecard]) -> Iterator[list[Scorecard]]:
    """Yield *cards* best first, those together whom nothing sets apart."""
    for _, equals in groupby(cards, key=lambda card: card.total):
        yield from _set_apart(list(equals), list(cards[0].rubric.tie_break))


def _set_apart(
    cards: list[Scorecard], criteria: Sequence[str]
) -> Iterator[list[Scorecard]]:
    """Yield *cards* of one total in the order of the tie break."""
    if len(cards) == 1 or not criteria:
        yield cards
        return
    name, *further = criteria
    merits = [_merit(card, name) for card in cards]
    if None in merits:
        yield from _set_apart(cards, further)
        return
    by_merit: dict[Decimal, list[Scorecard]] = defaultdict(list)
    for card, merit in zip(cards, merits, strict=True):
        by_merit[merit or ZERO].append(card)
    for merit in sorted(by_merit, reverse=True):
        yield from _set_apart(by_merit[merit], further)


def _merit(card: Scorecard, name: str) -> Decimal | None:
    """Return what sets *card* apart by one criterion, None where it does not apply."""
    if name == FEWER_DEDUCTIONS:
        return card.deducted.copy_negate()
    return card.factor(name)
