"""Writers that tests start as programs of their own: `writer.py WHAT ROOT [NAME]`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

sys.path.insert(0, str(Path(__file__).parents[2]))

from cdo.editing import lock, store
from cdo.editing.splice import splice
from cdo.editing.store import Change, Trouble
from tests.editing import places

TIMES = 12
"""How many entries each of the writers adds."""


def _ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def write_for_ever(root: Path, _: str) -> NoReturn:
    """Write into *root* what the files are to be, and what they were, and so on."""
    with lock.locked(root):
        _ready()
    while True:
        for path in places.FILES:
            for after in (places.WANTED[path], places.FILES[path]):
                store.write(root, [Change(path, (root / path).read_bytes(), after)])


def add_entries(root: Path, name: str) -> None:
    """Add entries called *name* to one file; whoever was too late reads it again."""
    path = next(iter(places.FILES))
    _ready()
    for number in range(TIMES):
        trouble: Trouble | None = Trouble.CHANGED
        while trouble is Trouble.CHANGED:
            before = (root / path).read_bytes()
            after = splice(before, f"{name}{number}", "1")
            assert isinstance(after, bytes)
            refusal = store.write(root, [Change(path, before, after)]).refusal
            trouble = refusal.trouble if refusal else None
        assert trouble is None


def hold(root: Path, _: str) -> None:
    """Hold the lock until there is nothing more to read."""
    with lock.locked(root):
        _ready()
        sys.stdin.read()


if __name__ == "__main__":
    what, folder, *rest = sys.argv[1:]
    {"write": write_for_ever, "add": add_entries, "hold": hold}[what](
        Path(folder), "".join(rest)
    )
