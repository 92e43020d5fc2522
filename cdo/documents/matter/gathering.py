"""Gathering: all that a template is told of its subject, and who writes to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdo.documents.matter import (
    asked,
    handed,
    issued,
    overview,
    parties,
    results,
    units,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cdo.documents.matter.book import Book, Plain
    from cdo.documents.matter.parties import Parties
    from cdo.model import Record
    from cdo.model.document import Document
    from cdo.model.unit import Unit

    Teller = Callable[[Book, Any], tuple[Plain, Parties]]

TELLERS: dict[str, Teller] = {
    "unit": units.unit,
    "officer": units.officer,
    "filing": handed.filing,
    "report": handed.report,
    "evaluation": results.evaluation,
}
"""What tells of a record, by its kind."""


def gathered(
    book: Book, subject: Record | str | None, document: Document | None
) -> tuple[Plain, Parties]:
    """Return what a template is told of *subject*, and the parts that units play.

    A *subject* is a record, a period, or None for the whole.  *document* is the
    record of the document that is to be written, where there is one.
    """
    told: Plain = {
        "day": book.day.isoformat(),
        "registry": issued.scheme(book),
        "document": issued.document(book, document) if document else None,
    }
    playing = parties.standing(book)
    if subject is None:
        told |= overview.overview(book)
        told["issue"] = issued.subject(book, document)
        told["roles"] = asked.roles(book)
    elif isinstance(subject, str):
        told["period"] = subject
        told["results"] = results.results(book, subject)
        told["praise"] = asked.praise(book, told["results"])
        told["session"] = asked.session(book, subject[:4])
        told["register"] = issued.register(book, subject[:4])
    else:
        more, theirs = TELLERS[subject.kind](book, subject)
        told |= more
        playing |= theirs
    return told, playing


def addressed(book: Book, sender: Sequence[Unit], receivers: Sequence[Unit]) -> Plain:
    """Return what a template is told of sender, recipients, kind and format."""
    found = parties.letter(book, sender, receivers)
    found["contact"] = found["sender"]["contact"] if found["sender"] else None
    return found
