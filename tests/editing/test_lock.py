"""One writer at a time, and what is told of the one who is there."""

from __future__ import annotations

import errno
import os
import platform
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from cdo.editing import lock, store
from cdo.editing.store import Trouble
from tests.editing import places, running, writer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A registry outside of Git, and a folder for what is temporary."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return places.made(tmp_path / "work" / "registry")


def git(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    return folder


def test_with_git_the_lock_stands_in_its_folder(root: Path) -> None:
    folder = git(root.parent / ".git")
    assert lock.lock_file(root) == folder / "cdo.lock"


def test_a_further_working_tree_has_a_lock_of_its_own(root: Path) -> None:
    folder = git(root.parents[1] / "main" / ".git" / "worktrees" / "work")
    pointer = root.parent / ".git"
    pointer.write_text(f"gitdir: {folder}\n")
    assert lock.lock_file(root) == folder / "cdo.lock"
    pointer.write_text("gitdir: ../main/.git/worktrees/work\n")
    assert lock.lock_file(root).resolve() == folder / "cdo.lock"


@pytest.mark.parametrize("text", ["", "else", "gitdir: /nowhere", "\udcff"])
def test_what_is_no_git_folder_is_none(root: Path, text: str) -> None:
    (root.parent / ".git").write_bytes(text.encode(errors="surrogateescape"))
    assert lock.lock_file(root).parent == root.parents[1] / "temporary"


def test_an_empty_folder_called_git_is_none(root: Path) -> None:
    (root.parent / ".git").mkdir()
    assert lock.lock_file(root).parent == root.parents[1] / "temporary"


def test_without_git_the_real_path_names_the_lock(root: Path) -> None:
    other = root.parents[1] / "other"
    other.symlink_to(root)
    assert lock.lock_file(other) == lock.lock_file(root)
    assert lock.lock_file(root.parent) != lock.lock_file(root)


def test_a_lock_that_nobody_holds(root: Path) -> None:
    assert lock.state(root) == lock.LockState(lock.lock_file(root), False, None)  # noqa: FBT003
    with lock.locked(root):
        pass
    state = lock.state(root)
    assert (state.held, state.holder, state.stale) == (False, None, False)


def test_who_holds_the_lock_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    with running.started("hold", root) as process:
        outcome = store.write(root, places.CHANGES)
        state = store.lock_state(root)
        process.communicate()
    assert places.there(root) == places.FILES
    assert outcome.refusal is not None
    assert outcome.refusal.trouble is Trouble.HELD
    holder = outcome.refusal.holder
    assert holder is not None
    assert (holder.pid, holder.host) == (process.pid, platform.node())
    assert abs((datetime.now(UTC) - holder.since).total_seconds()) < 60
    assert (state.held, state.holder, state.stale) == (True, holder, False)
    assert store.write(root, places.CHANGES).written


def test_a_writer_waits_for_the_one_before_it(root: Path) -> None:
    with running.started("hold", root) as process:
        assert process.stdin is not None
        process.stdin.close()
        assert store.write(root, places.CHANGES).written


def test_a_lock_whose_holder_was_killed_is_stale_and_in_nobodys_way(root: Path) -> None:
    with running.started("hold", root) as process:
        process.kill()
    state = store.lock_state(root)
    assert state.holder is not None
    assert (state.held, state.holder.pid, state.stale) == (False, process.pid, True)
    assert store.write(root, places.CHANGES).written
    assert not store.lock_state(root).stale


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"pid": "x", "host": ""}'])
def test_a_note_that_says_nothing_names_nobody(root: Path, text: str) -> None:
    file = lock.lock_file(root)
    file.with_name(f"{file.name}-holder").write_text(text)
    assert lock.state(root).holder is None


def test_a_note_that_is_no_file_is_not_waited_for(root: Path) -> None:
    file = lock.lock_file(root)
    os.mkfifo(file.with_name(f"{file.name}-holder"))
    assert lock.state(root).holder is None


def test_a_note_that_cannot_be_written_is_done_without(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lock.lock_file(root)
    file.with_name(f"{file.name}-holder").mkdir()
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    assert store.write(root, places.CHANGES).written


def test_a_lock_that_cannot_be_had_is_a_refusal_of_the_system(root: Path) -> None:
    target = root.parent / "target"
    target.touch()
    lock.lock_file(root).symlink_to(target)
    outcome = store.write(root, places.CHANGES)
    assert outcome.refusal is not None
    assert outcome.refusal.trouble is Trouble.SYSTEM
    assert outcome.refusal.error is not None
    assert outcome.refusal.error.errno == errno.ELOOP
    assert lock.state(root).held is None
    assert places.there(root) == places.FILES


def test_where_it_cannot_be_told_nobody_says_who_holds_it(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "fcntl", None)
        assert lock.state(root).held is None

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no")

    lock.lock_file(root).touch()
    monkeypatch.setattr("fcntl.flock", refuse)
    assert lock.state(root).held is None


def test_three_writers_lose_nothing(root: Path) -> None:
    processes = [running.started("add", root, name) for name in "xyz"]
    for process in processes:
        process.communicate(timeout=120)
        assert process.returncode == 0
    text = (root / next(iter(places.FILES))).read_text()
    wanted = {f"{name}{n}: 1" for name in "xyz" for n in range(writer.TIMES)}
    lines = text.splitlines()
    assert lines[0] == "a: 1"
    assert set(lines[1:]) == wanted
    assert len(lines) == 1 + len(wanted)
