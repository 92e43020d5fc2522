"""Where the cache lies on disk, and that nobody else can look into it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

VARIABLE = "CDO_CACHE"
"""The variable that switches the cache off."""

NAME = "kept.sqlite"

_OFF = frozenset({"off", "no", "false", "0"})
_FOLDER, _FILE = 0o700, 0o600
_NO_SURPRISES = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
)


def wanted() -> bool:
    """Say whether there is to be a cache: not where `CDO_CACHE=off` forbids it."""
    return os.environ.get(VARIABLE, "").strip().lower() not in _OFF


def folder() -> Path | None:
    """Return the folder for what may be deleted at any time, None where none is known.

    A relative XDG_CACHE_HOME is none, as its specification says.
    """
    given = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if given.is_absolute():
        return given / "cdo"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    has_home = home.is_absolute() and home != home.parent
    return home / ".cache" / "cdo" if has_home else None


def prepared(place: Path) -> Path | None:
    """Return the file of the cache in the folder *place*, both made where they lack.

    Only their owner can look into them.  That is None where they cannot be had, or
    something else stands there: a link, a folder, what belongs to somebody else.
    """
    file = place / NAME
    try:
        place.parent.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
        place.mkdir(mode=_FOLDER, exist_ok=True)
        if not _closed(place, os.lstat(place), stat.S_ISDIR, _FOLDER):
            return None
        handle = os.open(file, os.O_RDWR | os.O_CREAT | _NO_SURPRISES, _FILE)
        try:
            found = os.fstat(handle)
        finally:
            os.close(handle)
        return file if _closed(file, found, stat.S_ISREG, _FILE) else None
    except (OSError, ValueError):
        return None


def _closed(
    path: Path, found: os.stat_result, sort: Callable[[int], bool], mode: int
) -> bool:
    """Say whether *path* is of a *sort* and our own; let nobody else look into it."""
    own = getattr(os, "geteuid", lambda: found.st_uid)()
    if not sort(found.st_mode) or found.st_uid != own:
        return False
    if stat.S_IMODE(found.st_mode) != mode:
        path.chmod(mode)
    return True
