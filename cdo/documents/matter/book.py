"""Units, persons and clauses as of a day, in plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdo import model
from cdo.model import kinds
from cdo.reckoning import occupancy, seats, words
from cdo.reckoning.issuing import reminders

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cdo.model.document import Document
    from cdo.model.unit import Unit
    from cdo.reckoning.occupancy import Occupancy
    from cdo.reckoning.seats import Seat, Tenure
    from cdo.registry.index import Registry

Plain = dict[str, Any]

_SELVES = {
    "区人民政府": "我区",
    "县人民政府": "我县",
    "市人民政府": "我市",
    "委员会": "我委",
    "办公室": "我办",
    "局": "我局",
    "部": "我部",
    "厅": "我厅",
    "院": "我院",
    "中心": "我中心",
}
"""What units call themselves, by how their names end."""


@dataclass(frozen=True)
class Book:
    """A registry as of a day, which documents are written from.

    `writing` is the record of the document that is written, where there is one.
    """

    registry: Registry
    day: date
    writing: Document | None = None

    def unit(self, unit: Unit) -> Plain:
        """Return what a document says of *unit*, which bears the name of the day."""
        named = unit.named(self.day)
        contact = unit.contact
        return {
            "id": unit.id,
            "name": named.official,
            "short": named.short,
            "self": _self(named.official),
            "nature": unit.nature,
            "track": unit.track,
            "cohort": unit.cohort,
            "contact": f"联系人：{contact.name}，电话：{contact.phone}"
            if contact
            else None,
            "file": self.registry.file(unit),
        }

    def named(self, name: str) -> Plain:
        """Return the unit *name*, or where it is none the text for what it is."""
        unit = self.registry.get(model.Unit, name)
        if unit is not None:
            return self.unit(unit)
        return {
            "id": None,
            "name": name,
            "short": name,
            "self": "我单位",
            "contact": None,
        }

    def short(self, name: str) -> str:
        """Return the short name of the unit *name*, or the text that it is."""
        return str(self.named(name)["short"])

    def clause(self, name: str | None) -> Plain | None:
        """Return the clause *name*, None where there is none."""
        found = self.registry.scheme.clauses.entries.get(name or "")
        if found is None:
            return None
        file = kinds.BY_NAME["scheme-clauses"].file
        return {"id": name, "text": found.text, "phrase": found.phrase, "file": file}

    def person(self, name: str | None) -> str | None:
        """Return a person's *name* as anybody may read it, of an officer or not."""
        return self.registry.once(_masks).get(name or "", name)

    def tenure(self, tenure: Tenure) -> Plain:
        """Return who was appointed by what, from when until when."""
        one = tenure.appointment
        home = one.home_unit
        return {
            "name": tenure.officer.printed,
            "title": one.title,
            "home": self.short(home) if home is not None else None,
            "mode": one.mode,
            "acting": tenure.acting,
            "phone": tenure.officer.office_phone,
            "from": iso(one.from_),
            "until": iso(one.until),
            "basis": one.basis,
            "reason": one.departure_reason,
            "file": self.registry.file(tenure.officer),
        }

    def seat(self, one: Occupancy) -> Plain:
        """Return a seat as it stands on the day."""
        return {
            "post": one.post.post,
            "state": one.state,
            "word": words.SEATS[one.state],
            "since": iso(one.since),
            "holder": self.tenure(one.tenure) if one.tenure else None,
            "clause": self.clause(one.post.clause),
            "file": kinds.BY_NAME["scheme-posts"].file,
        }

    @property
    def seats(self) -> Sequence[Occupancy]:
        """Every seat as it stands on the day."""
        return self.registry.once(occupancy.occupied, self.day)

    def seats_of(self, unit: Unit) -> list[Plain]:
        """Return the seats of *unit*."""
        return [self.seat(one) for one in self.seats if one.unit.id == unit.id]

    def holders(self, seat: Seat, first: date, last: date) -> list[Plain]:
        """Return who was in *seat* on any day from *first* to *last*."""
        every = seats.tenures(self.registry).get(seat, ())
        return [
            self.tenure(one)
            for one in every
            if occupancy.runs(one, max(one.appointment.from_, first))
            and one.appointment.from_ <= last
        ]

    def reminders(self, obligation: str, unit: str) -> Sequence[Document]:
        """Return the other documents that reminded *unit* of *obligation*."""
        found = self.registry.once(reminders, self.day).get((obligation, unit), ())
        return [one for one in found if one is not self.writing]

    def in_order(self, units: Iterable[Unit]) -> list[Unit]:
        """Return *units* by track, pilots as the scheme lists them, then by id."""
        scheme = self.registry.scheme
        tracks = list(scheme.vocabulary.tracks)
        pilots = list(scheme.scope.pilots)
        return sorted(
            units,
            key=lambda one: (_at(one.track, tracks), _at(one.id, pilots), one.id),
        )

    @property
    def pilots(self) -> list[Unit]:
        """The units of the pilot cohort, in the order of a paper."""
        cohort = self.registry.scheme.vocabulary.pilot_cohort
        every = self.registry.all(model.Unit)
        return self.in_order(
            one for one in every if cohort is not None and one.cohort == cohort
        )


def _masks(registry: Registry) -> dict[str, str]:
    """Return the names that are not public, and what of them is printed."""
    every = registry.all(model.Officer)
    return {one.name: one.printed for one in every if not one.public}


def iso(day: date | None) -> str | None:
    """Return *day* as plain data has it."""
    return None if day is None else day.isoformat()


def tally(units: Iterable[Plain]) -> Plain:
    """Return how many *units* there are, what they are called, and their files."""
    every = list(units)
    files = [one["file"] for one in every if one.get("file")]
    return {
        "count": len(every),
        "names": [one["short"] for one in every],
        "files": list(dict.fromkeys(files)),
    }


def _self(official: str) -> str:
    """Return what a unit calls itself in its own documents."""
    for end, word in _SELVES.items():
        if official.endswith(end):
            return word
    return "我单位"


def _at(name: str | None, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)
