"""Which program this is: what it answers may change with any of its files."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cdo import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[2]
_WRITTEN_WHILE_RUNNING = "__pycache__"
_INSTALLED = (".dist-info", ".egg-info")


@cache
def program() -> bytes | None:
    """Return 16 bytes that change with the code that answers, and its libraries.

    The files of the package are not read: their sizes and times tell.  That is None
    where they cannot be seen, as in an archive.
    """
    facts = sorted(_files(_ROOT))
    if not facts:
        return None
    said = [__version__, sys.version, str(_ROOT), *facts, *sorted(_installed(sys.path))]
    return sha256("\0".join(said).encode("utf-8", "surrogateescape")).digest()[:16]


def _files(root: Path) -> Iterator[str]:
    """Yield what tells one state of the files below *root* from another."""
    folders = [str(root)]
    while folders:
        for item in _inside(folders.pop()):
            if item.is_dir(follow_symlinks=False):
                if item.name != _WRITTEN_WHILE_RUNNING:
                    folders.append(item.path)
            else:
                one = item.stat()
                times = f"{one.st_mtime_ns} {one.st_ctime_ns}"
                yield f"{item.path} {one.st_size} {times}"


def _installed(places: list[str]) -> Iterator[str]:
    """Yield names and versions of the distributions in *places*."""
    for place in places:
        for item in _inside(place or os.curdir):
            if item.name.endswith(_INSTALLED):
                yield item.name


def _inside(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []
