"""To whom a filing goes, and from whom it comes."""

from __future__ import annotations

import pytest

from cdo.rules import filings
from tests.rules import small
from tests.rules.acts import filing, plan, report, reports
from tests.rules.acts import filings as laid

WHOLE = "contents: {work_items: 普查, schedule: 年底}\n"
DONE = "contents: {progress: 已完成, problems: 人手不足}\n"

LOOK_ALIKE = laid(a=plan("已报送 2022-08-01").replace("a-zu", "b-ju"))
ELSEWHERE = laid(a=filing("试点总结", "a-ju", "a-zu", "草拟 2022-12-01", more=DONE))
OTHER_UNIT = laid(a=plan("已报送 2022-08-01").replace("a-ju", "b-ju"))
BY_ANALOGY = laid(a=filing("人员名单", "c-xian", "b-ju", "已报送 2022-08-01"))
MISPLACED = laid(a=filing("述职报告", "a-ju", "a-zu", "已报送 2022-12-01"))
OTHER_POST = reports(a_ju=report("已报送 2022-12-01", post="数据专员"))
CASES = (LOOK_ALIKE, ELSEWHERE, OTHER_UNIT, BY_ANALOGY, MISPLACED, OTHER_POST)


def test_every_message_is_said() -> None:
    assert small.messages(filings.CHECKS, *CASES) == small.declared(filings.CHECKS)


def test_the_recipient_of_a_type_with_a_similar_name() -> None:
    assert small.said(LOOK_ALIKE) == [
        (
            "filings/2022/a.yaml:3 recipient CDO301 error: "
            "市交通局的实施方案应当报领导小组备案，接收单位写的却是市数据局；"
            "报市数据局备案的是名称相近的工作方案（三-3）（三-2） → "
            "工作方案错写成实施方案的，type 改成 工作方案；接收单位写错的，"
            "recipient 改成 a-zu；确实报错了单位的，退回或者撤回以后，"
            "另外报领导小组备案"
        ),
    ]


def test_another_recipient() -> None:
    assert small.said(ELSEWHERE) == [
        (
            "filings/2022/a.yaml:3 recipient CDO301 error: "
            "市交通局的试点总结应当报送市数据局，接收单位写的却是领导小组（"
            "三-4） → 接收单位写错的，recipient 改成 b-ju；确实报错了单位的，"
            "退回或者撤回以后，另外报送市数据局"
        ),
    ]


def scheme(old: str, new: str) -> small.Files:
    before = small.BASE["scheme/filings.yaml"]
    assert old in before
    return {"scheme/filings.yaml": before.replace(old, new)}


def test_the_look_alike_is_told_with_its_own_verb() -> None:
    old = "工作方案: {by: {track: [部门, 县区]}, to: b-ju, verb: 备案"
    verb = scheme(old, old.replace("备案", "报送"))
    (line,) = small.said(LOOK_ALIKE, verb)
    assert "；报送市数据局的是名称相近的工作方案（三-3）" in line


def test_the_type_of_reports_is_no_look_alike() -> None:
    named = scheme("述职报告:\n", "人员名录:\n")
    roster = filing("人员名单", "a-ju", "a-zu", "已报送 2022-08-01")
    (line,) = small.said(laid(a=roster), named)
    assert "名称相近" not in line


@pytest.mark.parametrize("recipient", ["a-zu", "b-ju"])
def test_the_scheme_decides_on_the_recipient(recipient: str) -> None:
    to = scheme("to: a-zu\n  verb: 备案", f"to: {recipient}\n  verb: 备案")
    filed = laid(a=plan("已报送 2022-08-01").replace("a-zu", recipient))
    assert small.said(filed, to) == []


def test_recipients_that_nobody_knows_are_reported_once() -> None:
    unknown = laid(a=plan("已报送 2022-08-01").replace("a-zu", "a-zv"))
    assert small.places(unknown) == [("CDO101", "recipient")]
    to = scheme("to: a-zu\n  verb: 备案", "to: a-zv\n  verb: 备案")
    assert small.places(laid(a=plan("已报送 2022-08-01")), to) == [
        ("CDO101", "实施方案.to")
    ]


def test_a_recipient_that_cannot_be_read_is_one() -> None:
    torn = {"units/b-ju.yaml": "names: ["}
    found = small.places(LOOK_ALIKE, torn)
    assert found == [("CDO301", "recipient"), ("CDO001", None)]


def test_what_was_withdrawn_is_let_be() -> None:
    for case in (LOOK_ALIKE, ELSEWHERE, OTHER_UNIT, BY_ANALOGY, OTHER_POST):
        (path,) = [path for path in case if not path.startswith("officers/")]
        gone = "  - {state: 撤回, on: 2022-12-31}\n"
        assert small.said(case, {path: case[path] + gone}) == []


def test_types_that_nobody_knows_are_reported_once() -> None:
    unknown = laid(a=filing("实施办法", "b-ju", "a-ju", "已报送 2022-08-01"))
    assert small.places(unknown) == [("CDO101", "type")]


def test_another_unit() -> None:
    assert small.said(OTHER_UNIT) == [
        (
            "filings/2022/a.yaml:2 unit CDO302 error: "
            "市数据局不在应当提交实施方案的单位之列，应当提交的是部门、"
            "县区系列的单位（三-2） → unit 或 type 写错的更正；"
            "确实应当由它提交的，先在 scheme/filings.yaml 的 by 里登记"
        ),
    ]


def test_by_analogy() -> None:
    assert small.said(BY_ANALOGY) == [
        (
            "filings/2022/a.yaml:2 unit CDO302 info: "
            "云山县的人员名单是参照提交的，必须提交人员名单的只有部门系列的单位"
            "（三-1）"
        ),
    ]


def test_a_report_among_the_filings() -> None:
    assert small.said(MISPLACED) == [
        (
            "filings/2022/a.yaml:1 type CDO302 error: 市交通局的述职报告登记在 "
            "filings/ 里，这一种只登记在 reports/ 里（四-1） → 改在 "
            "reports/年度/a-ju.yaml 里登记，有哪些字段见 cdo schema report；"
            "这里的文件删去"
        ),
    ]


def test_a_report_among_the_filings_stays_there_when_it_is_withdrawn() -> None:
    text = MISPLACED["filings/2022/a.yaml"] + "  - {state: 撤回, on: 2022-12-31}\n"
    elsewhere = text.replace("a-zu", "c-xian").replace("a-ju", "b-ju")
    assert small.places(laid(a=elsewhere)) == [("CDO302", "type")]


def test_another_post() -> None:
    assert small.said(OTHER_POST) == [
        (
            "reports/2022/a-ju.yaml:2 post CDO302 error: "
            "述职报告由首席数据官提交，市交通局 2022 "
            "年的述职报告写的职位却是数据专员（四-1） → 职位写错的，post 改成 "
            "首席数据官；不是首席数据官述职的，不登记在 reports/ 里"
        ),
    ]


def test_a_report_of_another_unit() -> None:
    b_ju = reports(b_ju=report("已报送 2022-12-01", unit="b-ju"))
    found = [line for line in small.said(b_ju) if "CDO302" in line]
    assert found == [
        (
            "reports/2022/b-ju.yaml:1 unit CDO302 error: "
            "市数据局不在应当提交述职报告的单位之列，应当提交的是部门、"
            "县区系列的单位（四-1） → unit 写错的更正；确实应当由它提交的，"
            "先在 scheme/filings.yaml 的 by 里登记"
        ),
    ]


def test_a_report_of_any_post_where_the_type_names_none() -> None:
    anyone = scheme("  report: true\n  post: 首席数据官\n", "  report: true\n")
    clerk = {"officers/p-0001.yaml": small.person("a-ju 数据专员 专任 其他 2022-07-01")}
    assert small.said(OTHER_POST, clerk, anyone) == []


def test_a_post_that_nobody_knows_is_reported_once() -> None:
    unknown = reports(a_ju=report("已报送 2022-12-01", post="数据总监"))
    assert small.places(unknown) == [("CDO101", "post")]


def test_reports_without_a_type_of_reports() -> None:
    none = scheme("  report: true\n", "")
    assert small.places(OTHER_POST, none) == [("CDO403", "author")]


def test_one_unit() -> None:
    alone = scheme("by: {track: 部门, by_analogy: 县区}", "by: {unit: a-ju}")
    (line,) = small.said(BY_ANALOGY, alone)
    assert "不在应当提交人员名单的单位之列，应当提交的是市交通局（" in line
    roster = filing("人员名单", "a-ju", "b-ju", "已报送 2022-08-01")
    assert small.said(laid(a=roster), alone) == []


def test_a_unit_that_nobody_knows_hands_in_nothing() -> None:
    alone = scheme("by: {track: 部门, by_analogy: 县区}", "by: {unit: x-ju}")
    assert small.places(BY_ANALOGY, alone) == [("CDO101", "人员名单.by.unit")]


def test_units_that_nobody_knows_are_reported_once() -> None:
    unknown = laid(a=plan("已报送 2022-08-01").replace("a-ju", "a-jv"))
    assert small.places(unknown) == [("CDO101", "unit")]
    track = {"units/b-ju.yaml": small.BASE["units/b-ju.yaml"] + "track: 部们\n"}
    assert small.places(OTHER_UNIT, track) == [("CDO101", "track")]
