"""Standings as tables: by group for a reader, with every factor for a spreadsheet."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from cdo import calendar
from cdo.cli.scores.scoring import UNCHECKED, left_out
from cdo.phrases import joined
from cdo.reckoning import quotas, standings
from cdo.reckoning.exact import plain
from cdo.reckoning.results import text
from cdo.tables.page import Line, Page, Table, Tone, cell, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.cli.scores.scoring import Peers, Scores
    from cdo.model.rubric import Rubric
    from cdo.reckoning.standings import Standing
    from cdo.tables.page import Cell

WAITING = "待裁定"
NOT_APPLICABLE = "不适用"

_HEADS = ("单位", "名次", "总分", "等次", "基础分", "扣分", "加分", "状态", "说明")


def page(scores: Scores) -> Page:
    """Return a table a group: ranks, totals, bands, and what is to be said of them."""
    tables = tuple(_table(scores, peers) for peers in scores.groups)
    return Page(title(scores), scores.day, tuple(lead(scores)), tables)


def by_group(scores: Scores) -> Page:
    """Return a table a group with ids and factors, as a workbook takes it."""
    tables = tuple(_listing(scores, [peers], peers.name) for peers in scores.groups)
    return Page(title(scores), scores.day, tables=tables)


def by_rubric(scores: Scores) -> Page:
    """Return a table a rubric with ids and factors, as CSV takes it."""
    found = groupby(scores.groups, key=lambda peers: peers.rubric.id)
    tables = tuple(_listing(scores, list(peers), name) for name, peers in found)
    return Page(title(scores), scores.day, tables=tables)


def title(scores: Scores) -> str:
    """Return what the scores are called, and that nobody checked them."""
    told = f"{scores.registry.manifest.title}：{scores.period} 评价"
    return f"{told}（{UNCHECKED}）" if scores.broken else told


def lead(scores: Scores) -> Iterator[str]:
    """Yield what a reader has to know before all else."""
    if scores.broken:
        wrong = f"登记库有 {len(scores.broken)} 项错误，见 cdo validate"
        yield f"{UNCHECKED}：{wrong}；只供预览，不能采用"
    for peers in _each_rubric(scores):
        yield _rubric_told(peers.rubric)
    yield f"登记库的情况截至{calendar.written(scores.day)}"
    for tie in scores.ties:
        units = joined(scores.names.unit(card.evaluation.unit) for card in tie.cards)
        group = standings.group_named(tie.cards[0].rubric, tie.group)
        best = tie.cards[0].rubric.bands[0].name
        told = f"{units}同分，{group.name or group.id}的{best}还剩 {tie.places} 名"
        yield f"{quotas.UNDECIDED}：{told}，在评价里写 decision 后再公布"
    if absent := left_out(scores):
        why = "评价、指标或单位读不出来，或单位不在任何组"
        yield f"没有排名：{joined(absent)}（{why}）"


def marked(scores: Scores, table: Table, *, in_rows: bool = False) -> Table:
    """Return *table*, which says so where nobody checked what is in it.

    In its title, and *in_rows* in a column of its own, for what has no titles.
    """
    if not scores.broken:
        return table
    title = f"{table.title}（{UNCHECKED}）" if table.title else table.title
    if not in_rows:
        return replace(table, title=title)
    mark = cell(UNCHECKED)
    rows = tuple((*one, mark) for one in table.rows)
    return replace(table, title=title, heads=(*table.heads, mark), rows=rows)


def band(standing: Standing) -> Cell:
    """Return the band in a cell, or that a person has to decide."""
    if standing.band is None:
        return (Line(WAITING, "!", Tone.WAIT),)
    return (Line(standing.band),)


def state(standing: Standing) -> str:
    """Return how far the evaluation has come."""
    return standing.card.evaluation.events[-1].state


def told(standing: Standing) -> Cell:
    """Return what is to be said of a standing: caps, quota, gaps."""
    lines = [Line(f"封顶：{one}") for one in standing.card.capped_by]
    lines += [Line(note) for note in standing.notes]
    absent = [one.factor.id for one in standing.card.factors if one.score is None]
    if absent:
        lines.append(Line(f"因素 {joined(absent)} {NOT_APPLICABLE}"))
    missing = [one.indicator.id for one in standing.card.missing]
    if missing:
        lines.append(Line(f"缺失：{joined(missing)}", "!", Tone.WAIT))
    return tuple(lines)


def heading(peers: Peers) -> str:
    """Return what a group is called, how many are in it, and its quota."""
    quota = quotas.allowed(peers.count, peers.group)
    best = peers.rubric.bands[0].name
    most = "" if quota is None else f"，{best}至多 {quota} 名"
    return f"{peers.name}（{peers.count} 个单位{most}）"


def _each_rubric(scores: Scores) -> list[Peers]:
    return list({peers.rubric.id: peers for peers in scores.groups}.values())


def _rubric_told(rubric: Rubric) -> str:
    places = rubric.rounding.places
    scale = f"满分 {plain(rubric.full_marks)}，每步四舍五入到 {places} 位小数"
    official = "" if rubric.official else "；不是正式指标，只能试算"
    return f"指标：{rubric.title}（{rubric.id}），{scale}{official}"


def _table(scores: Scores, peers: Peers) -> Table:
    rows = tuple(
        row(
            scores.called(one),
            one.rank,
            text(one.card.total),
            band(one),
            text(one.card.base),
            text(one.card.deducted),
            text(one.card.added),
            state(one),
            told(one),
        )
        for one in peers.standings
    )
    return Table(row(*_HEADS), rows, heading(peers))


def _listing(scores: Scores, groups: Sequence[Peers], name: str) -> Table:
    factors = groups[0].rubric.factors
    heads = row(
        *("评价", "单位编号", "单位", "职位", "组", "名次", "总分", "等次"),
        *(f"{one.id} {one.name}" for one in factors),
        *("基础分", "扣分", "加分", "状态", "说明"),
    )
    rows = tuple(
        _listed(scores, peers, one) for peers in groups for one in peers.standings
    )
    return Table(heads, rows, name)


def _listed(scores: Scores, peers: Peers, one: Standing) -> tuple[Cell, ...]:
    card = one.card
    evaluation = card.evaluation
    unit = scores.names.unit(evaluation.unit)
    scored = (text(factor.score) or NOT_APPLICABLE for factor in card.factors)
    return row(
        *(evaluation.id, evaluation.unit, unit, evaluation.post, peers.name),
        *(one.rank, text(card.total), one.band or WAITING),
        *scored,
        *(
            text(card.base),
            text(card.deducted),
            text(card.added),
            state(one),
            told(one),
        ),
    )
