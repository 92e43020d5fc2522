"""Texts as plain values, each parsed once however often it appears."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from cdo.registry import source

if TYPE_CHECKING:
    from cdo.registry.cache.store import Store
    from cdo.registry.faults import Fault
    from cdo.registry.source import Value

MOST = 8 * 1024 * 1024
"""Characters of text whose values are kept; as values they take ten times as much."""

FEW = 200
"""Texts that are parsed before the disk is asked: opening it costs as much."""

_SORT = "values"


class Values:
    """What texts say; those asked for last are kept, and on disk all from Git.

    Texts are told apart by their SHA-256: ids of Git's objects can be forged.
    """

    def __init__(self, store: Store | None = None, most: int = MOST) -> None:
        """Keep the values of at most *most* characters, and more in *store*."""
        self._store = store
        self._most = most
        self._kept: dict[bytes, tuple[Value, int]] = {}
        self._size = 0
        self._few = FEW

    def parse(self, text: str, *, lasts: bool = True) -> tuple[Value, list[Fault]]:
        """Return what `source.parse` does, without parsing what was parsed before.

        What does not *last*, as files of a folder, is not written to the disk.
        """
        key = sha256(text.encode("utf-8", "surrogatepass")).digest()
        known = self._kept.pop(key, None)
        if known is not None:
            self._kept[key] = known
            return known[0], []
        store = self._asked()
        if store is not None and (found := store.found(_SORT, key)) is not None:
            self._keep(key, found[0], len(text))
            return found[0], []
        value, faults = source.parse(text)
        self._few -= 1
        if not faults:
            self._keep(key, value, len(text))
            if store is not None and lasts:
                store.keep(_SORT, key, [value])
        return value, faults

    def _asked(self) -> Store | None:
        """Return the store, if it pays to ask it."""
        if self._store is None or (self._few > 0 and not self._store.is_open):
            return None
        return self._store

    def _keep(self, key: bytes, value: Value, size: int) -> None:
        self._kept[key] = value, size
        self._size += size
        while self._size > self._most and len(self._kept) > 1:
            _, gone = self._kept.pop(next(iter(self._kept)))
            self._size -= gone
