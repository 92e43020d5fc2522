"""The head of a document: mark, number, 签发人, red lines, and all that of a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cdo.documents import layout
from cdo.documents.document import UPWARD
from cdo.documents.measuring.deviations import Deviation, place, plain
from cdo.documents.measuring.paper import TWIPS_MM
from cdo.documents.measuring.recognition import NUMBER, signer
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.measuring.paper import Paper, Paragraph, Stroke
    from cdo.documents.measuring.recognition import Elements

_SURE: Final = 1.05
_GUESSED: Final = 8.0
"""Millimetres by which a mark may be off: where its place is known, and where not."""

_LETTER: Final = "信函"
_PAIR: Final = 2
_FLUSH: Final = 0.6
_INDENT: Final = 2.0
_YEAR: Final = re.compile(r"(19|20)\d\d")
_CITED: Final = re.compile(
    r"[\u3400-\u9fff]{2,10}[\[［（(【](?:19|20)\d\d[\]］）)】]第?\d+号"
)


def check(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Yield how the head deviates."""
    yield from _mark(paper, found)
    if found.number is not None:
        yield from _number(found.number)
        yield from _number_place(found, found.number)
    yield from _signer(found)
    red = [one for one in paper.strokes if one.red]
    if found.form == _LETTER:
        yield from _double_lines(red)
    elif found.marks and not any(one.where == "body" for one in red):
        told = "没有红色分隔线，发文字号之下应有一条与版心等宽的红线"
        hint = "“插入”→“形状”→“直线”，颜色选红色，长 15.6 厘米，放在发文字号之下 4 mm"
        yield Deviation(layout.RED_LINE_THERE, "版头", told, hint)
    yield from _cited(found)


def _mark(paper: Paper, found: Elements) -> Iterator[Deviation]:
    if not found.marks:
        told = "没有找到发文机关标志（红头）"
        hint = "在标题之上写发文机关名称加“文件”，用红色小标宋；套印红头纸的不必改"
        yield Deviation(layout.MARK, "版头", told, hint)
        return
    for one in found.marks:
        if not one.type.red:
            color = shown(one.type.color or "自动（黑色）")
            told = f"发文机关标志的颜色是 {color}，应为红色"
            hint = "选中后在“开始”→“字体颜色”里选标准色“红色”"
            yield Deviation(layout.MARK_RED, place(one), told, hint)
            break
    first = found.marks[0]
    if first.align in {"left", "right"} and not first.table and not first.boxed:
        told = "发文机关标志没有居中"
        hint = "选中后在“开始”里点“居中”，并把缩进改为 0"
        yield Deviation(layout.MARK_CENTRED, place(first), told, hint)
    yield from _mark_place(paper, found, first)


def _mark_place(paper: Paper, found: Elements, first: Paragraph) -> Iterator[Deviation]:
    letter = found.form == _LETTER
    fact = layout.LETTER_MARK_TOP if letter else layout.MARK_ABOVE
    edge = 0 if letter else paper.first.top / TWIPS_MM
    if first.top is None:
        return
    off = first.top - edge - fact.mm
    if abs(off) <= (_SURE if first.sure else _GUESSED):
        return
    if letter:
        told = f"发文机关标志的上边缘距上页边约 {plain(first.top)} mm，应为 30 mm"
        hint = "双击页眉，把“页眉顶端距离”改为 3 厘米，标志放在首页页眉第一行"
    else:
        above = plain(first.top - edge)
        told = f"发文机关标志的上边缘距版心上边缘约 {above} mm，应为 35 mm"
        hint = "选中标志，“段落”→“段前”调整距离，使它在版心上边缘之下 3.5 厘米"
    yield Deviation(fact, place(first), told, hint)


def _number(one: Paragraph) -> Iterator[Deviation]:
    parts = NUMBER.findall(one.dense)[0]
    _, opened, year, closed, ordinal, serial, _ = parts
    wrong = []
    if (opened, closed) != ("〔", "〕"):
        wrong.append(f"年份用了 {opened}{closed}，应为六角括号〔〕")
    if not _YEAR.fullmatch(year):
        wrong.append(f"年份“{year}”应写全为四位阿拉伯数字")
    if ordinal:
        wrong.append("序号前不写“第”")
    if not serial.isascii():
        wrong.append(f"序号“{serial}”应用半角阿拉伯数字")
    elif serial.startswith("0"):
        wrong.append(f"序号“{serial}”不编虚位，应为“{serial.lstrip('0')}”")
    if wrong:
        hint = "改成“机关代字〔2022〕1号”这样；〔〕在“插入”→“符号”里"
        told = f"发文字号“{shown(''.join(parts))}”：{'；'.join(wrong)}"
        yield Deviation(layout.NUMBER_FORM, place(one), told, hint)


def _number_place(found: Elements, one: Paragraph) -> Iterator[Deviation]:
    tabbed = one.raw.lstrip(" \u3000").find("\t") >= 0
    if found.form == _LETTER:
        right = (one.align == "right" and one.right < _FLUSH) or "\t" in one.raw
        if not right and not one.boxed and not one.table:
            told = "信函的发文字号应在第一条红色双线之下居右顶格"
            hint = "选中后在“开始”里点“右对齐”，缩进改为 0"
            yield Deviation(layout.LETTER_NUMBER, place(one), told, hint)
        return
    upward = found.signer is not None or tabbed
    if not upward and one.align != "center" and not one.table and not one.boxed:
        told = "发文字号没有居中"
        hint = "选中后在“开始”里点“居中”；上行文居左空一字，右边写签发人"
        yield Deviation(layout.NUMBER_CENTRED, place(one), told, hint)


def _signer(found: Elements) -> Iterator[Deviation]:
    upward = found.title_text.endswith(UPWARD) and found.form == "文件"
    named = found.signer and (signer(found.signer.raw) or found.signer.table)
    if upward and found.marks and not named:
        kind = found.title_text[-2:]
        told = f"{kind}是上行文，没有写签发人"
        hint = "发文字号移到左边空一字，右边写“签发人：”和姓名（楷体），右空一字"
        yield Deviation(layout.SIGNER, "版头", told, hint)


def _double_lines(red: list[Stroke]) -> Iterator[Deviation]:
    upper = [one for one in red if not _is_low(one)]
    lower = [one for one in red if _is_low(one)]
    for name, lines, order in (("上", upper, True), ("下", lower, False)):
        where = "首页上部" if order else "首页下部"
        wanted = "上粗下细" if order else "上细下粗"
        if not any(one.compound for one in lines) and len(lines) < _PAIR:
            told = f"没有{name}面的红色双线（{wanted}）"
            hint = "“插入”→“形状”→“直线”，颜色红色，“线型”选双线，长 17 厘米，" + (
                "放在发文机关标志之下 4 mm" if order else "放在距下页边 2 厘米处"
            )
            yield Deviation(layout.LETTER_LINES, where, told, hint)
        elif _reversed(lines, thick_first=order):
            told = f"{name}面的红色双线粗细颠倒，应为{wanted}"
            hint = "双击线条，“线型”→“复合类型”改选另一种"
            yield Deviation(layout.LETTER_LINES, where, told, hint)


def _is_low(one: Stroke) -> bool:
    """Say whether *one* is in the lower half of the page."""
    if one.top is not None:
        return one.top > layout.PAPER_HEIGHT.mm / 2
    return one.where == "footer"


def _reversed(lines: list[Stroke], *, thick_first: bool) -> bool:
    drawn = next((one.compound for one in lines if one.compound in _DRAWN), "")
    if drawn:
        return (drawn == "thickThin") != thick_first
    if len(lines) < _PAIR or any(one.compound for one in lines):
        return False
    first, second = lines[0].weight, lines[1].weight
    return first <= second if thick_first else first >= second


_DRAWN: Final = ("thickThin", "thinThick")


def _cited(found: Elements) -> Iterator[Deviation]:
    for one in found.body:
        match = _CITED.search(one.dense)
        if match:
            told = f"引用的发文字号“{shown(match[0])}”没有用六角括号〔〕"
            hint = "改用〔〕，在“插入”→“符号”里"
            yield Deviation(layout.NUMBER_CITED, place(one), told, hint)
