"""What the commands share that tell of the history."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self, cast

from cdo.cli import exits, options
from cdo.cli.exits import StopError
from cdo.cli.progress import Bar
from cdo.phrases import shown
from cdo.registry.trees import Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from cdo.cli.editions import Edition
    from cdo.cli.refs import Located
    from cdo.registry.changes.chronicle import Chronicle, Step
    from cdo.registry.history.repository import Repository
    from cdo.registry.trees import Entry, Obstacle


def chronicle(edition: Edition) -> Chronicle:
    """Return the history of the commit that *edition* is, to be used with `with`."""
    from cdo.registry.changes.chronicle import Chronicle  # noqa: PLC0415

    repository = cast("Repository", edition.repository)
    return Chronicle(repository, edition.commit or "")


def not_whole() -> int:
    """Say that the history reaches no further back; return the exit code."""
    told = "这个克隆只有一部分历史，更早的看不到"
    sys.stderr.write(f"{told}；先运行 git fetch --unshallow 取回全部历史\n")
    return exits.UNKNOWN


def unit_id(edition: Edition, name: str) -> str:
    """Return the id of the unit that *name* means in *edition*.

    Only the units are read.  Raises `StopError` where there is none.
    """
    from cdo.cli.asked import unit_named  # noqa: PLC0415
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


class Watch:
    """A bar for a long history, while the answer itself goes elsewhere."""

    def __init__(self, history: Chronicle) -> None:
        """Watch over *history*."""
        self._history = history
        self._bar = Bar("正在读取历史")
        self._watched = sys.stderr.isatty() and not sys.stdout.isatty()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._bar.__exit__(kind, error, trace)

    def over(self, steps: Iterable[Step]) -> Iterator[Step]:
        """Yield *steps*, showing how many there were."""
        if not self._watched:
            yield from steps
            return
        total = len(self._history)
        for done, step in enumerate(steps, 1):
            self._bar.step(done, max(total, done))
            yield step


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
