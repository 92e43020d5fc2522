"""Obligations of units as of a day, in plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdo import model
from cdo.documents.matter.book import Plain, iso
from cdo.model import kinds
from cdo.reckoning import handings, obligations, words
from cdo.reckoning.obligations import MET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cdo.documents.matter.book import Book
    from cdo.model.filings import FilingType
    from cdo.model.obligations import Obligation
    from cdo.reckoning.obligations import Item
    from cdo.registry.index import Registry

HOUSE_RULE = "本地约定"


def items(book: Book, unit: str | None = None) -> Sequence[Item]:
    """Return every obligation as of the day of *book*, or those of one *unit*."""
    grouped = book.registry.once(_by_unit, book.day)
    if unit is not None:
        return grouped.get(unit, ())
    return [one for each in grouped.values() for one in each]


def _by_unit(registry: Registry, day: date) -> Mapping[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for one in obligations.items(registry, day):
        found.setdefault(one.unit.id, []).append(one)
    return found


def item(book: Book, one: Item) -> Plain:
    """Return one obligation of a unit: what it asks for, and how it stands.

    `over` and `left` are days, zero where there are none; `reminders` are the
    numbers of the documents that reminded of it.
    """
    from cdo.reckoning.issuing import number  # noqa: PLC0415

    kept = asked(book.registry, one.obligation)
    days = one.days or 0
    reminders = book.reminders(one.id, one.unit.id)
    return {
        "id": one.id,
        "title": one.obligation.title,
        "year": one.year,
        "clause": book.clause(one.obligation.clause),
        "house_rule": one.obligation.house_rule,
        "due": iso(one.due),
        "phrase": one.obligation.phrase,
        "state": one.state,
        "word": words.OBLIGATIONS[one.state],
        "met": one.state in MET,
        "late": one.late,
        "over": (book.day - one.due).days if one.late and one.due else 0,
        "left": max(days, 0),
        "since": iso(one.since),
        "type": kept[0] if kept else None,
        "verb": kept[1].verb if kept else None,
        "recipient": book.short(kept[1].to) if kept else None,
        "returned": returned(book, one),
        "reminders": [number(book.registry, sent) for sent in reminders],
        "file": evidence_file(book, one),
    }


def asked(registry: Registry, obligation: Obligation) -> tuple[str, FilingType] | None:
    """Return the name and type of what *obligation* asks to be handed in, if any."""
    name = obligation.requires.filing
    if name is None:
        return handings.report_type(registry) if obligation.requires.report else None
    found = registry.scheme.filings.entries.get(name)
    return (name, found) if found is not None else None


def returned(book: Book, one: Item) -> Plain | None:
    """Return when and why what was handed in was sent back, if it still is."""
    record = record_of(book, one.record)
    if one.state != "returned" or not isinstance(record, model.Filing | model.Report):
        return None
    steps = [step for step in record.events if step.on <= book.day]
    last = steps[-1]
    file = book.registry.file(record)
    return {
        "on": iso(last.on),
        "reason": last.reason,
        "by": book.person(last.by),
        "file": file,
    }


def record_of(book: Book, ref: str | None) -> Any:  # noqa: ANN401  # of any kind
    """Return the record that *ref* names, None where there is none."""
    kind, _, name = (ref or "").partition("/")
    return book.registry.get(model.KINDS[kind], name) if name else None


def evidence_file(book: Book, one: Item) -> str:
    """Return the file that shows how *one* stands, else that which asks for it."""
    record = record_of(book, one.record)
    if record is not None:
        return book.registry.file(record)
    return kinds.BY_NAME["scheme-obligations"].file
