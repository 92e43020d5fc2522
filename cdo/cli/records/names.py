"""What records are called: the names behind ids and references."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cdo import model
from cdo.model import kinds

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from cdo.model import Record
    from cdo.registry.index import Registry


class Names:
    """The names of what stands in one registry."""

    def __init__(
        self, registry: Registry, *, masked: bool = False, day: date | None = None
    ) -> None:
        """Look names up in *registry*, those that are not public *masked* or not.

        Units are called what they were called on *day*, or what they are called now.
        """
        self._registry = registry
        self._masked = masked
        self._day = day

    def unit(self, unit: str) -> str:
        """Return the short name of *unit*, or its id where it has none."""
        found = self._registry.get(model.Unit, unit)
        if found is None or self._day is None:
            return self._registry.unit_name(unit)
        return found.named(self._day).short

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """What the registry names: its posts, types of filings, clauses and units."""
        scheme = self._registry.scheme
        posts = (entry.post for entry in scheme.posts.entries)
        units = map(self.unit, self._registry.ids("unit"))
        every = (*posts, *scheme.filings.entries, *scheme.clauses.entries, *units)
        return tuple(dict.fromkeys(every))

    def person(self, officer: model.Officer) -> str:
        """Return the name of *officer*, or what of it anybody may read."""
        return officer.printed if self._masked else officer.name

    def key(self, key: str) -> str:
        """Return what a map's *key* is called, where one of the frames names it."""
        frames = self._registry.scheme.frames
        name = frames.report_areas.get(key) or frames.evaluation_factors.get(key)
        return f"{name}（{key}）" if name else key

    def title(self, record: Record) -> str:
        """Return what *record* is called."""
        title = _TITLES.get(record.kind)
        return title(self, record) if title else kinds.TITLES[record.kind]

    def named(self, target: str, value: str) -> str:
        """Return what a reference to *value* means; empty where it says it itself."""
        if target == "any":
            target, _, value = value.partition("/")
        scheme = self._registry.scheme
        if target == "clause":
            clause = scheme.clauses.entries.get(value)
            return clause.text if clause else ""
        if target == "obligation":
            obligation = scheme.obligations.entries.get(value)
            return obligation.title if obligation else ""
        if target not in kinds.PARTS:
            return ""
        record = self._registry.get(model.KINDS[target], value)
        return self.title(record) if record else ""

    def number(self, document: str) -> str:
        """Return the number of a document as it is printed."""
        code, year, number = document.split("/")
        issuer = self._registry.manifest.issuers.get(code)
        return f"{issuer.mark if issuer else code}〔{year}〕{number}号"


def _seat(names: Names, record: Any) -> str:  # noqa: ANN401
    return f"{names.unit(record.unit)}{record.post}"


_TITLES: dict[str, Callable[[Names, Any], str]] = {
    "registry": lambda _, it: it.title,
    "unit": lambda names, it: names.unit(it.id),
    "officer": lambda names, it: names.person(it),
    "filing": lambda names, it: f"{names.unit(it.unit)}{it.type}",
    "report": lambda names, it: f"{_seat(names, it)}{it.year}年{kinds.TITLES[it.kind]}",
    "rubric": lambda _, it: it.title,
    "evaluation": lambda names, it: f"{_seat(names, it)}{it.id.partition('/')[0]}评价",
    "document": lambda names, it: f"{names.number(it.id)} {it.title}",
    "waiver": lambda _, it: f"豁免{it.rule or it.obligation}",
}
