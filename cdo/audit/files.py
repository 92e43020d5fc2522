"""Blobs by path in one state of a registry, of which the next differs by little."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_LATE = 256
"""Changes that are kept beside the rest, which need not be copied then.

Of many files a quarter.
"""


class Files(Mapping[str, str]):
    """Blobs by path; it never changes, and shares most with the one before."""

    def __init__(
        self,
        early: dict[str, str] | None = None,
        late: dict[str, str | None] | None = None,
    ) -> None:
        """Hold *early* blobs and *late* ones, None where a file went."""
        self._early = early or {}
        self._late = late or {}

    def __getitem__(self, path: str) -> str:
        """Return the blob at *path*."""
        found = self._late[path] if path in self._late else self._early.get(path)
        if found is None:
            raise KeyError(path)
        return found

    def __iter__(self) -> Iterator[str]:
        """Yield every path."""
        yield from (path for path in self._early if path not in self._late)
        yield from (path for path, blob in self._late.items() if blob is not None)

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(1 for _ in self)

    def changed(self, changes: Iterable[tuple[str, str | None]]) -> Files:
        """Return what the *changes* make of it: blobs by path, None for what went."""
        new = dict(changes)
        if not new:
            return self
        late = self._late | new
        if len(late) <= max(MOST_LATE, len(self._early) // 4):
            return Files(self._early, late)
        every = {**self._early, **late}
        return Files({path: blob for path, blob in every.items() if blob is not None})
