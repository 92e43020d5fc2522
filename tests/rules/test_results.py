"""Rubrics that a stored result used, and the invented city that was scored."""

from __future__ import annotations

import pytest

from cdo.rules import results
from tests.reckoning import scored
from tests.rules import small

RUBRIC = "rubrics/rubric-2023.yaml"
USED = [f"evaluations/2023/{name}.yaml" for name in ("qx-ldq", "sj-jyj", "sj-mzj")]


def changed(old: str, new: str) -> small.Files:
    """Return the city, with another text in the rubric of 2023."""
    return scored.files({RUBRIC: (old, new)})


def test_the_city_that_was_scored_is_clean() -> None:
    assert small.judged(scored.LAID) == ([], [])


def test_message() -> None:
    found, _ = small.judged(changed("target: 0.95", "target: 0.94"))
    assert [(one.rule.code, one.place.file) for one in found] == [
        ("CDO504", path) for path in USED
    ]
    assert {one.field for one in found} == {"result.rubric_digest"}
    assert found[0].message == (
        "评价指标 rubric-2023 在打分以后改过：这一结果所用的指标与现在的不同"
    )
    assert found[0].hint == (
        "用过的指标不能改：恢复 rubrics/rubric-2023.yaml 打分时的内容；"
        "要改的另建一个文件，用新指标另作评价"
    )
    said = {one.message for check in results.CHECKS for one in check.rule.messages}
    assert len(said) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 数据主管评价指标", "note: 说明\ntitle: 数据主管评价指标"),
        ("full_marks: 100", "full_marks: '100.0'"),
        ("# 虚构的评价指标：五种计分方式都用到。\n", ""),
        ("        max: 12\n        scale: ratio\n", "        scale: ratio\n        max: 12\n"),
    ],
)
def test_writing_it_otherwise_is_no_change(old: str, new: str) -> None:
    assert small.judged(changed(old, new)) == ([], [])


def test_a_void_result_used_nothing() -> None:
    laid = changed("target: 0.95", "target: 0.94")
    for path in USED:
        laid[path] = laid[path].replace(
            "result:", "  - {state: 作废, on: 2024-04-01}\nresult:"
        )
    assert small.judged(laid)[0] == []


def test_a_rubric_that_cannot_be_read_is_not_judged() -> None:
    laid = scored.files() | {RUBRIC: "title: ["}
    codes = {one.rule.code for one in small.judged(laid)[0]}
    assert codes == {"CDO001"}
