"""Texts are parsed once, and what they say is never another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo.registry import source
from cdo.registry.cache import values
from cdo.registry.cache.store import Store
from cdo.registry.cache.values import Values

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "name: 示例甲\nappointments: [{unit: a-ju}, ]\n"
BAD = "name: 甲\nname: 乙\n"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were parsed."""
    told: list[str] = []
    parse = source.parse

    def counted(text: str) -> object:
        told.append(text)
        return parse(text)

    monkeypatch.setattr(source, "parse", counted)
    return told


def test_a_text_is_parsed_once(parsed: list[str]) -> None:
    made = Values()
    assert made.parse(GOOD) == made.parse(GOOD) == source.parse(GOOD)
    assert parsed == [GOOD, GOOD]


def test_what_is_wrong_is_told_each_time(parsed: list[str]) -> None:
    made = Values()
    first, second = made.parse(BAD), made.parse(BAD)
    assert first == second
    assert first[1]
    assert parsed == [BAD, BAD]


def test_only_so_much_is_kept(parsed: list[str]) -> None:
    made = Values(most=10)
    for text in ("a: 1", "b: 2", "c: 3", "a: 1", "c: 3"):
        made.parse(text)
    assert parsed == ["a: 1", "b: 2", "c: 3", "a: 1"]


def open_store(folder: Path) -> Store:
    made = Store(folder, b"e")
    made.found("s", b"")
    return made


def test_the_next_process_parses_nothing(tmp_path: Path, parsed: list[str]) -> None:
    store = open_store(tmp_path)
    first = Values(store).parse(GOOD)
    store.close()
    del parsed[:]
    assert Values(open_store(tmp_path)).parse(GOOD) == first
    assert parsed == []


def test_files_of_a_folder_leave_no_trace(tmp_path: Path, parsed: list[str]) -> None:
    store = open_store(tmp_path)
    Values(store).parse(GOOD, lasts=False)
    store.close()
    Values(open_store(tmp_path)).parse(GOOD)
    assert parsed == [GOOD, GOOD]


def test_few_texts_do_not_pay_for_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(values, "FEW", 2)
    store = Store(tmp_path / "cdo", b"e")
    made = Values(store)
    for text in ("a: 1", "b: 1"):
        made.parse(text)
        assert not store.is_open
    made.parse("c: 1")
    assert store.is_open
