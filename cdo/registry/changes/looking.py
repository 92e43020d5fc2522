"""Two trees compared, and files of one looked into for the names they give."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from cdo.registry.cache.store import shared
from cdo.registry.cache.values import Values
from cdo.registry.changes.contents import MOST_KEPT, Contents, content
from cdo.registry.changes.edits import Edit, Touched, edits
from cdo.registry.history.comparison import changed
from cdo.registry.trees import FolderTree, digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.registry.changes.contents import Parse
    from cdo.registry.changes.naming import Look
    from cdo.registry.history.committree import CommitTree
    from cdo.registry.source import Value
    from cdo.registry.trees import Obstacle, Tree

MOST_LOOKED_INTO = 4096
"""Files whose values are kept for their names."""


def look(tree: Tree) -> Look:
    """Return what gives the value of a file of *tree*, by path."""
    parse = _parse(tree)

    @lru_cache(MOST_LOOKED_INTO)
    def looked(path: str) -> Value:
        return content(tree.read(path), parse).value

    return looked


def between(old: CommitTree, new: Tree) -> list[Edit]:
    """Return what befell the records from *old* to *new*; equal files are not read."""
    paths = sorted(changed(old, new))
    said: dict[str, bytes | Obstacle] = {}
    sides = [list(_named(tree, paths, said)) for tree in (old, new)]
    touched = map(Touched, paths, *sides)
    return edits(touched, Contents(said.__getitem__, MOST_KEPT, _parse(new)))


def _parse(tree: Tree) -> Parse:
    """Return what parses the files of *tree*; those of a folder leave no trace."""
    is_folder = isinstance(tree, FolderTree)
    return partial(Values(shared(), 0).parse, lasts=not is_folder)


def _named(
    tree: Tree, paths: Sequence[str], said: dict[str, bytes | Obstacle]
) -> Iterator[str | None]:
    """Yield a name for what *tree* has at each of *paths*, None for nothing.

    What it stands for goes into *said*; the same bytes have the same name.
    """
    there = {entry.path: entry.obstacle for entry in tree.entries()}
    files = [path for path in paths if path in there and there[path] is None]
    contents = dict(zip(files, tree.contents(files), strict=True))
    for path in paths:
        data = contents.get(path)
        if data is None:
            yield None
            continue
        name = digest([data]) if isinstance(data, bytes) else f"{data}:{path}"
        said[name] = data
        yield name
