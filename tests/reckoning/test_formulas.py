"""How scores came about, in words: each formula with its numbers."""

# ruff: noqa: E501  # a case a line

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from cdo.reckoning import formulas
from tests.reckoning.cards import (
    ABSENT,
    ACKNOWLEDGED,
    DUTY,
    MISSING,
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

POINTS = {"items": items(a=1, b="2.5", c=2)}
LADDER = {"steps": steps((4, 10), ("2.5", "6.5"))}


def told(one: Any, given: Any, of: Fact | None = None, **more: object) -> str:  # noqa: ANN401
    """Return how one indicator was scored, in words."""
    inputs = {} if given is None else {"A1": given}
    facts = {"plan": of} if of else {}
    found = card(rubric({"A": [one]}, **more), inputs, facts)
    return found.factors[0].indicators[0].formula


@pytest.mark.parametrize(
    ("one", "given", "line"),
    [
        (indicator("A1", 10), ratio(8, 9), "10 × min(1, 8/9) ≈ 8.89"),
        (indicator("A1", 10), ratio(3, 4), "10 × min(1, 3/4) = 7.50"),
        (indicator("A1", 10, target="0.9"), ratio(8, 9), "10 × min(1, 8/9 ÷ 0.9) ≈ 9.88"),
        (indicator("A1", 10, target="0.8"), ratio(8, 9), "10 × min(1, 8/9 ÷ 0.8) = 10.00"),
        (indicator("A1", 10), ratio(0, 0), "不适用：分母为 0"),
        (indicator("A1", 10), ABSENT, "不适用：没有业务（领导小组批准）"),
        (indicator("A1", 10), MISSING, "缺失，计 0.00 分，尚未确认"),
        (indicator("A1", 10), ACKNOWLEDGED, "缺失，计 0.00 分：迟到（领导小组确认）"),
        (indicator("A1", 10), None, "没有输入，按缺失计 0.00 分"),
        (indicator("A1", 10), {"value": "3"}, "输入与计分方式不符，按缺失计 0.00 分"),
        (indicator("A1", 10, "steps", **LADDER), {"value": "3"}, "3 达到 2.5，得 6.50"),
        (indicator("A1", 10, "steps", **LADDER), {"value": "1"}, "1 没有达到任何一档，得 0.00"),
        (indicator("A1", 10, "steps", **LADDER), MISSING, "缺失，计 0.00 分，尚未确认"),
        (indicator("A1", "5.5", "checklist", **POINTS), {"items": ["a", "b"]}, "有a 1 + 有b 2.5 = 3.50；缺有c"),
        (indicator("A1", "5.5", "checklist", **POINTS), {"items": ["a", "b", "c"]}, "有a 1 + 有b 2.5 + 有c 2 = 5.50"),
        (indicator("A1", "5.5", "checklist", **POINTS), {"items": []}, "一项也没有，得 0.00；缺有a、有b、有c"),
        (indicator("A1", "5.5", "checklist", **POINTS), MISSING, "缺失，计 0.00 分，尚未确认"),
        (indicator("A1", 5, "checklist", all_or_nothing="true", **POINTS), {"items": ["a", "b"]}, "缺有c，齐全才得分，得 0.00"),
        (indicator("A1", 5, "checklist", all_or_nothing="true", **POINTS), {"items": ["a", "b", "c"]}, "齐全，得 5.00"),
        (indicator("A1", 4, "judgement"), rated("3.0", "3.5", "3.2"), "(3.0 + 3.2 + 3.5) ÷ 3 ≈ 3.23"),
        (indicator("A1", 4, "judgement", trim="true"), rated(4, 1, 2, 3, 3), "去掉最高 4 和最低 1，(2 + 3 + 3) ÷ 3 ≈ 2.67"),
        (indicator("A1", 4, "judgement"), ABSENT, "不适用：没有业务（领导小组批准）"),
    ],
)  # fmt: skip
def test_indicators(one: Any, given: Any, line: str) -> None:  # noqa: ANN401
    assert told(one, given) == line


@pytest.mark.parametrize(
    ("of", "line"),
    [
        (fact("met", 3), "按期完成，得 6.00"),
        (fact("met_after_return", 3), "按期报送，退回补正后完成，得 6.00"),
        (fact("undated_met"), "已完成，没有期限，得 6.00"),
        (fact("aim_met"), "已完成，是目标，不计逾期，得 6.00"),
        (fact("waived"), "不适用：已豁免"),
        (fact("not_bound"), "不适用：不受这项义务约束"),
        (fact("met_late", -9, -7), "逾期 7 个工作日，不超过 10 个，得 1.00"),
        (fact("met_late", -99, -70), "逾期 70 个工作日，得 0.00"),
        (fact("met_late", -4), "逾期 4 天，得 3.00"),
        (fact("met_late", -9), "工作日历缺失，不知道逾期几个工作日，暂按 0.00 分计"),
        (fact("overdue", -9, -7), "到截止日没有完成，得 0.00"),
        (None, "没有记下登记库的情况，按缺失计 0.00 分"),
    ],
)
def test_obligations(of: Fact | None, line: str) -> None:
    assert told(indicator("A1", 6, "obligation", **DUTY), None, of) == line


def test_factors_base_and_total() -> None:
    by = rubric(
        {
            "A": [indicator("A1", 6), indicator("A2", 4)],
            "B": [indicator("B1", 90)],
            "C": [indicator("C1", 20)],
        }
    )
    inputs = {"A1": ratio(2, 3), "A2": ABSENT, "B1": ratio(1, 3), "C1": ABSENT}
    minus, plus = adjusted("X1", 12), adjusted("Y1", 2)
    found = card(by, inputs, deductions=minus, bonus=plus)
    assert [formulas.factor(one) for one in found.factors] == [
        "(4.00) ÷ 6 × 10 ≈ 6.67",
        "30.00 = 30.00",
        "适用指标的满分 0，不到全部 20 的 0.5，整个因素不适用",
    ]
    assert formulas.base(found) == "(6.67 + 30.00) × 120 ÷ 100 ≈ 44.00（因素 C 不适用）"
    assert formulas.adjusted(found, "deductions") == "X1 1 × 12 = 12，上限 10"
    assert formulas.adjusted(found, "bonus") == "Y1 1.5 × 2 = 3"
    assert formulas.whole(found) == "44.00 − 10.00 + 3.00 = 37.00"


def test_a_factor_that_weighs_more_than_its_indicators_sum_to() -> None:
    by = rubric({"A": [indicator("A1", 6)]})
    heavy = by.factors[0].model_copy(update={"weight": Decimal(12)})
    found = card(by.model_copy(update={"factors": (heavy,)}), {"A1": ratio(1, 2)})
    assert formulas.factor(found.factors[0]) == "(3.00) ÷ 6 × 12 = 6.00"


def test_a_total_is_held_between_nothing_and_the_full_marks() -> None:
    by = rubric({"A": [indicator("A1", 100)]})
    low = card(by, {"A1": ratio(1, 50)}, deductions=adjusted("X1", 4))
    assert formulas.whole(low) == "2.00 − 4.00 + 0.00 = -2，不低于 0，得 0.00"
    high = card(by, {"A1": ratio(1, 1)}, bonus=adjusted("Y1", 1))
    said = "100.00 − 0.00 + 1.50 = 101.5，不超过 100，得 100.00"
    assert formulas.whole(high) == said
    assert formulas.adjusted(high, "deductions") == "没有"
    assert formulas.base(high) == "100.00 = 100.00"


def test_where_no_factor_applies() -> None:
    none = card(rubric({"A": [indicator("A1", 100)]}), {"A1": ABSENT})
    assert formulas.base(none) == "各因素都不适用，得 0.00"
    empty = rubric({"A": [indicator("A1", 100)]}).model_copy(update={"factors": ()})
    assert formulas.base(card(empty, {})) == "0 = 0.00"
