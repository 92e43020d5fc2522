from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from cdo import programs
from cdo.documents import pdf
from cdo.documents.measuring import ink, measured, sheets
from cdo.documents.measuring.exact import exact
from cdo.documents.measuring.ink import UnmeasuredError
from tests.documents.measuring import papers, words
from tests.documents.measuring.defects import BODY, DEFECTS, MARK, Defect
from tests.documents.measuring.edits import Word, laid, made, section, size
from tests.documents.measuring.test_defects import CLEAN

FORMATS = ("文件", "信函", "纪要")


def defect(name: str) -> Defect:
    (found,) = [one for one in DEFECTS if one.name == name]
    return found


def _fine_grid(package: Word) -> None:
    """Give the pages the grid that Word has of itself."""
    for grid in package.element.body.iter(qn("w:docGrid")):
        grid.set(qn("w:linePitch"), "312")


def _wide_lines(package: Word) -> None:
    (line,) = [one for one in package.paragraphs if one.style.name == "分隔线"][:1]
    line.paragraph_format.left_indent = Mm(30)


def _low_line(package: Word) -> None:
    (line,) = [one for one in package.paragraphs if one.style.name == "分隔线"][:1]
    line.paragraph_format.space_before = Mm(15)


def _far_line(package: Word) -> None:
    header = package.sections[0].first_page_header
    (line,) = [one for one in header.paragraphs if one.style.name == "分隔线"]
    line.paragraph_format.space_before = Mm(12)


EDITS = {
    ("文件", "line spacing"): (laid(BODY, line_spacing=Pt(24)), ["lines"]),
    ("文件", "wide spacing"): (laid(BODY, line_spacing=Pt(31)), ["lines"]),
    ("文件", "fine grid"): (_fine_grid, []),
    ("信函", "fine grid"): (_fine_grid, []),
    ("文件", "body size"): (size(BODY, 16.5, direct=True), ["characters"]),
    ("文件", "mark too low"): (laid(MARK, space_before=Mm(60)), ["mark-above"]),
    ("文件", "short line"): (_wide_lines, ["type-width"]),
    ("文件", "low line"): (_low_line, ["red-line-above"]),
    ("文件", "right"): (defect("even page numbers right").edit, ["page-number-side"]),
    ("文件", "low footer"): (section(footer_distance=Mm(10)), ["page-number-below"]),
    ("文件", "no lines"): (defect("red lines removed 文件").edit, []),
    ("信函", "mark at 20"): (defect("mark at 20 mm").edit, ["letter-mark-top"]),
    ("信函", "swapped"): (
        defect("lines in the wrong order").edit,
        ["letter-lines"] * 2,
    ),
    ("信函", "far line"): (_far_line, ["letter-line-above"]),
    ("信函", "numbered"): (
        defect("first page numbered").edit,
        ["letter-line-bottom", "letter-page-number"],
    ),
    ("信函", "low footer"): (
        section(footer_distance=Mm(10)),
        ["letter-line-bottom", "page-number-below"],
    ),
    ("信函", "black"): (defect("black mark, style").edit, []),
    ("信函", "no lines"): (defect("red lines removed 信函").edit, []),
}


@pytest.fixture(scope="module")
def seen(pages: None) -> dict[tuple[str, str], ink.Seen]:
    """Lay out all documents in one start of LibreOffice."""
    del pages
    texts = {(form, ""): papers.written(CLEAN[form]) for form in FORMATS}
    texts |= {key: made(texts[key[0], ""], edit) for key, (edit, _) in EDITS.items()}
    lying = dict(papers.variations())["lying"]
    texts["文件", "lying"] = papers.written(lying)
    printed = pdf.converted([exact(one) for one in texts.values()])
    return {
        key: ink.judged(sheets.sheets(data), key[0])
        for key, data in zip(texts, printed, strict=True)
    }


@pytest.mark.parametrize("form", FORMATS)
def test_clean_documents_measure_as_the_standard_says(
    seen: dict[tuple[str, str], ink.Seen], form: str
) -> None:
    found = seen[form, ""]
    assert found.deviations == []
    told = {one.what: one.value for one in found.figures}
    assert (told["正文每面"], told["正文每行"]) == (22, 28)
    top = {"信函": "发文机关标志的上边缘距上页边"}
    edge = top.get(form, "发文机关标志的上边缘距版心上边缘")
    assert told[edge] == pytest.approx(30 if form == "信函" else 35, abs=1)
    length = "红色双线长" if form == "信函" else "红色分隔线长"
    assert told[length] == pytest.approx(170 if form == "信函" else 156, abs=0.5)
    below = [value for what, value in told.items() if "一字线" in what]
    assert below == pytest.approx([7] * len(below), abs=0.5)


@pytest.mark.parametrize(("form", "name"), EDITS)
def test_what_is_wrong_on_paper_is_measured(
    seen: dict[tuple[str, str], ink.Seen], form: str, name: str
) -> None:
    told = [one.code for one in seen[form, name].deviations]
    _, wanted = EDITS[form, name]
    assert told == wanted


def test_pages_that_lie_are_not_measured(seen: dict[tuple[str, str], ink.Seen]) -> None:
    assert seen["文件", "lying"].deviations == []


def test_a_document_is_laid_out_and_measured(pages: None) -> None:
    del pages
    found = ink.measured(papers.written(CLEAN["信函"]), "信函")
    assert found.deviations == []
    assert measured(papers.written(CLEAN["信函"])).form == "信函"


def test_without_libreoffice_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(programs, "located", lambda *_: None)
    with pytest.raises(UnmeasuredError, match=r"apt-get install .*libreoffice"):
        ink.measured(papers.written(CLEAN["信函"]), "信函")


def test_what_would_fetch_something_is_not_laid_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(programs, "located", lambda *_: "soffice")
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = 'Id="i" Type="x/image" Target="http://example.org" TargetMode="External"'
    told = f'<Relationships xmlns="{space}"><Relationship {link}/></Relationships>'
    data = words.package(words.para("文"), others={"word/_rels/x.xml.rels": told})
    with pytest.raises(UnmeasuredError, match="把图片改为“嵌入”再检查"):
        ink.measured(data, "文件")


@pytest.mark.parametrize("fault", [b"no PDF", None])
def test_pages_that_cannot_be_made_are_not_measured(
    monkeypatch: pytest.MonkeyPatch, fault: bytes | None
) -> None:
    def converted(_: object) -> list[bytes]:
        if fault is None:
            raise pdf.NoConversionError("x")
        return [fault]

    monkeypatch.setattr(programs, "located", lambda *_: "soffice")
    monkeypatch.setattr(pdf, "converted", converted)
    with pytest.raises(UnmeasuredError, match="LibreOffice 排不出版面"):
        ink.measured(papers.written(CLEAN["信函"]), "信函")


def test_a_blank_page_has_nothing_to_measure() -> None:
    for form in FORMATS:
        assert ink.judged([sheets.Sheet(210, 297, [], [])], form) == ink.Seen([], [])


def test_a_number_without_dashes_is_measured_by_its_side_alone() -> None:
    def number(left: float) -> ink.Seen:
        glyph = sheets.Glyph("1", left, 268, left + 3, 272, left, 272, 14, red=False)
        return ink.judged([sheets.Sheet(210, 297, [glyph], [])], "文件")

    assert number(175) == ink.Seen([], [])
    for left in (30, 100):
        assert [one.code for one in number(left).deviations] == ["page-number-side"]
