"""What a document may say of documents: one of them, or a year's register."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdo import model
from cdo.documents.matter import results
from cdo.documents.matter.book import Plain, iso
from cdo.model import kinds
from cdo.reckoning.issuing import ISSUED, SIGNED, VOID, issuer, number, reached

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdo.documents.matter.book import Book
    from cdo.model.document import Document, Issuing
    from cdo.model.rubric import Rubric

_ISSUED = re.compile(r"关于印发《?(.+?)》?的通知")


def document(book: Book, one: Document) -> Plain:
    """Return what the register says of the document *one* as of the day."""
    registry = book.registry
    known = issuer(registry, one)
    steps = [event for event in one.events if event.on <= book.day]
    return {
        "number": number(registry, one),
        "order": int(one.id.rpartition("/")[2]),
        "kind": one.genre,
        "format": one.format,
        "title": one.title,
        "issuer": book.named(known.unit)["name"] if known else None,
        "recipients": [book.short(name) for name in one.recipients],
        "cc": [book.short(name) for name in one.cc],
        "basis": list(one.basis),
        "date": iso(one.date),
        "signer": book.person(one.signer or _signed_by(steps)),
        "publicity": one.publicity,
        "state": steps[-1].state if steps else None,
        "void": bool(steps) and steps[-1].state == VOID,
        "signed": iso(reached(one, SIGNED, book.day)),
        "issued": iso(reached(one, ISSUED, book.day)),
        "about": list(one.about),
        "file": registry.file(one),
    }


def _signed_by(steps: Iterable[Issuing]) -> str | None:
    return next((step.by for step in steps if step.state == SIGNED), None)


def register(book: Book, year: str) -> list[Plain]:
    """Return the documents of *year*, by who issued them, in the order of numbers.

    `missing` are the numbers before the last that are not in a register which is
    meant to hold all.
    """
    found = []
    for code, one in book.registry.manifest.issuers.items():
        kept = [
            each
            for each in book.registry.all(model.Document)
            if each.id.split("/")[:2] == [code, year]
        ]
        rows = [document(book, each) for each in kept]
        rows.sort(key=lambda row: row["order"])
        if rows:
            unit = book.named(one.unit)
            found.append(
                {
                    "issuer": unit["name"],
                    "mark": one.mark,
                    "complete": one.complete,
                    "count": len(rows),
                    "issued": sum(row["issued"] is not None for row in rows),
                    "void": sum(row["void"] for row in rows),
                    "missing": _missing(rows) if one.complete else [],
                    "rows": rows,
                    "files": [row["file"] for row in rows],
                }
            )
    return found


def subject(book: Book, record: Document | None) -> Plain | None:
    """Return the text that a notice issues: its title, and the rubric if it is one.

    It is the rubric that the *record* of the notice is about, else what its title
    names; without a record the last official rubric.  None where there is none.
    """
    found: list[Rubric] = []
    if record is None:
        found = [one for one in book.registry.all(model.Rubric) if one.official][-1:]
    for ref in record.about if record is not None else ():
        kind, _, name = ref.partition("/")
        rubric = book.registry.get(model.Rubric, name) if kind == "rubric" else None
        found += [rubric] if rubric is not None else []
    if found:
        told = results.rubric(book, found[0])
        return {"title": told["title"], "rubric": told, "file": told["file"]}
    named = _ISSUED.search(record.title) if record is not None else None
    if record is None or named is None:
        return None
    return {"title": named[1], "rubric": None, "file": book.registry.file(record)}


def scheme(book: Book) -> Plain:
    """Return what the registry is called, and by which document it was founded."""
    manifest = book.registry.manifest
    return {
        "title": manifest.title,
        "scheme": manifest.scheme,
        "demo": manifest.demo,
        "file": kinds.BY_NAME["registry"].file,
    }


def _missing(rows: Sequence[Plain]) -> list[str]:
    there = {row["order"] for row in rows}
    return [str(order) for order in range(1, max(there)) if order not in there]
