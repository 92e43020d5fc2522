"""The runs of one paragraph: text with its look, fields, breaks, drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cdo.documents.measuring.looks import typed
from cdo.documents.measuring.paper import Piece
from cdo.documents.measuring.styles import flat, on

if TYPE_CHECKING:
    from cdo.documents.measuring.elements import Element
    from cdo.documents.measuring.paper import Type
    from cdo.documents.measuring.styles import Styles

_SIGNS: Final = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
_SKIPPED: Final = frozenset(
    ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:footnoteReference", "w:instrText")
)
_DRAWINGS: Final = frozenset(("w:drawing", "w:pict", "w:object"))


class Runs:
    """Gathers what a paragraph says."""

    def __init__(self, styles: Styles, paragraph: str, table: str) -> None:
        """Begin for a paragraph of the style *paragraph*, in a table of *table*."""
        self.pieces: list[Piece] = []
        self.drawings: list[Element] = []
        self.field = ""
        self.page = False
        self.page_after = False
        self._styles = styles
        self._paragraph = paragraph
        self._table = table
        self._types: dict[tuple[tuple[str, str], ...], Type] = {}

    def take(self, block: Element) -> None:
        """Gather what is below *block*; what was deleted or is hidden is left out."""
        for one in block.children:
            if one.name == "w:r":
                self._run(one)
            elif one.name == "w:fldSimple":
                self.field += one.get("instr")
                self.take(one)
            elif one.name not in _SKIPPED:
                self.take(one)

    def empty(self, block: Element) -> Type:
        """Return how the mark at the end of the paragraph looks."""
        return self._type(block.child("w:pPr", "w:rPr"))[0]

    def _run(self, run: Element) -> None:
        kind, hidden = self._type(run.child("w:rPr"))
        text = "".join(self._said(run, hidden=hidden))
        if text and not hidden:
            self.pieces.append(Piece(text, kind))

    def _said(self, run: Element, *, hidden: bool) -> list[str]:
        said = []
        for one in run.children:
            if one.name == "w:t":
                said.append(one.text)
            elif one.name in _SIGNS:
                said.append(_SIGNS[one.name])
            elif one.name == "w:br":
                said.append(self._break(one.get("type"), hidden=hidden))
            elif one.name == "w:instrText":
                self.field += one.text
            elif one.name in _DRAWINGS:
                self.drawings.append(one)
            elif one.name == "mc:AlternateContent":
                self._alternatives(one)
        return said

    def _break(self, kind: str, *, hidden: bool) -> str:
        if kind != "page":
            return "\n"
        if any(piece.text.strip() for piece in self.pieces) or hidden:
            self.page_after = True
        else:
            self.page = self.page_after = True
        return ""

    def _alternatives(self, given: Element) -> None:
        """Take the first of several ways of saying one thing."""
        for choice in given.each("mc:Choice", "mc:Fallback"):
            found = [one for one in choice.children if one.name in _DRAWINGS]
            if found:
                self.drawings += found
                return

    def _type(self, properties: Element | None) -> tuple[Type, bool]:
        own = flat(properties)
        resolved = self._styles.run(self._paragraph, own, self._table)
        return typed(self._styles, resolved), on(resolved, "vanish")
