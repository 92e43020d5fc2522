from __future__ import annotations

from functools import cache
from itertools import chain

import pytest

from cdo.documents.measuring import Measured, measured
from cdo.findings import Severity
from tests.documents.measuring import papers
from tests.documents.measuring.defects import DEFECTS, REQUEST, Defect, made

CLEAN = {
    "文件": papers.paper("通知", "文件"),
    "信函": papers.paper("函", "信函"),
    "纪要": papers.paper("纪要", "纪要"),
}


@cache
def found_in(form: str, defect: Defect) -> Measured:
    """Return what is found in the clean document of *form* with *defect*."""
    return measured(made(papers.written(CLEAN[form]), defect.edit))


CASES = [(form, defect) for defect in DEFECTS for form in defect.formats]
ALSO = {
    "date with points": {"sealed-date-right"},  # shorter, so it ends elsewhere
    "first page like others": {"letter-lines"},  # the lower ones were on it alone
}
"""What a defect brings with it."""


@pytest.mark.parametrize(
    "name", [name for name, _ in chain(papers.formats(), papers.variations())]
)
def test_a_clean_document_has_no_finding(name: str) -> None:
    document = dict(chain(papers.formats(), papers.variations()))[name]
    found = measured(papers.written(document))
    assert found.deviations == []
    assert found.form == document.format


@pytest.mark.parametrize(
    ("form", "defect"),
    [pytest.param(*case, id=f"{case[1].name} {case[0]}") for case in CASES],
)
def test_a_defect_is_found_by_its_clause_and_nothing_else_is(
    form: str, defect: Defect
) -> None:
    found = found_in(form, defect)
    told = {(one.code, one.norm.clause) for one in found.deviations}
    assert (defect.code, defect.clause) in told
    assert {code for code, _ in told} - {defect.code} <= ALSO.get(defect.name, set())
    assert found.form == form


def test_a_report_holds_no_request() -> None:
    clean = papers.written(papers.paper("报告", "文件"))
    (found,) = measured(made(clean, REQUEST.edit)).deviations
    assert (found.code, found.norm.clause) == (REQUEST.code, REQUEST.clause)
    assert found.severity is Severity.WARNING
    assert "妥否，请批示" in found.message


def test_only_what_the_standard_demands_is_an_error() -> None:
    weights = {}
    for form, defect in CASES:
        for one in found_in(form, defect).deviations:
            weights[one.norm.strength.value] = one.severity.value
    assert weights == {
        "规定": "error",
        "一般": "warning",
        "推荐": "warning",
        "可以": "warning",
    }


def test_each_deviation_says_where_how_much_and_what_to_do() -> None:
    told = []
    for name in ("body size, direct", "top margin", "date missing", "[2022] 文件"):
        (defect,) = [one for one in DEFECTS if one.name == name]
        (one, *_) = found_in("文件", defect).deviations
        told += [one.where, one.message, one.hint]
    assert told == [
        "第5段“为进一步深化数字政府改革…”等7处",
        "字号是 小3号（15 磅），应为 3号（16 磅）",
        "选中后在“开始”→“字号”里选 3号（16 磅）",
        "",
        "上边距是 25 mm，应为 37 mm（允许差 1 mm）",
        "“页面布局”（Word 叫“布局”）→“页边距”→“自定义页边距”，上改为 3.7 厘米",
        "正文之后",
        "没有找到成文日期",
        "在发文机关署名之下写成文日期，如“2022年5月25日”",
        "第2段“云数[2022]5号”",
        "发文字号“云数[2022]5号”：年份用了 []，应为六角括号〔〕",
        "改成“机关代字〔2022〕1号”这样；〔〕在“插入”→“符号”里",
    ]
