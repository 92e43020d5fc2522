"""The front matter of a paper: what its template says, and the register over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.documents.document import DEMO, DRAFT, UPWARD
from cdo.documents.text.frontmatter import FENCE, KEYS
from cdo.editing import yamltext
from cdo.reckoning.issuing import SIGNED, issuer, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdo.documents.matter.book import Book
    from cdo.model.document import Document
    from cdo.registry.source import Value

__all__ = ["KEYS", "merged", "written"]

_OFFICIAL = "文件"
_ABOUT = "关于"


def merged(
    book: Book, front: Mapping[str, Value], record: Document | None, *, own: bool
) -> dict[str, Value]:
    """Return the elements that *front* gives, with those of the *record* over them.

    They are marked as of invented persons where the registry is, and as a draft
    where nobody has signed them; a clerk's *own* text without a record is his own.
    """
    found = dict(front)
    if record is None:
        found.setdefault("date", book.day.isoformat())
    else:
        found |= _registered(book, record)
    if found.get("kind") not in UPWARD or found.get("format") != _OFFICIAL:
        found.pop("signer", None)
    signed = record is not None and any(one.state == SIGNED for one in record.events)
    marks = [DEMO] if book.registry.manifest.demo else []
    if not signed and not (own and record is None):
        marks.append(DRAFT)
    if marks:
        found["marks"] = list(marks)
    return found


def written(elements: Mapping[str, Value]) -> str:
    """Return *elements* as front matter, in the order of a document."""
    lines = [FENCE]
    for key in KEYS:
        value = elements.get(key)
        if value not in (None, [], ""):
            lines += yamltext.entry(key, value)
    return "\n".join([*lines, FENCE, "", ""])


def _registered(book: Book, record: Document) -> dict[str, Value]:
    """Return the elements that the register gives; None for what it leaves out."""
    known = issuer(book.registry, record)
    name = book.named(known.unit)["name"] if known else None
    title = record.title
    if name and title.startswith(_ABOUT):
        title = f"{name}{title}"
    return {
        "kind": record.genre,
        "format": record.format,
        "issuer": name,
        "number": number(book.registry, record),
        "title": title,
        "co_issuers": [book.named(one)["name"] for one in record.co_issuers],
        "recipients": [book.named(one)["name"] for one in record.recipients],
        "recipients_text": None,
        "signer": book.person(record.signer),
        "date": record.date.isoformat(),
        "publicity": record.publicity,
        "cc": [book.named(one)["name"] for one in record.cc],
    }
