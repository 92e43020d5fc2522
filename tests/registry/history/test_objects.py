"""Objects by id, one at a time or many, whole or in pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo.registry.history import git
from cdo.registry.history.git import GitError, Talk
from cdo.registry.history.repository import opened
from cdo.registry.history.troubles import HistoryError, Trouble
from cdo.registry.trees import LARGEST_FILE, Obstacle
from tests.repositories import Builder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGE = b"x" * (LARGEST_FILE + 1)


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    made = Builder(tmp_path)
    made.commit({"a": "甲", "large": LARGE})
    return made


def test_objects_of_every_size(built: Builder) -> None:
    small, large = (built.git("rev-parse", f"HEAD:{name}") for name in ("a", "large"))
    with opened(built.root).objects() as objects:
        assert objects.blob(small) == "甲".encode()
        assert objects.blob(large) is Obstacle.LARGE
        assert b"".join(objects.pieces(large)) == LARGE
        assert objects.one(large, len(LARGE)).data == LARGE
        assert objects.one(built.head()).type == "commit"
        objects.close()
        assert objects.blob(small) == "甲".encode()
        assert list(objects.stream([])) == []


def test_an_object_that_is_not_there(built: Builder) -> None:
    with opened(built.root).objects() as objects, pytest.raises(HistoryError) as raised:
        objects.blob("0" * 40)
    assert raised.value.trouble is Trouble.BROKEN


@pytest.mark.parametrize("name", ["a", "large"])
def test_an_object_that_is_another_one_is_told(built: Builder, name: str) -> None:
    other = built.git("hash-object", "-w", "--stdin", data=b"x" * LARGEST_FILE + b"y")
    wanted = built.git("rev-parse", f"HEAD:{name}")
    file, false = (
        built.root / ".git" / "objects" / one[:2] / one[2:] for one in (wanted, other)
    )
    file.chmod(0o644)
    file.write_bytes(false.read_bytes())
    with opened(built.root).objects() as objects, pytest.raises(HistoryError) as raised:
        objects.blob(wanted)
    assert raised.value.trouble is Trouble.BROKEN


@pytest.mark.parametrize("how", ["say", "line", "take", "parts"])
def test_git_that_breaks_off_is_told_with_its_own_words(
    built: Builder, how: str
) -> None:
    with Talk(built.root, "rev-list", "no-such-commit") as talk:
        talk._process.wait()
        asked: dict[str, Callable[[], object]] = {
            "say": lambda: talk.say(b"x" * 200_000),
            "line": talk.line,
            "take": lambda: talk.take(1),
            "parts": lambda: list(talk.parts(b"\0")),
        }
        with pytest.raises(HistoryError, match="no-such-commit"):
            asked[how]()


def test_output_that_ends_within_a_part(built: Builder) -> None:
    with Talk(built.root, "rev-list", "HEAD") as talk, pytest.raises(HistoryError):
        list(talk.parts(b"\0"))


def test_a_file_that_is_no_text_is_not_merged(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_bytes(b"\0" + name.encode())
    with pytest.raises(GitError, match="binary"):
        git.merged(tmp_path, "a", "b", "c")
