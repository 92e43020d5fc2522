"""How safe scores are, and how they have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.cli.scores import ranking
from cdo.phrases import joined
from cdo.reckoning.exact import plain
from cdo.reckoning.results import text
from cdo.tables.page import Line, Table, Tone, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from cdo.cli.scores.scoring import Scores
    from cdo.reckoning.comparison import Change, FactorChange
    from cdo.reckoning.sensitivity import Margin, Move
    from cdo.tables.page import Cell

_SAME = "不变"
_NEITHER = "—"


def sensitivity(scores: Scores) -> Iterator[Table]:
    """Yield which ranks move with the weights, and what is lacking to the next band."""
    found = scores.sensitivity
    safe = joined(map(scores.names.unit, found.stable)) or "没有"
    notes = (
        "任一因素的权重增减 10%，其余按比例调整使总分不变，扣分加分不动",
        f"名次和等次都不受影响的（{len(found.stable)} 个单位）：{safe}",
    )
    rows = tuple(_move(scores, move) for move in found.moves)
    heads = row("单位", "因素", "权重", "名次", "等次")
    yield Table(heads, rows, "权重变动时的名次", notes)
    heads = row("单位", "等次", "上一等次", "还差")
    rows = tuple(_margin(scores, one) for one in scores.margins)
    yield Table(heads, rows, "距上一等次")


def _move(scores: Scores, move: Move) -> tuple[Cell, ...]:
    old, new = (band or ranking.WAITING for band in (move.band, move.band_to))
    return row(
        scores.names.unit(move.unit),
        move.factor,
        move.change,
        f"{move.rank} → {move.to}" if move.rank != move.to else _SAME,
        f"{old} → {new}" if old != new else _SAME,
    )


def _margin(scores: Scores, one: Margin) -> tuple[Cell, ...]:
    lacking = f"{text(one.gain)} 分" if one.gain is not None else _why(one)
    unit = scores.names.unit(one.unit)
    return row(unit, one.band or ranking.WAITING, one.to or _NEITHER, lacking)


def _why(one: Margin) -> str:
    if one.to is None:
        return "已是最高等次"
    return (
        "加分不能改变：并列待裁定"
        if one.band is None
        else "加分不能改变：受否决或名额限制"
    )


def comparison(scores: Scores, before: str) -> Table:
    """Return what changed since the period *before*, by factor."""
    changes = scores.changes(before)
    names = dict.fromkeys(_named(one) for each in changes for one in each.factors)
    heads = row("单位", "总分", "名次", "等次", *names)
    rows = tuple(_changed(scores, change, list(names)) for change in changes)
    notes = ("因素按它们在评价框架里的位置对应；两期满分不同的写明满分",)
    return Table(heads, rows, f"{before} → {scores.period}", notes)


def _named(one: FactorChange) -> str:
    return f"{one.id} {one.name}"


def _changed(scores: Scores, change: Change, names: Sequence[str]) -> tuple[Cell, ...]:
    both = (change.before, change.after)
    totals = [one.card.total if one is not None else None for one in both]
    ranks = [str(one.rank) if one is not None else None for one in both]
    bands = [one.band or ranking.WAITING if one is not None else None for one in both]
    factors = {_named(one): _factor(one) for one in change.factors}
    return row(
        scores.names.unit(change.unit),
        _scores(totals, change.change),
        _pair(ranks),
        _pair(bands),
        *(factors.get(name, ()) for name in names),
    )


def _factor(one: FactorChange) -> Cell:
    both = [side for side in (one.before, one.after) if side is not None]
    scores = [
        side.score if side is not None else None for side in (one.before, one.after)
    ]
    cell = _scores(scores, one.change)
    if one.same_weight:
        return cell
    weights = " → ".join(plain(side.factor.weight) for side in both)
    return (*cell, Line(f"满分 {weights}"))


def _scores(both: Sequence[Decimal | None], change: Decimal | None) -> Cell:
    """Return two scores in a cell, and by how much the second is more."""
    lines = [Line(_pair([text(one) for one in both]))]
    if change:
        tone, sign = (Tone.GOOD, "▲") if change > 0 else (Tone.BAD, "▼")
        lines.append(Line(f"{change:+f}", sign, tone))
    return tuple(lines)


def _pair(both: Sequence[str | None]) -> str:
    old, new = (one or _NEITHER for one in both)
    return f"{old} → {new}" if old != new else old
