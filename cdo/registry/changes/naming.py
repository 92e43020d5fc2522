"""The names behind ids, from plain values: whatever of them can be read.

A file is looked into when its name is first needed, so that a history can be told
without reading a whole registry.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cdo.model import kinds
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cdo.registry.changes.edits import Edit
    from cdo.registry.source import Value

    Look = Callable[[str], Value]

MOST_PRINTED = 4096
"""Texts that are kept as sentences have them; the same ones come again and again."""

_SCHEME = {"clause": "scheme/clauses.yaml", "obligation": "scheme/obligations.yaml"}


def part(value: Value, *path: str) -> dict[str, Value]:
    """Return the map at *path* of *value*, an empty one where there is none."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def parts(value: Value, *path: str) -> list[dict[str, Value]]:
    """Return the maps in the list at *path* of *value*."""
    *above, last = path
    found = part(value, *above).get(last)
    return (
        [one for one in found if isinstance(one, dict)]
        if isinstance(found, list)
        else []
    )


def text(value: Value, key: str) -> str:
    """Return the text that the map *value* has at *key*, empty without; on one line."""
    found = value.get(key) if isinstance(value, dict) else None
    return _printed(found) if isinstance(found, str) else ""


_printed = lru_cache(MOST_PRINTED)(shown)


class Names:
    """The names of what stands in one version of a registry."""

    def __init__(self, look: Look, edits: Iterable[Edit] = ()) -> None:
        """Read by *look*, by path; of records in *edits* their own versions."""
        self._look = look
        self._own = {
            edit.kind.path_of(edit.id): edit.new.value or edit.old.value
            for edit in edits
        }

    def file(self, path: str) -> Value:
        """Return what the file at *path* says."""
        own = self._own.get(path)
        return self._look(path) if own is None else own

    def unit(self, unit: str, day: str = "") -> str:
        """Return the short name that *unit* has on *day*, or now; else its id."""
        names = parts(self.file(f"units/{unit}.yaml"), "names") if unit else []
        begun = [one for one in names if not day or text(one, "from") <= day]
        return text((begun or names[:1] or [{}])[-1], "short") or shown(unit)

    def person(self, officer: str) -> str:
        """Return the name of *officer*, or the id."""
        return text(self.file(f"officers/{officer}.yaml"), "name") or shown(officer)

    def seat(self, value: Value, day: str = "") -> str:
        """Return what the seat is called that *value* names by unit and post."""
        return self.unit(text(value, "unit"), day) + text(value, "post")

    def number(self, document: str) -> str:
        """Return the number of a document as it is printed."""
        code, _, rest = document.partition("/")
        year, _, number = rest.partition("/")
        mark = text(part(self.file("registry.yaml"), "issuers", code), "mark")
        return f"{mark or code}〔{year}〕{number}号"

    def entry(self, target: str, name: str) -> str:
        """Return what a clause says or an obligation is titled, empty without."""
        key = "text" if target == "clause" else "title"
        return text(part(self.file(_SCHEME[target]), name), key)

    def frame(self, key: str) -> str:
        """Return what one of the frames calls *key*, empty where none does."""
        frames = self.file("scheme/frames.yaml")
        found = (part(frames, of) for of in ("report_areas", "evaluation_factors"))
        return next((name for one in found if (name := text(one, key))), "")

    def type_of_report(self) -> dict[str, Value]:
        """Return the type of filing that is kept as reports."""
        types = self.file("scheme/filings.yaml")
        every = (part(types, name) for name in part(types))
        return next((one for one in every if one.get("report") == "true"), {})

    def named(self, target: str, value: str) -> str:
        """Return what a reference to *value* means; empty where it says it itself."""
        if target == "any":
            target, _, value = value.partition("/")
        if target in _SCHEME:
            return self.entry(target, value)
        if target == "document":
            return self.number(value)
        if target in {"unit", "officer"}:
            found = self.unit(value) if target == "unit" else self.person(value)
            return found if found != value else ""
        if target not in kinds.PARTS:
            return ""
        if target == "rubric":
            return text(self.file(kinds.BY_NAME[target].path_of(value)), "title")
        return self.title(
            target, value, self.file(kinds.BY_NAME[target].path_of(value))
        )

    def title(self, kind: str, record: str, value: Value) -> str:
        """Return what the record of *kind* that says *value* is called."""
        title = _TITLES.get(kind)
        if title is not None:
            return title(self, record, value) or record
        of_kind = kinds.TITLES[kind]
        return f"{of_kind} {record}" if kind in kinds.PARTS else of_kind


def _document(names: Names, record: str, value: Value) -> str:
    title = text(value, "title")
    return names.number(record) + (f"《{title}》" if title else "")


def _of_seat(names: Names, record: str, value: Value, what: str) -> str:
    period, _, _ = record.partition("/")
    when = f"{period}年" if period.isdigit() else f" {period} "
    return f"{names.seat(value)}{when}{what}"


_TITLES: dict[str, Callable[[Names, str, Value], str]] = {
    "unit": lambda _, __, it: text((parts(it, "names") or [{}])[-1], "short"),
    "officer": lambda _, __, it: text(it, "name"),
    "filing": lambda names, _, it: names.unit(text(it, "unit")) + text(it, "type"),
    "report": lambda names, record, it: _of_seat(names, record, it, "述职报告"),
    "evaluation": lambda names, record, it: _of_seat(names, record, it, "评价"),
    "document": _document,
    "rubric": lambda _, record, it: f"评价指标“{text(it, 'title') or record}”",
}
