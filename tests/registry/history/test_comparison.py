"""What differs between a commit and a folder, or another commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo.registry.history.committree import CommitTree
from cdo.registry.history.comparison import changed
from cdo.registry.history.repository import opened
from cdo.registry.trees import LARGEST_FILE, FolderTree
from tests.repositories import Builder

if TYPE_CHECKING:
    from pathlib import Path

LARGE = "#" * LARGEST_FILE + "\n"
START = {"a.yaml": "1\n", "b/c.yaml": "2\n", "large.yaml": LARGE}


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    made = Builder(tmp_path)
    made.commit(START)
    return made


def since(built: Builder, revision: str = "HEAD") -> set[str]:
    """Return what the folder has changed since *revision*."""
    found = opened(built.root)
    old = CommitTree(found, found.commit(revision))
    return changed(old, FolderTree(built.root))


def test_a_clean_folder(built: Builder) -> None:
    assert since(built) == set()


def test_every_sort_of_change(built: Builder) -> None:
    built.write({"a.yaml": "3\n", "d.yaml": "4\n", "large.yaml": LARGE + "#"})
    (built.root / "b/c.yaml").unlink()
    (built.root / "b/c.yaml").symlink_to("../a.yaml")
    assert since(built) == {"a.yaml", "b/c.yaml", "d.yaml", "large.yaml"}
    (built.root / "b/c.yaml").unlink()
    assert "b/c.yaml" in since(built)


def test_line_ends_of_windows(built: Builder) -> None:
    built.write({"a.yaml": "1\r\n"})
    assert since(built) == set()
    built.commit({})
    assert since(built) == set()
    built.write({"a.yaml": "1\n"})
    assert since(built) == {"a.yaml"}


def test_two_commits(built: Builder) -> None:
    built.commit({"a.yaml": "3\n"})
    found = opened(built.root)
    old, new = (CommitTree(found, found.commit(one)) for one in ("HEAD~1", "HEAD"))
    assert changed(old, new) == {"a.yaml"}
    assert changed(new, new) == set()
