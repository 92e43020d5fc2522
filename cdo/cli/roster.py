"""`cdo roster`: who holds each seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from cdo.cli import exits, options
from cdo.cli.showing.output import Output, json_text

if TYPE_CHECKING:
    from cdo.cli.standing.standing import Standing

HELP = """列出某一天各席位由谁担任。

写明单位时只列这些单位的。姓名不公开的写作 张**，json 格式除外。

退出码：0 看到了，1 有席位同时有两名任职者，2 用法不对，3 有文件读不出来。
"""

EXAMPLE = """cdo roster
cdo roster 市公安局 --as-of 2022-08-31
cdo roster -f xlsx -o roster.xlsx"""


def run(  # noqa: PLR0913  # one parameter an option
    *,
    units: list[str] = typer.Argument(
        None, metavar="UNIT", help="单位的编号、简称或全称"
    ),
    as_of: str = options.AS_OF,
    known_at: str = options.KNOWN_AT,
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats("text", "json", "csv", "md", "xlsx"),
    output: str = options.OUTPUT,
    color: str = options.COLOR,
) -> int:
    """Print who holds each seat; return the exit code."""
    from cdo.cli.asking.answers import consult  # noqa: PLC0415
    from cdo.cli.asking.asked import units_named  # noqa: PLC0415
    from cdo.cli.asking.editions import opened  # noqa: PLC0415
    from cdo.cli.standing.standing import SEATING, standing  # noqa: PLC0415

    answer = Output(output, color)
    day = options.day(as_of)
    edition = opened(registry, rev, known_at)
    answer.spare(edition.folder)
    found, code = consult(edition, *SEATING)
    wanted = units_named(found, units or [], day)
    whole = standing(found, day, edition, wanted)
    _answer(whole, form, answer)
    return code or (exits.FINDINGS if whole.doubled else exits.OK)


def _answer(whole: Standing, form: str, answer: Output) -> None:
    from cdo.cli.records.names import Names  # noqa: PLC0415
    from cdo.cli.showing.display import put  # noqa: PLC0415
    from cdo.cli.standing import people  # noqa: PLC0415

    if form == "json":
        answer.write(json_text(_object(whole)))
        return
    names = Names(whole.registry, masked=True, day=whole.day)
    made = people.listed if form in {"csv", "xlsx"} else people.page
    put(made(whole, names), form, answer)


def _object(whole: Standing) -> dict[str, Any]:
    """Return the seats and who holds them as plain data."""
    from cdo.cli.standing import objects  # noqa: PLC0415

    rows = [
        {
            "unit": seat.unit.id,
            "post": seat.post.post,
            "cohort": seat.unit.cohort,
            "state": seat.state,
            "since": objects.iso(seat.since),
            **objects.held(whole.registry, seat),
        }
        for seat in whole.seats
    ]
    return {
        "schema": "cdo/roster/1",
        "as_of": objects.iso(whole.day),
        "known_at": whole.edition.known_at,
        "seats": rows,
        "units": objects.units(whole),
        "commit": whole.edition.commit,
    }
