"""What follows the text of a Word document: 附件说明, signature, 附注, 版记."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdo.documents import layout, wording
from cdo.documents.layout import LINE, PITCH, ems
from cdo.documents.word.xml import Paragraph, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.document import Document

_WIDTH = layout.TYPE_WIDTH.twips
FRAME = (
    f'w:w="{_WIDTH}" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" '
    'w:xAlign="left" w:yAlign="bottom"'
)
"""A frame as wide as the type area, at its foot."""

_SEALED_ROWS = layout.SEALS_APART.twips


def attachments(document: Document) -> Iterator[Paragraph]:
    """Yield the lines of the 附件说明, their titles one below the other."""
    indent = layout.ATTACHMENTS_INDENT.twips
    first = ""
    for label, number, title in wording.attachments(document):
        first = first or label
        hanging = round(ems(label + number) * PITCH)
        left = indent + round(ems(first) * PITCH) + round(ems(number) * PITCH)
        yield Paragraph(
            style="附件说明" if label else "附件说明续",
            runs=(Run(label + number + title),),
            indents=(("left", left), ("hanging", hanging)),
        )


def signature(document: Document, above: int) -> list[Paragraph]:
    """Return 发文机关署名 and 成文日期, with room for a seal or without.

    There are *above* blank lines above them.
    """
    organs = wording.organs(document)
    if not organs:
        return []
    told = _sealed(document, organs) if document.sealed else _plain(document, organs)
    told[0].spacing = (("before", above * LINE),)
    return told


def _sealed(document: Document, organs: tuple[str, ...]) -> list[Paragraph]:
    """Centre the last organ over the date, those before it beside and above it."""
    day = wording.day(document)
    half = ems(day) * PITCH / 2
    widest = max(map(ems, organs)) * PITCH / 2
    right = _WIDTH - layout.SEALED_DATE_RIGHT.twips - half
    centre = round(min(right, _WIDTH - widest))
    box = (("left", max(2 * centre - _WIDTH, 0)), ("right", 0))
    date = Paragraph(style="成文日期", runs=(Run(day),), indents=box)
    if len(organs) == 1:
        return [
            Paragraph(style="发文机关署名", runs=(Run(organs[0]),), indents=box),
            date,
        ]
    beside = widest * 2 + PITCH <= _WIDTH / 2
    rows = _rows(organs) if beside else [("", organ) for organ in organs]
    tabs = (("center", _WIDTH - centre), ("center", centre))
    told = [
        Paragraph(
            style="发文机关署名",
            runs=(Run(f"\t{left}\t{last}"),),
            tabs=tabs,
            align="left",
            spacing=(("before", _SEALED_ROWS if at else 0),),
        )
        for at, (left, last) in enumerate(rows)
    ]
    return [*told, date]


def _rows(organs: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return *organs* two a row; the last one stands on the right."""
    padded = (*organs[:-1], "", organs[-1]) if len(organs) % 2 else organs
    return list(zip(padded[::2], padded[1::2], strict=True))


def _plain(document: Document, organs: tuple[str, ...]) -> list[Paragraph]:
    """Let the organ end, and the date begin, where the standard says."""
    day = wording.day(document)
    right = layout.ORGAN_RIGHT.twips
    shift = layout.DATE_SHIFT.twips
    organ, date = ems(organs[0]) * PITCH, ems(day) * PITCH
    after = right + organ - shift - date  # what is left to the right of the date
    if after < right:
        right, after = round(right + shift + date - organ), right
    told = [
        Paragraph(
            style="发文机关署名",
            runs=(Run(one),),
            indents=(("right", round(right)),),
            align="right",
        )
        for one in organs
    ]
    indents = (("right", round(after)),)
    told.append(
        Paragraph(style="成文日期", runs=(Run(day),), indents=indents, align="right")
    )
    return told


def colophon(document: Document, *, below: bool) -> list[Paragraph]:
    """Return the 版记, which stands at the bottom of the last page.

    The 主送机关 are in it where they stand *below*.
    Its lines are paragraphs filled with black, as high as a line is thick: borders
    would be as short as the text between its indents, and a frame whose paragraphs
    have different ones stays where the text is.
    """
    publicity = wording.publicity(document)
    above = [Paragraph(style="公开方式", runs=(Run(publicity),))] if publicity else []
    names = [("主送：", wording.main(document))] if below else []
    names.append(("抄送：", wording.cc(document)))
    rows = [_cc(label, told) for label, told in names if told]
    if printed := wording.printed(document):
        inner = [*rows, Paragraph(style="版记细线")] if rows else []
        outer = Paragraph(style="版记粗线")
        rows = [outer, *inner, _printed(*printed), replace(outer)]
    told = [*above, *rows]
    for paragraph in told:
        paragraph.frame = FRAME
    return told


def _cc(label: str, names: str) -> Paragraph:
    hanging = round(ems(label) * layout.COLOPHON_SIZE.twips)
    left = layout.COLOPHON_INDENT.twips + hanging
    return Paragraph(
        style="抄送机关",
        runs=(Run(label + names),),
        indents=(("left", left), ("hanging", hanging)),
    )


def _printed(by: str, day: str) -> Paragraph:
    tab = _WIDTH - layout.COLOPHON_INDENT.twips
    return Paragraph(
        style="印发机关", runs=(Run(f"{by}\t{day}"),), tabs=(("right", tab),)
    )


def people(document: Document) -> Iterator[Paragraph]:
    """Yield who was present, excused, or listening."""
    indent = layout.PEOPLE_INDENT.twips
    before = LINE
    for label, names in wording.people(document):
        hanging = round(ems(label) * PITCH)
        yield Paragraph(
            style="出席人员",
            runs=(Run(label, "黑体字"), Run(names)),
            spacing=(("before", before),),
            indents=(("left", indent + hanging), ("hanging", hanging)),
        )
        before = 0
