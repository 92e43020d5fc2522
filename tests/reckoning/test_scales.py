"""What one indicator scores, and how that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reckoning.cards import (
    ABSENT,
    ACKNOWLEDGED,
    DUTY,
    LATE,
    MISSING,
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
    from cdo.reckoning.scales import IndicatorScore


def scored(
    one: dict[str, Any], given: dict[str, Any] | None = None, of: Fact | None = None
) -> IndicatorScore:
    """Return what the indicator scores in a card of its own."""
    inputs = {} if given is None else {one["id"]: given}
    found = card(rubric({"A": [one]}), inputs, {"plan": of} if of is not None else {})
    return found.factors[0].indicators[0]


def told(*arguments: Any) -> tuple[str, str | None, str]:  # noqa: ANN401
    """Return the state, the score as it is printed, and the formula."""
    one = scored(*arguments)
    score = None if one.score is None else format(one.score, "f")
    return one.state, score, one.formula


GRADES = steps((3, 6), (2, 4), ("0.5", "1.25"))
LIST = items(rules=2, list="1.5", dict="0.005")
WHOLE = indicator("A1", "5", "checklist", items=items(a=2, b=3), all_or_nothing="true")
JURY = indicator("A1", 4, "judgement", trim="true")
PLAN = indicator("A1", 6, "obligation", **DUTY)


@pytest.mark.parametrize(
    ("one", "given", "score", "formula"),
    [
        (indicator("A1", 6), ratio(9, 10), "5.40", "6 × min(1, 9/10) = 5.40"),
        (indicator("A1", 5), ratio(8, 9), "4.44", "5 × min(1, 8/9) ≈ 4.44"),
        (indicator("A1", 5), ratio(14, 15), "4.67", "5 × min(1, 14/15) ≈ 4.67"),
        (indicator("A1", 5), ratio(0, 9), "0.00", "5 × min(1, 0/9) = 0.00"),
        (indicator("A1", 5), ratio(9, 9), "5.00", "5 × min(1, 9/9) = 5.00"),
        (
            indicator("A1", 2, target="0.8"),
            ratio("0.72", 1),
            "1.80",
            "2 × min(1, 0.72/1 ÷ 0.8) = 1.80",
        ),
        (
            indicator("A1", 2, target={"bm": "0.8"}),
            ratio(9, 10),
            "2.00",
            "2 × min(1, 9/10 ÷ 0.8) = 2.00",
        ),
        (
            indicator("A1", 2, target={"xq": "0.5"}),
            ratio(1, 2),
            "1.00",
            "2 × min(1, 1/2) = 1.00",
        ),
        (
            indicator("A1", 6, "steps", steps=GRADES),
            {"value": "2.99"},
            "4.00",
            "2.99 达到 2，得 4.00",
        ),
        (
            indicator("A1", 6, "steps", steps=GRADES),
            {"value": "0.5"},
            "1.25",
            "0.5 达到 0.5，得 1.25",
        ),
        (
            indicator("A1", 6, "steps", steps=GRADES),
            {"value": "0"},
            "0.00",
            "0 没有达到任何一档，得 0.00",
        ),
        (
            indicator("A1", "3.505", "checklist", items=LIST),
            {"items": ["rules", "dict"]},
            "2.01",
            "有rules 2 + 有dict 0.005 ≈ 2.01；缺有list",
        ),
        (
            indicator("A1", "3.505", "checklist", items=LIST),
            {"items": ["rules", "list"]},
            "3.50",
            "有rules 2 + 有list 1.5 = 3.50；缺有dict",
        ),
        (
            indicator("A1", 5, "checklist", items=items(a=2, b=3)),
            {"items": ["b", "a"]},
            "5.00",
            "有a 2 + 有b 3 = 5.00",
        ),
        (
            indicator("A1", 5, "checklist", items=items(a=2, b=3)),
            {"items": []},
            "0.00",
            "一项也没有，得 0.00；缺有a、有b",
        ),
        (WHOLE, {"items": ["a", "b"]}, "5.00", "齐全，得 5.00"),
        (WHOLE, {"items": ["a"]}, "0.00", "缺有b，齐全才得分，得 0.00"),
        (JURY, rated("3.0", "3.5", "3.2"), "3.23", "(3.0 + 3.2 + 3.5) ÷ 3 ≈ 3.23"),
        (JURY, rated(1, 3, 3, 4), "2.75", "(1 + 3 + 3 + 4) ÷ 4 = 2.75"),
        (
            JURY,
            rated(4, 1, 3, "3.5", 4),
            "3.50",
            "去掉最高 4 和最低 1，(3 + 3.5 + 4) ÷ 3 = 3.50",
        ),
        (
            indicator("A1", 4, "judgement", trim="false"),
            rated(4, 1, 3, "3.5", 4),
            "3.10",
            "(1 + 3 + 3.5 + 4 + 4) ÷ 5 = 3.10",
        ),
    ],
)
def test_scores(
    one: dict[str, Any], given: dict[str, Any], score: str, formula: str
) -> None:
    assert told(one, given) == ("scored", score, formula)


@pytest.mark.parametrize("scale", ["ratio", "steps", "checklist", "judgement"])
def test_not_applicable_missing_and_zero_look_different(scale: str) -> None:
    declared: dict[str, dict[str, Any]] = {
        "ratio": {},
        "steps": {"steps": GRADES},
        "checklist": {"items": LIST},
        "judgement": {"trim": "false"},
    }
    one = indicator("A1", 6, scale, **declared[scale])
    said = "不适用：没有业务（领导小组批准）"
    assert told(one, ABSENT) == ("not_applicable", None, said)
    assert told(one, MISSING) == ("missing", "0.00", "缺失，计 0.00 分，尚未确认")
    said = "缺失，计 0.00 分：迟到（领导小组确认）"
    assert told(one, ACKNOWLEDGED) == ("missing", "0.00", said)
    assert told(one) == ("missing", "0.00", "没有输入，按缺失计 0.00 分")
    foreign = rated(3) if scale != "judgement" else ratio(1, 1)
    said = "输入与计分方式不符，按缺失计 0.00 分"
    assert told(one, foreign) == ("missing", "0.00", said)


def test_a_denominator_of_zero_does_not_apply() -> None:
    found = told(indicator("A1", 6), ratio(0, 0))
    assert found == ("not_applicable", None, "不适用：分母为 0")


def test_marks_are_lost_by_what_applies_only() -> None:
    assert str(scored(indicator("A1", 6), ratio(9, 10)).lost) == "0.60"
    assert str(scored(indicator("A1", 6), MISSING).lost) == "6.00"
    assert str(scored(indicator("A1", 6), ABSENT).lost) == "0"


@pytest.mark.parametrize(
    ("of", "score", "formula"),
    [
        (fact("met", 3), "6.00", "按期完成，得 6.00"),
        (fact("met_after_return", 3), "6.00", "按期报送，退回补正后完成，得 6.00"),
        (fact("undated_met"), "6.00", "已完成，没有期限，得 6.00"),
        (fact("aim_met", -30), "6.00", "已完成，是目标，不计逾期，得 6.00"),
        (
            fact("met_late", -1, workdays=0),
            "3.00",
            "逾期 0 个工作日，不超过 5 个，得 3.00",
        ),
        (
            fact("met_late", -7, workdays=-5),
            "3.00",
            "逾期 5 个工作日，不超过 5 个，得 3.00",
        ),
        (
            fact("met_late", -8, workdays=-6),
            "1.00",
            "逾期 6 个工作日，不超过 10 个，得 1.00",
        ),
        (fact("met_late", -15, workdays=-11), "0.00", "逾期 11 个工作日，得 0.00"),
        (fact("met_late", -4), "3.00", "逾期 4 天，得 3.00"),
        *(
            (fact(state, -3), "0.00", "到截止日没有完成，得 0.00")
            for state in (
                "overdue",
                "submitted",
                "returned",
                "not_due",
                "due_today",
                "undated",
                "aim",
            )
        ),
    ],
)
def test_obligations(of: Fact, score: str, formula: str) -> None:
    assert told(PLAN, None, of) == ("scored", score, formula)


@pytest.mark.parametrize(
    ("state", "formula"),
    [("not_bound", "不适用：不受这项义务约束"), ("waived", "不适用：已豁免")],
)
def test_what_does_not_bind_does_not_apply(state: str, formula: str) -> None:
    assert told(PLAN, None, fact(state)) == ("not_applicable", None, formula)


def test_without_a_calendar_nothing_is_guessed() -> None:
    said = "工作日历缺失，不知道逾期几个工作日，暂按 0.00 分计"
    assert told(PLAN, None, fact("met_late", -6)) == ("missing", "0.00", said)
    certain = indicator("A1", 6, "obligation", **{**DUTY, "late": []})
    certain["late"] = LATE[:1]
    assert told(certain, None, fact("met_late", -5))[:2] == ("scored", "3.00")
    assert told(certain, None, fact("met_late", -6))[:2] == ("missing", "0.00")


def test_of_which_nothing_is_known_is_missing() -> None:
    said = "没有记下登记库的情况，按缺失计 0.00 分"
    assert told(PLAN) == ("missing", "0.00", said)
    assert told(PLAN, None, fact(None, met=True)) == ("missing", "0.00", said)


def test_what_was_given_for_an_obligation_is_let_be() -> None:
    assert told(PLAN, ABSENT, fact("met", 3))[:2] == ("scored", "6.00")
