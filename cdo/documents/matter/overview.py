"""What a document may say of the whole: every unit, every obligation."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cdo import model
from cdo.documents.matter import duties
from cdo.documents.matter.book import Plain, tally
from cdo.model import kinds
from cdo.reckoning import handings, words
from cdo.reckoning.obligations import MET

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdo.documents.matter.book import Book
    from cdo.model.unit import Unit
    from cdo.reckoning.obligations import Item
    from cdo.reckoning.occupancy import Occupancy


_SILENT = frozenset({"undated", "not_due", "aim"})


def overview(book: Book) -> Plain:
    """Return what a document may say of the whole as of the day."""
    return {
        "tracks": _tracks(book, book.pilots),
        "seats_in_all": _seats(book, [one for one in book.seats if _own(book, one)]),
        "duties": _duties(book),
        "overdue": _overdue(book),
        "overdue_in_all": _late(book),
        "cohort": book.registry.scheme.vocabulary.pilot_cohort,
        "matrices": list(_matrices(book)),
        "overall": _overall(book),
    }


def _own(book: Book, seat: Occupancy) -> bool:
    pilot = book.registry.scheme.vocabulary.pilot_cohort
    return seat.unit.cohort in {None, pilot}


def _seats(book: Book, seats: Sequence[Occupancy]) -> Plain:
    """Return how many of *seats* there are in each state."""
    file = kinds.BY_NAME["scheme-posts"].file
    found: Plain = {"count": len(seats), "file": file}
    for state in words.SEATS:
        those = [one for one in seats if one.state == state]
        files = [book.registry.file(one.tenure.officer) for one in those if one.tenure]
        files = files or [book.registry.file(one.unit) for one in those]
        found[state] = {
            "count": len(those),
            "names": [
                f"{book.unit(one.unit)['short']}{one.post.post}" for one in those
            ],
            "files": list(dict.fromkeys(files)),
        }
    return found


def _tracks(book: Book, units: Sequence[Unit]) -> list[Plain]:
    """Return *units* by track, in the order of the scheme."""
    return [
        {"name": track, **tally(map(book.unit, those))}
        for track, those in groupby(units, key=lambda one: one.track)
    ]


def _duties(book: Book) -> list[Plain]:
    """Return the obligations of the pilots, and how many of them met each."""
    pilots = {one.id for one in book.pilots}
    every = [one for one in duties.items(book) if one.unit.id in pilots]
    order = list(book.registry.scheme.obligations.entries)
    every.sort(key=lambda one: (order.index(one.id), one.year or 0))
    return [
        _duty(book, list(those))
        for _, those in groupby(every, key=lambda one: (one.id, one.year))
    ]


def _duty(book: Book, those: Sequence[Item]) -> Plain:
    def told(chosen: Iterable[Item]) -> Plain:
        by_unit = {one.unit.id: one for one in chosen}
        ordered = book.in_order(one.unit for one in by_unit.values())
        return tally(
            book.unit(unit) | {"file": duties.evidence_file(book, by_unit[unit.id])}
            for unit in ordered
        )

    first = those[0]
    return {
        "id": first.id,
        "title": first.obligation.title,
        "year": first.year,
        "due": first.due.isoformat() if first.due else None,
        "phrase": first.obligation.phrase,
        "aim": first.obligation.aim,
        "clause": book.clause(first.obligation.clause),
        "bound": told(those),
        "met": told(one for one in those if one.state in MET),
        "met_late": told(one for one in those if one.state == "met_late"),
        "waived": told(one for one in those if one.state == "waived"),
        "pending": told(one for one in those if one.state in {"submitted", "returned"}),
        "late": told(one for one in those if one.late),
        "file": kinds.BY_NAME["scheme-obligations"].file,
    }


def _overdue(book: Book) -> list[Plain]:
    """Return the units that are late with anything, and with what."""
    every = [one for one in duties.items(book) if one.late]
    units = book.in_order({one.unit.id: one.unit for one in every}.values())
    return [
        {
            "unit": book.unit(unit),
            "items": [duties.item(book, one) for one in every if one.unit is unit],
            "file": book.registry.file(unit),
        }
        for unit in units
    ]


def _late(book: Book) -> Plain:
    """Return how many obligations units are late with, all together."""
    every = [one for one in duties.items(book) if one.late]
    files = [duties.evidence_file(book, one) for one in every]
    return {"count": len(every), "files": list(dict.fromkeys(files))}


def _matrices(book: Book) -> Iterator[Plain]:
    """Yield the status matrix cohort by cohort, the pilots' first."""
    every = {one.unit.id: one.unit for one in book.seats}
    every |= {one.unit.id: one.unit for one in duties.items(book)}
    words_of = book.registry.scheme.vocabulary
    names = dict.fromkeys((words_of.pilot_cohort, None, *words_of.cohorts))
    for cohort in names:
        units = book.in_order(one for one in every.values() if one.cohort == cohort)
        if units:
            yield _matrix(book, cohort, units)


def _matrix(book: Book, cohort: str | None, units: Sequence[Unit]) -> Plain:
    items = {one.id: duties.items(book, one.id) for one in units}
    entries = book.registry.scheme.obligations.entries
    there = {one.id for those in items.values() for one in those}
    columns = [name for name in entries if name in there]
    return {
        "cohort": cohort,
        "columns": [
            {"id": name, "title": entries[name].title, "phrase": entries[name].phrase}
            for name in columns
        ],
        "rows": [
            {
                "unit": book.unit(unit),
                "seats": _seat_words(book, unit),
                "cells": [_cell(items[unit.id], name) for name in columns],
                "file": book.registry.file(unit),
            }
            for unit in units
        ],
        "files": [book.registry.file(unit) for unit in units],
    }


def _seat_words(book: Book, unit: Unit) -> str:
    """Return how many seats of *unit* are held, and who only acts: 2/3（主持 1）."""
    states = [one.state for one in book.seats if one.unit.id == unit.id]
    if not states:
        return "—"
    acting = states.count("acting")
    told = f"{states.count('held')}/{len(states)}"
    return f"{told}（{words.SEATS['acting']}{acting}）" if acting else told


def _cell(items: Iterable[Item], name: str) -> str:
    """Return how an obligation stands; of its years those that say something."""
    those = [one for one in items if one.id == name]
    telling = [one for one in those if one.state not in _SILENT]
    return (
        "；".join(map(_state, telling)) or "".join(map(_plain_state, those[-1:])) or "—"
    )


def _plain_state(one: Item) -> str:
    return words.OBLIGATIONS[one.state]


def _state(one: Item) -> str:
    told = words.OBLIGATIONS[one.state]
    if one.state == "overdue" and one.days is not None:
        told = f"{told}{-one.days}天"
    return told if one.year is None else f"{one.year}年{told}"


def _overall(book: Book) -> Plain | None:
    """Return what has been handed in for the summary of the whole, if one is due.

    It is the obligation of a single unit that builds on one of all pilots, both to
    hand something in.  `complete` says whether all have.
    """
    found = next(_summaries(book), None)
    if found is None:
        return None
    whole, part = found
    entries = book.registry.scheme.obligations.entries
    bound = {one.unit.id: one for one in duties.items(book) if one.id == part}
    ordered = book.in_order(one.unit for one in bound.values())
    units = [_summary(book, bound[one.id]) for one in ordered]
    there = [one for one in units if one["handed"]]
    absent = [one for one in units if not one["handed"]]
    type_of = entries[part].requires.filing or ""
    return {
        "title": entries[whole].title,
        "type": entries[whole].requires.filing,
        "phrase": entries[whole].phrase,
        "clause": book.clause(entries[whole].clause),
        "part": {"title": entries[part].title, "type": type_of},
        "units": units,
        "handed": tally(one["unit"] | {"file": one["file"]} for one in there),
        "missing": tally(one["unit"] for one in absent),
        "waived": tally(one["unit"] for one in absent if one["state"] == "waived"),
        "late": tally(
            one["unit"] | {"file": one["file"]} for one in there if one["late"]
        ),
        "complete": not absent,
        "sections": _sections(book, type_of, there),
        "file": kinds.BY_NAME["scheme-obligations"].file,
    }


def _summaries(book: Book) -> Iterator[tuple[str, str]]:
    entries = book.registry.scheme.obligations.entries
    for name, one in entries.items():
        for earlier in one.after:
            before = entries.get(earlier)
            if one.requires.filing and before and before.requires.filing:
                yield name, earlier


def _summary(book: Book, one: Item) -> Plain:
    """Return whether the unit of *one* has handed in its summary, and which."""
    record = duties.record_of(book, one.record)
    filing = record if isinstance(record, model.Filing) else None
    steps = [step for step in filing.events if step.on <= book.day] if filing else []
    sent = [step for step in steps if step.state == handings.SENT]
    handed = bool(sent) and steps[-1].state not in {
        handings.RETURNED,
        handings.WITHDRAWN,
    }
    return {
        "unit": book.unit(one.unit),
        "track": one.unit.track,
        "handed": handed,
        "on": sent[0].on.isoformat() if sent else None,
        "state": one.state,
        "word": words.OBLIGATIONS[one.state],
        "late": one.state == "met_late"
        or bool(sent and one.due and sent[0].on > one.due),
        "contents": {key: list(texts) for key, texts in filing.contents.items()}
        if filing and handed
        else {},
        "file": duties.evidence_file(book, one),
    }


def _sections(book: Book, name: str, units: Sequence[Plain]) -> list[Plain]:
    """Return what the summaries say under each key that their type asks for."""
    asked = book.registry.scheme.filings.entries.get(name)
    keys = (*asked.contents.must, *asked.contents.should) if asked else ()
    return [
        {
            "key": key,
            "entries": [
                {
                    "unit": one["unit"]["short"],
                    "texts": one["contents"][key],
                    "file": one["file"],
                }
                for one in units
                if key in one["contents"]
            ],
        }
        for key in dict.fromkeys(keys)
    ]
