"""What an evaluation takes from the registry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cdo import model
from cdo.reckoning import facts
from cdo.reckoning.facts import longest_vacancy
from cdo.reckoning.results import fact
from tests.reckoning import scored
from tests.reckoning.acts import duties, evaluated, filed, freed, reported
from tests.rules import small
from tests.rules.measures import rubric
from tests.rules.small import people, person

if TYPE_CHECKING:
    from tests.rules.small import Files

SEAT = ("a-ju", "首席数据官")
HELD = "a-ju 首席数据官 兼任 领导班子成员"
ACTS = "a-ju 首席数据官 主持 领导班子成员"
MADE = (
    "scale: judgement\n        raters_min: 2\n        trim: false",
    (
        "scale: obligation\n        obligation: {}\n        on_time: 4\n"
        "        late: [{{within_workdays: 5, score: 2}}]\n        otherwise: 0"
    ),
)
VETOES = (
    "vetoes: [",
    (
        "vetoes:\n  [{id: V2, name: 未述职, band_max: 合格, when: no_report},\n   "
        "{id: V3, name: 空缺, band_max: 合格, when: {vacant_days_over: 30}},\n   "
    ),
)


def asked(
    *laid: Files, name: str = "plan", period: str = "2022", as_of: str = "2022-12-31"
) -> dict[str, dict[str, object]]:
    """Return what the registry says of the obligation *name* and of the vetoes."""
    by = rubric((MADE[0], MADE[1].format(name)), VETOES)
    one = evaluated(f"{period}/a-ju", "草拟 2023-01-10", as_of=as_of)
    read = small.registry(by, one, *laid)
    evaluation = scored.evaluation(read, f"{period}/a-ju")
    known = read.get(model.Rubric, "r-2022")
    assert known is not None
    return {key: fact(it) for key, it in facts.facts(read, evaluation, known).items()}


def state(**more: object) -> dict[str, object]:
    """Return the fact of an obligation."""
    return {"days": None, "workdays": None, **more}


@pytest.mark.parametrize(
    ("laid", "as_of", "expected"),
    [
        ({}, "2022-08-01", state(state="not_due", days=30, workdays=22)),
        ({}, "2022-12-31", state(state="overdue", days=-122, workdays=-83)),
        (
            filed("p", "已报送 2022-08-29", "已备案 2022-09-05"),
            "2022-12-31",
            state(state="met", days=2, workdays=2),
        ),
        (
            filed("p", "已报送 2022-08-29", "已备案 2022-09-05"),
            "2022-09-04",
            state(state="submitted", days=2, workdays=2),
        ),
        (
            filed("p", "已报送 2022-09-02", "已备案 2022-09-05"),
            "2022-12-31",
            state(state="met_late", days=-2, workdays=-2),
        ),
        (
            freed("w", "2022-08-01..2023-08-01"),
            "2022-12-31",
            state(state="waived", days=-122, workdays=-83),
        ),
    ],
)
def test_an_obligation_is_its_item_as_of_the_day(
    laid: Files, as_of: str, expected: dict[str, object]
) -> None:
    assert asked(laid, as_of=as_of)["plan"] == expected


def test_what_does_not_bind_the_unit() -> None:
    others = duties(
        "plan: {binds: {track: 县区}, requires: {filing: 实施方案}, due: null}"
    )
    assert asked(others)["plan"] == state(state="not_bound")
    assert asked(name="nothing")["nothing"] == state(state="not_bound")


@pytest.mark.parametrize(
    ("period", "found"),
    [("2022", "undated_met"), ("2022-h1", "undated_met"), ("2023", "undated")],
)
def test_of_a_yearly_obligation_it_is_the_year_of_the_period(
    period: str, found: str
) -> None:
    laid = reported("2022/a-ju", "已报送 2023-01-05", "已收文 2023-01-06")
    got = asked(laid, name="duty", period=period, as_of="2023-12-31")
    assert got["duty"] == state(state=found)


REPORT = reported("2022/a-ju", "已报送 2023-01-05")


@pytest.mark.parametrize(
    ("laid", "as_of", "met"),
    [
        ({}, "2023-12-31", True),
        (REPORT, "2023-01-04", True),
        (REPORT, "2023-01-05", False),
        (reported("2022/a-ju", "草拟 2023-01-05"), "2023-12-31", True),
        (
            reported("2022/a-ju", "已报送 2023-01-05", "撤回 2023-01-06"),
            "2023-12-31",
            True,
        ),
        (
            reported("2022/a-ju", "已报送 2023-01-05", "退回 2023-01-06"),
            "2023-12-31",
            False,
        ),
        (
            reported("2022/a-ju", "已报送 2023-01-05", post="数据专员"),
            "2023-12-31",
            True,
        ),
        (reported("2021/a-ju", "已报送 2023-01-05"), "2023-12-31", True),
        (reported("2022/c-xian", "已报送 2023-01-05"), "2023-12-31", True),
    ],
)
def test_no_report(*, laid: Files, as_of: str, met: bool) -> None:
    assert asked(laid, as_of=as_of)["V2"] == {"met": met, "days": None}


@pytest.mark.parametrize(
    ("days", "met", "longest"),
    [
        ("2022-07-01..2022-12-01", False, 30),
        ("2022-07-01..2022-11-30", True, 31),
        ("2022-07-01..", False, 0),
    ],
)
def test_a_vacancy_over_so_many_days(*, days: str, met: bool, longest: int) -> None:
    got = asked(people(person(f"{HELD} {days}")), as_of="2022-12-30")
    assert got["V3"] == {"met": met, "days": longest}


TO_HOLD = duties(
    "first: {binds: {cohort: 试点}, requires: {post: 首席数据官}, due: 2022-08-31}",
    "second: {binds: {cohort: 试点}, requires: {post: 首席数据官}, due: 2022-12-31}",
    "aim: {binds: {cohort: 试点}, requires: {post: 首席数据官}, due: 2022-01-31,"
    " aim: true}",
    "other: {binds: {cohort: 推行}, requires: {post: 首席数据官}, due: 2022-02-28}",
    "expert: {binds: {cohort: 试点}, requires: {post: 数据专员}, due: 2022-03-31}",
    "someday: {binds: {cohort: 试点}, requires: {post: 首席数据官}, due: null}",
)


@pytest.mark.parametrize(
    ("appointments", "days"),
    [
        ([], 31),
        ([f"{HELD} 2022-10-01.."], 31),
        ([f"{HELD} 2022-09-30.."], 0),
        ([f"{ACTS} 2022-09-10.."], 10),
        ([f"{ACTS} 2022-09-10..2022-09-15"], 16),
        ([f"{HELD} 2022-06-01..2022-06-11"], 112),
        ([f"{HELD} 2022-06-01..2022-06-11", f"{HELD} 2022-06-21.."], 10),
        ([f"{HELD} 2022-06-01..2022-06-11", f"{HELD} 2022-09-21..2022-10-11"], 102),
        ([f"{HELD} 2022-06-01..2022-06-11", f"{ACTS} 2022-06-16..2022-09-25"], 6),
        ([f"{ACTS} 2022-01-01..2022-02-01", f"{HELD} 2022-06-01.."], 0),
        ([f"{HELD} 2022-06-01..2022-09-11", f"{HELD} 2022-10-11.."], 20),
        ([f"{HELD} 2022-06-01..2022-07-11", f"{HELD} 2022-06-05..2022-06-09"], 82),
    ],
)
def test_the_longest_run_of_days_without_anybody(
    appointments: list[str], days: int
) -> None:
    read = small.registry(TO_HOLD, people(person(*appointments)))
    assert longest_vacancy(read, SEAT, date(2022, 9, 30)) == days


def test_a_seat_never_held_before_it_is_due_is_not_vacant() -> None:
    read = small.registry(TO_HOLD)
    assert longest_vacancy(read, SEAT, date(2022, 8, 30)) is None
    assert longest_vacancy(read, SEAT, date(2022, 8, 31)) == 1
    assert longest_vacancy(read, SEAT, date.max) == 2_913_662
    assert longest_vacancy(read, ("z-ju", "首席数据官"), date(2022, 9, 30)) is None
    assert longest_vacancy(small.registry(), SEAT, date(2022, 9, 30)) is None


def test_what_is_stored_stands_once_it_is_published() -> None:
    read = scored.registry(
        {
            "filings/2022/plan-sj-jyj.yaml": ("on: 2022-05-20", "on: 2022-06-01"),
            "filings/2023/plan-sj-jyj.yaml": ("on: 2023-03-20", "on: 2023-04-03"),
        }
    )
    for name, settled, noted in (
        ("2022/sj-jyj", "met", "met"),
        ("2023/sj-jyj", "met_late", "met"),
        ("2023/sj-zjj", "met", "met"),
    ):
        one = scored.evaluation(read, name)
        by = read.get(model.Rubric, one.rubric)
        assert by is not None
        assert facts.settled(read, one, by)["year-plan"].state == settled
        assert facts.noted(read, one, by)["year-plan"].state == noted


def test_the_day_of_publication() -> None:
    read = scored.registry()
    assert facts.published_on(scored.evaluation(read, "2022/sj-jyj")) == date(
        2023, 2, 24
    )
    assert facts.published_on(scored.evaluation(read, "2023/sj-jyj")) is None
