"""`cdo deadlines`: obligations with a due day, the nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from cdo.cli import exits, options
from cdo.cli.showing.output import Output, json_text

if TYPE_CHECKING:
    from datetime import date

    from cdo.cli.standing.standing import Standing
    from cdo.reckoning.obligations import Item

HELP = """列出有期限的义务，期限近的在前。

每个期限一段：是星期几，还有或已过多少天、多少个工作日，怎么算的，途中放什么假；
期限不是工作日的，提示此前最后一个工作日，期限本身从不顺延。日期是自己定的，写明
本地约定。

不列已经完成的，加 --all 才列。ics 格式可以导入 Outlook、WPS 和手机的日历。

退出码：0 看到了，1 有逾期（只在用 --check 时），2 用法不对，3 有文件读不出来。
"""

EXAMPLE = """cdo deadlines --within 30d
cdo deadlines --check
cdo deadlines -f ics -o deadlines.ics"""


def run(  # noqa: PLR0913  # one parameter an option
    *,
    as_of: str = options.AS_OF,
    known_at: str = options.KNOWN_AT,
    within: str = typer.Option(
        "",
        "--within",
        metavar="DAYS",
        help="只列这么多天以内到期和已经过期的，如 30d（天）、4w（周）",
    ),
    everything: bool = typer.Option(False, "--all", help="已经完成的也列出来"),
    check: bool = typer.Option(False, "--check", help="有逾期的，退出码是 1"),
    registry: str = options.REGISTRY,
    rev: str = options.REV,
    form: str = options.formats("text", "json", "csv", "ics"),
    output: str = options.OUTPUT,
    color: str = options.COLOR,
) -> int:
    """Print what is due; return the exit code."""
    from cdo.cli.asking.answers import consult  # noqa: PLC0415
    from cdo.cli.asking.editions import opened  # noqa: PLC0415
    from cdo.cli.standing.standing import ACTING, standing  # noqa: PLC0415

    answer = Output(output, color)
    day, days = options.day(as_of), options.days(within)
    edition = opened(registry, rev, known_at)
    answer.spare(edition.folder)
    found, code = consult(edition, *ACTING)
    whole = standing(found, day, edition)
    items = _due(whole.items, day, days, everything=everything)
    _answer(whole, items, form, answer)
    late = check and any(item.late for item in items)
    return code or (exits.FINDINGS if late else exits.OK)


def _due(
    items: list[Item], day: date, days: int | None, *, everything: bool
) -> list[Item]:
    """Return those of *items* that have a due day, by that day, then unit.

    What is met is among them only if *everything* is.  With *days*, what is due
    later than that many days after *day* is not; what is past its day is.
    """
    from cdo.reckoning.obligations import MET  # noqa: PLC0415

    open_ = (item for item in items if everything or item.state not in MET)
    dated = ((item.due, item) for item in open_ if item.due is not None)
    near = [
        (due, item) for due, item in dated if days is None or (due - day).days <= days
    ]
    near.sort(key=lambda one: (one[0], one[1].unit.id))
    return [item for _, item in near]


def _answer(whole: Standing, items: list[Item], form: str, answer: Output) -> None:
    from cdo.cli.records.names import Names  # noqa: PLC0415
    from cdo.cli.showing.display import put  # noqa: PLC0415
    from cdo.cli.standing import agenda  # noqa: PLC0415

    if form == "json":
        answer.write(json_text(_object(whole, items)))
        return
    names = Names(whole.registry, masked=True, day=whole.day)
    pages = {"csv": agenda.listed, "ics": agenda.entered}
    put(pages.get(form, agenda.page)(whole, items, names), form, answer)


def _object(whole: Standing, items: list[Item]) -> dict[str, Any]:
    """Return *items* as plain data."""
    from cdo.cli.standing import agenda, objects  # noqa: PLC0415

    rows = [
        {
            **objects.item(item),
            "source": "house_rule" if item.obligation.house_rule else "clause",
            "last_workday": objects.iso(agenda.last_workday(item)),
            "notes": list(agenda.notes(whole.registry, item)),
        }
        for item in items
    ]
    return {
        "schema": "cdo/deadlines/1",
        "as_of": objects.iso(whole.day),
        "items": rows,
        "known_at": whole.edition.known_at,
        "commit": whole.edition.commit,
    }
