"""The registry: typed records by their id, and the places they came from."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar, cast

from cdo import model
from cdo.model import KINDS, kinds, references
from cdo.registry import encoding, source
from cdo.registry.places import Places
from cdo.registry.scheme import Scheme, empty, scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from cdo.findings import Path, Place
    from cdo.model import Record
    from cdo.model.kinds import Kind
    from cdo.model.references import Reference
    from cdo.registry.trees import Obstacle, Tree

    K = TypeVar("K", bound=Hashable)
    R = TypeVar("R", bound=Record)
    T = TypeVar("T")


ABSENT = object()
"""What stands for what was not made yet."""


class Registry:
    """All records that could be read.

    A kind is *whole* when every file of it could be read; only then does the
    absence of a record mean anything.  A file that could not be read still
    counts as being there.
    """

    def __init__(self, tree: Tree) -> None:
        """Make an empty registry over *tree*."""
        self.files = 0
        self.records = 0
        self.torn: dict[str, list[str]] = {}
        self._tree = tree
        self._closed: set[str] = set()
        self._records: dict[str, dict[str, Record]] = {}
        self._ordered: dict[str, tuple[Record, ...]] = {}
        self._files: dict[str, dict[str, str]] = {}
        self._digests: dict[str, str | Obstacle] = {}
        self._made: dict[tuple[Hashable, ...], object] = {}
        self._links: dict[tuple[str, str], dict[str, list[Reference]]] = {}
        self._located: tuple[str, Places] = ("", Places())

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return the records of one kind, in the order of their ids."""
        return cast("tuple[R, ...]", self.of(kind.kind))

    def of(self, kind: str) -> tuple[Record, ...]:
        """Return the records of the kind of that name, in the order of their ids."""
        if kind not in self._ordered:
            found = sorted(self._records.get(kind, {}).items())
            self._ordered[kind] = tuple(record for _, record in found)
        return self._ordered[kind]

    def every(self) -> Iterable[Record]:
        """Yield every record that was read, the manifest and the scheme too."""
        for kind in self._records:
            yield from self.all(KINDS[kind])

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Return one record, or None where it is absent or could not be read."""
        found = cast("dict[str, R]", self._records.get(kind.kind, {}))
        return found.get(record_id)

    def one(self, kind: type[R]) -> R:
        """Return the record of a kind that is one file, an empty one without it."""
        found = self.all(kind)
        return found[0] if found else empty(kind)

    def known(self, kind: str, record_id: str) -> bool:
        """Say whether the file of a record is there, readable or not.

        In a folder that cannot be looked into, every file may be there.
        """
        if record_id in self._files.get(kind, {}):
            return True
        spec = kinds.BY_NAME.get(kind)
        return spec is not None and self.closed(spec.path_of(record_id))

    def ids(self, kind: str) -> list[str]:
        """Return the ids of one kind whose files are there, sorted."""
        return sorted(self._files.get(kind, {}))

    def whole(self, *kinds: str) -> bool:
        """Say whether every file of *kinds* could be read."""
        return self.torn.keys().isdisjoint(kinds)

    def file(self, record: Record) -> str:
        """Return the path of the file that *record* was read from."""
        return self._files[record.kind][record.id]

    def place(self, record: Record, path: Path = ()) -> Place:
        """Return where *path* of *record* stands in its file.

        A path ends in the key of a map's value, a list's index, or nothing for
        the whole file.  What is absent stands where it should stand.
        """
        file = self.file(record)
        return self._places(file).place(file, path)

    def written(self, record: Record, path: Path) -> Path:
        """Return *path* as the file has it: without the index of a text for a list."""
        values = self._places(self.file(record)).values
        one_text = path[:-1] in values and path not in values
        return path[:-1] if one_text and isinstance(path[-1], int) else path

    def unit_name(self, unit: str) -> str:
        """Return the short name that a unit has now, or *unit* where it has none."""
        found = self.get(model.Unit, unit)
        return found.names[-1].short if found is not None else unit

    def digest(self, file: str) -> str | Obstacle:
        """Return the sha256 of *file*, of any size, or why it cannot be had."""
        if file not in self._digests:
            self._digests[file] = self._tree.digest(file)
        return self._digests[file]

    def text(self, file: str) -> str | None:
        """Return the text of *file*, or None where it has none."""
        data = self._tree.read(file)
        return encoding.decoded(data).text if isinstance(data, bytes) else None

    def links_of(self, record: Record) -> Mapping[str, list[Reference]]:
        """Return every reference of *record*, by what it names (`unit`, `post`…)."""
        known = self._links.get((record.kind, record.id))
        if known is None:
            known = self._links[record.kind, record.id] = {}
            for one in references.references(record):
                known.setdefault(one.target, []).append(one)
        return known

    @cached_property
    def manifest(self) -> model.Manifest:
        """The manifest; an empty one where it is absent or could not be read."""
        return self.one(model.Manifest)

    @cached_property
    def scheme(self) -> Scheme:
        """The founding scheme; what is absent or could not be read is empty."""
        return scheme(self)

    def having(
        self, kind: type[R], says: Callable[[R], Iterable[Hashable]], value: Hashable
    ) -> Sequence[R]:
        """Return the records of *kind* of which *says* yields *value*, by their ids."""
        return self.once(_index, kind, says).get(value, ())

    def entry(self, make: Callable[..., Mapping[K, T]], key: K) -> T:
        """Return what *make* makes of this registry for *key*, which there is."""
        return self.once(make)[key]

    def once(self, make: Callable[..., T], *arguments: Hashable) -> T:
        """Return what *make* makes of this registry; it is made only once.

        *arguments* follow the registry in the call, and tell what is made apart.
        """
        key = (make, *arguments)
        made = self._made.get(key, ABSENT)
        if made is ABSENT:
            made = self._made[key] = make(self, *arguments)
        return cast("T", made)

    def add(
        self, kind: Kind, path: str, record_id: str | None, record: Record | None
    ) -> None:
        """Take in the file at *path*: what was read from it, or that nothing was."""
        files = self._files.setdefault(kind.name, {})
        if record_id is not None and (record is not None or record_id not in files):
            files[record_id] = path
        if record is None:
            self.tear(kind, path)
            return
        self._records.setdefault(kind.name, {})[record.id] = record
        self._ordered.pop(kind.name, None)
        self.records += bool(kind.parts)

    def tear(self, kind: Kind, path: str) -> None:
        """Note that what stands at *path* could not be read."""
        torn = self.torn.setdefault(kind.name, [])
        if path not in torn[-1:]:
            torn.append(path)

    def close(self, path: str) -> None:
        """Note that what stands at *path* was not looked into."""
        self._closed.add(path)

    def closed(self, path: str) -> bool:
        """Say whether *path* is below something that was not looked into."""
        if not self._closed:
            return False
        *above, _ = accumulate(path.split("/"), "{}/{}".format)
        return not self._closed.isdisjoint((".", *above))

    def _places(self, file: str) -> Places:
        """Return the places of *file*; the last one asked for is kept."""
        if self._located[0] != file:
            places = Places()
            source.parse(self.text(file) or "", places)
            self._located = (file, places)
        return self._located[1]


def indexed(
    records: Iterable[R], says: Callable[[R], Iterable[Hashable]]
) -> dict[Hashable, list[R]]:
    """Return *records* by each value that *says* yields of them."""
    found: dict[Hashable, list[R]] = {}
    for record in records:
        for value in set(says(record)):
            found.setdefault(value, []).append(record)
    return found


def _index(
    registry: Registry, kind: type[R], says: Callable[[R], Iterable[Hashable]]
) -> Mapping[Hashable, Sequence[R]]:
    return indexed(registry.all(kind), says)
