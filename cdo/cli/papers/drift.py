"""`cdo render --check`: a file written once, against what the data give now."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdo.cli import exits
from cdo.cli.exits import StopError
from cdo.cli.showing.output import Output, json_text
from cdo.cli.words import reason
from cdo.documents.drift import LARGEST_PART, UnreadableError, drift
from cdo.phrases import joined
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.papers.commission import Commission
    from cdo.documents.drift import Drift

_SIGNS = {"-": "文件", "+": "现在"}


def check(asked: Commission, form: str, output: str) -> int:
    """Compare the file of a document with what the data give; return the exit code.

    The file is the one that `-o` names, else the one that the document's record does.
    """
    if asked.every or len(asked.pieces) > 1:
        raise StopError("--check 一次核对一件公文")
    file, called = _file(asked, output)
    [(_, paper)] = list(asked.papers())
    try:
        found = drift(_bytes(file), file.suffix.lower(), paper)
    except UnreadableError as error:
        raise StopError(f"{visible(called)}：{error}", exits.UNKNOWN) from None
    except OSError as error:
        told = f"{visible(called)} 读不了：{reason(error)}"
        raise StopError(told, exits.UNKNOWN) from None
    answer = Output()
    if form == "json":
        answer.write(json_text(_object(called, found)))
    else:
        answer.write(_told(called, found))
    return exits.FINDINGS if found.any else exits.OK


def _file(asked: Commission, output: str) -> tuple[Path, str]:
    """Return the file that is to be compared, and what messages call it."""
    if output:
        return Path(output), output
    record = asked.record
    if record is None:
        raise StopError("--check 核对哪个文件？用 -o 写明")
    if record.file is None or asked.folder is None:
        raise StopError(f"{record.ref} 没有登记 file；用 -o 写明要核对的文件")
    file = asked.folder / record.file.path
    if file.is_symlink() or not file.resolve().is_relative_to(asked.folder.resolve()):
        raise StopError(f"{visible(record.file.path)} 是符号链接，不读", exits.UNKNOWN)
    return file, record.file.path


def _bytes(file: Path) -> bytes:
    """Return what *file* holds; a pipe or a device, which may never end, is not read.

    Raises `UnreadableError` for one, and for more than a document can be.
    """
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise UnreadableError("不是普通文件，不读")
        data = stream.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise UnreadableError("文件太大，不能核对")
    return data


def _told(called: str, found: Drift) -> Iterator[str]:
    if not found.any:
        yield f"{visible(called)} 与登记库一致\n"
        return
    yield f"{visible(called)} 与登记库现在给出的不一致\n"
    if found.origins:
        yield f"改过的有：{joined(found.origins)}\n"
    if found.layout:
        yield "文字相同，排版不同\n"
    for line in found.lines:
        yield f"{_SIGNS[line.sign]}：{visible(line.text)}\n"


def _object(called: str, found: Drift) -> dict[str, Any]:
    return {
        "schema": "cdo/drift/1",
        "file": called,
        "same": not found.any,
        "changed": list(found.origins),
        "layout": found.layout,
        "lines": [{"sign": one.sign, "text": one.text} for one in found.lines],
    }
