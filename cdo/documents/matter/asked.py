"""What the scheme asks for: the papers that units write, their duties, 述职, 表扬."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.documents.matter import duties
from cdo.documents.matter.book import Plain, iso
from cdo.model import kinds
from cdo.reckoning import handings
from cdo.reckoning.ranks import rank

if TYPE_CHECKING:
    from cdo.documents.matter.book import Book
    from cdo.documents.matter.parties import Parties
    from cdo.model.filings import FilingType
    from cdo.model.unit import Unit

_FILED = "备案"
PAPERS = ("plan", "workplan", "summary")
"""Papers of a unit: filed above it, filed beside it, and what sums up its work."""


def papers(book: Book, unit: Unit) -> tuple[Plain, Parties]:
    """Return the papers that *unit* writes by name, None for those it need not.

    A part is played by who receives each.
    """
    found: Plain = dict.fromkeys(PAPERS)
    parties: Parties = {}
    for name, asked in book.registry.scheme.filings.entries.items():
        sort = _sort(book, asked)
        if sort is None or found[sort] or not _binds(asked, unit):
            continue
        receiver = book.registry.get(model.Unit, asked.to)
        parties[sort] = [receiver] if receiver is not None else []
        found[sort] = _paper(book, unit, name, asked)
    return found, parties


def _sort(book: Book, asked: FilingType) -> str | None:
    """Return which paper *asked* is; rosters and 述职报告 are none of them."""
    if asked.roster or asked.report:
        return None
    if asked.verb != _FILED:
        return "summary"
    receiver = book.registry.get(model.Unit, asked.to)
    above = receiver is not None and rank(book.registry, receiver) == "above"
    return "plan" if above else "workplan"


def _binds(asked: FilingType, unit: Unit) -> bool:
    by = asked.by
    return unit.track in {*(by.track or ()), *(by.by_analogy or ())}


def _paper(book: Book, unit: Unit, name: str, asked: FilingType) -> Plain:
    items = [duties.item(book, one) for one in duties.items(book, unit.id)]
    item = next((one for one in items if one["type"] == name), None)
    record = _handed(book, unit, name)
    must, should = asked.contents.must, asked.contents.should
    return {
        "type": name,
        "verb": asked.verb,
        "clause": book.clause(asked.clause),
        "recipient": book.short(asked.to),
        "contents": [
            {
                "key": key,
                "must": key in must,
                "texts": list(record.contents.get(key, ())) if record else [],
            }
            for key in (*must, *should)
        ],
        "due": item["due"] if item else None,
        "phrase": item["phrase"] if item else None,
        "file": book.registry.file(record)
        if record
        else kinds.BY_NAME["scheme-filings"].file,
    }


def _handed(book: Book, unit: Unit, name: str) -> model.Filing | None:
    """Return what *unit* has written of the type *name* by the day, the last of it."""
    every = [
        one
        for one in book.registry.all(model.Filing)
        if one.unit == unit.id and one.type == name and one.events[0].on <= book.day
    ]
    return max(every, key=lambda one: one.events[0].on, default=None)


def roles(book: Book) -> list[Plain]:
    """Return the roles of the scheme and their duties, each with its clauses."""
    return [
        {
            "role": one.role,
            "duties": [
                {"text": duty.text, "clauses": list(duty.clauses)}
                for duty in one.duties
            ],
            "file": kinds.BY_NAME["scheme-duties"].file,
        }
        for one in book.registry.scheme.duties.entries
    ]


def session(book: Book, year: str) -> Plain | None:
    """Return what is asked of 述职 for *year*, None where no report is asked for."""
    kept = handings.report_type(book.registry)
    if kept is None:
        return None
    name, asked = kept
    told = [one for one in duties.items(book) if one.year == int(year)]
    reports = [one for one in told if one.obligation.requires.report]
    sessions = [one for one in told if one.obligation.requires.session]
    return {
        "year": year,
        "type": name,
        "post": asked.post,
        "verb": asked.verb,
        "recipient": book.named(asked.to)["name"],
        "areas": list(book.registry.scheme.frames.report_areas.values()),
        "due": iso(reports[0].due) if reports else None,
        "house_rule": reports[0].obligation.house_rule if reports else False,
        "session": sessions[0].obligation.title if sessions else None,
        "clause": book.clause(asked.clause),
        "file": kinds.BY_NAME["scheme-filings"].file,
    }


def praise(book: Book, results: Plain) -> Plain | None:
    """Return who is praised by the *results* of a period: what is published counts.

    None where the scheme has no praise, or nothing in its band has been published.
    """
    rule = book.registry.scheme.decisions.praise
    if rule is None:
        return None
    rows = [
        row
        for group in results["groups"]
        for row in group["rows"]
        if row["published"] and row["band"] == rule.band
    ]
    if not rows:
        return None
    return {
        "kind": rule.kind,
        "title": rule.title,
        "band": rule.band,
        "clause": book.clause(rule.clause),
        "rows": rows,
        "files": [row["file"] for row in rows],
    }
