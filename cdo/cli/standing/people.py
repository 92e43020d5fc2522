"""The roster as pages: a table a cohort for a reader, one table for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.cli.standing import looks
from cdo.cli.standing.matrix import cohort_named, notes, seats_in_all
from cdo.tables.page import Page, Table, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.records.names import Names
    from cdo.cli.standing.standing import Standing
    from cdo.reckoning.occupancy import Occupancy
    from cdo.reckoning.seats import Tenure
    from cdo.tables.page import Cell

_HEADS = ("单位", "职位", "状态", "姓名", "职务", "开始日", "任职依据")
_COLUMNS = (
    "批次",
    "单位编号",
    "单位",
    "职位",
    "状态",
    "姓名",
    "职务",
    "任职方式",
    "开始日",
    "任职依据",
    "人员编号",
)


def page(whole: Standing, names: Names) -> Page:
    """Return a table of seats a cohort."""
    tables = []
    for cohort in whole.cohorts:
        seats = [s for unit in cohort.units for s in whole.seats_of(unit.id)]
        rows = tuple(one for seat in seats for one in _rows(seat, names))
        if rows:
            title = f"{cohort_named(cohort)}（{len(seats)} 席）"
            tables.append(Table(row(*_HEADS), rows, title))
    lead = seats_in_all(whole) if whole.seats else "没有席位"
    return Page(
        _title(whole), whole.day, (lead,), tuple(tables), tuple(notes(whole, names))
    )


def listed(whole: Standing, names: Names) -> Page:
    """Return one table of all seats, with ids and cohorts."""
    rows = [
        one
        for cohort in whole.cohorts
        for unit in cohort.units
        for seat in whole.seats_of(unit.id)
        for one in _listed(seat, names)
    ]
    table = Table(row(*_COLUMNS), tuple(rows), "名册")
    return Page(_title(whole), whole.day, tables=(table,))


def _title(whole: Standing) -> str:
    return f"{whole.title}：截至{whole.when}的任职名册"


def _rows(seat: Occupancy, names: Names) -> Iterator[tuple[Cell, ...]]:
    """Yield a row each for those who are in *seat*, or one that says it is vacant."""
    what = (names.unit(seat.unit.id), seat.post.post, (looks.SEATS[seat.state].line(),))
    for tenure in _tenures(seat):
        one = tenure.appointment
        title = f"{one.title}（{one.mode}）"
        yield row(*what, names.person(tenure.officer), title, one.from_, one.basis)
    if seat.tenure is None:
        yield row(*what, "", "", seat.since or "从未有人", "")


def _listed(seat: Occupancy, names: Names) -> Iterator[tuple[Cell, ...]]:
    """Yield the same for a spreadsheet, what is of one sort in a column of its own."""
    unit, state = seat.unit, looks.SEATS[seat.state].word
    what = (unit.cohort, unit.id, names.unit(unit.id), seat.post.post, state)
    for tenure in _tenures(seat):
        one, officer = tenure.appointment, tenure.officer
        how = (one.title, one.mode, one.from_, one.basis)
        yield row(*what, names.person(officer), *how, officer.id)
    if seat.tenure is None:
        yield row(*what, "", "", "", seat.since, "", "")


def _tenures(seat: Occupancy) -> list[Tenure]:
    return [seat.tenure, *seat.others] if seat.tenure else []
