"""Working days and holidays, by the notices of the State Council."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo import calendar
from cdo.calendar import ONE_DAY, Holiday

KNOWN = calendar.years()
FIRST, LAST = date(KNOWN[0], 1, 1), date(KNOWN[1], 12, 31)
DAYS = st.dates(FIRST, LAST)
ANY = st.dates(FIRST - timedelta(400), LAST + timedelta(400))

SUNDAY_WORKED = date(2023, 4, 23)
DUE = date(2023, 4, 30)


def test_a_day_is_written_as_in_a_document() -> None:
    assert calendar.written(date(2022, 8, 31)) == "2022年8月31日"
    assert calendar.written(date(2023, 1, 1)) == "2023年1月1日"


def test_years_that_are_known() -> None:
    assert KNOWN[0] <= 2022
    assert KNOWN[1] >= 2026


@pytest.mark.parametrize(
    ("start", "end", "days", "working"),
    [
        ("2022-08-31", "2022-09-13", 13, 8),  # 中秋节 in between
        ("2023-04-30", "2023-05-01", 1, 0),
        ("2023-04-30", "2023-05-06", 6, 3),  # 05-06 is a Saturday that is worked
        ("2023-04-23", "2023-04-30", 7, 5),
        ("2023-04-22", "2023-04-30", 8, 6),  # the Sunday counts as the sixth
        ("2022-08-31", "2022-08-31", 0, 0),
        ("2024-02-28", "2024-02-29", 1, 1),
        ("2024-02-29", "2024-03-01", 1, 1),
        ("2023-02-28", "2023-03-01", 1, 1),
        ("2023-12-29", "2023-12-31", 2, 0),
        ("2022-12-30", "2023-01-03", 4, 1),  # over New Year
    ],
)
def test_days_and_working_days(start: str, end: str, days: int, working: int) -> None:
    one, two = date.fromisoformat(start), date.fromisoformat(end)
    assert (two - one).days == days
    assert calendar.workdays(one, two) == working
    assert calendar.workdays(two, one) == -working


def test_the_sixth_working_day_before_the_end_of_april_is_a_sunday() -> None:
    before = [DUE - timedelta(days) for days in range(20)]
    working = [day for day in before if calendar.is_workday(day)]
    assert working[5] == SUNDAY_WORKED
    assert working[5].isoweekday() == 7


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2023-04-30", "2023-04-28"),
        ("2023-12-31", "2023-12-29"),
        ("2022-08-31", "2022-08-31"),
        ("2023-04-23", "2023-04-23"),
        ("2023-05-03", "2023-04-28"),
        ("2024-02-29", "2024-02-29"),
        ("2023-01-02", "2022-12-30"),
    ],
)
def test_the_last_working_day_is_advice(due: str, last: str) -> None:
    assert calendar.last_workday(date.fromisoformat(due)) == date.fromisoformat(last)


def test_a_year_that_is_not_known_is_never_guessed() -> None:
    after = LAST + ONE_DAY
    assert calendar.is_workday(after) is None
    assert calendar.is_workday(FIRST - ONE_DAY) is None
    assert calendar.last_workday(after) is None
    assert calendar.last_workday(FIRST) is None  # New Year, and before it nothing
    assert calendar.workdays(LAST, after) is None
    assert calendar.workdays(after, LAST) is None
    assert calendar.workdays(date(2022, 8, 31), date(2099, 8, 31)) is None
    assert calendar.workdays(date(1999, 8, 31), date(2099, 8, 31)) is None
    assert calendar.holidays(after, after + timedelta(60)) == []
    assert calendar.holidays(date.min, date.max) == calendar.holidays(FIRST, LAST)


def test_what_is_counted_decides_whether_the_year_has_to_be_known() -> None:
    assert calendar.workdays(date.max, date.max) == 0
    assert calendar.workdays(FIRST - ONE_DAY, FIRST) == 0
    assert calendar.workdays(FIRST, FIRST - ONE_DAY) == 0
    assert calendar.workdays(FIRST - 2 * ONE_DAY, FIRST) is None


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        ("2023-04-20", "2023-04-28", []),
        ("2023-04-20", "2023-04-30", [("劳动节", "2023-04-29", "2023-05-03")]),
        ("2023-05-02", "2023-05-08", [("劳动节", "2023-04-29", "2023-05-03")]),
        ("2023-05-04", "2023-05-08", []),
        ("2022-08-31", "2022-09-13", [("中秋", "2022-09-10", "2022-09-12")]),
        ("2023-01-01", "2023-01-01", [("元旦", "2022-12-31", "2023-01-02")]),
        (
            "2023-09-29",
            "2023-10-07",
            [
                ("中秋", "2023-09-29", "2023-09-29"),
                ("国庆节", "2023-09-30", "2023-10-06"),
            ],
        ),
        ("2023-05-01", "2023-04-30", []),
    ],
)
def test_holidays_on_the_way_are_named_whole(
    start: str, end: str, found: list[tuple[str, str, str]]
) -> None:
    expected = [
        Holiday(name, date.fromisoformat(first), date.fromisoformat(last))
        for name, first, last in found
    ]
    got = calendar.holidays(date.fromisoformat(start), date.fromisoformat(end))
    assert got == expected


def test_every_day_is_what_the_notices_say() -> None:
    for day in (FIRST + timedelta(days) for days in range((LAST - FIRST).days + 1)):
        assert calendar.is_workday(day) is chinese_calendar.is_workday(day)


def test_all_holidays_are_apart_and_free() -> None:
    every = calendar.holidays(FIRST, LAST)
    assert all(one.last < two.first for one, two in pairwise(every))
    for one in every:
        off = (one.last - one.first).days + 1
        assert calendar.workdays(one.first - ONE_DAY, one.last) == 0
        assert 1 <= off <= 10


@given(DAYS, DAYS, DAYS)
def test_working_days_add_up(one: date, two: date, three: date) -> None:
    first, second = calendar.workdays(one, two), calendar.workdays(two, three)
    assert first is not None
    assert second is not None
    assert calendar.workdays(one, three) == first + second


@given(ANY, ANY)
def test_working_days_have_the_sign_of_the_days_and_are_no_more(
    one: date, two: date
) -> None:
    days, working = (two - one).days, calendar.workdays(one, two)
    back = calendar.workdays(two, one)
    if working is None:
        assert back is None
        assert min(one, two) < FIRST or max(one, two) > LAST
    else:
        assert back == -working
        assert 0 <= working * (1 if days >= 0 else -1) <= abs(days)


@given(st.dates(FIRST, LAST - timedelta(60)), st.integers(0, 60))
def test_working_days_are_what_counting_gives(start: date, span: int) -> None:
    after = [start + timedelta(days) for days in range(1, span + 1)]
    expected = sum(calendar.is_workday(day) or False for day in after)
    assert calendar.workdays(start, start + timedelta(span)) == expected


@given(st.dates(FIRST + timedelta(10), LAST))
def test_no_working_day_lies_between_the_last_one_and_the_day(day: date) -> None:
    last = calendar.last_workday(day)
    assert last is not None
    assert last <= day
    assert calendar.is_workday(last)
    assert calendar.workdays(last, day) == 0
