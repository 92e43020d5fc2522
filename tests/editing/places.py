"""A small registry to write into, and how it is afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.editing.store import Change

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "evaluations/2022/a-ju.yaml": b"a: 1\n",
    "evaluations/2022/b-ju.yaml": "b: 二\r\n".encode(),
    "evaluations/2023/c-ju.yaml": b"c: 3",
}
WANTED = {path: data + b"result: 9\n" * 2000 for path, data in FILES.items()}
CHANGES = [Change(path, FILES[path], WANTED[path]) for path in FILES]


def made(root: Path) -> Path:
    """Return *root* with the files in it."""
    for path, data in FILES.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root


def there(root: Path) -> dict[str, bytes]:
    """Return every file below *root*, hidden ones too, but for Git's folder."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and ".git" not in file.parts
    }


def whole(root: Path) -> bool:
    """Say whether each file is as it was, or as it was to be, and no other is there."""
    found = there(root)
    return found.keys() == FILES.keys() and all(
        data in {FILES[path], WANTED[path]} for path, data in found.items()
    )
