"""Evaluations: what is put in, indicator by indicator."""

from __future__ import annotations

import pytest

from cdo.rules import inputs
from tests.rules import small
from tests.rules.measures import evaluation, rating, ratings, rubric, void

PATH = "evaluations/2022/a-ju.yaml"

COMPUTED = rubric(
    (
        "scale: ratio}",
        (
            "scale: obligation, obligation: plan, on_time: 3,"
            " late: [{within_workdays: 5, score: 1}], otherwise: 0}"
        ),
    )
)
COUNTED = rubric(("scale: ratio}", "scale: steps, steps: [{min: 2, score: 3}]}"))
ENTRY = "count: 1, reason: 月报迟交, evidence: 催报记录"

ABSENT = evaluation({"B1": ""})
FROM_REGISTRY = COMPUTED | evaluation()
OTHER_FORM = evaluation({"A1": "{value: 3}"})
UNKNOWN = evaluation({"A3": "{value: 3}"})
OVER = evaluation({"A1": "{numerator: 11.50, denominator: 10}"})
BELOW = evaluation({"A1": "{numerator: -1, denominator: 10}"})
OVER_MAX = ratings("4", "4.5")
FEW = ratings("3")
NO_ITEM = evaluation({"A2": "{items: [rule, list]}"})
ITEM_TWICE = evaluation({"A2": "{items: [list, list]}"})
NO_RULE = evaluation(more=f"deductions: [{{rule: K2, {ENTRY}}}]")
NO_VETO = evaluation(more="vetoes: [{veto: Q1, basis: 领导小组会议}]")

INPUTS = (
    *(ABSENT, FROM_REGISTRY, OTHER_FORM, UNKNOWN, OVER, BELOW, OVER_MAX, FEW),
    *(NO_ITEM, ITEM_TWICE, NO_RULE, NO_VETO),
)


def test_every_message_is_said() -> None:
    said = small.messages(inputs.CHECKS, *INPUTS)
    assert said == small.declared(inputs.CHECKS)


@pytest.mark.parametrize(
    ("laid", "line"),
    [
        (
            ABSENT,
            (
                f"{PATH}:6 inputs.B1 CDO506 error: 指标 B1（工作成效）没有输入 → "
                "在 inputs 里给 B1 写 ratings，列出每位评议人的 rater、unit、value、"
                "reason；没有数据的写 missing: true，"
                "不适用的写 not_applicable 的 reason 和 approved_by"
            ),
        ),
        (
            FROM_REGISTRY,
            (
                f"{PATH}:6 inputs.A1 CDO506 error: "
                "指标 A1（目录挂接率）的得分由登记库得出，不写输入 → "
                "从 inputs 里删去 A1"
            ),
        ),
        (
            OTHER_FORM,
            (
                f"{PATH}:6 inputs.A1.value CDO506 error: "
                "指标 A1（目录挂接率）按 ratio 计分，不用 value → "
                "改写 {numerator: 分子, denominator: 分母}"
            ),
        ),
        (
            UNKNOWN,
            (
                f"{PATH}:9 inputs.A3 CDO506 error: 评价指标 r-2022 里没有指标 A3 → "
                "是不是“A2”？指标里没有的，从 inputs 里删去"
            ),
        ),
        (
            OVER,
            (
                f"{PATH}:6 inputs.A1.numerator CDO506 error: "
                "指标 A1（目录挂接率）的分子 11.5 大于分母 10 → "
                "核对原始材料；两个数写反了的对调"
            ),
        ),
        (
            BELOW,
            (
                f"{PATH}:6 inputs.A1.numerator CDO506 error: "
                "指标 A1（目录挂接率）的 numerator 是 -1，小于 0 → "
                "核对原始材料，写 0 或者大于 0 的数"
            ),
        ),
        (
            OVER_MAX,
            (
                f"{PATH}:8 inputs.B1.ratings.1.value CDO506 error: "
                "指标 B1（工作成效）评委甲评了 4.5 分，满分是 4 → "
                "请评议人重新评分，或者更正写错的分数"
            ),
        ),
        (
            FEW,
            (
                f"{PATH}:8 inputs.B1.ratings CDO506 error: "
                "指标 B1（工作成效）只有 1 人评议，至少要 2 人 → "
                "补足评议人；人数凑不齐的，改写 missing: true"
            ),
        ),
        (
            NO_ITEM,
            (
                f"{PATH}:7 inputs.A2.items.0 CDO506 error: "
                "指标 A2（制度文件）的清单里没有“rule” → 是不是“rules”？"
            ),
        ),
        (
            ITEM_TWICE,
            (
                f"{PATH}:7 inputs.A2.items.1 CDO506 error: "
                "指标 A2（制度文件）的“list”写了两次 → 删去一个，或者更正写错的代号"
            ),
        ),
        (
            NO_RULE,
            (
                f"{PATH}:9 deductions.0.rule CDO506 error: "
                "评价指标 r-2022 的扣分规定里没有 K2 → 是不是“K1”？"
            ),
        ),
        (
            NO_VETO,
            (
                f"{PATH}:9 vetoes.0.veto CDO506 error: "
                "评价指标 r-2022 里没有否决 Q1 → 是不是“V1”？"
            ),
        ),
    ],
)
def test_messages(laid: small.Files, line: str) -> None:
    assert small.said(laid) == [line]


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        ("A1", "{numerator: 0, denominator: 0}"),
        ("A1", "{numerator: 2.5, denominator: 2.50}"),
        ("A1", "{not_applicable: {reason: 没有目录, approved_by: 领导小组}}"),
        ("A2", "{items: []}"),
        ("A2", "{items: [list, rules]}"),
        ("B1", "{missing: true, acknowledged: {by: 市数据局, reason: 未评}}"),
        ("B1", f"{{ratings: [{rating('0')}, {rating('4.00', 'c-xian')}]}}"),
    ],
)
def test_sound_inputs(indicator: str, text: str) -> None:
    assert small.said(evaluation({indicator: text})) == []


@pytest.mark.parametrize(
    ("indicator", "text", "fields"),
    [
        ("A1", "{numerator: 1, denominator: 0}", ["numerator"]),
        ("A1", "{numerator: -1, denominator: -2}", ["denominator", "numerator"]),
        ("A1", "{numerator: 1, denominator: -2}", ["denominator"]),
        ("A1", "{items: [rules]}", ["items"]),
        ("A2", "{numerator: 1, denominator: 2}", ["numerator"]),
        ("A2", f"{{ratings: [{rating('3')}]}}", ["ratings"]),
        ("A2", "{items: [a, a]}", ["items.0", "items.1"]),
        ("B1", f"{{ratings: [{rating('-1')}, {rating('3')}]}}", ["ratings.0.value"]),
        ("B1", f"{{ratings: [{rating('5')}]}}", ["ratings", "ratings.0.value"]),
        ("B1", "{value: 3}", ["value"]),
    ],
)
def test_unsound_inputs(indicator: str, text: str, fields: list[str]) -> None:
    found = small.places(evaluation({indicator: text}))
    assert sorted(str(field) for _, field in found) == [
        f"inputs.{indicator}.{field}" for field in fields
    ]
    assert {code for code, _ in found} == {"CDO506"}


def test_a_rubric_in_doubt_is_told_of_once() -> None:
    scale = rubric(("scale: ratio}", "scale: steps, numerator: 已挂接}"))
    label = rubric(("id: A2", "id: A1"))
    for laid in (scale, label):
        codes = {code for code, _ in small.places(laid, evaluation())}
        assert codes == {"CDO503"}


def test_values_under_zero() -> None:
    laid = COUNTED | evaluation({"A1": "{value: -0.5}"})
    assert small.places(laid) == [("CDO506", "inputs.A1.value")]
    assert small.said(COUNTED | evaluation({"A1": "{value: 0}"})) == []


def test_computed_indicators_need_no_input() -> None:
    assert small.said(COMPUTED | evaluation({"A1": ""})) == []
    excused = {"A1": "{not_applicable: {reason: 无, approved_by: 领导小组}}"}
    assert small.places(COMPUTED | evaluation(excused)) == [("CDO506", "inputs.A1")]


@pytest.mark.parametrize(
    ("field", "rule", "hint"),
    [
        ("deductions", "P1", "P1 是加分规定，写在 bonus 里；这里可以写的有：K1"),
        ("bonus", "K1", "K1 是扣分规定，写在 deductions 里；这里可以写的有：P1"),
        ("bonus", "其他", "可以写的有：P1"),
    ],
)
def test_where_a_rule_belongs(field: str, rule: str, hint: str) -> None:
    (line,) = small.said(evaluation(more=f"{field}: [{{rule: {rule}, {ENTRY}}}]"))
    assert line.endswith(f"→ {hint}")


def test_known_rules_and_vetoes() -> None:
    more = f"""\
deductions: [{{rule: K1, {ENTRY}}}]
bonus: [{{rule: P1, {ENTRY}}}]
vetoes: [{{veto: V1, basis: 领导小组会议}}]"""
    assert small.said(evaluation(more=more)) == []


@pytest.mark.parametrize("laid", INPUTS)
def test_void_evaluations_are_let_be(laid: small.Files) -> None:
    assert small.said(void(laid)) == []
