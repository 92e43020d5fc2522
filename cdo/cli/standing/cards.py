"""The card of a unit: who holds its seats by what, what it owes, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.cli.standing import evidence, looks, spans, tenancy
from cdo.cli.standing.matrix import dated, grounded, notes, progress, waivers
from cdo.phrases import joined
from cdo.reckoning import seats
from cdo.tables.page import Line, Page, Table, row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cdo.cli.records.names import Names
    from cdo.cli.standing.standing import Standing
    from cdo.cli.standing.tenancy import Stretch
    from cdo.model.unit import Unit
    from cdo.reckoning.obligations import Item
    from cdo.reckoning.occupancy import Occupancy
    from cdo.reckoning.seats import Tenure
    from cdo.tables.page import Cell

_SEATS = ("职位", "状态", "姓名", "职务", "起止", "依据")
_OBLIGATIONS = ("义务", "状态", "依据", "期限", "证据", "尚缺", "交给")


def page(standing: Standing, names: Names, unit: Unit) -> Page:
    """Return the card of *unit*, the one that *standing* is about."""
    named = unit.named(standing.day)
    tables = [_seats(standing, names), _obligations(standing, names)]
    if standing.waivers:
        tables.append(waivers(standing, names))
    return Page(
        f"{named.short}：截至{standing.when}",
        standing.day,
        tuple(_lead(unit, standing)),
        tuple(one for one in tables if one.rows),
        tuple(notes(standing, names)),
    )


def _lead(unit: Unit, standing: Standing) -> Iterator[str]:
    now = unit.named(standing.day)
    kinds = (unit.nature, unit.track, unit.cohort)
    told = "，".join(kind for kind in kinds if kind)
    yield f"{now.official}（{unit.id}）：{told}"
    others = [one.short for one in unit.names if one.short != now.short]
    if others:
        yield f"其他时期的名称：{'、'.join(others)}"
    if not standing.seats:
        yield "不设职位"
    if not standing.items:
        yield "没有义务"


def _seats(standing: Standing, names: Names) -> Table:
    every = seats.tenures(standing.registry)
    rows = [
        told
        for seat in standing.seats
        for told in _history(
            seat, every.get((seat.unit.id, seat.post.post), ()), standing, names
        )
    ]
    return Table(row(*_SEATS), tuple(rows), "席位")


def _history(
    seat: Occupancy, tenures: Iterable[Tenure], standing: Standing, names: Names
) -> Iterator[tuple[Cell, ...]]:
    """Yield a row each for those who held *seat*, and for the days without anybody."""
    found = list(tenancy.history(tenures, standing.day))
    if not found:
        vacant = (looks.SEATS["vacant"].line(),)
        yield row(seat.post.post, vacant, "", "", "从未有人任职", "")
    for stretch in found:
        yield _stretch(seat.post.post, stretch, standing.day, names)


def _stretch(post: str, stretch: Stretch, day: date, names: Names) -> tuple[Cell, ...]:
    span = f"{stretch.first} 起"
    if stretch.until is not None:
        span = f"{stretch.first} 至 {stretch.until}（不含）"
    if stretch.tenure is None:
        look, days = looks.SEATS["vacant"], stretch.days(day)
        over = stretch.until is not None
        told = Line(f"曾空缺 {days} 天") if over else look.line(f"空缺 {days} 天")
        return row(post, (told,), "", "", span, "")
    one = stretch.tenure.appointment
    title = f"{one.title}（{one.mode}）"
    name = names.person(stretch.tenure.officer)
    return row(post, (_held(stretch, day),), name, title, span, one.basis)


def _held(stretch: Stretch, day: date) -> Line:
    """Return whether the person of a stretch is there on *day*, else why not."""
    if stretch.tenure is None or (stretch.until is not None and stretch.until <= day):
        ended = stretch.tenure.appointment.end_reason if stretch.tenure else None
        return Line(f"已离任（{ended}）" if ended else "已离任")
    return looks.SEATS["acting" if stretch.tenure.acting else "held"].line()


def _obligations(standing: Standing, names: Names) -> Table:
    rows = [_obligation(standing, item, names) for item in standing.items]
    return Table(row(*_OBLIGATIONS), tuple(rows), "义务", apart=True)


def _obligation(standing: Standing, item: Item, names: Names) -> tuple[Cell, ...]:
    registry, obligation = standing.registry, item.obligation
    year = f"（{item.year}年）" if item.year is not None else ""
    return row(
        f"{obligation.title}{year}",
        (looks.of_item(item), *progress(registry, item), *_reminded(item, names)),
        _ground(standing, item),
        _due(item),
        tuple(map(Line, evidence.found(registry, item, names))),
        tuple(map(Line, evidence.missing(registry, item, names))),
        evidence.recipient(registry, item, names),
    )


def _reminded(item: Item, names: Names) -> Iterator[Line]:
    """Yield how often the unit was reminded, and by which documents."""
    if item.reminded:
        numbers = joined(
            names.number(ref.removeprefix("document/")) for ref in item.reminded
        )
        yield Line(f"已催办 {len(item.reminded)} 次：{numbers}")


def _ground(standing: Standing, item: Item) -> str:
    """Return the clause with its text, or that it is a house rule."""
    told = grounded(item.obligation)
    clause = standing.registry.scheme.clauses.entries.get(told)
    return f"{told} {clause.text}" if clause else told


def _due(item: Item) -> Cell:
    phrase = f"（{item.obligation.phrase}）" if item.obligation.phrase else ""
    lines = [Line(f"{dated(item.obligation, item.year)}{phrase}")]
    if item.due is not None:
        lines += [Line(spans.told(item))]
        lines += [Line(text) for text in [spans.advice(item.due)] if text]
    return tuple(lines)
