"""Files of acts as a clerk writes them, and what is owed after them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cdo.reckoning import obligations
from tests.rules import small

if TYPE_CHECKING:
    from cdo.reckoning.obligations import Item
    from tests.rules.small import Files


def steps(*written: str) -> str:
    """Return the events `STATE DAY`, one a line."""
    lines = ["events:"]
    for one in written:
        state, day = one.split()
        reason = ", reason: 不完整" if state == "退回" else ""
        lines.append(f"  - {{state: {state}, on: {day}{reason}}}")
    return "\n".join([*lines, ""])


def filed(name: str, *events: str, kind: str = "实施方案", **fields: object) -> Files:
    """Return the file of a filing that went through *events*."""
    told = {"type": kind, "unit": "a-ju", "recipient": "a-zu", **fields}
    head = "".join(f"{key}: {value}\n" for key, value in told.items())
    year = events[0].split()[1][:4]
    return {f"filings/{year}/{name}.yaml": head + steps(*events)}


def reported(path: str, *events: str, **fields: object) -> Files:
    """Return the file of a report, `YEAR/UNIT` or `YEAR/UNIT-2`."""
    year, _, name = path.partition("/")
    told = {
        "unit": name.removesuffix("-2"),
        "post": "首席数据官",
        "year": year,
        "author": "p-0001",
        **fields,
    }
    head = "".join(f"{key}: {value}\n" for key, value in told.items())
    return {f"reports/{path}.yaml": head + steps(*events)}


def evaluated(path: str, *events: str, **fields: object) -> Files:
    """Return the file of an evaluation, `PERIOD/UNIT` or `PERIOD/UNIT-2`."""
    told = {
        "rubric": "r-2022",
        "unit": path.partition("/")[2].removesuffix("-2"),
        "post": "首席数据官",
        "as_of": "2022-12-31",
        "inputs": "{}",
        **fields,
    }
    head = "".join(f"{key}: {value}\n" for key, value in told.items())
    return {f"evaluations/{path}.yaml": head + steps(*events)}


def issued(path: str, day: str, *events: str, **fields: object) -> Files:
    """Return the file of a document of a date, `CODE/YEAR/N`."""
    told = {
        "kind": "报告",
        "format": "文件",
        "title": "关于试点工作的报告",
        "recipients": "a-zu",
        "date": day,
        "publicity": "不予公开",
        **fields,
    }
    head = "".join(f"{key}: {value}\n" for key, value in told.items())
    return {f"documents/{path}.yaml": head + steps(*events)}


def freed(
    name: str, days: str, subject: str = "unit/a-ju", what: str = "obligation: plan"
) -> Files:
    """Return the file of a waiver for the days `FROM..UNTIL`."""
    since, _, until = days.partition("..")
    text = (
        f"{what}\nsubject: {subject}\nreason: 机构改革\napproved_by: 领导小组\n"
        f"basis: 云数组〔2022〕4号\nfrom: {since}\nuntil: {until}\n"
    )
    return {f"waivers/{name}.yaml": text}


def duties(*written: str) -> Files:
    """Return the file of the obligations `ID: {…}`, a title and a clause added."""
    more = "{title: 义务, clause: 三-1, "
    lines = [one.replace("{", more, 1) for one in written]
    return {"scheme/obligations.yaml": "\n".join([*lines, ""])}


def owed(day: str, *laid: Files) -> list[Item]:
    """Return all items of the base with the files *laid*, as of *day*."""
    return obligations.items(small.registry(*laid), date.fromisoformat(day))


def item(
    day: str,
    *laid: Files,
    name: str = "plan",
    unit: str = "a-ju",
    year: int | None = None,
) -> Item:
    """Return the one item of the obligation *name*, as of *day*."""
    found = [
        one
        for one in owed(day, *laid)
        if (one.id, one.unit.id, one.year) == (name, unit, year)
    ]
    assert len(found) == 1
    return found[0]


def told(one: Item) -> tuple[str, str | None, str | None]:
    """Return the state of *one*, the day that brought it, and the record."""
    since = one.since.isoformat() if one.since is not None else None
    return one.state, since, one.record
