"""`cdo validate --merge`: what two commits would be together, before they are."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from cdo.registry.trees import LARGEST_FILE
from tests.cli.asking import PILOT
from tests.cli.calling import cdo
from tests.cli.town import FILES
from tests.repositories import Builder
from tests.repositories import git as plain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

UNIT = "库/units/sl-s.yaml"
TEXT = FILES["units/sl-s.yaml"]
ATTACHED = "库/attachments/a.txt"


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    """A registry in `库` on `main`; on `side` nothing has been done yet."""
    made = Builder(tmp_path / "repo")
    files = {f"库/{path}": text for path, text in FILES.items()}
    made.commit({**files, ATTACHED: "甲\n乙\n丙\n", "README": "说明\n"})
    made.git("branch", "side")
    return made


def parted(
    built: Builder,
    main: Mapping[str, str | bytes | None],
    side: Mapping[str, str | bytes | None],
) -> None:
    """Commit *main* on the one branch and *side* on the other."""
    built.commit(main, "主")
    built.git("checkout", "-q", "side")
    built.commit(side, "旁")
    built.git("checkout", "-q", "main")


def judged(built: Builder, code: int, *arguments: str) -> list[str]:
    """Return what is found in the merge; the exit code must be *code*."""
    where = ("-C", str(built.root / "库"), "-f", "json", *arguments)
    before = _state(built)
    ran = cdo("validate", *where, "--merge", "main", "side")
    assert (ran.code, ran.err) == (code, "")
    assert _state(built) == before
    found = json.loads(ran.out)["findings"]
    return [f"{one['file']}:{one['line']} {one['code']}" for one in found]


def _state(built: Builder) -> dict[str, bytes]:
    files = (one for one in built.root.rglob("*") if one.is_file())
    return {str(one): one.read_bytes() for one in files}


def test_nothing_on_either_side(built: Builder) -> None:
    assert judged(built, 0) == []


def test_two_changes_that_agree(built: Builder) -> None:
    parted(
        built,
        {UNIT: TEXT.replace("note: 与", "note: 仍与")},
        {UNIT: "# 首批\n" + TEXT, "库/units/gov-lz.yaml": None, ATTACHED: None},
    )
    told = judged(built, 1)
    assert {one.rpartition(" ")[2] for one in told} == {"CDO101"}  # the unit is gone


def appointed(number: int) -> str:
    return f"""\
name: 示例{number}
appointments:
  - unit: dept-gaj
    post: 首席数据官
    mode: 兼任
    title: 副局长
    qualification: 领导班子成员
    from: 2022-0{number}-01
    basis: 示例〔2022〕{number}号
"""


def test_two_green_branches_that_fill_one_seat_twice(tmp_path: Path) -> None:
    made = Builder(tmp_path / "repo")
    shutil.copytree(PILOT, made.root / "库")
    made.commit({})
    made.git("branch", "side")
    parted(
        made,
        {"库/officers/p-8001.yaml": appointed(7)},
        {"库/officers/p-8002.yaml": appointed(8)},
    )
    for branch in ("main", "side"):
        ran = cdo("validate", "-C", str(made.root / "库"), "--rev", branch)
        assert ran.code == 0, ran.out
    assert judged(made, 1) == ["officers/p-8002.yaml:8 CDO203"]


def test_a_conflict_of_texts_is_told_at_its_line(built: Builder) -> None:
    parted(
        built,
        {UNIT: TEXT.replace("与农机站", "同农机站")},
        {UNIT: TEXT.replace("与农机站", "和农机站")},
    )
    assert judged(built, 1) == ["units/sl-s.yaml:6 CDO007"]
    ran = cdo(
        *("validate", "-C", str(built.root / "库"), "--merge", "main", "side"),
        screen=True,
    )
    assert "<<<<<<< BASE" in ran.out


CONFLICTS: dict[str, tuple[dict[str, str | bytes | None], ...]] = {
    "changed and removed": ({UNIT: TEXT + "# 一\n"}, {UNIT: None}),
    "removed and changed": ({UNIT: None}, {UNIT: TEXT + "# 一\n"}),
    "no text": ({UNIT: b"\0" + b"x" * 9}, {UNIT: b"\0" + b"y" * 9}),
    "too large": ({UNIT: b"#" * LARGEST_FILE + b"#"}, {UNIT: TEXT + "# 一\n"}),
}


@pytest.mark.parametrize("sides", CONFLICTS.values(), ids=CONFLICTS)
def test_what_cannot_be_merged(
    built: Builder, sides: tuple[dict[str, str | bytes | None], ...]
) -> None:
    parted(built, *sides)
    told = judged(built, 1)
    assert told[-1] == "units/sl-s.yaml:1 CDO007"


def test_a_link_against_a_file(built: Builder) -> None:
    parted(built, {UNIT: TEXT + "# 一\n"}, {UNIT: None})
    built.git("checkout", "-q", "side")
    (built.root / UNIT).symlink_to("nj-z.yaml")
    built.commit({}, "链接")
    built.git("checkout", "-q", "main")
    assert judged(built, 1)[-1] == "units/sl-s.yaml:1 CDO007"


def test_attachments_and_other_files_that_conflict(built: Builder) -> None:
    parted(
        built,
        {ATTACHED: "一\n乙\n丙\n", "库/说明.md": "一\n", "README": "一\n"},
        {ATTACHED: "二\n乙\n丙\n", "库/说明.md": "二\n", "README": "二\n"},
    )
    assert judged(built, 1) == ["attachments/a.txt:1 CDO007", "说明.md:1 CDO007"]


def test_attachments_that_merge(built: Builder) -> None:
    parted(built, {ATTACHED: "一\n乙\n丙\n"}, {ATTACHED: "甲\n乙\n三\n"})
    assert judged(built, 0) == []


def test_both_sides_added_the_same(built: Builder) -> None:
    new = {"库/units/neu.yaml": TEXT.replace("水利", "林业")}
    parted(built, new, {**new, "库/units/x.txt": "x"})
    assert judged(built, 1) == ["units/x.txt:1 CDO008"]


def test_both_sides_added_different_things(built: Builder) -> None:
    name = "库/units/neu.yaml"
    parted(
        built,
        {name: TEXT.replace("水利", "林业")},
        {name: TEXT.replace("水利", "渔业")},
    )
    assert judged(built, 1) == ["units/neu.yaml:2 CDO007"]


def test_only_what_is_asked_for_is_reported(
    built: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    parted(built, {"库/units/x.txt": "x"}, {"库/officers/y.txt": "y"})
    monkeypatch.chdir(built.root / "库")
    assert judged(built, 1, "units") == ["units/x.txt:1 CDO008"]
    assert len(judged(built, 1)) == 2


def test_what_git_is_set_up_to_merge_with_is_not_asked(built: Builder) -> None:
    built.git("config", "merge.trap.driver", "touch started; false")
    built.git("config", "merge.conflictStyle", "diff3")
    built.commit({".gitattributes": "* merge=trap\n"})
    built.git("branch", "-f", "side")
    parted(built, {UNIT: "# 一\n" + TEXT}, {UNIT: TEXT + "# 二\n"})
    assert judged(built, 0) == []
    assert not (built.root / "started").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--merge", "main"], "选项 --merge 后面要写 2 个值"),
        (["--merge", "main", "nope"], "没有 nope 这个提交、分支或标签"),
        (["--merge", "main", "other"], "没有共同的祖先，合并不了"),
        (["--merge", "main", "side", "--rev", "main"], "--merge 不能和 --rev、"),
        (["--merge", "main", "side", "--changed-since", "main"], "--merge 不能和"),
    ],
)
def test_merges_that_cannot_be_judged(
    built: Builder, arguments: list[str], told: str
) -> None:
    built.git("checkout", "-q", "--orphan", "other")
    built.commit({"a": "1"})
    built.git("checkout", "-q", "main")
    ran = cdo("validate", "-C", str(built.root / "库"), *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_clone_without_the_common_ancestor(built: Builder, tmp_path: Path) -> None:
    parted(built, {UNIT: TEXT + "# 一\n"}, {UNIT: TEXT + "# 二\n"})
    url = built.root.as_uri()
    plain(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", url, "shallow")
    where = ("-C", str(tmp_path / "shallow" / "库"))
    ran = cdo("validate", *where, "--merge", "main", "origin/side")
    assert (ran.code, ran.out) == (3, "")
    assert "共同的祖先，而这个克隆只有一部分历史" in ran.err
