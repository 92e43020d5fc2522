"""The official document (公文), in no format: its elements, named as in the standard.

Everything here is text as it is to be read, without markup.  A line break in a text
is one that its author has chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

KINDS: Final = (
    "决定",
    "通知",
    "通报",
    "报告",
    "请示",
    "批复",
    "函",
    "纪要",
    "意见",
)
"""文种: what a document is."""

FORMATS: Final = ("文件", "信函", "纪要")
"""版式: how it looks on paper, whatever it is."""

PUBLICITY: Final = ("主动公开", "依申请公开", "不予公开")
"""公开方式."""

DEMO: Final = "示例"
DRAFT: Final = "讨论稿"
MARKS: Final = (DEMO, DRAFT)
"""Marks on the page: persons are invented; nobody has signed it off."""

UPWARD: Final = ("报告", "请示")
"""上行文: kinds that go upward and name their 签发人."""

ATTACHED: Final = "附件"
ISSUED: Final = "印发"
PARTS: Final = (ATTACHED, ISSUED)
"""What may follow on a new page: an attachment, or the text that is issued."""

LEVELS: Final = 4
"""Levels of headings: 一、 （一） 1. （1）"""


class Heading(NamedTuple):
    """A heading: level 1 to 4, its number as printed (`一、`), its text."""

    level: int
    number: str
    text: str


class Paragraph(NamedTuple):
    """A paragraph of the body."""

    text: str


class Table(NamedTuple):
    """A table: the cells of its head, and rows of as many cells each."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Table


class Part(NamedTuple):
    """A text on a page of its own: an attachment (附件), or what is issued (印发)."""

    role: str
    title: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One official document.

    `recipients_text` is what is printed in place of the list of recipients.
    `attachments` are the titles of the 附件说明; those whose text is at hand are among
    `parts`.  `mark` is the 发文机关标志 where issuer and format do not make it.
    `present`, `absent` and `observers` (出席 请假 列席) are for the format 纪要.
    Without `printed_by` and `printed_on` issuer and date are printed.
    """

    kind: str
    format: str
    issuer: str
    title: str
    date: dt.date
    number: str | None = None
    mark: str | None = None
    co_issuers: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    recipients_text: str | None = None
    signer: str | None = None
    attachments: tuple[str, ...] = ()
    annotation: str | None = None
    sealed: bool = True
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    publicity: str | None = None
    cc: tuple[str, ...] = ()
    printed_by: str | None = None
    printed_on: dt.date | None = None
    marks: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    parts: tuple[Part, ...] = ()
