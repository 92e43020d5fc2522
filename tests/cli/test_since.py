"""`cdo validate --changed-since`: what is new, in files that changed and elsewhere."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from cdo.registry.trees import LARGEST_FILE
from tests.cli.calling import cdo
from tests.cli.town import FILES
from tests.repositories import Builder
from tests.repositories import git as plain

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "库/units/sl-s.yaml"
BROKEN = FILES["units/sl-s.yaml"].replace("track:", "trakc:")
STRAY = "库/units/x.txt"
OFFICER = """\
name: 示例丙
fictional: true
appointments:
  - unit: nj-z
    post: 数据员
    mode: 兼任
    title: 站长
    qualification: 负责人
    from: 2023-09-01
    basis: 柳府〔2023〕3号
"""


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    """A registry in `库` with one finding that is old, in a file that stays."""
    made = Builder(tmp_path / "repo")
    made.commit({f"库/{path}": text for path, text in FILES.items()})
    made.commit({STRAY: "x"}, "杂")
    return made


def found(
    built: Builder, *arguments: str, rev: str = "HEAD", code: int = 1
) -> list[str]:
    """Return what is reported, as file and code; the exit code must be *code*."""
    where = ("-C", str(built.root / "库"), "-f", "json")
    ran = cdo("validate", *arguments, *where, "--changed-since", rev)
    assert (ran.code, ran.err) == (code, "")
    report = json.loads(ran.out)
    return [f"{one['file']} {one['code']}" for one in report["findings"]]


def test_nothing_is_new(built: Builder) -> None:
    assert cdo("validate", "-C", str(built.root / "库")).code == 1
    assert found(built, code=0) == []


def test_a_finding_in_a_file_that_is_older_than_the_commit(built: Builder) -> None:
    assert found(built, rev="HEAD~1") == ["units/x.txt CDO008"]


@pytest.mark.parametrize("how", ["uncommitted", "staged", "committed"])
def test_a_changed_file(built: Builder, how: str) -> None:
    start = built.head()
    built.write({UNIT: BROKEN})
    if how != "uncommitted":
        built.git("add", "-A")
    if how == "committed":
        built.commit({})
    assert found(built, rev=start) == ["units/sl-s.yaml CDO010"]


def test_a_file_that_git_does_not_know(built: Builder) -> None:
    built.write({"库/units/neu.yaml": "track: 站所\n", "库/.gitignore": "neu.yaml\n"})
    assert "units/neu.yaml CDO011" in found(built)


def test_a_file_that_is_gone_and_what_it_leaves_behind(built: Builder) -> None:
    built.write({"库/units/gov-lz.yaml": None})
    told = found(built)
    assert "filings/2023/plan-nj-z.yaml CDO101" in told
    assert "units/x.txt CDO008" not in told


def test_a_file_that_became_a_link(built: Builder) -> None:
    (built.root / UNIT).unlink()
    (built.root / UNIT).symlink_to("nj-z.yaml")
    assert "units/sl-s.yaml CDO008" in found(built)


def test_an_old_finding_in_a_file_that_changed_elsewhere(built: Builder) -> None:
    built.commit({UNIT: BROKEN})
    assert found(built, code=0) == []
    built.write({UNIT: BROKEN + "website: https://a.example\n"})
    assert "units/sl-s.yaml CDO010" in found(built)


def test_a_finding_in_a_file_that_stayed(built: Builder) -> None:
    valid = (built.root / "库/scheme/vocabulary.yaml").read_text(encoding="utf-8")
    built.write({"库/scheme/vocabulary.yaml": valid.replace("站所", "所站")})
    told = found(built)
    assert "units/nj-z.yaml CDO110" in told or any("units/nj-z" in one for one in told)


def test_a_path_is_added_to_what_is_new(
    built: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(built.root)
    built.write({UNIT: BROKEN})
    assert found(built, STRAY) == ["units/sl-s.yaml CDO010", "units/x.txt CDO008"]


def test_line_ends_that_git_wrote_are_no_change(built: Builder) -> None:
    built.git("config", "core.autocrlf", "true")
    for file in (built.root / "库").rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    told = found(built, code=0)
    assert {one.rpartition(" ")[2] for one in told} == {"CDO002"}  # only noted


def test_files_too_large_are_compared_too(built: Builder) -> None:
    large = b"# " + b"x" * LARGEST_FILE
    built.commit({"库/units/g-r.yaml": large})
    assert found(built, code=0) == []
    built.write({"库/units/g-r.yaml": large + b"y"})
    assert any("g-r" in one for one in found(built))


def test_between_two_commits(built: Builder) -> None:
    built.commit({UNIT: BROKEN})
    built.write({UNIT: FILES["units/sl-s.yaml"]})
    told = found(built, "--rev", "HEAD", rev="HEAD~1")
    assert told == ["units/sl-s.yaml CDO010"]
    assert found(built, rev="HEAD~1", code=0) == []


def test_since_before_there_was_a_registry(built: Builder) -> None:
    first = built.git("rev-list", "--max-parents=0", "HEAD")
    built.git("checkout", "-q", "-f", "--orphan", "other", first)
    built.git("rm", "-q", "-r", "-f", ".")
    built.commit({"README": "x"})
    built.git("checkout", "-q", "-f", "main")
    assert found(built, rev="other") == ["units/x.txt CDO008"]


def test_ids_of_another_algorithm(tmp_path: Path) -> None:
    plain(tmp_path, "init", "-q", "-b", "main", "--object-format=sha256", "repo")
    made = Builder(tmp_path / "repo")
    made.commit({f"库/{path}": text for path, text in FILES.items()})
    assert found(made, code=0) == []
    made.write({UNIT: BROKEN})
    assert found(made) == ["units/sl-s.yaml CDO010"]


def refused(folder: Path, revision: str) -> tuple[int, str]:
    ran = cdo("validate", "-C", str(folder), "--changed-since", revision)
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    return ran.code, ran.err


def test_commits_that_are_not_there(built: Builder, tmp_path: Path) -> None:
    assert refused(built.root / "库", "nope") == (
        2,
        "错误：没有 nope 这个提交、分支或标签\n",
    )
    plain(tmp_path, "clone", "-q", "--depth", "1", built.root.as_uri(), "shallow")
    code, told = refused(tmp_path / "shallow" / "库", "HEAD~1")
    assert code == 3
    assert "找不到 HEAD~1，而这个克隆只有一部分历史" in told


def test_without_a_history(built: Builder) -> None:
    shutil.rmtree(built.root / ".git")
    code, told = refused(built.root / "库", "HEAD")
    assert code == 2
    assert "不在 Git 仓库里" in told
