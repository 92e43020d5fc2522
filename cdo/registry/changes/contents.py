"""Blobs as plain values, each read once however often it appears."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo.registry import encoding, source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdo.registry.faults import Fault
    from cdo.registry.source import Value
    from cdo.registry.trees import Obstacle

    Fetch = Callable[[str], bytes | Obstacle]
    Parse = Callable[[str], tuple[Value, list[Fault]]]
    Stream = Callable[[Iterable[str]], Iterator[tuple[str, bytes | Obstacle]]]

MOST_KEPT = 8 * 1024 * 1024
"""Bytes of text whose values are kept; as values they take ten times as much."""


class Content(NamedTuple):
    """What one version of a file says; not `readable` where that cannot be told."""

    value: Value
    readable: bool = True
    size: int = 0


NOTHING = Content(None)


class Contents:
    """The values of blobs by their ids; those asked for last are kept."""

    def __init__(
        self, fetch: Fetch, most: int = MOST_KEPT, parse: Parse = source.parse
    ) -> None:
        """Get bytes by *fetch*; keep values of at most *most* bytes of text.

        *parse* is `source.parse`, or gives what that gave before.
        """
        self._fetch = fetch
        self._parse = parse
        self._most = most
        self._kept: dict[str, Content] = {}
        self._size = 0

    def ahead(self, blobs: Iterable[str], stream: Stream) -> None:
        """Read those of *blobs* that are not there in one go, as many as can be kept.

        *stream* gives them faster than one after another, in their order.
        """
        wanted = [one for one in dict.fromkeys(blobs) if one not in self._kept]
        read = 0
        for blob, data in stream(wanted):
            if read <= self._most // 2:
                self._keep(blob, content(data, self._parse))
                read += self._kept[blob].size

    def __call__(self, blob: str | None) -> Content:
        """Return what the blob says; nothing where there is none."""
        if blob is None:
            return NOTHING
        found = self._kept.pop(blob, None)
        if found is not None:
            self._kept[blob] = found
            return found
        found = content(self._fetch(blob), self._parse)
        self._keep(blob, found)
        return found

    def _keep(self, blob: str, found: Content) -> None:
        self._kept[blob] = found
        self._size += found.size
        while self._size > self._most and len(self._kept) > 1:
            oldest = next(iter(self._kept))
            self._size -= self._kept.pop(oldest).size


def content(data: bytes | Obstacle, parse: Parse = source.parse) -> Content:
    """Return what *data* says, as plain values, whatever a model makes of it.

    *parse* is `source.parse`, or gives what that gave before.
    """
    text = encoding.decoded(data).text if isinstance(data, bytes) else None
    if text is None:
        return Content(None, readable=False)
    value, faults = parse(text)
    broken = isinstance(value, str) or (value is None and bool(faults))
    return Content(None if broken else value, not broken, len(data))
