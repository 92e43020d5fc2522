"""`cdo status`: seats and obligations as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from cdo.cli import exits, options
from cdo.cli.showing.output import Output, json_text

if TYPE_CHECKING:
    from cdo.cli.records.names import Names
    from cdo.cli.standing.standing import Standing
    from cdo.tables.page import Page

HELP = """看某一天的席位和义务。

不写单位时是一张表：各单位一行，各项义务一列，下面有合计；前面是席位在任多少、
豁免多少。表宽随终端，太窄时改为每个单位一段。

写一个单位时是它的卡片：各席位由谁担任、依据什么，各项义务的条款、证据、尚缺
什么、交给谁。写几个单位时是这几个单位的表。

退出码：0 看到了（有逾期也是 0，要检查逾期用 cdo deadlines --check），1 有席位
同时有两名任职者，2 用法不对，3 有文件读不出来。
"""

EXAMPLE = """cdo status --as-of 2022-08-31
cdo status 市公安局
cdo status -f html -o status.html"""


def run(  # noqa: PLR0913  # one parameter an option
    *,
    units: list[str] = typer.Argument(
        None, metavar="UNIT", help="单位的编号、简称或全称"
    ),
    as_of: str = options.AS_OF,
    known_at: str = options.KNOWN_AT,
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats("text", "json", "csv", "md", "html"),
    output: str = options.OUTPUT,
    color: str = options.COLOR,
) -> int:
    """Print how seats and obligations stand; return the exit code."""
    from cdo.cli.asking.answers import consult  # noqa: PLC0415
    from cdo.cli.asking.asked import units_named  # noqa: PLC0415
    from cdo.cli.asking.editions import opened  # noqa: PLC0415
    from cdo.cli.records.names import Names  # noqa: PLC0415
    from cdo.cli.showing.display import put  # noqa: PLC0415
    from cdo.cli.standing.standing import ACTING, standing  # noqa: PLC0415

    answer = Output(output, color)
    day = options.day(as_of)
    edition = opened(registry, rev, known_at)
    answer.spare(edition.folder)
    found, code = consult(edition, *ACTING)
    wanted = units_named(found, units or [], day)
    whole = standing(found, day, edition, wanted)
    if form == "json":
        answer.write(json_text(_object(whole)))
    else:
        names = Names(found, masked=True, day=day)
        put(_page(whole, names, form, wanted), form, answer)
    return code or (exits.FINDINGS if whole.doubled else exits.OK)


def _page(whole: Standing, names: Names, form: str, wanted: list[str]) -> Page:
    """Return what is written: a list for CSV, the card of one unit, or the matrix."""
    from cdo import model  # noqa: PLC0415
    from cdo.cli.standing import cards, listing, matrix  # noqa: PLC0415

    if form == "csv":
        return listing.page(whole, names)
    unit = whole.registry.get(model.Unit, wanted[0]) if len(wanted) == 1 else None
    return cards.page(whole, names, unit) if unit else matrix.page(whole, names)


def _object(whole: Standing) -> dict[str, Any]:
    """Return how things stand as plain data."""
    from cdo.cli.standing import objects  # noqa: PLC0415

    counts = objects.counted(whole.own)
    others = {name: objects.counted(one) for name, one in whole.others.items()}
    return {
        "schema": "cdo/status/1",
        "as_of": objects.iso(whole.day),
        "known_at": whole.edition.known_at,
        "seats": {
            **counts,
            "cohorts": others,
            "items": [objects.seat(one) for one in whole.seats],
        },
        "obligations": [objects.item(one) for one in whole.items],
        "waivers": [objects.waiver(one, whole.day) for one in whole.waivers],
        "units": objects.units(whole),
        "commit": whole.edition.commit,
    }
