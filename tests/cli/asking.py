"""Registries to ask as of a day, and their answers kept as files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.calling import cdo
from tests.reporters import texts

ROOT = Path(__file__).parents[2]
VALID = ROOT / "tests" / "data" / "valid"
PILOT = ROOT / "registry-data"
GOLDEN = Path(__file__).parent / "standings"

LATER = ("--as-of", "2024-02-05", "-C", str(VALID))
"""A day on which the registry with every kind has every state."""


def check(name: str, *arguments: str, screen: bool = False) -> None:
    """Fail unless the answer to *arguments* is the file *name*."""
    ran = cdo(*arguments, screen=screen)
    texts.check(GOLDEN / name, str(ran).replace("\r\n", "\n"))


def data(*arguments: str) -> dict[str, Any]:
    """Return the answer to *arguments*, which must be whole, as plain data."""
    ran = cdo(*arguments, "-f", "json")
    assert ran.err == ""
    found: dict[str, Any] = json.loads(ran.out)
    return found


def edit(file: Path, old: str, new: str) -> None:
    """Put *new* in the place of *old* in *file*, where it must be."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
