"""Pages of a Word document: paper, margins, grid, page numbers, the lower red line."""

from __future__ import annotations

from cdo.documents import layout
from cdo.documents.layout import LINE, RED
from cdo.documents.wordxml import PAGE_FIELD, Paragraph, Run

_DASH = "—"
_FOOTER = layout.LETTER_LINE_BOTTOM.twips
_HALF_NUMBER = 7.0  # pt: the dash is in the middle of a number of 14 pt


def section(*, letter: bool, lies: bool, references: str = "") -> str:
    """Return the properties of a section, upright or lying.

    *references* are those to headers and footers, which the first section has; the
    others have the same.
    """
    high, across = layout.PAPER_HEIGHT.twips, layout.PAPER_WIDTH.twips
    size = f'w:w="{across}" w:h="{high}"'
    first = "<w:titlePg/>" if letter and references else ""
    top, right = layout.TOP.twips, layout.RIGHT.twips
    bottom, left = layout.BOTTOM.twips, layout.LEFT.twips
    if lies:  # its top is at the binding
        size = f'w:w="{high}" w:h="{across}" w:orient="landscape"'
        top, right, bottom, left = left, top, right, bottom
    return (
        f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="{_header(letter=letter, lies=lies)}" '
        f'w:footer="{_FOOTER if not lies else 600}" w:gutter="0"/>{first}'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )


def _header(*, letter: bool, lies: bool) -> int:
    """Return how far from the edge of the page the header begins."""
    return layout.LETTER_MARK_TOP.twips if letter and not lies else 850


def _below(bottom: int) -> int:
    """Return the room below the number of a page, so that its dash is at 7 mm.

    The footer ends where the second red line of a letter lies.
    """
    number = layout.PAGE_NUMBER_BELOW.twips + round(_HALF_NUMBER * 20)
    return bottom - number - _FOOTER


def page_number(*, odd: bool) -> Paragraph:
    """Return the footer with the number of the page, at its outer side."""
    indent = layout.PAGE_NUMBER_INDENT.twips
    return Paragraph(
        style="页码",
        indents=(("right" if odd else "left", indent),),
        align="right" if odd else "left",
        spacing=(("after", _below(layout.BOTTOM.twips)),),
        runs=(Run(f"{_DASH} "),),
        raw=PAGE_FIELD + f'<w:r><w:t xml:space="preserve"> {_DASH}</w:t></w:r>',
    )


def blank() -> Paragraph:
    """Return a header that says nothing and takes no room."""
    return Paragraph(style="空页眉")


def upper_line() -> Paragraph:
    """Return the first red double line of a letter: thick over thin."""
    return Paragraph(
        style="分隔线",
        borders=(("top", *_THICK), ("bottom", *_THIN)),
        spacing=(("before", layout.LETTER_LINE_ABOVE.twips),),
        indents=_wider(),
    )


def lower_line() -> Paragraph:
    """Return the second one, thin over thick, at its place on the page."""
    return Paragraph(
        style="分隔线",
        borders=(("top", *_THIN), ("bottom", *_THICK)),
        indents=_wider(),
    )


def _wider() -> tuple[tuple[str, int], ...]:
    """Return the indents of a red line, which is longer than the type area is wide."""
    over = (layout.LETTER_LINE_WIDTH.twips - layout.PAPER_WIDTH.twips) // 2
    left, right = layout.LEFT.twips + over, layout.RIGHT.twips + over
    return (("left", -left), ("right", -right))


_THICK = (round(layout.LETTER_LINE_THICK.value * 8), RED)
_THIN = (round(layout.LETTER_LINE_THIN.value * 8), RED)
