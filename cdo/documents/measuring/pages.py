"""Paper, margins, grid, lines a page and characters a line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from cdo.documents import layout
from cdo.documents.measuring.deviations import Deviation, places, plain
from cdo.documents.measuring.paper import TWIPS_MM, TWIPS_PT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.measuring.paper import Paper, Paragraph, Section
    from cdo.documents.measuring.recognition import Elements

_TOLERANCE: Final = 1.05
"""Millimetres that the standard allows margins, and rounding."""

_SETUP: Final = "“页面布局”（Word 叫“布局”）→“页边距”→“自定义页边距”"
_GRID: Final = (
    "“页面布局”→“页面设置”对话框→“文档网格”，选“指定行和字符网格”，"
    "每页 22 行、每行 28 字符"
)
_CHARACTER: Final = 4096
"""Parts of a point in which a grid tells how far characters are set apart."""

_SLACK: Final = 0.1
_HEIGHT: Final = layout.TYPE_HEIGHT.twips
"""Of the type area as it should be: a wrong margin is told once."""


def check(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Yield how pages deviate."""
    told = set()
    for at, section in enumerate(paper.sections):
        for one in (*_size(section), *_margins(section), *_grid(section)):
            if one not in told:
                told.add(one)
                where = f"第{at + 1}节" if len(paper.sections) > 1 else ""
                yield one._replace(where=where)
    yield from _lines(found)
    yield from _characters(paper, found)


def _size(section: Section) -> Iterator[Deviation]:
    given = section.width / TWIPS_MM, section.height / TWIPS_MM
    wanted = layout.PAPER_WIDTH.mm, layout.PAPER_HEIGHT.mm
    ways = (wanted, wanted[::-1])
    if not any(
        all(abs(a - b) <= _TOLERANCE for a, b in zip(given, way, strict=True))
        for way in ways
    ):
        told = f"纸张是 {plain(given[0])}×{plain(given[1])} mm，应为 A4（210×297 mm）"
        hint = "“页面布局”（Word 叫“布局”）→“纸张大小”选 A4"
        yield Deviation(layout.PAPER_WIDTH, "", told, hint)


def _margins(section: Section) -> Iterator[Deviation]:
    top, right = abs(section.top) / TWIPS_MM, section.right / TWIPS_MM
    bottom = abs(section.bottom) / TWIPS_MM
    left = (section.left + section.gutter) / TWIPS_MM
    sides = [
        ("上", top, layout.TOP),
        ("左", left, layout.LEFT),
        ("右", right, layout.RIGHT),
        ("下", bottom, layout.BOTTOM),
    ]
    if section.width > section.height:  # its top is at the binding, or its bottom
        facts = (layout.LEFT, layout.BOTTOM, layout.RIGHT, layout.TOP)
        turned = (layout.RIGHT, layout.TOP, layout.LEFT, layout.BOTTOM)
        given = (top, left, bottom, right)
        ways = [_off(given, facts, "上左下右"), _off(given, turned, "上左下右")]
        wrong = min(ways, key=len)
    else:
        wrong = [(name, mm, fact) for name, mm, fact in sides if _wrong(mm, fact)]
    for name, mm, fact in wrong:
        told = (
            f"{name}边距是 {plain(mm)} mm，应为 {plain(fact.value)} mm（允许差 1 mm）"
        )
        hint = f"{_SETUP}，{name}改为 {plain(fact.value / 10)} 厘米"
        yield Deviation(fact, "", told, hint)


def _off(
    given: tuple[float, ...], facts: tuple[layout.Fact, ...], names: str
) -> list[tuple[str, float, layout.Fact]]:
    return [
        (name, mm, fact)
        for name, mm, fact in zip(names, given, facts, strict=True)
        if _wrong(mm, fact)
    ]


def _wrong(mm: float, fact: layout.Fact) -> bool:
    return abs(mm - fact.mm) > _TOLERANCE


def _grid(section: Section) -> Iterator[Deviation]:
    norm = layout.GRID
    if section.grid not in {"lines", "linesAndChars", "snapToChars"}:
        told = f"没有文档网格，应为{norm.value}"
        yield Deviation(norm, "", told, _GRID)
    elif section.pitch and section.width < section.height:
        lines = int(_HEIGHT / section.pitch + _SLACK)
        if lines != layout.LINES.value:
            told = f"文档网格每面 {lines} 行，应为 22 行"
            yield Deviation(norm, "", told, _GRID)


def _lines(found: Elements) -> Iterator[Deviation]:
    """Judge how high the lines of the text are, by how many make a page."""
    wrong: dict[tuple[float, bool], list[Paragraph]] = {}
    for one in _text(found):
        line = max(one.height, 1)
        if int(_HEIGHT / line + _SLACK) != layout.LINES.value:
            wrong.setdefault((line, one.sure), []).append(one)
    for (line, sure), paragraphs in wrong.items():
        points, lines = plain(line / TWIPS_PT), int(_HEIGHT / line + _SLACK)
        given = f"行距是 {points} 磅" if sure else f"行距随字体，约 {points} 磅"
        told = f"{given}，每面 {lines} 行，应为 22 行"
        hint = "选中后“段落”→“行距”选“固定值”，填 28.95 磅"
        yield Deviation(layout.LINES, places(paragraphs), told, hint)


def _characters(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Judge how many characters fill a line of the text."""
    section = paper.first
    pitches = Counter(
        one.type.size * TWIPS_PT + one.type.spacing
        for one in _text(found)
        if one.type.size == layout.BODY_SIZE.value
    )
    if not pitches:
        return
    (pitch, _), *_ = pitches.most_common(1)
    if section.grid in {"linesAndChars", "snapToChars"}:
        pitch += section.characters / _CHARACTER * TWIPS_PT
    count = int(layout.TYPE_WIDTH.twips / max(pitch, 1) + _SLACK)
    if count != layout.CHARACTERS.value:
        told = f"正文每行排 {count} 个字，应为 28 个"
        hint = f"{_GRID}；或者“字体”→“字符间距”选“紧缩”0.3 磅"
        yield Deviation(layout.CHARACTERS, "", told, hint)


def _text(found: Elements) -> list[Paragraph]:
    return [one for one in found.body if not one.table and not one.boxed]
