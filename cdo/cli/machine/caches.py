"""Checks of the cache: where it lies, how much it takes, and that it can be used."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cdo.cli.machine.checks import Check, State
from cdo.registry.cache import place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdo.cli.machine.checks import Asked

_ID, _TITLE = "cache", "缓存文件夹"
_WITHOUT = "算过的不能留到下次，查历史慢一些，结果一样"
_MEGABYTE = 1024 * 1024


def cache(_: Asked) -> Iterator[Check]:
    """Yield whether there is a place for what need not be worked out twice."""
    folder = place.folder()
    if not place.wanted():
        value = os.environ[place.VARIABLE].strip()
        yield Check(_ID, _TITLE, State.FOUND, f"没有用，因为 {place.VARIABLE}={value}")
    elif folder is None:
        detail = "不知道放在哪里：HOME 没有设，或者不是文件夹的完整路径"
        yield _unusable(detail, "export XDG_CACHE_HOME=…  # 一个可以写的文件夹")
    elif _usable(folder):
        yield Check(_ID, _TITLE, State.FOUND, _told(folder))
    else:
        remedy = "export XDG_CACHE_HOME=…  # 换成一个可以写的文件夹"
        yield _unusable(_told(folder), remedy)


def _unusable(detail: str, remedy: str) -> Check:
    return Check(_ID, _TITLE, State.UNUSABLE, detail, _WITHOUT, (remedy,))


def _usable(folder: Path) -> bool:
    """Say whether *folder* can be used, or made; nothing is made by asking."""
    file = folder / place.NAME
    if any(one.is_symlink() for one in (folder, file)):
        return False
    if file.exists() and not file.is_file():
        return False
    there = next(one for one in (folder, *folder.parents) if one.exists())
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _told(folder: Path) -> str:
    """Return where the cache is, and how much it takes."""
    if not folder.is_dir():
        return f"{folder}（用到时建立）"
    size = sum(one.lstat().st_size for one in folder.iterdir())
    return f"{folder}，{size / _MEGABYTE:.1f} MB，随时可以删去"
