"""What is put under fire: sound files, hostile files, and the pages' examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from cdo.model import kinds
from tests.registry import test_hostile as hostile
from tests.rules import test_pages as pages

ROOT = Path(__file__).parents[2]
LARGE = 8 * 1024
"""Bytes from which on a sample is drawn only now and then."""

Files = dict[str, bytes]


class Sample(NamedTuple):
    """One file of a registry, and the files that stand around it.

    `family` says where it comes from: sound, hostile, example.
    """

    family: str
    name: str
    around: Files
    path: str

    @property
    def data(self) -> bytes:
        return self.around[self.path]

    def with_data(self, data: bytes) -> Files:
        return {**self.around, self.path: data}


REGISTRIES = {
    name: ROOT / name
    for name in ("registry-data", "tests/data/base", "tests/data/valid")
}


@cache
def files(name: str) -> Files:
    """Return the files of one of `REGISTRIES` that are read."""
    folder = REGISTRIES[name]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.yaml"))
    }


@cache
def cases() -> dict[str, hostile.Case]:
    """Return the cases of the corpus of hostile files by their names."""
    return {str(one.id): one.values[0] for one in hostile.CASES}  # type: ignore[misc]


def in_memory(case: hostile.Case) -> bool:
    """Say whether *case* is one file, which needs no disk to be shown."""
    return "disk" not in case


def path_of(case: hostile.Case) -> str:
    return str(case.get("file", hostile.FILE))


@cache
def samples() -> tuple[Sample, ...]:
    """Return all that is put under fire, in an order that stays the same."""
    return (*_sound(), *_hostile(), *_examples())


def _sound() -> list[Sample]:
    return [
        Sample("sound", f"{name}/{path}", files(name), path)
        for name in REGISTRIES
        for path in files(name)
    ]


def _hostile() -> list[Sample]:
    return [
        Sample("hostile", name, hostile.BASE | {path: hostile.content(case)}, path)
        for name, case in cases().items()
        if in_memory(case) and kind_of(path := path_of(case)) is not None
    ]


def _examples() -> list[Sample]:
    found = []
    for block in pages.BLOCKS:
        texts = {path: text.encode() for path, text in block.files.items()}
        found += [
            Sample("example", f"{block.code}-{block.number} {path}", around, path)
            for around in (hostile.BASE | texts,)
            for path in texts
            if kind_of(path) is not None
        ]
    return found


def kind_of(path: str) -> str | None:
    """Return the name of the kind of record that *path* is read as."""
    folder = kinds.FOLDERS.get(path.partition("/")[0])
    return folder if path.endswith(".yaml") and folder else kinds.FILES.get(path)
