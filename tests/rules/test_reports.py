"""What a report has to say."""

from __future__ import annotations

import pytest

from cdo.rules import reports as family
from tests.rules import small
from tests.rules.acts import AREAS, report, reports

SENT = "已报送 2022-12-01"
IDEAS = "suggestions: 统一编码\n"


def said(sections: str, *events: str, more: str = IDEAS) -> small.Files:
    """Return a report that says *sections* of the areas."""
    written = f"sections: {{{sections}}}\n" if sections else ""
    return reports(a_ju=report(*(events or (SENT,)), more=written + more))


UNWRITTEN = said("security: 完成自查")
NEAR = said("sharng: 开放两类数据, security: 完成自查")
FACTOR = said("platform: 建成平台, security: 完成自查")
EMPTY = said("sharing: , security: 完成自查")
NONE = reports(a_ju=report(SENT, more=AREAS))
CASES = (UNWRITTEN, NEAR, FACTOR, EMPTY, NONE)


def test_every_message_is_said() -> None:
    checks = family.CHECKS
    assert small.messages(checks, *CASES) == small.declared(checks)


def test_unwritten() -> None:
    assert small.said(UNWRITTEN) == [
        (
            "reports/2022/a-ju.yaml:5 sections.sharing CDO401 error: 市交通局 "
            "2022 年的述职报告没有写“数据共享”（sharing）这一方面（四-1） → 在 "
            "sections 里补写 sharing；这一年没有内容的，sharing: 后面留空，"
            "再在 reasons 里写 sharing 的原因"
        ),
    ]


def test_near() -> None:
    assert small.said(NEAR) == [
        (
            "reports/2022/a-ju.yaml:5 sections.sharing CDO401 error: 市交通局 "
            "2022 年的述职报告没有写“数据共享”（sharing）这一方面，sections "
            "里有一项是“sharng”（四-1） → “sharng”指的就是这一方面的，改成 "
            "sharing；不是的，在 sections 里补写 sharing"
        ),
    ]


def test_factor() -> None:
    assert small.said(FACTOR) == [
        (
            "reports/2022/a-ju.yaml:5 sections.sharing CDO401 error: 市交通局 "
            "2022 年的述职报告没有写“数据共享”（sharing）这一方面，sections "
            "里却有评价因素“平台建设”（platform）（四-1） → "
            "述职方面和评价因素是两个框架，不能互相代替：方面见 "
            "scheme/frames.yaml 的 report_areas，在 sections 里补写 sharing"
        ),
    ]


def test_empty() -> None:
    assert small.said(EMPTY) == [
        (
            "reports/2022/a-ju.yaml:5 sections.sharing CDO401 error: 市交通局 "
            "2022 年的述职报告的“数据共享”（sharing）这一方面是空的，"
            "没有写原因（四-1） → 补写内容；这一年确实没有内容的，在 reasons "
            "里写 sharing 的原因"
        ),
    ]


def test_none() -> None:
    assert small.said(NONE) == [
        (
            "reports/2022/a-ju.yaml:1 suggestions CDO402 error: 市交通局 2022 "
            "年的述职报告没有提工作建议（四-1） → 报告里有的，在 suggestions "
            "里补写，至少一条；报告里没有的，退回市交通局补正"
        ),
    ]


def test_areas_of_its_own() -> None:
    assert (
        small.said(said("sharing: 甲, security: 乙, finance: 丙, platform: 丁")) == []
    )
    (line,) = small.said(said("sharing: 甲, security: 乙, finance: ' '"))
    assert "“finance”（finance）这一方面是空的" in line


def test_an_area_by_its_name() -> None:
    (line,) = small.said(said("数据共享: 开放两类数据, security: 完成自查"))
    assert "（sharing）这一方面，sections 里有一项是“数据共享”（" in line


def test_factors_by_their_names() -> None:
    lines = small.said(said("日常管理: 值班, platform: 建成平台"))
    assert len(lines) == 2
    for line in lines:
        assert "却有评价因素“日常管理”（日常管理）、“平台建设”（platform）（" in line


def test_a_slip_of_the_pen_goes_before_a_factor() -> None:
    (line,) = small.said(said("sharng: 甲, platform: 乙, security: 丙"))
    assert "sections 里有一项是“sharng”（" in line


def test_no_areas_at_all() -> None:
    lines = small.said(said(""))
    assert [line.partition(" CDO")[0] for line in lines] == [
        "reports/2022/a-ju.yaml:1 sections.sharing",
        "reports/2022/a-ju.yaml:1 sections.security",
    ]


def test_a_reason_will_do_for_an_empty_area() -> None:
    reason = f"reasons: {{sharing: 平台未建}}\n{IDEAS}"
    assert small.said(said("sharing: , security: 完成自查", more=reason)) == []
    found = small.places(said("security: 完成自查", more=reason))
    assert found == [("CDO401", "sections.sharing")]


def test_the_scheme_decides_on_the_areas() -> None:
    frames = "report_areas: {people: 人才}\nevaluation_factors: {}\n"
    laid = {"scheme/frames.yaml": frames}
    assert small.said(said("people: 培训两次"), laid) == []
    assert small.places(said("security: 自查"), laid) == [("CDO401", "sections.people")]


@pytest.mark.parametrize(
    ("events", "judged"),
    [
        (("草拟 2022-12-01",), False),
        ((SENT,), True),
        ((SENT, "退回 2022-12-02"), False),
        ((SENT, "已收文 2022-12-02"), True),
        ((SENT, "撤回 2022-12-02"), False),
    ],
)
def test_from_when_it_has_to_be_whole(
    events: tuple[str, ...],
    judged: bool,  # noqa: FBT001
) -> None:
    expected = [("CDO402", "suggestions"), ("CDO401", "sections.sharing")]
    found = small.places(said("security: 甲", *events, more=""))
    assert found == (expected if judged else [])


def test_what_was_replaced_is_let_be() -> None:
    taken = report(SENT, "已收文 2022-12-02", more="")
    successor = report("已报送 2022-12-03", "已收文 2022-12-04").replace(
        "year:", "supersedes: 2022/a-ju\nyear:"
    )
    assert small.said(reports(a_ju=taken, a_ju_2=successor)) == []


def test_what_cannot_be_read_may_replace_it() -> None:
    found, skipped = small.judged(small.BASE | NONE | reports(a_ju_2="unit: ["))
    assert [one.rule.code for one in found] == ["CDO001"]
    assert {"CDO401", "CDO402", "CDO404", "CDO405"} <= {one.code for one in skipped}
