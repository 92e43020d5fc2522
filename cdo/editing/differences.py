"""Changes as a unified diff, which `git apply` and `patch` take."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.editing.store import Change

_NO_END = "\n\\ No newline at end of file\n"


def unified(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the lines of the diff of *changes*, file by file."""
    for change in changes:
        yield from unified_diff(
            _lines(change.before),
            _lines(change.after),
            f"a/{change.path}",
            f"b/{change.path}",
        )


def _lines(data: bytes) -> list[str]:
    """Return the lines of *data* with their ends; what lacks its end says so."""
    lines = [f"{line}\n" for line in data.decode(errors="replace").split("\n")]
    last = lines.pop().removesuffix("\n")
    return [*lines, last + _NO_END] if last else lines
