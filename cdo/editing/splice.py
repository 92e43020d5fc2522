"""One key of a YAML text set to a value, and everything else kept byte for byte.

Only the stretch of the key is replaced, from its first character to the last of its
value; a comment on the key's own line stays there.  What comes out is read again: if
it does not say the same but for the key, nothing is spliced.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from cdo.editing import yamltext
from cdo.registry import encoding, source
from cdo.registry.places import Places

if TYPE_CHECKING:
    from cdo.registry.places import Span
    from cdo.registry.source import Value


class Unspliced(StrEnum):
    """Why a text was left as it is."""

    UNREADABLE = "文件读不出来，先按 cdo validate 改正"
    NOT_A_MAP = "文件不是由“字段: 值”组成的"
    BRACKETS = "整个文件写在 {} 里，先改成一行一个字段"
    ENTANGLED = "文件末尾的多行文字后面少一个换行，或文件以 ... 结束，先改好"


_BEFORE = re.compile(r"(?:---)?[ \t]*(?:#.*)?\r?")
"""A line that may stand before the first key of a block."""

_BESIDE = re.compile(r":?[\]}, \t]*?(?P<comment>[ \t]+#.*)?")
"""What may follow the last text on a line: marks of structure, a comment."""

_DOCUMENT_END = "..."
_HEADER = re.compile(r"[|>][-+]?(?P<indent>[1-9])?")


def splice(data: bytes, key: str, value: Value) -> bytes | Unspliced:
    """Return the YAML in *data* with *value* under the top-level *key*, or why not.

    Where *key* already has that value the bytes come back as they are; where it is
    absent it is set at the end.
    """
    sheet = _sheet(data)
    if isinstance(sheet, Unspliced):
        return sheet
    if key in sheet.value and sheet.value[key] == value:
        return data
    text = sheet.with_entry(key, value)
    if not _says(text, sheet.value | {key: value}):
        return Unspliced.ENTANGLED
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + text.encode()


def _sheet(data: bytes) -> _Sheet | Unspliced:
    """Return the text in *data*, or why nothing can be spliced into it."""
    text = encoding.decoded(data).text
    if text is None:
        return Unspliced.UNREADABLE
    places = Places()
    value, faults = source.parse(text, places)
    if faults:
        return Unspliced.UNREADABLE
    if not isinstance(value, dict | None):
        return Unspliced.NOT_A_MAP
    sheet = _Sheet(text, value or {}, places)
    return sheet if value is None or sheet.is_block() else Unspliced.BRACKETS


def _says(text: str, wanted: dict[str, Value]) -> bool:
    """Say whether *text* says what is *wanted*, in the same order."""
    value, faults = source.parse(text)
    return not faults and isinstance(value, dict) and _in_order(value, wanted)


def _in_order(value: dict[str, Value], wanted: dict[str, Value]) -> bool:
    return value == wanted and list(value) == list(wanted)


class _Sheet:
    """A text in lines, and the stretches of its top-level keys."""

    def __init__(self, text: str, value: dict[str, Value], places: Places) -> None:
        self.value = value
        self._text = text
        self._lines = text.split("\n")
        lengths = (len(line) + 1 for line in self._lines)
        self._starts = list(accumulate(lengths, initial=0))
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self._places = places
        self._keys = sorted(
            (span, path[0]) for path, span in places.keys.items() if len(path) == 1
        )

    def is_block(self) -> bool:
        """Say whether each key begins a line, all at the same column."""
        if not self._keys:
            return False
        line, column, *_ = self._keys[0][0]
        return all(map(_BEFORE.fullmatch, self._lines[: line - 1])) and all(
            span[1] == column and not self._lines[span[0] - 1][: column - 1].strip(" ")
            for span, _ in self._keys
        )

    def with_entry(self, key: str, value: Value) -> str:
        """Return the text with *value* under *key*, at the end where it is absent."""
        for number, (_, name) in enumerate(self._keys):
            if name == key:
                return self._replaced(number, key, value)
        return self._appended(key, value)

    def _appended(self, key: str, value: Value) -> str:
        text, newline = self._text, self._newline
        indent = self._keys[0][0][1] - 1 if self._keys else 0
        told = newline.join(yamltext.entry(key, value, indent))
        if not text or text.endswith("\n"):
            return f"{text}{told}{newline}"
        return f"{text}{newline}{told}"

    def _replaced(self, number: int, key: str, value: Value) -> str:
        line, column, *_ = self._keys[number][0]
        last = self._last(number, key)
        begin = self._starts[line - 1] + column - 1
        end = self._starts[last - 1] + len(self._lines[last - 1].removesuffix("\r"))
        first, *rest = yamltext.entry(key, value, column - 1)
        told = self._newline.join((first.lstrip(" ") + self._beside(line, key), *rest))
        return f"{self._text[:begin]}{told}{self._text[end:]}"

    def _last(self, number: int, key: str) -> int:
        """Return the last line of the entry of *key*, the one at *number*.

        Comments and blank lines after it are not of it.
        """
        column = self._keys[number][0][1]
        further = self._keys[number + 1 :]
        stop = further[0][0][0] - 1 if further else len(self._lines)
        spans = self._spans(key)
        least = max(self._end(max(spans), column, stop), *(span[2] for span in spans))
        for at in range(stop, least, -1):
            bare = self._lines[at - 1].strip()
            if bare and not bare.startswith("#") and bare != _DOCUMENT_END:
                return at
        return least

    def _end(self, span: Span, least: int, stop: int) -> int:
        """Return the last line of a block text at *span*, else where *span* ends.

        Its lines begin at *least* so many columns in, and it ends by line *stop*.
        """
        line, column, end, _ = span
        header = _HEADER.match(self._lines[line - 1], column - 1)
        if header is None:
            return end
        rest = [one.rstrip("\r").rstrip(" ") for one in self._lines[line:stop]]
        indents = [len(one) - len(one.lstrip(" ")) if one else None for one in rest]
        first = next((one for one in indents if one is not None), 0)
        indented = least if header["indent"] else max(first, least)
        for at, indent in enumerate(indents, line + 1):
            if indent is not None and indent < indented:
                break
            end = end if indent is None else at
        return end

    def _spans(self, key: str) -> list[Span]:
        """Return where the key, its value and all that is in it stand."""
        places = self._places
        every = (*places.keys.items(), *places.values.items())
        return [span for path, span in every if path[:1] == (key,)]

    def _beside(self, line: int, key: str) -> str:
        """Return the comment that stands on the *line* of *key*, blanks before it."""
        here = [span[3] for span in self._spans(key) if span[0] == line == span[2]]
        rest = self._lines[line - 1][max(here) - 1 :].rstrip("\r")
        found = _BESIDE.fullmatch(rest)
        return found["comment"] or "" if found else ""
