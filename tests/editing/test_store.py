"""What the store writes, what it refuses, and what it never touches."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cdo.editing import folders, lock, store
from cdo.editing.store import Change, Outcome, Trouble
from tests.editing import places

if TYPE_CHECKING:
    from collections.abc import Callable

A, B, C = places.FILES


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A registry in a Git repository."""
    git = tmp_path / ".git"
    git.mkdir()
    (git / "HEAD").write_text("ref: refs/heads/main\n")
    return places.made(tmp_path / "registry")


@pytest.fixture(params=[True, False], ids=["handles", "paths"], autouse=True)
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go by handles of folders, and by paths as where the system has none."""
    monkeypatch.setattr(folders, "HANDLES", request.param)


def test_all_files_are_written(root: Path) -> None:
    assert store.write(root, places.CHANGES) == Outcome(tuple(places.FILES))
    assert places.there(root) == places.WANTED


def test_where_nothing_changes_nothing_is_touched(root: Path) -> None:
    before = {path: (root / path).stat() for path in places.FILES}
    same = [Change(path, data, data) for path, data in places.FILES.items()]
    assert store.write(root, same) == Outcome()
    assert {path: (root / path).stat() for path in places.FILES} == before
    assert not lock.lock_file(root).exists()


def test_only_what_changes_is_written(root: Path) -> None:
    before = (root / B).stat()
    same = Change(B, places.FILES[B], places.FILES[B])
    assert store.write(root, [places.CHANGES[0], same]).written == (A,)
    assert (root / B).stat() == before


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664, 0o755])
def test_the_mode_is_kept(root: Path, mode: int) -> None:
    (root / A).chmod(mode)
    store.write(root, places.CHANGES)
    assert stat.S_IMODE((root / A).stat().st_mode) == mode


def test_the_owner_is_kept_where_that_is_allowed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[int, int]] = []

    def refuse(_: int, user: int, group: int) -> None:
        given.append((user, group))
        raise PermissionError(errno.EPERM, "no")

    monkeypatch.setattr(os, "fchown", refuse)
    assert store.write(root, places.CHANGES[:1]).written == (A,)
    found = (root / A).stat()
    assert given == [(found.st_uid, found.st_gid)]


def test_where_files_have_no_mode_none_is_given(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fchmod")
    assert not store.write(root, places.CHANGES).refusal


def _changed(file: Path) -> None:
    file.write_bytes(b"other: 1\n")


def _longer(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"#")


def _removed(file: Path) -> None:
    file.unlink()


def _folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def _link(file: Path) -> None:
    target = file.parents[3] / "elsewhere.yaml"
    target.write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to(target)


def _linked_folder(file: Path) -> None:
    target = file.parents[3] / "elsewhere"
    file.parent.rename(target)
    file.parent.symlink_to(target)


def _file_for_folder(file: Path) -> None:
    file.unlink()
    file.parent.rmdir()
    file.parent.touch()


@pytest.mark.parametrize(
    "change",
    [
        _changed,
        _longer,
        _removed,
        _folder,
        _pipe,
        _link,
        _linked_folder,
        _file_for_folder,
    ],
)
def test_a_file_that_is_not_the_one_read_keeps_all_from_being_written(
    root: Path, change: Callable[[Path], None]
) -> None:
    change(root / C)
    before = places.there(root.parent)
    outcome = store.write(root, places.CHANGES)
    assert outcome.written == ()
    assert outcome.refusal is not None
    assert (outcome.refusal.trouble, outcome.refusal.paths) == (Trouble.CHANGED, (C,))
    assert places.there(root.parent) == before


@pytest.mark.parametrize(
    "path",
    ["../outside.yaml", "/etc/passwd", "a//b.yaml", "", "./a.yaml", ".git/config",
     "units/.hidden.yaml", "units\\a.yaml", "a\0b"],
)  # fmt: skip
def test_nothing_is_written_outside_or_hidden(root: Path, path: str) -> None:
    outcome = store.write(root, [*places.CHANGES, Change(path, b"", b"x")])
    assert outcome.refusal is not None
    assert (outcome.refusal.trouble, outcome.refusal.paths) == (
        Trouble.OUTSIDE,
        (path,),
    )
    assert places.there(root) == places.FILES


def test_the_registry_itself_may_be_reached_through_a_link(root: Path) -> None:
    other = root.parent / "other"
    other.symlink_to(root)
    assert store.write(other, places.CHANGES).written == tuple(places.FILES)
    assert lock.lock_file(other) == lock.lock_file(root)


def test_a_file_that_may_not_be_written_is_left(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = folders.Folder.open

    def refuse(folder: folders.Folder, name: str) -> int | None:
        if name == Path(B).name:
            raise PermissionError(errno.EACCES, "no")
        return real(folder, name)

    monkeypatch.setattr(folders.Folder, "open", refuse)
    outcome = store.write(root, places.CHANGES)
    assert outcome.refusal is not None
    assert (outcome.refusal.trouble, outcome.refusal.paths) == (Trouble.SYSTEM, (B,))
    assert places.there(root) == places.FILES


def test_what_comes_then_comes_while_nobody_else_can_write(root: Path) -> None:
    seen: list[bool | None] = []
    store.write(root, places.CHANGES, lambda: seen.append(store.lock_state(root).held))
    assert seen == [True]
    assert store.lock_state(root).held is False


def test_what_comes_then_does_not_come_after_a_refusal(root: Path) -> None:
    _changed(root / C)
    assert store.write(root, places.CHANGES, pytest.fail).refusal


def test_what_killed_writers_left_is_removed(root: Path) -> None:
    ours = [root / "evaluations/2022/.cdo-0a1b.tmp", root / ".cdo-ff.tmp"]
    theirs = [
        root / "attachments/.cdo-0a.tmp",
        root / ".cdo-xyz.tmp",
        root / "units/.cdo-0a.tmp.txt",
        root / ".hidden/.cdo-0a.tmp",
    ]
    for file in (*ours, *theirs):
        file.parent.mkdir(exist_ok=True)
        file.touch()
    (root / "units/.cdo-0b.tmp").mkdir()
    assert sorted(store.leftovers(root)) == sorted(ours)
    store.write(root, places.CHANGES)
    assert not any(file.exists() for file in ours)
    assert all(file.exists() for file in theirs)


def test_a_leftover_that_cannot_be_removed_harms_nobody(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / ".cdo-ff.tmp").touch()

    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        store.reclaim(root)
    assert not store.write(root, places.CHANGES).refusal
