"""A registry that is revised in place and knows what was made of which records.

While something is worked out, every question that is asked of the registry is noted
as a key.  Once records change, what was asked about them is no longer good, and
neither is what was made of that; all the rest still is.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from cdo import model
from cdo.registry.index import Registry, indexed
from cdo.registry.places import Places
from cdo.registry.scheme import scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from cdo.model import Record
    from cdo.model.kinds import Kind
    from cdo.registry.scheme import Scheme
    from cdo.registry.trees import Obstacle, Tree

    K = TypeVar("K", bound=Hashable)
    R = TypeVar("R", bound=Record)
    T = TypeVar("T")
    Key = tuple[Any, ...]
    Index = dict[Hashable, list[Record]]
    Make = Callable[..., Any]
    Says = Callable[[Any], Iterable[Hashable]]
    Table = Mapping[Hashable, object]

SCHEME = "scheme"
"""What the key of the scheme is."""

MADE = "made"
"""What begins the key of something that was made of the registry."""


class Revision(NamedTuple):
    """A file that a version of a registry has otherwise: its record, None if gone."""

    kind: Kind
    path: str
    record: Record | None

    @property
    def name(self) -> str:
        """The id of the record."""
        return self.kind.id_of(self.path)


class Watched(Registry):
    """A registry without faults that is asked again after some of its files changed.

    A key is what was asked: about a record (`kind, id`), all records of a kind
    (`kind`), those that say something, what was made of others, or a file.
    """

    def __init__(self, registry: Registry) -> None:
        """Begin with what *registry* has, which stays as it is."""
        vars(self).update(vars(registry))
        self._records = {kind: dict(its) for kind, its in self._records.items()}
        self._files = {kind: dict(its) for kind, its in self._files.items()}
        self._ordered, self._made, self._links = {}, {}, dict(self._links)
        self._digests = {}
        self._scheme: Scheme | None = None
        self._asked: list[set[Key]] = []
        self._needs: dict[Key, set[Key]] = {}
        self._users: dict[Key, set[Key]] = defaultdict(set)
        self._indices: dict[str, dict[Says, Index]] = defaultdict(dict)
        self._entries: dict[Make, set[Hashable]] = defaultdict(set)

    def watched(self, user: Key, work: Callable[[], T]) -> T:
        """Return what *work* gives; all that it asks is noted as needed by *user*."""
        asked: set[Key] = set()
        self._asked.append(asked)
        try:
            return work()
        finally:
            self._asked.pop()
            self._needs[user] = asked
            for key in asked:
                self._users[key].add(user)

    def of(self, kind: str) -> tuple[Record, ...]:
        """Return the records of the kind of that name, in the order of their ids."""
        self._note((kind,))
        return super().of(kind)

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Return one record, or None where it is absent."""
        self._note((kind.kind, record_id))
        return super().get(kind, record_id)

    def known(self, kind: str, record_id: str) -> bool:
        """Say whether the file of a record is there."""
        self._note((kind, record_id))
        return super().known(kind, record_id)

    def ids(self, kind: str) -> list[str]:
        """Return the ids of one kind, sorted."""
        self._note((kind,))
        return super().ids(kind)

    def digest(self, file: str) -> str | Obstacle:
        """Return the sha256 of *file*, of any size, or why it cannot be had."""
        self._note(("file", file))
        return super().digest(file)

    @property
    def manifest(self) -> model.Manifest:
        """The manifest."""
        return self.one(model.Manifest)

    @property
    def scheme(self) -> Scheme:
        """The founding scheme; what is absent is empty."""
        self._note((SCHEME,))
        if self._scheme is None:
            self._scheme = scheme(self)
        return self._scheme

    def having(
        self, kind: type[R], says: Callable[[R], Iterable[Hashable]], value: Hashable
    ) -> Sequence[R]:
        """Return the records of *kind* of which *says* yields *value*, by their ids."""
        self._note(("having", says, value))
        indices = self._indices[kind.kind]
        if says not in indices:
            records = cast("tuple[R, ...]", super().of(kind.kind))
            indices[says] = cast("Index", indexed(records, says))
        return cast("Sequence[R]", indices[says].get(value, ()))

    def entry(self, make: Callable[..., Mapping[K, T]], key: K) -> T:
        """Return what *make* makes of this registry for *key*, which there is."""
        self._note(("entry", make, key))
        self._entries[make].add(key)
        return self._make(make)[key]

    def once(self, make: Callable[..., T], *arguments: Hashable) -> T:
        """Return what *make* makes of this registry; made anew when it has to be."""
        self._note((MADE, make, *arguments))
        return self._make(make, *arguments)

    def revise(
        self, tree: Tree, changes: Iterable[Revision], files: Iterable[str]
    ) -> set[Key]:
        """Take in the *changes* by which *tree* differs, and which *files* it has anew.

        Return the users whose work is no longer good.
        """
        self._tree = tree
        self._located = ("", Places())
        changed: set[Key] = set()
        for file in files:
            self._digests.pop(file, None)
            changed.add(("file", file))
        for change in changes:
            changed |= self._replaced(change)
        outdated: set[Key] = set()
        while changed:
            changed = self._differing(self._dropped(changed, outdated))
        return outdated

    def _note(self, key: Key) -> None:
        if self._asked:
            self._asked[-1].add(key)

    def _make(self, make: Callable[..., T], *arguments: Hashable) -> T:
        key = (make, *arguments)
        if key not in self._made:
            work = partial(make, self, *arguments)
            self._made[key] = self.watched((MADE, *key), work)
        return cast("T", self._made[key])

    def _replaced(self, change: Revision) -> set[Key]:
        """Take *change* in, and return what is no longer answered as it was."""
        kind, path, record = change
        name = change.name
        records = self._records.setdefault(kind.name, {})
        files = self._files.setdefault(kind.name, {})
        before = records.pop(name, None)
        if before is not None:
            del files[name]
            self.files -= 1
            self.records -= bool(kind.parts)
        if record is not None:
            self.files += 1
            self.add(kind, path, name, record)
        self._ordered.pop(kind.name, None)
        self._links.pop((kind.name, name), None)
        changed: set[Key] = {(kind.name,), (kind.name, name)}
        if not kind.parts:
            self._scheme = None
            changed.add((SCHEME,))
        for says, index in self._indices[kind.name].items():
            values = _moved(index, says, before, record)
            changed.update(("having", says, value) for value in values)
        return changed

    def _dropped(self, changed: Iterable[Key], outdated: set[Key]) -> dict[Make, Table]:
        """Drop what was made of what *changed*; add other users to *outdated*.

        Return the tables among what is dropped of which entries were asked for.
        """
        tables: dict[Make, Table] = {}
        waiting = list(changed)
        while waiting:
            for user in self._users.pop(waiting.pop(), ()):
                for key in self._needs.pop(user, ()):
                    self._users[key].discard(user)
                if user[0] is not MADE:
                    outdated.add(user)
                    continue
                waiting.append(user)
                made = self._made.pop(user[1:])
                if user[1] in self._entries:
                    tables[user[1]] = cast("Table", made)
        return tables

    def _differing(self, tables: Mapping[Make, Table]) -> set[Key]:
        """Make *tables* anew, and return the entries that are not as they were."""
        return {
            ("entry", make, key)
            for make, before in tables.items()
            for key in self._entries[make]
            if self._make(make).get(key) != before.get(key)
        }


def _moved(
    index: Index, says: Says, before: Record | None, record: Record | None
) -> set[Hashable]:
    """Put *record* into *index* in the place of the one *before*; return its values."""
    old = set(says(before)) if before is not None else set()
    new = set(says(record)) if record is not None else set()
    for value in old | new:
        kept = [one for one in index.get(value, ()) if one is not before]
        if record is not None and value in new:
            kept.append(record)
            kept.sort(key=lambda one: one.id)
        index[value] = kept
    return old | new
