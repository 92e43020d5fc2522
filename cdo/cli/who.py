"""`cdo who`: who holds one seat."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import typer

from cdo.cli import exits, options
from cdo.cli.showing.output import Output, json_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cdo.cli.asking.editions import Edition
    from cdo.cli.past.entries import Entries
    from cdo.cli.records.names import Names
    from cdo.reckoning.occupancy import Occupancy
    from cdo.reckoning.seats import Tenure
    from cdo.registry.index import Registry

HELP = """查某一天一个席位由谁担任，依据什么，记在哪个文件，谁在什么时候登记的。

空缺的，写明从哪一天起空缺。登记后又改过的，先后各版都列出来。

退出码：0 看到了（空缺也是 0），1 同时有两名任职者，2 用法不对，3 有文件读不出来。
"""

EXAMPLE = "cdo who 市公安局 首席数据官 --as-of 2022-08-31"


def run(  # noqa: PLR0913  # one parameter an option
    *,
    unit: str = typer.Argument(metavar="UNIT", help="单位的编号、简称或全称"),
    post: str = typer.Argument(metavar="POST", help="职位的名称"),
    as_of: str = options.AS_OF,
    known_at: str = options.KNOWN_AT,
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats("text", "json"),
    output: str = options.OUTPUT,
) -> int:
    """Print who holds the seat; return the exit code."""
    from cdo import calendar  # noqa: PLC0415
    from cdo.cli.asking.answers import consult  # noqa: PLC0415
    from cdo.cli.asking.asked import post_named, unit_named  # noqa: PLC0415
    from cdo.cli.asking.editions import opened  # noqa: PLC0415
    from cdo.cli.past.entries import entered, lines  # noqa: PLC0415
    from cdo.cli.records.names import Names  # noqa: PLC0415
    from cdo.cli.standing.standing import SEATING  # noqa: PLC0415
    from cdo.reckoning import occupancy, seats  # noqa: PLC0415

    answer = Output(output)
    day = options.day(as_of)
    edition = opened(registry, rev, known_at)
    answer.spare(edition.folder)
    found, code = consult(edition, *SEATING)
    whose = unit_named(found, unit, day)
    named = post_named(found, whose, post, day)
    tenures = seats.tenures(found).get((whose.id, named.post), ())
    seat = occupancy.occupancy(whose, named, tenures, day)
    entries = entered(edition, found, seat, day, rev)
    if form == "json":
        answer.write(json_text(_object(found, seat, day, edition, entries)))
    else:
        names = Names(found, masked=True, day=day)
        when = f"{calendar.written(day)}{edition.told}"
        told = _lines(found, names, seat, day, when, answer.columns)
        answer.write(chain(told, lines(entries, answer.columns)))
    return code or (exits.FINDINGS if seat.others else exits.OK)


def _object(
    registry: Registry, seat: Occupancy, day: date, edition: Edition, entries: Entries
) -> dict[str, Any]:
    """Return who holds *seat* as plain data."""
    from cdo.cli.past.entries import plain  # noqa: PLC0415
    from cdo.cli.standing import objects  # noqa: PLC0415

    return {
        "schema": "cdo/who/1",
        "unit": seat.unit.id,
        "post": seat.post.post,
        "as_of": objects.iso(day),
        "known_at": edition.known_at,
        **objects.held(registry, seat),
        **plain(entries),
        "state": seat.state,
        "since": objects.iso(seat.since),
        "commit": edition.commit,
    }


def _lines(  # noqa: PLR0913, PLR0917
    registry: Registry,
    names: Names,
    seat: Occupancy,
    day: date,
    when: str,
    columns: int | None,
) -> Iterator[str]:
    from cdo.cli.showing.tables import definitions  # noqa: PLC0415
    from cdo.cli.standing import looks  # noqa: PLC0415
    from cdo.reporters.width import visible  # noqa: PLC0415

    what = f"{names.unit(seat.unit.id)}{seat.post.post}"
    look = looks.SEATS[seat.state].line()
    yield f"{visible(what)}，{when}：{look}\n"
    if seat.tenure is None:
        yield f"{_vacant(seat, day)}\n"
        return
    if seat.others:
        yield f"同时有 {len(seat.others) + 1} 人，见 cdo validate\n"
    for tenure in (seat.tenure, *seat.others):
        if seat.others:
            yield "\n"
        yield from definitions(_facts(registry, names, tenure), columns)


def _facts(
    registry: Registry, names: Names, tenure: Tenure
) -> Iterator[tuple[str, str]]:
    """Yield what is on record about *tenure*, label by label."""
    one = tenure.appointment
    yield "姓名", f"{names.person(tenure.officer)}（{tenure.officer.ref}）"
    yield "职务", one.title
    yield "任职方式", one.mode
    until = f" 至 {one.until}（不含）" if one.until else " 起"
    yield "起止", f"{one.from_}{until}"
    yield "任职依据", one.basis
    yield "文件", registry.file(tenure.officer)


def _vacant(seat: Occupancy, day: date) -> str:
    """Return since when *seat* is vacant, and for how many days."""
    if seat.since is None:
        return "从未有人任职"
    return f"自 {seat.since} 起空缺，到这一天是第 {(day - seat.since).days + 1} 天"
