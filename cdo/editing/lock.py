"""One writer at a time: the only door to filelock.

The lock stands in the Git folder, or without Git in the system's folder for
temporary files, named by a digest of the registry's real path.  The system lets it
go when its process ends, however that ends.  Beside it a note tells who holds it;
a note without a lock is what a killed writer left.
"""

from __future__ import annotations

import json
import os
import platform
import stat
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 10.0
"""Seconds that a writer waits for the one before it."""

_SHANGHAI = timezone(timedelta(hours=8))
_NAME = "cdo.lock"
_POINTER = "gitdir: "
_LONGEST_NOTE = 1024
_LOOK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds the lock, or held it last, and since when."""

    pid: int
    host: str
    since: datetime


class HeldError(Exception):
    """Somebody else holds the lock: `holder`, where that is known."""

    def __init__(self, holder: Holder | None) -> None:
        """Tell of *holder*."""
        super().__init__(holder)
        self.holder = holder


@dataclass(frozen=True, slots=True)
class LockState:
    """How it is about a registry's lock; `held` is None where that cannot be told."""

    file: Path
    held: bool | None
    holder: Holder | None

    @property
    def stale(self) -> bool:
        """Whether a writer was ended before it could tidy up."""
        return self.held is False and self.holder is not None


def lock_file(root: Path) -> Path:
    """Return where the lock of the registry in *root* stands."""
    real = root.resolve()
    folder = _git_folder(real)
    if folder is not None:
        return folder / _NAME
    digest = sha256(os.fsencode(real)).hexdigest()[:32]
    return Path(tempfile.gettempdir()) / f"cdo-{digest}.lock"


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of the registry in *root*.

    Raises `HeldError` where somebody else holds it for longer than `PATIENCE`,
    `OSError` where it cannot be had at all.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  # only writers need it

    file = lock_file(root)
    lock = FileLock(file, PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        raise HeldError(_holder(file)) from None
    try:
        _sign(file)
        yield
    finally:
        with suppress(OSError):
            _note(file).unlink()
        lock.release()


def state(root: Path) -> LockState:
    """Return how it is about the lock of the registry in *root*; change nothing."""
    file = lock_file(root)
    return LockState(file, _is_held(file), _holder(file))


def _git_folder(real: Path) -> Path | None:
    """Return the nearest Git folder upward from *real*, None where there is none."""
    for above in (real, *real.parents):
        entry = above / ".git"
        found = entry if entry.is_dir() else _pointed(entry)
        if found is not None and (found / "HEAD").is_file():
            return found
    return None


def _pointed(entry: Path) -> Path | None:
    """Return the folder that the file `.git` of a further working tree names."""
    text = _text(entry)
    if not text.startswith(_POINTER):
        return None
    return entry.parent / text.removeprefix(_POINTER).strip()


def _note(file: Path) -> Path:
    return file.with_name(f"{file.name}-holder")


def _sign(file: Path) -> None:
    """Write down who holds the lock; that it cannot be written harms nobody."""
    text = json.dumps({"pid": os.getpid(), "host": platform.node()})
    note = _note(file)
    with suppress(OSError):
        note.unlink(missing_ok=True)
        with note.open("x", encoding="utf-8") as stream:
            stream.write(text)


def _holder(file: Path) -> Holder | None:
    """Return whom the note beside the lock names; its own time tells since when."""
    note = _note(file)
    try:
        said = json.loads(_text(note))
        since = datetime.fromtimestamp(note.lstat().st_mtime, _SHANGHAI)
        return Holder(int(said["pid"]), str(said["host"]), since)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _text(file: Path) -> str:
    """Return what the first bytes of *file* say, nothing where it is no plain file."""
    try:
        handle = os.open(file, _LOOK)
    except OSError:
        return ""
    with os.fdopen(handle, "rb") as stream:
        regular = stat.S_ISREG(os.fstat(handle).st_mode)
        return stream.read(_LONGEST_NOTE).decode(errors="replace") if regular else ""


def _is_held(file: Path) -> bool | None:
    """Say whether some process holds the lock, by a look that it does not notice."""
    try:
        import fcntl  # noqa: PLC0415  # not everywhere
    except ImportError:
        return None
    try:
        handle = os.open(file, _LOOK)
    except FileNotFoundError:
        return False
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return None
    finally:
        os.close(handle)
    return False
