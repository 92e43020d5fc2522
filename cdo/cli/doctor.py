"""`cdo doctor`: what is there on this machine, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdo import __version__
from cdo.cli import options
from cdo.cli.exits import OK, UNKNOWN
from cdo.cli.machine.checks import Asked, State, checks
from cdo.cli.showing.output import Output, json_text
from cdo.cli.showing.tables import table
from cdo.phrases import joined
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.cli.machine.checks import Check

HELP = """检查这台机器：要用的东西有没有，缺的怎样装。

看 Python 和程序库、libyaml、工作日历、缓存文件夹、git、ssh-keygen、LibreOffice、公
文字体。缺了什么，就写明因此做不了什么、装它要输入什么。这里有登记库的，还看有没有人正在写
它、有没有写到一半被终止的。没有登记库也能用；不安装、不改动任何东西。

退出码：0 现有的命令所需的都有，3 缺了其中的，或看不出有没有。
"""

EXAMPLE = """cdo doctor
cdo doctor -f json"""

_STATES = {
    State.FOUND: "有",
    State.STAND_IN: "有替代",
    State.OUTDATED: "过旧",
    State.UNUSABLE: "不能用",
    State.MISSING: "没有",
    State.UNKNOWN: "看不出",
    State.FREE: "空闲",
    State.HELD: "占用",
    State.STALE: "遗留",
}


def run(
    registry: str = options.REGISTRY,
    form: str = options.formats("text", "json"),
    output: str = options.OUTPUT,
) -> int:
    """Print what was found; return 3 where something needed was not."""
    answer = Output(output)
    asked = Asked(options.today(), options.sought(registry))
    found = list(checks(asked))
    if form == "json":
        answer.write(json_text(_object(found)))
    else:
        answer.write(_lines(found, answer.columns))
    return UNKNOWN if _lacking(found) else OK


def _lacking(found: Sequence[Check]) -> list[Check]:
    return [check for check in found if check.needed and not check.well]


def _object(found: Sequence[Check]) -> dict[str, Any]:
    """Return what was found as plain data."""
    rows = [
        {
            "id": check.id,
            "title": check.title,
            "state": check.state.value,
            "needed": check.needed,
            "detail": check.detail or None,
            "without": check.without or None,
            "remedy": list(check.remedy),
        }
        for check in found
    ]
    return {
        "schema": "cdo/doctor/1",
        "version": __version__,
        "ready": not _lacking(found),
        "checks": rows,
    }


def _lines(found: Sequence[Check], columns: int | None) -> Iterator[str]:
    rows = [("cdo", _STATES[State.FOUND], __version__)]
    rows += [(check.title, _STATES[check.state], check.detail) for check in found]
    yield from table(("项目", "状态", "版本、位置"), rows, columns)
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for check in found:
        if not check.well:
            alike.setdefault((check.without, check.remedy), []).append(check.title)
    for (without, remedy), titles in alike.items():
        yield f"\n{joined(map(visible, titles))}：{visible(without)}\n"
        yield from (f"  {visible(line)}\n" for line in remedy)
    lacking = joined(check.title for check in _lacking(found))
    told = f"现有的命令要用 {lacking}，请先装好" if lacking else "现有的命令所需的都有"
    yield f"\n{visible(told)}\n"
