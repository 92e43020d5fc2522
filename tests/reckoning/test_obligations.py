"""The state of every obligation of every unit, as of a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.reckoning.acts import (
    duties,
    evaluated,
    filed,
    issued,
    item,
    owed,
    reported,
    told,
)
from tests.rules.small import people, person

if TYPE_CHECKING:
    from cdo.reckoning.obligations import Item

REF = "filing/2022/p"
RETURNED = (
    "已报送 2022-08-29",
    "退回 2022-09-02",
    "已报送 2022-09-06",
    "已备案 2022-09-08",
)


@pytest.mark.parametrize(
    ("day", "state", "since", "days"),
    [
        ("2022-08-28", "not_due", None, 3),
        ("2022-08-29", "submitted", "2022-08-29", 2),
        ("2022-08-31", "submitted", "2022-08-29", 2),
        ("2022-09-01", "submitted", "2022-08-29", 2),
        ("2022-09-03", "returned", "2022-09-02", 2),
        ("2022-09-06", "submitted", "2022-09-06", 2),
        ("2022-09-07", "submitted", "2022-09-06", 2),
        ("2022-09-08", "met_after_return", "2022-09-08", 2),
        ("2022-09-10", "met_after_return", "2022-09-08", 2),
    ],
)
def test_a_filing_that_was_returned_is_in_time_by_its_first_handing_in(
    day: str, state: str, since: str | None, days: int
) -> None:
    found = item(day, filed("p", *RETURNED))
    record = None if day < "2022-08-29" else REF
    assert (told(found), found.days) == ((state, since, record), days)


def test_the_last_day_of_the_month_is_in_time_and_the_next_one_is_not() -> None:
    assert told(item("2022-08-30")) == ("not_due", None, None)
    assert told(item("2022-08-31")) == ("due_today", None, None)
    assert told(item("2022-09-01")) == ("overdue", "2022-09-01", None)
    assert told(item("2024-02-29")) == ("overdue", "2022-09-01", None)
    for sent, state in (("2022-08-31", "met"), ("2022-09-01", "met_late")):
        done = filed("p", f"已报送 {sent}", "已备案 2022-09-20")
        assert told(item("2022-09-20", done)) == (state, "2022-09-20", REF)


@pytest.mark.parametrize(
    ("day", "state", "days", "workdays"),
    [
        ("2023-04-23", "not_due", 7, 5),
        ("2023-04-22", "not_due", 8, 6),
        ("2023-04-28", "not_due", 2, 0),
        ("2023-04-30", "due_today", 0, 0),
        ("2023-05-01", "overdue", -1, 0),
        ("2023-05-06", "overdue", -6, -3),
        ("1999-01-01", "not_due", 8885, None),
        ("2099-01-01", "overdue", -27640, None),
    ],
)
def test_no_day_is_moved_for_a_sunday_within_a_holiday(
    day: str, state: str, days: int, workdays: int | None
) -> None:
    found = item(day, name="summary")
    assert (found.state, found.days, found.workdays) == (state, days, workdays)
    assert found.due == date(2023, 4, 30)
    assert found.since == (date(2023, 5, 1) if state == "overdue" else None)


def test_days_are_counted_from_the_first_handing_in_for_good() -> None:
    laid = filed("p", "已报送 2022-09-13", "退回 2022-09-20")
    assert (item("2022-09-12", laid).days, item("2022-09-12", laid).workdays) == (
        -12,
        -7,
    )
    for day in ("2022-09-13", "2022-09-20", "2023-09-20"):
        found = item(day, laid)
        assert (found.days, found.workdays) == (-13, -8)


def test_a_draft_is_shown_and_changes_nothing() -> None:
    laid = filed("p", "草拟 2022-08-20")
    assert told(item("2022-08-20", laid)) == ("not_due", None, REF)
    assert told(item("2022-09-02", laid)) == ("overdue", "2022-09-01", REF)
    assert item("2022-09-02", laid).days == -2


def test_what_was_withdrawn_is_owed_again() -> None:
    laid = filed("p", "已报送 2022-08-29", "撤回 2022-09-05")
    assert item("2022-09-04", laid).state == "submitted"
    assert told(item("2022-09-05", laid)) == ("overdue", "2022-09-01", None)
    assert item("2022-09-05", laid).days == -5


def test_a_return_past_the_due_day_is_late_and_a_handing_in_is_not() -> None:
    laid = filed("p", "已报送 2022-08-20", "退回 2022-08-25", "已报送 2022-09-06")
    late = {
        day: (item(day, laid).state, item(day, laid).late)
        for day in ("2022-08-25", "2022-08-31", "2022-09-01", "2022-09-06")
    }
    assert late == {
        "2022-08-25": ("returned", False),
        "2022-08-31": ("returned", False),
        "2022-09-01": ("returned", True),
        "2022-09-06": ("submitted", False),
    }
    tardy = item("2022-09-06", filed("p", "已报送 2022-09-05"))
    assert (tardy.state, tardy.late, tardy.days) == ("submitted", False, -5)
    assert item("2022-09-01").late
    assert not item("2022-08-31").late


def test_what_has_no_due_day_is_never_late() -> None:
    def roster(day: str, *events: str) -> Item:
        laid = [filed("p", *events, kind="人员名单")] if events else []
        return item(day, *laid, name="roster")

    never = roster("2099-12-31")
    assert told(never) == ("undated", None, None)
    assert (never.due, never.days, never.workdays, never.late) == (
        None,
        None,
        None,
        False,
    )
    sent = roster("2030-01-01", "已报送 2022-12-01")
    assert told(sent) == ("submitted", "2022-12-01", REF)
    back = roster("2030-01-01", "已报送 2022-12-01", "退回 2022-12-05")
    assert (back.state, back.late, back.days) == ("returned", False, None)
    done = roster(
        "2030-01-01",
        "已报送 2022-12-01",
        "退回 2022-12-05",
        "已报送 2022-12-06",
        "已备案 2022-12-08",
    )
    assert told(done) == ("undated_met", "2022-12-08", REF)


AIMS = duties(
    "aim: {binds: {unit: a-ju}, requires: {filing: 实施方案}, due: 2022-08-31,"
    " aim: true}",
    "ever: {binds: {unit: a-ju}, requires: {filing: 实施方案}, due: null, aim: true}",
    "year: {binds: {unit: a-ju}, requires: {report: true}, due: {2022: 2022-12-31},"
    " every: 年, from_year: 2022, aim: true}",
)


@pytest.mark.parametrize(
    "day", ["2022-08-30", "2022-08-31", "2022-09-01", "2026-01-01"]
)
def test_an_aim_is_never_late(day: str) -> None:
    for laid in ({}, filed("p", *RETURNED[:1]), filed("p", *RETURNED[:2])):
        found = [one for one in owed(day, AIMS, laid) if one.id != "year"]
        assert {(one.state, one.since, one.late) for one in found} == {
            ("aim", None, False)
        }
        assert found[1].days is None
    assert (
        item(day, AIMS, name="aim").days
        == (date(2022, 8, 31) - date.fromisoformat(day)).days
    )


def test_an_aim_is_met_early_or_late_alike() -> None:
    late = filed("p", "已报送 2022-10-01", "已备案 2022-10-08")
    for laid, day in ((filed("p", *RETURNED), "2022-09-08"), (late, "2022-10-08")):
        for name in ("aim", "ever"):
            found = item("2023-01-01", AIMS, laid, name=name)
            assert told(found) == ("aim_met", day, REF)


def test_a_yearly_aim_has_a_state_each_year() -> None:
    laid = reported("2022/a-ju", "已报送 2023-01-10", "已收文 2023-01-12")
    found = [one for one in owed("2023-06-01", AIMS, laid) if one.id == "year"]
    assert [(one.year, str(one.due), one.state, one.days) for one in found] == [
        (2022, "2022-12-31", "aim_met", -10),
        (2023, "None", "aim", None),
    ]


YEARLY = duties(
    "duty: {binds: {unit: a-ju}, requires: {report: true},"
    " due: {2022: 2023-02-28, 2024: 2024-02-29, 2030: 2031-01-31},"
    " every: 年, from_year: 2022}"
)


def test_each_year_is_an_item_with_a_date_or_without() -> None:
    laid = reported("2023/a-ju", "已报送 2024-01-10", "已收文 2024-01-12")
    found = owed("2024-03-01", YEARLY, laid)
    assert [(one.year, one.state, one.days) for one in found] == [
        (2022, "overdue", -367),
        (2023, "undated_met", None),
        (2024, "overdue", -1),
    ]
    leap = [one.state for one in owed("2024-02-29", YEARLY, laid)]
    assert leap == ["overdue", "undated_met", "due_today"]
    assert [one.year for one in owed("2022-01-01", YEARLY)] == [2022]
    assert owed("2021-12-31", YEARLY) == []


def test_a_report_is_in_time_for_the_year_that_it_is_of() -> None:
    laid = reported("2022/a-ju", "已报送 2023-02-28", "已收文 2023-03-12")
    found = item("2023-03-12", YEARLY, laid, name="duty", year=2022)
    assert told(found) == ("met", "2023-03-12", "report/2022/a-ju")
    assert item("2023-03-12", YEARLY, laid, name="duty", year=2023).state == "undated"


def test_of_two_authors_the_one_in_time_counts() -> None:
    late = reported("2022/a-ju", "已报送 2023-03-01", "已收文 2023-03-02")
    early = reported(
        "2022/a-ju-2",
        "已报送 2023-02-10",
        "退回 2023-03-03",
        "已报送 2023-03-04",
        "已收文 2023-03-05",
        author="p-0002",
    )
    for day, state, since, record in (
        ("2023-03-02", "met_late", "2023-03-02", "report/2022/a-ju"),
        ("2023-03-05", "met_after_return", "2023-03-05", "report/2022/a-ju-2"),
    ):
        found = item(day, YEARLY, late, early, name="duty", year=2022)
        assert told(found) == (state, since, record)


POST = duties(
    "post: {binds: {cohort: 试点}, requires: {post: 首席数据官}, due: 2022-08-31}",
    "team: {binds: {cohort: 试点}, requires: {post: 首席数据官}, due: null, aim: true}",
)


def test_a_post_is_met_for_good_by_a_holder_and_not_by_one_acting() -> None:
    laid = people(
        person("a-ju 首席数据官 主持 其他 2022-08-01..2022-09-13"),
        person("a-ju 首席数据官 兼任 其他 2022-09-13..2022-10-15", name="示例乙"),
        person("c-xian 首席数据官 兼任 其他 2022-08-31", name="示例丙"),
    )

    def post(day: str, unit: str = "a-ju") -> Item:
        return item(day, POST, laid, name="post", unit=unit)

    before = post("2022-09-01")
    assert told(before) == ("overdue", "2022-09-01", None)
    assert (before.acting, before.days, before.late) == ("p-0001", -1, True)
    for day in ("2022-09-13", "2022-10-15", "2025-01-01"):
        found = post(day)
        assert told(found) == ("met_late", "2022-09-13", "officer/p-0002")
        assert (found.acting, found.days, found.workdays) == (None, -13, -8)
    assert told(post("2022-08-31", "c-xian"))[:2] == ("met", "2022-08-31")
    assert post("2022-08-30", "c-xian").days == 1
    aim = item("2022-10-15", POST, laid, name="team")
    assert told(aim) == ("aim_met", "2022-09-13", "officer/p-0002")


OTHERS = duties(
    "talk: {binds: {unit: a-ju}, requires: {session: true}, due: 2023-01-31}",
    "rate: {binds: {unit: a-ju}, requires: {evaluation: true}, due: 2023-01-31}",
    "tell: {binds: {unit: b-ju}, requires: {document: true}, due: 2023-01-31}",
)


def test_sessions_evaluations_and_documents_are_in_time_by_their_days() -> None:
    laid = (
        OTHERS,
        reported(
            "2022/a-ju", "草拟 2023-01-01", session="{on: 2023-02-01, form: 会议}"
        ),
        evaluated("2022/a-ju", "已评分 2023-01-10", "已公布 2023-01-31"),
        issued(
            "ysj/2023/1",
            "2023-01-30",
            "签发 2023-01-30",
            "印发 2023-02-03",
            meets="tell",
        ),
    )
    assert [one.state for one in owed("2023-01-30", *laid)] == ["not_due"] * 3
    assert [one.state for one in owed("2023-02-02", *laid)] == [
        "met_late",
        "met",
        "overdue",
    ]
    found = owed("2023-02-03", *laid)
    assert [(told(one), one.days) for one in found] == [
        (("met_late", "2023-02-01", "report/2022/a-ju"), -1),
        (("met", "2023-01-31", "evaluation/2022/a-ju"), 0),
        (("met", "2023-02-03", "document/ysj/2023/1"), 1),
    ]
