"""With the cache, without it, with a damaged one: every answer is the same."""

from __future__ import annotations

import random
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.registry import source
from cdo.registry.cache import place, program, store, values
from tests.cli import chronicles, town
from tests.cli.calling import cdo
from tests.repositories import Builder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONE, OTHER = "officers/p-0001.yaml", chronicles.BING
TEXTS = [
    None,
    chronicles.BING_TEXT,
    chronicles.BING_TEXT.replace("示例丙", "示例丁"),
    f"# 已核对\n{chronicles.BING_TEXT}",
    chronicles.BING_TEXT + "public: false\n",
    chronicles.BING_TEXT + "name: 再写一遍\n",
    "一段文字\n",
    "name: [没有写完\n",
    "name: 电话 13800138000\n",
    town.FILES[ONE],
    town.FILES[ONE].replace("\n", "\r\n"),
]
"""What a file may say: good, bad, unreadable, nothing."""

AT = ("--as-of", "2024-06-01")
COMMANDS = [
    ("log",),
    ("log", "-f", "json"),
    ("log", "officer/p-0003"),
    ("diff", "HEAD~1", "HEAD", "-f", "json"),
    ("diff", "HEAD~1"),
    ("blame", "officer/p-0003"),
    ("who", "nj-z", "数据员", *AT),
    ("who", "nj-z", "数据员", *AT, "--known-at", "2024-01-02"),
    ("validate", "--rev", "HEAD~1"),
    ("validate", "--changed-since", "HEAD~1"),
    ("validate", "--merge", "HEAD", "HEAD~1"),
    ("list", "officers", "--rev", "HEAD"),
    ("audit", "-f", "json", *AT),
]


OF_COMMITS = [*COMMANDS[:3], *(one for one in COMMANDS[-5:] if one[-1] != "HEAD~1")]
OF_COMMITS += [
    ("validate", "--rev", "HEAD~1"),
    ("validate", "--merge", "HEAD", "HEAD~1"),
]
"""Those that read no file of the folder."""


@pytest.fixture
def process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Keep all that is parsed in a folder of the test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv(place.VARIABLE, "on")
    monkeypatch.setattr(values, "FEW", 0)
    yield
    ended()


def ended() -> None:
    """Do what the end of a process does."""
    for one in store._shared.values():
        one.close()
    store._shared.clear()


def answers(folder: Path) -> list[str]:
    """Return all that the commands say of the registry in *folder*, as processes."""
    told = []
    for command in COMMANDS:
        told.append(str(cdo(*command, "-C", str(folder))))
        ended()
    return told


def built(root: Path, steps: list[dict[str, int]]) -> Path:
    """Build a town's history of random *steps*; return the folder of its registry."""
    builder = Builder(root)
    builder.commit(dict(town.FILES), "登记", "2023-10-01T09:00:00+08:00")
    for number, step in enumerate(steps):
        files = {path: TEXTS[text] for path, text in step.items()}
        there = {p: t for p, t in files.items() if t or (root / p).exists()}
        builder.commit(there, f"第{number}次", f"2024-0{number + 1}-01T09:00:00+08:00")
    return root


STEP = st.fixed_dictionaries(
    {}, optional=dict.fromkeys((ONE, OTHER), st.integers(0, len(TEXTS) - 1))
)


@settings(max_examples=6)
@given(steps=st.lists(STEP, min_size=2, max_size=5), seed=st.integers(0, 2**32))
def test_every_answer_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, int]], seed: int
) -> None:
    root = tmp_path_factory.mktemp("history")
    folder, cache = built(root / "town", steps), root / "cache"
    with pytest.MonkeyPatch.context() as patch:
        plain = answers(folder)
        patch.setenv("XDG_CACHE_HOME", str(cache))
        patch.setenv(place.VARIABLE, "on")
        patch.setattr(values, "FEW", 0)
        patch.setattr(store, "program", lambda: b"another edition.")
        assert answers(folder) == plain
        patch.setattr(store, "program", program.program)
        assert answers(folder) == plain
        assert answers(folder) == plain
        damage(cache / "cdo" / place.NAME, random.Random(seed))  # noqa: S311
        assert answers(folder) == plain
        patch.setenv(place.VARIABLE, "off")
        assert answers(folder) == plain


def damage(file: Path, chance: random.Random) -> None:
    data = bytearray(file.read_bytes())
    for _ in range(chance.choice([1, 100, len(data) // 10])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    file.write_bytes(data)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were parsed, but for those parsed again for their places."""
    told: list[str] = []
    parse = source.parse

    def counted(text: str, *places: object) -> object:
        told.extend([text] * (not places))
        return parse(text, *places)  # type: ignore[arg-type]

    monkeypatch.setattr(source, "parse", counted)
    return told


@pytest.mark.usefixtures("process")
@pytest.mark.parametrize("command", OF_COMMITS, ids=" ".join)
def test_the_second_process_parses_no_blob(
    tmp_path: Path, parsed: list[str], command: tuple[str, ...]
) -> None:
    folder = chronicles.built(tmp_path / "history").root / "town"
    first = cdo(*command, "-C", str(folder))
    ended()
    assert parsed
    del parsed[:]
    assert cdo(*command, "-C", str(folder)) == first
    assert parsed == []


@pytest.mark.usefixtures("process")
def test_one_parse_serves_all_commands(tmp_path: Path, parsed: list[str]) -> None:
    folder = chronicles.built(tmp_path / "history").root / "town"
    cdo("audit", "-C", str(folder))
    assert len(parsed) == len(set(parsed))
    ended()
    del parsed[:]
    cdo("log", "-C", str(folder))
    ended()
    cdo("validate", "--rev", "HEAD", "-C", str(folder))
    assert parsed == []


@pytest.mark.usefixtures("process")
def test_files_of_the_folder_leave_no_trace(tmp_path: Path) -> None:
    folder = chronicles.built(tmp_path / "history").root / "town"
    text = "name: 还没有提交的人\nappointments: []\n"
    (folder / "officers" / "p-0777.yaml").write_text(text, encoding="utf-8")
    for command in (("validate",), ("diff",), ("validate", "--changed-since", "HEAD")):
        cdo(*command, "-C", str(folder))
        ended()
    file = tmp_path / "cache" / "cdo" / place.NAME
    assert "还没有提交的人".encode() not in file.read_bytes()
    assert "示例丙".encode() in file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.usefixtures("process")
def test_a_validation_of_the_folder_opens_nothing(tmp_path: Path) -> None:
    folder = chronicles.built(tmp_path / "history").root / "town"
    cdo("validate", "-C", str(folder))
    cdo("status", "-C", str(folder))
    assert not (tmp_path / "cache").exists()


@pytest.mark.usefixtures("process")
def test_evidence_takes_nothing_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = chronicles.built(tmp_path / "history").root / "town"
    letter = tmp_path / "letter.docx"
    cdo("render", "progress", *AT, "-C", str(folder), "-o", str(letter))
    assert letter.exists()

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(store.Store, "found_each", refuse)
    monkeypatch.setattr(store.Store, "keep", refuse)
    pack = tmp_path / "pack"
    found = cdo("audit", "-C", str(folder), *AT, "--bundle", str(pack))
    assert (pack / "audit.json").exists(), found
    assert cdo("audit", "-C", str(folder), "--document", str(letter)).code in {0, 1, 3}


def test_the_end_of_a_process_writes_what_it_kept(tmp_path: Path) -> None:
    folder = chronicles.built(tmp_path / "history").root / "town"
    command = [sys.executable, "-m", "cdo", "audit", "-f", "json", "-C", str(folder)]
    told = [
        subprocess.run(
            [*command, *AT],
            env={"PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": str(tmp_path), **more},
            capture_output=True,
            check=False,
        )
        for more in ({place.VARIABLE: "off"}, {}, {})
    ]
    assert told[0].stdout
    assert told[0].stdout == told[1].stdout == told[2].stdout
    file = tmp_path / "cdo" / place.NAME
    assert [one.name for one in file.parent.iterdir()] == [place.NAME]
    assert "示例丙".encode() in file.read_bytes()
