"""What is kept on disk is given back as it was, or not at all."""

from __future__ import annotations

import random
import sqlite3
import stat
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo.registry.cache import base, place, store
from cdo.registry.cache.store import Store

if TYPE_CHECKING:
    from pathlib import Path

EDITION = b"e" * 16
PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def kept(folder: Path, values: dict[str, Any], most: int = store.MOST) -> None:
    """Keep *values* in *folder*, as a process does."""
    made = Store(folder, EDITION, most)
    for key, value in values.items():
        made.keep("s", key.encode(), value)
    made.close()


def found(folder: Path, key: str, edition: bytes = EDITION, sort: str = "s") -> Any:  # noqa: ANN401
    """Return what another process finds in *folder*."""
    made = Store(folder, edition)
    value = made.found(sort, key.encode())
    made.close()
    return value


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_what_was_kept_is_found_by_the_next_process(tmp_path: Path) -> None:
    kept(tmp_path / "cdo", {"a": ["甲", None, {"b": ""}], "b": "乙"})
    assert found(tmp_path / "cdo", "a") == ["甲", None, {"b": ""}]
    assert found(tmp_path / "cdo", "b") == "乙"
    assert found(tmp_path / "cdo", "c") is None
    assert files(tmp_path / "cdo") == [place.NAME]
    (file,) = (tmp_path / "cdo").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@given(value=st.lists(PLAIN, min_size=1))
def test_any_plain_data_come_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, value: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("store")
    kept(folder, {"a": value})
    assert found(folder, "a") == value


def test_half_a_character_is_kept_too(tmp_path: Path) -> None:
    kept(tmp_path, {"a": "\ud800"})
    assert found(tmp_path, "a") == "\ud800"


def test_another_edition_and_another_sort_find_nothing(tmp_path: Path) -> None:
    kept(tmp_path, {"a": 1})
    assert found(tmp_path, "a", edition=b"f" * 16) is None
    assert found(tmp_path, "a", sort="t") is None


@pytest.mark.parametrize("edition", [None, b""])
def test_without_a_folder_or_an_edition_nothing_is_kept(
    tmp_path: Path, edition: bytes | None
) -> None:
    for one in (Store(tmp_path / "x", edition), Store(None, EDITION)):
        one.keep("s", b"a", 1)
        one.close()
        assert one.found("s", b"a") is None
    assert not (tmp_path / "x").exists()


def test_it_is_opened_when_it_is_asked(tmp_path: Path) -> None:
    made = Store(tmp_path / "cdo", EDITION)
    opened = [made.is_open]
    assert not (tmp_path / "cdo").exists()
    made.keep("s", b"a", 1)
    assert made.found("s", b"a") == 1
    opened.append(made.is_open)
    assert made.found_each("s", [b"b", b"a"]) == [None, 1]
    opened.append(made.is_open)
    made.close()
    opened.append(made.is_open)
    assert opened == [False, False, True, False]


def test_where_no_file_can_be_it_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "cdo").touch()
    kept(tmp_path / "cdo", {"a": 1})
    assert found(tmp_path / "cdo", "a") is None


def test_what_waits_is_written_before_it_is_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BATCH", 1000)
    made = Store(tmp_path, EDITION)
    for number in range(50):
        made.keep("s", str(number).encode(), "x" * 100)
    assert found(tmp_path, "8") == "x" * 100
    assert len(made._waiting) < 10


def test_the_bound_holds_and_what_was_used_last_stays(tmp_path: Path) -> None:
    most = 512 * 1024
    for day in range(20):
        made = Store(tmp_path, EDITION, most)
        made._day = day
        made.found("s", b"0-0")
        for number in range(50):
            made.keep("s", f"{day}-{number}".encode(), "x" * 1000)
        made.close()
        assert (tmp_path / place.NAME).stat().st_size <= most
    assert found(tmp_path, "0-0") is not None
    assert found(tmp_path, "19-49") is not None
    assert found(tmp_path, "0-1") is None


def test_more_than_fits_is_not_kept(tmp_path: Path) -> None:
    most = 64 * 1024
    made = Store(tmp_path, EDITION, most)
    made.keep("s", b"a", "x" * most)
    made.close()
    assert found(tmp_path, "a") is None
    assert (tmp_path / place.NAME).stat().st_size <= most


def rows(folder: Path, statement: str, *values: object) -> None:
    opened = sqlite3.connect(folder / place.NAME)
    with opened:
        opened.execute(statement, values)
    opened.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kept SET value = x'33'",
        "UPDATE kept SET value = NULL",
        "UPDATE kept SET value = 'text'",
        "UPDATE kept SET proof = NULL",
        "UPDATE kept SET key = (SELECT key FROM kept WHERE value = x'32') || x''",
    ],
)
def test_a_row_that_was_changed_is_none(tmp_path: Path, statement: str) -> None:
    kept(tmp_path, {"a": 1})
    rows(tmp_path, statement)
    assert found(tmp_path, "a") is None


def test_a_row_under_another_key_is_none(tmp_path: Path) -> None:
    kept(tmp_path, {"a": 1})
    whole = b"\0".join((b"s", EDITION, b"b"))
    rows(tmp_path, "UPDATE kept SET key = ?", whole)
    assert found(tmp_path, "b") is None


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE other (a)",
        "CREATE TRIGGER t AFTER INSERT ON kept BEGIN DELETE FROM kept; END",
        "ALTER TABLE kept ADD COLUMN more",
    ],
)
def test_a_base_that_is_not_ours_is_let_be(tmp_path: Path, statement: str) -> None:
    kept(tmp_path, {"a": 1})
    rows(tmp_path, statement)
    before = (tmp_path / place.NAME).read_bytes()
    assert found(tmp_path, "a") is None
    kept(tmp_path, {"b": 1})
    assert (tmp_path / place.NAME).read_bytes() == before


def test_a_file_of_something_else_is_let_be(tmp_path: Path) -> None:
    (tmp_path / place.NAME).write_bytes(b"my own notes" * 1000)
    kept(tmp_path, {"a": 1})
    assert found(tmp_path, "a") is None
    assert (tmp_path / place.NAME).read_bytes() == b"my own notes" * 1000


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    kept(tmp_path, {str(number): "x" * 100 for number in range(1000)})
    file = tmp_path / place.NAME
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\x0d" * (len(data) - 4096))
    assert found(tmp_path, "8") is None
    kept(tmp_path, {"8": 1})
    assert found(tmp_path, "8") == 1


def test_a_damaged_file_that_is_gone_already(tmp_path: Path) -> None:
    base._remove(tmp_path / "gone")
    assert files(tmp_path) == []


def test_while_another_process_writes_it_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "_PATIENCE", 0)
    kept(tmp_path, {"a": 1})
    other = sqlite3.connect(tmp_path / place.NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert found(tmp_path, "a") is None
    kept(tmp_path, {"b": 1})
    other.execute("ROLLBACK")
    other.close()
    assert found(tmp_path, "a") == 1
    assert found(tmp_path, "b") is None


def test_two_processes_keep_side_by_side(tmp_path: Path) -> None:
    one, other = Store(tmp_path, EDITION), Store(tmp_path, EDITION)
    assert one.found("s", b"a") is other.found("s", b"a") is None
    one.keep("s", b"a", 1)
    other.keep("s", b"b", 2)
    one.close()
    other.close()
    assert (found(tmp_path, "a"), found(tmp_path, "b")) == (1, 2)


def test_it_may_be_deleted_at_any_time(tmp_path: Path) -> None:
    folder = tmp_path / "cdo"
    kept(folder, {"a": 1})
    made = Store(folder, EDITION)
    assert made.found("s", b"a") == 1
    (folder / place.NAME).unlink()
    folder.rmdir()
    made.keep("s", b"b", 2)
    assert made.found("s", b"b") == 2
    made.close()
    kept(folder, {"a": 3})
    assert found(folder, "a") == 3


def test_a_full_disk_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path, {"a": 1})
    monkeypatch.setattr(base, "_number", lambda *_: 1)
    made = Store(tmp_path, EDITION, 1)
    assert made.found("s", b"a") == 1
    made.keep("s", b"b", "x" * 100_000)
    made.close()
    assert found(tmp_path, "a") == 1
    assert found(tmp_path, "b") is None


def test_damage_anywhere_changes_no_value(tmp_path: Path) -> None:
    values = {str(number): ["x" * number, number] for number in range(60)}
    kept(tmp_path, values)
    file = tmp_path / place.NAME
    whole = file.read_bytes()
    chance = random.Random(2022_56)  # noqa: S311  # no secret
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 3, 50])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        end = chance.choice([len(data), chance.randrange(len(data))])
        file.write_bytes(data[:end])
        made = Store(tmp_path, EDITION)
        for key, value in values.items():
            assert made.found("s", key.encode()) in (None, value)
        made.keep("s", b"new", 1)
        made.close()
        (tmp_path / f"{place.NAME}-journal").unlink(missing_ok=True)


def test_a_process_has_one_store_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    off = store.shared()
    assert off.found("s", b"a") is None
    monkeypatch.setenv("CDO_CACHE", "on")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    one = store.shared()
    assert one is store.shared()
    assert one is not off
    one.keep("s", b"a", 1)
    one.close()
    assert (tmp_path / "cdo" / place.NAME).exists()
