"""Any file that may be a Word document, opened safely.

Nothing is unpacked to disk, nothing is fetched, and no part is read beyond its bound.
"""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from cdo.documents.measuring.elements import BrokenError, Element, parsed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LARGEST_FILE: Final = 100 * 1024 * 1024
LARGEST_PART: Final = 16 * 1024 * 1024
MOST_READ: Final = 48 * 1024 * 1024
MOST_COPIED: Final = 200 * 1024 * 1024
MOST_PARTS: Final = 10_000
"""Bounds in bytes, and of the number of parts."""

_BROKEN: Final = (
    BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
    KeyError,
    IndexError,
)
_OTHERS: Final = (
    (
        b"\xd0\xcf\x11\xe0",
        "它是旧版 .doc、.wps，或者加了密码；在 WPS 或 Word 里取消密码，另存为 .docx",
    ),
    (b"%PDF", "它是 PDF；请给出生成它的 .docx"),
    (b"{\\rtf", "它是 RTF；在 WPS 或 Word 里打开，另存为 .docx"),
)
_FETCHED: Final = ("/image", "/oleObject", "/subDocument", "/frame", "/aFChunk")


class UnreadableError(Exception):
    """The file is no Word document that can be read; one Chinese line says why."""


class Package:
    """The parts of one Word document."""

    def __init__(self, data: bytes) -> None:
        """Open *data*; raises `UnreadableError` where it is no Word document."""
        if len(data) > LARGEST_FILE:
            raise UnreadableError(too_large(len(data)))
        self._zip = _opened(data)
        self._left = MOST_READ
        self._name = self._main()
        self.main = self._required(self._name)
        self._relations = self._related(self._name)
        body = self.main.child("w:body")
        if body is None:
            raise UnreadableError("里面没有正文（w:body），不是 Word 文档")
        self.body: Element = body

    def part(self, sort: str) -> Element | None:
        """Return the part that the document relates to as *sort*: `styles`, `theme`."""
        for kind, target, outside in self._relations.values():
            if kind.endswith(f"/{sort}") and not outside:
                return self._parsed(target)
        return None

    def related(self, at: str) -> Element | None:
        """Return the part of the relation *at*; None where there is none."""
        kind, target, outside = self._relations.get(at, ("", "", True))
        return None if outside or not kind else self._parsed(target)

    def fetches(self) -> bool:
        """Say whether showing the document would fetch something from elsewhere."""
        names = [name for name in self._zip.namelist() if name.endswith(".rels")]
        return any(
            outside and kind.endswith(_FETCHED)
            for name in names
            for kind, _, outside in self._relations_in(name, "").values()
        )

    def copied(self, change: Callable[[bytes], bytes]) -> bytes | None:
        """Return the file with its main part changed, None where it cannot be copied.

        That is where it is too large, or something in it is damaged.
        """
        parts = {one.filename: one for one in self._zip.infolist()}
        if sum(one.file_size for one in parts.values()) > MOST_COPIED:
            return None
        buffer = BytesIO()
        with ZipFile(buffer, "w", ZIP_DEFLATED) as made:
            for name, info in parts.items():
                try:
                    data = self._zip.read(info)  # no more than its size
                except _BROKEN:
                    return None
                made.writestr(name, change(data) if name == self._name else data)
        return buffer.getvalue()

    def _main(self) -> str:
        for kind, target, _ in self._relations_in("_rels/.rels", "").values():
            if kind.endswith("/officeDocument"):
                return target
        return "word/document.xml"

    def _related(self, name: str) -> Mapping[str, tuple[str, str, bool]]:
        folder, base = posixpath.split(name)
        return self._relations_in(f"{folder}/_rels/{base}.rels", folder)

    def _relations_in(
        self, name: str, folder: str
    ) -> Mapping[str, tuple[str, str, bool]]:
        """Return by id: sort, target, and whether that is outside of the file."""
        root = self._parsed(name)
        found = {}
        for one in () if root is None else root.children:
            target = posixpath.normpath(posixpath.join(folder, one.get("Target")))
            outside = one.get("TargetMode") == "External"
            path = target.lstrip("/")
            found[one.get("Id")] = (one.get("Type"), path, outside)
        return found

    def _required(self, name: str) -> Element:
        root = self._parsed(name)
        if root is None:
            raise UnreadableError(
                f"里面没有 {name}，不是 Word 文档；表格和演示文稿不能检查"
            )
        if root.name != "w:document":
            raise UnreadableError(f"{name} 里不是 Word 文档的正文")
        return root

    def _parsed(self, name: str) -> Element | None:
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        try:
            with self._zip.open(info) as stream:
                data = stream.read(min(LARGEST_PART, self._left) + 1)
        except _BROKEN as error:
            raise UnreadableError(f"{name} 已经损坏，解不开压缩") from error
        if len(data) > min(LARGEST_PART, self._left):
            raise UnreadableError(
                f"{name} 解开后超过 {LARGEST_PART >> 20} MB，不像正常的公文，不再读取"
            )
        self._left -= len(data)
        try:
            return parsed(data)
        except BrokenError as error:
            raise UnreadableError(f"{name} {error}") from error


def too_large(size: int) -> str:
    """Return what to say of a file of *size* bytes."""
    return f"文件有 {size >> 20} MB，超过 {LARGEST_FILE >> 20} MB，不读取"


def _opened(data: bytes) -> ZipFile:
    for start, told in _OTHERS:
        if data.startswith(start):
            raise UnreadableError(f"不是 .docx：{told}")
    try:
        found = ZipFile(BytesIO(data))
        if len(found.infolist()) > MOST_PARTS:
            raise UnreadableError(f"里面有 {len(found.infolist())} 个部分，不像公文")
    except _BROKEN as error:
        told = "不是 .docx，或者没有下载完整；用 WPS 或 Word 打开，另存为 .docx"
        raise UnreadableError(told) from error
    return found
