"""How safe ranks and bands are: other weights, and what is lacking to a better band."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from cdo.reckoning.exact import ONE, ZERO, exactly, less, quotient, total
from cdo.reckoning.quotas import allowed
from cdo.reckoning.standings import compare, group_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from cdo.model.rubric import Rubric
    from cdo.reckoning.scorecards import FactorScore, Scorecard
    from cdo.reckoning.standings import Standing, Table

CHANGES = {"+10%": Fraction(11, 10), "-10%": Fraction(9, 10)}
"""What is done to one weight at a time."""


class Move(NamedTuple):
    """A rank or a band that is another one when the weight of `factor` changes."""

    unit: str
    factor: str
    change: str
    rank: int
    to: int
    band: str | None
    band_to: str | None


class Report(NamedTuple):
    """The units whose rank and band stay whatever weight changes, and what moves."""

    stable: list[str]
    moves: list[Move]


class Margin(NamedTuple):
    """What a unit lacks to the next better band.

    `to` is None where there is no better one, `gain` where no marks lead there:
    a veto holds, a tie waits for a person, or the full marks are not enough.
    """

    unit: str
    band: str | None
    to: str | None
    gain: Decimal | None


def report(table: Table) -> Report:
    """Return which ranks and bands of *table* move, and which units are safe.

    Each weight in turn is made a tenth more and a tenth less, the others are
    scaled so that the sum stays the full marks; deductions and bonus are as they
    were, and so is what does not apply.
    """
    moves = [move for peers in groups(table) for move in _moves(peers)]
    moved = {move.unit for move in moves}
    units = [one.card.evaluation.unit for one in table.standings]
    stable = [unit for unit in dict.fromkeys(units) if unit not in moved]
    return Report(stable, moves)


def margins(table: Table) -> list[Margin]:
    """Return for each standing of *table* what it lacks to the next better band."""
    return [margin for peers in groups(table) for margin in _margins(peers)]


def groups(table: Table) -> list[list[Standing]]:
    """Return the standings of *table* group by group, in its order."""
    found: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for one in table.standings:
        found[one.card.rubric.id, one.card.group].append(one)
    return list(found.values())


def _moves(peers: Sequence[Standing]) -> Iterator[Move]:
    rubric = peers[0].card.rubric
    group = group_named(rubric, peers[0].card.group)
    was = {one.card.evaluation.id: one for one in peers}
    for number, factor in enumerate(rubric.factors):
        for change, by in CHANGES.items():
            weights = changed(rubric, number, by)
            cards = [_weighed(one.card, weights) for one in peers]
            for now in compare(cards, group)[0]:
                then = was[now.card.evaluation.id]
                if (now.rank, now.band) != (then.rank, then.band):
                    unit = then.card.evaluation.unit
                    ranks, bands = (then.rank, now.rank), (then.band, now.band)
                    yield Move(unit, factor.id, change, *ranks, *bands)


def changed(rubric: Rubric, number: int, by: Fraction) -> list[Fraction]:
    """Return the weights with one of them times *by*, the rest scaled to the sum.

    No weight is more than the full marks; where one factor has them all, its
    weight stays.
    """
    full = Fraction(rubric.full_marks)
    weights = [Fraction(factor.weight) for factor in rubric.factors]
    rest = full - weights[number]
    if not rest:
        return weights
    new = min(weights[number] * by, full)
    scale = (full - new) / rest
    return [
        new if place == number else weight * scale
        for place, weight in enumerate(weights)
    ]


def _weighed(card: Scorecard, weights: Sequence[Fraction]) -> Scorecard:
    """Return *card* with other weights, rounded where the table is rounded."""
    rubric, places = card.rubric, card.rubric.rounding.places
    with exactly():
        factors = tuple(
            one._replace(score=_share(one, weight, places))
            for one, weight in zip(card.factors, weights, strict=True)
        )
        both = zip(factors, weights, strict=True)
        asked = Fraction(rubric.full_marks) - sum(
            weight for one, weight in both if one.score is None
        )
        reached = total(one.score for one in factors if one.score is not None)
        base = quotient(ZERO, ONE, places)
        if asked > 0:
            share = Fraction(reached) * Fraction(rubric.full_marks) / asked
            base = _rounded(share, places)
    return card.with_base(base, factors)


def _share(one: FactorScore, weight: Fraction, places: int) -> Decimal | None:
    """Return the score of a factor that has another *weight*."""
    if one.score is None:
        return None
    scores = [it for it in one.indicators if it.score is not None]
    reached = total(it.score for it in scores if it.score is not None)
    asked = total(it.indicator.max for it in scores)
    return _rounded(Fraction(reached) * weight / Fraction(asked), places)


def _rounded(value: Fraction, places: int) -> Decimal:
    return quotient(ONE * value.numerator, ONE * value.denominator, places)


def _margins(peers: Sequence[Standing]) -> Iterator[Margin]:
    """Yield what each of one group lacks; the quota leaves room for so many."""
    rubric = peers[0].card.rubric
    best = rubric.bands[0]
    most = allowed(len(peers), group_named(rubric, peers[0].card.group))
    totals = sorted(
        (one.card.total for one in peers if one.card.band == best), reverse=True
    )
    for one in peers:
        yield _margin(one, totals, most)


def _margin(one: Standing, totals: Sequence[Decimal], most: int | None) -> Margin:
    """Return what *one* lacks, by the *totals* of those in the best band."""
    card, bands = one.card, one.card.rubric.bands
    unit, names = card.evaluation.unit, [band.name for band in bands]
    if one.band not in names[1:]:
        return Margin(unit, one.band, names[0] if one.band is None else None, None)
    place = names.index(one.band) - 1
    if card.band != card.earned:
        return Margin(unit, one.band, names[place], None)
    need = bands[place].min
    if place == 0 and most is not None:
        others = list(totals)
        if card.band == bands[0]:
            others.remove(card.total)
        if most < 1:
            return Margin(unit, one.band, names[0], None)
        if len(others) >= most:
            unit_of_score = ONE.scaleb(-card.rubric.rounding.places)
            need = max(need, less(others[most - 1], -unit_of_score))
    gain = less(need, card.total)
    enough = need <= card.rubric.full_marks
    return Margin(unit, one.band, names[place], gain if enough else None)
