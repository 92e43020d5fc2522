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


class Norm(NamedTuple):
    """What is no number: what of, what it must be, and how much that binds.

    `clause` is as that of a `Fact`; 条例 is 党政机关公文处理工作条例.
    """

    title: str
    value: str
    strength: Strength
    clause: str = ""


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

COPY_DIGITS = Fact("份号的位数", 6, "个", _USUAL, "7.2.1")
SECRECY_SIZE = Fact("密级和保密期限字号（3号）", 16, "pt", _USUAL, "7.2.2")
URGENCY_SIZE = Fact("紧急程度字号（3号）", 16, "pt", _USUAL, "7.2.3")
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
PAGE_NUMBER_BELOW = Fact("页码的一字线与版心下边缘", 7, "mm", _USUAL, "7.5")
PAGE_NUMBER_INDENT = Fact("页码左空或右空", 1, "字", _USUAL, "7.5")

PEOPLE_INDENT = Fact("出席、请假、列席左空", 2, "字", _OPEN, "10.3")
TABLE_SIZE = Fact("表格字号（小4号）", 12, "pt", _PRACTICE)
TABLE_LINE = Fact("表格行距", 18, "pt", _PRACTICE)
TABLE_BORDER = Fact("表格线粗", 0.5, "pt", _PRACTICE)
WIDE = Fact("竖排纸面容得下的表格宽", 34, "个", _PRACTICE)

BODY_FONT = Norm("公文各要素的字体", "仿宋", _USUAL, "5.2.2")
GRID = Norm("文档网格", "每面22行、每行28字", _USUAL, "5.2.3")
COPY_THERE = Norm("涉密公文", "应当标注份号", _USUAL, "条例9(一)")
SECRECY_FONT = Norm("密级和保密期限的字体", "黑体", _USUAL, "7.2.2")
SECRECY_TERM = Norm("保密期限中的数字", "阿拉伯数字", _RULE, "7.2.2")
URGENCY_FONT = Norm("紧急程度的字体", "黑体", _USUAL, "7.2.3")
URGENCY_FORM = Norm("紧急程度", "特急、加急", _USUAL, "条例9(三)")
LABELS_FLUSH = Norm("份号、密级、紧急程度的位置", "顶格，版心左上角", _USUAL, "7.2.3")
LABELS_ORDER = Norm("份号、密级、紧急程度的次序", "自上而下", _RULE, "7.2.3")
LETTER_LABELS = Norm(
    "信函的份号、密级、紧急程度", "顶格，第一条红色双线之下", _RULE, "10.1"
)
MARK = Norm("发文机关标志", "由发文机关名称（加“文件”）组成", _RULE, "7.2.4")
MARK_RED = Norm("发文机关标志的颜色", "红色", _RULE, "7.2.4")
MARK_FONT = Norm("发文机关标志的字体", "小标宋", _ADVISED, "7.2.4")
MARK_CENTRED = Norm("发文机关标志的位置", "居中", _RULE, "7.2.4")
NUMBER_FORM = Norm("发文字号", "机关代字〔2022〕1号", _RULE, "7.2.5")
NUMBER_CENTRED = Norm("发文字号的位置", "居中，上行文居左空一字", _RULE, "7.2.5")
NUMBER_CITED = Norm("文中引用的发文字号", "机关代字〔2022〕1号", _PRACTICE)
SIGNER = Norm("签发人", "上行文须标注签发人", _RULE, "7.2.6")
SIGNER_FONT = Norm("签发人姓名的字体", "楷体", _RULE, "7.2.6")
RED_LINE_THERE = Norm("版头的红色分隔线", "与版心等宽", _RULE, "7.2.7")
TITLE_FONT = Norm("标题的字体", "小标宋", _USUAL, "7.3.1")
TITLE_CENTRED = Norm("标题的位置", "居中", _USUAL, "7.3.1")
TITLE_FORM = Norm("标题", "发文机关名称＋关于＋事由＋文种", _USUAL, "7.3.1")
RECIPIENTS_FLUSH = Norm("主送机关的位置", "居左顶格", _RULE, "7.3.2")
RECIPIENTS_COLON = Norm("主送机关之后", "全角冒号", _RULE, "7.3.2")
BODY_ALIGNED = Norm("正文的对齐", "左空二字，回行顶格", _RULE, "7.3.3")
HEADING_FONTS = (
    Norm("第一层标题的字体", "黑体", _USUAL, "7.3.3"),
    Norm("第二层标题的字体", "楷体", _USUAL, "7.3.3"),
    Norm("第三层标题的字体", "仿宋", _USUAL, "7.3.3"),
    Norm("第四层标题的字体", "仿宋", _USUAL, "7.3.3"),
)
HEADING_ONE, HEADING_TWO, HEADING_THREE, HEADING_FOUR = HEADING_FONTS
HEADING_FORM = Norm("结构层次序数", "一、（一）1.（1）", _OPEN, "7.3.3")
HEADING_ORDER = Norm("结构层次序数的次序", "依次标注，不跳号、不重号", _OPEN, "7.3.3")
REQUEST_IN_REPORT = Norm("报告", "不得夹带请示事项", _USUAL, "条例15(四)")
ATTACHMENTS_FORM = Norm("附件说明", "附件：1.名称，名称后不加标点", _RULE, "7.3.4")
ORGAN_THERE = Norm("发文机关署名", "成文日期之上署发文机关", _RULE, "7.3.5")
DATE_THERE = Norm("成文日期", "须署成文日期", _RULE, "7.3.5")
DATE_FORM = Norm("成文日期的写法", "2022年5月25日", _RULE, "7.3.5.4")
PART_PAGE = Norm("附件的位置", "另面编排", _RULE, "7.3.7")
PART_LABEL = Norm("附件序号", "首行顶格写“附件”及顺序号，用3号黑体", _RULE, "7.3.7")
PART_TITLE = Norm("附件标题", "居中，与附件说明一致", _RULE, "7.3.7")
PART_ABSENT = Norm("附件", "附件说明列出的附件随文编排", _PRACTICE)
COLOPHON_LINES = Norm("版记的分隔线", "首条和末条用粗线，与版心等宽", _RULE, "7.4.1")
CC_STOP = Norm("抄送机关之后", "句号", _RULE, "7.4.2")
CC_COLON = Norm("“抄送”之后", "全角冒号", _RULE, "7.4.2")
PRINTED_THERE = Norm("印发机关和印发日期", "末条分隔线之上", _USUAL, "7.4.3")
PRINTED_FORM = Norm("印发日期的写法", "2022年5月25日印发", _RULE, "7.4.3")
PAGE_NUMBER_THERE = Norm("页码", "版心下边缘之下", _USUAL, "7.5")
PAGE_NUMBER_FONT = Norm("页码的字体", "宋体", _USUAL, "7.5")
PAGE_NUMBER_DASHES = Norm("页码两侧", "各一条一字线", _USUAL, "7.5")
PAGE_NUMBER_SIDE = Norm("页码的位置", "单页居右、双页居左", _USUAL, "7.5")
LETTER_LINES = Norm("信函的红色双线", "上为上粗下细，下为上细下粗", _RULE, "10.1")
LETTER_NUMBER = Norm("信函的发文字号", "第一条双线之下，居右顶格", _RULE, "10.1")
LETTER_PAGE_NUMBER = Norm("信函首页", "不显示页码", _RULE, "10.1")
LETTER_COLOPHON = Norm("信函的版记", "不加印发机关、印发日期和分隔线", _RULE, "10.1")
PEOPLE_FONT = Norm("出席、请假、列席的字体", "黑体", _OPEN, "10.3")

FACTS: Final = tuple(one for one in tuple(globals().values()) if isinstance(one, Fact))
"""All measures."""

CODES: Final = {
    one: name.lower().replace("_", "-")
    for name, one in tuple(globals().items())
    if isinstance(one, (Fact, Norm))
}
"""What machines call measures and norms: `body-size`."""

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
