"""What is measured on paper: LibreOffice lays the document out, ink is measured."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from cdo import programs
from cdo.documents import layout, pdf
from cdo.documents.measuring.deviations import Deviation, plain
from cdo.documents.measuring.exact import exact
from cdo.documents.measuring.package import Package
from cdo.documents.measuring.paper import is_chinese
from cdo.documents.measuring.sheets import NoSheetsError, sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.layout import Fact
    from cdo.documents.measuring.sheets import Bar, Glyph, Sheet

CLOSE: Final = 1.5
"""Millimetres by which ink may be off, since other fonts may stand in."""

_LETTER: Final = "信函"
_WIDTH: Final = 2.0
_LARGE: Final = 18.0
_SAME_ROW: Final = 2.0
_APART: Final = 5.0
_DASHES: Final = "—―–－─"
_FEW: Final = 4
_SLACK: Final = 0.15
_PITCHES: Final = (7.0, 14.0)
_ADVANCES: Final = (4.0, 7.0)
_ADJUST: Final = (
    "这是 LibreOffice 里的位置；在 WPS 或 Word 里量一量，那里也不对的，"
    "用“段前”“段后”或线条的位置调整"
)


class UnmeasuredError(Exception):
    """Pages could not be measured; one Chinese line says why and what helps."""


class Figure(NamedTuple):
    """One measure taken on paper, right or wrong: of what, how much, in which unit."""

    what: str
    value: float
    unit: str


class Seen(NamedTuple):
    """What was measured on paper, and how that deviates."""

    figures: list[Figure]
    deviations: list[Deviation]


Told = Figure | Deviation


def measured(data: bytes, form: str) -> Seen:
    """Return what the printed pages of the Word document *data* measure.

    Raises `UnmeasuredError` where LibreOffice is missing or fails.
    """
    if programs.located(*pdf.PROGRAMS) is None:
        told = "这台机器上没有 LibreOffice，不能量纸上的位置"
        raise UnmeasuredError(f"{told}；先安装：{pdf.REMEDY[0]}")
    if Package(data).fetches():
        told = "文件链接了外面的图片或对象，不去读取；在 WPS 或 Word 里"
        raise UnmeasuredError(f"{told}把图片改为“嵌入”再检查")
    try:
        (printed,) = pdf.converted([exact(data)])
        found = sheets(printed)
    except (pdf.NoConversionError, NoSheetsError) as error:
        raise UnmeasuredError("LibreOffice 排不出版面；用 cdo doctor 检查") from error
    return judged(found, form)


def judged(found: list[Sheet], form: str) -> Seen:
    """Return what the printed pages *found* measure, and how that deviates."""
    seen = list(_all(found, form))
    return Seen(
        [one for one in seen if isinstance(one, Figure)],
        [one for one in seen if isinstance(one, Deviation)],
    )


def _all(found: list[Sheet], form: str) -> Iterator[Told]:
    first = found[0]
    letter = form == _LETTER
    mark = _mark(first)
    if mark:
        yield from _mark_top(mark, letter=letter)
    if letter:
        yield from _double_lines(first, mark)
    else:
        yield from _red_line(first)
    yield from _page_numbers(found, letter=letter)
    yield from _density(found)


def _mark(first: Sheet) -> list[Glyph]:
    """Return the glyphs of the first line of the mark."""
    red = [one for one in first.glyphs if one.red and one.size >= _LARGE]
    return [one for one in red if one.foot < min(other.foot for other in red) + _APART]


def _near(given: float, wanted: float, close: float = CLOSE) -> bool:
    return abs(given - wanted) <= close


def _mark_top(mark: list[Glyph], *, letter: bool) -> Iterator[Told]:
    fact = layout.LETTER_MARK_TOP if letter else layout.MARK_ABOVE
    start = 0 if letter else layout.TOP.mm
    top = min(one.top for one in mark) - start
    edge = "上页边" if letter else "版心上边缘"
    yield from _judged(fact, "第1面", f"发文机关标志的上边缘距{edge}", top)


def _judged(
    fact: Fact, where: str, what: str, given: float, close: float = CLOSE
) -> Iterator[Told]:
    yield Figure(what, given, "mm")
    if not _near(given, fact.mm, close):
        told = f"量得{what} {plain(given)} mm，应为 {plain(fact.mm)} mm"
        yield Deviation(fact, where, told, _ADJUST)


def _double_lines(first: Sheet, mark: list[Glyph]) -> Iterator[Told]:
    middle = first.height / 2
    upper = [one for one in first.bars if one.top < middle]
    lower = [one for one in first.bars if one.top > middle]
    if upper and mark:
        above = upper[0].top - max(one.bottom for one in mark)
        what = "第一条红色双线距发文机关标志"
        yield from _judged(layout.LETTER_LINE_ABOVE, "第1面", what, above)
    if lower:
        below = first.height - lower[-1].bottom
        what = "第二条红色双线距下页边"
        yield from _judged(layout.LETTER_LINE_BOTTOM, "第1面", what, below)
    yield from _widths([*upper[:2], *lower[-2:]], layout.LETTER_LINE_WIDTH, "红色双线")
    for lines, order, wanted in ((upper, 1, "上粗下细"), (lower, -1, "上细下粗")):
        if len(lines) == 2 and order * (lines[0].thickness - lines[1].thickness) <= 0:  # noqa: PLR2004
            told = f"量得红色双线粗细颠倒，应为{wanted}"
            yield Deviation(layout.LETTER_LINES, "第1面", told, "对调两条线的粗细")


def _widths(bars: list[Bar], fact: Fact, what: str) -> Iterator[Told]:
    """Judge the length of the one of *bars* that is the farthest off."""
    lengths = [one.right - one.left for one in bars]
    if lengths:
        worst = max(lengths, key=lambda length: abs(length - fact.mm))
        yield from _judged(fact, "第1面", f"{what}长", worst, _WIDTH)


def _red_line(first: Sheet) -> Iterator[Told]:
    if not first.bars:
        return
    bar = first.bars[0]
    above = [one for one in first.glyphs if one.bottom < bar.top + 1 and not one.red]
    number = [one for one in above if one.foot > max(o.foot for o in above) - 1]
    if any(one.text == "\u3014" for one in number):
        gap = bar.top - max(one.bottom for one in number)
        what = "红色分隔线距发文字号"
        yield from _judged(layout.RED_LINE_ABOVE, "第1面", what, gap)
    yield from _widths([bar], layout.TYPE_WIDTH, "红色分隔线")


def _page_numbers(found: list[Sheet], *, letter: bool) -> Iterator[Told]:
    """Judge the number of each page; what is wrong alike is told of the first one."""
    known = set()
    for at, sheet in enumerate(found, 1):
        if sheet.width > sheet.height:
            continue
        for one in _page_number(sheet, at, letter=letter):
            if isinstance(one, Figure) or one.norm not in known:
                yield one
            if isinstance(one, Deviation):
                known.add(one.norm)


def _page_number(sheet: Sheet, at: int, *, letter: bool) -> Iterator[Told]:
    edge = sheet.height - layout.BOTTOM.mm
    foot = [one for one in sheet.glyphs if one.top > edge and not one.red]
    digits = [one for one in foot if one.text.isdecimal()]
    where = f"第{at}面"
    if letter and at == 1:
        if digits:
            told = "量得信函首页有页码"
            yield Deviation(layout.LETTER_PAGE_NUMBER, where, told, "删去首页的页码")
        return
    if not digits:
        return
    centre = (digits[0].left + digits[-1].right) / 2
    right = at % 2 == 1
    if (centre > sheet.width / 2) != right or _near(centre, sheet.width / 2, 20):
        told = f"量得页码的中心距左页边 {plain(centre)} mm，{'单' if right else '双'}页"
        told += f"的页码应居{'右' if right else '左'}空一字"
        hint = "勾选“奇偶页不同”，奇数页右对齐、偶数页左对齐"
        yield Deviation(layout.PAGE_NUMBER_SIDE, where, told, hint)
    dashes = [one for one in foot if one.text in _DASHES]
    if dashes:
        what = f"{where}页码的一字线距版心下边缘"
        below = dashes[0].top - edge
        yield from _judged(layout.PAGE_NUMBER_BELOW, where, what, below)


def _density(found: list[Sheet]) -> Iterator[Told]:
    """Judge lines a page and characters a line by how far apart they are."""
    pitches: list[float] = []
    advances: list[float] = []
    for sheet in found:
        rows = _rows(sheet) if sheet.width < sheet.height else []
        feet = [row[0].foot for row in rows]
        gaps = [after - before for before, after in pairwise(feet)]
        pitches += [gap for gap in gaps if _PITCHES[0] < gap < _PITCHES[1]]
        for row in rows:
            for one, other in pairwise(row):
                wide = other.pitch - one.pitch
                both = is_chinese(one.text) and is_chinese(other.text)
                if both and _ADVANCES[0] < wide < _ADVANCES[1]:
                    advances.append(wide)
    if len(pitches) >= _FEW:
        lines = int(layout.TYPE_HEIGHT.mm / median(pitches) + _SLACK)
        yield from _count(layout.LINES, lines, "正文每面", "行")
    if len(advances) >= _FEW:
        characters = int(layout.TYPE_WIDTH.mm / median(advances) + _SLACK)
        yield from _count(layout.CHARACTERS, characters, "正文每行", "字")


def _count(fact: Fact, given: int, what: str, unit: str) -> Iterator[Told]:
    yield Figure(what, given, unit)
    if given != fact.value:
        told = f"量得{what} {given} {unit}，应为 {plain(fact.value)} {unit}"
        hint = "“页面设置”→“文档网格”指定每页 22 行、每行 28 字符"
        yield Deviation(fact, "", told, hint)


def _rows(sheet: Sheet) -> list[list[Glyph]]:
    """Return the lines of the text, characters from left to right."""
    size = layout.BODY_SIZE.value
    text = [one for one in sheet.glyphs if abs(one.size - size) < 1]
    rows: list[list[Glyph]] = []
    for one in sorted(text, key=lambda glyph: glyph.foot):
        if rows and one.foot - rows[-1][0].foot < _SAME_ROW:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda glyph: glyph.left) for row in rows]
