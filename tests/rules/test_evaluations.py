"""Evaluations: whom, by whom, with what, and what is put in."""

from __future__ import annotations

import pytest

from cdo.rules import evaluations, inputs
from tests.rules import small

RUBRIC = small.BASE["rubrics/r-2022.yaml"]
GOOD = {
    "A1": "{numerator: 9, denominator: 10}",
    "A2": "{items: [rules]}",
    "B1": "{missing: true}",
}
PUBLISHED = ("草拟", "已评分", "已复核", "已公布")


def evaluation(  # noqa: PLR0913  # the parts of a file, all by name
    inputs: dict[str, str] | None = None,
    *,
    unit: str = "a-ju",
    post: str = "首席数据官",
    rubric: str = "r-2022",
    more: str = "",
    states: tuple[str, ...] = ("草拟",),
) -> small.Files:
    """Return an evaluation; its inputs stand one a line from the sixth on."""
    given = {**(GOOD if rubric == "r-2022" else RATIOS), **(inputs or {})}
    lines = [f"rubric: {rubric}", f"unit: {unit}", f"post: {post}", "as_of: 2022-12-31"]
    lines += ["inputs:", *(f"  {name}: {text}" for name, text in given.items() if text)]
    lines += [more] if more else []
    lines.append("events:")
    lines += [f"  - {{state: {one}, on: 2023-01-10}}" for one in states]
    return {f"evaluations/2022/{unit}.yaml": "\n".join([*lines, ""])}


RATIOS = dict.fromkeys(("A1", "B1"), "{numerator: 9, denominator: 10}")
PATH = "evaluations/2022/a-ju.yaml"


def rating(value: str, unit: str = "b-ju") -> str:
    return f"{{rater: 评委甲, unit: {unit}, value: {value}, reason: 成效明显}}"


def ratings(*values: str, unit: str = "b-ju") -> small.Files:
    listed = ", ".join(rating(value, unit) for value in values)
    return evaluation({"B1": f"{{ratings: [{listed}]}}"})


SPREAD = {
    "units/d-ju.yaml": small.BASE["units/a-ju.yaml"]
    .replace("交通", "农业")
    .replace("试点", "推行")
}
COMPUTED = {
    "rubrics/r-2022.yaml": RUBRIC.replace(
        "scale: ratio}",
        "scale: obligation, obligation: plan, on_time: 3,"
        " late: [{within_workdays: 5, score: 1}], otherwise: 0}",
    )
}
COUNTED = {
    "rubrics/r-2022.yaml": RUBRIC.replace(
        "scale: ratio}", "scale: steps, steps: [{min: 2, score: 3}]}"
    )
}
ENTRY = "count: 1, reason: 月报迟交, evidence: 催报记录"

OTHER_UNIT = evaluation(unit="c-xian")
OTHER_POST = evaluation(post="数据专员")
NO_SEAT = SPREAD | evaluation(unit="d-ju", rubric="sample")
OWN_RATER = ratings("3", "4", unit="a-ju")
UNOFFICIAL = evaluation(rubric="sample", states=PUBLISHED)

SUBJECTS = (OTHER_UNIT, OTHER_POST, NO_SEAT, OWN_RATER, UNOFFICIAL)

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
    for family, cases in ((evaluations.CHECKS, SUBJECTS), (inputs.CHECKS, INPUTS)):
        assert small.messages(family, *cases) == small.declared(family)


@pytest.mark.parametrize(
    ("laid", "line"),
    [
        (
            OTHER_UNIT,
            (
                "evaluations/2022/c-xian.yaml:2 unit CDO505 error: "
                "评价指标 r-2022 不评价云山县，云山县的系列是县区，批次是试点 → "
                "单位写错的更正 unit，指标用错的更正 rubric；"
                "这套指标评价的是部门（试点）的首席数据官"
            ),
        ),
        (
            OTHER_POST,
            (
                f"{PATH}:3 post CDO505 error: "
                "评价指标 r-2022 不评价市交通局的数据专员 → "
                "职位写错的更正 post，指标用错的更正 rubric；"
                "这套指标评价的是部门（试点）的首席数据官"
            ),
        ),
        (
            NO_SEAT,
            (
                "evaluations/2022/d-ju.yaml:3 post CDO505 error: "
                "市农业局没有设首席数据官，没有这一席位可以评价 → "
                "单位或职位写错的更正；应设这个职位的，在 scheme/posts.yaml 里登记"
            ),
        ),
        (
            UNOFFICIAL,
            (
                f"{PATH}:12 events.3.state CDO510 error: "
                "评价已经公布，所用的 sample 不是正式的评价指标（official: false） → "
                "用正式的评价指标重新评价，这一份在 events 里加一步“作废”；"
                "指标已经批准的，另建文件，写 official: true 和批准文号"
            ),
        ),
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


def test_own_rater() -> None:
    line = (
        f"{PATH}:8 inputs.B1.ratings.{{}}.unit CDO507 error: "
        "指标 B1 的评议人评委甲来自被评价的市交通局 → "
        "换成其他单位的评议人；单位写错的更正 unit"
    )
    assert small.said(OWN_RATER) == [line.format(0), line.format(1)]


@pytest.mark.parametrize(
    ("unit", "what"),
    [
        ("b-ju", "评价指标 r-2022 不评价市数据局，市数据局没有写系列（track）"),
        ("d-ju", "评价指标 r-2022 不评价市农业局，市农业局的系列是部门，批次是推行"),
        ("e-ju", "评价指标 r-2022 不评价市旅游局，市旅游局的系列是部门，没有写批次"),
    ],
)
def test_units_that_the_rubric_does_not_name(unit: str, what: str) -> None:
    third = small.BASE["units/a-ju.yaml"].replace("交通", "旅游")
    laid = SPREAD | {"units/e-ju.yaml": third.replace("cohort: 试点\n", "")}
    (line,) = small.said(laid, evaluation(unit=unit))
    assert what in line


def test_a_rubric_without_cohorts_names_every_seat() -> None:
    county = evaluation(unit="c-xian", rubric="sample")
    assert small.said(county) == []
    posts = small.BASE["scheme/posts.yaml"].replace(
        "clause: 二-1\n", "clause: 二-1\n  cohorts: 推行\n"
    )
    assert small.said(NO_SEAT, {"scheme/posts.yaml": posts}) == []


def test_seats_are_not_judged_without_the_posts() -> None:
    torn = {"scheme/posts.yaml": "- ["}
    found, skipped = small.judged(small.BASE | NO_SEAT | torn)
    assert {one.rule.code for one in found} == {"CDO001"}
    assert "CDO505" in {one.code for one in skipped}


def test_all_subjects_are_told() -> None:
    (line,) = small.said(evaluation(post="数据专员", rubric="sample"))
    assert "评价的是部门的首席数据官、县区的首席数据官" in line


def test_what_is_not_there_is_another_rules_business() -> None:
    assert small.places(evaluation(unit="z-ju")) == [("CDO101", "unit")]
    assert ("CDO101", "rubric") in small.places(evaluation(rubric="r-2099"))
    codes = {code for code, _ in small.places(evaluation(rubric="r-2099"))}
    assert codes == {"CDO101"}


@pytest.mark.parametrize(
    "laid", [OTHER_UNIT, OTHER_POST, NO_SEAT, OWN_RATER, UNOFFICIAL, *INPUTS]
)
def test_void_evaluations_are_let_be(laid: small.Files) -> None:
    changed = {
        path: text + "  - {state: 作废, on: 2023-02-01}\n"
        if path.startswith("evaluations/")
        else text
        for path, text in laid.items()
    }
    assert small.said(changed) == []


def test_in_a_demo_anything_is_published() -> None:
    demo = {"registry.yaml": small.BASE["registry.yaml"] + "demo: true\n"}
    assert small.said(demo, UNOFFICIAL) == []


@pytest.mark.parametrize("states", [("草拟",), ("已评分", "已复核")])
def test_what_is_not_published_is_let_be(states: tuple[str, ...]) -> None:
    assert small.said(evaluation(rubric="sample", states=states)) == []


def test_sealed_is_published() -> None:
    sealed = evaluation(rubric="sample", states=(*PUBLISHED, "已封存"))
    assert small.places(sealed) == [("CDO510", "events.3.state")]


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
    scale = RUBRIC.replace("scale: ratio}", "scale: steps, numerator: 已挂接}")
    found = small.places({"rubrics/r-2022.yaml": scale}, evaluation())
    assert {code for code, _ in found} == {"CDO503"}
    label = RUBRIC.replace("id: A2", "id: A1")
    found = small.places({"rubrics/r-2022.yaml": label}, evaluation())
    assert {code for code, _ in found} == {"CDO503"}


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
