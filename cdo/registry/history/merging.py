"""What the merge of two commits would be, judged by path, written nowhere.

`merge-tree` would write objects and start what a repository has set up for merging;
here trees are compared, and texts that both sides changed are merged in a temporary
folder outside of any repository.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cdo.registry.history import git
from cdo.registry.history.committree import CommitTree, entries
from cdo.registry.history.git import GitError
from cdo.registry.history.troubles import HistoryError, Trouble
from cdo.registry.trees import LARGEST_FILE, Entry, Obstacle, Tree, digest, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.registry.history.repository import Repository


class MergedTree(Tree):
    """The registry as the merge of two commits has it.

    Renames are not followed: a file that one side moved and the other changed cannot
    be merged.  Nor can one that both changed and that is no text, or no file.
    """

    def __init__(self, base: CommitTree, ours: CommitTree, theirs: CommitTree) -> None:
        """Merge what *ours* and *theirs* have made of *base*."""
        self._trees = (base, ours, theirs)
        self._from: dict[str, CommitTree] = {}
        self._texts: dict[str, bytes] = {}
        self._torn: list[str] = []
        for path in sorted({path for tree in self._trees for path in tree.files}):
            self._settle(path)

    def entries(self) -> Iterator[Entry]:
        """Yield what stands below, and what cannot be merged, wherever it stands."""
        kept = ((path, tree.files[path].obstacle) for path, tree in self._from.items())
        yield from entries(chain(kept, ((path, None) for path in self._texts)))
        yield from (Entry(path, Obstacle.CONFLICT) for path in self._torn)

    def read(self, path: str) -> bytes | Obstacle:
        """Return the bytes of one file, with marks where the sides conflict."""
        text = self._texts.get(path)
        if text is not None:
            return text if len(text) <= LARGEST_FILE else Obstacle.LARGE
        return self._source(path).read(path)

    def digest(self, path: str) -> str | Obstacle:
        """Return the sha256 of one file of any size, or why it cannot be had."""
        text = self._texts.get(path)
        return self._source(path).digest(path) if text is None else digest([text])

    def blob(self, path: str) -> str | None:
        """Return the id of a blob that one of the sides has as well."""
        tree = self._from.get(path)
        return None if tree is None else tree.blob(path)

    def _source(self, path: str) -> CommitTree:
        return self._from.get(path, self._trees[1])

    def _settle(self, path: str) -> None:
        """Note what becomes of *path*: one side's file, a merged text, a conflict."""
        base, ours, theirs = (tree.files.get(path) for tree in self._trees)
        if ours in (theirs, base) or theirs == base:
            side = 2 if ours == base else 1
            if path in self._trees[side].files:
                self._from[path] = self._trees[side]
            return
        text, conflict = self._merged(path)
        marked = path.endswith((".yaml", ".yml")) and listed(path) is not None
        if text is None or (conflict and not marked):
            self._torn.append(path)
        else:
            self._texts[path] = text

    def _merged(self, path: str) -> tuple[bytes | None, bool]:
        """Return the text that both sides make of *path*, and whether they conflict.

        The text is None where one side has no text there; what the base has none of
        was empty.
        """
        there = [tree.read(path) for tree in self._trees]
        base, ours, theirs = there
        if not isinstance(ours, bytes) or not isinstance(theirs, bytes):
            return None, True
        return _merged(base if isinstance(base, bytes) else b"", ours, theirs)


def merged(repository: Repository, one: str, other: str) -> MergedTree:
    """Return the registry that merging the commits *one* and *other* would give.

    Raises `HistoryError` where they have no ancestor in common.
    """
    base = repository.base(one, other)
    if base is None:
        trouble = Trouble.SHALLOW if repository.shallow else Trouble.UNRELATED
        raise HistoryError(trouble, f"{one[:10]} 和 {other[:10]} 共同的祖先")
    return MergedTree(*(CommitTree(repository, name) for name in (base, one, other)))


def _merged(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes | None, bool]:
    with TemporaryDirectory() as folder:
        texts = {"ours": ours, "base": base, "theirs": theirs}
        for name, text in texts.items():
            (Path(folder) / name).write_bytes(text)
        try:
            return git.merged(Path(folder), *texts)
        except GitError:
            return None, True
