"""What a registry would be with changes, and how changes are shown."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from cdo.editing.differences import unified
from cdo.editing.store import Change
from cdo.editing.trial import ChangedTree, tried
from cdo.registry.trees import LARGEST_FILE, FolderTree, MemoryTree, Obstacle

VALID = Path(__file__).parents[1] / "data" / "valid"
UNIT = "units/qx-lyq.yaml"


def test_nothing_is_wrong_with_what_is_not_changed() -> None:
    registry, found = tried(FolderTree(VALID), [])
    assert registry.records
    assert not [one for one in found if one.severity.value == "error"]


def test_what_would_be_wrong_is_found() -> None:
    before = (VALID / UNIT).read_bytes()
    _, found = tried(FolderTree(VALID), [Change(UNIT, before, before + b"x: 1\n")])
    assert ("CDO010", UNIT) in {(one.rule.code, one.place.file) for one in found}
    _, found = tried(
        FolderTree(VALID), [Change(UNIT, before, before.replace(b"track", b"# track"))]
    )
    assert {one.rule.code for one in found} - {"CDO801"}


def test_a_changed_tree_changes_only_what_is_changed() -> None:
    tree = MemoryTree({"a.yaml": "1", "b.yaml": "2", "attachments/x": "3"})
    changed = ChangedTree(tree, {"a.yaml": b"9", "b.yaml": b"x" * (LARGEST_FILE + 1)})
    assert [entry.path for entry in changed.entries()] == ["a.yaml", "b.yaml"]
    assert changed.read("a.yaml") == b"9"
    assert changed.read("b.yaml") is Obstacle.LARGE
    assert changed.read("attachments/x") == b"3"
    assert changed.digest("attachments/x") == tree.digest("attachments/x")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nb: 2\n", "a: 1\nb: 2\nc: 三\n"),
        ("a: 1\nb: 2", "a: 1\nb: 2\nc: 3"),
        ("a: 1\r\nb: 2\r\n", "a: 1\r\nc: 3\r\n"),
        ("", "a: 1\n"),
        ("a: 1\n", ""),
    ],
)
def test_the_diff_is_one_that_git_takes(
    before: str, after: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    change = Change("a.yaml", before.encode(), after.encode())
    (tmp_path / "a.yaml").write_bytes(change.before)
    git = shutil.which("git")
    assert git is not None
    subprocess.run(
        [git, "apply", "--unidiff-zero", "--whitespace=nowarn"],
        cwd=tmp_path,
        input="".join(unified([change])).encode(),
        check=True,
    )
    assert (tmp_path / "a.yaml").read_bytes() == change.after


def test_no_change_has_no_diff() -> None:
    assert list(unified([Change("a.yaml", b"1", b"1")])) == []
