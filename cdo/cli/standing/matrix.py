"""The matrix: units down, obligations across, a word and a sign in each cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from cdo import calendar
from cdo.cli.standing import looks
from cdo.cli.standing.standing import count, state_of
from cdo.phrases import joined
from cdo.reckoning.obligations import MET
from cdo.tables.page import Line, Page, Table, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdo.cli.records.names import Names
    from cdo.cli.standing.standing import Cohort, Count, Standing
    from cdo.model.obligations import Obligation
    from cdo.model.waiver import Waiver
    from cdo.reckoning.obligations import Item, State
    from cdo.reckoning.occupancy import Occupancy
    from cdo.registry.index import Registry
    from cdo.tables.page import Cell

HOUSE_RULE = "本地约定"
"""Said in the place of a clause where the bureau itself set the day."""

Column = Mapping[str, Sequence["Item"]]
"""The items of one obligation, by the id of their unit."""

_NO_COHORT = "不分批次"
_DONE = "已完成"
_BUILDS_ON = "先行义务"
_TOTALS: tuple[State, ...] = (
    "due_today",
    "overdue",
    "returned",
    "submitted",
    "waived",
)
"""States that are counted below the matrix, where there are any."""


def page(standing: Standing, names: Names) -> Page:
    """Return the matrix of *standing*, a table a cohort, and what sums it up."""
    tables = [_matrix(standing, cohort, names) for cohort in standing.cohorts]
    if standing.waivers:
        tables.append(waivers(standing, names))
    return Page(
        f"{standing.title}：截至{standing.when}",
        standing.day,
        (seats_in_all(standing), _obligations(standing), _waived(standing)),
        tuple(tables),
        tuple(notes(standing, names, tables)),
    )


def seats_in_all(standing: Standing) -> str:
    """Return how many seats are held, of how many, and how it is elsewhere."""
    told = f"席位：{_counted(standing.own)}"
    others = (f"；{name}另计：{_counted(one)}" for name, one in standing.others.items())
    return "".join((told, *others))


def cohort_named(cohort: Cohort) -> str:
    """Return what *cohort* is called."""
    return cohort.name or _NO_COHORT


def waivers(standing: Standing, names: Names) -> Table:
    """Return the table of waivers: what, for whom, from when until when."""
    rows = [
        row(
            one.id,
            _waived_what(standing, one),
            names.named("any", one.subject) or one.subject,
            f"{one.from_} 至 {one.until}（不含）",
            (looks.WAIVERS[state_of(one, standing.day)].line(),),
        )
        for one in standing.waivers
    ]
    heads = row("编号", "豁免什么", "对象", "起止", "状态")
    return Table(heads, tuple(rows), "豁免")


def notes(
    standing: Standing, names: Names, tables: Iterable[Table] = ()
) -> Iterator[str]:
    """Yield what a reader of *tables* has to know."""
    yield from (_doubled(one, names) for one in standing.seats if one.others)
    if any(not one for table in tables for cells in table.rows for one in cells):
        yield "空格：不设席位，或这项义务不约束该单位"
    if standing.registry.manifest.demo:
        yield "示例登记库：其中的人物都是虚构的"


def _doubled(seat: Occupancy, names: Names) -> str:
    """Return who are in *seat* at once, which is why the exit code is not 0."""
    people = [one for one in (seat.tenure, *seat.others) if one is not None]
    named = joined(names.person(one.officer) for one in people)
    who = "任职者" if seat.state == "held" else "主持者"
    what = f"{names.unit(seat.unit.id)}{seat.post.post}"
    return f"{what}同时有 {len(people)} 名{who}：{named}，见 cdo validate"


def dated(obligation: Obligation, year: int | None = None) -> str:
    """Return by when *obligation* is due, as a paper writes it."""
    due = obligation.due_in(year)
    if due is not None:
        return calendar.written(due)
    return "每年" if obligation.every and year is None else "未定期限"


def grounded(obligation: Obligation) -> str:
    """Return what *obligation* rests on: its clause, or that it is a house rule."""
    return HOUSE_RULE if obligation.house_rule else obligation.clause or ""


def _matrix(standing: Standing, cohort: Cohort, names: Names) -> Table:
    columns = _columns(standing, cohort)
    entries = standing.registry.scheme.obligations.entries
    rows = [
        row(
            names.unit(unit.id),
            _seats(standing.seats_of(unit.id)),
            *(_states(standing, of, unit.id) for of in columns.values()),
        )
        for unit in cohort.units
    ]
    return Table(
        row("单位", "席位", *(_head(entries[name]) for name in columns)),
        tuple(rows),
        f"{cohort_named(cohort)}（{len(rows)} 个单位）",
        totals=tuple(_totals(standing, cohort, list(columns.values()))),
        terms=names.terms,
    )


def _columns(standing: Standing, cohort: Cohort) -> dict[str, Column]:
    """Return the items of each obligation of *cohort*, in the order of the scheme."""
    found: dict[str, dict[str, list[Item]]] = defaultdict(dict)
    for unit in cohort.units:
        for item in standing.items_of(unit.id):
            found[item.id].setdefault(unit.id, []).append(item)
    entries = standing.registry.scheme.obligations.entries
    return {name: found[name] for name in entries if name in found}


def _head(obligation: Obligation) -> Cell:
    aim = (Line("目标"),) if obligation.aim else ()
    told = (obligation.title, dated(obligation), grounded(obligation))
    return (*map(Line, told), *aim)


def _seats(seats: Sequence[Occupancy]) -> Cell:
    """Return how many of the *seats* of a unit are held, and how many acted for."""
    found = count(seats)
    if not found.total:
        return ()
    held, acting, vacant = (looks.SEATS[one] for one in ("held", "acting", "vacant"))
    full = found.held == found.total
    sign, tone = (held.sign, held.tone) if full else (vacant.sign, acting.tone)
    lines = [Line(f"{held.word} {found.held}/{found.total}", sign, tone)]
    if found.acting:
        lines.append(acting.line(f"{acting.word} {found.acting}"))
    return tuple(lines)


def _states(standing: Standing, column: Column, unit: str) -> Cell:
    """Return the states of the items of *unit* in a *column*.

    What they build on is told where the unit is the only one.
    """

    def told(item: Item) -> tuple[Line, ...]:
        alone = len(column) == 1
        return (
            looks.of_item(item),
            *(progress(standing.registry, item) if alone else ()),
        )

    return _by_year(column.get(unit, ()), told)


def progress(registry: Registry, item: Item) -> Iterator[Line]:
    """Yield how many have handed in what *item* builds on."""
    entries = registry.scheme.obligations.entries
    for one in item.after:
        yield Line(f"{entries[one.id].title} {one.done}/{one.of}")


def _by_year(items: Iterable[Item], told: Callable[[Item], Iterable[Line]]) -> Cell:
    """Return the lines that are *told* of items, with the years where there are any."""
    lines = [(item.year, tuple(told(item))) for item in items]
    found: list[Line] = []
    for cell, years in groupby(lines, key=lambda one: one[1]):
        first, *rest = (year for year, _ in years)
        span = f"{first}至{rest[-1]}" if rest else f"{first}"
        for number, line in enumerate(cell):
            text = line.text if first is None or number else f"{span} {line.text}"
            found.append(replace(line, text=text))
    return tuple(found)


def _totals(
    standing: Standing, cohort: Cohort, columns: Sequence[Column]
) -> Iterator[tuple[Cell, ...]]:
    """Yield what stands below the columns: how many are done, and how many are not."""
    seats = count(s for unit in cohort.units for s in standing.seats_of(unit.id))
    held = f"{seats.held}/{seats.total}" if seats.total else ""
    whole = [[one for each in column.values() for one in each] for column in columns]
    yield row(_DONE, held, *map(_done, whole))
    for state in _TOTALS:
        cells = [_in_state(items, state) for items in whole]
        if any(cells):
            yield row(looks.OBLIGATIONS[state].word, "", *cells)
    cells = [_built_on(standing, column) for column in columns]
    if any(cells):
        yield row(_BUILDS_ON, "", *cells)


def _done(items: Sequence[Item]) -> Cell:
    return _yearly(
        (year, f"{sum(item.state in MET for item in those)}/{len(those)}")
        for year, those in _years(items).items()
    )


def _in_state(items: Sequence[Item], state: State) -> Cell:
    found = {
        year: sum(item.state == state for item in those)
        for year, those in _years(items).items()
    }
    return _yearly((year, f"{number}") for year, number in found.items() if number)


def _built_on(standing: Standing, column: Column) -> Cell:
    """Return how many have handed in what the items of several units build on."""
    if len(column) == 1:
        return ()
    first = next(iter(column.values()))
    return _by_year(first, lambda item: progress(standing.registry, item))


def _years(items: Iterable[Item]) -> dict[int | None, list[Item]]:
    found: dict[int | None, list[Item]] = defaultdict(list)
    for item in items:
        found[item.year].append(item)
    return found


def _yearly(told: Iterable[tuple[int | None, str]]) -> Cell:
    return tuple(
        Line(text if year is None else f"{year} {text}") for year, text in told
    )


def _counted(found: Count) -> str:
    return f"在任 {found.held}/{found.total}，主持 {found.acting}，空缺 {found.vacant}"


def _obligations(standing: Standing) -> str:
    """Return how many obligations are in which state, the most pressing first."""
    states = Counter(item.state for item in standing.items)
    late = sum(item.late for item in standing.items if item.state == "returned")
    past = {"returned": f"（其中已过期限 {late}）"} if late else {}
    told = [
        f"{look.word} {states[state]}{past.get(state, '')}".replace("） ", "）")
        for state, look in looks.OBLIGATIONS.items()
        if states[state]
    ]
    return f"义务 {len(standing.items)} 项：{'，'.join(told)}" if told else "义务：没有"


def _waived(standing: Standing) -> str:
    states = Counter(state_of(one, standing.day) for one in standing.waivers)
    told = [
        f"{look.word} {states[s]}" for s, look in looks.WAIVERS.items() if states[s]
    ]
    return f"豁免：{'，'.join(told) or '没有'}"


def _waived_what(standing: Standing, waiver: Waiver) -> str:
    if waiver.rule is not None:
        return waiver.rule
    named = standing.registry.scheme.obligations.entries.get(waiver.obligation or "")
    return f"{named.title}（{waiver.obligation}）" if named else f"{waiver.obligation}"
