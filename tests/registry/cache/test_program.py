"""The edition of the program changes with every file of it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from cdo.registry.cache import program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def root(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A program of two files, with a library."""
    made = tmp_path / "cdo"
    (made / "rules" / "__pycache__").mkdir(parents=True)
    (made / "app.py").write_text("1", encoding="utf-8")
    (made / "rules" / "one.pyc").write_bytes(b"1")
    (tmp_path / "site" / "yaml-6.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(program, "_ROOT", made)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "site"), "/no/such", ""])
    monkeypatch.chdir(tmp_path)
    yield made
    program.program.cache_clear()


def edition() -> bytes | None:
    program.program.cache_clear()
    return program.program()


def test_the_same_files_are_the_same_edition(root: Path) -> None:
    first = edition()
    assert first is not None
    (root / "rules" / "__pycache__" / "one.cpython-311.pyc").write_bytes(b"new")
    assert edition() == first


@pytest.mark.parametrize("file", ["app.py", "rules/one.pyc", "new.py"])
def test_another_file_is_another_edition(root: Path, file: str) -> None:
    first = edition()
    (root / file).write_text("22", encoding="utf-8")
    assert edition() != first


def test_a_file_of_the_same_size_and_time_is_another_edition(root: Path) -> None:
    first = edition()
    before = (root / "app.py").stat()
    (root / "other.py").write_text("2", encoding="utf-8")
    os.utime(root / "other.py", ns=(before.st_atime_ns, before.st_mtime_ns))
    (root / "other.py").rename(root / "app.py")
    assert (root / "app.py").stat().st_mtime_ns == before.st_mtime_ns
    assert edition() != first


def test_another_library_is_another_edition(root: Path) -> None:
    first = edition()
    site = root.parent / "site"
    (site / "yaml-6.0.dist-info").rename(site / "yaml-6.1.dist-info")
    assert edition() != first


def test_a_program_that_cannot_be_seen_has_none(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    monkeypatch.setattr(program, "_ROOT", root / "app.py" / "in-an-archive")
    assert edition() is None
