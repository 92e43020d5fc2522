"""Blobs are read once, and kept as long as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo.registry.changes.contents import NOTHING, Contents, content
from cdo.registry.trees import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BLOBS = {name: f"name: {name}\n".encode() for name in "abcdef"}
SIZE = len(BLOBS["a"])


class Store:
    """Blobs that count how often they are asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, blob: str) -> bytes | Obstacle:
        self.asked.append(blob)
        return BLOBS[blob]

    def stream(self, blobs: Iterable[str]) -> Iterator[tuple[str, bytes | Obstacle]]:
        return ((blob, self.fetch(blob)) for blob in blobs)


def test_a_blob_is_read_once() -> None:
    store = Store()
    says = Contents(store.fetch)
    assert says("a").value == says("a").value == {"name": "a"}
    assert says(None) is NOTHING
    assert store.asked == ["a"]


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    store = Store()
    says = Contents(store.fetch, 2 * SIZE)
    for blob in "abacab":
        says(blob)
    assert store.asked == ["a", "b", "c", "b"]


def test_one_that_is_too_large_is_kept_until_the_next() -> None:
    store = Store()
    says = Contents(store.fetch, 1)
    for blob in "aab":
        assert says(blob).readable
    assert store.asked == ["a", "b"]


def test_reading_ahead_reads_each_once() -> None:
    store = Store()
    says = Contents(store.fetch)
    says("a")
    says.ahead("abcb", store.stream)
    assert [says(blob).size for blob in "abc"] == [SIZE] * 3
    assert store.asked == ["a", "b", "c"]


def test_no_more_is_kept_ahead_than_there_is_room_for() -> None:
    store = Store()
    says = Contents(store.fetch, 4 * SIZE)
    says.ahead("abcdef", store.stream)
    assert store.asked == list("abcdef")
    assert [says(blob).value for blob in "abcdef"]
    assert store.asked[6:] == list("def")


@pytest.mark.parametrize(
    "data",
    [
        b"a: [",
        "名字".encode("gbk"),
        b"\xff",
        "只有文字".encode(),
        Obstacle.LARGE,
    ],
)
def test_what_cannot_be_read(data: bytes | Obstacle) -> None:
    found = content(data)
    assert (found.value, found.readable) == (None, False)


@pytest.mark.parametrize("text", ["", "# 说明\n", "~\n"])
def test_a_file_that_says_nothing_can_be_read(text: str) -> None:
    assert content(text.encode())[:2] == (None, True)


def test_what_a_model_refuses_is_read_all_the_same() -> None:
    assert content(b"a: 1\na: 2\n").value == {"a": "1"}
