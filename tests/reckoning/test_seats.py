"""Tenures of seats, and the days that they share."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cdo import model
from cdo.model.officer import Appointment
from cdo.reckoning import seats
from tests.rules import small
from tests.rules.small import people, person

FIRST = date(2024, 2, 27)
SPAN = 8
OFFICER = model.Officer.read({"name": "甲", "appointments": []}, "p-1")

DAYS = st.integers(0, SPAN - 1).map(lambda days: FIRST + timedelta(days))
INTERVALS = st.tuples(DAYS, st.none() | DAYS)


def tenure(since: date, until: date | None, index: int = 0) -> seats.Tenure:
    one = Appointment.model_construct(
        unit="a-ju", post="专员", mode="专任", from_=since, until=until
    )
    return seats.Tenure(OFFICER, index, one, (one.unit, one.post))


def days(since: date, until: date | None) -> set[date]:
    every = [FIRST + timedelta(number) for number in range(SPAN)]
    return {day for day in every if since <= day and (until is None or day < until)}


@settings(deadline=None)
@given(INTERVALS, INTERVALS)
def test_overlap_is_what_counting_days_gives(
    one: tuple[date, date | None], two: tuple[date, date | None]
) -> None:
    first, second = tenure(*one), tenure(*two)
    shared = days(*one) & days(*two)
    assert first.overlap(second) == second.overlap(first)
    assert first.overlap(second) == min(shared, default=None)


@settings(deadline=None)
@given(st.lists(st.tuples(INTERVALS, st.sampled_from("甲乙")), max_size=6))
def test_meetings_are_all_pairs_but_for_repetitions(
    intervals: list[tuple[tuple[date, date | None], str]],
) -> None:
    numbered = [tenure(*one, index) for index, (one, _) in enumerate(intervals)]
    ordered = sorted(numbered, key=lambda one: one.order)

    def key(one: seats.Tenure) -> str:
        return intervals[one.index][1]

    found = list(seats.meetings(ordered, key))
    expected = {
        (key(one), two.index, one.overlap(two))
        for index, one in enumerate(ordered)
        for two in ordered[index + 1 :]
        if one.overlap(two) is not None
    }
    assert {(key(one), two.index, day) for one, two, day in found} == expected
    assert len(found) == len(expected)
    assert all(one.overlap(two) == day for one, two, day in found)


def test_tenures_of_a_seat_by_day_and_path() -> None:
    laid = people(
        person(
            "a-ju 数据专员 专任 其他 2022-07-02",
            "c-xian 首席数据官 兼任 其他 2022-01-01",
        ),
        person("a-ju 数据专员 主持 其他 2022-07-01..2022-07-02", name="乙"),
    )
    registry = small.registry(laid)
    found = seats.tenures(registry)
    assert set(found) == {("a-ju", "数据专员"), ("c-xian", "首席数据官")}
    first, second = found["a-ju", "数据专员"]
    assert (first.officer.id, first.acting, first.path) == (
        "p-0002",
        True,
        ("appointments", 0),
    )
    assert (second.officer.id, second.acting, second.seat) == (
        "p-0001",
        False,
        ("a-ju", "数据专员"),
    )
    assert [one.index for one in seats.held(registry, second.officer)] == [1, 0]


def test_posts_of_a_unit() -> None:
    registry = small.registry({"units/d-ju.yaml": "names: ["})
    found = seats.post(registry, ("a-ju", "首席数据官"))
    assert found is not None
    assert found.clause == "二-1"
    assert seats.post(registry, ("a-ju", "首席数据执行官")) is None
    assert seats.post(registry, ("b-ju", "首席数据官")) is None
    assert seats.post(registry, ("d-ju", "首席数据官")) is None
    assert seats.post(registry, ("e-ju", "首席数据官")) is None
