"""The head of a Word document (版头): mark, number, 签发人, red line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.documents import layout, wording, wordpages, wordxml
from cdo.documents.layout import LINE, RED, ems, mark_size
from cdo.documents.wordxml import Paragraph, Run

if TYPE_CHECKING:
    from cdo.documents.document import Document

_RIGHT = layout.TYPE_WIDTH.twips
_EM = 20  # twips a point


def head(document: Document) -> list[Paragraph | str]:
    """Return the head that stands in the body: none for a letter."""
    if document.format == "信函":
        return []
    space = layout.MARK_ABOVE.twips - LINE
    stamps = Paragraph(
        style="标注",
        runs=_runs(" ".join(document.marks)),
        spacing=(("line", LINE), ("after", space)),
    )
    mark = _joint(document) if wording.mark(document).tail else _mark(document)
    return [stamps, *mark, *_number(document), *_issuing(document), _line()]


def letterhead(document: Document) -> list[Paragraph]:
    """Return the header of the first page of a letter."""
    mark = [one for one in _mark(document) if isinstance(one, Paragraph)]
    told = " ".join(document.marks)
    number = Paragraph(
        style="信函发文字号",
        tabs=(("right", _RIGHT),),
        runs=(Run(f"{told}\t{document.number or ''}"),)
        if told or document.number
        else (),
    )
    return [*mark, wordpages.upper_line(), number]


def _runs(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()


def _mark(document: Document) -> list[Paragraph | str]:
    names = wording.mark(document).names
    size = mark_size(names, "")
    return [_name(name, size) for name in names]


def _name(name: str, size: float, align: str = "") -> Paragraph:
    return Paragraph(
        style="发文机关标志",
        runs=(Run(name, size=size),),
        spacing=(("line", round(size * _EM)),),
        align=align,
    )


def _joint(document: Document) -> list[Paragraph | str]:
    """Return the names one below the other, each as wide as the widest, and 文件."""
    names, tail = wording.mark(document)
    size = mark_size((*names, "十"), tail)
    left = round(max(map(ems, names)) * size * _EM) + 2 * wordxml.CELL_PADDING + 20
    right = round(ems(tail) * size * _EM) + 2 * wordxml.CELL_PADDING + 20
    paragraphs = [_name(name, size, "distribute") for name in names]
    return [wordxml.side_by_side(paragraphs, _name(tail, size), [left, right])]


def _number(document: Document) -> list[Paragraph]:
    """Return the line of the 发文字号, which keeps its place while there is none."""
    number = document.number or ""
    signer = wording.signer(document)
    if signer is None:
        return [Paragraph(style="发文字号", runs=_runs(number))]
    label, name = signer
    return [
        Paragraph(
            style="上行文发文字号",
            tabs=(("right", _RIGHT - layout.SIGNER_INDENT.twips),),
            indents=(("left", layout.NUMBER_INDENT.twips),),
            runs=(Run(f"{number}\t{label}"), Run(name, "楷体字")),
        )
    ]


def _issuing(document: Document) -> list[Paragraph]:
    """Return the line of minutes that says who has issued them, and of which day."""
    if document.format != "纪要":
        return []
    by = document.printed_by or document.issuer
    indent = layout.NUMBER_INDENT.twips
    return [
        Paragraph(
            style="纪要印发行",
            tabs=(("right", _RIGHT - indent),),
            indents=(("left", indent),),
            runs=(Run(f"{by}\t{wording.day(document)}"),),
        )
    ]


def _line() -> Paragraph:
    size = round(layout.RED_LINE.value * 8)
    above = layout.RED_LINE_ABOVE.twips
    return Paragraph(
        style="分隔线", borders=(("top", size, RED),), spacing=(("before", above),)
    )
