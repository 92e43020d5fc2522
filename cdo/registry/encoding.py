"""Bytes into text, or the name of the encoding that they seem to be in."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_WITH_NULS = ("UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE")
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32LE"),
    (codecs.BOM_UTF32_BE, "UTF-32BE"),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)
_ASCII = re.compile(r"[\x00-\x7f]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_LAST_COMMON = 0xD7
"""GB 2312 keeps punctuation and the 3,755 most used characters up to this row."""

_PLAUSIBLE = 0.6
"""Share of common characters above which a text is taken for Chinese."""


class Decoded(NamedTuple):
    """What bytes say, or why they say nothing.

    With `text` None, `encoding` is the one they seem to be in (a name that iconv
    takes), None if they are like no encoding, and `line` and `column`, in code
    points from one, are those of the first byte that is not UTF-8; `bad` shows
    it.  `crlf` is the line of the first Windows line end, 0 if there is none.
    """

    text: str | None
    bom: bool = False
    crlf: int = 0
    encoding: str | None = None
    line: int = 1
    column: int = 1
    bad: str = ""


def decoded(data: bytes) -> Decoded:
    """Return the text that *data* is in UTF-8, else what it seems to be."""
    bom = data.startswith(codecs.BOM_UTF8)
    if bom:
        data = data[len(codecs.BOM_UTF8) :]
    if b"\0" in data and (wide := _wide(data)):
        return Decoded(None, encoding=wide)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _undecoded(data, error.start, bom=bom)
    end = text.find("\r\n")
    return Decoded(text, bom, 0 if end < 0 else text.count("\n", 0, end) + 1)


def _undecoded(data: bytes, start: int, *, bom: bool) -> Decoded:
    """Return what is to be said of *data*, which from *start* on is no UTF-8."""
    before = data[:start].decode()
    return Decoded(
        None,
        bom=bom,
        encoding=_wide(data) or _chinese(data),
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
        bad=f"0x{data[start]:02X}",
    )


def _wide(data: bytes) -> str | None:
    """Return the encoding of two or four bytes a character that *data* is in."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    return next((name for name in _WITH_NULS if _reads(data, name)), None)


def _chinese(data: bytes) -> str | None:
    return "GB18030" if _reads(data, "GB18030") else None


def _reads(data: bytes, encoding: str) -> bool:
    """Say whether *data* is a text, in Chinese where not ASCII, in *encoding*."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return _CONTROLS.search(text) is None and _share(text) >= _PLAUSIBLE


def _share(text: str) -> float:
    """Return which share of the characters beyond ASCII are in common use."""
    beyond = _ASCII.sub("", text)
    rows = beyond.encode("gb2312", "ignore")[::2]
    return sum(row <= _LAST_COMMON for row in rows) / len(beyond) if beyond else 1.0
