"""What a document may say of a filing, or of a duty report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdo import model
from cdo.documents.matter import duties
from cdo.documents.matter.book import Plain, iso
from cdo.model import kinds
from cdo.reckoning import contents, handings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdo.documents.matter.book import Book
    from cdo.documents.matter.parties import Parties
    from cdo.model.acts import HandingIn
    from cdo.model.filing import Filing
    from cdo.model.report import Report
    from cdo.model.unit import Unit


def filing(book: Book, one: Filing) -> tuple[Plain, Parties]:
    """Return what a document may say of the filing *one*, and whom it concerns."""
    asked = handings.type_of(book.registry, one)
    contents = [{"key": key, "texts": list(text)} for key, text in one.contents.items()]
    found = {
        "type": one.type,
        "period": one.period,
        "verb": asked.verb if asked else None,
        "clause": book.clause(asked.clause if asked else None),
        "contents": contents,
        "attachments": [attached.path for attached in one.attachments],
        **_acts(book, one),
    }
    parties = _parties(book, [one.unit], [one.recipient])
    return {"filing": found, "unit": book.named(one.unit)}, parties


def report(book: Book, one: Report) -> tuple[Plain, Parties]:
    """Return what a document may say of the duty report *one*, and whom it concerns.

    The areas stand in the order of the frame, those of the report's own after them.
    """
    kept = handings.report_type(book.registry)
    name, asked = kept or (kinds.TITLES["report"], None)
    found = {
        "type": name,
        "year": one.year,
        "post": one.post,
        "verb": asked.verb if asked else None,
        "clause": book.clause(asked.clause if asked else None),
        "author": _person(book, one.author, one),
        "covers": [_person(book, name, one) for name in one.covers],
        "areas": list(_areas(book, one)),
        "suggestions": list(one.suggestions),
        "session": {"on": iso(one.session.on), "form": one.session.form}
        if one.session and one.session.on <= book.day
        else None,
        **_acts(book, one),
    }
    parties = _parties(book, [one.unit], [asked.to] if asked else [])
    return {"report": found, "unit": book.named(one.unit)}, parties


def _areas(book: Book, one: Report) -> Iterable[Plain]:
    frame = book.registry.scheme.frames.report_areas
    for key in dict.fromkeys((*frame, *one.sections)):
        text = one.sections.get(key) or ""
        reason = one.reasons.get(key)
        yield {
            "key": key,
            "title": frame.get(key),
            "text": text.strip() or None,
            "reason": reason,
        }


def _person(book: Book, officer: str, one: Report) -> Plain:
    """Return an officer of a report, with the appointment to its seat."""
    person = book.registry.get(model.Officer, officer)
    if person is None:
        return {"name": officer, "title": None, "from": None, "until": None}
    seat = (one.unit, one.post)
    held = handed_seats(book, person.id, seat)
    return {
        "name": person.printed,
        "title": held[-1]["title"] if held else None,
        "from": held[0]["from"] if held else None,
        "until": held[-1]["until"] if held else None,
        "file": book.registry.file(person),
    }


def handed_seats(book: Book, officer: str, seat: tuple[str, str]) -> list[Plain]:
    """Return the appointments of *officer* to *seat*, by first day."""
    from cdo.reckoning import seats  # noqa: PLC0415

    every = seats.tenures(book.registry).get(seat, ())
    return [book.tenure(one) for one in every if one.officer.id == officer]


def _acts(book: Book, one: Filing | Report) -> Plain:
    """Return what had been done with *one* by the day."""
    steps = [step for step in one.events if step.on <= book.day]
    sent = [step for step in steps if step.state == handings.SENT]
    taken = [step for step in steps if step.state in handings.ACCEPTED.values()]
    last = steps[-1] if steps else None
    back = last if last is not None and last.state == handings.RETURNED else None
    return {
        "state": last.state if last else None,
        "sent": _step(book, sent[-1:]),
        "first_sent": _step(book, sent[:1]),
        "accepted": _step(book, taken[:1]),
        "returned": _step(book, [back] if back else []),
        "lacking": _lacking(book, one),
        "obligation": _obligation(book, one),
        "file": book.registry.file(one),
    }


def _step(book: Book, steps: Sequence[HandingIn]) -> Plain | None:
    if not steps:
        return None
    one = steps[0]
    return {
        "on": iso(one.on),
        "by": book.person(one.by),
        "ref": one.ref,
        "reason": one.reason,
    }


def _lacking(book: Book, one: Filing | Report) -> list[Plain]:
    """Return what *one* has yet to contain, with the clause that asks for it."""
    names: dict[str, str] = dict(book.registry.scheme.frames.report_areas)
    return [
        {
            "key": lack.key,
            "title": names.get(lack.key),
            "must": lack.strength == "must",
            "clause": lack.clause,
        }
        for lack in contents.missing(book.registry, one)
    ]


def _obligation(book: Book, one: Filing | Report) -> Plain | None:
    """Return the obligation that *one* is handed in for, the first that fits."""
    for item in duties.items(book, one.unit):
        wanted = item.obligation.requires
        fits = (
            wanted.filing == one.type
            if isinstance(one, model.Filing)
            else bool(wanted.report)
        )
        if fits and item.year in {None, _year(one)}:
            return duties.item(book, item)
    return None


def _year(one: Filing | Report) -> Any:  # noqa: ANN401  # a year, or none
    return one.period if isinstance(one, model.Filing) else one.year


def _parties(book: Book, units: list[str], receivers: list[str]) -> Parties:
    def known(names: list[str]) -> list[Unit]:
        found = [book.registry.get(model.Unit, name) for name in names]
        return [unit for unit in found if unit is not None]

    return {"unit": known(units), "recipient": known(receivers)}
