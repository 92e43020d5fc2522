"""Rubrics: what each scale declares, in what order, under which labels."""

from __future__ import annotations

import pytest

from cdo.rules import labels, scales
from tests.rules import small
from tests.rules.measures import BASE, PATH, rubric


def ratio(more: str) -> small.Files:
    """Return a rubric whose first indicator says *more*."""
    return rubric(("scale: ratio}", f"scale: ratio, {more}}}"))


def scale(text: str) -> small.Files:
    """Return a rubric whose last indicator is measured as *text* says."""
    start = BASE.index("        scale: judgement")
    end = BASE.index("deductions:")
    lines = "".join(f"        {line}\n" for line in text.split("\n"))
    return {PATH: BASE[:start] + lines + BASE[end:]}


LACKING = scale("scale: steps")
FOREIGN = ratio("trim: true")
NO_GROUP = ratio("target: {bn: 0.9, bm: 0.9}")
NO_TARGET = rubric(
    ("scale: ratio}", "scale: ratio, target: {bm: 0.9}}"),
    ("{id: bm, track: 部门}", "{id: bm, track: 部门}, {id: xq, track: 县区}"),
)
NO_RATIO = ratio("target: 0")
STEPS = scale("scale: steps\nsteps: [{min: 1, score: 2}, {min: 2.50, score: 4}]")
OBLIGATION = """scale: obligation
obligation: plan
on_time: 4
late: [{{within_workdays: 5, score: 2}}, {{within_workdays: {}, score: 1}}]
otherwise: 0"""
LATE = scale(OBLIGATION.format(5))
BANDS = rubric(("{name: 合格, min: 6}", "{name: 合格, min: 9.0}"))
TWICE = rubric(("id: A2", "id: A1"))
NO_FACTOR = rubric(("[A, fewer", "[X, fewer"))

CASES = (
    *(LACKING, FOREIGN, NO_GROUP, NO_TARGET, NO_RATIO, STEPS, LATE, BANDS),
    *(TWICE, NO_FACTOR),
)


def test_every_message_is_said() -> None:
    said = small.messages(scales.CHECKS, *CASES)
    said |= small.messages(labels.CHECKS, *CASES)
    assert said == small.declared(scales.CHECKS)


@pytest.mark.parametrize(
    ("laid", "line"),
    [
        (
            LACKING,
            (
                "29 factors.1.indicators.0.steps CDO503 error: "
                "指标 B1（工作成效）按 steps 计分，没有写 steps → "
                "加上 steps：从高到低写各档的 min 和 score"
            ),
        ),
        (
            FOREIGN,
            (
                "16 factors.0.indicators.0.trim CDO503 error: "
                "指标 A1（目录挂接率）按 ratio 计分，不用 trim → "
                "删去 trim；计分方式写错的，把 scale 改成 judgement"
            ),
        ),
        (
            NO_GROUP,
            (
                "16 factors.0.indicators.0.target.bn CDO503 error: "
                "指标 A1（目录挂接率）给“bn”写了目标值，peer_groups 里没有这个组 → "
                "是不是“bm”？"
            ),
        ),
        (
            NO_TARGET,
            (
                "16 factors.0.indicators.0.target CDO503 error: "
                "指标 A1（目录挂接率）没有写 xq 的目标值 → "
                "在 target 里补上；各组相同的，target 只写一个数"
            ),
        ),
        (
            NO_RATIO,
            (
                "16 factors.0.indicators.0.target CDO503 error: "
                "指标 A1（目录挂接率）的目标值是 0，应当大于 0 → "
                "目标值是得满分的比率，写大于 0 的数，例如 0.9；不写就是 1"
            ),
        ),
        (
            STEPS,
            (
                "35 factors.1.indicators.0.steps.1.min CDO503 error: "
                "指标 B1（工作成效）第 2 档的起点 2.5 不低于前一档的 1 → "
                "各档从高到低写，起点一档比一档低"
            ),
        ),
        (
            LATE,
            (
                "37 factors.1.indicators.0.late.1.within_workdays CDO503 error: "
                "指标 B1（工作成效）逾期得分第 2 项的 5 个工作日不多于前一项的 5 个 → "
                "逾期得分从短到长写，within_workdays 一项比一项大"
            ),
        ),
        (
            BANDS,
            (
                "9 bands.1.min CDO503 error: "
                "等次“合格”的最低分 9 不低于前一等次的 9 → "
                "等次从高到低写，min 一个比一个低"
            ),
        ),
        (
            TWICE,
            (
                "17 factors.0.indicators.1.id CDO503 error: 指标的代号“A1”写了两次 → "
                "改成不同的；评价里已经用到的，一并改成新的"
            ),
        ),
        (
            NO_FACTOR,
            (
                "8 tie_break.0 CDO503 error: tie_break 里的“X”不是因素的代号 → "
                "可以写的有：A、B、fewer_deductions"
            ),
        ),
    ],
)
def test_messages(laid: small.Files, line: str) -> None:
    assert small.said(laid) == [f"{PATH}:{line}"]


@pytest.mark.parametrize(
    "text",
    [
        "scale: ratio\nnumerator: 甲\ndenominator: 乙\ntarget: 0.8",
        "scale: ratio\ntarget: {bm: 0.8}",
        "scale: steps\ninput: 次数\nsteps: [{min: 3, score: 0}, {min: 0, score: 4}]",
        "scale: checklist\nall_or_nothing: true\nitems: [{id: a, name: 甲, points: 4}]",
        "scale: judgement\ntrim: true",
        OBLIGATION.format(10),
    ],
)
def test_what_a_scale_declares(text: str) -> None:
    assert small.said(scale(text)) == []


def test_fields_of_every_other_scale_are_foreign() -> None:
    for name, required in scales.REQUIRED.items():
        fields = {
            "steps": "[{min: 1, score: 4}]",
            "items": "[{id: a, name: 甲, points: 4}]",
            "late": "[{within_workdays: 5, score: 2}]",
            "trim": "true",
            "obligation": "plan",
            "on_time": "4",
            "otherwise": "0",
            "numerator": "甲",
            "denominator": "乙",
            "target": "1",
            "input": "数",
            "all_or_nothing": "true",
            "raters_min": "3",
        }
        text = "\n".join([f"scale: {name}", *(f"{k}: {v}" for k, v in fields.items())])
        at = "factors.1.indicators.0."
        own = {*required, *scales.OPTIONAL[name]}
        found = {field for _, field in small.places(scale(text))}
        assert found == {at + field for field in fields.keys() - own}
        assert fields.keys() == scales.SCALE_OF.keys()


def test_what_a_scale_cannot_do_without() -> None:
    for name, required in scales.REQUIRED.items():
        found = [field for _, field in small.places(scale(f"scale: {name}"))]
        at = "factors.1.indicators.0."
        assert sorted(map(str, found)) == sorted(at + field for field in required)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        (
            "{id: bm, track: 部门}",
            "{id: bm, track: 部门}, {id: bm, track: 县区}",
            "peer_groups.1.id",
        ),
        ("{name: 合格, min: 6}", "{name: 优秀, min: 6}", "bands.1.name"),
        ("id: B\n", "id: A\n", "factors.1.id"),
        ("id: B1", "id: A1", "factors.1.indicators.0.id"),
        ("id: list", "id: rules", "factors.0.indicators.1.items.1.id"),
        (
            "per: 次}",
            "per: 次}, {id: K1, name: 甲, points: 1}",
            "deductions.rules.1.id",
        ),
        ("per: 项}", "per: 项}, {id: P1, name: 甲, points: 1}", "bonus.rules.1.id"),
        (
            "band_max: 不合格}",
            "band_max: 不合格}, {id: V1, name: 甲, band_max: 合格}",
            "vetoes.1.id",
        ),
    ],
)
def test_labels_are_given_once(old: str, new: str, field: str) -> None:
    assert ("CDO503", field) in small.places(rubric((old, new)))


def test_lists_of_two_indicators_are_apart() -> None:
    items = "scale: checklist\nitems: [{id: rules, name: 甲, points: 4}]"
    assert small.said(scale(items)) == []
