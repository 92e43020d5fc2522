"""The tree of a commit: the registry as it stood then, straight from the objects."""

from __future__ import annotations

import weakref
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cdo.registry.history.git import GitError, asked
from cdo.registry.history.troubles import HistoryError, Trouble
from cdo.registry.trees import LARGEST_FILE, Entry, Obstacle, Tree, digest, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdo.registry.history.repository import Repository

_OBSTACLES = {b"120000": Obstacle.LINK, b"160000": Obstacle.SPECIAL}
"""Links, and the commits of other repositories that stand in for folders."""


class File(NamedTuple):
    """What stands at a path: the id of a blob or of something else, and its size."""

    blob: str
    size: int
    obstacle: Obstacle | None


class CommitTree(Tree):
    """The files of a registry as a commit has them.

    Raises `HistoryError` where objects of the repository are missing.
    """

    shared = True

    def __init__(self, repository: Repository, commit: str) -> None:
        """Look into *commit*, an id, at the place of the registry in *repository*."""
        self.commit = commit
        self._repository = repository
        self._objects = repository.objects()
        weakref.finalize(self, self._objects.close)

    @property
    def algorithm(self) -> str:
        """The digest that ids are: `sha1` or `sha256`."""
        return self._repository.algorithm

    def entries(self) -> Iterator[Entry]:
        """Yield what stands below, without hidden files and what is let be."""
        return entries((path, one.obstacle) for path, one in self.files.items())

    def read(self, path: str) -> bytes | Obstacle:
        """Return the bytes of one file, or why they cannot be had."""
        obstacle = self._unread(path)
        if obstacle is not None:
            return obstacle
        return self._objects.blob(self.files[path].blob)

    def contents(self, paths: Sequence[str]) -> Iterator[bytes | Obstacle]:
        """Yield what `read` returns for each of *paths*, asking Git ahead."""
        obstacles = list(map(self._unread, paths))
        wanted = zip(paths, obstacles, strict=True)
        names = [self.files[path].blob for path, unread in wanted if unread is None]
        with self._repository.objects() as objects:
            stream = objects.stream(names)
            for obstacle in obstacles:
                yield next(stream).data or b"" if obstacle is None else obstacle

    def digest(self, path: str) -> str | Obstacle:
        """Return the sha256 of one file of any size, or why it cannot be had."""
        steps = path.split("/")
        ways = ["/".join(steps[:end]) for end in range(1, len(steps) + 1)]
        for way in ways:
            file = self.files.get(way)
            if file is not None and (file.obstacle is Obstacle.LINK or way == path):
                return file.obstacle or digest(self._objects.pieces(file.blob))
        is_folder = any(one.startswith(f"{path}/") for one in self.files)
        return Obstacle.SPECIAL if is_folder else Obstacle.ABSENT

    def sha256(self, blob: str) -> str:
        """Return the sha256 of what *blob* holds, of any size."""
        return digest(self._objects.pieces(blob))

    def blob(self, path: str) -> str | None:
        """Return the id of the blob that a file is, None where it is none."""
        file = self.files.get(path)
        return file.blob if file is not None and file.obstacle is None else None

    def _unread(self, path: str) -> Obstacle | None:
        """Return why a file is not read."""
        file = self.files.get(path)
        if file is None:
            return Obstacle.DENIED
        return file.obstacle or (Obstacle.LARGE if file.size > LARGEST_FILE else None)

    @cached_property
    def files(self) -> dict[str, File]:
        """Everything that the tree holds, hidden things too, by path."""
        tree = self._repository.tree(self.commit)
        if tree is None:
            return {}
        arguments = ("ls-tree", "-r", "-z", "-l", "--full-tree", tree)
        try:
            told = asked(self._repository.folder, *arguments)
        except GitError as error:
            raise HistoryError(Trouble.BROKEN, why=str(error)) from error
        found = (line.partition(b"\t") for line in told.split(b"\0")[:-1])
        return {
            path.decode("utf-8", "backslashreplace"): _file(facts)
            for facts, _, path in found
        }


def entries(files: Iterable[tuple[str, Obstacle | None]]) -> Iterator[Entry]:
    """Yield what a tree tells of *files*, given by path with what is in the way."""
    deep: set[str] = set()
    for path, obstacle in files:
        entry = listed(path)
        if entry is None or entry.path in deep:
            continue
        if entry.obstacle is None:
            yield Entry(path, obstacle)
        else:
            deep.add(entry.path)
            yield entry


def _file(facts: bytes) -> File:
    mode, _, name, size = facts.split()
    obstacle = _OBSTACLES.get(mode)
    return File(name.decode(), int(size) if size.isdigit() else 0, obstacle)
