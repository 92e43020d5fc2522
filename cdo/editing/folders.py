"""Folders of a registry that are held open while something is written into them.

Each step of the way down is opened by itself and never through a link, and files are
named within their folder: whatever is renamed meanwhile, nothing is written elsewhere.
Where the system has no handles for folders, paths serve, whose steps are looked at.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

HANDLES = os.open in os.supports_dir_fd and hasattr(os, "O_DIRECTORY")
"""Whether the system has handles for folders."""

_PLAINLY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)


class Folder:
    """One folder, in which files are opened, made, replaced and removed by name."""

    def __init__(self, path: Path, handle: int | None) -> None:
        """Speak of the folder at *path*, open under *handle* if there is one."""
        self._path = path
        self._handle = handle

    def below(self, name: str) -> Folder:
        """Return the folder *name* in this one; raise `OSError` where it is none."""
        path = self._path / name
        if self._handle is None:
            if not stat.S_ISDIR(path.lstat().st_mode):
                raise NotADirectoryError(errno.ENOTDIR, "no folder", str(path))
            return Folder(path, None)
        flags = _FOLDER | _PLAINLY
        return Folder(path, os.open(name, flags, dir_fd=self._handle))

    def open(self, name: str) -> int | None:
        """Return a handle of the file *name*, None where it is no plain file.

        It is opened for writing, which changes nothing and shows whether it may be.
        """
        handle = os.open(
            self._named(name), os.O_RDWR | _PLAINLY | _AT_ONCE, dir_fd=self._handle
        )
        if stat.S_ISREG(os.fstat(handle).st_mode):
            return handle
        os.close(handle)
        return None

    def make(self, name: str) -> int:
        """Return a handle of the new file *name*, which only the owner may read."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLAINLY
        return os.open(self._named(name), flags, 0o600, dir_fd=self._handle)

    def replace(self, name: str, draft: str) -> None:
        """Put the file *draft* in the place of *name* in one step."""
        os.replace(
            self._named(draft),
            self._named(name),
            src_dir_fd=self._handle,
            dst_dir_fd=self._handle,
        )

    def remove(self, name: str) -> None:
        """Remove the file *name*."""
        os.unlink(self._named(name), dir_fd=self._handle)

    def sync(self) -> None:
        """Have the disk take in what was renamed here."""
        if self._handle is not None:
            os.fsync(self._handle)

    def close(self) -> None:
        """Let the folder go."""
        if self._handle is not None:
            os.close(self._handle)

    def _named(self, name: str) -> str:
        return name if self._handle is not None else str(self._path / name)


class Folders:
    """The folders of the registry in *root*, each opened once."""

    def __init__(self, root: Path) -> None:
        """Stand in *root*, which may itself be reached through a link."""
        self._root = root
        self._open: dict[tuple[str, ...], Folder] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let all folders go."""
        self._stack.close()

    def at(self, steps: tuple[str, ...]) -> Folder:
        """Return the folder that *steps* lead to; raise `OSError` where none is."""
        if steps not in self._open:
            made = self.at(steps[:-1]).below(steps[-1]) if steps else self._top()
            self._stack.callback(made.close)
            self._open[steps] = made
        return self._open[steps]

    def _top(self) -> Folder:
        handle = os.open(self._root, _FOLDER) if HANDLES else None
        return Folder(self._root, handle)
