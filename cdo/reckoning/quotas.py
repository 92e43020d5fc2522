"""The quota of the best band: who has a place, and who ties at its edge."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import ROUND_FLOOR
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cdo.reckoning.exact import ZERO, exactly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from cdo.model.rubric import PeerGroup
    from cdo.reckoning.scorecards import Scorecard

BY_QUOTA = "因比例限制"
UNDECIDED = "并列，需人工裁定"
TOO_MANY = "裁定给的名额多于剩下的，需重新裁定"
IDLE = "没有用到裁定：名额边上没有并列"
FEWER_DEDUCTIONS = "fewer_deductions"
"""What may stand in a tie break besides a factor."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Equals at the edge of a quota, and the places that are left for them."""

    group: str
    cards: tuple[Scorecard, ...]
    places: int


Given = dict[str, tuple[str | None, tuple[str, ...]]]
"""By evaluation the band, and what is to be said of it."""


def bands(cards: Sequence[Scorecard], group: PeerGroup) -> tuple[Given, list[Tie]]:
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
    for card in equals:
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
        every = card.rubric.bands
        notes = (BY_QUOTA, *_idle(card))
        given[card.evaluation.id] = (every[min(1, len(every) - 1)].name, notes)


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
