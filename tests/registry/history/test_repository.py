"""Which repository a folder stands in, and what names a commit there."""

from __future__ import annotations

import shutil
from dataclasses import replace
from hashlib import sha1
from itertools import count
from pathlib import Path

import pytest

from cdo.registry.history import git, repository
from cdo.registry.history.repository import opened
from cdo.registry.history.troubles import HistoryError, Trouble
from tests.repositories import Builder
from tests.repositories import git as plain


@pytest.fixture
def made(tmp_path: Path) -> Builder:
    """A repository with a registry below its top, and two commits."""
    built = Builder(tmp_path / "库")
    built.commit({"登记/registry.yaml": "title: 一\n"})
    built.commit({"登记/registry.yaml": "title: 二\n", "README": "说明"})
    return built


def trouble(folder: Path, revision: str = "HEAD") -> Trouble:
    """Return why *revision* cannot be had in *folder*."""
    with pytest.raises(HistoryError) as raised:
        opened(folder).commit(revision)
    return raised.value.trouble


def test_a_folder_below_the_top(made: Builder) -> None:
    found = opened(made.root / "登记")
    assert (found.prefix, found.algorithm) == ("登记/", "sha1")
    assert (found.bare, found.shallow, found.replaced()) == (False, False, False)
    assert found.head() == found.commit("main") == made.head()
    assert found.boundary() == frozenset()


def test_a_folder_reached_through_a_link(made: Builder, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(made.root / "登记")
    assert opened(tmp_path / "link").prefix == "登记/"


def test_folders_whose_names_break_lines(tmp_path: Path) -> None:
    built = Builder(tmp_path / "库")
    built.commit({"a\nb/registry.yaml": "title: 一\n"})
    found = opened(built.root / "a\nb")
    assert found.prefix == "a\nb/"
    assert found.holds(built.head(), "registry.yaml")


@pytest.mark.parametrize(
    "revision",
    ["main", "HEAD", "HEAD~1", "@", "v1", "refs/heads/main", "HEAD^{/改动}", ":/改动"],
)
def test_ways_of_naming_a_commit(made: Builder, revision: str) -> None:
    made.git("tag", "-a", "v1", "-m", "标签")
    expected = made.git("rev-parse", made.git("rev-parse", revision) + "^{commit}")
    assert opened(made.root).commit(revision) == expected


def test_an_id_may_be_short(made: Builder) -> None:
    assert opened(made.root).commit(made.head()[:8]) == made.head()


@pytest.mark.parametrize(
    "revision",
    [
        "nope", "-x", "--all", "^HEAD", "HEAD..main", "main~9", "HEAD:登记", "a\0b", "",
        "HEAD:登记/registry.yaml", "HEAD^{tree}", "0" * 40, "\udcff", "main main", "*",
    ],
)  # fmt: skip
def test_what_names_no_commit(made: Builder, revision: str) -> None:
    assert trouble(made.root, revision) is Trouble.NO_REVISION


def test_an_id_that_is_too_short(made: Builder) -> None:
    first = made.git("cat-file", "commit", made.raw(b"")) + "\n\n"
    seen: dict[str, bytes] = {}
    for number in count():
        data = f"{first}{number}\n".encode()
        name = sha1(b"commit %d\0" % len(data) + data, usedforsecurity=False)
        short = name.hexdigest()[:4]
        if short in seen:
            break
        seen[short] = data
    for one in (data, seen[short]):
        made.git("hash-object", "-t", "commit", "-w", "--stdin", data=one)
    assert trouble(made.root, short) is Trouble.AMBIGUOUS


def test_no_repository(tmp_path: Path) -> None:
    assert trouble(tmp_path) is Trouble.NO_REPOSITORY
    assert trouble(tmp_path / "nowhere") is Trouble.NO_REPOSITORY


def test_a_registry_in_no_repository(tmp_path: Path) -> None:
    (tmp_path / "registry.yaml").write_text("title: 一\n", encoding="utf-8")
    assert trouble(tmp_path) is Trouble.NO_REPOSITORY


def test_the_inside_of_a_repository_is_none(made: Builder) -> None:
    assert trouble(made.root / ".git") is Trouble.NO_REPOSITORY


def test_a_working_tree_that_is_said_to_be_elsewhere(
    made: Builder, tmp_path: Path
) -> None:
    made.git("config", "core.worktree", str(tmp_path / "elsewhere"))
    (tmp_path / "elsewhere").mkdir()
    assert trouble(made.root) is Trouble.NO_REPOSITORY


def test_a_repository_without_commits(tmp_path: Path) -> None:
    built = Builder(tmp_path / "leer")
    assert opened(built.root).head() is None
    assert trouble(built.root) is Trouble.EMPTY
    assert trouble(built.root, "main") is Trouble.EMPTY


def test_a_branch_without_commits_beside_one_with(made: Builder) -> None:
    made.git("checkout", "-q", "--orphan", "new")
    found = opened(made.root)
    assert found.head() is None
    assert trouble(made.root) is Trouble.NO_REVISION
    assert found.commit("main")


def test_a_detached_head(made: Builder) -> None:
    made.git("checkout", "-q", "--detach", "HEAD~1")
    assert opened(made.root).head() == made.git("rev-parse", "main~1")


def test_a_bare_repository(made: Builder, tmp_path: Path) -> None:
    plain(tmp_path, "clone", "-q", "--bare", str(made.root), "bare.git")
    found = opened(tmp_path / "bare.git")
    assert (found.bare, found.prefix) == (True, "")
    assert found.below("登记").holds(found.commit("main"), "registry.yaml")
    assert not found.holds(found.commit("main"), "registry.yaml")


def test_a_repository_among_the_files_of_a_registry(
    made: Builder, tmp_path: Path
) -> None:
    plain(tmp_path, "clone", "-q", "--bare", str(made.root), "bare.git")
    other = Builder(tmp_path / "other")
    other.commit({"town/registry.yaml": "title: 一\n"})
    town = other.root / "town"
    shutil.copytree(tmp_path / "bare.git", town, dirs_exist_ok=True)
    assert trouble(town) is Trouble.INTRUDER
    (town / "units").mkdir()
    shutil.rmtree(town / "objects")
    assert opened(town).commit("HEAD") == other.head()


def test_a_registry_below_a_repository_that_intrudes(
    made: Builder, tmp_path: Path
) -> None:
    plain(tmp_path, "clone", "-q", "--bare", str(made.root), "bare.git")
    town = tmp_path / "bare.git" / "town"
    town.mkdir()
    (town / "registry.yaml").write_text("title: 一\n", encoding="utf-8")
    assert trouble(town) is Trouble.INTRUDER


def test_a_worktree(made: Builder, tmp_path: Path) -> None:
    made.git("worktree", "add", "-q", "--detach", str(tmp_path / "other"), "HEAD~1")
    found = opened(tmp_path / "other" / "登记")
    assert (found.prefix, found.head()) == ("登记/", made.git("rev-parse", "main~1"))


def test_a_submodule_is_a_repository_of_its_own(made: Builder, tmp_path: Path) -> None:
    outer = Builder(tmp_path / "outer")
    outer.commit({"README": "外"})
    outer.git("submodule", "add", "-q", str(made.root), "里")
    found = opened(outer.root / "里" / "登记")
    assert (found.prefix, found.head()) == ("登记/", made.head())


def test_ids_of_another_algorithm(tmp_path: Path) -> None:
    plain(tmp_path, "init", "-q", "-b", "main", "--object-format=sha256", ".")
    built = Builder(tmp_path)
    commit = built.commit({"registry.yaml": "title: 一\n"})
    found = opened(tmp_path)
    assert (found.algorithm, found.commit("HEAD"), len(commit)) == (
        "sha256",
        commit,
        64,
    )


@pytest.fixture
def shallow(made: Builder, tmp_path: Path) -> Path:
    """A clone that has the last commit only."""
    url = made.root.as_uri()
    plain(tmp_path, "clone", "-q", "--depth", "1", url, "shallow")
    return tmp_path / "shallow"


def test_a_shallow_clone_cannot_tell_what_it_does_not_have(
    made: Builder, shallow: Path
) -> None:
    found = opened(shallow)
    assert found.shallow
    assert found.boundary() == {made.head()}
    assert found.commit("HEAD") == made.head()
    older = made.git("rev-parse", "HEAD~1")
    for revision in ("HEAD~1", older, "nope"):
        assert trouble(shallow, revision) is Trouble.SHALLOW
    assert Trouble.SHALLOW.unknown
    assert not Trouble.NO_REVISION.unknown


def test_replaced_commits_are_seen_and_not_heeded(made: Builder) -> None:
    old, new = made.git("rev-parse", "HEAD~1"), made.head()
    made.git("replace", new, old)
    assert made.git("log", "--format=%H") == new  # as others see it: one commit
    found = opened(made.root)
    assert found.replaced()
    assert found.commit("HEAD~1") == old


def test_grafted_commits_are_seen_and_not_heeded(made: Builder) -> None:
    (made.root / ".git" / "info").mkdir(exist_ok=True)
    (made.root / ".git" / "info" / "grafts").write_text(made.head() + "\n")
    assert made.git("rev-list", "--count", "HEAD") == "1"
    found = opened(made.root)
    assert found.replaced()
    assert found.commit("HEAD~1")


def test_where_two_lines_parted(made: Builder) -> None:
    start = made.head()
    made.git("checkout", "-q", "-b", "side")
    side = made.commit({"a": "1"})
    made.git("checkout", "-q", "main")
    found = opened(made.root)
    assert found.base(made.commit({"b": "1"}), side) == start
    made.git("checkout", "-q", "--orphan", "other")
    assert found.base(made.commit({"c": "1"}), side) is None


@pytest.mark.parametrize(
    ("place", "prefix"),
    [("", "a/b/"), ("c", "a/b/c/"), ("..", "a/"), ("../..", ""), ("../../..", "")],
)
def test_places_in_a_repository(made: Builder, place: str, prefix: str) -> None:
    found = replace(opened(made.root), prefix="a/b/")
    assert found.below(place).prefix == prefix


def test_what_belongs_to_another_user(
    made: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaint = f"fatal: detected dubious ownership in repository at '{made.root}'"
    monkeypatch.setattr(repository, "asked", _complaining(complaint))
    assert trouble(made.root) is Trouble.FOREIGN


def test_a_repository_that_git_cannot_make_out(made: Builder) -> None:
    made.git("config", "core.repositoryFormatVersion", "99")
    assert trouble(made.root) is Trouble.BROKEN


def test_without_git(made: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(made.root))
    assert trouble(made.root) is Trouble.NO_GIT


def test_a_git_in_the_folder_is_not_started(
    made: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made.root / "git").write_text("#!/bin/sh\ntouch started\n")
    (made.root / "git").chmod(0o755)
    monkeypatch.chdir(made.root)
    head = made.head()
    real = Path(shutil.which("git") or "").parent
    monkeypatch.setenv("PATH", f".:{real}")
    assert opened(made.root).head() == head
    assert not (made.root / "started").exists()


@pytest.mark.parametrize(
    "name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_NAMESPACE"]
)
def test_variables_lead_nowhere_else(
    made: Builder, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Builder(tmp_path / "other")
    other.commit({"a": "1"}, at="2020-01-01T00:00:00Z")
    monkeypatch.setenv(name, str(other.root / ".git"))
    assert opened(made.root).head() == made.head()


def _complaining(text: str) -> object:
    def complain(*_: object) -> bytes:
        raise git.GitError(text)

    return complain
