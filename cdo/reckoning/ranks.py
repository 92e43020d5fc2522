"""Ranks of units to one another: who is above whom, and who writes to whom how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from cdo import model

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cdo.model.document import Genre, Layout
    from cdo.model.unit import Unit
    from cdo.registry.index import Registry

Rank = Literal["above", "department", "party", "county", "other"]
"""What a body is to others: above them, one of three that are equals, or neither."""

RANKS: dict[str, Rank] = {
    "政府": "above",
    "议事协调机构": "above",
    "政府部门": "department",
    "党委部门": "party",
    "县区政府": "county",
    "事业单位": "other",
    "开发区管委会": "other",
}
"""Ranks by nature; a registry's own natures have none."""

LEVELLED: dict[str, Rank] = {"事业单位": "department", "开发区管委会": "county"}
"""Natures that rank with the departments or counties whose track they are on."""

EQUALS: frozenset[Rank] = frozenset({"department", "party", "county"})
BELOW: frozenset[Rank] = EQUALS | {"other"}


def rank(registry: Registry, unit: Unit) -> Rank | None:
    """Return the rank of *unit*, None where its nature has none."""
    level = LEVELLED.get(unit.nature)
    if level is not None and level in registry.once(_on_tracks).get(unit.track, ()):
        return level
    return RANKS.get(unit.nature)


def correspondence(
    registry: Registry, sender: Unit, recipients: Iterable[Unit]
) -> tuple[Genre, Layout]:
    """Return in which kind and layout *sender* writes to *recipients*.

    Up to a body above it a report; down from one a notice; between bodies of which
    none is above the other a letter.  Two bodies above others write letters.
    """
    above = [rank(registry, one) == "above" for one in recipients]
    if rank(registry, sender) == "above":
        return ("函", "信函") if any(above) else ("通知", "文件")
    return ("报告", "文件") if above and all(above) else ("函", "信函")


def _on_tracks(registry: Registry) -> Mapping[str | None, set[Rank]]:
    """Return which ranks stand on each track."""
    found: dict[str | None, set[Rank]] = {}
    for unit in registry.all(model.Unit):
        if unit.track is not None and unit.nature in RANKS:
            found.setdefault(unit.track, set()).add(RANKS[unit.nature])
    return found
