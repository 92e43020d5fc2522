"""No reading command starts what a repository names, or writes into it."""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from cdo.cli.app import COMMANDS
from tests.cli.asking import ROOT
from tests.cli.calling import cdo
from tests.cli.town import FILES
from tests.repositories import git as plain
from tests.traps import Trap

if TYPE_CHECKING:
    from pathlib import Path

WAYS: tuple[list[str], ...] = ([], ["--rev", "HEAD"], ["--known-at", "2030-01-01"])
ASKED: dict[str, tuple[list[str], tuple[list[str], ...]]] = {
    "validate": (
        ["validate"],
        (*WAYS[:2], ["--changed-since", "HEAD^"], ["--merge", "main", "side"]),
    ),
    "clause": (["clause", "coverage"], WAYS[:2]),
    "list": (["list", "unit"], WAYS[:2]),
    "show": (["show", "unit/nj-z"], WAYS[:2]),
    "status": (["status"], WAYS),
    "deadlines": (["deadlines"], WAYS),
    "roster": (["roster"], WAYS),
    "who": (["who", "农机站", "数据员"], WAYS),
    "log": (["log"], (*WAYS[:2], ["officer/p-0001"], ["--unit", "农机站"])),
    "diff": (["diff", "main"], ([], ["side"])),
    "blame": (["blame", "officer/p-0001"], WAYS[:2]),
    "audit": (["audit"], (*WAYS[:2], ["--bundle", "../pack"])),
    "render": (["render", "progress", "-o", "-", "-f", "md"], WAYS),
    "score": (["score", "--period", "2023", "--preview"], WAYS[:2]),
}
"""Every command that reads a registry, and the ways in which it reads one."""

ELSEWHERE = {
    "explain": ["CDO203"],
    "rules": [],
    "schema": [],
    "doctor": [],
    "check-document": ["attachments/a.docx"],
    "seal": ["x", "--dry-run"],
}
"""Commands that read none, or for which there is only the folder."""

CALLS = [
    (*command, *way, "-C", "库") for command, ways in ASKED.values() for way in ways
]
CALLS += [(name, *arguments) for name, arguments in ELSEWHERE.items()]


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Trap:
    return Trap(tmp_path_factory.mktemp("trap"), FILES)


def state(folder: Path) -> dict[str, str]:
    """Return the digest of every file below *folder*, Git's own too."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_every_command_is_asked() -> None:
    assert ASKED.keys() | ELSEWHERE.keys() == COMMANDS.keys()


@pytest.mark.parametrize(
    "arguments",
    [
        ["status"],
        ["diff"],
        ["diff", "--no-ext-diff", "main", "side"],
        ["log", "-1"],
        ["checkout", "-q", "-f", "main"],
        ["merge", "--no-commit", "side"],
        ["trap"],
    ],
    ids=" ".join,
)
def test_the_trap_is_set(arguments: list[str], tmp_path: Path) -> None:
    assert Trap(tmp_path, FILES).provoke(*arguments)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_nothing_is_started_and_nothing_written(
    trap: Trap, call: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(trap.built.root)
    for name, value in trap.variables().items():
        monkeypatch.setenv(name, value)
    before = state(trap.built.root)
    ran = cdo(*call)
    assert ran.code in {0, 1, 2, 3}
    assert "程序出了错" not in ran.err
    assert not trap.sprung
    assert state(trap.built.root) == before


def test_what_only_a_server_has_is_not_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = Trap(tmp_path, FILES)
    root = trap.built.root
    monkeypatch.chdir(root)
    blob = trap.built.git(
        "-c", "core.fsmonitor=false", "rev-parse", "HEAD:库/registry.yaml"
    )
    (root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with (root / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(
            "[core]\n\trepositoryFormatVersion = 1\n"
            "[extensions]\n\tpartialClone = origin\n"
            f'[remote "origin"]\n\turl = ext::{tmp_path / "script"}\n'
            "\tpromisor = true\n\tpartialCloneFilter = blob:none\n"
            "[protocol]\n\tallow = always\n"
        )
    assert trap.provoke("cat-file", "-p", blob)
    for name in ("status", "validate"):
        ran = cdo(name, "-C", "库", "--rev", "HEAD")
        assert (ran.code, ran.out) == (3, "")
        assert not trap.sprung


def test_a_program_in_the_folder_is_not_started(
    trap: Trap, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = trap.built.root / "git"
    git.symlink_to(trap.built.root.parent / "script")
    monkeypatch.chdir(trap.built.root)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    assert cdo("roster", "-C", "库", "--rev", "HEAD").code == 0
    git.unlink()
    assert not trap.sprung


def test_a_repository_inside_the_registry_is_not_asked(tmp_path: Path) -> None:
    trap = Trap(tmp_path, FILES)
    outer = tmp_path / "outer"
    shutil.copytree(ROOT / "tests" / "data" / "valid", outer)
    plain(outer, "init", "-q", "-b", "main")
    plain(outer, "add", "-A")
    plain(outer, "commit", "-q", "-m", "x")
    shutil.copytree(trap.built.root, outer / "attachments" / "repo", symlinks=True)
    trap.forget()
    for asked in (["--rev", "HEAD"], ["--changed-since", "HEAD"]):
        cdo("validate", "-C", str(outer), *asked)
        assert not trap.sprung
