"""What is due when: as pages for a reader, for a spreadsheet, and for a calendar."""

from __future__ import annotations

from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING

from cdo import calendar
from cdo.cli.standing import evidence, looks, spans
from cdo.cli.standing.matrix import grounded, progress
from cdo.reckoning.obligations import MET
from cdo.tables.page import Entry, Page, Table, row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cdo.cli.records.names import Names
    from cdo.cli.standing.standing import Standing
    from cdo.reckoning.obligations import Item
    from cdo.registry.index import Registry
    from cdo.tables.page import Cell

_HEADS = ("单位", "义务", "状态", "时间", "依据")
_COLUMNS = (
    "期限",
    "星期",
    "单位编号",
    "单位",
    "义务编号",
    "义务",
    "年度",
    "状态",
    "剩余天数",
    "剩余工作日",
    "此前最后一个工作日",
    "依据",
    "时间原话",
    "说明",
)


def page(whole: Standing, items: list[Item], names: Names) -> Page:
    """Return a table a due day, with how far it is and how that is reckoned."""
    tables = [
        _table(whole, due, list(those), names)
        for due, those in groupby(items, key=lambda item: item.due)
        if due is not None
    ]
    lead = _lead(items) if items else "没有要列的义务"
    title = f"{whole.title}：截至{whole.when}的期限"
    return Page(title, whole.day, (lead,), tuple(tables))


def listed(whole: Standing, items: list[Item], names: Names) -> Page:
    """Return one table with a row an obligation."""
    rows = tuple(_listed(whole.registry, item, names) for item in items)
    return Page("期限", whole.day, tables=(Table(row(*_COLUMNS), rows),))


def entered(whole: Standing, items: list[Item], names: Names) -> Page:
    """Return an entry an obligation, for a calendar."""
    # two registries in one calendar must not overwrite each other's entries
    source = sha256(whole.registry.manifest.scheme.encode()).hexdigest()[:12]
    entries = tuple(_entry(whole.registry, item, names, source) for item in items)
    title = f"{whole.title}：期限"
    return Page(title, whole.day, entries=entries)


def last_workday(item: Item) -> date | None:
    """Return the last working day up to the due day of *item*, None if not known."""
    return None if item.due is None else calendar.last_workday(item.due)


def notes(registry: Registry, item: Item) -> Iterator[str]:
    """Yield how the days of *item* are reckoned, and what to mind about them."""
    if item.due is None:
        return
    if done := spans.acted(item):
        yield f"{done}，从这一天算"
    yield from spans.reckoned(spans.begun(item) or item.day, item.due)
    if advice := spans.advice(item.due):
        yield advice
    yield from (f"先行义务 {line.text}" for line in progress(registry, item))


def _lead(items: list[Item]) -> str:
    late = sum(item.late for item in items)
    returned = sum(item.late for item in items if item.state == "returned")
    among = f"（退回后已过期限的 {returned} 项在内）" if returned else ""
    return f"{len(items)} 项，其中逾期 {late} 项{among}"


def _table(whole: Standing, due: date, items: list[Item], names: Names) -> Table:
    first, *other = {item.obligation.phrase for item in items}
    told = f"（{first}）" if first and not other else ""
    lines = [*spans.reckoned(whole.day, due)]
    if advice := spans.advice(due):
        lines.append(advice)
    return Table(
        row(*_HEADS),
        tuple(_row(whole.registry, item, names) for item in items),
        f"{due} {spans.weekday(due)}{told}：{spans.left(whole.day, due)}",
        tuple(lines),
    )


def _row(registry: Registry, item: Item, names: Names) -> tuple[Cell, ...]:
    return row(
        names.unit(item.unit.id),
        _titled(item),
        (looks.of_item(item), *progress(registry, item)),
        spans.told(item),
        grounded(item.obligation),
    )


def _listed(registry: Registry, item: Item, names: Names) -> tuple[Cell, ...]:
    works = spans.UNKNOWN if item.workdays is None else item.workdays
    last = last_workday(item)
    return row(
        item.due,
        spans.weekday(item.due) if item.due else "",
        item.unit.id,
        names.unit(item.unit.id),
        item.id,
        item.obligation.title,
        item.year,
        looks.OBLIGATIONS[item.state].word,
        item.days,
        works,
        spans.UNKNOWN if last is None else last,
        grounded(item.obligation),
        item.obligation.phrase,
        "；".join(notes(registry, item)),
    )


def _entry(registry: Registry, item: Item, names: Names, source: str) -> Entry:
    year = f".{item.year}" if item.year is not None else ""
    return Entry(
        f"{item.id}{year}.{item.unit.id}.{source}@cdo-registry",
        item.due or item.day,
        f"{names.unit(item.unit.id)}：{_titled(item)}",
        tuple(_described(registry, item, names)),
        item.state not in MET and item.state != "waived",
    )


def _described(registry: Registry, item: Item, names: Names) -> Iterator[str]:
    """Yield what a calendar says of *item*: its clause, its state, what to do."""
    ground = grounded(item.obligation)
    clause = registry.scheme.clauses.entries.get(ground)
    yield f"依据：{ground} {clause.text}" if clause else f"依据：{ground}"
    if item.obligation.phrase:
        yield f"时间原话：{item.obligation.phrase}"
    if told := evidence.recipient(registry, item, names):
        yield f"交给：{told}"
    yield f"状态（{item.day}）：{looks.of_item(item).text}"
    yield from evidence.missing(registry, item, names)
    if item.due is not None and (advice := spans.advice(item.due)):
        yield advice


def _titled(item: Item) -> str:
    year = f"（{item.year}年）" if item.year is not None else ""
    return f"{item.obligation.title}{year}"
