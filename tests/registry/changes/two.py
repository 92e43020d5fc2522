"""Two versions of files as a user could have written them, and what differs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cdo.registry.changes.contents import Contents, content
from cdo.registry.changes.edits import Edit, Touched, edits
from cdo.registry.changes.telling import Change, told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdo.registry.source import Value

VALID = Path(__file__).parents[2] / "data" / "valid"


def text(path: str) -> str:
    """Return a file of the registry that uses every kind."""
    return (VALID / path).read_text(encoding="utf-8")


@cache
def look(path: str) -> Value:
    """Return what a file of that registry says."""
    file = VALID / path
    return content(file.read_bytes()).value if file.exists() else None


def edited(path: str, *pairs: tuple[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return a file of that registry before and after each first text was replaced."""
    old = new = text(path)
    for before, after in pairs:
        assert before in new, before
        new = new.replace(before, after, 1)
    return {path: old}, {path: new}


def befell(
    old: Mapping[str, str | bytes | None], new: Mapping[str, str | bytes | None]
) -> list[Edit]:
    """Return what befell the records from the files *old* to the files *new*."""
    blobs: dict[str, bytes] = {}

    def blob(files: Mapping[str, str | bytes | None], path: str) -> str | None:
        data = files.get(path)
        if data is None:
            return None
        whole = data.encode() if isinstance(data, str) else data
        blobs[whole.hex()] = whole
        return whole.hex()

    paths = [path for path in {**old, **new} if old.get(path) != new.get(path)]
    touched = [Touched(path, blob(old, path), blob(new, path)) for path in paths]
    return edits(touched, Contents(blobs.__getitem__))


def changes(
    old: Mapping[str, str | bytes | None], new: Mapping[str, str | bytes | None]
) -> list[Change]:
    """Return the changes from the files *old* to the files *new*."""
    return list(told(befell(old, new), look))


def said(
    old: Mapping[str, str | bytes | None], new: Mapping[str, str | bytes | None]
) -> list[str]:
    """Return their sentences, each once."""
    return list(dict.fromkeys(change.text for change in changes(old, new)))
