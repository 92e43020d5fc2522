"""Two trees compared, and files of one looked into for the names they give."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from cdo.registry.changes.contents import Contents, content
from cdo.registry.changes.edits import Edit, Touched, edits
from cdo.registry.trees import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.registry.changes.naming import Look
    from cdo.registry.source import Value
    from cdo.registry.trees import Tree

MOST_LOOKED_INTO = 4096
"""Files whose values are kept for their names."""

_ALGORITHMS = {40: "sha1", 64: "sha256"}


def look(tree: Tree) -> Look:
    """Return what gives the value of a file of *tree*, by path."""

    @lru_cache(MOST_LOOKED_INTO)
    def looked(path: str) -> Value:
        return content(tree.read(path)).value

    return looked


def between(old: Tree, new: Tree) -> list[Edit]:
    """Return what befell the records from *old* to *new*; equal files are not read."""
    before, after = _files(old), _files(new)
    algorithm = _algorithm(before.values()) or _algorithm(after.values()) or "sha1"
    where: dict[str, tuple[Tree, str]] = {}
    touched = []
    for path in sorted(before.keys() | after.keys()):
        ids: list[str | None] = []
        for tree, files in ((old, before), (new, after)):
            blob = files[path] or _id(tree.read(path), path, algorithm) if path in files else None
            where[blob or ""] = tree, path
            ids.append(blob)
        if ids[0] != ids[1]:
            touched.append(Touched(path, *ids))

    def fetch(blob: str) -> bytes | Obstacle:
        tree, path = where[blob]
        return tree.read(path)

    return edits(touched, Contents(fetch))


def _files(tree: Tree) -> dict[str, str | None]:
    """Return the files of *tree* by path, with their blobs as far as those are known."""
    paths = (entry.path for entry in tree.entries() if entry.obstacle is None)
    return {path: tree.blob(path) for path in paths}


def _algorithm(blobs: Iterable[str | None]) -> str | None:
    """Return which digest *blobs* are, None where none is known."""
    known = next(filter(None, blobs), None)
    return _ALGORITHMS[len(known)] if known else None


def _id(data: bytes | Obstacle, path: str, algorithm: str) -> str:
    """Return the id that Git gives *data*, or one of its own where there is none."""
    if isinstance(data, Obstacle):
        return f"{data}:{path}"
    digest = hashlib.new(algorithm, b"blob %d\0" % len(data), usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest()
