"""Where a command's answer goes: a screen, a pipe, or a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from cdo.cli import words
from cdo.cli.exits import StopError
from cdo.identifiers import masked
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SCREEN = "-"

_YAML = (".yaml", ".yml")


class Output:
    """The place that `-o` names, and what it can show."""

    def __init__(self, name: str = SCREEN, color: str = "auto") -> None:
        """Look at the place *name*; refuse what nothing can be written to."""
        self.file = None if name == SCREEN else Path(name)
        self.terminal = self.file is None and sys.stdout.isatty()
        self.color = color == "always" or (color == "auto" and self._colorful())
        if self.file is not None:
            _check(self.file)

    @property
    def columns(self) -> int | None:
        """How wide the terminal is; None where the answer may be any width."""
        return get_terminal_size().columns if self.terminal else None

    def spare(self, folder: Path) -> None:
        """Refuse a file that the registry in *folder* would read, or Git's own."""
        if self.file is not None:
            spare(self.file, folder)

    def write(self, pieces: Iterable[str]) -> None:
        """Write *pieces*, one after another; a file is there whole or not at all."""
        if self.file is None:
            for piece in pieces:
                sys.stdout.write(piece)
            return
        data = "".join(pieces).encode("utf-8", "backslashreplace")
        self._put(self.file, data)

    def save(self, content: str | bytes) -> None:
        """Write *content* at once; what is no text is not shown on a terminal."""
        if isinstance(content, str):
            self.write([content])
        elif self.file is not None:
            self._put(self.file, content)
        elif self.terminal:
            raise StopError("这种格式不能显示在屏幕上，请用 -o 写到文件")
        else:
            sys.stdout.buffer.write(content)

    def _put(self, file: Path, data: bytes) -> None:
        try:
            _replace(file, data)
        except OSError as error:
            told = f"写不了 {visible(str(file))}：{words.reason(error)}"
            raise StopError(told) from error

    def _colorful(self) -> bool:
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return self.terminal and not plain


def spare(file: Path, folder: Path) -> None:
    """Refuse to write *file* where the registry in *folder* would read it."""
    target, root = file.resolve(), folder.resolve()
    inside = target.relative_to(root).parts if root in target.parents else ()
    seen = inside and (len(inside) > 1 or target.suffix in _YAML)
    if seen or ".git" in target.parts:
        raise StopError(
            f"不能写到 {visible(str(file))}：查阅的命令不改动登记库，请写到登记库以外"
        )


def json_text(value: object) -> Iterator[str]:
    """Yield *value* as JSON, for people to read too, numbers of persons masked."""
    import json  # noqa: PLC0415

    yield json.dumps(_masked(value), ensure_ascii=False, indent=2)
    yield "\n"


def _masked(value: object) -> object:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {masked(str(key)): _masked(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_masked(inner) for inner in value]
    return value


def _check(file: Path) -> None:
    shown = visible(str(file))
    if file.is_dir():
        raise StopError(f"-o 要写一个文件，{shown} 是文件夹")
    if not file.parent.is_dir():
        raise StopError(f"-o 写的 {shown} 所在的文件夹不存在")


def _replace(file: Path, data: bytes) -> None:
    """Put *data* in the place of *file* in one step, keeping its mode."""
    target = file.resolve()
    if target.exists() and not target.is_file():  # a pipe, a device
        target.write_bytes(data)
        return
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(data)
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
