"""份号, 密级和保密期限, 紧急程度: what stands in the corner of the first page."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cdo.documents import layout
from cdo.documents.measuring.deviations import Deviation, place, plain
from cdo.documents.measuring.recognition import (
    COPY,
    SECRECY,
    URGENCY,
    labels,
    visible_headers,
)
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.measuring.paper import Paper
    from cdo.documents.measuring.recognition import Elements, Label

_LETTER: Final = "信函"
_FLUSH: Final = 0.6
_TERM: Final = re.compile(r"[〇○零一二三四五六七八九十百]+(?=年|个月|月|天|日)")
_URGENT: Final = ("特急", "加急", "特提", "平急")
"""Words for urgent documents, and for telegrams."""


def check(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Yield how 份号, 密级 and 紧急程度 deviate, where there are any."""
    told = labels(found.head)
    for one in told:
        yield from _CHECKS[one.kind](one)
    yield from _order(told, found)
    yield from _places(paper, told, found)
    kinds = {one.kind for one in told}
    if SECRECY in kinds and COPY not in kinds:
        (secret, *_) = (one for one in told if one.kind == SECRECY)
        message = "标了密级，没有标份号，涉密公文应当标注份号"
        hint = "在密级之上另起一行写份号，如“000001”"
        yield Deviation(layout.COPY_THERE, place(secret.paragraph), message, hint)


def _copy(one: Label) -> Iterator[Deviation]:
    digits = re.sub(r"\D", "", one.text)
    wanted = layout.COPY_DIGITS
    if len(digits) != wanted.value or not digits.isascii():
        told = f"份号“{shown(one.text)}”一般用 {plain(wanted.value)} 位阿拉伯数字"
        hint = f"写成“{digits.zfill(6)[-6:] if digits.isascii() else '000001'}”"
        yield Deviation(wanted, place(one.paragraph), told, hint)


def _secrecy(one: Label) -> Iterator[Deviation]:
    term = _TERM.search(one.text)
    if term:
        told = f"保密期限“{shown(one.text)}”里的数字应用阿拉伯数字"
        hint = "写成“机密★1年”这样"
        yield Deviation(layout.SECRECY_TERM, place(one.paragraph), told, hint)


def _urgency(one: Label) -> Iterator[Deviation]:
    if not one.text.endswith(_URGENT):
        told = f"紧急程度写的是“{shown(one.text)}”，应为“特急”或“加急”"
        hint = "紧急公文标“特急”“加急”；电报标“特提”“特急”“加急”“平急”"
        yield Deviation(layout.URGENCY_FORM, place(one.paragraph), told, hint)


_CHECKS: Final = {COPY: _copy, SECRECY: _secrecy, URGENCY: _urgency}


def _order(told: list[Label], found: Elements) -> Iterator[Deviation]:
    for one, other in pairwise(told):
        if one.kind > other.kind:
            message = "份号、密级和保密期限、紧急程度的次序不对，应按这个次序自上而下"
            hint = "每个要素一行，份号在最上面"
            letter = found.form == _LETTER
            norm = layout.LETTER_LABELS if letter else layout.LABELS_ORDER
            yield Deviation(norm, place(other.paragraph), message, hint)
            return


def _places(paper: Paper, told: list[Label], found: Elements) -> Iterator[Deviation]:
    """Judge whether all stand flush, above the mark, in a letter below it."""
    letter = found.form == _LETTER
    norm = layout.LETTER_LABELS if letter else layout.LABELS_FLUSH
    story = [id(one) for one in (*visible_headers(paper), *paper.paragraphs)]
    mark = story.index(id(found.marks[0])) if found.marks else None
    for one in told:
        paragraph = one.paragraph
        if paragraph.table or paragraph.boxed:
            continue
        indent = paragraph.first + paragraph.left
        if paragraph.align not in {"left", "both"} or abs(indent) > _FLUSH:
            message = f"“{shown(one.text)}”没有居左顶格"
            hint = "选中后在“开始”里点“左对齐”，缩进改为 0"
            yield Deviation(norm, place(paragraph), message, hint)
        below = mark is not None and story.index(id(paragraph)) > mark
        if mark is not None and below != letter:
            where = "第一条红色双线之下" if letter else "发文机关标志之上，版心左上角"
            message = f"“{shown(one.text)}”应在{where}"
            yield Deviation(norm, place(paragraph), message, "把这一行移过去")
