"""One commit with what was written, and nothing else; nothing foreign is started."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from cdo.editing import commits
from cdo.editing.commits import Hindrance
from tests.editing import places

if TYPE_CHECKING:
    from pathlib import Path

A, B, C = places.FILES


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A registry below the top of a repository in which all is committed."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    config = tmp_path / "config"
    config.write_text(
        "[user]\n\tname = 测试\n\temail = t@example.cn\n", encoding="utf-8"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    made = places.made(tmp_path / "work" / "registry")
    git(made.parent, "init", "-q", "-b", "main")
    git(made.parent, "add", ".")
    git(made.parent, "commit", "-q", "-m", "first")
    return made


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments],  # noqa: S607
        cwd=folder,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout


def changed(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).write_bytes(places.WANTED[path])


def test_only_the_given_files_are_committed(root: Path) -> None:
    changed(root, A, B, C)
    (root / "new.txt").touch()
    git(root, "add", C, "new.txt")
    assert commits.hindrance(root, [A, B]) is None
    made = commits.commit(root, [A, B], "评分：2022\n\n# 第一行\n\n尾\n")
    assert made == git(root, "rev-parse", "HEAD").strip()
    names = git(root, "show", "--name-only", "--format=%an%n%B", "HEAD").splitlines()
    assert names == [
        "测试", "评分：2022", "", "# 第一行", "", "尾", "", "", f"registry/{A}",
        f"registry/{B}",
    ]  # fmt: skip
    staged = git(root, "diff", "--cached", "--name-only").split()
    assert staged == [f"registry/{C}", "registry/new.txt"]


def test_a_file_that_git_does_not_know_is_added(root: Path) -> None:
    (root / "e ?*.yaml").touch()
    (root / "e 1.yaml").touch()
    assert not isinstance(commits.commit(root, ["e ?*.yaml"], "x"), Hindrance)
    assert git(root, "status", "--porcelain").split() == [
        "??",
        '"registry/e',
        '1.yaml"',
    ]


def test_a_first_commit(root: Path) -> None:
    git(root, "checkout", "-q", "--orphan", "other")
    git(root, "rm", "-q", "--cached", "-r", ".")
    made = commits.commit(root, [A], "x")
    assert not isinstance(made, Hindrance)
    assert git(root, "ls-tree", "-r", "--name-only", "HEAD", ".").split() == [A]


def test_what_is_committed_already_is_nothing_to_commit(root: Path) -> None:
    assert commits.commit(root, [A], "x") is Hindrance.NOTHING


def test_nothing_that_a_repository_names_is_started(root: Path) -> None:
    trap = root / "trap.sh"
    trap.write_text(f"#!/bin/sh\necho started >> {root.parent}/sprung\nexit 1\n")
    trap.chmod(0o755)
    hooks = root.parent / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("pre-commit", "commit-msg", "post-commit", "post-index-change",
                 "prepare-commit-msg", "reference-transaction"):  # fmt: skip
        (hooks / hook).write_bytes(trap.read_bytes())
        (hooks / hook).chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "core.editor", "sequence.editor",
                 "alias.commit", "diff.external", "commit.template"):  # fmt: skip
        git(root, "config", name, str(trap))
    changed(root, A)
    assert commits.hindrance(root, [A]) is None
    assert not isinstance(commits.commit(root, [A], "x"), Hindrance)
    assert not (root.parent / "sprung").exists()


def test_variables_of_git_lead_nowhere_else(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    monkeypatch.setenv("GIT_AUTHOR_NAME", "别人")
    changed(root, A)
    assert not isinstance(commits.commit(root, [A], "x"), Hindrance)
    for name in ("GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name)
    assert git(root, "log", "-1", "--format=%an").strip() == "别人"


def test_without_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "bin:")
    assert commits.hindrance(root, [A]) is Hindrance.NO_GIT
    assert commits.commit(root, [A], "x") is Hindrance.FAILED


def test_a_repository_among_the_files_of_the_registry(root: Path) -> None:
    (root / "registry.yaml").touch()
    for name in ("objects", "refs"):
        (root / name).mkdir()
    (root / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    assert commits.hindrance(root, [A]) is Hindrance.INTRUDER


def test_without_a_repository(tmp_path: Path) -> None:
    root = places.made(tmp_path / "registry")
    assert commits.hindrance(root, [A]) is Hindrance.NO_REPOSITORY


@pytest.mark.parametrize("name", ["MERGE_HEAD", "CHERRY_PICK_HEAD", "rebase-merge"])
def test_in_the_middle_of_a_merge(root: Path, name: str) -> None:
    (root.parent / ".git" / name).touch()
    assert commits.hindrance(root, [A]) is Hindrance.UNDER_WAY


def test_without_a_committer(root: Path) -> None:
    git(root, "config", "user.useConfigOnly", "true")
    git(root, "config", "--global", "--unset", "user.email")
    assert commits.hindrance(root, [A]) is Hindrance.NOBODY


def test_files_that_git_ignores(root: Path) -> None:
    (root / ".gitignore").write_text("/units/\n")
    (root / "units").mkdir()
    (root / "units/a.yaml").touch()
    assert commits.hindrance(root, ["units/a.yaml"]) is Hindrance.IGNORED
    assert commits.hindrance(root, [A]) is None
    assert commits.commit(root, ["units/a.yaml"], "x") is Hindrance.FAILED


def test_a_repository_that_is_busy(root: Path) -> None:
    changed(root, A)
    (root.parent / ".git" / "index.lock").touch()
    assert commits.commit(root, [A], "x") is Hindrance.FAILED


def test_a_commit_that_git_refuses(root: Path) -> None:
    changed(root, A)
    git(root, "config", "commit.gpgsign", "true")
    git(root, "config", "gpg.program", "/nowhere/gpg")
    assert commits.commit(root, [A], "x") is Hindrance.FAILED
    assert git(root, "log", "--format=%s").split() == ["first"]


def test_git_that_takes_too_long(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commits, "PATIENCE", 0)
    assert commits.commit(root, [A], "x") is Hindrance.FAILED
