"""Files of filings and reports, written short."""

from __future__ import annotations

from tests.rules.small import people, person

SENT, TAKEN, BACK, GONE = "已报送 {}", "已备案 {}", "退回 {}", "撤回 {}"
HELD = "首席数据官 兼任 领导班子成员"
AREAS = "sections: {sharing: 开放两类数据, security: 完成自查}\n"
AUTHOR = people(person(f"a-ju {HELD} 2022-07-01"))


def filing(
    kind: str, unit: str, recipient: str, *events: str, more: str = "", after: str = ""
) -> str:
    """Return the file of a filing; an event is written `STATE YEAR-MM-DD`."""
    supersedes = f"supersedes: 2022/{after}\n" if after else ""
    return (
        f"type: {kind}\nunit: {unit}\nrecipient: {recipient}\n"
        f"{supersedes}{more}events:\n{_steps(events)}"
    )


def plan(*events: str, more: str = "", after: str = "") -> str:
    """Return the file of a filing that contains all that it has to."""
    whole = f"contents: {{work_items: 数据普查, schedule: 年底前}}\n{more}"
    return filing("实施方案", "a-ju", "a-zu", *events, more=whole, after=after)


def report(
    *events: str,
    author: str = "p-0001",
    unit: str = "a-ju",
    post: str = "首席数据官",
    year: int = 2022,
    more: str = f"{AREAS}suggestions: 统一编码\n",
) -> str:
    """Return the file of a report."""
    return (
        f"unit: {unit}\npost: {post}\nyear: {year}\nauthor: {author}\n"
        f"{more}events:\n{_steps(events)}"
    )


def _steps(events: tuple[str, ...]) -> str:
    return "".join(
        f"  - {{state: {state}, on: {day}, reason: 缺页}}\n"
        for state, day in map(str.split, events)
    )


def filings(**texts: str) -> dict[str, str]:
    """Return *texts* as the files of filings of 2022."""
    return {f"filings/2022/{_path(name)}.yaml": text for name, text in texts.items()}


def reports(**texts: str) -> dict[str, str]:
    """Return *texts* as the files of reports of 2022, with an author."""
    return AUTHOR | {
        f"reports/2022/{_path(name)}.yaml": text for name, text in texts.items()
    }


def _path(name: str) -> str:
    return name.replace("_", "-")
