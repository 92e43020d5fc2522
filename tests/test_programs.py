"""Programs outside Python: which are started, with what, and for how long."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from cdo import programs

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="scripts for a shell")


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A program, and a PATH on which it is, behind a folder that is not absolute."""
    file = tmp_path / "bin" / "tell"
    file.parent.mkdir()
    file.write_text("#!/bin/sh\necho told\n", encoding="utf-8")
    file.chmod(0o755)
    monkeypatch.setenv("PATH", f"relative:{file.parent}")
    return file


def test_the_first_name_that_is_a_program_is_taken(script: Path) -> None:
    assert programs.located("nothing", "tell") == str(script)
    assert programs.located("nothing") is None


def test_what_it_prints_is_returned(script: Path) -> None:
    assert programs.asked([str(script)]) == "told\n"


def test_its_surroundings_are_ours(
    script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "trap")
    monkeypatch.setenv("HOME", "/somebody")
    script.write_text("#!/bin/sh\n/usr/bin/env\npwd\n", encoding="utf-8")
    told = programs.asked([str(script)], str(tmp_path), {"FONTCONFIG_FILE": "/f"})
    assert "trap" not in told
    assert f"HOME={tmp_path}\n" in told
    assert "FONTCONFIG_FILE=/f\n" in told
    assert "relative" not in told
    assert told.endswith("\n/\n")
    assert "HOME=/somebody\n" in programs.asked([str(script)])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("#!/bin/sh\nexit 3\n", "运行出错，退出码 3"),
        ("#!/nowhere/sh\n", "启动不了"),
        ("#!/bin/sh\n/bin/sleep 60 &\n", "0.2 秒没有回答"),
    ],
)
def test_one_that_does_not_answer(text: str, why: str, script: Path) -> None:
    script.write_text(text, encoding="utf-8")
    began = time.monotonic()
    with pytest.raises(programs.NoAnswerError, match=why):
        programs.asked([str(script)], patience=0.2)
    assert time.monotonic() - began < 20


def test_where_there_are_no_groups_of_processes_it_is_ended_alone(
    script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "killpg")
    script.write_text("#!/bin/sh\nexec /bin/sleep 60\n", encoding="utf-8")
    with pytest.raises(programs.NoAnswerError):
        programs.asked([str(script)], patience=0.2)
