"""One filing and one report for one occasion."""

from __future__ import annotations

import pytest

from cdo.rules import occasions
from tests.rules import small
from tests.rules.acts import filing, filings, plan, report, reports

TWO_PLANS = filings(a=plan("已报送 2022-08-01"), b=plan("草拟 2022-08-02"))
TWO_REPORTS = reports(
    a_ju=report("已报送 2022-12-01"), a_ju_2=report("草拟 2022-12-01")
)


def test_every_message_is_said() -> None:
    family = occasions.CHECKS
    assert small.messages(family, TWO_PLANS, TWO_REPORTS) == small.declared(family)


def test_two_filings() -> None:
    assert small.said(TWO_PLANS) == [
        (
            "filings/2022/b.yaml:1 type CDO304 error: "
            "市交通局的实施方案有两份：2022/a、2022/b，都没有撤回，"
            "也没有写谁取代谁（三-2） → 补正重报的，在 2022/b 里写 supersedes: "
            "2022/a；登记重复的删去一份，报重了的撤回一份；逐年报的各写 period"
        ),
    ]


def test_two_filings_of_one_year() -> None:
    yearly = filing(
        "工作方案", "a-ju", "b-ju", "已报送 2022-08-01", more="period: 2022\n"
    )
    (line,) = small.said(filings(a=yearly, b=yearly))
    assert "市交通局 2022 年的工作方案有两份：2022/a、2022/b" in line


@pytest.mark.parametrize(
    "other",
    [
        filing("工作方案", "a-ju", "b-ju", "已报送 2022-08-02"),
        plan("已报送 2022-08-02").replace("a-ju", "c-xian"),
        plan("已报送 2022-08-02", more="period: 2022\n"),
        plan("已报送 2022-08-02", "撤回 2022-08-02"),
        plan("已报送 2022-08-02", after="a"),
    ],
    ids=["type", "unit", "period", "withdrawn", "joined"],
)
def test_on_different_occasions(other: str) -> None:
    assert small.said(filings(a=plan("已报送 2022-08-01"), b=other)) == []


def test_each_is_told_of_the_one_before() -> None:
    laid = filings(
        a=plan("已报送 2022-08-03"),
        b=plan("已报送 2022-08-01", "已备案 2022-08-02"),
        c=plan("已报送 2022-08-02", after="b"),
        d=plan("已报送 2022-08-04"),
    )
    lines = [line for line in small.said(laid) if "CDO304" in line]
    assert [line.partition(" type ")[0] for line in lines] == [
        "filings/2022/a.yaml:1",
        "filings/2022/d.yaml:1",
    ]
    assert "有两份：2022/b、2022/a，" in lines[0]
    assert "在 2022/a 里写 supersedes: 2022/c；" in lines[0]
    assert "有两份：2022/a、2022/d，" in lines[1]


def test_a_ring_is_one() -> None:
    laid = filings(
        a=plan("已报送 2022-08-01", after="b"), b=plan("已报送 2022-08-01", after="a")
    )
    assert [code for code, _ in small.places(laid)] == ["CDO102"]


def test_a_type_that_nobody_knows_has_no_clause() -> None:
    one = filing("实施办法", "a-ju", "a-zu", "已报送 2022-08-01")
    found = [line for line in small.said(filings(a=one, b=one)) if "CDO304" in line]
    assert "取代谁 → " in found[0]


def test_what_cannot_be_read_may_join_two() -> None:
    torn = TWO_PLANS | filings(c="type: [")
    found, skipped = small.judged(small.BASE | torn)
    assert [one.rule.code for one in found] == ["CDO001"]
    assert "CDO304" in {one.code for one in skipped}


def test_two_reports() -> None:
    assert small.said(TWO_REPORTS) == [
        (
            "reports/2022/a-ju-2.yaml:4 author CDO405 error: 市交通局 2022 "
            "年的述职报告有两份：2022/a-ju、2022/a-ju-2，述职者都是 p-0001，"
            "都没有撤回，也没有写谁取代谁（四-1） → 补正重报的，在 2022/a-ju-2 "
            "里写 supersedes: 2022/a-ju；登记重复的删去一份，报重了的撤回一份；"
            "述职者写错的更正 author"
        ),
    ]


@pytest.mark.parametrize(
    "other",
    [
        report("撤回 2022-12-02"),
        report("已报送 2022-12-02").replace("year:", "supersedes: 2022/a-ju\nyear:"),
    ],
    ids=["withdrawn", "joined"],
)
def test_one_report_that_counts(other: str) -> None:
    laid = reports(a_ju=report("已报送 2022-12-01"), a_ju_2=other)
    assert "CDO405" not in {code for code, _ in small.places(laid)}


def test_two_authors_of_one_seat() -> None:
    laid = reports(
        a_ju=report("已报送 2022-12-01"),
        a_ju_2=report("已报送 2022-12-02", author="p-0002"),
    )
    assert small.said(laid | TWO_HOLDERS) == []


TWO_HOLDERS = small.people(
    small.person("a-ju 首席数据官 兼任 领导班子成员 2022-01-01..2022-07-01"),
    small.person("a-ju 首席数据官 兼任 领导班子成员 2022-07-01", name="示例乙"),
)


def test_the_author_of_what_was_replaced_may_report_again() -> None:
    laid = reports(
        a_ju=report("已报送 2022-12-01", "已收文 2022-12-02"),
        a_ju_2=report(
            "已报送 2022-12-03", "已收文 2022-12-04", author="p-0002"
        ).replace("year:", "supersedes: 2022/a-ju\nyear:"),
        a_ju_3=report("已报送 2022-12-05"),
    )
    assert small.said(laid | TWO_HOLDERS) == []
