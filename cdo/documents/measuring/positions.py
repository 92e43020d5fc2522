"""Where elements stand: centred, flush, indented, and with how many lines between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cdo.documents import layout
from cdo.documents.layout import ems
from cdo.documents.measuring.deviations import Deviation, place, places, plain
from cdo.documents.measuring.paper import TWIPS_PT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.documents.layout import Fact, Norm
    from cdo.documents.measuring.paper import Paper, Paragraph
    from cdo.documents.measuring.recognition import Elements

_CLOSE: Final = 0.35
_NEAR: Final = 0.8
"""Characters by which an indent may be off, and lines by which a gap may be."""

_CENTRE: Final = "选中后在“开始”里点“居中”，并把缩进改为 0"
_INDENT: Final = "选中后“段落”→“特殊格式”选“首行缩进”，度量值 2 字符；左右缩进改为 0"


def check(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Yield what stands in another place."""
    yield from _centred(found.title, layout.TITLE_CENTRED, "标题没有居中")
    yield from _flush(found)
    yield from _body(found)
    for part in found.parts:
        yield from _centred(part.title, layout.PART_TITLE, "附件标题没有居中")
        yield from _part(part.first, part.label)
    yield from _gaps(paper, found)
    yield from _signature(paper, found)


def _centred(lines: Sequence[Paragraph], norm: Norm, told: str) -> Iterator[Deviation]:
    wrong = [one for one in lines if one.align != "center" and not one.table]
    if wrong:
        yield Deviation(norm, places(wrong), told, _CENTRE)


def _flush(found: Elements) -> Iterator[Deviation]:
    one = found.recipients
    if one is None:
        return
    indent = indented(one)
    if abs(indent) > _CLOSE or one.left > _CLOSE or one.align in {"center", "right"}:
        told = "主送机关没有居左顶格"
        if one.align not in {"center", "right"}:
            told += f"，左空了 {plain(indent)} 字"
        hint = "选中后在“段落”里把左缩进和首行缩进改为 0，对齐方式选“两端对齐”"
        yield Deviation(layout.RECIPIENTS_FLUSH, place(one), told, hint)


def indented(one: Paragraph) -> float:
    """Return by how many characters a paragraph is indented, typed blanks included."""
    text = one.raw
    blanks = text[: len(text) - len(text.lstrip(" \u3000"))]
    typed = sum(1.0 if blank == "\u3000" else 0.5 for blank in blanks)
    return one.first + one.left + typed


def _body(found: Elements) -> Iterator[Deviation]:
    """Judge the paragraphs of the text, of attachments too."""
    aligned: dict[str, list[Paragraph]] = {}
    indents: dict[str, list[Paragraph]] = {}
    for text in (found.body, *(part.body for part in found.parts)):
        for one in text:
            if one.table or one.boxed or one.raw.startswith("\t"):
                continue
            if one.align in {"center", "right"}:
                aligned.setdefault(one.align, []).append(one)
            elif _off(one):
                indents.setdefault(plain(indented(one)), []).append(one)
    for align, paragraphs in aligned.items():
        name = {"center": "居中", "right": "右对齐"}[align]
        told = f"正文段落{name}，应为左空二字、回行顶格"
        hint = f"选中后在“开始”里点“两端对齐”；{_INDENT}"
        yield Deviation(layout.BODY_ALIGNED, places(paragraphs), told, hint)
    for given, paragraphs in indents.items():
        told = f"正文段落首行左空 {given} 字，应为 2 字，回行顶格"
        yield Deviation(layout.INDENT, places(paragraphs), told, _INDENT)


def _off(one: Paragraph) -> bool:
    indent = indented(one)
    return abs(indent - layout.INDENT.value) > _CLOSE or abs(one.left) > _CLOSE


def _part(first: Paragraph, label: Paragraph | None) -> Iterator[Deviation]:
    if not first.page:
        told = "附件没有另起一页"
        hint = "光标放在“附件”之前，按 Ctrl+Enter 插入分页符"
        yield Deviation(layout.PART_PAGE, place(first), told, hint)
    if label is not None and (
        label.align in {"center", "right"} or indented(label) > _CLOSE
    ):
        told = "附件序号没有在左上角顶格"
        hint = "选中后在“段落”里把缩进改为 0，对齐方式选“左对齐”"
        yield Deviation(layout.PART_LABEL, place(label), told, hint)


def _gaps(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Judge the blank lines above recipients, 附件说明 and titles of attachments."""
    wanted: list[tuple[Paragraph | None, Fact]] = [
        (found.recipients, layout.RECIPIENTS_ABOVE),
        (next(iter(found.attachments), None), layout.ATTACHMENTS_ABOVE),
    ]
    if found.form != "信函" and found.marks and found.title:
        wanted.append((found.title[0], layout.TITLE_ABOVE))
    wanted += [
        (part.title[0], layout.PART_TITLE_ABOVE)
        for part in found.parts
        if part.label is not None and part.title
    ]
    for one, fact in wanted:
        if one is None or one.table or one.boxed:
            continue
        lines = blank(paper, one)
        if abs(lines - fact.value) > _NEAR:
            between = fact.title.removesuffix("之间")
            told = f"{between}之间空了 {plain(lines)} 行，应空 {plain(fact.value)} 行"
            hint = "在它之上留一个空行，“段前”“段后”改为 0"
            yield Deviation(fact, place(one), told, hint)


def blank(paper: Paper, one: Paragraph) -> float:
    """Return how many lines are empty between *one* and the text or line above."""
    story = paper.paragraphs
    at = next(at for at, other in enumerate(story) if other is one)
    room, before = 0.0, one.before
    while at and not one.page:
        at -= 1
        above = story[at]
        if above.boxed:
            continue
        room += paper.between(above.after, before)
        if above.text or above.strokes:
            return room / layout.LINE
        room, before = room + above.height, above.before
    return (room + before) / layout.LINE


def _signature(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Judge how far the date is from the right: 4 with a seal, else after the organ."""
    date = found.date
    if date is None or date.table or date.boxed or "\t" in date.raw:
        return
    organ = found.organs[-1].dense if found.organs else ""
    right = _right(paper, date)
    beside = layout.ORGAN_RIGHT.value
    shift = layout.DATE_SHIFT.value
    alone = max(beside + ems(organ) - shift - ems(date.dense), beside)
    wide = max((ems(organ) - ems(date.dense)) / 2, 0)
    sealed = max(layout.SEALED_DATE_RIGHT.value, wide)
    if not any(abs(right - one) <= _NEAR for one in (sealed, alone)):
        told = f"成文日期右空 {plain(right)} 字，加盖印章的应右空 4 字"
        hint = "选中后点“右对齐”，“段落”→“右缩进”填 4 字符；不盖章的署名右空 2 字"
        yield Deviation(layout.SEALED_DATE_RIGHT, place(date), told, hint)


def _right(paper: Paper, one: Paragraph) -> float:
    """Return how many characters are empty to the right of *one*."""
    kind = one.type
    pitch = max(kind.size * TWIPS_PT + kind.spacing, 1)
    width = paper.sections[one.section].type_width / pitch
    text = one.raw.split("\n")[-1]
    tail = ems(text[len(text.rstrip()) :])
    room = width - one.left - one.right - ems(text)
    if one.align == "right":
        return one.right + tail
    if one.align == "center":
        return one.right + room / 2 + tail
    return one.right + room - one.first + tail
