"""A disk that fails, and a process that is killed, at every point there is."""

from __future__ import annotations

import errno
import os
import random
import signal
import time
from typing import TYPE_CHECKING

import pytest

from cdo.editing import store
from cdo.editing.store import Trouble
from tests.editing import faults, places, running

if TYPE_CHECKING:
    from pathlib import Path

CODES = (errno.ENOSPC, errno.EIO, errno.EROFS)
POINTS = [("write", 3), ("fchmod", 3), ("fsync", 5), ("replace", 3)]
"""The calls of one run, and how many times each is made."""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A registry outside of Git."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return places.made(tmp_path / "registry")


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.__getitem__)
@pytest.mark.parametrize(
    ("name", "number"), [(name, n) for name, times in POINTS for n in range(times)]
)
def test_a_fault_leaves_each_file_old_or_new(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str, number: int, code: int
) -> None:
    with monkeypatch.context() as patch:
        faults.failing(patch, name, number, code)
        outcome = store.write(root, places.CHANGES)
    assert outcome.refusal is not None
    assert outcome.refusal.trouble is Trouble.SYSTEM
    assert outcome.refusal.error is not None
    assert outcome.refusal.error.errno == code
    assert places.whole(root)
    new = {
        path for path, data in places.there(root).items() if data != places.FILES[path]
    }
    assert new == set(outcome.written)
    rest = [one for one in places.CHANGES if one.path not in new]
    assert store.write(root, rest).written == tuple(one.path for one in rest)
    assert places.there(root) == places.WANTED


def test_a_fault_names_the_file_at_which_it_came(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        faults.failing(patch, "replace", 1, errno.EIO)
        outcome = store.write(root, places.CHANGES)
    first, second, _ = places.FILES
    assert outcome.written == (first,)
    assert outcome.refusal is not None
    assert outcome.refusal.paths == (second,)


def test_files_that_the_disk_has_not_confirmed_count_as_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        faults.failing(patch, "fsync", 3, errno.EIO)
        outcome = store.write(root, places.CHANGES)
    assert outcome.written == tuple(places.FILES)
    assert outcome.refusal is not None
    assert outcome.refusal.paths == ()


def test_a_disk_that_cannot_even_tidy_up_leaves_the_files(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        faults.failing(patch, "write", 2, errno.EIO)
        faults.failing(patch, "unlink", 0, errno.EIO)
        assert store.write(root, places.CHANGES).refusal
    assert len(list(store.leftovers(root))) == 3
    assert store.write(root, places.CHANGES).written == tuple(places.FILES)
    assert places.there(root) == places.WANTED


def test_a_system_that_takes_little_at_a_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda handle, data: real(handle, data[:777]))
        assert not store.write(root, places.CHANGES).refusal
    assert places.there(root) == places.WANTED


def test_a_writer_that_is_interrupted_tidies_up(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        faults.counted(patch, ("replace",), interrupt)
        with pytest.raises(KeyboardInterrupt):
            store.write(root, places.CHANGES)
    assert places.there(root) == places.FILES
    assert store.lock_state(root).held is False
    assert not store.lock_state(root).stale


def test_a_writer_killed_before_any_call_leaves_each_file_old_or_new(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states: set[tuple[bytes, ...]] = set()
    for number in range(1000):

        def work(number: int = number) -> None:
            with monkeypatch.context() as patch:
                faults.dying(patch, number)
                store.write(root, places.CHANGES)

        ended = faults.forked(work)
        if not ended:
            break
        assert ended == -signal.SIGKILL
        assert store.lock_state(root).held is False
        store.reclaim(root)
        assert places.whole(root)
        states.add(tuple(places.there(root).values()))
        places.made(root)
    assert number > 40
    assert len(states) == 4
    assert places.there(root) == places.WANTED


def test_writers_killed_at_random_leave_each_file_old_or_new(root: Path) -> None:
    chance = random.Random(20220831)  # noqa: S311  # no secret
    for _ in range(30):
        with running.started("write", root) as process:
            time.sleep(chance.uniform(0, 0.05))
            process.kill()
        store.reclaim(root)
        assert places.whole(root)
