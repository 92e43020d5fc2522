"""What people call records: kinds, and `kind/…` for one of them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from cdo.cli import words
from cdo.cli.exits import UNKNOWN, USAGE, StopError
from cdo.model import KINDS, kinds
from cdo.phrases import shown
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.cli.records.names import Names
    from cdo.findings import Path
    from cdo.model import Part, Record
    from cdo.model.kinds import Kind
    from cdo.registry.index import Registry

ENTRIES = {"clause": "scheme-clauses", "obligation": "scheme-obligations"}
"""What others refer to and is not a file, and the kind of the file it stands in."""


class Subject(NamedTuple):
    """What a REF names: a record, or one entry of a record of the scheme.

    `target` and `id` are how others refer to it, `path` is where it stands.
    """

    record: Record
    part: Part
    path: Path
    target: str
    id: str

    @property
    def ref(self) -> str:
        """How it is asked for."""
        return (
            self.record.ref if self.part is self.record else f"{self.target}/{self.id}"
        )


def kind_named(name: str, allowed: Iterable[str]) -> str:
    """Return the kind that *name* means: itself, its folder, or its Chinese title.

    Raises `StopError` where it is none of *allowed*, saying which may be meant.
    """
    known = list(allowed)
    wanted = unicodedata.normalize("NFKC", name).strip()
    titles = {kinds.TITLES[kind]: kind for kind in known if kind in kinds.TITLES}
    kind = kinds.FOLDERS.get(wanted) or titles.get(wanted) or wanted
    if kind in known:
        return kind
    close = words.meant(wanted, known) or f"，可以写 {'、'.join(known)}"
    raise StopError(f"没有 {shown(name)} 这个种类{close}")


def subject(registry: Registry, names: Names, ref: str) -> Subject:
    """Return what *ref* names.

    Raises `StopError` where it names nothing, saying what may be meant.
    """
    wanted = unicodedata.normalize("NFKC", ref).strip().removesuffix(".yaml")
    single = {kind.ref_of(""): kind.name for kind in kinds.TABLE if not kind.parts}
    if wanted in single:
        kind = single[wanted]
        return _record(registry, names, kind, kinds.BY_NAME[kind].id_of(wanted))
    first, slash, rest = wanted.partition("/")
    if not slash:
        close = _bare(registry, wanted) or words.meant(wanted, single)
        told = close or "，写成 种类/编号，如 unit/ID"
        raise StopError(f"{shown(ref)} 不是一条记录{told}")
    kind = kind_named(first, (*kinds.PARTS, *ENTRIES, *single))
    if kind in ENTRIES:
        return _entry(registry, kind, rest)
    return _record(registry, names, kind, rest)


class Located(NamedTuple):
    """Where what a REF names stands, or stood: its file, and in it its entry."""

    kind: Kind
    id: str
    entry: str = ""

    @property
    def ref(self) -> str:
        """How others name the record."""
        return self.kind.ref_of(self.id)

    def holds(self, field: str) -> bool:
        """Say whether *field* is one of it: all are, unless it is one entry."""
        return not self.entry or f"{field}.".startswith(f"{self.entry}.")


def located(ref: str) -> Located:
    """Return where what *ref* names stands, whether or not it is there now.

    Raises `StopError` where it cannot be a reference, saying which may be meant.
    """
    wanted = unicodedata.normalize("NFKC", ref).strip().removesuffix(".yaml")
    single = {kind.ref_of(""): kind for kind in kinds.TABLE if not kind.parts}
    if wanted in single:
        return Located(single[wanted], single[wanted].id_of(wanted))
    first, slash, rest = wanted.partition("/")
    if not slash:
        close = words.meant(wanted, single)
        told = close or "，写成 种类/编号，如 unit/ID"
        raise StopError(f"{shown(ref)} 不是一条记录{told}")
    name = kind_named(first, (*kinds.PARTS, *ENTRIES, *single))
    kind = kinds.BY_NAME[ENTRIES.get(name, name)]
    if name in ENTRIES:
        return Located(kind, kind.id_of(kind.file), rest)
    return Located(kind, rest)


def _record(registry: Registry, names: Names, kind: str, name: str) -> Subject:
    record = registry.get(KINDS[kind], name)
    if record is not None:
        return Subject(record, record, (), kind, name)
    if registry.known(kind, name):
        file = kinds.BY_NAME[kind].path_of(name)
        raise StopError(f"{visible(file)} 读不出来，见 cdo validate", UNKNOWN)
    told = f"没有 {shown(name)} 这条{kinds.TITLES[kind]}记录"
    raise StopError(told + _meant(registry, names, kind, name))


def _bare(registry: Registry, name: str) -> str:
    """Return which records may be meant by an id without its kind."""
    found = [f"{kind}/{name}" for kind in kinds.PARTS if registry.known(kind, name)]
    return f"；是不是要写 {'、'.join(found)}？" if found else ""


def _meant(registry: Registry, names: Names, kind: str, name: str) -> str:
    """Return which record may be meant by *name*, an id or what one is called."""
    titled = {names.title(record): record.id for record in registry.all(KINDS[kind])}
    if name in titled:
        return f"；是不是要写 {kind}/{titled[name]}？"
    ids = registry.ids(kind)
    return words.meant(name, ids) or words.meant(name, titled)


def _entry(registry: Registry, kind: str, name: str) -> Subject:
    record = registry.one(KINDS[ENTRIES[kind]])
    entries = getattr(record, "entries", {})
    if name not in entries:
        code = USAGE if registry.whole(ENTRIES[kind]) else UNKNOWN
        told = f"{kinds.BY_NAME[ENTRIES[kind]].file} 里没有 {shown(name)}"
        raise StopError(told + words.meant(name, entries), code)
    return Subject(record, entries[name], (name,), kind, name)
