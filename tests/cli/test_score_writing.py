"""`cdo score --write`: what is written, what is left alone, and what is said of it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from cdo.editing import lock
from tests.cli import scored
from tests.cli.asking import edit
from tests.cli.calling import Screen, cdo
from tests.cli.scored import OPEN, REVIEWED, score
from tests.editing import running
from tests.rules import small

if TYPE_CHECKING:
    from pathlib import Path

STORED = "已写入 10 份结果："
DIFF = """\
--- a/evaluations/2023/sj-swj.yaml
+++ b/evaluations/2023/sj-swj.yaml
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the registry, to be written; it is in no Git folder."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    return scored.copied(tmp_path)


def git(folder: Path, *arguments: str) -> str:
    """Run git in *folder*; return what it says."""
    identity = ("-c", "user.name=示例", "-c", "user.email=x@example.cn")
    ran = subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments],  # noqa: S607
        check=True,
        capture_output=True,
    )
    return ran.stdout.decode()


@pytest.fixture
def versioned(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same in a Git repository, everything committed."""
    for key, value in {
        "GIT_AUTHOR_NAME": "示例",
        "GIT_AUTHOR_EMAIL": "x@example.cn",
        "GIT_COMMITTER_NAME": "示例",
        "GIT_COMMITTER_EMAIL": "x@example.cn",
    }.items():
        monkeypatch.setenv(key, value)
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "登记")
    return root


def test_what_is_written_is_added_and_nothing_else_changes(root: Path) -> None:
    before = scored.bytes_of(root)
    scored.decided(root)
    decided = scored.bytes_of(root)
    ran = score(root, "--write", "--yes")
    assert ran.code == 0
    assert ran.err.startswith(STORED)
    after = scored.bytes_of(root)
    assert after.keys() == before.keys()
    changed = [path for path in after if after[path] != decided[path]]
    assert len(changed) == 10
    assert all(after[path].startswith(decided[path]) for path in changed)
    added = after[OPEN].removeprefix(decided[OPEN]).decode()
    assert added.startswith("result:\n  total: 97.43\n")
    assert "events" not in added


def test_what_was_written_validates_and_is_replayed(root: Path) -> None:
    score(scored.decided(root), "--write", "--yes")
    found, skipped = small.judged(small.files(root))
    assert (found, skipped) == ([], [])
    ran = score(root, "--check")
    assert ran.code == 0
    assert ran.out.count("✓ 一致") == 13


def test_where_nothing_changes_no_byte_is_written(root: Path) -> None:
    score(scored.decided(root), "--write", "--yes")
    before = _stamps(root)
    ran = score(root, "--write", "--yes")
    assert (ran.code, ran.err) == (0, "结果都已存好，没有要写的\n")
    assert _stamps(root) == before


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    found = ((file, file.stat()) for file in root.rglob("*"))
    return {str(file): (it.st_ino, it.st_mtime_ns) for file, it in found}


def test_published_evaluations_are_left_alone_and_named(root: Path) -> None:
    before = scored.bytes_of(root)
    ran = score(root, "--write", "--yes", period="2022")
    assert ran.code == 0
    assert ran.err.startswith("已公布的不改：市民政局、市教育局、")
    assert ran.err.endswith("（13 份）\n")
    assert scored.bytes_of(root) == before


def test_a_published_result_stays_though_the_registry_says_otherwise(
    root: Path,
) -> None:
    plan = root / "filings/2022/plan-sj-jyj.yaml"
    edit(plan, "已备案, on: 2022", "已备案, on: 2023")
    before = scored.bytes_of(root)
    assert score(root, "--write", "--yes", period="2022").code == 0
    assert scored.bytes_of(root) == before


def test_a_result_that_is_not_published_is_written_anew(root: Path) -> None:
    edit(root / REVIEWED, "numerator: 188", "numerator: 162")
    ran = score(root, "sj-jyj", "--write", "--yes")
    assert (ran.code, ran.err) == (
        0,
        "已写入 1 份结果：evaluations/2023/sj-jyj.yaml\n",
    )
    text = (root / REVIEWED).read_text("utf-8")
    assert "  total: 96.90\n" in text
    assert text.count("result:") == 1


def test_a_tie_that_nobody_decided_is_stored_as_such_and_said(root: Path) -> None:
    ran = score(root, "--write", "--yes")
    assert ran.code == 1
    assert ran.err.startswith(STORED)
    assert ran.err.endswith("待裁定的等次写作 null；裁定后写 decision，再评一次\n")
    assert "  band: null\n" in (root / OPEN).read_text("utf-8")
    assert small.judged(small.files(root))[0] == []
    scored.decided(root)
    again = score(root, "--write", "--yes")
    assert again.code == 0
    assert again.err.startswith("已写入 2 份结果：")
    assert "  band: 一等\n" in (root / OPEN).read_text("utf-8")


def test_a_tie_without_write_is_only_said(root: Path) -> None:
    ran = score(root)
    assert (ran.code, ran.err) == (0, "")
    assert "并列，需人工裁定：市水务局、市住建局同分" in ran.out


def test_a_tie_cannot_be_published(root: Path) -> None:
    score(root, "--write", "--yes")
    published = (
        "  - {state: 已复核, on: 2024-03-01, by: 市数据局}\n"
        "  - {state: 已公布, on: 2024-03-05, by: 市数据局}\nresult:"
    )
    edit(root / OPEN, "result:", published)
    found = small.judged(small.files(root))[0]
    assert [one.rule.code for one in found] == ["CDO509"]


def test_a_dry_run_shows_a_diff_that_git_applies_and_writes_nothing(
    versioned: Path,
) -> None:
    before = scored.bytes_of(versioned)
    ran = score(versioned, "--write", "--dry-run")
    assert ran.code == 1  # the tie
    assert ran.out.startswith(DIFF)
    assert ran.err.startswith("将写入 10 份结果：")
    assert scored.bytes_of(versioned) == before
    patch = versioned.parent / "patch"
    patch.write_text(ran.out, encoding="utf-8")
    git(versioned, "apply", str(patch))
    shown = scored.bytes_of(versioned)
    git(versioned, "checkout", "--quiet", ".")
    score(versioned, "--write", "--yes")
    assert scored.bytes_of(versioned) == shown


def test_a_commit_holds_what_was_written_and_nothing_else(versioned: Path) -> None:
    scored.decided(versioned)
    git(versioned, "commit", "--quiet", "-am", "裁定")
    (versioned / "officers/p-0001.yaml").touch()
    (versioned / "notes.txt").write_text("草稿", encoding="utf-8")
    ran = score(versioned, "--write", "--commit", "--yes")
    assert ran.code == 0
    head = git(versioned, "rev-parse", "HEAD").strip()
    assert f"已提交 {head[:7]}" in ran.err
    names = git(versioned, "show", "--name-only", "--format=", "HEAD").split()
    assert len(names) == 10
    assert all(name.startswith("evaluations/2023/") for name in names)
    message = git(versioned, "show", "--no-patch", "--format=%B", "HEAD")
    subject, blank, first, *_ = message.splitlines()
    assert (subject, blank) == ("评分：2023，10 份评价的结果", "")
    assert first == "evaluation/2023/sj-swj: 97.43 一等"
    assert git(versioned, "status", "--porcelain") == "?? notes.txt\n"


def test_without_git_nothing_is_committed_and_nothing_written(root: Path) -> None:
    before = scored.bytes_of(root)
    ran = score(root, "--write", "--commit", "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("错误：不能提交，什么也没有写：")
    assert scored.bytes_of(root) == before


@pytest.mark.parametrize(("answer", "code"), [("n\n", 2), ("\n", 2), ("y\n", 1)])
def test_a_person_at_a_terminal_is_asked(
    root: Path, answer: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Screen(answer))
    before = scored.bytes_of(root)
    ran = cdo("score", "--period", "2023", "--write", "-C", str(root), screen=True)
    assert ran.code == code
    assert "要写 10 个文件，写吗？[y/N] " in ran.err
    assert (scored.bytes_of(root) == before) == (code == 2)


def test_somebody_else_who_writes_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.2)
    before = scored.bytes_of(root)
    with running.started("hold", root) as process:
        ran = score(root, "--write", "--yes")
        process.communicate()
    assert ran.code == 2
    assert f"进程 {process.pid}（" in ran.err
    assert "正在写这个登记库，没有写；请等它写完再试" in ran.err
    assert scored.bytes_of(root) == before


def test_comments_and_layout_around_a_result_survive(root: Path) -> None:
    file = root / OPEN
    file.write_bytes(
        file.read_bytes().replace(b"\n", b"\r\n") + "# 末尾的说明\r\n".encode()
    )
    before = file.read_bytes()
    score(root, "sj-swj", "--write", "--yes")
    after = file.read_bytes()
    assert after.startswith(before[:200])
    assert "# 末尾的说明\r\n".encode() in after
    assert b"\n" not in after.replace(b"\r\n", b"")
