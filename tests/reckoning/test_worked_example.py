"""The worked example of the records' description, from files to the last figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo.reckoning import standings
from cdo.registry import reading
from cdo.registry.trees import MemoryTree
from tests.rules import small

if TYPE_CHECKING:
    from cdo.reckoning.standings import Standing

HUIZHOU = small.files(small.DATA.parent.parent / "registry-data")
RUBRIC = "rubrics/rubric-sample-2022.yaml"
PLAN = """\
type: 实施方案
unit: dept-gaj
recipient: gov-ldxz
contents: {work_items: 普查, schedule: 年底前}
events:
  - {state: 已报送, on: 2022-08-26}
  - {state: 已备案, on: 2022-09-02}
"""
REPORT = """\
unit: dept-gaj
post: 首席数据官
year: 2022
author: p-0001
sections: {}
suggestions: 统一编码
events:
  - {state: 已报送, on: 2022-12-20}
"""
HOLDER = """\
name: 示例甲
fictional: true
appointments:
  - {unit: dept-gaj, post: 首席数据官, mode: 兼任, title: 副局长,
     qualification: 领导班子成员, from: 2022-08-01, basis: 会议}
"""
RATINGS = ", ".join(
    f"{{rater: 评委, unit: gov-zsj, value: {value}, reason: 好}}"
    for value in ("3.0", "3.5", "3.2")
)
INPUTS = {
    "A1": "{numerator: 9, denominator: 10}",
    "A2": "{items: [plan, std]}",
    "A3": "{numerator: 3, denominator: 4}",
    "B1": "{value: 2}",
    "B2": f"{{ratings: [{RATINGS}]}}",
    "C1": "{numerator: 8, denominator: 9}",
    "C2": "{numerator: 19, denominator: 20}",
    "D1": "{not_applicable: {reason: 没有项目, approved_by: 领导小组}}",
    "D2": "{not_applicable: {reason: 没有项目, approved_by: 领导小组}}",
    "D3": "{numerator: 0, denominator: 0}",
    "D4": "{numerator: 4, denominator: 4}",
    "E1": "{numerator: 5, denominator: 6}",
    "E2": "{value: 2}",
    "E3": "{numerator: 45, denominator: 50}",
    "E4": "{numerator: 14, denominator: 15}",
    "E5": "{numerator: 3, denominator: 4}",
    "E6": "{numerator: 0, denominator: 0}",
    "E7": "{items: [rules, grading, audit]}",
    "F1": "{numerator: 17, denominator: 20}",
    "F2": "{value: 1}",
    "G2": "{items: [full, change]}",
    "G3": "{items: [seven, advice]}",
    "G4": "{numerator: 90, denominator: 100}",
    "G5": "{numerator: 4, denominator: 4}",
    "G6": "{value: 0}",
}
REST = """\
deductions:
  - {rule: X1, count: 1, reason: 逾期未整改, evidence: 台账}
bonus:
  - {rule: Y1, count: 1, reason: 入选案例, evidence: 通报}
events:
  - {state: 已评分, on: 2023-01-10}
"""


def stands(rubric: str = HUIZHOU[RUBRIC], **inputs: str) -> Standing:
    """Return how the example stands, with other *inputs* or another *rubric*."""
    lines = [f"  {name}: {text}\n" for name, text in {**INPUTS, **inputs}.items()]
    head = (
        "rubric: rubric-sample-2022\nunit: dept-gaj\npost: 首席数据官\n"
        "as_of: 2022-12-31\ninputs:\n"
    )
    laid = {
        **HUIZHOU,
        RUBRIC: rubric,
        "officers/p-0001.yaml": HOLDER,
        "filings/2022/plan-dept-gaj.yaml": PLAN,
        "reports/2022/dept-gaj.yaml": REPORT,
        "evaluations/2022/dept-gaj.yaml": head + "".join(lines) + REST,
    }
    registry, found = reading.read(MemoryTree(laid))
    assert found == []
    (standing,) = standings.table(registry, "2022").standings
    return standing


def test_every_figure() -> None:
    standing = stands()
    card = standing.card
    scores = {
        one.factor.id: " ".join(str(it.score) for it in one.indicators)
        for one in card.factors
    }
    assert scores == {
        "A": "5.40 3.50 3.00",
        "B": "4.00 3.23",
        "C": "4.44 4.75",
        "D": "None None None 2.00",
        "E": "5.00 4.00 4.50 4.67 3.00 None 3.00",
        "F": "5.10 2.00",
        "G": "2.00 2.00 2.00 1.80 1.00 0.00",
    }
    assert [str(one.score) for one in card.factors] == [
        "11.90",
        "7.23",
        "9.19",
        "None",
        "26.86",
        "7.10",
        "8.80",
    ]
    assert (str(card.base), str(card.deducted), str(card.added)) == (
        "83.62",
        "1.00",
        "1.50",
    )
    assert (str(card.total), standing.band, standing.rank) == ("84.12", "良好", 1)


NO_COVERAGE = HUIZHOU[RUBRIC].replace("na_min_coverage: 0.5", "na_min_coverage: 0")
NOTHING = "{numerator: 0, denominator: 1}"
ALL = "{numerator: 1, denominator: 1}"


@pytest.mark.parametrize(
    ("total", "rubric", "inputs"),
    [
        ("86.58", NO_COVERAGE, {}),
        ("73.58", HUIZHOU[RUBRIC], dict.fromkeys(("D1", "D2", "D3"), NOTHING)),
        ("84.49", HUIZHOU[RUBRIC], {"E6": ALL}),
        ("80.96", HUIZHOU[RUBRIC], {"E6": NOTHING}),
    ],
    ids=[
        "a factor of which hardly anything applies is scaled up",
        "what does not apply counts nothing in its factor",
        "what does not apply counts in full",
        "what does not apply counts nothing",
    ],
)
def test_the_wrong_readings_give_other_totals(
    total: str, rubric: str, inputs: dict[str, str]
) -> None:
    assert str(stands(rubric, **inputs).card.total) == total != "84.12"


@pytest.mark.parametrize(
    ("target", "score"), [("departments", "1.80"), ("counties", "2.00")]
)
def test_targets_differ_by_group(target: str, score: str) -> None:
    card = stands(
        HUIZHOU[RUBRIC].replace(
            "target: {departments: 1, counties: 0.8}",
            f"target: {1 if target == 'departments' else '0.8'}",
        )
    ).card
    assert str(card.factors[-1].indicators[3].score) == score
