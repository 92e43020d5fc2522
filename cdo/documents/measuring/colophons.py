"""The 版记: 抄送机关, lines, 印发机关; a letter has fewer of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cdo.documents import layout
from cdo.documents.measuring.deviations import Deviation, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.measuring.paper import Paper, Paragraph
    from cdo.documents.measuring.recognition import Elements

_PAIR: Final = 2
_COLON: Final = re.compile(r"抄\s*[送报]")


def check(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Yield how the 版记 deviates."""
    if found.cc is not None:
        yield from _cc(found.cc)
    lines = _lines(paper, found)
    if found.form == "信函":
        yield from _letter(found, lines)
    elif found.marks or found.cc or found.printed:
        yield from _official(found, lines)


def _cc(one: Paragraph) -> Iterator[Deviation]:
    text = one.dense
    match = _COLON.match(text)
    behind = text[match.end() : match.end() + 1] if match else "："
    if behind != "：":
        told = "“抄送”之后应为全角冒号“：”"
        hint = "把“抄送”后面改为全角冒号"
        yield Deviation(layout.CC_COLON, place(one), told, hint)
    if not text.endswith("。"):
        told = "最后一个抄送机关之后没有句号"
        hint = "在抄送机关的末尾加句号“。”"
        yield Deviation(layout.CC_STOP, place(one), told, hint)


def _lines(paper: Paper, found: Elements) -> int:
    """Return how many lines are drawn around the 版记; a table with lines has three."""
    known = [one for one in (found.cc, found.printed, found.publicity) if one]
    if any(one.table and one.ruled for one in known):
        return _PAIR + 1
    own = sum(len(one.strokes) for one in known)
    if not known:
        return 0
    story = [*paper.headers, *paper.paragraphs]
    ats = [at for at, one in enumerate(story) if any(one is other for other in known)]
    first, last = min(ats), max(ats)
    around = [
        one
        for one in (
            *_near(story[:first][::-1]),
            *story[first:last],
            *_near(story[last + 1 :]),
        )
        if not any(one is other for other in known)
    ]
    return own + sum(1 for one in around for stroke in one.strokes if not stroke.red)


def _near(story: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs without words at the beginning of *story*."""
    end = next((at for at, one in enumerate(story) if one.text), len(story))
    return story[:end]


def _letter(found: Elements, lines: int) -> Iterator[Deviation]:
    if found.printed is not None:
        told = "信函的版记不写印发机关和印发日期"
        yield Deviation(
            layout.LETTER_COLOPHON, place(found.printed), told, "删去这一行"
        )
    if lines and (one := found.cc or found.printed):
        told = "信函的版记不加分隔线"
        hint = "选中后“边框”选“无框线”，或删去画的线"
        yield Deviation(layout.LETTER_COLOPHON, place(one), told, hint)


def _official(found: Elements, lines: int) -> Iterator[Deviation]:
    if found.printed is None:
        told = "版记没有印发机关和印发日期"
        hint = "在抄送机关之下写印发机关（左空一字）和“2022年5月25日印发”（右空一字）"
        yield Deviation(layout.PRINTED_THERE, "版记", told, hint)
    one = found.cc or found.printed
    if one is not None and lines < _PAIR:
        told = f"版记有 {lines} 条分隔线，首条和末条都应有"
        hint = "选中版记各行，“边框”加上、下框线（粗线 1 磅），抄送机关之下加细线"
        yield Deviation(layout.COLOPHON_LINES, place(one), told, hint)
