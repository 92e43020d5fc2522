"""Where documents go: one file, or a folder of files named by record."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cdo.cli import exits, words
from cdo.cli.exits import StopError
from cdo.cli.showing.output import SCREEN, Output, spare
from cdo.phrases import joined
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdo.cli.papers.commission import Commission
    from cdo.documents.paper import Paper

_PDF = ".pdf"
_TEXTS = frozenset({".md", ".html"})


def write(asked: Commission, output: str, form: str, *, force: bool) -> int:
    """Write the papers of *asked* where *output* says; return the exit code.

    Nothing is written where one of them cannot be made.
    """
    from cdo.documents import WRITERS  # noqa: PLC0415

    if not output:
        raise StopError("用 -o 写明文件，如 -o 公文.docx；写到屏幕用 -o - -f md")
    many = asked.every or len(asked.pieces) > 1
    target = Path(output)
    folder = output != SCREEN and (output.endswith(("/", "\\")) or target.is_dir())
    if many and not folder:
        raise StopError("要写几件公文，-o 写文件夹，末尾带 /，如 -o 公文/ -f docx")
    suffix = _suffix(output, form, folder=folder)
    if suffix not in WRITERS:
        close = words.not_among(suffix.removeprefix("."), _names(WRITERS))
        raise StopError(f"-o 的后缀要是公文的格式：{close}")
    if output == SCREEN:
        return _show(asked, suffix)
    papers = list(asked.papers())
    files = {
        target / f"{piece.name}{suffix}" if folder else target: paper
        for piece, paper in papers
    }
    if not files:
        _say("没有要写的")
        return exits.OK
    if len(files) < len(papers):
        raise StopError("有几件公文的文件会同名，请分开写")
    _check(asked, target, files, folder=folder, force=force)
    made = _made(list(files.values()), suffix)
    if folder:
        target.mkdir(exist_ok=True)
    for file, data in zip(files, made, strict=True):
        Output(str(file)).save(data)
    if many:
        _say(f"写了 {len(files)} 件公文，在 {visible(output)}")
    return exits.OK


def _names(writers: object) -> tuple[str, ...]:
    return tuple(str(one).removeprefix(".") for one in writers)  # type: ignore[attr-defined]


def _suffix(output: str, form: str, *, folder: bool) -> str:
    """Return the suffix of the format that is asked for."""
    if folder or output == SCREEN:
        if not form:
            raise StopError("用 -f 写明格式，如 -f docx")
        return f".{form}"
    suffix = Path(output).suffix.lower()
    if form and suffix != f".{form}":
        raise StopError(f"-o 的后缀是 {visible(suffix) or '空的'}，-f 写的是 {form}")
    return suffix


def _check(
    asked: Commission,
    target: Path,
    files: dict[Path, Paper],
    *,
    folder: bool,
    force: bool,
) -> None:
    """Refuse to write where nothing may be written, or something stands already."""
    if folder and not target.parent.is_dir():
        raise StopError(f"-o 写的 {visible(str(target))} 所在的文件夹不存在")
    for file in files:
        if asked.folder is not None:
            spare(file, asked.folder)
        if not folder:
            Output(str(file))
        elif file.is_symlink():
            raise StopError(f"{visible(str(file))} 是符号链接，不写")
    there = [visible(str(file)) for file in files if os.path.lexists(file)]
    if there and not force:
        raise StopError(f"{joined(there)} 已经有了，要取代它加 --force")


def _made(papers: Sequence[Paper], suffix: str) -> list[bytes]:
    """Return *papers* as files with *suffix*."""
    from cdo.documents import writer  # noqa: PLC0415

    pairs = [(one.document, one.properties) for one in papers]
    if suffix != _PDF:
        return [writer(suffix)(*pair) for pair in pairs]
    from cdo.documents import pdf  # noqa: PLC0415

    try:
        return pdf.many(pairs)
    except pdf.NoConversionError as error:
        raise StopError(str(error), exits.UNKNOWN) from None


def _show(asked: Commission, suffix: str) -> int:
    [(_, paper)] = list(asked.papers())
    [data] = _made([paper], suffix)
    Output().save(data.decode() if suffix in _TEXTS else data)
    return exits.OK


def _say(told: str) -> None:
    import sys  # noqa: PLC0415

    sys.stderr.write(told + "\n")
