"""Seats and obligations one a row, for a spreadsheet to sort and to filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import calendar
from cdo.cli.standing import looks, spans
from cdo.cli.standing.matrix import grounded
from cdo.tables.page import Page, Table, row

if TYPE_CHECKING:
    from cdo.cli.records.names import Names
    from cdo.cli.standing.standing import Standing
    from cdo.reckoning.obligations import Item
    from cdo.reckoning.occupancy import Occupancy
    from cdo.tables.page import Cell

_HEADS = (
    "类别",
    "批次",
    "单位编号",
    "单位",
    "事项",
    "年度",
    "依据",
    "期限",
    "状态",
    "状态开始日",
    "剩余天数",
    "剩余工作日",
    "记录",
    "姓名",
)


def page(standing: Standing, names: Names) -> Page:
    """Return a row a seat and a row an obligation, unit by unit within each cohort."""
    rows: list[tuple[Cell, ...]] = []
    for cohort in standing.cohorts:
        for unit in cohort.units:
            rows += [_seat(one, names) for one in standing.seats_of(unit.id)]
            rows += [_item(one, names) for one in standing.items_of(unit.id)]
    day = calendar.written(standing.day)
    table = Table(row(*_HEADS), tuple(rows))
    return Page(f"截至{day}的席位和义务", standing.day, tables=(table,))


def _seat(one: Occupancy, names: Names) -> tuple[Cell, ...]:
    people = [one.tenure, *one.others] if one.tenure else []
    return row(
        "席位",
        one.unit.cohort,
        one.unit.id,
        names.unit(one.unit.id),
        one.post.post,
        "",
        one.post.clause,
        "",
        looks.SEATS[one.state].word,
        one.since,
        "",
        "",
        "、".join(person.officer.ref for person in people),
        "、".join(names.person(person.officer) for person in people),
    )


def _item(item: Item, names: Names) -> tuple[Cell, ...]:
    left = item.workdays
    works = spans.UNKNOWN if left is None and item.due is not None else left
    return row(
        "义务",
        item.unit.cohort,
        item.unit.id,
        names.unit(item.unit.id),
        item.obligation.title,
        item.year,
        grounded(item.obligation),
        item.due,
        looks.OBLIGATIONS[item.state].word,
        item.since,
        item.days,
        works,
        item.record,
        "",
    )
