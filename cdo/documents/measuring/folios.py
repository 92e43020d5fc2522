"""Page numbers: on odd and even pages, on the first page, their look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cdo.documents import layout
from cdo.documents.measuring import fonts
from cdo.documents.measuring.deviations import Deviation, plain
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.measuring.paper import Paper, Paragraph
    from cdo.documents.measuring.recognition import Elements

_PAGE: Final = re.compile(r"\bPAGE\b", re.IGNORECASE)
_DASHED: Final = re.compile(r"[—―–－─]\s*[0-9０-９]*\s*[—―–－─]")
_OPTIONS: Final = "双击页脚，在“页眉页脚”（Word“设计”）选项卡里"
_CLOSE: Final = 0.3
_SIDES: Final = {"right": "右", "left": "左", "center": "中"}


def check(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Yield how page numbers deviate."""
    numbers = [one for one in paper.footers if _PAGE.search(one.field)]
    numbers += [one for one in paper.headers if _PAGE.search(one.field)]
    first = [one for one in numbers if one.sort == "first" and not one.section]
    if found.form == "信函":
        yield from _letter(paper, numbers, first)
    others = [one for one in numbers if one.sort != "first"]
    if not numbers:
        told = "没有页码"
        hint = "“插入”→“页码”，奇数页放右下、偶数页放左下，两侧各加一条一字线“—”"
        yield Deviation(layout.PAGE_NUMBER_THERE, "", told, hint)
        return
    yield from _sides(paper, others)
    for one in others[:1]:
        yield from _look(one)


def _letter(
    paper: Paper, numbers: list[Paragraph], first: list[Paragraph]
) -> Iterator[Deviation]:
    if first or (numbers and not paper.first.title_page):
        told = "信函首页显示了页码"
        hint = f"{_OPTIONS}勾选“首页不同”，删去首页的页码"
        yield Deviation(layout.LETTER_PAGE_NUMBER, "首页", told, hint)


def _sides(paper: Paper, numbers: list[Paragraph]) -> Iterator[Deviation]:
    """Judge odd and even pages; a frame may itself be set to the outside."""
    told = ""
    sides: dict[str, set[str]] = {}
    for one in numbers:
        sides.setdefault(one.sort, set()).add(_side(one))
    odd, even = sides.get("default", set()), sides.get("even", set())
    if odd == {"outside"} and even <= {"outside"}:
        return
    if not paper.even:
        side = next(iter(sorted(odd)), "left")
        told = f"各页页码都在{_SIDES.get(side, '一')}边"
    elif odd - {"right", "outside"} or even - {"left", "outside"} or not even:
        at = _SIDES.get(next(iter(sorted(odd)), ""), "别处")
        other = _SIDES.get(next(iter(sorted(even)), ""), "别处")
        told = f"单页页码居{at}，双页页码" + (f"居{other}" if even else "没有")
    if told:
        told += "，应为单页居右空一字、双页居左空一字"
        hint = f"{_OPTIONS}勾选“奇偶页不同”，奇数页右对齐、偶数页左对齐，各缩进 1 字符"
        yield Deviation(layout.PAGE_NUMBER_SIDE, "页脚", told, hint)
        return
    for one in numbers:
        indent = one.right if one.align == "right" else one.left + one.first
        blanks = one.raw.strip(" ") != one.raw or "\u3000" in one.raw
        if not one.boxed and not blanks and abs(indent - 1) > _CLOSE:
            told = f"页码距版心边缘 {plain(indent)} 字，应空 1 字"
            hint = "选中页码，“段落”里单页右缩进、双页左缩进各填 1 字符"
            yield Deviation(layout.PAGE_NUMBER_INDENT, "页脚", told, hint)
            return


def _side(one: Paragraph) -> str:
    if one.side:
        return one.side
    if one.align in {"right", "center"}:
        return one.align
    lead = one.raw[: len(one.raw) - len(one.raw.lstrip())]
    tabs = lead.count("\t")
    if tabs:
        stops = [stop.partition("@")[0] for stop in one.tabs.split()]
        named = stops[tabs - 1] if tabs <= len(stops) else ""
        return named if named in _SIDES else "right"
    return "left"


def _look(one: Paragraph) -> Iterator[Deviation]:
    kind = one.type
    if not _DASHED.search(one.dense):
        given = f"“{shown(one.text)}”" if one.text else ""
        told = f"页码{given}两侧没有一字线，应为“— 1 —”"
        hint = "在页码左右各加一条一字线（中文状态下 Shift+减号 打出的“——”删去一半）"
        yield Deviation(layout.PAGE_NUMBER_DASHES, "页脚", told, hint)
    if abs(kind.size - layout.PAGE_NUMBER_SIZE.value) > _CLOSE:
        told = f"页码字号是 {fonts.sized(kind.size)}，应为 4号（14 磅）"
        hint = "选中页码，在“开始”→“字号”里选“四号”"
        yield Deviation(layout.PAGE_NUMBER_SIZE, "页脚", told, hint)
    name = kind.latin or kind.font
    if not fonts.is_of(name, "宋体"):
        told = f"页码字体是{shown(name) or '没有指定的'}，应为半角宋体数字"
        hint = "选中页码，在“开始”→“字体”里选“宋体”"
        yield Deviation(layout.PAGE_NUMBER_FONT, "页脚", told, hint)
