"""`cdo diff`: what changed in meaning from one commit to another, or to the folder."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli import chronicles, town
from tests.cli.calling import cdo

if TYPE_CHECKING:
    from pathlib import Path

    from tests.repositories import Builder

TOWN = ("-C", "town")


@pytest.fixture(autouse=True)
def built(tmp_path: Path) -> Builder:
    return chronicles.built(tmp_path)


def data(*arguments: str) -> list[dict[str, Any]]:
    ran = cdo("diff", *arguments, *TOWN, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(ran.out)["changes"]
    return found


@pytest.mark.parametrize("form", ["text", "json", "md"])
def test_whole_answers(form: str) -> None:
    name = {"text": "diff.txt"}.get(form, f"diff.{form}")
    chronicles.check(name, "diff", "HEAD~4", "HEAD", *TOWN, "-f", form)


def test_a_commit_and_the_folder(built: Builder) -> None:
    assert data() == []
    assert cdo("diff", *TOWN).out == "从 HEAD 到 文件夹：没有变化\n"
    name = town.FILES["units/sl-s.yaml"].replace("合署", "联合")
    built.write({"town/units/sl-s.yaml": name, f"town/{chronicles.PLAN}": None})
    built.write({"town/documents/lf/2023/2.yaml": "kind: 函\ntitle: 新函\n"})
    found = data()
    assert [(one["record"], one["event"]) for one in found] == [
        ("unit/sl-s", "changed"),
        ("filing/2023/plan-sl-s", "removed"),
        ("document/lf/2023/2", "added"),
    ]
    assert {(one["commit"], one["author"], one["date"]) for one in found} == {
        (None, None, None)
    }
    assert data("HEAD", "HEAD") == []


def test_backwards_old_is_new(built: Builder) -> None:
    there, back = data("HEAD~4", "HEAD"), data("HEAD", "HEAD~4")
    swapped = {"added": "removed", "removed": "added"}
    assert sorted(
        (
            *(
                one["record"],
                swapped.get(one["event"], one["event"]),
                str(one["field"]),
            ),
            *(str(one["new"]), str(one["old"])),
        )
        for one in there
    ) == sorted(
        (
            *(one["record"], one["event"], str(one["field"])),
            *(str(one["old"]), str(one["new"])),
        )
        for one in back
    )
    assert {one["commit"] for one in there} == {built.head()}


def test_a_folder_with_windows_line_ends_is_the_same(built: Builder) -> None:
    for path in ("registry.yaml", "units/nj-z.yaml"):
        file = built.root / "town" / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert data() == []


def test_a_merge_of_two_words(built: Builder) -> None:
    built.git("tag", "-a", "-m", "标签", "v1", "HEAD~1")
    (only,) = data("v1", "main")
    assert (only["old"], only["new"]) == ("柳府〔2024〕1号", "柳府〔2024〕2号")


def test_what_is_no_revision() -> None:
    ran = cdo("diff", "--no-such", *TOWN)
    assert ran.code == 2
    ran = cdo("diff", "v9", *TOWN)
    assert (ran.code, ran.err) == (2, "错误：没有 v9 这个提交、分支或标签\n")
