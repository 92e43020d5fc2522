"""The elements of a document, recognised by what they are: words, places, looks.

No name of a style is asked.  What is looked for may be wrong in any one way, so each
element is known by several signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from cdo.documents import numbering
from cdo.documents.document import PUBLICITY

if TYPE_CHECKING:
    from cdo.documents.measuring.paper import Paper, Paragraph

KINDS: Final = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报",
    "报告", "请示", "批复", "议案", "函", "纪要",
)  # fmt: skip
"""文种 of the 条例."""

LARGE: Final = 26.0
"""Points from which on characters above a title are a mark."""

TITLE: Final = 18.0
_SHORT: Final = 45
_DIGITS: Final = "0-9０-９〇○零一二三四五六七八九十"
NUMBER: Final = re.compile(
    rf"([\u3400-\u9fffA-Za-z]{{0,15}}?)([〔\[（(【［﹝])([{_DIGITS}]{{2,4}})年?"
    rf"([〕\])）】］﹞])(第?)([{_DIGITS}]+)([号期])"
)
"""A 发文字号, rightly or wrongly written: 代字, year in brackets, 第, 序号, 号."""

DAY: Final = re.compile(
    rf"([{_DIGITS}]{{2,4}})(年|[-./．－])([{_DIGITS}]{{1,3}})(月|[-./．－])"
    rf"([{_DIGITS}]{{1,3}})([日号]?)"
)
"""A day, rightly or wrongly written."""

COPY, SECRECY, URGENCY = range(3)
"""What stands in the corner of the first page, from above: 份号, 密级, 紧急程度."""

_LABELS: Final = (
    re.compile(r"(?:份号[：:]?([0-9０-９]{1,10})|([0-9０-９]{3,10}))"),
    re.compile(
        rf"(?:密级[：:]?)?[绝机秘]密(?:[★☆*＊]?(?:长期|[{_DIGITS}百]+(?:年|个月|月|天|日)))?"
    ),
    re.compile(r"(?:紧急程度[：:]?)?(?:特提|特急|加急|平急|急件|紧急)"),
)
_SIGNER: Final = re.compile(r"签\s*发\s*人\s*[：:]?\s*(.*)$")
_LISTED: Final = re.compile(r"附\s*件\s*[：:]")
_ITEM: Final = re.compile(r"[0-9０-９一二三四五六七八九十]{1,3}[.．、]\s*(.*)")
LABEL: Final = re.compile(
    r"附\s*件\s*([0-9０-９一二三四五六七八九十]{0,3})\s*([：:.．、]?)"
)
"""The first line of an attachment."""

_CC: Final = re.compile(r"[抄主]送\s*[：:]?|抄报\s*[：:]?")
_PRINTED: Final = re.compile(rf"(.*?)({DAY.pattern})\s*(印发|印制|印)?$")
_PUBLICITY: Final = re.compile(
    rf"(公开方式|信息公开\w*|公开属性)?[：:]?({'|'.join(PUBLICITY)})"
)
_ENDS: Final = "。；！？…"


class Label(NamedTuple):
    """What stands in the corner of the first page: which of the three, its words."""

    paragraph: Paragraph
    kind: int
    text: str


class Heading(NamedTuple):
    """A numbered paragraph; `short` is whether it is a heading and no sentence."""

    paragraph: Paragraph
    level: int
    number: int
    label: str
    text: str
    short: bool


@dataclass(slots=True)
class Part:
    """An attachment or an issued text: its label, if any, its title, its text."""

    first: Paragraph
    label: Paragraph | None = None
    title: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Elements:
    """What was recognised; what is not there is None or empty.

    `form` is 文件, 信函 or 纪要, `because` says by what it was known.
    """

    form: str = "文件"
    because: str = ""
    marks: list[Paragraph] = field(default_factory=list)
    number: Paragraph | None = None
    signer: Paragraph | None = None
    head: list[Paragraph] = field(default_factory=list)
    title: list[Paragraph] = field(default_factory=list)
    recipients: Paragraph | None = None
    body: list[Paragraph] = field(default_factory=list)
    attachments: list[Paragraph] = field(default_factory=list)
    organs: list[Paragraph] = field(default_factory=list)
    date: Paragraph | None = None
    annotation: Paragraph | None = None
    people: list[Paragraph] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    cc: Paragraph | None = None
    publicity: Paragraph | None = None
    printed: Paragraph | None = None

    @property
    def title_text(self) -> str:
        """The title on one line."""
        return "".join(one.dense for one in self.title)

    @property
    def mark_text(self) -> str:
        """The mark on one line."""
        return "".join(one.dense for one in self.marks)

    @property
    def listed(self) -> list[str]:
        """The titles that the 附件说明 lists."""
        lines = [
            line.strip()
            for one in self.attachments
            for line in _LISTED.sub("", one.raw, count=1).split("\n")
        ]
        found: list[str] = []
        for line in lines:
            item = _ITEM.match(line)
            if item or not found:
                found.append(item[1] if item else line)
            else:
                found[-1] += line
        return ["".join(one.split()) for one in found if one]


def headings(paragraphs: list[Paragraph]) -> list[Heading]:
    """Return those of *paragraphs* that begin with a number."""
    found = []
    for one in paragraphs:
        if one.table or one.boxed or (told := numbering.found(one.text)) is None:
            continue
        level, number, rest = told
        label = one.text[: len(one.text) - len(rest)]
        short = len(rest) <= _SHORT and not rest.rstrip().endswith(tuple(_ENDS))
        found.append(Heading(one, level, number, label.strip(), rest, short))
    return found


def labels(paragraphs: list[Paragraph]) -> list[Label]:
    """Return the 份号, 密级 and 紧急程度 among *paragraphs*, a line or a stop each."""
    found = []
    for one in paragraphs:
        for piece in re.split(r"[\n\t]", one.raw):
            text = "".join(piece.split())
            kind = next((at for at in range(3) if _LABELS[at].fullmatch(text)), None)
            if kind is not None:
                found.append(Label(one, kind, text))
    return found


def is_day(text: str) -> bool:
    """Say whether *text* is a day and nothing else."""
    return DAY.fullmatch(text) is not None


def is_printed(text: str) -> bool:
    """Say whether *text* is the line of 印发机关 and 印发日期."""
    match = _PRINTED.fullmatch(text)
    return bool(match and (match[9] or "印发" in match[1]))


def is_cc(text: str) -> bool:
    """Say whether *text* begins the 抄送机关."""
    return _CC.match(text) is not None and not text.startswith("主送给")


def is_publicity(text: str) -> bool:
    """Say whether *text* is the line of the 公开方式."""
    return _PUBLICITY.fullmatch(text.rstrip("。")) is not None


def is_listing(text: str) -> bool:
    """Say whether *text* begins the 附件说明."""
    return _LISTED.match(text) is not None


def signer(text: str) -> str | None:
    """Return the name behind 签发人 in *text*, None where there is no 签发人."""
    match = _SIGNER.search(text)
    return None if match is None else match[1].strip()


def is_large(one: Paragraph) -> bool:
    """Say whether *one* looks like a mark above a title."""
    return one.type.size >= LARGE or (one.type.red and one.type.size >= TITLE)


def visible_headers(paper: Paper) -> list[Paragraph]:
    """Return what the header of the first page says."""
    first = "first" if paper.first.title_page else "default"
    return [one for one in paper.headers if one.sort == first and not one.section]
