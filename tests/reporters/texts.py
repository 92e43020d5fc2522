"""Texts that a user sees, kept as files; `GOLDEN=write pytest` writes them anew."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def check(file: Path, text: str) -> None:
    """Fail unless *file* holds *text*."""
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
