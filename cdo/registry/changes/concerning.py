"""Which edits concern one unit: its own, those of its seats, and what names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.registry.changes.naming import parts, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.registry.changes.comparison import Delta
    from cdo.registry.changes.edits import Edit
    from cdo.registry.source import Value

_NAMING = ("unit", "recipient", "recipients", "cc", "co_issuers", "about", "subject")


def concerning(edits: Iterable[Edit], unit: str) -> Iterator[Edit]:
    """Yield those of *edits* that concern *unit*, an id.

    Of an officer only that is told which is about the unit's seats, or about the
    person while in one of them.
    """
    for edit in edits:
        if edit.kind.name == "officer":
            yield from _of_person(edit, unit)
        elif edit.kind.name == "unit":
            if unit in {edit.id, edit.was}:
                yield edit
        elif _names(edit.new.value, unit) or _names(edit.old.value, unit):
            yield edit


def _of_person(edit: Edit, unit: str) -> Iterator[Edit]:
    """Yield what of *edit* is about a seat of *unit*."""
    if not (_seated(edit.new.value, unit) or _seated(edit.old.value, unit)):
        return
    deltas = tuple(one for one in edit.deltas if _about(one, unit))
    if deltas or edit.event != "changed" or not edit.readable:
        yield edit._replace(deltas=deltas)


def _about(delta: Delta, unit: str) -> bool:
    """Whether *delta* is about a seat of *unit*, or about no seat at all."""
    if delta.path[0] != "appointments" or len(delta.path) == 1:
        return True
    step = delta.path[1]
    named = not isinstance(step, str) and step.identity[0] == unit
    return named or (delta.key == "unit" and unit in {delta.old, delta.new})


def _seated(value: Value, unit: str) -> bool:
    return any(text(one, "unit") == unit for one in parts(value, "appointments"))


def _names(value: Value, unit: str) -> bool:
    """Whether a record names *unit*, by its id or as `unit/…`."""
    if not isinstance(value, dict):
        return False
    for field in _NAMING:
        said = value.get(field)
        listed = said if isinstance(said, list) else [said]
        if any(one in {unit, f"unit/{unit}"} for one in listed if isinstance(one, str)):
            return True
    return False
