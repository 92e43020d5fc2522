"""Documents as issued: by whom, under which number, when, and to remind whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cdo import model

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from cdo.model.document import Document
    from cdo.model.registry import Issuer
    from cdo.registry.index import Registry

SIGNED = "签发"
ISSUED = "印发"
VOID = "作废"


def issuer(registry: Registry, document: Document) -> Issuer | None:
    """Return who issued *document*, None where nobody is known under its folder."""
    return registry.manifest.issuers.get(document.id.partition("/")[0])


def number(registry: Registry, document: Document) -> str:
    """Return the number of *document* as it is printed, else as it is filed."""
    known = issuer(registry, document)
    _, year, last = document.id.split("/")
    return f"{known.mark}〔{year}〕{last}号" if known is not None else document.id


def reached(document: Document, state: str, day: date) -> date | None:
    """Return when *document* first was in *state* by *day*; None if it is void since.

    What was void from the beginning was never in another state.
    """
    events = [event for event in document.events if event.on <= day]
    if any(event.state == VOID for event in events):
        return None
    return min((event.on for event in events if event.state == state), default=None)


def reminders(
    registry: Registry, day: date
) -> Mapping[tuple[str, str], Sequence[Document]]:
    """Return by obligation and unit the documents that reminded the unit of it.

    These are what was issued by *day*, names the obligation in `about` and the unit
    among its recipients; the oldest first.
    """
    found: dict[tuple[str, str], list[Document]] = defaultdict(list)
    dated = sorted(registry.all(model.Document), key=lambda one: (one.date, one.id))
    for document in dated:
        named = [ref.partition("/") for ref in document.about]
        names = dict.fromkeys(name for kind, _, name in named if kind == "obligation")
        if names and document.date <= day and reached(document, ISSUED, day):
            for unit in dict.fromkeys(document.recipients):
                for name in names:
                    found[name, unit].append(document)
    return found
