"""From the parts of a Word document to what lies on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cdo.documents.measuring import looks
from cdo.documents.measuring.autonumbers import Numbers
from cdo.documents.measuring.elements import Element
from cdo.documents.measuring.looks import number
from cdo.documents.measuring.paper import (
    TWIPS_MM,
    Paper,
    Paragraph,
    Piece,
    Section,
)
from cdo.documents.measuring.runs import Runs
from cdo.documents.measuring.styles import Styles, flat, on, over

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.documents.measuring.package import Package

_NONE: Final = Element("", {})
_WRAPPERS: Final = {
    "w:sdt": "w:sdtContent",
    "w:customXml": "",
    "w:ins": "",
    "w:moveTo": "",
    "w:smartTag": "",
}
_SUMMED: Final = "doNotUseHTMLParagraphAutoSpacing"
_STORIES: Final = {"w:headerReference": "header", "w:footerReference": "footer"}


def read(package: Package) -> Paper:
    """Return what lies on paper."""
    return _Reader(package).paper


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.part("styles"), package.part("theme"))
        self._numbers = Numbers(package.part("numbering"))
        settings = package.part("settings") or _NONE
        self.paper = Paper(
            even=on(flat(settings), "evenAndOddHeaders"),
            summed=on(flat(settings.child("w:compat")), _SUMMED),
        )
        ends = [one.child("w:pPr", "w:sectPr") for one in package.body.all("w:p")]
        given = [one for one in (*ends, package.body.child("w:sectPr")) if one]
        self.paper.sections = [_section(one) for one in given] or [Section()]
        for at, end in enumerate(given):
            self._stories(end, at)
        self._section = 0
        self._breaks = False
        self._count = 0
        for one in self._told(package.body):
            self._add(one)
        self._place()
        self.paper.strokes = [
            stroke
            for story in (self.paper.headers, self.paper.paragraphs, self.paper.footers)
            for one in story
            for stroke in one.strokes
        ]

    def _stories(self, properties: Element, at: int) -> None:
        for one in properties.children:
            where, sort = _STORIES.get(one.name, ""), one.get("type")
            if not where or not self._used(sort, at):
                continue
            part = self._package.related(one.get("r:id"))
            story = self.paper.headers if where == "header" else self.paper.footers
            self._section = at
            story += self._told(part or _NONE, where, sort)

    def _used(self, sort: str, at: int) -> bool:
        if sort == "first":
            return self.paper.sections[at].title_page
        return sort != "even" or self.paper.even

    def _told(
        self, parent: Element, where: str = "body", sort: str = "", table: str = "-"
    ) -> Iterator[Paragraph]:
        """Yield the paragraphs below *parent*, those in tables and boxes too."""
        for block in _unwrapped(parent.children):
            if block.name == "w:tbl":
                yield from self._table(block, where, sort)
            elif block.name == "w:p":
                yield from self._paragraph(block, where, sort, table)

    def _table(self, block: Element, where: str, sort: str) -> Iterator[Paragraph]:
        properties = block.child("w:tblPr") or _NONE
        style = properties.value("w:tblStyle")
        lines = [
            one
            for borders in block.all("w:tblBorders", "w:tcBorders")
            for one in borders.children
            if one.get("val") not in {"none", "nil"}
        ]
        named = self._styles.lined(style)
        for row in _unwrapped(block.children):
            for cell in _unwrapped(row.children):
                for one in self._told(cell, where, sort, style):
                    one.table = True
                    one.ruled = bool(lines) or named
                    yield one

    def _paragraph(
        self, block: Element, where: str, sort: str, table: str
    ) -> Iterator[Paragraph]:
        style = table.removeprefix("-")
        own = flat(block.child("w:pPr"))
        told = Paragraph(where=where, sort=sort, section=self._section)
        named = over(self._styles.numbered(own.get("pStyle.val", "")), own)
        level = self._numbers.level(named)
        properties = self._styles.paragraph(own, style, level and level.properties)
        runs = Runs(self._styles, own.get("pStyle.val", ""), style)
        runs.take(block)
        told.style = self._styles.name(own.get("pStyle.val", ""))
        told.pieces, told.field = runs.pieces, runs.field
        if told.text and (label := self._numbers.next(named)):
            told.pieces.insert(0, Piece(label, told.type))
        told.boxed = bool(runs.drawings) and not told.text
        if not told.pieces:  # the mark at its end is as high as it says
            told.pieces = [Piece("", runs.empty(block))]
        looks.laid(told, properties, self.paper.sections[self._section])
        for drawing in runs.drawings:
            told.strokes += tuple(looks.drawn(drawing, told))
        for drawing in runs.drawings:
            yield from self._boxed(drawing, where, sort)
        told.page = told.page or runs.page
        yield told
        if runs.page_after:
            self._breaks = True
        self._end(block, where)

    def _boxed(self, drawing: Element, where: str, sort: str) -> Iterator[Paragraph]:
        """Yield what stands in a box; its alternatives say the same once more."""
        top = looks.offset(drawing)
        side = looks.side(drawing)
        for content in drawing.all("w:txbxContent"):
            for one in self._told(content, where, sort):
                one.boxed = True
                one.top = top
                one.side = one.side or side
                yield one
            break

    def _end(self, block: Element, where: str) -> None:
        """Begin the next section where *block* is the last one of its own."""
        last = len(self.paper.sections) - 1
        if where == "body" and block.child("w:pPr", "w:sectPr"):
            self._section = min(self._section + 1, last)
            kind = self.paper.sections[self._section].kind
            self._breaks = self._breaks or kind != "continuous"

    def _add(self, one: Paragraph) -> None:
        if one.text or one.strokes:
            one.page, self._breaks = one.page or self._breaks, False
        if one.text:
            self._count += 1
            one.at = self._count
        self.paper.paragraphs.append(one)

    def _place(self) -> None:
        """Say how far down each paragraph of the first page is."""
        section = self.paper.first
        at = section.header / TWIPS_MM
        first = "first" if section.title_page else "default"
        header = [one for one in self.paper.headers if one.sort == first]
        upper = [one for one in header if not one.section]
        at, sure = self._down(upper, at, sure=True)
        begins = max(at, section.top / TWIPS_MM)
        self._down(self.paper.paragraphs, begins, sure=sure)

    def _down(
        self, story: Iterable[Paragraph], at: float, *, sure: bool
    ) -> tuple[float, bool]:
        """Place *story* from *at* downwards as far as its first page goes.

        Returns where it ends; `sure` is whether that depends on no font.
        """
        after = 0.0
        for position, one in enumerate(story):
            if one.page and position:
                break
            if one.top is None and not one.boxed:
                at += self.paper.between(after, one.before) / TWIPS_MM
                one.top, one.sure = at, one.sure and sure
                lines = one.raw.strip("\n").count("\n") + 1
                at += one.height * lines / TWIPS_MM
                after, sure = one.after, one.sure
        return at + after / TWIPS_MM, sure


def _unwrapped(blocks: Iterable[Element]) -> Iterator[Element]:
    for block in blocks:
        if block.name in _WRAPPERS:
            inner = _WRAPPERS[block.name]
            content = block.child(inner) if inner else block
            yield from _unwrapped((content or _NONE).children)
        else:
            yield block


def _section(element: Element) -> Section:
    size, margins = element.child("w:pgSz"), element.child("w:pgMar")
    grid = element.child("w:docGrid") or _NONE
    found = Section()
    for one, names in (
        (size, {"w": "width", "h": "height"}),
        (margins, {name: name for name in _MARGINS}),
    ):
        given: dict[str, Any] = {
            field: round(number(one.get(name), getattr(found, field)))
            for name, field in names.items()
            if one is not None
        }
        found = found._replace(**given)
    return found._replace(
        grid=grid.get("type"),
        pitch=round(number(grid.get("linePitch"))),
        characters=round(number(grid.get("charSpace"))),
        title_page=on(flat(element), "titlePg"),
        kind=element.value("w:type") or "nextPage",
    )


_MARGINS: Final = ("top", "right", "bottom", "left", "header", "footer", "gutter")
