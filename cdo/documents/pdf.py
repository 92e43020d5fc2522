"""PDF, made of Word documents by LibreOffice: many files in one start.

It runs with a home, a profile and a table of fonts of its own, which are removed
afterwards, so that neither a user's settings nor an open window of it matter.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from cdo import programs
from cdo.documents import docx, fonts
from cdo.documents.layout import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cdo.documents.document import Document
    from cdo.documents.layout import Profile
    from cdo.documents.properties import Properties

PROGRAMS: Final = ("soffice", "libreoffice")
"""What LibreOffice may be called."""

REMEDY: Final = (f"{fonts.APT} libreoffice-writer-nogui",)
"""How to get it."""

_START: Final = 60.0
_EACH: Final = 5.0
"""Seconds that a start, and each file, may take on a slow machine."""

_MARK: Final = 32
"""Digits of a mark that a PDF is told apart by."""

_MOST: Final = 200
"""Files that are given to one start."""

_STAMPS: Final = re.compile(
    rb"(?<=/CreationDate\(D:)\d{14}[^)]*(?=\))|(?<=/DocChecksum /)[0-9A-F]{32}"
    rb"|(?<=<)[0-9A-F]{32}(?=>)"
)
"""What a PDF says of the moment in which it was made."""


class NoConversionError(Exception):
    """There is no PDF; the message, one Chinese line, says why and what helps."""


def written(
    document: Document, properties: Properties, profile: Profile = STANDARD
) -> bytes:
    """Return *document* as PDF.

    Raises `NoConversionError` where LibreOffice is missing or fails.
    """
    (data,) = many([(document, properties)], profile)
    return data


def many(
    pairs: Iterable[tuple[Document, Properties]], profile: Profile = STANDARD
) -> list[bytes]:
    """Return several documents as PDF, in their order.

    Raises `NoConversionError` where LibreOffice is missing or fails.
    """
    return converted([docx.written(*pair, profile, printed=True) for pair in pairs])


def converted(texts: Sequence[bytes]) -> list[bytes]:
    """Return Word documents, whoever wrote them, as PDF, in their order.

    Raises `NoConversionError` where LibreOffice is missing or fails.
    """
    program = programs.located(*PROGRAMS)
    if program is None:
        told = "这台机器上没有 LibreOffice，不能输出 PDF"
        raise NoConversionError(f"{told}；先安装：{REMEDY[0]}，或者改为输出 .docx")
    groups = (texts[at : at + _MOST] for at in range(0, len(texts), _MOST))
    return [data for group in groups for data in _converted(program, group)]


def _converted(program: str, texts: Sequence[bytes]) -> list[bytes]:
    """Return the Word documents *texts* as PDF, converted in one start."""
    with TemporaryDirectory(prefix="cdo-") as name:
        folder = Path(name)
        sources = [folder / f"{at:04}.docx" for at in range(len(texts))]
        for path, data in zip(sources, texts, strict=True):
            path.write_bytes(data)
        _convert(program, folder, sources)
        made = [path.with_suffix(".pdf") for path in sources]
        if not all(path.is_file() for path in made):
            told = f"LibreOffice（{program}）没有生成 PDF"
            raise NoConversionError(f"{told}；用 cdo doctor 检查，或者改为输出 .docx")
        return [_timeless(path.read_bytes()) for path in made]


def _convert(program: str, folder: Path, sources: Sequence[Path]) -> None:
    table = folder / "fonts.conf"
    table.write_text(fonts.configuration(_folders()), encoding="utf-8")
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    given = {
        "FONTCONFIG_FILE": str(table),
        "XDG_CACHE_HOME": str(_cache()),
        "TZ": "UTC",
    }
    patience = _START + _EACH * len(sources)
    try:
        programs.asked(command, str(folder), given, patience)
    except programs.NoAnswerError as error:
        told = f"LibreOffice（{program}）没有生成 PDF：{error}"
        raise NoConversionError(
            f"{told}；用 cdo doctor 检查，或者改为输出 .docx"
        ) from error


def _folders() -> list[str]:
    """Return where the fonts of a user are, since the home of the run is another."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return [str(data / "fonts"), str(Path.home() / ".fonts")]


def _cache() -> Path:
    """Return where fontconfig keeps what it knows of fonts from run to run."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _timeless(data: bytes) -> bytes:
    """Return a PDF without the moment of its making; no byte changes its place."""
    return _STAMPS.sub(_stamp, data)


def _stamp(match: re.Match[bytes]) -> bytes:
    """Return a moment long ago, or a mark of nothing, as long as what is there."""
    found = match[0]
    moment = b"20000101000000"
    if found.startswith(b"2") and len(found) < _MARK:
        return moment + found[len(moment) :]
    return b"0" * len(found)
