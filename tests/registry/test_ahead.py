"""A second process that reads ahead changes no answer, and is not missed."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from io import BytesIO
from pathlib import Path

import pytest

from cdo.model import kinds
from cdo.registry import ahead, reading, records
from cdo.registry.cache.parsings import Parsings
from cdo.registry.history.committree import CommitTree
from cdo.registry.history.repository import opened
from cdo.registry.trees import FolderTree, MemoryTree
from tests.repositories import Builder

UNIT = "names:\n  - {official: 云州市水利局, short: 市水利局}\nnature: 政府部门\n"
DATA = Path(__file__).parents[1] / "data"
FIVE = range(5)
ODD = {
    "right": UNIT.encode(),
    "gbk": UNIT.encode("gbk"),
    "mark": UNIT.encode("utf-8-sig"),
    "crlf": UNIT.replace("\n", "\r\n").encode(),
    "merge": f"<<<<<<< a\n{UNIT}".encode(),
    "hidden": UNIT.replace("政府", "政\u200b府").encode(),
    "anchor": UNIT.replace("nature: ", "nature: &n ").encode(),
    "broken": b"names: [\n",
    "person": f"{UNIT}note: 手机 13800138000\n".encode(),
    "empty": b"",
    "text": "市水利局\n".encode(),
    "refused": f"{UNIT}colour: red\n".encode(),
    "large": b"#" * 300_000,
}
PATHS = [f"units/u-{number}.yaml" for number in range(10)]
linux = pytest.mark.skipif(sys.platform != "linux", reason="no second process")


class EndedError(Exception):
    """In the place of the end of a process."""


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "FEWEST", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def mixed(folder: Path) -> Path:
    """Lay out a registry with files wrong in each of the ways, five of each."""
    shutil.copytree(DATA / "valid", folder)
    for broken in sorted((DATA / "broken").iterdir()):
        for path in broken.rglob("*.yaml"):
            inside = path.relative_to(broken)
            if len(inside.parts) > 1:
                (folder / inside.parent).mkdir(parents=True, exist_ok=True)
                for stem in (f"{broken.name.lower()}-{n}-{inside.stem}" for n in FIVE):
                    shutil.copy(path, folder / inside.with_stem(stem))
    for number in FIVE:
        for name, data in ODD.items():
            (folder / f"units/{name}-{number}.yaml").write_bytes(data)
        (folder / f"units/link-{number}.yaml").symlink_to("gbk-0.yaml")
    return folder


@pytest.mark.parametrize("name", ODD)
def test_only_what_is_sound_is_told(name: str) -> None:
    value = records.sound(ODD[name])
    assert (value is not None) == (name in {"right", "text", "refused"})
    record = records.made(kinds.BY_NAME["unit"], "a-ju", value)
    assert (record is not None) == (name == "right")


@linux
@pytest.mark.usefixtures("eager")
def test_two_processes_find_what_one_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = FolderTree(mixed(tmp_path / "town"))
    two, found_by_two = reading.read(tree)
    monkeypatch.setattr(ahead, "FEWEST", 1 << 30)
    one, found_by_one = reading.read(tree)
    assert found_by_two == found_by_one
    assert len(found_by_one) > 100
    assert list(two.every()) == list(one.every())
    assert (two.files, two.records, two.torn) == (one.files, one.records, one.torn)


@linux
@pytest.mark.usefixtures("eager")
def test_two_processes_read_a_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Builder(mixed(tmp_path / "town"))
    made.git("add", "-A")
    made.git("commit", "-q", "-m", "登记")
    repository = opened(made.root)
    tree = CommitTree(repository, repository.commit("HEAD"))
    kept = Parsings()
    two, found_by_two = reading.read(tree, kept=kept)
    again, found_again = reading.read(tree, kept=kept)
    monkeypatch.setattr(ahead, "FEWEST", 1 << 30)
    one, found_by_one = reading.read(tree, kept=Parsings())
    assert found_by_two == found_by_one == found_again
    assert list(two.every()) == list(one.every())
    assert all(x is y for x, y in zip(two.every(), again.every(), strict=True))


@linux
def test_few_files_another_tree_one_processor_and_threads_are_read_by_one(
    eager: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert eager is None
    tree = FolderTree(tmp_path)
    assert ahead.worth(tree, PATHS)
    assert not ahead.worth(MemoryTree({}), PATHS)
    waiting = threading.Event()
    other = threading.Thread(target=waiting.wait)
    other.start()
    assert not ahead.worth(tree, PATHS)
    waiting.set()
    other.join()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0})
    assert not ahead.worth(tree, PATHS)
    monkeypatch.undo()
    assert not ahead.worth(tree, PATHS)


def test_what_the_second_process_does_not_tell_is_read_here() -> None:
    tree = MemoryTree(dict.fromkeys(PATHS[:6], UNIT) | {PATHS[2]: "names: [\n"})
    pipe = BytesIO()
    ahead.send(tree, PATHS, pipe)
    said = list(ahead.received(BytesIO(pipe.getvalue()), len(PATHS)))
    told = [number for number, value in enumerate(said) if value is not None]
    assert told == [0, 4, 5]
    for length in range(len(pipe.getvalue())):
        cut = BytesIO(pipe.getvalue()[:length])
        values = list(ahead.received(cut, len(PATHS)))
        assert len(values) == len(PATHS)
        assert all(a in (None, b) for a, b in zip(values, said, strict=True))


@linux
def test_the_second_process_ends_whatever_happens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def end(code: int) -> None:
        raise EndedError(code)

    monkeypatch.setattr(os, "fork", lambda: 0)
    monkeypatch.setattr(os, "_exit", end)
    for tree in (MemoryTree({}), None):
        with pytest.raises(EndedError, match="0"), ahead.reading(tree, PATHS):  # type: ignore[arg-type]
            pass


@linux
def test_a_reading_that_is_given_up_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fork, forked = os.fork, list[int]()

    def noted() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", noted)
    for path in PATHS:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(UNIT * 1000, encoding="utf-8")
    with (
        pytest.raises(KeyboardInterrupt),
        ahead.reading(FolderTree(tmp_path), PATHS * 100),
    ):
        raise KeyboardInterrupt
    with pytest.raises(ChildProcessError):
        os.waitpid(forked[0], os.WNOHANG)
