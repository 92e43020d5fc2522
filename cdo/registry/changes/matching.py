"""The items of two lists matched: the same one then and now, what came, what went."""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from cdo.registry.changes.identity import Item, canonical, identity, keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.registry.source import Value


class Match(NamedTuple):
    """An item, and what it said then and says now; None where it is not there."""

    item: Item
    old: Value
    new: Value


def matched(old: list[Value], new: list[Value], name: str) -> Iterator[Match]:
    """Yield every item of two versions of the list *name* that is not as it was.

    Items with the same identity are the same.  One that went and one that came are
    the same, too, if nothing but the last field of the identity tells them apart:
    a day or a name was corrected, and the item is named by the later one.
    """
    old, new = _unlike(old, new)
    before, after = _grouped(old, name), _grouped(new, name)
    gone: list[Match] = []
    come: list[Match] = []
    for key in after | before:
        for match in _within(key, before.get(key, []), after.get(key, [])):
            if match.old is not None and match.new is not None:
                yield match
            else:
                (gone if match.new is None else come).append(match)
    yield from _corrected(gone, come, name) if gone and come else (*gone, *come)


def _unlike(old: list[Value], new: list[Value]) -> tuple[list[Value], list[Value]]:
    """Return the lists without the equal items that they begin and end with.

    Most changes leave most items alone, and equal items are found out quickly.
    """
    most = min(len(old), len(new))
    first = next((at for at in range(most) if old[at] != new[at]), most)
    left = most - first
    last = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    return old[first : len(old) - last], new[first : len(new) - last]


def _grouped(values: list[Value], name: str) -> dict[tuple[str, ...], list[Value]]:
    found: dict[tuple[str, ...], list[Value]] = defaultdict(list)
    for value in values:
        found[identity(name, value)].append(value)
    return found


def _within(
    key: tuple[str, ...], old: list[Value], new: list[Value]
) -> Iterator[Match]:
    """Yield the differing pairs of what bears one identity, mostly one of each."""
    if len(old) <= 1 and len(new) <= 1:
        if old != new:
            yield Match(Item(key), old[0] if old else None, new[0] if new else None)
        return
    left, right = _left(old, new), _left(new, old)
    for number, pair in enumerate(zip_longest(left, right), 1):
        yield Match(Item(key, number), *pair)


def _left(values: list[Value], others: list[Value]) -> list[Value]:
    """Return *values* without those that have an equal among *others*, sorted."""
    equals = [canonical(other) for other in others]
    left = []
    for text, value in sorted(((canonical(one), one) for one in values), key=_first):
        if text in equals:
            equals.remove(text)
        else:
            left.append(value)
    return left


def _corrected(gone: list[Match], come: list[Match], name: str) -> Iterator[Match]:
    """Yield *gone* and *come*, as one where only the end of the identity differs."""
    begins: dict[str, list[Match]] = defaultdict(list)
    for match in sorted(gone, key=_first):
        begins[_rest(match.old, name)].append(match)
    for match in sorted(come, key=_first):
        same = begins.get(_rest(match.new, name))
        yield match._replace(old=same.pop(0).old) if same else match
    for matches in begins.values():
        yield from matches


def _rest(value: Value, name: str) -> str:
    """Return what *value* says beside the last field of its identity."""
    if not isinstance(value, dict):
        return canonical(value)
    last = keys(name, value)[-1:]
    return canonical({key: one for key, one in value.items() if key not in last})


def _first(pair: Iterable[object]) -> str:
    return str(next(iter(pair)))


def found(value: Value, path: tuple[str | Item, ...]) -> Value:
    """Return what stands in *value* at *path*, None where nothing does."""
    name = ""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
            name = step
            continue
        items = value if isinstance(value, list) else []
        same = [one for one in items if identity(name, one) == step.identity]
        value = same[min(step.number, len(same)) - 1] if same else None
    return value
