"""Files that went and files that came paired: a record that only changed its name.

Git is not asked, whose settings would decide.  The same content is the same
record; else the one of its kind that is most like it in plain values.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from cdo.registry.changes.comparison import scalars

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cdo.registry.changes.contents import Content

    Says = Callable[[str | None], Content]

ALIKE = 0.7
"""Share of scalars that a renamed record keeps at least."""

MOST_PAIRS = 2500
"""Pairs that are compared by values; where there are more only equals are found."""


class Side(NamedTuple):
    """A record that went or came: its kind, its id, its blob."""

    kind: str
    id: str
    blob: str


def renamed(gone: Sequence[Side], come: Sequence[Side], says: Says) -> dict[Side, Side]:
    """Return which of *come* each of *gone* has become, as far as any has."""
    pairs = _equal(gone, come)
    left = [one for one in gone if one not in pairs]
    taken = set(pairs.values())
    others = [one for one in come if one not in taken]
    if left and others and len(left) * len(others) <= MOST_PAIRS:
        pairs |= _alike(left, others, says)
    return pairs


def _equal(gone: Iterable[Side], come: Iterable[Side]) -> dict[Side, Side]:
    """Return the pairs with the same bytes, in the order of their ids."""
    by_blob: dict[tuple[str, str], list[Side]] = defaultdict(list)
    for one in sorted(come, reverse=True):
        by_blob[one.kind, one.blob].append(one)
    found = {}
    for one in sorted(gone):
        if same := by_blob[one.kind, one.blob]:
            found[one] = same.pop()
    return found


def _alike(gone: list[Side], come: list[Side], says: Says) -> dict[Side, Side]:
    """Return the pairs that are most alike, the nearest first."""
    sides = [*gone, *come]
    said = {one: scalars(one.kind, says(one.blob).value) for one in sides}
    likeness = [
        (share, one, other)
        for one in gone
        for other in come
        if one.kind == other.kind and (share := _share(said[one], said[other])) >= ALIKE
    ]
    found: dict[Side, Side] = {}
    taken: set[Side] = set()
    for _, one, other in sorted(likeness, key=lambda it: (-it[0], it[1:])):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _share(one: Counter[tuple[str, str]], other: Counter[tuple[str, str]]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
