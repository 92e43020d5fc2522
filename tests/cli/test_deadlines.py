"""`cdo deadlines`: what is due when, how that is reckoned, and what a calendar says."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from cdo.cli.standing.matrix import HOUSE_RULE
from cdo.reporters.width import width
from tests.cli import asking
from tests.cli.asking import LATER, PILOT, VALID, data, edit
from tests.cli.calling import cdo

if TYPE_CHECKING:
    from pathlib import Path

DAY = ("--as-of", "2023-06-28", "-C", "town")
ANSWERS: dict[str, tuple[str, ...]] = {
    "deadlines-valid.txt": LATER,
    "deadlines-valid.csv": (*LATER, "-f", "csv"),
    "deadlines-within.json": (*LATER, "--within", "0d", "-f", "json"),
    "deadlines-within.ics": (*LATER, "--within", "4w", "-f", "ics"),
    "deadlines-pilot.txt": ("--as-of", "2022-09-13", "-C", str(PILOT)),
}
COLUMNS = (40, 80)


@pytest.mark.parametrize("name", ANSWERS)
def test_whole_answers(name: str) -> None:
    asking.check(name, "deadlines", *ANSWERS[name])


@pytest.mark.parametrize("columns", COLUMNS)
def test_whole_screens(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("NO_COLOR", "1")
    asking.check(f"deadlines-{columns}.txt", "deadlines", *LATER, screen=True)
    out = cdo("deadlines", *LATER, screen=True).out
    assert all(width(line) <= columns for line in out.splitlines())


def test_the_data_have_the_names_that_programs_rely_on() -> None:
    whole = data("deadlines", *LATER)
    assert list(whole) == ["schema", "as_of", "items", "known_at", "commit"]
    assert whole["schema"] == "cdo/deadlines/1"
    for item in whole["items"]:
        assert list(item)[:12] == [
            *("id", "unit", "title", "clause", "due", "phrase", "state"),
            *("days", "workdays", "since", "record", "reminded"),
        ]
        assert list(item)[-3:] == ["source", "last_workday", "notes"]
    order = [(item["due"], item["unit"]) for item in whole["items"]]
    assert order == sorted(order)
    sources = {item["id"]: item["source"] for item in whole["items"]}
    assert (sources["appoint"], sources["plan"]) == ("house_rule", "clause")


def test_a_house_rule_is_printed_as_such() -> None:
    rows = cdo("deadlines", *LATER).out.splitlines()
    appoint = next(line for line in rows if "配备数据总监" in line)
    assert appoint.endswith("本地约定")


@pytest.mark.parametrize(
    ("day", "due", "days", "workdays"),
    [
        ("2022-09-13", "2022-08-31", -13, -8),
        ("2023-05-01", "2023-04-30", -1, 0),
        ("2023-05-06", "2023-04-30", -6, -3),
        ("2023-04-22", "2023-04-30", 8, 6),
        ("2023-04-23", "2023-04-30", 7, 5),
        ("2023-04-30", "2023-04-30", 0, 0),
        ("2024-02-28", "2024-02-29", 1, 1),
        ("2024-03-01", "2024-02-29", -1, -1),
    ],
)
def test_days_and_working_days(
    folder: Path, day: str, due: str, days: int, workdays: int
) -> None:
    edit(folder / "scheme" / "obligations.yaml", "due: 2023-06-30", f"due: {due}")
    found = data("deadlines", "--all", "--as-of", day, "-C", "town")["items"]
    draft = next(item for item in found if item["unit"] == "sl-s")
    assert (draft["days"], draft["workdays"]) == (days, workdays)
    late = draft["state"] == "overdue"
    assert late == (days < 0)
    assert cdo("deadlines", "--check", "--as-of", day, "-C", "town").code == late


@pytest.mark.parametrize(
    ("due", "last", "told"),
    [
        ("2023-04-30", "2023-04-28", "2023-04-30 是星期日、劳动节放假，期限不顺延"),
        ("2023-12-31", "2023-12-29", "2023-12-31 是星期日"),
        ("2023-04-23", "2023-04-23", ""),
        ("2023-06-30", "2023-06-30", ""),
    ],
)
def test_the_last_working_day_is_advice(
    folder: Path, due: str, last: str, told: str
) -> None:
    edit(folder / "scheme" / "obligations.yaml", "due: 2023-06-30", f"due: {due}")
    asked = ("deadlines", "--as-of", "2023-04-01", "-C", "town")
    (item, _) = data(*asked)["items"]
    assert (item["due"], item["last_workday"]) == (due, last)
    advised = [note for note in item["notes"] if "最后一个工作日" in note]
    assert bool(advised) == bool(told)
    out = cdo(*asked).out
    assert told in out
    assert f"此前最后一个工作日是 {last}" in out or not told


@pytest.mark.usefixtures("folder")
def test_holidays_on_the_way_are_named() -> None:
    out = cdo("deadlines", "--as-of", "2023-06-20", "-C", "town").out
    assert "2023-06-30 星期五（2023年6月底前）：还有 10 天（7 个工作日）\n" in out
    assert "2023-06-21 至 2023-06-30 共 10 天，其中工作日 7 天\n" in out
    assert "途中放假：端午 2023-06-22 至 2023-06-24\n" in out


@pytest.mark.usefixtures("folder")
def test_what_is_met_is_listed_on_demand() -> None:
    assert [item["unit"] for item in data("deadlines", *DAY)["items"]] == ["sl-s"]
    every = data("deadlines", "--all", *DAY)["items"]
    assert [(item["unit"], item["state"]) for item in every] == [
        ("nj-z", "met"),
        ("sl-s", "not_due"),
    ]
    assert every[0]["notes"][0] == "2023-06-12 报送，从这一天算"
    assert "2023-06-12 报送，提前 18 天" in cdo("deadlines", "--all", *DAY).out


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("within", "day", "listed"),
    [
        ("2d", "2023-06-28", True),
        ("1d", "2023-06-28", False),
        ("0d", "2023-06-30", True),
        ("0", "2023-07-01", True),
        ("1w", "2023-06-23", True),
        ("1周", "2023-06-22", False),
        ("8天", "2023-06-22", True),
    ],
)
def test_within_leaves_out_what_is_far_and_keeps_what_is_late(
    within: str,
    day: str,
    listed: bool,  # noqa: FBT001  # a parameter of the table
) -> None:
    asked = ("--within", within, "--as-of", day, "-C", "town")
    assert bool(data("deadlines", *asked)["items"]) is listed
    assert ("没有要列的义务" in cdo("deadlines", *asked).out) is not listed


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("within", ["x", "-1d", "1m", "1.5d", "", "999999d"])
def test_within_is_a_number_of_days(within: str) -> None:
    ran = cdo("deadlines", "--within", within, *DAY)
    assert ran.code == (2 if within else 0)
    assert ("选项 --within：写成 30d（天）或 4w（周）" in ran.err) is bool(within)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("day", "code"), [("2023-06-30", 0), ("2023-07-01", 1)])
def test_check_fails_from_the_day_after(day: str, code: int) -> None:
    asked = ("--as-of", day, "-C", "town")
    assert cdo("deadlines", "--check", *asked).code == code
    assert cdo("deadlines", *asked).code == 0


def test_what_is_with_its_recipient_is_not_late_and_what_came_back_is(
    folder: Path,
) -> None:
    filing = folder / "filings" / "2023" / "plan-sl-s.yaml"
    handed = "on: 2023-06-01}\n  - {state: 已报送, on: 2023-06-29}"
    edit(filing, "on: 2023-06-01}", handed)
    asked = ("deadlines", "--check", "--as-of", "2023-07-05", "-C", "town")
    assert cdo(*asked).code == 0
    returned = "on: 2023-06-29}\n  - {state: 退回, on: 2023-07-03, reason: 缺目标}"
    edit(filing, "on: 2023-06-29}", returned)
    assert cdo(*asked).code == 1
    assert "其中逾期 1 项（退回后已过期限的 1 项在内）" in cdo(*asked).out


def test_a_year_without_a_calendar(folder: Path) -> None:
    edit(folder / "scheme" / "obligations.yaml", "due: 2023-06-30", "due: 2098-01-01")
    ran = cdo("deadlines", *DAY)
    assert ran.code == 0
    assert "天（工作日历缺失）" in ran.out
    assert "天，工作日历缺失（2027—2098 年）" in ran.out.replace("2028—", "2027—")
    (item, _) = data("deadlines", "--all", *DAY)["items"]
    assert item["workdays"] is None
    assert item["last_workday"] is None
    rows = list(csv.reader(io.StringIO(cdo("deadlines", *DAY, "-f", "csv").out)))
    assert rows[1].count("工作日历缺失") == 2


def test_undated_obligations_have_no_deadline() -> None:
    listed = {item["id"] for item in data("deadlines", "--all", *LATER)["items"]}
    assert not listed & {"roster", "session", "meeting", "evaluate"}


def test_what_others_have_handed_in_is_told() -> None:
    item = next(i for i in data("deadlines", *LATER)["items"] if i["id"] == "overall")
    assert item["after"] == [{"id": "summary", "done": 1, "of": 6}]
    assert "先行义务 报送试行小结 1/6" in item["notes"]
    assert "报送试行小结 1/6" in cdo("deadlines", *LATER).out


def events(*arguments: str) -> list[Any]:
    ran = cdo("deadlines", *arguments, "-f", "ics")
    assert ran.code == 0
    return list(Calendar.from_ical(ran.out).walk("VEVENT"))


def test_a_calendar_has_an_entry_an_item() -> None:
    items, found = data("deadlines", *LATER)["items"], events(*LATER)
    assert len(found) == len(items)
    for event, item in zip(found, items, strict=True):
        assert event.decoded("dtstart").isoformat() == item["due"]
        assert item["title"] in event["summary"]
        assert (item["clause"] or HOUSE_RULE) in event["description"]
        days = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        wanted = [] if item["state"] == "waived" else [30, 7, 1]
        assert days == [timedelta(days=-one) for one in wanted]


def test_entries_keep_their_uid_and_no_two_share_one() -> None:
    early = events("--all", "--as-of", "2023-03-01", "-C", str(VALID))
    late = events("--all", *LATER)
    first = {event["uid"] for event in early}
    last = {event["uid"] for event in late}
    assert first < last
    assert len(last) == len(late)


def test_what_is_met_reminds_nobody() -> None:
    every = {event["uid"]: event for event in events("--all", *LATER)}
    open_ = {event["uid"] for event in events(*LATER)}
    met = [event for uid, event in every.items() if uid not in open_]
    assert met
    assert not any(event.walk("VALARM") for event in met)


def test_the_stamp_is_the_day_asked_about() -> None:
    stamps = {event.decoded("dtstamp").date() for event in events(*LATER)}
    assert stamps == {date(2024, 2, 5)}


def test_names_stay_names_in_a_calendar(folder: Path) -> None:
    edit(folder / "units" / "sl-s.yaml", "short: 水利所", "short: '水;利,所\\n:[red]'")
    (event,) = events(*DAY)
    assert event["summary"] == "水;利,所\\n:[red]：计划备案"


def test_files_that_cannot_be_read(folder: Path) -> None:
    (folder / "filings" / "2023" / "plan-nj-z.yaml").write_text("[", encoding="utf-8")
    ran = cdo("deadlines", "--check", "--as-of", "2023-07-05", "-C", "town")
    assert ran.code == 3
    assert "filings/2023/plan-nj-z.yaml" in ran.err
