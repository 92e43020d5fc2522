"""What was worked out once, kept on disk for the next run of the program."""

from __future__ import annotations

import atexit
import json
import time
from typing import TYPE_CHECKING, Any

from cdo.registry.cache import place
from cdo.registry.cache.base import Base
from cdo.registry.cache.program import program

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST = 256 * 1024 * 1024
"""Bytes that the file may have; what was used longest ago goes first."""

BATCH = 4 * 1024 * 1024
"""Bytes that wait for being written, at most."""

_DAY = 24 * 60 * 60


class Store:
    """Plain data by key, for one edition of the program: it never changes an answer.

    The file is opened when it is first asked.

    What is kept waits until there is enough of it, or until `close`.
    """

    def __init__(
        self, folder: Path | None, edition: bytes | None, most: int = MOST
    ) -> None:
        """Keep up to *most* bytes in *folder* for an *edition* of the program.

        Without a folder or an edition nothing is kept.
        """
        self._edition = edition or b""
        self._base = Base(folder if edition else None, most)
        self._waiting: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._size = 0
        self._day = int(time.time()) // _DAY

    @property
    def is_open(self) -> bool:
        """Whether the file is open: then asking it costs little."""
        return self._base.is_open

    def found(self, sort: str, key: bytes) -> Any:  # noqa: ANN401  # plain data
        """Return what is kept of a *sort* under *key*, None where nothing is."""
        return self.found_each(sort, [key])[0]

    def found_each(self, sort: str, keys: Iterable[bytes]) -> list[Any]:
        """Return what is kept of a *sort* under each of *keys*, None for nothing.

        It is quicker for some dozens of them than one after another.
        """
        wholes = [self._whole(sort, key) for key in keys]
        wanted = [whole for whole in wholes if whole not in self._waiting]
        rows = self._base.rows(wanted) if wanted else {}
        self._used.update(key for key, (_, day) in rows.items() if day != self._day)
        there = [self._waiting.get(one) or rows.get(one, (None,))[0] for one in wholes]
        return [None if data is None else json.loads(data) for data in there]

    def keep(self, sort: str, key: bytes, value: Any) -> None:  # noqa: ANN401
        """Keep *value*, plain data that is not None, of a *sort* under *key*."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        data = text.encode("utf-8", "surrogatepass")
        self._waiting[self._whole(sort, key)] = data
        self._size += len(data)
        if self._size >= BATCH:
            self._write()

    def close(self) -> None:
        """Write what waits, and let the file go; from now on nothing is kept."""
        self._write()
        self._base.close()

    def _write(self) -> None:
        if self._waiting or self._used:
            self._base.write(self._waiting, self._used, self._day)
        self._waiting.clear()
        self._used.clear()
        self._size = 0

    def _whole(self, sort: str, key: bytes) -> bytes:
        return b"\0".join((sort.encode(), self._edition, key))


_shared: dict[Path | None, Store] = {}


def shared() -> Store:
    """Return the store of this process, where the environment wants it to be.

    What it keeps is written as the process ends.
    """
    folder = place.folder() if place.wanted() else None
    found = _shared.get(folder)
    if found is None:
        found = _shared[folder] = Store(folder, program() if folder else None)
        atexit.register(found.close)
    return found
