"""The roster as pages: a table a cohort for a reader, one table for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import calendar
from cdo.cli import looks
from cdo.cli.matrix import cohort_named, notes, seats_in_all
from cdo.tables.page import Page, Table, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.names import Names
    from cdo.cli.standing import Standing
    from cdo.reckoning.occupancy import Occupancy
    from cdo.reckoning.seats import Tenure
    from cdo.tables.page import Cell

_HEADS = ("单位", "职位", "状态", "姓名", "职务", "任职方式", "到任日", "任职依据")


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
    return Page(_title(whole), whole.day, (lead,), tuple(tables), tuple(notes(whole)))


def listed(whole: Standing, names: Names) -> Page:
    """Return one table of all seats, with ids and cohorts."""
    rows = [
        row(cohort.name, unit.id, *cells, person)
        for cohort in whole.cohorts
        for unit in cohort.units
        for seat in whole.seats_of(unit.id)
        for cells, person in zip(_rows(seat, names), _ids(seat), strict=True)
    ]
    heads = row("批次", "单位编号", *_HEADS, "人员编号")
    return Page(_title(whole), whole.day, tables=(Table(heads, tuple(rows), "名册"),))


def _title(whole: Standing) -> str:
    day = calendar.written(whole.day)
    return f"{whole.title}：截至{day}的任职名册"


def _rows(seat: Occupancy, names: Names) -> Iterator[tuple[Cell, ...]]:
    """Yield a row each for those who are in *seat*, or one that says it is vacant."""
    unit = names.unit(seat.unit.id)
    look = looks.SEATS[seat.state]
    for tenure in _tenures(seat):
        one = tenure.appointment
        person = names.person(tenure.officer)
        told = (person, one.title, one.mode, one.from_, one.basis)
        yield row(unit, seat.post.post, (look.line(),), *told)
    if seat.tenure is None:
        since = f"自 {seat.since} 起" if seat.since else "从未有人任职"
        yield row(unit, seat.post.post, (look.line(),), "", "", "", "", since)


def _ids(seat: Occupancy) -> list[str]:
    return [tenure.officer.id for tenure in _tenures(seat)] or [""]


def _tenures(seat: Occupancy) -> list[Tenure]:
    return [seat.tenure, *seat.others] if seat.tenure else []
