"""`cdo doctor`, on machines made up of scripts."""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cdo import programs
from cdo.cli import options
from cdo.cli.machine import checks, libraries
from tests.cli.calling import Ran, cdo
from tests.reporters import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    Put = Callable[[str, str], None]

GOLDEN = Path(__file__).parent / "doctor"
SCREENS = ("bare", "full", "full-json")

VERSIONS = {"pydantic": "2.14.3", "PyYAML": "6.0.3", "typer": "0.29.2"}
FAMILIES = """\
FangSong_GB2312,仿宋_GB2312
FandolKai
SimHei,黑体
Noto Serif CJK SC,Noto Serif CJK SC SemiBold
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="scripts for a shell")


def version(name: str) -> str:
    try:
        return VERSIONS[name]
    except KeyError:
        raise importlib.metadata.PackageNotFoundError(name) from None


@pytest.fixture(autouse=True)
def put(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Put:
    """Make a machine without any programs; the function puts one there."""
    required = ["pydantic>=2.10", "PyYAML>=6.0.2", "typer>=0.28", 'x>=1; extra == "y"']
    monkeypatch.setattr(importlib.metadata, "requires", lambda _: required)
    monkeypatch.setattr(importlib.metadata, "version", version)
    monkeypatch.setattr(platform, "python_version", lambda: "3.11.7")
    monkeypatch.setattr(sys, "executable", "/opt/cdo/bin/python")
    monkeypatch.setattr(options, "today", lambda: date(2022, 8, 31))
    monkeypatch.setattr("cdo.calendar.years", lambda: (2004, 2026))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.delenv("CDO_CACHE")
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def write(name: str, script: str) -> None:
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)

    return write


@pytest.fixture
def full(put: Put) -> None:
    put("git", 'echo "git version 2.39.5"')
    put("ssh-keygen", "")
    put("soffice", 'echo "LibreOffice 7.4.7.2 40(Build:2)"')
    put("fc-list", f"cat <<END\n{FAMILIES}END".replace("cat", "/bin/cat"))


def found(ran: Ran | None = None) -> dict[str, Any]:
    """Return the checks by their ids."""
    ran = ran or cdo("doctor", "-f", "json")
    assert not ran.err
    return {one["id"]: one for one in json.loads(ran.out)["checks"]}


def check_screen(name: str, ran: Ran, tmp_path: Path) -> None:
    texts.check(GOLDEN / f"{name}.txt", str(ran).replace(str(tmp_path), "…"))


def test_a_bare_machine(tmp_path: Path) -> None:
    check_screen("bare", cdo("doctor"), tmp_path)


@pytest.mark.usefixtures("full")
def test_a_full_machine(tmp_path: Path) -> None:
    check_screen("full", cdo("doctor"), tmp_path)
    check_screen("full-json", cdo("doctor", "-f", "json"), tmp_path)


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == set(SCREENS)


def test_what_is_not_needed_today_is_no_failure() -> None:
    ran = cdo("doctor", "-f", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["ready"] is True
    assert found(ran)["git"]["state"] == "missing"


@pytest.mark.parametrize(
    ("installed", "state"), [({}, "missing"), ({"typer": "0.9"}, "outdated")]
)
def test_a_library_that_is_needed_is_asked_for(
    installed: dict[str, str], state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[__name__], "VERSIONS", VERSIONS | installed)
    if not installed:
        monkeypatch.delitem(VERSIONS, "typer")
    ran = cdo("doctor", "-f", "json")
    assert ran.code == 3
    assert found(ran)["package/typer"]["state"] == state
    remedy = "/opt/cdo/bin/python -m pip install --upgrade 'typer>=0.28'"
    assert found(ran)["package/typer"]["remedy"] == [remedy]
    assert "现有的命令要用 typer，请先装好" in cdo("doctor").out


def test_what_is_not_installed_cannot_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> list[str]:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "requires", refuse)
    ran = cdo("doctor", "-f", "json")
    assert ran.code == 3
    assert found(ran)["packages"]["state"] == "unknown"


def test_a_reader_without_libyaml_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cdo.registry.source.FAST", False)
    ran = cdo("doctor", "-f", "json")
    assert ran.code == 0
    assert found(ran)["libyaml"]["without"] == "读登记库慢约八倍，结果一样"


def test_no_reader_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "cdo.registry.source", None)
    assert found()["libyaml"]["state"] == "unknown"


def test_a_calendar_that_ends_too_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "today", lambda: date(2027, 1, 1))
    calendar = found()["calendar"]
    assert (calendar["state"], calendar["detail"]) == ("outdated", "2004 年至 2026 年")
    assert calendar["without"].startswith("2027 年的期限")


def test_no_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> tuple[int, int]:
        raise ImportError

    monkeypatch.setattr("cdo.calendar.years", refuse)
    assert found()["calendar"]["state"] == "missing"


def test_a_cache_in_a_place_of_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tmp_path / "cdo"
    folder.mkdir()
    (folder / "kept.sqlite").write_bytes(b"x" * 1_500_000)
    told = found()["cache"]
    assert (told["state"], told["without"]) == ("found", None)
    assert told["detail"] == f"{folder}，1.4 MB，随时可以删去"
    (folder / "kept.sqlite").unlink()
    (folder / "kept.sqlite").mkdir()
    assert found()["cache"]["state"] == "unusable"
    (folder / "kept.sqlite").rmdir()
    (folder / "kept.sqlite").symlink_to("elsewhere")
    assert found()["cache"]["state"] == "unusable"
    (folder / "kept.sqlite").unlink()
    folder.rmdir()
    folder.touch()
    assert found()["cache"]["state"] == "unusable"


def test_a_cache_that_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDO_CACHE", "off")
    told = found()["cache"]
    assert told["state"] == "found"
    assert told["detail"] == "没有用，因为 CDO_CACHE=off"


def test_a_cache_that_has_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "")
    told = found()["cache"]
    assert told["state"] == "unusable"
    assert told["detail"].startswith("不知道放在哪里")


@pytest.mark.parametrize(
    ("script", "detail"),
    [
        ("exit 3", "运行出错，退出码 3"),
        ("/bin/sleep 60", "0.2 秒没有回答"),
        ("/bin/sleep 60 &", "0.2 秒没有回答"),
        ("/bin/kill -9 $$", "运行出错，退出码 -9"),
    ],
)
def test_programs_that_do_not_answer(
    script: str, detail: str, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "PATIENCE", 0.2)
    for name in ("git", "soffice", "fc-list"):
        put(name, script)
    began = time.monotonic()
    told = found()
    assert time.monotonic() - began < 20
    states = [told[name]["state"] for name in ("git", "libreoffice", "fonts")]
    assert states == ["unusable", "unusable", "unknown"]
    assert told["git"]["detail"].endswith(f"bin/git，{detail}")


def test_a_program_that_cannot_be_started(put: Put, tmp_path: Path) -> None:
    put("git", "")
    (tmp_path / "bin" / "git").write_text("#!/nowhere/sh\n", encoding="utf-8")
    assert found()["git"]["detail"].endswith("启动不了")


def test_an_answer_that_is_no_text(put: Put) -> None:
    put("git", r"printf '\033[2J\377\376'")
    put("fc-list", r"printf '\377\000,\n,,\n'")
    told = found()
    assert told["git"]["state"] == "found"
    assert "\x1b" not in cdo("doctor").out
    assert told["font/黑体"]["state"] == "missing"


def test_programs_are_not_told_of_our_surroundings(
    put: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_DIR", "/trap")
    monkeypatch.setenv("LD_PRELOAD_X", "/trap.so")
    for name in ("git", "soffice"):
        put(
            name,
            f'/usr/bin/env > "{tmp_path}/{name}.env"; pwd >> "{tmp_path}/{name}.env"',
        )
    found()
    seen = (tmp_path / "git.env").read_text("utf-8")
    assert "/trap" not in seen
    assert "GIT_CONFIG_NOSYSTEM=1" in seen
    assert seen.endswith("\n/\n")
    assert f"HOME={tmp_path}\n" in seen
    assert f"HOME={tmp_path}\n" not in (tmp_path / "soffice.env").read_text("utf-8")


@pytest.mark.parametrize("path", [".", "", "relative/bin", ".:relative/bin"])
def test_nothing_that_a_repository_brings_along_is_started(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / "repository"
    (trap / "relative" / "bin").mkdir(parents=True)
    for folder in (trap, trap / "relative" / "bin"):
        for name in ("git", "soffice", "fc-list"):
            (folder / name).write_text(f"#!/bin/sh\n/bin/touch '{tmp_path}/sprung'\n")
            (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", path)
    monkeypatch.chdir(trap)
    assert found()["git"]["state"] == "missing"
    assert not (tmp_path / "sprung").exists()


def test_a_check_that_fails_does_not_end_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: checks.Asked) -> None:
        raise RuntimeError("\x1b[2J")

    for name in ("packages", "calendar"):
        monkeypatch.setattr(libraries, name, fail)
    ran = cdo("doctor", "-f", "json")
    assert ran.code == 3
    assert found(ran)["calendar"]["state"] == "unknown"
    assert list(found(ran))[-1] == "fonts"
    assert "\x1b" not in cdo("doctor").out


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", refuse)
    ran = cdo("doctor", "-f", "json")
    assert (ran.code, found(ran)["cache"]["state"]) == (0, "unusable")


def test_every_check_has_its_function() -> None:
    assert set(checks.LOOKS) >= checks.NEEDED
    assert {one["id"].partition("/")[0] for one in found().values()} == {
        "python", "package", "libyaml", "calendar", "cache", "git", "ssh-keygen",
        "libreoffice", "fonts",
    }  # fmt: skip


def test_nothing_is_written(tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    cdo("doctor")
    assert sorted(tmp_path.rglob("*")) == before
