"""Scores as a picture: ranks, bars and lost marks, each number with its account."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from cdo.cli.scores import account, accounts, ranking
from cdo.cli.scores.scoring import UNCHECKED
from cdo.reckoning.exact import ONE, exactly, plain, total
from cdo.reckoning.results import text
from cdo.tables.page import cell
from cdo.tables.picture import (
    Account,
    Bar,
    Column,
    Group,
    Lost,
    Number,
    Part,
    Picture,
    Row,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from cdo.cli.scores.account import Entry
    from cdo.cli.scores.scoring import Peers, Scores
    from cdo.model.rubric import Rubric
    from cdo.reckoning.scales import IndicatorScore
    from cdo.reckoning.scorecards import FactorScore
    from cdo.reckoning.standings import Standing
    from cdo.tables.page import Cell, Table

_NONE = "0"


def picture(scores: Scores, tables: Iterable[Table]) -> Picture:
    """Return *scores* and the *tables* of what else was asked as one page."""
    return Picture(
        ranking.title(scores),
        tuple(ranking.lead(scores)),
        tuple(_group(scores, peers) for peers in scores.groups),
        tuple(ranking.marked(scores, table) for table in tables),
        tuple(
            _account(scores, peers, one)
            for peers in scores.groups
            for one in peers.standings
        ),
        UNCHECKED if scores.broken else "",
    )


def anchor(one: Standing, entry: str = "") -> str:
    """Return where the account of *one* stands, or one of its entries."""
    stem = one.card.evaluation.id.partition("/")[2]
    return f"{stem}/{entry}" if entry else stem


def _group(scores: Scores, peers: Peers) -> Group:
    rubric = peers.rubric
    factors = [f"{one.id} {one.name}" for one in rubric.factors]
    return Group(
        ranking.heading(peers),
        plain(_whole(rubric)),
        ("单位", "名次", "总分", "等次", *factors, "基础分", "扣分", "加分", "说明"),
        tuple(_rank(scores, one) for one in peers.standings),
        tuple(f"{one.id} {one.name}（{plain(one.weight)}）" for one in rubric.factors),
        tuple(_bar(scores, one) for one in peers.standings),
        tuple(
            Column(f"{factor.id} {factor.name}", one.id, one.name)
            for factor in rubric.factors
            for one in factor.indicators
        ),
        tuple((_unit(scores, one), tuple(_losses(one))) for one in peers.standings),
    )


def _unit(scores: Scores, one: Standing) -> Number:
    return Number(scores.called(one), anchor(one))


def _rank(scores: Scores, one: Standing) -> tuple[Number | Cell, ...]:
    card = one.card
    sums = {".base": card.base, ".deductions": card.deducted, ".bonus": card.added}
    return (
        _unit(scores, one),
        Number(str(one.rank), anchor(one)),
        Number(text(card.total) or "", anchor(one, ".total")),
        Number(one.band or ranking.WAITING, anchor(one, ".band")),
        *(_factor(one, factor) for factor in card.factors),
        *(Number(text(it) or "", anchor(one, name)) for name, it in sums.items()),
        ranking.told(one) or cell(),
    )


def _factor(one: Standing, factor: FactorScore) -> Number:
    score = text(factor.score) or ranking.NOT_APPLICABLE
    return Number(score, anchor(one, factor.factor.id))


def _bar(scores: Scores, one: Standing) -> Bar:
    card = one.card
    parts = tuple(
        Part(
            f"{it.factor.id} {it.factor.name}",
            _factor(one, it),
            Fraction(it.score or 0) / Fraction(_whole(card.rubric)),
        )
        for it in card.factors
    )
    told = f"{text(card.total)} {one.band or ranking.WAITING}"
    return Bar(_unit(scores, one), parts, Number(told, anchor(one, ".total")))


def _whole(rubric: Rubric) -> Decimal:
    """Return the marks at the end of a bar; in a preview weights may not fit them."""
    with exactly():
        every = total(one.weight for one in rubric.factors)
    return max(rubric.full_marks, every) or ONE


def _losses(one: Standing) -> Iterable[Lost]:
    for factor in one.card.factors:
        for it in factor.indicators:
            yield _lost(it, anchor(one, f"{factor.factor.id}.{it.indicator.id}"))


def _lost(one: IndicatorScore, to: str) -> Lost:
    name, most = one.indicator.name, one.indicator.max
    missing = one.state == "missing"
    if one.score is None:
        about = f"{name}：{ranking.NOT_APPLICABLE}"
        return Lost(Number(ranking.NOT_APPLICABLE, to), None, missing, about)
    lost = text(one.lost) if one.lost else _NONE
    told = f"{account.MISSING} {lost}" if missing else f"{lost}"
    share = Fraction(one.lost) / Fraction(most) if most else Fraction(0)
    about = f"{name}：满分 {plain(most)}，失 {lost}"
    return Lost(Number(told, to), share, missing, about)


def _account(scores: Scores, peers: Peers, one: Standing) -> Account:
    entries = account.entries(scores, peers, one)
    return Account(
        anchor(one),
        scores.called(one),
        accounts.heading(scores, peers, one),
        tuple(accounts.about(scores, one)),
        accounts.HEADS,
        tuple(_row(one, entry) for entry in entries),
        accounts.steps(scores, one),
    )


def _row(one: Standing, entry: Entry) -> Row:
    cells = (entry.label, entry.score, entry.most, entry.lost)
    where = anchor(one, entry.id) if entry.id else ""
    return Row(where, entry.kind, cells, entry.why, entry.grounds)
