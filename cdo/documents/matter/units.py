"""What a document may say of one unit, or of one officer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.documents.matter import asked, duties
from cdo.documents.matter.parties import roster_type
from cdo.model import kinds
from cdo.reckoning import occupancy, seats

if TYPE_CHECKING:
    from cdo.documents.matter.book import Book, Plain
    from cdo.documents.matter.parties import Parties
    from cdo.model.officer import Officer
    from cdo.model.unit import Unit


def unit(book: Book, one: Unit) -> tuple[Plain, Parties]:
    """Return what a document may say of the unit *one*, and whom it concerns."""
    items = [duties.item(book, item) for item in duties.items(book, one.id)]
    found = {
        "unit": book.unit(one),
        "seats": book.seats_of(one),
        "obligations": items,
        "overdue": [item for item in items if item["late"]],
        "roster": _roster(book),
    }
    written, receivers = asked.papers(book, one)
    found |= written
    parties: Parties = {"unit": [one], **receivers}
    kept = roster_type(book)
    keeper = book.registry.get(model.Unit, kept[1].to) if kept else None
    if keeper is not None:
        parties["keeper"] = [keeper]
    return found, parties


def _roster(book: Book) -> Plain | None:
    """Return the type of filing that is the roster, if there is one."""
    kept = roster_type(book)
    if kept is None:
        return None
    name, told = kept
    return {
        "type": name,
        "verb": told.verb,
        "clause": book.clause(told.clause),
        "recipient": book.short(told.to),
        "file": kinds.BY_NAME["scheme-filings"].file,
    }


def officer(book: Book, one: Officer) -> tuple[Plain, Parties]:
    """Return what a document may say of the officer *one*, and whom it concerns."""
    held = list(seats.held(book.registry, one))
    rows = [
        book.tenure(tenure)
        | {
            "unit": book.named(tenure.appointment.unit),
            "post": tenure.appointment.post,
            "now": occupancy.runs(tenure, book.day),
        }
        for tenure in held
        if tenure.appointment.from_ <= book.day
    ]
    found: Plain = {
        "officer": {
            "name": one.printed,
            "phone": one.office_phone,
            "file": book.registry.file(one),
        },
        "appointments": rows,
        "current": [row for row in rows if row["now"]],
    }
    now = [tenure for tenure in held if occupancy.runs(tenure, book.day)] or held
    units = [book.registry.get(model.Unit, one.appointment.unit) for one in now[:1]]
    return found, {"unit": [unit for unit in units if unit is not None]}
