"""The body of a Word document: the elements of a document, one after another."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from cdo.documents import layout, titles, wide, wording
from cdo.documents.document import Heading
from cdo.documents.document import Paragraph as Words
from cdo.documents.layout import LINE
from cdo.documents.word import breaking, pages, sign, xml
from cdo.documents.word.head import head
from cdo.documents.word.room import room
from cdo.documents.word.xml import Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.documents.document import Block, Document, Part, Table

_HEADINGS = ("一级标题", "二级标题", "三级标题", "四级标题")


class Body:
    """Gathers paragraphs and tables, and ends sections between them."""

    def __init__(
        self, document: Document, references: str, *, printed: bool = False
    ) -> None:
        """Lay out *document*; *references* are those to its headers and footers.

        What is *printed* at once carries where its lines end.
        """
        self._document = document
        self._printed = printed
        self._references = references
        self._blocks: list[Paragraph | str] = []
        self._lies = False
        self._room = room(document)
        self._main()
        for part, label in wording.labels(document):
            self._part(part, label)
        if not self._room.alone:
            self._keep(-1)
        self._blocks += sign.colophon(document, below=self._room.below)
        self._blocks.append(Paragraph(style="末段"))

    def xml(self) -> str:
        """Return what stands between the tags of the body."""
        told = (one if isinstance(one, str) else one.xml() for one in self._blocks)
        return "".join(chain(told, [self._section()]))

    def _main(self) -> None:
        document = self._document
        self._blocks += head(document)
        title = _title("公文标题", document, document.title)
        title.spacing = (("before", self._room.title * LINE),)
        self._blocks.append(title)
        recipients = wording.recipients(document)
        if recipients and not self._room.below:
            told = self._runs(recipients, indent=0)
            self._blocks.append(Paragraph(style="主送机关", runs=told))
        else:
            title.spacing += (("after", LINE),)
        self._text(document.body)
        self._leave()
        self._turn(lies=False)
        last = len(self._blocks) - 1
        self._blocks += sign.attachments(document)
        self._blocks += sign.people(document)
        signed = sign.signature(document, self._room.above)
        if signed:
            self._keep(last if self._room.kept else last + 1)
        self._blocks += signed
        if annotation := wording.annotation(document):
            self._blocks.append(Paragraph(style="附注", runs=(Run(annotation),)))

    def _leave(self) -> None:
        """Leave lines empty at the foot of the page on which the last text begins."""
        if self._room.left:
            high = self._room.left * LINE
            frame = f'w:h="{high}" w:hRule="exact" {sign.FRAME}'
            self._blocks.insert(-1, Paragraph(style="末段", frame=frame))

    def _keep(self, first: int) -> None:
        """Keep what stands from *first* on with the signature, on one page."""
        for block in self._paragraphs(first):
            block.keep = True

    def _paragraphs(self, first: int) -> list[Paragraph]:
        return [one for one in self._blocks[first:] if isinstance(one, Paragraph)]

    def _part(self, part: Part, label: str) -> None:
        lies = wide.lies(part)
        page = False if self._turn(lies=lies) else None  # a section begins a page, too
        style = "附件标题" if label else "印发标题"
        title = _title(style, self._document, part.title)
        if label:
            told = Paragraph(style="附件序号", runs=(Run(label),), page=page)
            self._blocks += [told, title]
        else:
            self._blocks.append(replace(title, page=page))
        self._text(part.body, lies=lies)

    def _text(self, body: Iterable[Block], *, lies: bool = False) -> None:
        for block in body:
            self._turn(lies=lies or wide.is_wide(block))
            match block:
                case Heading(level, number, text):
                    style = _HEADINGS[level - 1]
                    told = self._runs(number + text)
                    self._blocks.append(Paragraph(style=style, runs=told))
                case Words(text):
                    told = self._runs(text)
                    self._blocks.append(Paragraph(style="正文段落", runs=told))
                case table:
                    self._table(table)

    def _runs(self, text: str, indent: float = layout.INDENT.value) -> tuple[Run, ...]:
        """Return *text*, its first line indented by *indent* characters."""
        if self._printed and not self._lies:
            return breaking.runs(text, indent)
        return (Run(text),)

    def _table(self, table: Table) -> None:
        width = layout.TYPE_HEIGHT if self._lies else layout.TYPE_WIDTH
        widths = wide.columns(table, width.twips)
        styles = ["表格短字" if one else "表格文字" for one in wide.short(table)]
        rows = (table.head, *table.rows)
        self._blocks.append(xml.table(rows, widths, styles))
        self._blocks.append(Paragraph(style="表后"))

    def _turn(self, *, lies: bool) -> bool:
        """Begin a page that lies or stands, unless this one does; say whether."""
        if lies == self._lies:
            return False
        (last,) = self._paragraphs(-1)  # there is one behind every table
        last.section = self._section()
        self._lies = lies
        return True

    def _section(self) -> str:
        references, self._references = self._references, ""
        letter = self._document.format == "信函"
        return pages.section(letter=letter, lies=self._lies, references=references)


def _title(style: str, document: Document, text: str) -> Paragraph:
    most = layout.TYPE_WIDTH.value / layout.TITLE_SIZE.mm
    names = (document.issuer, *document.co_issuers)
    lines = titles.lines(text, int(most), names)
    return Paragraph(style=style, runs=(Run("\n".join(lines)),))
