"""What a hand may do to a Word document, to the worse."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document as Package
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Edit = Callable[["Word"], None]

OFFICIAL, LETTER, MINUTES = "文件", "信函", "纪要"
ALL = (OFFICIAL, LETTER, MINUTES)
SIGNED = (OFFICIAL, LETTER)


Word = Any  # python-docx is not typed


def made(data: bytes, edit: Edit) -> bytes:
    """Return the Word document *data* with the defect that *edit* makes."""
    package = Package(BytesIO(data))
    edit(package)
    buffer = BytesIO()
    package.save(buffer)
    return buffer.getvalue()


def _paragraphs(package: Word) -> list[Any]:
    """Return all paragraphs, those of headers too."""
    section = package.sections[0]
    return [*package.paragraphs, *section.first_page_header.paragraphs]


def _styled(package: Word, *names: str) -> list[Any]:
    found = [one for one in _paragraphs(package) if one.style.name in names]
    assert found, names
    return found


def _font(target: Word, name: str) -> None:
    properties = target.element.get_or_add_rPr() if hasattr(target, "element") else None
    properties = target._element.get_or_add_rPr() if properties is None else properties
    fonts = properties.get_or_add_rFonts()
    for script in ("w:eastAsia", "w:ascii", "w:hAnsi"):
        fonts.set(qn(script), name)


def font(style: str, name: str, *, direct: bool) -> Edit:
    def edit(package: Word) -> None:
        if not direct:
            _font(package.styles[style], name)
            return
        for one in _styled(package, style):
            for run in one.runs:
                _font(run, name)

    return edit


def size(style: str, points: float, *, direct: bool) -> Edit:
    def edit(package: Word) -> None:
        if not direct:
            package.styles[style].font.size = Pt(points)
            return
        for one in _styled(package, style):
            for run in one.runs:
                run.font.size = Pt(points)

    return edit


def laid(style: str, direct: bool = True, **measures: Word) -> Edit:  # noqa: FBT001, FBT002
    def edit(package: Word) -> None:
        targets = _styled(package, style) if direct else [package.styles[style]]
        for one in targets:
            for name, value in measures.items():
                setattr(one.paragraph_format, name, value)

    return edit


def section(**measures: Word) -> Edit:
    def edit(package: Word) -> None:
        for one in package.sections:
            for name, value in measures.items():
                setattr(one, name, value)

    return edit


def said(style: str, pattern: str, new: str) -> Edit:
    def edit(package: Word) -> None:
        done = 0
        for one in _styled(package, style):
            for run in one.runs:
                changed, count = re.subn(pattern, new, run.text, count=1)
                if count and not done:
                    run.text, done = changed, 1
        assert done, (style, pattern)

    return edit


def removed(*styles: str) -> Edit:
    def edit(package: Word) -> None:
        for one in _styled(package, *styles):
            one._element.getparent().remove(one._element)

    return edit


def no_grid(package: Word) -> None:
    for grid in list(package.element.body.iter(qn("w:docGrid"))):
        grid.getparent().remove(grid)


def all_right(package: Word) -> None:
    package.settings.odd_and_even_pages_header_footer = False


def even_right(package: Word) -> None:
    for one in package.sections[0].even_page_footer.paragraphs:
        one.alignment = ALIGN.RIGHT


def no_folios(package: Word) -> None:
    for one in package.sections:
        for footer in (one.footer, one.even_page_footer):
            for field in list(footer._element.iter(qn("w:fldSimple"))):
                field.getparent().remove(field)


def folio_on_first(package: Word) -> None:
    footer = package.sections[0].first_page_footer._element
    odd = package.sections[0].footer._element
    footer.append(odd[0].__copy__())


def no_first(package: Word) -> None:
    package.sections[0].different_first_page_header_footer = False
    head = package.sections[0].first_page_header._element
    for target in (package.sections[0].header, package.sections[0].even_page_header):
        for at, one in enumerate(list(head)):
            target._element.insert(at, one.__copy__())


def _red_borders(package: Word) -> Iterator[Any]:
    first = package.sections[0]
    roots = [package.element.body]
    if first.different_first_page_header_footer:
        roots += [first.first_page_header._element, first.first_page_footer._element]
    for root in roots:
        for borders in list(root.iter(qn("w:pBdr"))):
            if any(side.get(qn("w:color")) == "FF0000" for side in borders):
                yield borders


def no_red_lines(package: Word) -> None:
    for borders in _red_borders(package):
        borders.getparent().remove(borders)


def swapped_lines(package: Word) -> None:
    for borders in _red_borders(package):
        first, second = borders
        key = qn("w:sz")
        weights = first.get(key), second.get(key)
        first.set(key, weights[1])
        second.set(key, weights[0])


def black(style: str, *, direct: bool) -> Edit:
    def edit(package: Word) -> None:
        if not direct:
            package.styles[style].font.color.rgb = RGBColor(0, 0, 0)
            return
        for one in _styled(package, style):
            for run in one.runs:
                run.font.color.rgb = RGBColor(0, 0, 0)

    return edit


def no_colophon_lines(package: Word) -> None:
    for one in package.paragraphs:
        if one.style.name.startswith("版记"):
            one._element.getparent().remove(one._element)


def printed(package: Word) -> None:
    (cc,) = _styled(package, "抄送机关")
    line = cc._element.__copy__()
    cc._element.addnext(line)
    text = next(line.iter(qn("w:t")))
    text.text = "云州市数据局办公室 2022年5月25日印发"


def lines_around_cc(package: Word) -> None:
    (cc,) = _styled(package, "抄送机关")
    properties = cc._element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    for side in ("top", "bottom"):
        one = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "8"), ("color", "000000")):
            one.set(qn(f"w:{key}"), value)
        borders.append(one)
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind")


def request(package: Word) -> None:
    _styled(package, "正文段落")[0].runs[0].text += "妥否，请批示。"


def unlisted(package: Word) -> None:
    _styled(package, "附件标题")[0].runs[0].text = "另一张表"


def same_page(package: Word) -> None:
    for one in _styled(package, "附件序号"):
        one.paragraph_format.page_break_before = False
