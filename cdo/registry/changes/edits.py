"""What befell the records between two versions of a registry."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from cdo.model import kinds
from cdo.registry import layout
from cdo.registry.changes.comparison import Delta, differences
from cdo.registry.changes.contents import NOTHING, Content
from cdo.registry.changes.pairing import Side, renamed
from cdo.registry.trees import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.model.kinds import Kind
    from cdo.registry.changes.pairing import Says

Event = Literal["added", "removed", "changed", "renamed"]

MOST_PATHS = 4096
"""Paths of which it is kept what stands there."""

_ORDER = {kind.name: number for number, kind in enumerate(kinds.TABLE)}


class Touched(NamedTuple):
    """A file that is not as it was: its path, its blobs; None where it is not there."""

    path: str
    old: str | None
    new: str | None


class Edit(NamedTuple):
    """What befell one record; it bears the id that it has since.

    `was` is the id that it had.  Of two readable versions `deltas` tell what differs.
    """

    kind: Kind
    id: str
    event: Event
    old: Content
    new: Content
    was: str
    deltas: tuple[Delta, ...] = ()

    @property
    def ref(self) -> str:
        """How others name the record."""
        return self.kind.ref_of(self.id)

    @property
    def readable(self) -> bool:
        """Whether every version that there is could be read."""
        return self.old.readable and self.new.readable


def edits(touched: Iterable[Touched], says: Says) -> list[Edit]:
    """Return what befell the records whose files were *touched*, kind by kind.

    *says* gives the content of a blob.  A record whose file changed and says the
    same is left out, and so is what is no record's file.
    """
    gone: list[Side] = []
    come: list[Side] = []
    found: list[Edit] = []
    for file in touched:
        kind, record = _standing(file.path)
        if kind is None:
            continue
        if file.old is not None and file.new is not None:
            sides = says(file.old), says(file.new)
            found += _changed(kind, record, "changed", *sides, record)
        elif file.new is not None:
            come.append(Side(kind.name, record, file.new))
        elif file.old is not None:
            gone.append(Side(kind.name, record, file.old))
    found += _moved(gone, come, says)
    return sorted(found, key=lambda one: (_ORDER[one.kind.name], one.id))


@lru_cache(MOST_PATHS)
def _standing(path: str) -> tuple[Kind | None, str]:
    """Return which record the file at *path* is; no kind where it is none."""
    found = layout.standing(Entry(path))
    if found is None or found.fault is not None:
        return None, ""
    return found.kind, found.id or ""


def _moved(gone: list[Side], come: list[Side], says: Says) -> Iterator[Edit]:
    """Yield the records that came, that went, and that changed their names."""
    pairs = renamed(gone, come, says) if gone and come else {}
    former = {new: old for old, new in pairs.items()}
    for new in come:
        kind = kinds.BY_NAME[new.kind]
        if new in former:
            sides = says(former[new].blob), says(new.blob)
            yield from _changed(kind, new.id, "renamed", *sides, former[new].id)
        else:
            yield Edit(kind, new.id, "added", NOTHING, says(new.blob), new.id)
    for old in gone:
        if old not in pairs:
            kind = kinds.BY_NAME[old.kind]
            yield Edit(kind, old.id, "removed", says(old.blob), NOTHING, old.id)


def _changed(  # noqa: PLR0913, PLR0917  # one parameter a field
    kind: Kind, record: str, event: Event, old: Content, new: Content, was: str
) -> Iterator[Edit]:
    """Yield what befell a record that is there before and after, if anything."""
    edit = Edit(kind, record, event, old, new, was)
    if edit.readable:
        deltas = tuple(differences(kind.name, old.value, new.value))
        edit = edit._replace(deltas=deltas)
    if edit.deltas or event == "renamed" or not edit.readable:
        yield edit
