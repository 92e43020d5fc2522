"""Where numbers of documents are quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.model.shapes import Inner, Items, Table, slots
from tests.rules import small
from tests.rules.small import person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.parts import Fields
    from cdo.model.shapes import Shape

BY = "a-ju 数据专员 专任 其他 2022-07-01 basis="


def test_every_place_of_a_number_is_looked_at() -> None:
    wanted = {"basis", "ref", "scheme", "approval"}
    there = {
        (kind, name)
        for kind, record in model.KINDS.items()
        for name in _fields(record)
        if name in wanted
    }
    assert there == {
        ("registry", "scheme"),
        ("officer", "basis"),
        ("filing", "ref"),
        ("report", "ref"),
        ("rubric", "approval"),
        ("evaluation", "ref"),
        ("evaluation", "basis"),
        ("document", "ref"),
        ("document", "basis"),
        ("waiver", "basis"),
    }


def _fields(part: type[Fields]) -> Iterator[str]:
    for slot in slots(part).values():
        yield slot.name
        yield from _within(slot.shape)


def _within(shape: Shape) -> Iterator[str]:
    match shape:
        case Items(of=inner) | Table(values=inner):
            yield from _within(inner)
        case Inner(part):
            yield from _fields(part)


LAID = {
    "registry.yaml": small.BASE["registry.yaml"].replace("〔2022〕", "[2022]"),
    "officers/p-0001.yaml": person(BY + "云人(2022)1号"),
    "filings/2022/plan.yaml": """\
type: 实施方案
unit: a-ju
recipient: a-zu
contents: {work_items: 普查, schedule: 年底前}
events:
  - {state: 已报送, on: 2022-08-01}
  - {state: 已备案, on: 2022-08-02, ref: 领导小组（2022）1号}
""",
    "reports/2022/a-ju.yaml": """\
unit: a-ju
post: 数据专员
year: 2022
author: p-0001
sections: {sharing: 有, security: 有}
suggestions: 无
events:
  - {state: 已报送, on: 2023-01-10, ref: 云交〔2023〕01号}
""",
    "rubrics/r-2022.yaml": small.BASE["rubrics/r-2022.yaml"].replace(
        "〔2022〕", "【2022】"
    ),
    "evaluations/2022/a-ju.yaml": """\
rubric: r-2022
unit: a-ju
post: 首席数据官
as_of: 2022-12-31
inputs: {A1: {missing: true}, A2: {missing: true}, B1: {missing: true}}
vetoes: [{veto: V1, basis: 云数〔2023〕第1号}]
decision: {band: 合格, by: 领导小组, basis: 云数〔2023年〕1号}
events:
  - {state: 已评分, on: 2023-01-10, ref: 云数 〔2023〕1号}
""",
    "documents/ysj/2022/1.yaml": """\
kind: 函
format: 信函
title: 关于报送的函
recipients: [a-ju]
date: 2022-06-01
publicity: 主动公开
basis: [云府办〔2022〕1号, '云府办[2022]1号']
events:
  - {state: 签发, on: 2022-06-01, ref: 云府办（2022）1号}
""",
    "waivers/w-1.yaml": """\
obligation: plan
subject: unit/a-ju
reason: 机构改革
approved_by: 领导小组
basis: 云数〔2022〕001号
from: 2022-07-01
until: 2023-07-01
""",
}


def test_where_numbers_stand() -> None:
    found = [
        (one.record, one.field)
        for one in small.judged(small.BASE | LAID)[0]
        if one.rule.code == "CDO605"
    ]
    assert found == [
        ("document/ysj/2022/1", "basis.1"),
        ("document/ysj/2022/1", "events.0.ref"),
        ("evaluation/2022/a-ju", "vetoes.0.basis"),
        ("evaluation/2022/a-ju", "decision.basis"),
        ("evaluation/2022/a-ju", "events.0.ref"),
        ("filing/2022/plan", "events.1.ref"),
        ("officer/p-0001", "appointments.0.basis"),
        ("registry", "scheme"),
        ("report/2022/a-ju", "events.0.ref"),
        ("rubric/r-2022", "approval"),
        ("waiver/w-1", "basis"),
    ]
