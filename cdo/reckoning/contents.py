"""Contents: what a filing or a report has yet to contain."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from cdo import model
from cdo.reckoning import handings
from cdo.reckoning.handings import type_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdo.findings import Path
    from cdo.model import Filing, Report
    from cdo.reckoning.handings import H
    from cdo.registry.index import Registry


class Lack(NamedTuple):
    """What a filing or a report has yet to contain, how strongly, by which clause.

    `path` is where it should stand.
    """

    key: str
    strength: Literal["must", "should"]
    clause: str
    path: Path


def lacking(registry: Registry, record: H) -> list[Lack]:
    """Return what *record* lacks, nothing unless it is with its recipient and counts.

    What was superseded by what was accepted does not count.
    """
    if not handings.handed_in(record):
        return []
    counts = record.id in handings.handing(registry, record).counting
    return missing(registry, record) if counts else []


def missing(registry: Registry, record: Filing | Report) -> list[Lack]:
    """Return what *record* has yet to contain, whether it was handed in or not."""
    asked = type_of(registry, record)
    clause = asked.clause if asked is not None else ""
    if not isinstance(record, model.Filing):
        return list(_unwritten(registry, record, clause))
    there = _contents(registry, record)
    if asked is None or there is None:
        return []
    must, should = asked.contents.must, asked.contents.should
    lacks = [Lack(key, "must", clause, ("contents", key)) for key in must]
    lacks += [
        Lack(key, "should", clause, ("contents", key))
        for key in should
        if key not in must
    ]
    return [lack for lack in lacks if lack.key not in there]


def _contents(registry: Registry, filing: Filing) -> set[str] | None:
    """Return what *filing* contains, None where that stands in a file not read.

    What filings contain that say of each other that it is the same, each of them
    contains.
    """
    if not _like(filing) and not registry.having(model.Filing, _like, filing.id):
        return set(filing.contents)
    return registry.entry(_shared, filing.id)


def _like(filing: Filing) -> tuple[str, ...]:
    return () if filing.same_content_as is None else (filing.same_content_as,)


def _shared(registry: Registry) -> Mapping[str, set[str] | None]:
    """Return what each of the filings contains that say of another that it is alike."""
    beside: dict[str, list[str]] = defaultdict(list)
    for filing in registry.all(model.Filing):
        for other in _like(filing):
            beside[filing.id].append(other)
            beside[other].append(filing.id)
    found: dict[str, set[str] | None] = {}
    for name in beside:
        if name not in found:
            alike = _around(name, beside)
            read = [registry.get(model.Filing, one) for one in alike]
            keys = {key for one in read if one is not None for key in one.contents}
            found |= dict.fromkeys(alike, None if None in read else keys)
    return found


def _around(start: str, beside: Mapping[str, list[str]]) -> dict[str, None]:
    """Return what is joined with *start*, directly or not."""
    found = {start: None}
    waiting = [start]
    while waiting:
        for name in beside[waiting.pop()]:
            if name not in found:
                found[name] = None
                waiting.append(name)
    return found


def _unwritten(registry: Registry, report: Report, clause: str) -> Iterator[Lack]:
    """Yield the areas on which *report* says neither a word nor why, and suggestions.

    An area of its own that it names has to say something, too.
    """
    areas = registry.scheme.frames.report_areas
    for key in dict.fromkeys((*areas, *report.sections)):
        text = report.sections.get(key)
        explained = text is not None and key in report.reasons
        if not (text or "").strip() and not explained:
            yield Lack(key, "must", clause, ("sections", key))
    if not report.suggestions:
        yield Lack("suggestions", "must", clause, ("suggestions",))
