"""Trees of files: a folder on disk, a commit, or files in memory.

A tree tells what is there and gives bytes by path; whoever reads it does not
know which of the three it is.
"""

from __future__ import annotations

import os
import stat
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

LARGEST_FILE = 256 * 1024
"""Bytes that a file of a registry may have."""

LET_BE = frozenset({"attachments", "templates"})
"""Folders at the top of a registry that hold no records."""

DEEPEST_FOLDER = 8
"""How deep folders are looked into; no record stands deeper than three."""


class Obstacle(StrEnum):
    """Why the bytes of a file cannot be had."""

    LINK = "link"
    SPECIAL = "special"
    LARGE = "large"
    DEEP = "deep"
    DENIED = "denied"
    ABSENT = "absent"
    CONFLICT = "conflict"


class Entry(NamedTuple):
    """One thing that stands in a tree; `obstacle` says why it is not read."""

    path: str
    obstacle: Obstacle | None = None


class Tree(Protocol):
    """Paths, and bytes by path; a registry asks for nothing more.

    A tree of versions also tells which version of a file it has, and reads ahead.
    """

    shared: ClassVar[bool] = False
    """Whether a second process may read it beside this one."""

    def entries(self) -> Iterator[Entry]:
        """Yield what stands below, without hidden files and what is let be."""
        ...

    def read(self, path: str) -> bytes | Obstacle:
        """Return the bytes of one file, or why they cannot be had."""
        ...

    def digest(self, path: str) -> str | Obstacle:
        """Return the sha256 of one file of any size, or why it cannot be had.

        It is written as 64 lower-case hexadecimal digits.
        """
        ...

    def contents(self, paths: Sequence[str]) -> Iterator[bytes | Obstacle]:
        """Yield what `read` returns for each of *paths*, in their order."""
        return map(self.read, paths)

    def blob(self, path: str) -> str | None:  # noqa: ARG002
        """Return the id that Git gives the bytes of one file, None where it is new."""
        return None


def digest(pieces: Iterable[bytes]) -> str:
    """Return the sha256 of a file that is read piece by piece, in 64 digits."""
    from hashlib import sha256  # noqa: PLC0415

    made = sha256()
    for data in pieces:
        made.update(data)
    return made.hexdigest()


def listed(path: str) -> Entry | None:
    """Return what a tree tells of a file at *path*.

    That is nothing where it is hidden or let be, and where it stands too deep, the
    folder that is not looked into.
    """
    steps = path.split("/")
    above = steps[: DEEPEST_FOLDER + 1]
    if steps[0] in LET_BE or any(step.startswith(".") for step in above):
        return None
    if len(steps) > len(above):
        return Entry("/".join(above), Obstacle.DEEP)
    return Entry(path)


class FolderTree(Tree):
    """The files below a folder as they stand now.  Links are never followed."""

    shared = True

    def __init__(self, root: Path) -> None:
        """Look below *root*."""
        self.root = root

    def entries(self) -> Iterator[Entry]:
        """Yield what stands below, in no particular order."""
        folders = [""]
        while folders:
            folder = folders.pop()
            try:
                found = list(os.scandir(self.root / folder))
            except OSError:
                yield Entry(_printable(folder) or ".", Obstacle.DENIED)
                continue
            for item in found:
                path = f"{folder}/{item.name}" if folder else item.name
                if item.name.startswith(".") or path in LET_BE:
                    continue
                if not item.is_dir(follow_symlinks=False):
                    yield Entry(_printable(path), _obstacle(item))
                elif path.count("/") < DEEPEST_FOLDER:
                    folders.append(path)
                else:
                    yield Entry(_printable(path), Obstacle.DEEP)

    def read(self, path: str) -> bytes | Obstacle:
        """Return the bytes of one file, or why they cannot be had."""
        try:
            handle = os.open(f"{self.root}/{path}", os.O_RDONLY | _NO_SURPRISES)
        except OSError:
            return Obstacle.DENIED
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return Obstacle.SPECIAL
            if status.st_size > LARGEST_FILE:
                return Obstacle.LARGE
            return _all(handle)
        except OSError:
            return Obstacle.DENIED
        finally:
            os.close(handle)

    def digest(self, path: str) -> str | Obstacle:
        """Return the sha256 of one file of any size, or why it cannot be had."""
        obstacle = self._in_the_way(path)
        if obstacle is not None:
            return obstacle
        try:
            handle = os.open(self.root / path, os.O_RDONLY | _NO_SURPRISES)
        except OSError:
            return Obstacle.DENIED
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return Obstacle.SPECIAL
            return digest(_pieces(handle))
        except OSError:
            return Obstacle.DENIED
        finally:
            os.close(handle)

    def _in_the_way(self, path: str) -> Obstacle | None:
        """Return the first thing on the way to *path* that is absent or a link."""
        here = self.root
        for step in path.split("/"):
            here /= step
            try:
                mode = here.lstat().st_mode
            except (FileNotFoundError, NotADirectoryError):
                return Obstacle.ABSENT
            except OSError:
                return Obstacle.DENIED
            if stat.S_ISLNK(mode):
                return Obstacle.LINK
        return None


class MemoryTree(Tree):
    """Files that were never on disk: for tests, and for the rules' examples."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        """Hold *files*: text or bytes by path."""
        self._files = {
            path: text.encode() if isinstance(text, str) else text
            for path, text in files.items()
        }

    def entries(self) -> Iterator[Entry]:
        """Yield what stands below, without hidden files and what is let be."""
        for path in self._files:
            top, *rest = path.split("/")
            hidden = any(part.startswith(".") for part in (top, *rest))
            if not hidden and not (rest and top in LET_BE):
                yield Entry(path)

    def read(self, path: str) -> bytes | Obstacle:
        """Return the bytes of one file, or why they cannot be had."""
        data = self._files.get(path)
        if data is None:
            return Obstacle.DENIED
        return data if len(data) <= LARGEST_FILE else Obstacle.LARGE

    def digest(self, path: str) -> str | Obstacle:
        """Return the sha256 of one file of any size, or why it cannot be had."""
        data = self._files.get(path)
        return Obstacle.ABSENT if data is None else digest([data])


_NO_SURPRISES = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def _all(handle: int) -> bytes | Obstacle:
    data = os.read(handle, LARGEST_FILE + 1)
    while more := os.read(handle, LARGEST_FILE + 1):
        data += more
        if len(data) > LARGEST_FILE:
            break
    return data if len(data) <= LARGEST_FILE else Obstacle.LARGE


def _pieces(handle: int) -> Iterator[bytes]:
    while data := os.read(handle, LARGEST_FILE):
        yield data


def _obstacle(item: os.DirEntry[str]) -> Obstacle | None:
    if item.is_symlink():
        return Obstacle.LINK
    return None if item.is_file(follow_symlinks=False) else Obstacle.SPECIAL


def _printable(path: str) -> str:
    """Return *path* with its bytes that are no UTF-8 written as escapes."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path).decode(errors="backslashreplace")
    return path
