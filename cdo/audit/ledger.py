"""What the commits of a history gave once, kept so that it is not worked out again.

An entry is found by all that an audit depends on: the program, the commit, what it
changed, and the same of all that it descends from.  The contents of files are named
by their ids, and every object was held against its id when it was read.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from cdo.audit.base import Found, Number
from cdo.findings import Diagnostic, Place, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cdo.findings import Rule
    from cdo.registry.cache.store import Store
    from cdo.registry.history.line import Version

_SORT = "audit"


class Entry(NamedTuple):
    """What one commit gave.

    `found` are the findings by code, `numbers` the numbers of persons in the blobs
    that it brought, `valid` whether the line of first parents validates after it.
    """

    found: Mapping[str, Sequence[Found]]
    numbers: Mapping[str, Sequence[Number]]
    valid: bool


class Ledger:
    """The entries of the commits of one history; none without a *store*."""

    def __init__(
        self, store: Store | None, prefix: str, rule: Callable[[str], Rule]
    ) -> None:
        """Keep them in *store* for the registry at *prefix*; ask *rule* by code."""
        self._store = store
        self._prefix = prefix
        self._rule = rule

    def key(self, version: Version, above: Sequence[bytes], *, on_line: bool) -> bytes:
        """Return the key of the commit of *version*, whose parents have those *above*.

        `on_line` says whether it is on the line of first parents.
        """
        changes = [tuple(one) for one in version.changes]
        said = repr((self._prefix, on_line, above, version.commit.id, changes))
        return sha256(said.encode("utf-8", "surrogatepass")).digest()

    def entries(self, keys: Sequence[bytes]) -> list[Entry | None]:
        """Return what is kept under each of *keys*, None for nothing."""
        if self._store is None:
            return [None] * len(keys)
        found = self._store.found_each(_SORT, keys)
        return [None if told is None else self._entry(*told) for told in found]

    def _entry(
        self,
        found: Iterable[tuple[str, Any]],
        numbers: Iterable[tuple[str, Any]],
        valid: bool,  # noqa: FBT001  # as it was written
    ) -> Entry:
        return Entry(
            {code: [self._told(code, *one) for one in each] for code, each in found},
            {blob: [Number(*one) for one in each] for blob, each in numbers},
            valid,
        )

    def keep(self, key: bytes, entry: Entry) -> None:
        """Keep *entry* under *key*."""
        if self._store is not None:
            found = [
                (c, list(map(_plain, each))) for c, each in entry.found.items() if each
            ]
            numbers = list(entry.numbers.items())
            self._store.keep(_SORT, key, (found, numbers, entry.valid))

    def _told(
        self,
        code: str,
        place: Sequence[Any],
        severity: str,
        *rest: Any,  # noqa: ANN401
    ) -> Found:
        *texts, old, new = rest
        weight = Severity(severity)
        return Found(
            Diagnostic(Place(*place), self._rule(code), weight, *texts), old, new
        )


def _plain(one: Found) -> tuple[Any, ...]:
    """Return *one* as plain data, without its rule."""
    place, _, severity, *texts = one.diagnostic
    return place, severity, *texts, one.old, one.new
