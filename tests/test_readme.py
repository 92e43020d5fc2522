"""The README: what it tells a newcomer to type prints what it says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from cdo.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
CHINESE, ENGLISH = "README.zh-CN.md", "README.md"
PATH = {CHINESE: "十分钟入门", ENGLISH: "Ten minutes"}
EXTENT = {CHINESE: "现在能做什么，还不能做什么", ENGLISH: "What there is, and what not"}

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMIT = re.compile(r"\b[0-9a-f]{10}\b")
_END = "\x1e"
_ANYTHING = "…\n"
_TWO_HOLDERS = "CDO203"
_FINDINGS = "findings.json"


@dataclass(frozen=True)
class Step:
    """Lines to type, and what is said to be printed."""

    typed: str
    said: str


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def _section(name: str, title: str) -> str:
    _, after = _text(name).split(f"\n## {title}\n")
    return after.split("\n## ")[0]


def _fences(text: str) -> list[tuple[str, str]]:
    return _FENCE.findall(text)


def _steps() -> list[Step]:
    fences = [*_fences(_section(CHINESE, PATH[CHINESE])), ("", "")]
    return [
        Step(body, after if following == "text" else "")
        for (kind, body), (following, after) in pairwise(fences)
        if kind == "sh"
    ]


def _as_said(step: Step, printed: str) -> bool:
    """Tell whether *printed* is what the step says; `…` stands for any lines."""
    lines = _COMMIT.sub("x", step.said).splitlines(keepends=True)
    wanted = "".join(
        "(?:.*\n)*" if line == _ANYTHING else re.escape(line) for line in lines
    )
    plain = "".join(f"{line.rstrip()}\n" for line in printed.splitlines())
    return re.fullmatch(wanted, _COMMIT.sub("x", plain)) is not None


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which somebody has typed all of the path, and what it printed."""
    folder = tmp_path_factory.mktemp("newcomer")
    for part in ("registry-data", "tests/data/scored", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    activate = folder / ".venv" / "bin" / "activate"
    activate.parent.mkdir(parents=True)
    activate.write_text(f'PATH="{Path(sys.executable).parent}:$PATH"\n', "utf-8")
    script = ""
    for step in _steps():
        script += step.typed
        if _TWO_HOLDERS in step.said:
            script += f"cdo validate -f json > ../{_FINDINGS}\n"
        script += f"printf '{_END}'\n"
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "CDO_"))}
    ran = subprocess.run(
        ["/bin/sh", "-c", script],
        cwd=folder,
        env={**clean, "GIT_CONFIG_GLOBAL": os.devnull},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    (folder / "printed").write_bytes(ran.stdout)
    return folder


def test_what_is_typed_prints_what_is_said(walked: Path) -> None:
    printed = (walked / "printed").read_text("utf-8").split(_END)
    wrong = [
        f"{step.typed}{seen}"
        for step, seen in zip(_steps(), printed, strict=False)
        if not _as_said(step, seen)
    ]
    assert "\n".join(wrong) == ""
    assert len(printed) == len(_steps()) + 1


def test_the_path_leaves_nothing_behind(walked: Path) -> None:
    assert not (walked / "practice").exists()
    there = {one.relative_to(ROOT) for one in (ROOT / "registry-data").rglob("*")}
    left = {one.relative_to(walked) for one in (walked / "registry-data").rglob("*")}
    assert left == there


def test_the_json_is_that_of_the_two_holders(walked: Path) -> None:
    said = [body for kind, body in _fences(_text(CHINESE)) if kind == "json"]
    printed = (walked / _FINDINGS).read_text("utf-8")
    assert [json.loads(one) for one in said] == [json.loads(printed)]


def test_both_languages_show_the_same() -> None:
    assert _fences(_text(ENGLISH)) == _fences(_text(CHINESE))


@pytest.mark.parametrize("name", [CHINESE, ENGLISH])
def test_the_commands_are_those_there_are(name: str) -> None:
    told = _section(name, EXTENT[name])
    rows = [line.split("|")[1] for line in told.splitlines() if line.startswith("| `")]
    assert sorted(re.findall(r"`([a-z-]+)`", " ".join(rows))) == sorted(COMMANDS)
    [missing] = [line for line in told.split("\n- ") if "`appoint`" in line]
    assert not set(re.findall(r"`([a-z-]+)`", missing)) & set(COMMANDS)


@pytest.mark.parametrize("name", [CHINESE, ENGLISH])
def test_what_is_linked_is_there(name: str) -> None:
    linked = re.findall(r"\]\(([^):#]+)", _text(name))
    assert linked
    assert [one for one in linked if not (ROOT / one).exists()] == []
