"""Paragraphs and tables of a Word document as XML; text never becomes markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BREAKS = re.compile(r"([\n\t])")
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}

PAGE_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
"""The number of the page it stands on."""


CELL_PADDING = 108
"""Twips on either side of a cell."""


class Run(NamedTuple):
    """Text in one style of characters; `size` is given in points.

    `spacing` is how many twips its characters are set apart, if not as in its style.
    """

    text: str
    style: str = ""
    size: float = 0
    spacing: int | None = None


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """One paragraph, and what sets it apart from its style; measures are twips.

    `tabs` are positions and sorts, `borders` sides with eighths of a point,
    `section` ends a section with this paragraph, `raw` is XML behind the runs.
    """

    style: str
    runs: tuple[Run, ...] = ()
    keep: bool = False
    page: bool | None = None
    frame: str = ""
    borders: tuple[tuple[str, int, str], ...] = ()
    tabs: tuple[tuple[str, int], ...] = ()
    spacing: tuple[tuple[str, int], ...] = ()
    indents: tuple[tuple[str, int], ...] = ()
    align: str = ""
    section: str = ""
    raw: str = ""

    def xml(self) -> str:
        """Return the paragraph."""
        runs = "".join(map(run, self.runs))
        return (
            f"<w:p><w:pPr>{''.join(self._properties())}</w:pPr>{runs}{self.raw}</w:p>"
        )

    def _properties(self) -> Iterator[str]:
        """Yield the properties in the order of their schema."""
        yield f'<w:pStyle w:val="{self.style}"/>'
        if self.keep:
            yield "<w:keepNext/>"
        if self.page is not None:
            yield f'<w:pageBreakBefore w:val="{int(self.page)}"/>'
        if self.frame:
            yield f"<w:framePr {self.frame}/>"
        if self.borders:
            sides = (
                f'<w:{side} w:val="single" w:sz="{size}" w:space="0" '
                f'w:color="{color}"/>'
                for side, size, color in self.borders
            )
            yield f"<w:pBdr>{''.join(sides)}</w:pBdr>"
        if self.tabs:
            stops = (f'<w:tab w:val="{sort}" w:pos="{at}"/>' for sort, at in self.tabs)
            yield f"<w:tabs>{''.join(stops)}</w:tabs>"
        if self.spacing:
            yield f"<w:spacing {_attributes(self.spacing)}/>"
        if self.indents:
            yield f"<w:ind {_attributes(self.indents)}/>"
        if self.align:
            yield f'<w:jc w:val="{self.align}"/>'
        if self.section:
            yield self.section


def _attributes(pairs: tuple[tuple[str, int], ...]) -> str:
    exact = ' w:lineRule="exact"' if any(name == "line" for name, _ in pairs) else ""
    return " ".join(f'w:{name}="{value}"' for name, value in pairs) + exact


def run(one: Run) -> str:
    """Return a run; line breaks and tabs in it become those of Word."""
    style = f'<w:rStyle w:val="{one.style}"/>' if one.style else ""
    size = f'<w:sz w:val="{round(one.size * 2)}"/>' if one.size else ""
    apart = "" if one.spacing is None else f'<w:spacing w:val="{one.spacing}"/>'
    told = style + apart + size
    properties = f"<w:rPr>{told}</w:rPr>" if told else ""
    return f"<w:r>{properties}{text(one.text)}</w:r>"


def text(told: str) -> str:
    """Return *told* as the content of a run."""
    pieces = (
        _ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _BREAKS.split(told)
        if piece
    )
    return "".join(pieces)


def table(rows: Iterable[tuple[str, ...]], widths: list[int], styles: list[str]) -> str:
    """Return a table with lines: the first of *rows* is repeated on every page.

    The others have *styles*, column by column.
    """
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head, *others = rows
    told = _row(head, widths, ["表头"] * len(widths), "<w:tblHeader/>")
    told += "".join(_row(row, widths, styles) for row in others)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="公文表格"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{told}</w:tbl>"
    )


def _row(
    cells: tuple[str, ...], widths: list[int], styles: list[str], repeated: str = ""
) -> str:
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        '<w:vAlign w:val="center"/></w:tcPr>'
        f"{Paragraph(style=style, runs=(Run(cell),)).xml()}</w:tc>"
        for cell, width, style in zip(cells, widths, styles, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{told}</w:tr>"


def side_by_side(left: list[Paragraph], right: Paragraph, widths: list[int]) -> str:
    """Return two cells without lines; the right one is centred by the left one."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = "".join(one.xml() for one in left)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:vAlign w:val="center"/></w:tcPr>{told}</w:tc>'
        for told, width in zip((first, right.xml()), widths, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>"
        f"{cells}</w:tr></w:tbl>"
    )
