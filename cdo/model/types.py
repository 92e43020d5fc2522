"""How scalars are written, what they become, and what they refer to.

A file gives text.  Each type here is one way of writing: a pattern that the
whole text has to match, then the value that it becomes.  Pydantic's core does
both without calling back into Python.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal as Exact
from typing import Annotated, TypeVar

from cdo.model.markers import Either, Emptiable, Listed, Refers, Written

T = TypeVar("T")

KEYBOARD = "\u3000\uff01-\uff5e“”‘’「」『』：，；。—–−"
"""Characters that a Chinese keyboard puts where ASCII is meant (as in a class)."""

HAN = "〇㐀-䶿一-鿿\U00020000-\U0003ffff"
"""Chinese characters (as in a class)."""

KEY = rf"^[A-Za-z0-9{HAN}_()-]+$"
"""What a scheme or a rubric may call its own things."""

LONGEST_NUMBER = 9
LONGEST_DECIMAL = 40


def _reference(words: str, characters: str, hint: str) -> Written:
    """Return how a reference is written: anything but a slip of the keyboard.

    A name in the place of an id is for a rule to explain.  So only a text is
    refused that consists of *characters* but for some of a Chinese keyboard.
    """
    right = rf"^[{characters}](?:[{characters} ]*[{characters}])?$"
    return Written(words, rf"{right}|[^{characters}{KEYBOARD}\s]", hint)


def _word(words: str, hint: str) -> Written:
    """Return how a word of the scheme's own is written."""
    return Written(words, r"\S", hint)


_ID = "-a-z0-9"
_PATH = "-a-z0-9/"
_KEY = rf"-A-Za-z0-9{HAN}_()"


Section = Annotated[str, Emptiable()]
"""A text that may be empty, and may be left out after its key."""

TEXT = Written("文字", r"\S", "写文字")
Text = Annotated[str, TEXT]
"""A text that says something."""

NAME = Written(
    "名称", r"^[^\u3000]*[^\s\u3000][^\u3000]*$", "写一个名称，里面不要有全角空格"
)
Name = Annotated[str, NAME]
"""A text without full-width blanks, as it is printed and looked up."""

DATE = Written(
    "日期",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    "写成 2022-08-31 这样：四位年、两位月、两位日",
    "date",
)
Date = Annotated[date, DATE]

NUMBER = Written(
    "整数",
    r"^(?:0|[1-9][0-9]*)$",
    f"写成 0 或 30 这样的整数，不带单位，前面不加 0，不超过 {LONGEST_NUMBER} 位",
    "number",
    LONGEST_NUMBER,
)
Number = Annotated[int, NUMBER]

DECIMAL = Written(
    "数",
    r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$",
    f"写成 5 或 3.50 这样的数，不带单位和百分号，不超过 {LONGEST_DECIMAL} 个字符",
    "decimal",
    LONGEST_DECIMAL,
)
Decimal = Annotated[Exact, DECIMAL]

BOOL = Written(
    "true 或 false", r"^(?:true|false)$", "写成 true（是）或 false（否）", "bool"
)
Bool = Annotated[bool, BOOL]

YES = Written("true", r"^true$", "写成 true，不需要时整行删去", "bool")
Yes = Annotated[bool, YES]

YEAR = Written("年份", r"^[1-9][0-9]{3}$", "写成 2022 这样的四位数", "number")
Year = Annotated[int, YEAR]

FORMAT = Written("格式版本", r"^1$", "写 1，现在只有格式 1", "number")
PLACES = Written("位数", r"^[0-9]$", "写 0 到 9", "number")
Places = Annotated[int, PLACES]

DAYS = Written("天数", r"^(?:0|-?[1-9][0-9]*)$", "写成 12 或 -3", "number", 10)
Days = Annotated[int, DAYS]

ID = Written(
    "编号", r"^[a-z0-9][a-z0-9-]{0,63}$", "只用小写字母、数字和短横线，不超过 64 个"
)
Id = Annotated[str, ID]

WORD = Written("代号", KEY, "只用字母、数字、汉字和 _ ( ) -，不用空格")
Key = Annotated[str, WORD]
"""What a scheme or a rubric calls one of its own things."""

SHA256 = Written(
    "校验值",
    r"^[0-9a-f]{64}$",
    "写 64 个小写的十六进制数字，用 sha256sum 或 certutil -hashfile 文件 SHA256 算出",
)
Sha256 = Annotated[str, SHA256]

DIGEST = Written("摘要", r"^sha256:[0-9a-f]{64}$", "由 cdo score --write 写入")

FILE = Written(
    "附件路径",
    r"^attachments(?:/[^/\\.][^/\\]*)+$",
    "文件放进 attachments/，写成 attachments/ 开头的路径，从登记库的文件夹算起",
)
FilePath = Annotated[str, FILE]

CODE = Written(
    "规则编号",
    r"^CDO[1-689][0-9]{2}$",
    "写成 CDO203 这样的编号；CDO0 和 CDO7 开头的规则不能豁免",
)
RuleCode = Annotated[str, CODE]

_UNIT = _reference("单位编号", _ID, "写单位文件的名字，例如 a-ju")
UnitRef = Annotated[str, _UNIT, Refers("unit")]
UnitOrText = Annotated[
    str,
    _reference("单位编号或文字", _ID, "写单位编号，没有对应单位时写文字"),
    Refers("unit", or_text=True),
]
OfficerRef = Annotated[
    str, _reference("人员编号", _ID, "写人员文件的名字，例如 p-0007"), Refers("officer")
]
RubricRef = Annotated[
    str, _reference("评价指标编号", _ID, "写评价指标文件的名字"), Refers("rubric")
]
FilingRef = Annotated[
    str, _reference("备案报送编号", _PATH, "写成 年份/编号"), Refers("filing")
]
ReportRef = Annotated[
    str, _reference("述职报告编号", _PATH, "写成 年份/单位编号"), Refers("report")
]
EvaluationRef = Annotated[
    str, _reference("评价编号", _PATH, "写成 周期/单位编号"), Refers("evaluation")
]
AnyRef = Annotated[
    str,
    _reference("引用", rf"{_KEY}/", "写成 种类/编号，例如 unit/a-ju"),
    Refers("any"),
]
ClauseId = Annotated[
    str, _reference("条款编号", _KEY, "写成 三(一)2-8，括号用半角"), Refers("clause")
]

TrackName = Annotated[str, _word("系列", "写用词表 tracks 中的一个词"), Refers("track")]
CohortName = Annotated[
    str, _word("批次", "写用词表 cohorts 中的一个词"), Refers("cohort")
]
NatureName = Annotated[
    str, _word("性质", "写用词表 natures 中的一个词"), Refers("nature")
]
QualificationName = Annotated[
    str, _word("资格", "写用词表 qualifications 中的一个词"), Refers("qualification")
]
PostName = Annotated[str, _word("职位", "写 posts.yaml 中的职位"), Refers("post")]
TypeName = Annotated[
    str, _word("备案报送种类", "写 filings.yaml 中的种类"), Refers("filing-type")
]
ObligationId = Annotated[
    str, _word("义务编号", "写 obligations.yaml 中的编号"), Refers("obligation")
]
BandName = Annotated[str, _word("等次", "写评价指标中的等次"), Refers("band")]

Many = Annotated[tuple[T, ...], Listed()]
"""A list of texts; one text will do."""
Some = Annotated[tuple[T, ...], Listed(filled=True)]
"""A list of texts that is not empty; one text will do."""
Parts = Annotated[tuple[T, ...], Listed(one_will_do=False, filled=True)]
"""A list of parts that is not empty."""

DueDate = Annotated[Date | dict[Year, Date], Either()] | None
"""A day, or a day for each of some years."""
