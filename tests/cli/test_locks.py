"""`cdo doctor` on the lock of a registry: free, held, left behind."""

from __future__ import annotations

import json
import platform
import re
from typing import TYPE_CHECKING, Any

import pytest

from cdo.editing import lock
from tests.cli.calling import cdo
from tests.editing import running

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    monkeypatch.setenv("PATH", str(tmp_path))  # no program has to be asked


def found(*arguments: str) -> dict[str, Any] | None:
    """Return what `cdo doctor` says of the lock."""
    ran = cdo("doctor", *arguments, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    every = [one for one in json.loads(ran.out)["checks"] if one["id"] == "lock"]
    return every[0] if every else None


def test_without_a_registry_nothing_is_said_of_a_lock() -> None:
    assert found() is None


@pytest.mark.usefixtures("folder")
def test_a_lock_that_nobody_holds_is_free() -> None:
    told = found("-C", "town")
    assert told is not None
    assert (told["state"], told["without"]) == ("free", None)


def test_a_registry_that_is_none_is_refused(folder: Path) -> None:
    ran = cdo("doctor", "-C", str(folder / "units"))
    assert ran.code == 2
    assert "不是登记库" in ran.err


def test_a_writer_at_work_is_named(folder: Path) -> None:
    with running.started("hold", folder) as process:
        told = found("-C", str(folder))
        process.communicate()
    assert told is not None
    assert told["state"] == "held"
    assert f"进程 {process.pid}（{platform.node()}，" in told["detail"]


def test_a_stale_lock_is_named_with_what_to_do(folder: Path) -> None:
    with running.started("hold", folder) as process:
        process.kill()
    told = found("-C", str(folder))
    assert told is not None
    assert told["state"] == "stale"
    assert f"进程 {process.pid}（" in told["detail"]
    assert told["remedy"] == [f"cdo validate -C {folder}"]
    text = cdo("doctor", "-C", str(folder)).out
    assert re.search("登记库的写锁 +遗留 +进程", text)
    assert "登记库的写锁：不妨碍查阅和写入" in text


def test_a_draft_that_a_killed_writer_left_is_named(folder: Path) -> None:
    (folder / "units" / ".cdo-1a2b3c4d.tmp").touch()
    told = found("-C", str(folder))
    assert told is not None
    assert told["state"] == "stale"
    assert told["detail"] == "有写到一半的临时文件 .cdo-1a2b3c4d.tmp"


def test_where_it_cannot_be_told_it_is_said(folder: Path) -> None:
    lock.lock_file(folder).symlink_to("nowhere")
    told = found("-C", str(folder))
    assert told is not None
    assert told["state"] == "unknown"
