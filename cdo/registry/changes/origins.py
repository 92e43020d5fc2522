"""Where the fields of a record come from: the commit that set each to what it is."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from cdo.registry.changes.comparison import leaves
from cdo.registry.changes.identity import Item

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.registry.changes.comparison import Delta, Path
    from cdo.registry.changes.edits import Edit
    from cdo.registry.history.commits import Commit
    from cdo.registry.source import Value

    Deed = tuple[Commit | None, Edit]

ITEM_AND_FIELD = 2


class Origin(NamedTuple):
    """One scalar of a record, and the commit that set it; None: not committed yet."""

    path: Path
    value: str
    commit: Commit | None

    @property
    def field(self) -> str:
        """The dotted path, items named by what identifies them."""
        return ".".join(map(str, self.path))


def origins(kind: str, value: Value, deeds: Iterable[Deed]) -> list[Origin]:
    """Return where each scalar of *value*, a file of *kind*, comes from.

    *deeds* are what befell the record, the latest first; no more of them are taken
    than it needs.  Where a version cannot be read, the next one that can be counts as
    having set everything.
    """
    found = list(leaves(kind, value))
    open_at: dict[tuple[Path, str], list[int]] = defaultdict(list)
    for index, leaf in enumerate(found):
        open_at[leaf].append(index)
    by: dict[int, Commit | None] = {}
    for commit, edit in deeds:
        whole = edit.event == "added" or not edit.readable
        keys = list(open_at) if whole else [_now(one) for one in edit.deltas]
        for key in keys:
            by |= dict.fromkeys(open_at.pop(key, ()), commit)
        if not open_at:
            break
        for delta in edit.deltas:
            _step_back(open_at, delta)
    return [Origin(*leaf, by.get(index)) for index, leaf in enumerate(found)]


def _now(delta: Delta) -> tuple[Path, str]:
    return delta.path, delta.new or ""


def _step_back(open_at: dict[tuple[Path, str], list[int]], delta: Delta) -> None:
    """Let an item bear the name that it had before *delta* corrected it."""
    item = delta.path[-ITEM_AND_FIELD] if len(delta.path) >= ITEM_AND_FIELD else ""
    if not isinstance(item, Item) or delta.old is None or delta.is_part:
        return
    *above, last = item.identity
    if last != delta.new:
        return
    now = delta.path[:-1]
    then = (*now[:-1], Item((*above, delta.old), item.number))
    for path, text in [key for key in open_at if key[0][: len(now)] == now]:
        open_at[(*then, *path[len(now) :]), text] = open_at.pop((path, text))
