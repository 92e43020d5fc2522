"""A trial: what a registry would be if changes were written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import rules
from cdo.registry import reading
from cdo.registry.trees import LARGEST_FILE, Obstacle, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cdo.editing.store import Change
    from cdo.findings import Diagnostic
    from cdo.registry.index import Registry
    from cdo.registry.trees import Entry


class ChangedTree(Tree):
    """A tree in which some files say something else."""

    def __init__(self, tree: Tree, files: Mapping[str, bytes]) -> None:
        """Lay *files* over those of *tree*."""
        self._tree = tree
        self._files = files

    def entries(self) -> Iterator[Entry]:
        """Yield what stands below; no file is more or fewer."""
        return self._tree.entries()

    def read(self, path: str) -> bytes | Obstacle:
        """Return the bytes of one file, or why they cannot be had."""
        data = self._files.get(path)
        if data is None:
            return self._tree.read(path)
        return data if len(data) <= LARGEST_FILE else Obstacle.LARGE

    def digest(self, path: str) -> str | Obstacle:
        """Return the sha256 of one file as it stands in the tree below."""
        return self._tree.digest(path)


def tried(tree: Tree, changes: Iterable[Change]) -> tuple[Registry, list[Diagnostic]]:
    """Return the registry that *tree* would be with *changes*, and what is wrong."""
    changed = ChangedTree(tree, {one.path: one.after for one in changes})
    registry, found = reading.read(changed)
    broken, _ = rules.check(registry)
    return registry, [*found, *broken]
