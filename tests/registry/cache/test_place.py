"""Where the cache lies, and what may not stand in its place."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cdo.registry.cache import place

if TYPE_CHECKING:
    from collections.abc import Callable


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("", True), ("on", True), ("off", False), (" OFF ", False), ("0", False)],
)
def test_a_variable_switches_it_off(
    monkeypatch: pytest.MonkeyPatch, value: str, *, wanted: bool
) -> None:
    monkeypatch.setenv(place.VARIABLE, value)
    assert place.wanted() is wanted


def test_the_folder_is_where_the_system_wants_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert place.folder() == tmp_path / ".cache" / "cdo"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    assert place.folder() == tmp_path / ".cache" / "cdo"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "x"))
    assert place.folder() == tmp_path / "x" / "cdo"


@pytest.mark.parametrize("home", ["", "/", "not/absolute"])
def test_without_a_home_there_is_none(
    monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    assert place.folder() is None


def test_of_somebody_without_a_home_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert place.folder() is None


@pytest.mark.parametrize("mask", [0o000, 0o077, 0o022])
def test_nobody_else_can_look_into_it(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        file = place.prepared(tmp_path / "new" / "cdo")
    finally:
        os.umask(before)
    assert file == tmp_path / "new" / "cdo" / place.NAME
    assert mode(file) == 0o600
    assert mode(file.parent) == 0o700


def test_what_stands_open_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "cdo"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / place.NAME).touch()
    (folder / place.NAME).chmod(0o644)
    assert place.prepared(folder) == folder / place.NAME
    assert mode(folder) == 0o700
    assert mode(folder / place.NAME) == 0o600


def a_link_for_the_folder(folder: Path) -> None:
    folder.with_name("other").mkdir()
    folder.symlink_to("other")


def a_file_for_the_folder(folder: Path) -> None:
    folder.touch()


def a_file_above(folder: Path) -> None:
    folder.parent.rmdir()
    folder.parent.touch()


def a_link_for_the_file(folder: Path) -> None:
    folder.mkdir()
    (folder / place.NAME).symlink_to("other")


def a_folder_for_the_file(folder: Path) -> None:
    (folder / place.NAME).mkdir(parents=True)


def a_pipe_for_the_file(folder: Path) -> None:
    folder.mkdir()
    os.mkfifo(folder / place.NAME)


@pytest.mark.parametrize(
    "stand",
    [
        a_link_for_the_folder,
        a_file_for_the_folder,
        a_file_above,
        a_link_for_the_file,
        a_folder_for_the_file,
        a_pipe_for_the_file,
    ],
)
def test_what_else_stands_there_is_let_be(
    tmp_path: Path, stand: Callable[[Path], None]
) -> None:
    folder = tmp_path / "cache" / "cdo"
    folder.parent.mkdir()
    stand(folder)
    assert place.prepared(folder) is None


def test_what_belongs_to_somebody_else_is_let_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    owner = tmp_path.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert place.prepared(tmp_path / "cdo") is None
