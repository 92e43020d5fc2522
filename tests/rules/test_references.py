"""References to records, words and clauses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from cdo.model import KINDS, kinds
from cdo.model.markers import Refers
from cdo.model.shapes import Inner, Items, Scalar, Table, slots
from cdo.rules import references, words
from cdo.rules.base import Family
from tests.rules import small
from tests.rules.small import people, person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.shapes import Shape

CODES = ("CDO0", "CDO101", "CDO103")
"""Other rules have things to say about these files, too."""
places = partial(small.places, codes=CODES)
said = partial(small.said, codes=CODES)

UNIT = small.BASE["units/b-ju.yaml"]
OFFICE = "首席数据官 兼任 领导班子成员 2022-07-01"
LETTER = """\
kind: 函
format: 信函
title: 关于报送名单的函
recipients: [市交通局, a-ju]
date: 2022-06-01
publicity: 主动公开
{more}
events:
  - {{state: 签发, on: 2022-06-01}}
"""


def letter(more: str = "", code: str = "ysj") -> small.Files:
    return {f"documents/{code}/2022/1.yaml": LETTER.format(more=more)}


def about(value: str) -> small.Files:
    return letter(f"about: ['{value}']")


WAIVER = """\
{what}
subject: unit/a-ju
reason: 机构改革
approved_by: 领导小组
basis: 会议纪要
from: 2022-07-01
until: 2023-07-01
"""
RUBRIC = """\
title: 办法
official: false
owner: b-ju
subjects: [{{track: 部门, post: 首席数据官}}]
full_marks: 10
rounding: {{mode: half_up, places: 2}}
peer_groups: [{{id: a, track: 部门}}]
tie_break: [E]
bands: [{{name: 良好, min: 6}}, {{name: 合格, min: 0}}]
deductions: {{cap: 1, rules: [{{id: X1, name: 迟报, points: 1}}]}}
bonus: {{cap: 1, rules: [{{id: Y1, name: 创新, points: 1}}]}}
vetoes: [{{id: V1, name: 泄密, band_max: {band}}}]
factors:
  - id: E
    frame: routine
    name: 日常
    weight: 10
    indicators:
      - {{id: E1, name: 数, max: 10, scale: ratio, clauses: [三-1], evidence: 台账}}
"""
EVALUATION = """\
rubric: {rubric}
unit: a-ju
post: 首席数据官
as_of: 2022-12-31
inputs: {{}}
decision: {{band: {band}, by: 领导小组, basis: 会议纪要}}
events: [{{state: 草拟, on: 2023-01-10}}]
"""

UNKNOWN = people(person(f"a-jv {OFFICE}"))
NAMED = people(person(f"市交通局 {OFFICE}"))
WORD = {"units/b-ju.yaml": UNIT.replace("政府部门", "政府部分")}
KIND = about("units/a-ju")
ISSUER = letter(code="yzz")
CLAUSE = {"units/b-ju.yaml": UNIT + "clauses: [九-九九]\n"}


def test_every_message_is_said() -> None:
    cases = (UNKNOWN, NAMED, WORD, KIND, ISSUER, CLAUSE)
    family = Family([*references.CHECKS, *words.CHECKS])
    said = small.messages(family, *cases)
    assert said == small.declared(family) - {references.NO_RULE}


@pytest.mark.parametrize(
    ("unit", "remedy"),
    [
        ("a-jv", "是不是“a-ju”？"),
        ("zzz", "更正编号，或者先登记"),
    ],
)
def test_unknown_units(unit: str, remedy: str) -> None:
    assert said(people(person(f"{unit} {OFFICE}"))) == [
        (
            "officers/p-0001.yaml:3 appointments.0.unit CDO101 error: "
            f"单位“{unit}”没有登记，没有 units/{unit}.yaml 这个文件 → {remedy}"
        )
    ]


@pytest.mark.parametrize("name", ["市交通局", "云州市交通局"])
def test_a_name_in_the_place_of_an_id(name: str) -> None:
    assert said(people(person(f"{name} {OFFICE}"))) == [
        (
            "officers/p-0001.yaml:3 appointments.0.unit CDO101 error: "
            f"“{name}”是单位的名称，这里要写编号 → 编号是 a-ju"
        )
    ]


def test_a_name_that_several_units_have() -> None:
    bureau = "names: [{official: 市水务局, short: 市水务局}]\nnature: 政府部门\n"
    laid = {"units/x-ju.yaml": bureau, "units/y-ju.yaml": bureau}
    (line,) = said(people(person(f"市水务局 {OFFICE}")), laid)
    assert line.endswith(" → 编号是 x-ju、y-ju")


def test_a_file_that_cannot_be_read_is_there() -> None:
    laid = people(person(f"a-ju {OFFICE}"))
    torn = {"units/a-ju.yaml": "names: ["}
    assert {code for code, _ in places(laid, torn)} == {"CDO001"}


def test_unknown_officers() -> None:
    report = {
        "reports/2022/a-ju.yaml": "unit: a-ju\npost: 首席数据官\nyear: 2022\n"
        "author: 示例甲\nsections: {sharing: 建了目录, security: 定了级}\n"
        "suggestions: [增加人手]\nevents: [{state: 草拟, on: 2022-12-01}]\n"
    }
    laid = people(person(name="示例乙"), person(f"a-ju {OFFICE}"))
    (line,) = said(laid, report)
    assert "author CDO101 error: “示例甲”是任职人员的姓名" in line
    assert line.endswith(" → 编号是 p-0002")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("unit/a-ju", ""),
        ("obligation/plan", ""),
        ("clause/三-1", ""),
        (
            "filing/2022/x",
            "备案报送“2022/x”没有登记，没有 filings/2022/x.yaml 这个文件",
        ),
        ("obligation/plans", "义务“plans”不在 scheme/obligations.yaml 里"),
        ("clause/三-11", "条款“三-11”不在 scheme/clauses.yaml 里"),
        ("units/a-ju", "“units/a-ju”开头的种类不对"),
        ("a-ju", "“a-ju”开头的种类不对"),
    ],
)
def test_references_of_any_kind(value: str, told: str) -> None:
    found = said(about(value))
    assert [line.partition("error: ")[2].partition(" → ")[0] for line in found] == (
        [told] if told else []
    )


def test_which_kind() -> None:
    (line,) = said(KIND)
    assert " → 是不是“unit”？写成 种类/编号，种类有 unit、officer、" in line
    (line,) = said(about("gongwen/1"))
    assert line.endswith("waiver、obligation、clause")


def test_issuers() -> None:
    (line,) = said(ISSUER)
    assert "None CDO101 error: 文件夹“yzz”不是 registry.yaml 里 issuers" in line
    assert line.endswith(" → 可以写的有：ysj、ysx")
    (line,) = said(letter(code="ysjj"))
    assert line.endswith(" → 是不是“ysj”？")
    none = "title: 库\nscheme: 云府办〔2022〕1号\nissuers: {}\n"
    (line,) = said(ISSUER, {"registry.yaml": none})
    assert line.endswith(" → 先在那里登记这个词")
    torn = said(ISSUER, {"registry.yaml": "title: ["})
    assert "yzz" not in "".join(torn)


def test_words() -> None:
    assert said(WORD) == [
        (
            "units/b-ju.yaml:3 nature CDO101 error: "
            "性质“政府部分”不在 scheme/vocabulary.yaml 里 → 是不是“政府部门”、“政府”？"
        )
    ]
    far = UNIT + "track: 甲乙\ncohort: 丙丁\n"
    assert [
        line.partition("error: ")[2] for line in said({"units/b-ju.yaml": far})
    ] == [
        "系列“甲乙”不在 scheme/vocabulary.yaml 里 → 可以写的有：市级、部门、县区",
        "批次“丙丁”不在 scheme/vocabulary.yaml 里 → 可以写的有：试点、推行",
    ]


def test_words_of_filings_and_obligations() -> None:
    filing = {
        "filings/2022/a.yaml": "type: 实施放案\nunit: a-ju\nrecipient: a-zu\n"
        "events: [{state: 草拟, on: 2022-07-01}]\n"
    }
    (line,) = said(filing)
    assert "type CDO101 error: 备案报送种类“实施放案”不在 scheme/filings.yaml" in line
    waiver = {"waivers/w.yaml": WAIVER.format(what="obligation: plann")}
    assert ("CDO101", "obligation") in places(waiver)


@pytest.mark.parametrize("path", ["vocabulary", "posts", "filings", "obligations"])
def test_no_word_is_missed_in_a_file_that_cannot_be_read(path: str) -> None:
    found = places({f"scheme/{path}.yaml": "a: ["})
    assert [code for code, _ in found] == ["CDO001"]


def bands(band: str, rubric: str, decided: str) -> list[tuple[str, str | None]]:
    return places(
        {"rubrics/r.yaml": RUBRIC.format(band=band)},
        {"evaluations/2022/a-ju.yaml": EVALUATION.format(rubric=rubric, band=decided)},
        {
            "scheme/decisions.yaml": small.BASE["scheme/decisions.yaml"].replace(
                "优秀", "良好"
            )
        },
    )


def test_bands_are_those_of_the_rubric() -> None:
    assert bands("合格", "r", "良好") == []
    assert bands("及格", "r", "良好") == [("CDO101", "vetoes.0.band_max")]
    assert bands("合格", "r", "优良") == [("CDO101", "decision.band")]
    assert bands("合格", "s", "优良") == [("CDO101", "rubric")]


def test_a_band_that_no_rubric_has() -> None:
    rubric = {"rubrics/r.yaml": RUBRIC.format(band="合格")}
    scheme = small.BASE["scheme/decisions.yaml"].replace("优秀", "卓越")
    (line,) = said(rubric, {"scheme/decisions.yaml": scheme})
    assert line.startswith(
        "scheme/decisions.yaml:1 praise.band CDO101 error: 等次“卓越”"
    )


def test_clauses() -> None:
    line = (
        "units/b-ju.yaml:4 clauses.0 CDO103 error: "
        "条款“{}”不在 scheme/clauses.yaml 里 → {}"
    )
    assert said(CLAUSE) == [line.format("九-九九", "写条款的完整编号，括号用半角")]
    near = {"units/b-ju.yaml": UNIT + "clauses: [三-11]\n"}
    assert said(near) == [line.format("三-11", "是不是“三-1”？")]
    torn = {"scheme/clauses.yaml": "一-1: ["}
    assert {code for code, _ in places(CLAUSE, torn)} == {"CDO001"}


TARGETS = {
    "posts_resolve": {"post"},
    "vocabulary_resolves": {"track", "cohort", "nature", "qualification"},
    "filing_types_resolve": {"filing-type"},
    "obligations_resolve": {"obligation", "any"},
    "bands_resolve": {"band"},
    "clauses_exist": {"clause", "any"},
    "resolves": {*kinds.PARTS, "any"},
}


def targets(shape: Shape, seen: set[type]) -> Iterator[str]:
    match shape:
        case Scalar(refers=Refers() as refers):
            yield refers.target
        case Items(of=inner) | Table(values=inner):
            yield from targets(inner, seen)
        case Inner(part) if part not in seen:
            seen.add(part)
            for slot in slots(part).values():
                yield from targets(slot.shape, seen)


@pytest.mark.parametrize("name", TARGETS)
def test_every_kind_that_may_refer_to_something_is_looked_at(name: str) -> None:
    checks = (*references.CHECKS, *words.CHECKS)
    (check,) = [one for one in checks if one.run.__name__ == name]
    refer = {
        kind
        for kind, record in KINDS.items()
        if TARGETS[name] & set(targets(Inner(record), set()))
    }
    assert set(check.of) == refer
