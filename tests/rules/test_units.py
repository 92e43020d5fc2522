"""The list of the pilot, and the names of units."""

from __future__ import annotations

import pytest

from cdo.rules import units
from tests.rules import small

UNIT = small.BASE["units/b-ju.yaml"]


def pilots(*ids: str) -> small.Files:
    listed = ", ".join(ids)
    return {"scheme/scope.yaml": f"pilots: [{listed}]\nclauses: [一-1, 二-1]\n"}


def named(*names: str) -> small.Files:
    """Return the file of a unit whose names, from the second line on, are *names*.

    Each is written `NAME FROM..UNTIL`.
    """
    lines = []
    for one in names:
        name, _, days = one.partition(" ")
        since, _, until = days.partition("..")
        fields = {"official": name, "short": name, "from": since, "until": until}
        body = ", ".join(f"{key}: {value}" for key, value in fields.items() if value)
        lines.append(f"  - {{{body}}}\n")
    return {"units/b-ju.yaml": f"names:\n{''.join(lines)}nature: 政府部门\n"}


LISTED = pilots("a-ju", "b-ju", "a-zz")
OTHER_COHORT = {"units/b-ju.yaml": UNIT + "cohort: 推行\n"}
NO_DAYS = named("甲", "乙")
OVERLAP = named("甲 ..2021-03-01", "乙 2021-02-28")
GAP = named("甲 ..2021-03-01", "乙 2021-03-02")
OUT_OF_ORDER = named("乙 2021-03-01", "甲 ..2021-03-01")
BACKWARDS = named("甲 2021-03-01..2020-03-01", "乙 2020-03-01")
SAME = named("市交通局")
MATCHING = "写改名的那一天：“甲”的 until 和“乙”的 from 是同一天"


def test_every_message_is_said() -> None:
    cases = (LISTED, NO_DAYS, OVERLAP, GAP, OUT_OF_ORDER, BACKWARDS, SAME)
    assert small.messages(units.CHECKS, *cases) == small.declared(units.CHECKS)


def test_not_listed() -> None:
    line = (
        "units/c-xian.yaml:5 cohort CDO201 error: "
        "云山县的批次是试点，scheme/scope.yaml 的 pilots 里却没有它{} → "
        "批次写错的更正 cohort；设立文件里确有它的，在 pilots 里补上 c-xian"
    )
    assert small.said(pilots("a-ju")) == [line.format("（一-1、二-1）")]
    without = small.said(without=["scheme/scope.yaml"])
    assert without[1:] == [line.format("")]
    assert "a-ju" in without[0]


@pytest.mark.parametrize("text", ["", "# 空\n"])
def test_an_empty_scope_lists_none(text: str) -> None:
    codes = {code for code, _ in small.places({"scheme/scope.yaml": text})}
    assert codes == {"CDO011"}


def test_listed() -> None:
    scope = pilots("a-ju", "c-xian", "b-ju")
    line = (
        "scheme/scope.yaml:1 pilots.2 CDO201 error: "
        "名单里有市数据局（b-ju），它的单位文件里{}（一-1、二-1） → "
        "设立文件里确有它的，在 units/b-ju.yaml 里写 cohort: 试点；没有的，"
        "从 pilots 里删去"
    )
    assert small.said(scope) == [line.format("却没有写批次")]
    assert small.said(scope, OTHER_COHORT) == [line.format("批次却是推行")]


def test_what_is_not_there_is_another_rules_business() -> None:
    scope = pilots("a-ju", "c-xian", "a-zz", "d-ju")
    torn = {"units/d-ju.yaml": "names: ["}
    assert small.places(scope, torn) == [("CDO101", "pilots.2"), ("CDO001", None)]


def test_not_judged_without_a_pilot_cohort() -> None:
    words = small.BASE["scheme/vocabulary.yaml"].replace("pilot_cohort: 试点\n", "")
    assert small.said(pilots("b-ju"), {"scheme/vocabulary.yaml": words}) == []


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (
            NO_DAYS,
            (
                "“甲”改名为“乙”的日期没有写全，"
                "缺前一名称的 until 和后一名称的 from → "
                "写改名的那一天：“甲”写 until，“乙”写 from，两处是同一天"
            ),
        ),
        (
            OVERLAP,
            "“甲”用到 2021-03-01，“乙”却从 2021-02-28 起用，两个名称重叠 → " + MATCHING,
        ),
        (
            GAP,
            "“甲”只用到 2021-03-01，“乙”从 2021-03-02 才起用，中间没有名称 → "
            + MATCHING,
        ),
        (
            OUT_OF_ORDER,
            (
                "“甲”用到 2021-03-01，从 2021-03-01 起用的“乙”却写在它前面 → "
                "名称按先后写：先用的在前，现用的在最后"
            ),
        ),
    ],
    ids=["no days", "overlap", "gap", "out of order"],
)
def test_names_that_do_not_meet(case: small.Files, said: str) -> None:
    assert small.said(case) == [f"units/b-ju.yaml:3 names.1.from CDO213 error: {said}"]


def test_backwards() -> None:
    assert small.said(BACKWARDS) == [
        (
            "units/b-ju.yaml:2 names.0.until CDO213 error: "
            "名称“甲”的停用日 2020-03-01 不晚于启用日 2021-03-01 → "
            "until 写不再用这个名称的第一天，要在 from 之后：更正写错的日期"
        )
    ]


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (("甲", "乙 2021-03-01"), "前一名称的 until"),
        (("甲 ..2021-03-01", "乙"), "后一名称的 from"),
    ],
)
def test_half_a_day_of_renaming(names: tuple[str, ...], missing: str) -> None:
    (line,) = small.said(named(*names))
    assert f"没有写全，缺{missing} → " in line


@pytest.mark.parametrize(
    "names",
    [
        ("甲 ..2020-02-29", "乙 2020-02-29..2024-02-29", "甲 2024-02-29"),
        ("甲 2020-02-29..2020-03-01", "乙 2020-03-01"),
        ("甲 ..2020-02-29",),
        ("市交通局 ..2020-02-29", "乙 2020-02-29"),
    ],
)
def test_names_that_meet(names: tuple[str, ...]) -> None:
    assert small.said(named(*names)) == []


def test_same_short_name() -> None:
    assert small.said(SAME) == [
        (
            "units/b-ju.yaml:2 names.0.short CDO213 error: "
            "简称“市交通局”与单位 a-ju 现用的简称相同 → "
            "同一个单位登记了两次的，删去一个文件；已经停用的名称写 until；"
            "不同的单位，"
            "改用能区分的简称"
        )
    ]
    third = {"units/e-ju.yaml": SAME["units/b-ju.yaml"]}
    assert "与单位 a-ju、b-ju 现用的" in small.said(SAME, third)[1]


def test_a_short_name_twice_within_one_unit() -> None:
    assert small.places(named("甲", "甲 2020-01-01")) == [("CDO213", "names.1.from")]
