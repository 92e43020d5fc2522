"""Fonts and sizes, element by element."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from cdo.documents import layout
from cdo.documents.measuring import recognition
from cdo.documents.measuring.deviations import Deviation, place, places, plain
from cdo.documents.measuring.paper import Piece
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.documents.layout import Fact, Norm
    from cdo.documents.measuring.paper import Paper, Paragraph
    from cdo.documents.measuring.recognition import Elements

FAMILIES: Final = {
    "仿宋": ("仿宋", "fangsong", "fandolfang"),
    "楷体": ("楷", "kaiti", "fandolkai", "simkai"),
    "黑体": ("黑体", "simhei", "heiti", "fandolhei", "方正黑"),
    "小标宋": ("小标宋", "xiaobiaosong", "fzxbs", "大标宋"),
    "宋体": ("宋体", "simsun", "songti", "fandolsong", "书宋", "nsimsun"),
}
"""What fonts of a kind are called."""

_SIZES: Final = {22: "2号", 18: "小2号", 16: "3号", 15: "小3号", 14: "4号", 12: "小4号"}
_SIZES_MORE: Final = {10.5: "5号", 26: "1号", 24: "小1号", 9: "小5号"}
_CLOSE: Final = 0.3


def check(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Yield what is set in another font or size than it is to be."""
    del paper
    yield from _set(found.title, layout.TITLE_FONT, layout.TITLE_SIZE, "标题")
    marks = [one for one in found.marks if not one.table or one is found.marks[0]]
    yield from _set(marks, layout.MARK_FONT, None, "发文机关标志")
    yield from _labels(found)
    yield from _body(found)
    colophon = [one for one in (found.cc, found.printed) if one]
    font, size = layout.BODY_FONT, layout.COLOPHON_SIZE
    yield from _set(colophon, font, size, "版记")
    yield from _signer(found)
    yield from _people(found)
    for part in found.parts:
        if part.label is not None:
            yield from _label(part.label)


def is_of(font: str, kind: str) -> bool:
    """Say whether *font* is of the *kind*: 仿宋, 楷体, 黑体, 小标宋, 宋体."""
    name = font.lower()
    if kind == "宋体" and any(one in name for one in FAMILIES["小标宋"]):
        return False
    return any(one in name for one in FAMILIES[kind])


def sized(points: float) -> str:
    """Return a size as offices call it: 3号（16 磅）."""
    name = (_SIZES | _SIZES_MORE).get(points)
    return f"{name}（{plain(points)} 磅）" if name else f"{plain(points)} 磅"


def _body(found: Elements) -> Iterator[Deviation]:
    """Judge the text: its headings by their level, everything else alike."""
    texts = [found.body, *(part.body for part in found.parts)]
    numbered = {
        id(one.paragraph): one for text in texts for one in recognition.headings(text)
    }
    levels: dict[int, list[Paragraph]] = {}
    others = [found.recipients, *found.attachments, *found.organs, found.date]
    words = [one for one in (*others, found.annotation) if one]
    for one in (one for text in texts for one in text):
        if one.table or one.boxed:
            continue
        heading = numbered.get(id(one))
        if heading is None:
            words.append(one)
        elif heading.short:
            levels.setdefault(heading.level, []).append(one)
        else:
            words.append(_behind_lead(one))
    for level, paragraphs in sorted(levels.items()):
        norm = layout.HEADING_FONTS[level - 1]
        yield from _set(paragraphs, norm, layout.BODY_SIZE, "")
    words.sort(key=lambda one: one.at)
    yield from _set(words, layout.BODY_FONT, layout.BODY_SIZE, "")


def _behind_lead(one: Paragraph) -> Paragraph:
    """Return *one* without the sentence behind its number, which may be a heading."""
    pieces, led = [], False
    for piece in one.pieces:
        if led:
            pieces.append(piece)
        elif "。" in piece.text:
            led = True
            pieces.append(Piece(piece.text.partition("。")[2], piece.type))
    return replace(one, pieces=pieces or one.pieces)


def _set(
    paragraphs: Iterable[Paragraph], font: Norm, size: Fact | None, name: str
) -> Iterator[Deviation]:
    """Judge font and size of *paragraphs*; like deviations are told once."""
    fonts: dict[str, list[Paragraph]] = {}
    sizes: dict[float, list[Paragraph]] = {}
    for one in paragraphs:
        for kind in one.types():
            if not is_of(kind.font, font.value):
                _add(fonts, kind.font, one)
            if size is not None and abs(kind.size - size.value) > _CLOSE:
                _add(sizes, kind.size, one)
    for given, wrong in fonts.items():
        told = f"{name}字体是{shown(given)}" if given else f"{name}没有指定中文字体"
        wanted = _FONTS[font.value]
        hint = f"选中后在“开始”→“字体”里选 {wanted}"
        message = f"{told}，应为{font.value}"
        yield Deviation(font, places(wrong), message, hint)
    for points, wrong in sizes.items():
        assert size is not None  # noqa: S101  # else there is nothing in sizes
        message = f"{name}字号是 {sized(points)}，应为 {sized(size.value)}"
        hint = f"选中后在“开始”→“字号”里选 {sized(size.value)}"
        yield Deviation(size, places(wrong), message, hint)


_FONTS: Final = {
    "仿宋": "仿宋_GB2312（没有就选 仿宋）",
    "楷体": "楷体_GB2312（没有就选 楷体）",
    "黑体": "黑体",
    "小标宋": "方正小标宋简体",
    "宋体": "宋体",
}


def _add(found: dict[Any, list[Paragraph]], key: object, one: Paragraph) -> None:
    paragraphs = found.setdefault(key, [])
    if not paragraphs or paragraphs[-1] is not one:
        paragraphs.append(one)


def _labels(found: Elements) -> Iterator[Deviation]:
    """Judge 密级 and 紧急程度, without what stands beside them on their line."""
    told = recognition.labels(found.head)
    for kind, font, size, name in _LABELS:
        alone = []
        for one in (one for one in told if one.kind == kind):
            pieces = [
                piece
                for piece in one.paragraph.pieces
                if "".join(piece.text.split()) in one.text
            ]
            alone.append(replace(one.paragraph, pieces=pieces))
        yield from _set(alone, font, size, name)


_LABELS: Final = (
    (
        recognition.SECRECY,
        layout.SECRECY_FONT,
        layout.SECRECY_SIZE,
        "密级",
    ),
    (recognition.URGENCY, layout.URGENCY_FONT, layout.URGENCY_SIZE, "紧急程度"),
)


def _signer(found: Elements) -> Iterator[Deviation]:
    if found.signer is None:
        return
    name = recognition.signer(found.signer.raw) or ""
    for piece in found.signer.pieces:
        text = "".join(piece.text.split())
        within = text and text in "".join(name.split())
        if within and not is_of(piece.type.font, layout.SIGNER_FONT.value):
            told = f"签发人姓名的字体是{shown(piece.type.font)}，应为楷体"
            hint = "选中姓名，在“开始”→“字体”里选 楷体_GB2312"
            yield Deviation(layout.SIGNER_FONT, place(found.signer), told, hint)
            return


def _people(found: Elements) -> Iterator[Deviation]:
    """Judge 出席, 请假 and 列席 themselves; the names are set like the text."""
    wrong = [one for one in found.people if not is_of(one.pieces[0].type.font, "黑体")]
    if wrong:
        told = f"“出席”等字的字体是{shown(wrong[0].pieces[0].type.font)}，可以用黑体"
        hint = "选中“出席”“请假”“列席”，在“开始”→“字体”里选 黑体"
        yield Deviation(layout.PEOPLE_FONT, places(wrong), told, hint)


def _label(label: Paragraph) -> Iterator[Deviation]:
    kind = label.type
    if not is_of(kind.font, "黑体") or abs(kind.size - layout.BODY_SIZE.value) > _CLOSE:
        told = f"附件序号用的是 {sized(kind.size)}{shown(kind.font)}，应为 3号黑体"
        hint = "选中后在“开始”里把字体改为 黑体，字号改为 三号"
        yield Deviation(layout.PART_LABEL, place(label), told, hint)
