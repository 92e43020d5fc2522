from __future__ import annotations

from itertools import chain

import pytest

from cdo.documents.measuring import measured
from tests.documents.measuring import papers
from tests.documents.measuring.defects import DEFECTS, Defect, made

CLEAN = {
    "文件": papers.paper("通知", "文件"),
    "信函": papers.paper("函", "信函"),
    "纪要": papers.paper("纪要", "纪要"),
}
CASES = [(form, defect) for defect in DEFECTS for form in defect.formats]


@pytest.mark.parametrize(
    ("name", "document"),
    [
        pytest.param(name, document, id=name)
        for name, document in chain(papers.formats(), papers.variations())
    ],
)
def test_a_clean_document_has_no_finding(name: str, document: papers.Document) -> None:
    found = measured(papers.written(document))
    assert found.deviations == [], name
    assert found.form == document.format


@pytest.mark.parametrize(
    ("form", "defect"),
    [pytest.param(*case, id=f"{case[1].name} {case[0]}") for case in CASES],
)
def test_a_defect_is_found_by_its_clause(form: str, defect: Defect) -> None:
    found = measured(made(papers.written(CLEAN[form]), defect.edit))
    told = {(one.code, one.norm.clause) for one in found.deviations}
    assert (defect.code, defect.clause) in told
    assert found.form == form
