"""What identifies the items of lists: an appointment by seat and start, and so on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cdo.registry.source import Value

NATURAL: dict[str, tuple[str, ...]] = {
    "appointments": ("unit", "post", "from"),
    "events": ("state", "on"),
    "ratings": ("rater",),
    "names": ("from",),
    "attachments": ("path",),
    "subjects": ("track", "post", "cohort"),
    "steps": ("min",),
    "late": ("within_workdays",),
    "deductions": ("rule", "reason"),
    "bonus": ("rule", "reason"),
    "not_with": ("post",),
    "duties": ("text",),
    "scheme-posts": ("track", "post"),
    "scheme-duties": ("role",),
}
"""Fields that identify an item, by the list's name; a whole file has its kind's.

The last of them is what is corrected most: a day, a name.
"""

ORDERED = frozenset({"tie_break"})
"""Lists of texts in which the order says something."""

SAID_EMPTY = frozenset({"sections", "indicators"})
"""Maps in which a key with nothing behind it says more than no key."""

_USUAL = ("id", "veto", "name", "path")
_LONGEST = 40


class Item(NamedTuple):
    """A step into a list: the values that identify the item, and which of equals."""

    identity: tuple[str, ...]
    number: int = 1

    def __str__(self) -> str:
        """Return how a path names the item."""
        name = "/".join(self.identity)
        return name if self.number == 1 else f"{name}#{self.number}"


def keys(name: str, part: dict[str, Value]) -> tuple[str, ...]:
    """Return the fields that identify *part* in the list *name*; none: its value."""
    return NATURAL.get(name) or tuple(key for key in _USUAL if key in part)[:1]


def identity(name: str, value: Value) -> tuple[str, ...]:
    """Return what identifies *value* in the list *name*."""
    if isinstance(value, dict) and (fields := keys(name, value)):
        return tuple(_text(value.get(field)) for field in fields)
    return (canonical(value)[:_LONGEST],)


def canonical(value: Value) -> str:
    """Return *value* as a text in which no order of keys or items shows."""
    return json.dumps(_sorted(value), ensure_ascii=False, sort_keys=True)


def _text(value: Value) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else canonical(value)


def _sorted(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _sorted(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=json.dumps)
    return value
