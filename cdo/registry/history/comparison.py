"""What differs between a commit's tree and another tree, by path and content.

The files of a folder are compared by the ids that Git would give them, so that
neither its index nor what a repository has set up to filter files is asked.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cdo.registry.trees import Obstacle

if TYPE_CHECKING:
    from cdo.registry.history.committree import CommitTree
    from cdo.registry.trees import Tree


def changed(old: CommitTree, new: Tree) -> set[str]:
    """Return the paths of files that are in one of the trees only, or not alike.

    Line ends of Windows in *new* make no difference: Git may have been told to write
    them into the folder.
    """
    before, after = (
        {entry.path: entry.obstacle for entry in tree.entries()} for tree in (old, new)
    )
    absent = Obstacle.ABSENT
    return {
        path
        for path in before.keys() | after.keys()
        if before.get(path, absent) is not after.get(path, absent)
        or (before[path] is None and not _alike(old, new, path))
    }


def _alike(old: CommitTree, new: Tree, path: str) -> bool:
    before, after = old.blob(path), new.blob(path)
    if after is not None:
        return before == after
    data = new.read(path)
    if isinstance(data, Obstacle):
        return old.digest(path) == new.digest(path)
    plain = data.replace(b"\r\n", b"\n")
    return before in {_name(one, old.algorithm) for one in (data, plain)}


def _name(data: bytes, algorithm: str) -> str:
    """Return the id that Git gives *data*; this is no matter of security."""
    made = hashlib.new(algorithm, b"blob %d\0" % len(data), usedforsecurity=False)
    made.update(data)
    return made.hexdigest()
