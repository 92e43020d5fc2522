"""Rubrics: factors and sums."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo.rules import rubrics
from tests.rules import small
from tests.rules.measures import BASE, PATH, rubric

WITHOUT_ROUTINE = rubric(("frame: routine", "frame: others"))
LIGHT = rubric(("weight: 4", "weight: 3.5"))


def test_every_message_is_said() -> None:
    said = small.messages(rubrics.CHECKS, WITHOUT_ROUTINE, LIGHT)
    assert said == small.declared(rubrics.CHECKS)


@pytest.mark.parametrize(
    ("laid", "line"),
    [
        (
            WITHOUT_ROUTINE,
            (
                "11 factors CDO501 error: 评价指标缺少 1 个因素：日常管理（routine） → "
                "在 factors 里补上，frame 写 routine"
            ),
        ),
        (
            rubric(("frame: routine", "frame: rutine")),
            (
                "11 factors CDO501 error: 评价指标缺少 1 个因素：日常管理（routine） → "
                "第 2 个因素的 frame 是 rutine，是不是 routine？"
                "没有写错的，在 factors 里补上，frame 写 routine"
            ),
        ),
        (
            rubric(("frame: platform", "frame: sharing")),
            (
                "11 factors CDO501 error: 评价指标缺少 1 个因素："
                "平台建设（platform） → "
                "第 1 个因素的 frame 是 sharing，那是述职报告的方面，"
                "评价因素是另一个框架；在 factors 里补上，frame 写 platform"
            ),
        ),
        (
            rubric(
                ("weight: 4", "weight: 3"),
                ("max: 4", "max: 4.5"),
                ("weight: 6", "weight: 7"),
                ("max: 3,", "max: 4.00,"),
            ),
            (
                "27 factors.1.weight CDO502 error: "
                "因素 B（日常管理）各指标的满分合计 4.5，权重是 3，多 1.5 → "
                "更正各指标的 max 或因素的 weight，使两边相等；各指标的满分：B1 4.5"
            ),
        ),
        (
            rubric(("full_marks: 10", "full_marks: 12")),
            (
                "6 full_marks CDO502 error: "
                "各因素的权重合计 10，总分 full_marks 是 12，少 2 → "
                "更正 weight 或 full_marks，使两边相等；各因素的权重：A 6、B 4"
            ),
        ),
    ],
)
def test_messages(laid: small.Files, line: str) -> None:
    assert small.said(laid) == [f"{PATH}:{line}"]


def test_two_things_are_off() -> None:
    fields = [field for _, field in small.places(LIGHT)]
    assert fields == ["full_marks", "factors.1.weight"]


def test_what_is_left_out_stands_where_it_should_stand() -> None:
    start, end = BASE.index("factors:"), BASE.index("deductions:")
    none = {PATH: BASE[:start] + BASE[end:]}
    assert small.said(none) == [
        (
            f"{PATH}:1 factors CDO501 error: 评价指标缺少 2 个因素："
            "平台建设（platform）、日常管理（routine） → "
            "在 factors 里补上，frame 写 platform、routine"
        ),
        (
            f"{PATH}:6 full_marks CDO502 error: "
            "各因素的权重合计 0，总分 full_marks 是 10，少 10 → "
            "更正 weight 或 full_marks，使两边相等；各因素的权重：无"
        ),
    ]
    assert small.places(rubric(("full_marks: 10\n", ""))) == [("CDO502", "full_marks")]


def test_more_factors_are_welcome() -> None:
    more = rubric(
        (
            "deductions:",
            (
                "  - id: C\n    frame: more\n    name: 另加\n    weight: 1\n"
                "    indicators: [{id: C1, name: 另加, max: 1, clauses: 四-2,"
                " evidence: 无, scale: ratio}]\ndeductions:"
            ),
        ),
        ("full_marks: 10", "full_marks: 11"),
    )
    assert small.said(more) == []


def test_no_frames_ask_for_no_factors() -> None:
    assert small.said(WITHOUT_ROUTINE, without=["scheme/frames.yaml"]) == []


def test_clauses_are_those_that_the_scheme_lays_on_the_rule() -> None:
    path = "scheme/clauses.yaml"
    text = small.BASE[path].replace("[rule:CDO604]", "[rule:CDO604, rule:CDO501]")
    text = text.replace("why_not: 范围在 scope 里", "carried_by: rule:CDO501")
    (line,) = small.said(WITHOUT_ROUTINE, {path: text})
    assert "（一-1、四-2） →" in line


def test_sums_are_exact() -> None:
    tenths = rubric(
        ("max: 3,", "max: 2.9999999999999999999999999999999999999,"),
        ("max: 3\n", "max: 3.0000000000000000000000000000000000001\n"),
    )
    assert small.said(tenths) == []
    off = rubric(("max: 3,", "max: 2.9999999999999999999999999999999999999,"))
    (line,) = small.said(off)
    assert "少 0.0000000000000000000000000000000000001 →" in line


PARTS = st.lists(st.decimals("-99999", "99999", places=4), min_size=1, max_size=9)


@given(PARTS)
def test_a_sum_is_told_to_the_last_place(parts: list[Decimal]) -> None:
    named = [(str(index), part) for index, part in enumerate(parts)]
    whole = sum((int(part * 10000) for part in parts), 0)
    exact = Decimal(whole).scaleb(-4)
    assert rubrics.unequal(named, exact) == {}
    told = rubrics.unequal(named, exact + Decimal("0.0001"))
    assert told["got"] == rubrics.plain(exact)
    assert told["off"] == "少 0.0001"


@given(st.decimals("-1e20", "1e20", places=6))
def test_plain_numbers_mean_the_same(value: Decimal) -> None:
    text = rubrics.plain(value)
    assert Decimal(text) == value
    assert "." not in text or text[-1] not in "0."
    assert "E" not in text
