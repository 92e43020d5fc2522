"""The words of each element as it is printed: punctuation, brackets, dates.

All formats take them from here, so that all say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cdo import calendar
from cdo.documents.document import ATTACHED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.document import Document, Part

COLON: Final = "："
_TAILS: Final = {"文件": "文件", "信函": "", "纪要": "纪要"}
_BRACKETS = "（("


class Mark(NamedTuple):
    """发文机关标志: one name a line, and the word that stands to the right of all."""

    names: tuple[str, ...]
    tail: str


def mark(document: Document) -> Mark:
    """Return the 发文机关标志; a letter bears the name of its first organ alone."""
    tail = _TAILS[document.format]
    if document.mark is not None:
        return Mark(tuple(document.mark.split("\n")), "")
    names = (document.issuer, *document.co_issuers)
    if len(names) > 1 and document.format == "文件":
        return Mark(names, tail)
    name = document.issuer
    return Mark((name if tail and name.endswith(tail) else name + tail,), "")


def signer(document: Document) -> tuple[str, str] | None:
    """Return label and name of the 签发人, if there is one."""
    return (f"签发人{COLON}", document.signer) if document.signer else None


def recipients(document: Document) -> str:
    """Return the line of the 主送机关, empty where there is none."""
    text = document.recipients_text or "，".join(document.recipients)
    return text and text.rstrip("：:") + COLON


def attachments(document: Document) -> Iterator[tuple[str, str, str]]:
    """Yield 附件说明 line by line: `附件：`, which only the first has, `1.`, title."""
    several = len(document.attachments) > 1
    for at, title in enumerate(document.attachments, 1):
        label = f"附件{COLON}" if at == 1 else ""
        yield label, f"{at}." if several else "", title


def organs(document: Document) -> tuple[str, ...]:
    """Return who signs (发文机关署名); minutes are not signed."""
    if document.format == "纪要":
        return ()
    return (document.issuer, *document.co_issuers)


def day(document: Document) -> str:
    """Return the 成文日期."""
    return calendar.written(document.date)


def annotation(document: Document) -> str:
    """Return the 附注 in its brackets, empty where there is none."""
    text = document.annotation or ""
    return f"（{text}）" if text and text[0] not in _BRACKETS else text


def people(document: Document) -> Iterator[tuple[str, str]]:
    """Yield label and names of 出席, 请假, 列席."""
    named = (
        ("出席", document.present),
        ("请假", document.absent),
        ("列席", document.observers),
    )
    for label, names in named:
        if names:
            yield f"{label}{COLON}", "，".join(names)


def labels(document: Document) -> Iterator[tuple[Part, str]]:
    """Yield each part with the label of its first line: 附件, 附件2, or none."""
    several = len(document.attachments) > 1
    at = 0
    for part in document.parts:
        if part.role != ATTACHED:
            yield part, ""
            continue
        at = document.attachments.index(part.title, at) + 1
        yield part, f"附件{at}" if several else "附件"


def publicity(document: Document) -> str:
    """Return the line of the 公开方式, empty where nothing is said."""
    return f"公开方式{COLON}{document.publicity}" if document.publicity else ""


def cc(document: Document) -> str:
    """Return the names of the 抄送机关 as printed, empty where there are none."""
    return f"{'，'.join(document.cc)}。" if document.cc else ""


def main(document: Document) -> str:
    """Return the names of the 主送机关 as the 版记 has them, for want of room above."""
    told = recipients(document)
    return told and f"{told.removesuffix(COLON)}。"


def printed(document: Document) -> tuple[str, str] | None:
    """Return 印发机关 and 印发日期; letters have none."""
    if document.format == "信函":
        return None
    printed_on = document.printed_on or document.date
    by = document.printed_by or document.issuer
    return by, f"{calendar.written(printed_on)}印发"
