"""The file in which values are kept: the door to SQLite.

Whatever goes wrong with it (it cannot be made, it is damaged, it is something else,
another process has it, the disk is full), it is not used any further.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from cdo.registry.cache import place

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    Answer = TypeVar("Answer")

AROUND = 256
"""Bytes that a value takes besides its own, at most: its key twice, and its proof."""

_TABLE = (
    "CREATE TABLE kept (key BLOB PRIMARY KEY, value BLOB, proof BLOB, used INTEGER)"
)
_OURS = {("kept", _TABLE), ("sqlite_autoindex_kept_1", None)}
_SETTINGS = ("trusted_schema = OFF", "synchronous = OFF", "temp_store = MEMORY")
_PATIENCE = 0.5
_MAGIC = b"SQLite format 3\0"

_ROWS = "SELECT key, value, proof, used FROM kept WHERE key IN ({})"
_PUT = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)"
_USED = "UPDATE kept SET used = ? WHERE key = ?"
_OLDEST = f"""
DELETE FROM kept WHERE rowid IN (SELECT rowid FROM (
  SELECT rowid, SUM(LENGTH(value) + {AROUND}) OVER (ORDER BY used, rowid) AS size
  FROM kept
) WHERE size <= ?)
"""  # noqa: S608  # a number of our own


class Base:
    """Bytes by key in one file of a folder, with the day on which they were used."""

    def __init__(self, folder: Path | None, most: int) -> None:
        """Keep up to *most* bytes in *folder*, nothing without one."""
        self._folder = folder
        self._most = most
        self._open: sqlite3.Connection | None = None

    @property
    def is_open(self) -> bool:
        """Whether the file is open: then asking it costs little."""
        return self._open is not None

    def rows(self, keys: Sequence[bytes]) -> dict[bytes, tuple[bytes, int]]:
        """Return the values under *keys*, each with the day when it was used.

        What is not what was put there once is left out.
        """
        asked = _ROWS.format(", ".join("?" * len(keys)))
        found = self._tried(lambda base: base.execute(asked, keys).fetchall())
        return {
            key: (value, used)
            for key, value, proof, used in found or ()
            if isinstance(value, bytes) and proof == _proof(key, value)
        }

    def write(
        self, values: Mapping[bytes, bytes], used: Iterable[bytes], day: int
    ) -> None:
        """Keep *values*, and that those and the *used* were used on *day*.

        That is done in one go or not at all.
        """

        def written(base: sqlite3.Connection) -> None:
            with base:
                base.execute("BEGIN IMMEDIATE")
                self._make_room(base, sum(map(len, values.values())), len(values))
                rows = values.items()
                base.executemany(_PUT, [(k, v, _proof(k, v), day) for k, v in rows])
                base.executemany(_USED, [(day, key) for key in used])

        self._tried(written)

    def close(self) -> None:
        """Let the file go; from now on nothing is there."""
        self._folder = None
        if self._open is not None:
            self._open.close()
            self._open = None

    def _tried(self, ask: Callable[[sqlite3.Connection], Answer]) -> Answer | None:
        """Return what *ask* is answered, None where the file cannot be used."""
        folder = self._folder
        if folder is None:
            return None
        import sqlite3  # noqa: PLC0415

        try:
            if self._open is None:
                self._connect(folder)
            return None if self._open is None else ask(self._open)
        except (sqlite3.Error, ValueError, OverflowError) as error:
            self.close()
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
            if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                _remove(folder / place.NAME)
            return None

    def _connect(self, folder: Path) -> None:
        """Open the file, made where it lacks; give it up where it is not ours."""
        import sqlite3  # noqa: PLC0415

        file = place.prepared(folder)
        if file is None:
            self.close()
            return
        self._open = base = sqlite3.connect(file, _PATIENCE, isolation_level=None)
        for one in _SETTINGS:
            base.execute(f"PRAGMA {one}")
        if not _tables(base):
            base.execute(_TABLE.replace("TABLE", "TABLE IF NOT EXISTS"))
        if set(_tables(base)) != _OURS:
            self.close()
            return
        limit = self._most // _number(base, "page_size")
        base.execute(f"PRAGMA max_page_count = {limit}")

    def _make_room(self, base: sqlite3.Connection, size: int, rows: int) -> None:
        """Let go what was used longest ago, where that many *rows* are too many."""
        pages = _number(base, "page_count") - _number(base, "freelist_count")
        there = pages * _number(base, "page_size")
        over = there + size + rows * AROUND - self._most * 3 // 4
        if over > 0:
            base.execute(_OLDEST, (over + self._most // 8,))


def _tables(base: sqlite3.Connection) -> list[tuple[str, str | None]]:
    return base.execute("SELECT name, sql FROM sqlite_master").fetchall()


def _number(base: sqlite3.Connection, name: str) -> int:
    """Return a number that SQLite tells of the file."""
    return int(base.execute(f"PRAGMA {name}").fetchall()[0][0])


def _proof(key: bytes, value: bytes) -> bytes:
    """Return what tells that *value* was put under *key*, and is whole."""
    return sha256(b"%d:%b%b" % (len(key), key, value)).digest()[:16]


def _remove(file: Path) -> None:
    """Remove a damaged *file*, if SQLite made it: it would never be used again."""
    try:
        with file.open("rb") as opened:
            is_ours = opened.read(len(_MAGIC)) == _MAGIC
        if is_ours:
            file.unlink()
    except OSError:
        return
