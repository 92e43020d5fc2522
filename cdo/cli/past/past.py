"""What the commands share that tell of the history."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from cdo.cli import exits, options
from cdo.cli.exits import StopError
from cdo.phrases import shown
from cdo.registry.trees import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.asking.editions import Edition
    from cdo.cli.progress import Bar
    from cdo.cli.records.refs import Located
    from cdo.registry.changes.chronicle import Chronicle
    from cdo.registry.history.repository import Repository
    from cdo.registry.trees import Entry, Obstacle

WALKING = "正在读取历史"


def chronicle(edition: Edition, bar: Bar) -> Chronicle:
    """Return the history of the commit that *edition* is, to be used with `with`.

    *bar* shows how far it was walked, unless the answer appears on the same screen.
    """
    from cdo.registry.changes.chronicle import Chronicle  # noqa: PLC0415

    repository = cast("Repository", edition.repository)
    progress = None if sys.stdout.isatty() else bar.step
    return Chronicle(repository, edition.commit or "", progress)


def not_whole() -> int:
    """Say that the history reaches no further back; return the exit code."""
    told = "这个克隆只有一部分历史，更早的看不到"
    sys.stderr.write(f"{told}；先运行 git fetch --unshallow 取回全部历史\n")
    return exits.UNKNOWN


def unit_id(edition: Edition, name: str) -> str:
    """Return the id of the unit that *name* means in *edition*.

    Only the units are read.  Raises `StopError` where there is none.
    """
    from cdo.cli.asking.asked import unit_named  # noqa: PLC0415
    from cdo.registry.reading import read  # noqa: PLC0415

    units, _ = read(_Units(edition.tree))
    return unit_named(units, name, options.today()).id


def check_known(edition: Edition, about: Located, where: str = "历史里") -> None:
    """Raise `StopError` where *edition* has no record *about*; *where* says of what."""
    from cdo.cli import words  # noqa: PLC0415

    path = about.kind.path_of(about.id)
    paths = [entry.path for entry in edition.tree.entries()]
    if path in paths:
        return
    ids = [about.kind.id_of(one) for one in paths if one.startswith(about.kind.folder)]
    close = words.meant(about.id, ids) if about.kind.parts else ""
    raise StopError(f"{where}没有 {shown(about.ref)} 这条记录{close}")


class _Units(Tree):
    """The units of another tree, and nothing else."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def entries(self) -> Iterator[Entry]:
        every = self._tree.entries()
        return (entry for entry in every if entry.path.startswith("units/"))

    def read(self, path: str) -> bytes | Obstacle:
        return self._tree.read(path)

    def digest(self, path: str) -> str | Obstacle:
        return self._tree.digest(path)
