"""The merge of two trees, path by path."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from cdo.registry.history.merging import MergedTree, merged
from cdo.registry.history.repository import opened
from cdo.registry.history.troubles import HistoryError, Trouble
from cdo.registry.trees import LARGEST_FILE, Entry, Obstacle
from tests.repositories import Builder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    Files = Mapping[str, str | bytes | None]

LINES = "一\n二\n三\n四\n五\n"
START = {"units/a.yaml": LINES, "units/b.yaml": LINES, "attachments/a.txt": LINES}


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    made = Builder(tmp_path)
    made.commit(START)
    made.git("branch", "side")
    return made


def tree(built: Builder, ours: Files, theirs: Files) -> MergedTree:
    """Return the merge of *ours* and *theirs*, changes of the same start."""
    one = built.commit(ours)
    built.git("checkout", "-q", "side")
    return merged(opened(built.root), one, built.commit(theirs))


def test_each_side_brings_its_own(built: Builder) -> None:
    found = tree(
        built,
        {"units/a.yaml": "甲\n", "units/c.yaml": "丙\n", ".hidden": "x"},
        {"units/b.yaml": None, "units/d.yaml": "丁\n"},
    )
    paths = ["units/a.yaml", "units/c.yaml", "units/d.yaml"]
    assert sorted(found.entries()) == [Entry(path) for path in paths]
    texts = [bytes(found.read(path)).decode() for path in paths]  # type: ignore[arg-type]
    assert texts == ["甲\n", "丙\n", "丁\n"]
    assert list(found.contents(paths)) == [found.read(path) for path in paths]
    assert found.blob("units/d.yaml") == built.git("rev-parse", "HEAD:units/d.yaml")
    assert found.read("units/b.yaml") is not None
    assert found.digest("units/b.yaml") is not None


def test_texts_are_merged(built: Builder) -> None:
    found = tree(
        built,
        {
            "units/a.yaml": LINES.replace("一", "壹"),
            "attachments/a.txt": "零\n" + LINES,
        },
        {
            "units/a.yaml": LINES.replace("五", "伍"),
            "attachments/a.txt": LINES + "六\n",
        },
    )
    text = "壹\n二\n三\n四\n伍\n".encode()
    assert (found.read("units/a.yaml"), found.blob("units/a.yaml")) == (text, None)
    whole = ("零\n" + LINES + "六\n").encode()
    assert found.digest("attachments/a.txt") == hashlib.sha256(whole).hexdigest()
    assert Entry("units/a.yaml") in list(found.entries())


def test_a_conflict_leaves_marks(built: Builder) -> None:
    found = tree(built, {"units/a.yaml": "甲\n"}, {"units/a.yaml": "乙\n"})
    assert found.read("units/a.yaml") == (
        "<<<<<<< BASE\n甲\n=======\n乙\n>>>>>>> HEAD\n".encode()
    )


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("甲\n", None),
        (None, "甲\n"),
        (b"\0a", b"\0b"),
        (b"#" * LARGEST_FILE + b"#", "甲\n"),
    ],
)
def test_what_cannot_be_merged(
    built: Builder, ours: str | bytes | None, theirs: str | bytes | None
) -> None:
    found = tree(built, {"units/a.yaml": ours}, {"units/a.yaml": theirs})
    assert Entry("units/a.yaml", Obstacle.CONFLICT) in list(found.entries())


def test_what_merges_into_too_much(built: Builder) -> None:
    half = "#" * (LARGEST_FILE // 2) + "\n"
    found = tree(built, {"units/a.yaml": half + LINES}, {"units/a.yaml": LINES + half})
    assert found.read("units/a.yaml") is Obstacle.LARGE


def test_other_files_that_conflict(built: Builder) -> None:
    found = tree(built, {"attachments/a.txt": "甲\n"}, {"attachments/a.txt": "乙\n"})
    torn = Entry("attachments/a.txt", Obstacle.CONFLICT)
    assert [one for one in found.entries() if one.obstacle] == [torn]


def test_without_a_common_ancestor(built: Builder) -> None:
    one = built.head()
    built.git("checkout", "-q", "--orphan", "other")
    with pytest.raises(HistoryError) as raised:
        merged(opened(built.root), one, built.commit({"a": "1"}))
    assert raised.value.trouble is Trouble.UNRELATED
