"""What would gain: the smallest step of each indicator, and what it is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cdo.reckoning import advice
from tests.reckoning.cards import (
    ABSENT,
    DUTY,
    MISSING,
    D,
    adjusted,
    card,
    fact,
    indicator,
    items,
    rated,
    ratio,
    rubric,
    steps,
)

if TYPE_CHECKING:
    from cdo.model.result import Fact

LIST = {"items": items(a=1, b=3, c=2)}
LADDER = {"steps": steps((4, 10), ("2.5", "6.5"), (1, 3))}


def told(one: Any, given: Any, of: Fact | None = None) -> list[tuple[str, str]]:  # noqa: ANN401
    """Return the steps that are told of one indicator beside another that is full."""
    by = rubric({"A": [one], "B": [indicator("B1", 50)]})
    inputs = {"B1": ratio(1, 1)} | ({} if given is None else {"A1": given})
    found = advice.steps(card(by, inputs, {"plan": of} if of else {}))
    return [(step.change, f"{step.gain:f}") for step in found]


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (ratio(3, 4), ("指标A1：分子由 3 增到 4", "2.50")),
        (ratio("2.5", 4), ("指标A1：分子由 2.5 增到 2.6", "0.25")),
        (ratio(0, 9000), ("指标A1：分子由 0 增到 5", "0.01")),
        (MISSING, ("补报指标A1的数据，达到目标值", "10.00")),
        (None, ("补报指标A1的数据，达到目标值", "10.00")),
    ],
)
def test_a_ratio_gains_by_the_fewest_that_count(
    given: Any,  # noqa: ANN401
    line: tuple[str, str],
) -> None:
    assert told(indicator("A1", 10), given) == [line]


def test_a_ratio_over_its_target_gains_nothing() -> None:
    one = indicator("A1", 10, target="0.8", numerator="挂接数")
    assert told(one, ratio(80, 100)) == []
    assert told(one, ratio(79, 100)) == [("指标A1：挂接数由 79 增到 80", "0.12")]


@pytest.mark.parametrize("given", [ABSENT, ratio(0, 0)])
def test_what_does_not_apply_gains_nothing(given: Any) -> None:  # noqa: ANN401
    assert told(indicator("A1", 10), given) == []


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"value": "0"}, ("补齐指标A1，达到 1", "3.00")),
        ({"value": "1"}, ("指标A1由 1 提高到 2.5", "3.50")),
        ({"value": "3.9"}, ("指标A1由 3.9 提高到 4", "3.50")),
        (MISSING, ("补齐指标A1，达到 1", "3.00")),
    ],
)
def test_steps_gain_by_the_next_one(
    given: Any,  # noqa: ANN401
    line: tuple[str, str],
) -> None:
    assert told(indicator("A1", 10, "steps", **LADDER), given) == [line]


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"items": []}, ("指标A1：补齐有b", "3.00")),
        ({"items": ["b"]}, ("指标A1：补齐有c", "2.00")),
        (MISSING, ("指标A1：补齐有b", "3.00")),
    ],
)
def test_a_list_gains_by_the_item_worth_most(
    given: Any,  # noqa: ANN401
    line: tuple[str, str],
) -> None:
    assert told(indicator("A1", 6, "checklist", **LIST), given) == [line]


def test_all_or_nothing_gains_by_all() -> None:
    one = indicator("A1", 6, "checklist", all_or_nothing="true", **LIST)
    assert told(one, {"items": ["b"]}) == [("指标A1：补齐有a、有c", "6.00")]


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (rated(7, 8, 9), ("指标A1：一名评议人的评分由 7 提高到 8", "0.33")),
        (rated("7.5", 8, 9), ("指标A1：一名评议人的评分由 7.5 提高到 7.6", "0.03")),
        (MISSING, ("补齐指标A1的评议，各评满分", "10.00")),
    ],
)
def test_a_judgement_gains_by_one_higher_rating(
    given: Any,  # noqa: ANN401
    line: tuple[str, str],
) -> None:
    assert told(indicator("A1", 10, "judgement"), given) == [line]


def test_where_one_lowest_is_left_out_the_next_lowest_is_raised() -> None:
    one = indicator("A1", 10, "judgement", trim="true")
    assert told(one, rated(1, 6, 7, 8, 9)) == [
        ("指标A1：一名评议人的评分由 6 提高到 7", "0.33")
    ]


@pytest.mark.parametrize(
    ("of", "line"),
    [
        (fact("overdue", -30, -20), ("指标A1：逾期不超过 10 个工作日完成", "1.00")),
        (fact("met_late", -12, -8), ("指标A1：逾期不超过 5 个工作日完成", "2.00")),
        (fact("met_late", -3, -2), ("指标A1：按期完成", "3.00")),
        (fact("undated"), ("指标A1：完成", "6.00")),
    ],
)
def test_an_obligation_gains_by_less_delay(of: Fact, line: tuple[str, str]) -> None:
    assert told(indicator("A1", 6, "obligation", **DUTY), None, of) == [line]


def test_what_nobody_knows_of_an_obligation_gives_no_advice() -> None:
    assert told(indicator("A1", 6, "obligation", **DUTY), None) == []
    unknown = fact("met_late", -12, None)
    assert told(indicator("A1", 6, "obligation", **DUTY), None, unknown) == []


def test_most_marks_come_first() -> None:
    by = rubric({"A": [indicator("A1", 10), indicator("A2", 40)]})
    found = advice.steps(card(by, {"A1": ratio(1, 2), "A2": ratio(1, 2)}))
    assert [(one.indicator.id, one.gain) for one in found] == [
        ("A2", D("20.00")),
        ("A1", D("5.00")),
    ]


def test_what_would_be_lost_in_a_cap_is_no_gain() -> None:
    by = rubric({"A": [indicator("A1", 100)]})
    full = {"A1": ratio(96, 100)}
    assert advice.steps(card(by, full, bonus=adjusted("Y1", 3))) == []
    assert advice.steps(card(by, full, bonus=adjusted("Y1", 1)))[0].gain == 1


def test_what_the_rounding_hides_is_no_gain() -> None:
    by = rubric({"A": [indicator("A1", 1)]}, rounding={"places": "0"})
    assert [step.change for step in advice.steps(card(by, {"A1": ratio(1, 9)}))] == [
        "指标A1：分子由 1 增到 5"
    ]


def test_each_step_gains_what_it_says() -> None:
    by = rubric(
        {
            "A": [indicator("A1", 40)],
            "B": [indicator("B1", 60, "steps", steps=steps((2, 60), (1, 30)))],
        }
    )
    now = card(by, {"A1": ratio(7, 30), "B1": {"value": "1"}})
    first, second = advice.steps(now)
    better = card(by, {"A1": ratio(7, 30), "B1": {"value": "2"}})
    assert (first.indicator.id, better.total - now.total) == ("B1", first.gain)
    more = card(by, {"A1": ratio(8, 30), "B1": {"value": "1"}})
    assert (second.indicator.id, more.total - now.total) == ("A1", second.gain)
