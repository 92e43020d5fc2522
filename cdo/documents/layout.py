"""How an official document is laid out: each fact with its strength and its clause.

After GB/T 9704-2012 (党政机关公文格式).  Writers take their measures from here and from
nowhere else.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

_TWIPS = {"mm": 1440 / 25.4, "pt": 20.0}
_MM = {"mm": 1.0, "pt": 25.4 / 72}


class Strength(StrEnum):
    """How much a fact binds: 实务 is the practice of offices and in no standard."""

    RULE = "规定"
    USUAL = "一般"
    ADVISED = "推荐"
    OPEN = "可以"
    PRACTICE = "实务"


class Fact(NamedTuple):
    """One measure: what of, how much, in mm, pt, 字 (of the body), 行 or 个.

    `clause` is that of the standard, empty for the practice of offices.
    """

    title: str
    value: float
    unit: str
    strength: Strength
    clause: str = ""

    @property
    def twips(self) -> int:
        """The measure in twentieths of a point, for Word."""
        if self.unit == "字":
            return round(self.value * PITCH)
        if self.unit == "行":
            return round(self.value * LINE)
        return round(self.value * _TWIPS[self.unit])

    @property
    def mm(self) -> float:
        """The measure in millimetres."""
        return self.value * _MM[self.unit]


_RULE, _USUAL = Strength.RULE, Strength.USUAL
_ADVISED, _OPEN, _PRACTICE = Strength.ADVISED, Strength.OPEN, Strength.PRACTICE

PAPER_WIDTH = Fact("用纸宽", 210, "mm", _RULE, "5.1")
PAPER_HEIGHT = Fact("用纸高", 297, "mm", _RULE, "5.1")
TOP = Fact("天头", 37, "mm", _RULE, "5.2.1")
LEFT = Fact("订口", 28, "mm", _RULE, "5.2.1")
RIGHT = Fact("切口", 26, "mm", _RULE, "5.2.1")
BOTTOM = Fact("地脚", 35, "mm", _RULE, "5.2.1")
TYPE_WIDTH = Fact("版心宽", 156, "mm", _RULE, "5.2.1")
TYPE_HEIGHT = Fact("版心高", 225, "mm", _RULE, "5.2.1")
LINES = Fact("每面行数", 22, "个", _USUAL, "5.2.3")
CHARACTERS = Fact("每行字数", 28, "个", _USUAL, "5.2.3")

BODY_SIZE = Fact("正文字号（3号）", 16, "pt", _USUAL, "5.2.2")
INDENT = Fact("自然段左空", 2, "字", _RULE, "7.3.3")
TITLE_SIZE = Fact("标题字号（2号）", 22, "pt", _USUAL, "7.3.1")
TITLE_ABOVE = Fact("标题与红色分隔线之间", 2, "行", _USUAL, "7.3.1")
RECIPIENTS_ABOVE = Fact("主送机关与标题之间", 1, "行", _RULE, "7.3.2")
ATTACHMENTS_ABOVE = Fact("附件说明与正文之间", 1, "行", _RULE, "7.3.4")
ATTACHMENTS_INDENT = Fact("附件说明左空", 2, "字", _RULE, "7.3.4")
SIGNATURE_ABOVE = Fact("署名与正文之间", 2, "行", _PRACTICE)
SEALED_DATE_RIGHT = Fact("加盖印章的成文日期右空", 4, "字", _USUAL, "7.3.5.1")
ORGAN_RIGHT = Fact("不加盖印章的署名右空", 2, "字", _RULE, "7.3.5.2")
DATE_SHIFT = Fact("不加盖印章的成文日期比署名右移", 2, "字", _RULE, "7.3.5.2")
SEALS_APART = Fact("联合行文的印章之间", 3, "行", _PRACTICE)
ANNOTATION_INDENT = Fact("附注左空", 2, "字", _RULE, "7.3.6")
PART_TITLE_ABOVE = Fact("附件标题与附件序号之间", 1, "行", _RULE, "7.3.7")

MARK_ABOVE = Fact("发文机关标志与版心上边缘", 35, "mm", _RULE, "7.2.4")
MARK_SIZE = Fact("发文机关标志字号", 48, "pt", _PRACTICE)
NUMBER_ABOVE = Fact("发文字号与发文机关标志之间", 2, "行", _RULE, "7.2.5")
NUMBER_INDENT = Fact("上行文发文字号左空", 1, "字", _RULE, "7.2.5")
SIGNER_INDENT = Fact("签发人右空", 1, "字", _RULE, "7.2.6")
RED_LINE_ABOVE = Fact("红色分隔线与发文字号", 4, "mm", _RULE, "7.2.7")
RED_LINE = Fact("红色分隔线粗", 1.5, "pt", _PRACTICE)

LETTER_MARK_TOP = Fact("信函的发文机关标志与上页边", 30, "mm", _RULE, "10.1")
LETTER_LINE_ABOVE = Fact("第一条红色双线与发文机关标志", 4, "mm", _RULE, "10.1")
LETTER_LINE_BOTTOM = Fact("第二条红色双线与下页边", 20, "mm", _RULE, "10.1")
LETTER_LINE_WIDTH = Fact("红色双线长", 170, "mm", _RULE, "10.1")
LETTER_LINE_THICK = Fact("红色双线的粗线", 2.25, "pt", _PRACTICE)
LETTER_LINE_THIN = Fact("红色双线的细线", 0.75, "pt", _PRACTICE)
LETTER_LINE_GAP = Fact("红色双线的粗线与细线之间", 1.5, "pt", _PRACTICE)
LETTER_NUMBER_ABOVE = Fact("信函的发文字号与红色双线", 14, "pt", _RULE, "10.1")

COLOPHON_SIZE = Fact("版记字号（4号）", 14, "pt", _USUAL, "7.4.2")
COLOPHON_INDENT = Fact("抄送机关左右各空", 1, "字", _USUAL, "7.4.2")
COLOPHON_OUTER = Fact("版记首条和末条分隔线粗", 0.35, "mm", _ADVISED, "7.4.1")
COLOPHON_INNER = Fact("版记中间的分隔线粗", 0.25, "mm", _ADVISED, "7.4.1")
COLOPHON_LINE = Fact("版记行距", 24, "pt", _PRACTICE)

PAGE_NUMBER_SIZE = Fact("页码字号（4号）", 14, "pt", _USUAL, "7.5")
PAGE_NUMBER_BELOW = Fact("页码的一字线与版心下边缘", 7, "mm", _RULE, "7.5")
PAGE_NUMBER_INDENT = Fact("页码左空或右空", 1, "字", _RULE, "7.5")

PEOPLE_INDENT = Fact("出席、请假、列席左空", 2, "字", _OPEN, "10.3")
TABLE_SIZE = Fact("表格字号（小4号）", 12, "pt", _PRACTICE)
TABLE_LINE = Fact("表格行距", 18, "pt", _PRACTICE)
TABLE_BORDER = Fact("表格线粗", 0.5, "pt", _PRACTICE)
WIDE = Fact("竖排纸面容得下的表格宽", 34, "个", _PRACTICE)

FACTS: Final = tuple(one for one in tuple(globals().values()) if isinstance(one, Fact))
"""All of them."""

LINE: Final = 579
"""Twips from one line to the next: 22 of them fill the height of the type area.

29 pt, which is 580, gives 21 lines.
"""

SPACING: Final = -7
"""Twips that a character of the body is set closer: 28 of them fill a line.

At -4 a line holds 27.  At -5 and -6 fewer lines break where an official text breaks
them, and at -5 LibreOffice loses marks that hang over the end of a justified line.
"""

PITCH: Final = 320 + SPACING
"""Twips from one character of the body to the next."""

RED: Final = "FF0000"


class Profile(NamedTuple):
    """Fonts, by the names that the machines of an office know."""

    body: str = "仿宋_GB2312"
    kai: str = "楷体_GB2312"
    hei: str = "黑体"
    song: str = "方正小标宋简体"
    digits: str = "宋体"


STANDARD: Final = Profile()
"""The fonts that offices have; a city may choose others."""


def ems(text: str) -> float:
    """Return how many characters of the body *text* is wide.

    ASCII counts half; between Chinese and digits or Latin letters lies a quarter.
    """
    wide = sum(0.5 if character.isascii() else 1.0 for character in text)
    return wide + sum(map(_apart, text, text[1:])) / 4


def _apart(one: str, other: str) -> bool:
    """Say whether Word keeps two neighbours apart: one is Chinese, the other is not."""
    latin = one.isascii() and one.isalnum(), other.isascii() and other.isalnum()
    han = not one.isascii() and one.isalpha(), not other.isascii() and other.isalpha()
    return (latin[0] and han[1]) or (han[0] and latin[1])


def mark_size(names: tuple[str, ...], tail: str) -> float:
    """Return the size in points in which a mark fills no more than the type area."""
    widest = max(map(ems, names)) + ems(tail)
    most = TYPE_WIDTH.twips / 20 / max(widest, 1)
    return min(MARK_SIZE.value, int(most * 2) / 2)
