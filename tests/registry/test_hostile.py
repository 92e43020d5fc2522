"""The corpus of hostile and broken files: each gives what it must, and in time.

What a case is made of is told in tests/data/hostile/README.md.
"""

from __future__ import annotations

import os
import signal
import sys
import tomllib
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from cdo.findings import Severity
from cdo.registry import reading
from cdo.registry.trees import FolderTree, MemoryTree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import FrameType

    from cdo.findings import Diagnostic
    from cdo.registry.trees import Tree

    Case = dict[str, Any]

DATA = Path(__file__).parents[1] / "data"
CORPUS = DATA / "hostile"
PATIENCE = 5
"""Seconds after which a case is ended; with coverage it may take them all."""

FILE = "units/h-ju.yaml"
UNIT = "names:\n  - {official: 云州市水利局, short: 市水利局}\nnature: 政府部门\n"
BASE = {
    path.relative_to(DATA / "base").as_posix(): path.read_bytes()
    for path in (DATA / "base").rglob("*.yaml")
}
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted(CORPUS.glob("*.toml"))
    for case in tomllib.loads(file.read_text("utf-8"))["case"]
]


def content(case: Case) -> bytes:
    """Return the bytes of the file that *case* is about."""
    parts = [UNIT + case["more"] if "more" in case else case.get("text", "")]
    parts += [part * times for part, times in case.get("pieces", [])]
    if "numbered" in case:
        template, times = case["numbered"]
        parts += [template.replace("{n}", str(n)) for n in range(times)]
    codec: str = case.get("codec", "utf-8")
    return "".join(parts).encode(codec) + bytes.fromhex(case.get("hex", ""))


def laid(case: Case, folder: Path) -> Path:
    """Write the registry of *case* into *folder*; return where it stands."""
    files = dict(BASE)
    if "disk" not in case:
        files[case.get("file", FILE)] = content(case)
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for entry in case.get("disk", []):
        _make(folder, entry)
    return folder


def _make(folder: Path, entry: Case) -> None:
    name = entry.get("path") or os.fsdecode(bytes.fromhex(entry["path_hex"]))
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if "link" in entry:
        path.symlink_to(entry["link"])
    elif entry.get("fifo"):
        os.mkfifo(path)
    elif "size" in entry:
        path.touch()
        os.truncate(path, entry["size"])
    else:
        path.write_text(entry["text"], "utf-8")
    if entry.get("closed"):
        path.chmod(0)


def read(tree: Tree) -> list[Diagnostic]:
    """Return what is wrong with *tree*, found within a second."""
    start = process_time()
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(PATIENCE)
    try:
        found = reading.read(tree)[1]
    finally:
        signal.alarm(0)
    assert process_time() - start < (PATIENCE if sys.gettrace() else 1)
    return found


def _late(_: int, __: FrameType | None) -> NoReturn:
    raise TimeoutError


def matches(case: Case, found: Iterable[Diagnostic]) -> None:
    """Assert that what was *found* is what the *case* asks for."""
    file = case.get("file", FILE)
    lines = [line(one, file) for one in found]
    loose = {one[:-1] for one in case["finds"] if one.endswith(" *")}
    rest = [one for one in lines if one.partition(" ")[0] + " " not in loose]
    assert sorted(rest) == sorted(one for one in case["finds"] if "*" not in one)
    assert {
        one for one in loose if any(said.startswith(one) for said in lines)
    } == loose


def line(one: Diagnostic, file: str) -> str:
    """Return one finding as a line of `finds`."""
    place = one.place
    info = " info" if one.severity is Severity.INFO else ""
    other = "" if place.file == file else f" {place.file}"
    return f"{one.rule.code} {place.line}:{place.column}{info}{other}"


def says(case: Case, found: Iterable[Diagnostic]) -> None:
    """Assert that the words of the *case* stand in what is said."""
    said = "\n".join(f"{one.message}\n{one.hint}" for one in found)
    for words in case.get("says", []):
        assert words in said


@pytest.mark.parametrize(
    "case",
    [one for one in CASES if "disk" not in one.values[0]],  # type: ignore[operator]
)
def test_in_memory(case: Case) -> None:
    found = read(MemoryTree(BASE | {case.get("file", FILE): content(case)}))
    matches(case, found)
    says(case, found)


@pytest.mark.parametrize("case", CASES)
def test_on_disk(case: Case, tmp_path: Path) -> None:
    if any("closed" in entry for entry in case.get("disk", [])) and os.geteuid() == 0:
        pytest.skip("root may read everything")
    found = read(FolderTree(laid(case, tmp_path)))
    matches(case, found)
    says(case, found)


def test_the_base_is_sound() -> None:
    assert read(MemoryTree(BASE)) == []
