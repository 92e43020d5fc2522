"""Accounts as tables: each line of each score, and at the end what would gain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.cli.scores import account
from cdo.cli.scores.ranking import WAITING
from cdo.phrases import joined
from cdo.reckoning import advice
from cdo.reckoning.results import text
from cdo.tables.page import Line, Table, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.scores.account import Entry
    from cdo.cli.scores.scoring import Peers, Scores
    from cdo.reckoning.standings import Standing
    from cdo.tables.page import Cell

HEADS = ("项目", "得分", "满分", "失分", "算式和依据")
"""What the columns of an account are called."""

_STEPS = ("指标", "最小的一步", "总分增加")
_NOTHING = "没有哪一项单独改进一步能提高总分"


def tables(scores: Scores) -> Iterator[Table]:
    """Yield the account of each standing, and the steps that gain."""
    for peers in scores.groups:
        for one in peers.standings:
            rows = tuple(map(_row, account.entries(scores, peers, one)))
            notes = tuple(about(scores, one))
            yield Table(row(*HEADS), rows, heading(scores, peers, one), notes)
            yield steps(scores, one)


def heading(scores: Scores, peers: Peers, one: Standing) -> str:
    """Return whose account it is, and what came out."""
    evaluation = one.card.evaluation
    seat = f"{scores.names.unit(evaluation.unit)}{evaluation.post}"
    reached = f"{text(one.card.total)} 分，{one.band or WAITING}"
    return f"{seat}：{reached}，{peers.name}第 {one.rank} 名"


def about(scores: Scores, one: Standing) -> Iterator[str]:
    """Yield who was in the seat, as of when, and how far the evaluation has come."""
    evaluation = one.card.evaluation
    holders = joined(scores.holders(one)) or "空缺"
    yield f"evaluation/{evaluation.id}，{evaluation.events[-1].state}"
    yield f"截至 {evaluation.as_of}，任职者：{holders}"


def steps(scores: Scores, one: Standing) -> Table:
    """Return by indicator the smallest step of its input that gains."""
    found = advice.steps(one.card)
    rows = tuple(
        row(
            f"{step.indicator.id} {step.indicator.name}",
            step.change,
            f"+{text(step.gain)}",
        )
        for step in found
    )
    title = f"{scores.called(one)}：怎样加分"
    return Table(row(*_STEPS), rows, title, () if rows else (_NOTHING,))


def listing(scores: Scores) -> Table:
    """Return every line of every account, with ids, as a spreadsheet takes it."""
    heads = row("评价", "单位", "项目编号", *HEADS)
    rows = tuple(
        row(one.card.evaluation.id, scores.called(one), entry.id, *_row(entry))
        for peers in scores.groups
        for one in peers.standings
        for entry in account.entries(scores, peers, one)
    )
    return Table(heads, rows, "逐项")


def _row(entry: Entry) -> tuple[Cell, ...]:
    indent = "  " if entry.kind in {"indicator", "entry"} else ""
    lines = tuple(map(Line, (*entry.why, *entry.grounds)))
    return row(indent + entry.label, entry.score, entry.most, entry.lost, lines)
