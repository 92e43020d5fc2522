"""A copy to be laid out in which exact spacing of lines is exact, as in Word.

LibreOffice 7.4 puts such lines on the grid all the same, 25.2 no more: those of 24
points on a grid of 29 look right, those of 29 points on one of 15.6 are 31 apart.  Both
begin the grid where as much is left above as below, which lowers the whole page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.documents import docx
from cdo.documents.measuring.looks import number
from cdo.documents.measuring.package import Package
from cdo.documents.measuring.styles import Styles, flat, on

if TYPE_CHECKING:
    from cdo.documents.measuring.elements import Element


def exact(data: bytes) -> bytes:
    """Return the Word document *data* with exactly spaced paragraphs off the grid.

    Where none is left on it, there is no grid.  It is returned as it is where no
    paragraph is so, where the grid is one of characters, too, and where it is too large
    or in part damaged.  Raises `UnreadableError` where it cannot be read.
    """
    package = Package(data)
    grids = {one.get("type") for one in package.main.all("w:docGrid")}
    if grids - {"", "default"} != {"lines"}:
        return data
    styles = Styles(package.part("styles"), package.part("theme"))
    off = [_is_off(styles, one) for one in package.main.all("w:p")]
    if not any(off):
        return data
    try:
        return package.copied(lambda main: docx.unsnapped(main, off)) or data
    except SyntaxError:  # more text in one piece than the library reads
        return data


def _is_off(styles: Styles, paragraph: Element) -> bool:
    """Say whether the lines of *paragraph* are on no grid in Word."""
    properties = styles.paragraph(flat(paragraph.child("w:pPr")))
    told = number(properties.get("spacing.line", ""))
    exact = bool(told) and properties.get("spacing.lineRule") == "exact"
    return exact or not on({"snapToGrid.val": "1"} | properties, "snapToGrid")
