"""Where each value of one text stands, noted only when somebody asks."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from cdo.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.findings import Path

    Position = tuple[int, int]

Span = tuple[int, int, int, int]
"""Line, column, end line, end column; from one, the end one past the last."""

_BEGINNING: Span = (1, 1, 1, 1)


@dataclass(slots=True)
class Places:
    """The stretches of values and keys of one text, by path."""

    values: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)

    def value(self, path: Path) -> Span:
        """Return where the value at *path* stands.

        A map stands at its first key.  What is absent stands where its nearest
        parent stands, and in an empty file at the beginning.
        """
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, _BEGINNING)

    def key(self, path: Path) -> Span:
        """Return where the key that leads to *path* stands, else the value."""
        return self.keys.get(path) or self.value(path)

    def around(self, positions: Iterable[Position]) -> dict[Position, Path]:
        """Return the path of the innermost value, or key, at each of *positions*."""
        ordered = sorted(positions)
        found: dict[Position, Path] = dict.fromkeys(ordered, ())
        for path, span in chain(self.values.items(), self.keys.items()):
            start = bisect_left(ordered, span[:2])
            for here in ordered[start : bisect_left(ordered, span[2:])]:
                found[here] = max(found[here], path, key=len)
        return found

    def note(self, path: Path, value: object, start: Span, whole: Span) -> None:
        """Note that *value* stands at *path*: a map at its first key."""
        if isinstance(value, dict) and value:
            whole = self.keys.get((*path, next(iter(value))), start)
        self.values[path] = whole

    def place(self, file: str, path: Path, *, at_key: bool = False) -> Place:
        """Return where *path*, or its key, stands in *file*."""
        return Place(file, *(self.key(path) if at_key else self.value(path)))
