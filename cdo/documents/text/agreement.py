"""What the elements of one document must hold among each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cdo.documents.document import ATTACHED, DRAFT, UPWARD
from cdo.documents.faults import Fault
from cdo.nearness import did_you_mean
from cdo.phrases import joined, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cdo.documents.document import Document

_MINUTES = "纪要"
_OFFICIAL = "文件"


def held(
    document: Document, line: Callable[[str], int], parts: Sequence[int]
) -> Document:
    """Return *document* with the attachments named that are at hand.

    *line* tells where an element stands, *parts* where each part begins.  Raises
    `Fault` where two elements contradict each other.
    """
    _formats(document, line)
    return _attachments(document, parts)


def _formats(document: Document, line: Callable[[str], int]) -> None:
    kind, form, signer = document.kind, document.format, document.signer
    if form == _MINUTES != kind:
        told = f"版式“纪要”只用于纪要，文种是“{kind}”的写 文件 或 信函"
        raise Fault(line("format"), f"format（版式）：{told}")
    if signer and form != _OFFICIAL:
        told = f"版式“{form}”没有签发人的位置，上行文的 format 写 文件"
        raise Fault(line("signer"), f"signer（签发人）：{told}")
    if kind in UPWARD and form == _OFFICIAL and not signer and not _draft(document):
        told = f"缺少 signer（签发人）：{kind}是上行文，须标注签发人的姓名"
        raise Fault(line("kind"), told)
    if form != _MINUTES:
        names = ("present", "absent", "observers")
        given = [name for name in names if getattr(document, name)]
        if given:
            told = f"{joined(given)} 只用于版式“纪要”"
            raise Fault(line(given[0]), told)


def _draft(document: Document) -> bool:
    return DRAFT in document.marks


def _attachments(document: Document, lines: Sequence[int]) -> Document:
    attached = [
        (part.title, at)
        for part, at in zip(document.parts, lines, strict=True)
        if part.role == ATTACHED
    ]
    if not document.attachments:
        return replace(document, attachments=tuple(title for title, _ in attached))
    rest = list(document.attachments)
    for title, at in attached:
        if title not in rest:
            raise Fault(at, _unlisted(title, document.attachments))
        del rest[: rest.index(title) + 1]
    return document


def _unlisted(title: str, listed: Sequence[str]) -> str:
    if title in listed:
        return f"附件“{shown(title)}”的次序与 attachments（附件说明）不同"
    near = did_you_mean(title, listed, f"那里写的是{joined(listed)}")
    return f"attachments（附件说明）里没有“{shown(title)}”，{near}"
