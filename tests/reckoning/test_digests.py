"""Digests: the same for every way of writing the same thing, and for no other."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest

from cdo import model
from cdo.reckoning import digests
from tests.reckoning import scored
from tests.rules import small
from tests.rules.measures import BASE, PATH, evaluation, rubric

WHERE = "evaluations/2022/a-ju.yaml"
WRITTEN = evaluation(
    {"A1": "{numerator: 9.50, denominator: 10, evidence: 统计}"},
    more="deductions: [{rule: K1, count: 1, reason: 迟, evidence: 记录}]",
)[WHERE]


def of_rubric(text: str) -> str:
    """Return the digest of the rubric of the base with another text."""
    found = small.registry({PATH: text}).get(model.Rubric, "r-2022")
    assert found is not None
    return digests.rubric_digest(found)


def of_inputs(text: str) -> str:
    """Return the digest of what was given in an evaluation."""
    found = small.registry({WHERE: text})
    return digests.inputs_digest(scored.evaluation(found, "2022/a-ju"))


def changed(old: str, new: str) -> str:
    """Return the evaluation with one text in the place of another."""
    assert old in WRITTEN
    return WRITTEN.replace(old, new, 1)


HEAD, _, TAIL = BASE.partition("factors:\n")


@pytest.mark.parametrize(
    "text",
    [
        "# 注释\n" + BASE,
        BASE + "note: 说明\n",
        BASE.replace("full_marks: 10", "full_marks: '10.00'"),
        BASE.replace("full_marks: 10", "full_marks: 10\nna_min_coverage: 0.50"),
        BASE.replace("evidence: 平台统计", "evidence: [平台统计]"),
        BASE.replace("max: 3, clauses: 四-2, ", "clauses: 四-2, max: 3.0, "),
        BASE.replace("scale: ratio", "scale: ratio, target: 1"),
        BASE.replace("official: true\nowner: b-ju", "owner: 'b-ju'\nofficial: true"),
        BASE.replace("approval: 云", "approved_by:\napproval: 云"),
        BASE.replace("full_marks: 10", "full_marks: 10\nrounding: {places: 2}"),
    ],
)
def test_the_same_rubric_has_the_same_digest(text: str) -> None:
    assert text != BASE
    assert of_rubric(text) == of_rubric(BASE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("max: 3", "max: 3.01"),
        ("full_marks: 10", "full_marks: 11"),
        ("name: 目录挂接率", "name: 目录接入率"),
        ("name: 目录挂接率", "name: ' 目录挂接率'"),
        ("min: 9}, {name: 合格", "min: 9.5}, {name: 合格"),
        ("title: 首", "clauses: 四-1\ntitle: 首"),
        ("full_marks: 10", "full_marks: 10\nrounding: {places: 1}"),
    ],
)
def test_another_rubric_has_another_digest(old: str, new: str) -> None:
    assert of_rubric(rubric((old, new))[PATH]) != of_rubric(BASE)


@pytest.mark.parametrize(
    "text",
    [
        "# 注释\n" + WRITTEN,
        WRITTEN + "note: 说明\nclauses: 四-1\n",
        changed("9.50", "'9.5'"),
        changed("evidence: 统计", "evidence: [统计]"),
        changed("numerator: 9.50, denominator: 10", "denominator: 10, numerator: 9.5"),
        changed("{state: 草拟", "{state: 已评分"),
        changed("events:", "supersedes: 2022/b-ju\nevents:"),
    ],
)
def test_the_same_inputs_have_the_same_digest(text: str) -> None:
    assert of_inputs(text) == of_inputs(WRITTEN)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("9.50", "9.51"),
        ("evidence: 统计", "evidence: 台账"),
        ("as_of: 2022-12-31", "as_of: 2022-12-30"),
        ("rubric: r-2022", "rubric: sample"),
        ("unit: a-ju", "unit: b-ju"),
        ("post: 首席数据官", "post: 数据专员"),
        ("count: 1", "count: 2"),
        ("{missing: true}", "{missing: true, acknowledged: {by: 甲, reason: 乙}}"),
        ("events:", "bonus: [{rule: P1, count: 1, reason: 甲, evidence: 乙}]\nevents:"),
        ("events:", "vetoes: [{veto: V1, basis: 文件}]\nevents:"),
        ("events:", "decision: {band: 优秀, by: 甲, basis: 乙}\nevents:"),
    ],
)
def test_other_inputs_have_another_digest(old: str, new: str) -> None:
    assert of_inputs(changed(old, new)) != of_inputs(WRITTEN)


def test_what_is_called_note_is_no_note() -> None:
    text = WRITTEN.replace("A1: {numerator: 9.50,", "note: {numerator: 9.50,")
    assert of_inputs(text) != of_inputs(text.replace("9.50", "9.51"))


def test_the_text_behind_a_digest() -> None:
    text = json.dumps(
        {
            "as_of": "2022-12-31",
            "bonus": [],
            "deductions": [],
            "inputs": {
                "A1": {"denominator": "10", "evidence": [], "numerator": "9"},
                "A2": {"evidence": [], "items": ["rules"]},
                "B1": {"evidence": [], "missing": True},
            },
            "post": "首席数据官",
            "rubric": "r-2022",
            "unit": "a-ju",
            "vetoes": [],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    digest = sha256(text.encode()).hexdigest()
    assert of_inputs(evaluation()[WHERE]) == f"sha256:{digest}"
