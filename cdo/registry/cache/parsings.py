"""What was read from a file is kept, and not read again.

One version of a file stands in many commits, and in the folder as well.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from cdo.registry import records, source

if TYPE_CHECKING:
    from collections.abc import Hashable

    from cdo.model import Record
    from cdo.model.kinds import Kind
    from cdo.registry.cache.values import Values
    from cdo.registry.faults import Fault
    from cdo.registry.layout import Standing
    from cdo.registry.records import Parse

MOST = 1 << 15
"""Versions of files that are kept; beyond that, those asked for longest ago go."""


class Parsing(NamedTuple):
    """What became of the bytes of one file: its record, if any, and its faults."""

    record: Record | None
    faults: tuple[Fault, ...]


def digest(data: bytes) -> bytes:
    """Return the SHA-256 of *data*."""
    from hashlib import sha256  # noqa: PLC0415  # which loads OpenSSL

    return sha256(data).digest()


def parsing(standing: Standing, data: bytes, parse: Parse = source.parse) -> Parsing:
    """Return what *data* says, which is the file that stands at *standing*.

    *parse* is `source.parse`, or gives what that gave before.
    """
    kind, name = cast("Kind", standing.kind), cast("str", standing.id)
    record, faults = records.record(kind, name, standing.path, data, parse)
    return Parsing(record, tuple(faults))


class Parsings:
    """What files say, by path and content, and by the blob that they are in Git.

    It never changes an answer: the same bytes at the same path say the same.
    """

    def __init__(self, most: int = MOST, values: Values | None = None) -> None:
        """Keep up to *most* versions of files; *values* gives what their texts say."""
        self._most = most
        self._values = values
        self._kept: dict[Hashable, Parsing] = {}

    def known(self, path: str, blob: str | None) -> Parsing | None:
        """Return what *blob* at *path* says, if that was read before."""
        return None if blob is None else self._found((path, blob))

    def parsing(self, standing: Standing, data: bytes, blob: str | None) -> Parsing:
        """Return what *data* says, which is *blob* in Git if that is given.

        The content is compared by its own digest: ids of blobs can be forged.
        """
        content = digest(data)
        found = self._found((standing.path, content))
        if found is None:
            found = parsing(standing, data, self._parse(lasts=blob is not None))
        self.take(standing.path, blob, content, found)
        return found

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read before."""
        return not self._kept

    def take(self, path: str, blob: str | None, digest: bytes, read: Parsing) -> None:
        """Keep what was *read* elsewhere of *blob* at *path*; *digest* is SHA-256."""
        self._keep((path, digest), read)
        if blob is not None:
            self._keep((path, blob), read)

    def _parse(self, *, lasts: bool) -> Parse:
        if self._values is None:
            return source.parse
        return partial(self._values.parse, lasts=lasts)

    def _found(self, key: Hashable) -> Parsing | None:
        """Return what is kept under *key*, which from now on was just asked for."""
        found = self._kept.pop(key, None)
        if found is not None:
            self._kept[key] = found
        return found

    def _keep(self, key: Hashable, found: Parsing) -> None:
        self._kept[key] = found
        if len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]
