"""Drift: a file that was written once, against the paper that the data give now."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import BadZipFile, ZipFile

from cdo.documents import markdown, writer
from cdo.documents.faults import DocumentError
from cdo.documents.properties import Properties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.documents.paper import Paper

LARGEST_PART = 32 * 1024 * 1024
"""Bytes of one part of a Word document that are looked at."""

_PROPERTIES = "docProps/"
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_RUN = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>|<w:(br|tab)/>", re.DOTALL)
_KEYWORDS = re.compile(r"<cp:keywords>(.*?)</cp:keywords>", re.DOTALL)
_ORIGIN = re.compile(r"(\w+)=(\S+)")
_TITLES = {"template": "模板", "data": "登记库的数据"}


class Told(NamedTuple):
    """What a Word file says: of where it came from, and its paragraphs."""

    properties: Properties
    texts: tuple[str, ...]


class UnreadableError(Exception):
    """A file cannot be compared, and the Chinese sentence why."""


class Line(NamedTuple):
    """A line that only the old file has (`-`), or only the new paper (`+`)."""

    sign: str
    text: str


@dataclass(frozen=True)
class Drift:
    """What differs: lines of text, whether only the layout does, and the origin.

    `origins` are what is called by another digest in the file than now.
    """

    lines: tuple[Line, ...] = ()
    layout: bool = False
    origins: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.lines or self.layout or self.origins)


def drift(data: bytes, suffix: str, paper: Paper) -> Drift:
    """Return how the file of bytes *data* differs from *paper*.

    Raises `UnreadableError` where files with *suffix* cannot be compared, or this one
    is broken.
    """
    if suffix == ".md":
        return _of_markdown(data, paper)
    if suffix == ".docx":
        return _of_word(data, paper)
    raise UnreadableError(
        f"不能核对 {suffix or '没有后缀'} 的文件；登记时另存 .docx 或 .md，核对那一份"
    )


def told_of(data: bytes) -> Told:
    """Return what a Word file of bytes *data* says.

    Raises `UnreadableError` where it is broken, or no Word file.
    """
    parts = _parts(data)
    return Told(Properties(**_origin(parts)), tuple(_texts(parts)))


def _of_markdown(data: bytes, paper: Paper) -> Drift:
    try:
        old = markdown.write(markdown.read(data.decode(), "核对的文件"))
    except (DocumentError, UnicodeDecodeError) as error:
        told = error if isinstance(error, DocumentError) else "不是 UTF-8 编码"
        raise UnreadableError(f"读不出来：{told}") from None
    new = markdown.write(paper.document)
    return Drift(tuple(_lines(old.split("\n"), new.split("\n"))))


def _of_word(data: bytes, paper: Paper) -> Drift:
    old = _parts(data)
    new = _parts(writer(".docx")(paper.document, paper.properties))
    known = _origin(old)
    now = paper.properties
    origins = tuple(
        title
        for name, title in _TITLES.items()
        if name in known and known[name] != getattr(now, name)
    )
    lines = tuple(_lines(list(_texts(old)), list(_texts(new))))
    same_tool = known.get("version", "") == now.version
    return Drift(lines, not lines and same_tool and _pages(old) != _pages(new), origins)


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    for line in difflib.ndiff(old, new):
        if line[:1] in "-+":
            yield Line(line[0], line[2:])


def _parts(data: bytes) -> dict[str, str]:
    """Return the parts of a Word document as texts, by name."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(one.file_size for one in members) > LARGEST_PART:
                raise UnreadableError("文件太大，不能核对")
            names = [one for one in members if one.filename.endswith((".xml", ".rels"))]
            return {one.filename: archive.read(one).decode() for one in names}
    except (BadZipFile, UnicodeDecodeError, RuntimeError, NotImplementedError):
        raise UnreadableError("读不出来，不是完好的 .docx 文件") from None


def _pages(parts: dict[str, str]) -> dict[str, str]:
    """Return what makes the pages of a Word document, without its properties."""
    return {name: one for name, one in parts.items() if _PROPERTIES not in name}


def _texts(parts: dict[str, str]) -> Iterator[str]:
    """Yield the paragraphs of a Word document as text, those of headers after them."""
    names = sorted(parts, key=lambda name: (name != "word/document.xml", name))
    for name in names:
        if name.startswith("word/"):
            for found in _PARAGRAPH.finditer(parts[name]):
                runs = _RUN.finditer(found[0])
                told = "".join(unescape(run[1] or "") for run in runs)
                if told.strip():
                    yield told


def _origin(parts: dict[str, str]) -> dict[str, str]:
    """Return what a Word document says of where it came from."""
    found = _KEYWORDS.search(parts.get("docProps/core.xml", ""))
    told = dict(_ORIGIN.findall(unescape(found[1]))) if found else {}
    return {name: told[name] for name in Properties._fields if name in told}
