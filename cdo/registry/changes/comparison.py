"""Two plain values compared: one difference a scalar, items by what they are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cdo.registry.changes.identity import ORDERED, SAID_EMPTY, Item
from cdo.registry.changes.matching import matched

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.registry.source import Value

    Step = str | Item
    Path = tuple[Step, ...]
    Sign = tuple[Path, str | None, str | None]


class Delta(NamedTuple):
    """One scalar that is not what it was; None where it was, or is, not there.

    `root` is the path of what came or went as a whole and this is part of, which is
    `part`; where only the scalar itself changed they are its own.
    """

    path: Path
    old: str | None
    new: str | None
    root: Path
    part: Value

    @property
    def field(self) -> str:
        """The dotted path, items named by what identifies them."""
        return ".".join(map(str, self.path))

    @property
    def sign(self) -> Sign:
        """What tells it from every other difference of a record, for look-ups."""
        return self.path, self.old, self.new

    @property
    def is_part(self) -> bool:
        """Whether it came or went with more than itself."""
        return len(self.root) < len(self.path)

    @property
    def key(self) -> str:
        """The name of the field."""
        return last_key(self.path)


def differences(kind: str, old: Value, new: Value) -> list[Delta]:
    """Return where *new*, a file of *kind*, differs in meaning from *old*.

    A side that says nothing, or is not there, is None.  Nothing is said of order.
    """
    return list(_between(old, new, (), kind))


def scalars(kind: str, value: Value) -> Counter[tuple[str, str]]:
    """Return the dotted paths and texts in *value*, a file of *kind*."""
    found = leaves(kind, value)
    return Counter((".".join(map(str, path)), text) for path, text in found)


def leaves(kind: str, value: Value) -> Iterator[tuple[Path, str]]:
    """Yield the scalars in *value*, a file of *kind*, and their paths."""
    return _scalars(value, (), kind)


def last_key(path: Path) -> str:
    """Return the last key in *path*; of items the name of their list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _between(old: Value, new: Value, path: Path, name: str) -> Iterator[Delta]:
    """Yield the differences at *path*, which the key *name* leads to."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for key in new | old:
            one, other = _said(old, key, name), _said(new, key, name)
            if one != other:
                yield from _between(one, other, (*path, key), key)
    elif isinstance(old, str | None) and isinstance(new, str | None):
        yield Delta(path, old, new, path, new)
    elif isinstance(old, list) and isinstance(new, list) and _of_parts(old, new):
        for item, before, after in matched(old, new, name):
            yield from _between(before, after, (*path, item), name)
    elif _plain(old) and _plain(new):
        yield from _texts(old, new, path, name)
    else:
        yield from _whole(old, path, name, is_new=False)
        yield from _whole(new, path, name, is_new=True)


def _said(part: dict[str, Value], key: str, name: str) -> Value:
    value = part.get(key)
    return "" if value is None and name in SAID_EMPTY and key in part else value


def _of_parts(*lists: list[Value]) -> bool:
    return any(isinstance(item, dict | list) for one in lists for item in one)


def _plain(value: Value) -> bool:
    """Whether *value* is a text, nothing, or a list of texts, for which one will do."""
    if isinstance(value, list):
        return not _of_parts(value)
    return not isinstance(value, dict)


def _texts(old: Value, new: Value, path: Path, name: str) -> Iterator[Delta]:
    """Yield what came and what went between texts, or lists of texts."""
    before, after = _listed(old), _listed(new)
    if name in ORDERED:
        before, after = (
            ["、".join(before)][: len(before)],
            ["、".join(after)][: len(after)],
        )
    if len(before) == len(after) == 1:
        if before != after:
            yield Delta(path, before[0], after[0], path, new)
        return
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    for text in gone.elements():
        yield Delta(path, text, None, path, old)
    for text in come.elements():
        yield Delta(path, None, text, path, new)
    if not before and not after:
        yield Delta(path, _empty(old), _empty(new), path, new)


def _listed(value: Value) -> list[str]:
    if isinstance(value, list):
        return [item if isinstance(item, str) else "" for item in value]
    return [value] if isinstance(value, str) else []


def _empty(value: Value) -> str | None:
    return None if value is None else "[]"


def _whole(value: Value, path: Path, name: str, *, is_new: bool) -> Iterator[Delta]:
    """Yield every scalar in *value*, which came or went as a whole."""
    for at, text in _scalars(value, path, name):
        old, new = (None, text) if is_new else (text, None)
        yield Delta(at, old, new, path, value)


def _scalars(value: Value, path: Path, name: str) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key in value:
            yield from _scalars(_said(value, key, name), (*path, key), key)
        if not value:
            yield path, "{}"
    elif isinstance(value, list) and _of_parts(value):
        for item, _, part in matched([], value, name):
            yield from _scalars(part, (*path, item), name)
    elif value is not None:
        for text in _listed(value) or ["[]"]:
            yield path, text
