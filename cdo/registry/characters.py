"""Which characters a registry may hold, and what to write in place of the others.

Judged by tables of our own, so that a file that passes on one Python passes on
every other.  A character is judged by its general category: letters, marks,
digits, punctuation, symbols and blanks pass, variation selectors (which are marks)
and emoji among them; what steers a text unseen does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cdo.registry import assigned

if TYPE_CHECKING:
    from collections.abc import Iterator

CLEAN = re.compile("[^\t\n -~·×—‘’“”…　-〟一-鿿！-～￥]")
"""Finds the first character that needs a closer look; in nearly every file none.

What it finds need not be refused: `faults` judges the rare characters one by one.
"""


class Verdict(NamedTuple):
    """Why a character is refused: what it is, and the character to use instead."""

    what: str
    instead: str | None = None


def faults(text: str) -> Iterator[tuple[int, str, Verdict]]:
    """Yield offset, character and verdict of each refused character of *text*.

    A carriage return passes in front of a line feed and nowhere else.
    """
    for match in CLEAN.finditer(text):
        character = match[0]
        if character == "\r" and text.startswith("\n", match.end()):
            continue
        if (found := verdict(character)) is not None:
            yield match.start(), character, found


def refused(text: str) -> bool:
    """Say whether *text* has a character that is refused."""
    return next(faults(text), None) is not None


@lru_cache(maxsize=16384)
def verdict(character: str) -> Verdict | None:
    """Return why one character is refused, or None where it is welcome."""
    code = ord(character)
    if (name := _name(code)) is None:
        return None
    shown = f"“{character}”" if character.isprintable() else ""
    return Verdict(f"{name}{shown}（{visible(character)}）", _substitutes().get(code))


def visible(character: str) -> str:
    """Return the code point of *character* as people write it: `U+200B`."""
    return f"U+{ord(character):04X}"


_NAMES = {
    "\0": "空字符",
    "\r": "单独的回车符",
    "\x1b": "终端控制字符",
    "\x7f": "删除符",
    "\x85": "换行控制字符",
    "\xad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字符",
    "\u200d": "零宽连字符",
    "\u2028": "行分隔符",
    "\u2029": "段落分隔符",
    "\u2060": "零宽不断行符",
    "\ufeff": "零宽不换行空格",
} | dict.fromkeys("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e", "双向控制符")

_STRETCHES = (
    (0x0000, 0x0008, "控制字符"),
    (0x000B, 0x001F, "控制字符"),
    (0x0080, 0x009F, "控制字符"),
    (0x2066, 0x2069, "双向控制符"),
    (0x2E80, 0x2EFF, "部首"),
    (0x2F00, 0x2FDF, "康熙部首"),
    (0xD800, 0xDFFF, "不成字的代理码位"),
    (0xE000, 0xF8FF, "私用区的自造字"),
    (0xFDD0, 0xFDEF, "非字符"),
    (0xE0000, 0xE007F, "不可见的标签字符"),
    (0xF0000, 0xFFFFD, "私用区的自造字"),
    (0x100000, 0x10FFFD, "私用区的自造字"),
)

_LAST_OF_PLANE = 0xFFFE
"""The last two code points of each plane are noncharacters."""


def _name(code: int) -> str | None:
    """Return what the refused *code* is called, None where it is welcome."""
    if name := _NAMES.get(chr(code)):
        return name
    if code & _LAST_OF_PLANE == _LAST_OF_PLANE:
        return "非字符"
    if _inside(assigned.UNASSIGNED, code):
        return "没有定义的码位"
    for first, last, name in _STRETCHES:
        if first <= code <= last:
            return name
    if code in _substitutes():
        return "兼容汉字"
    return "不可见的格式字符" if _inside(assigned.FORMATTING, code) else None


def _inside(table: str, code: int) -> bool:
    return bisect_right(_bounds(table), code) % 2 == 1


@cache
def _bounds(table: str) -> list[int]:
    """Return where the stretches of *table* begin and end, in ascending order."""
    bounds = []
    for stretch in table.split():
        first, _, last = stretch.partition("-")
        bounds += [int(first, 16), int(last or first, 16) + 1]
    return bounds


@cache
def _substitutes() -> dict[int, str]:
    """Return the character to use instead, by code point."""
    found: dict[int, str] = {}
    for line in assigned.SUBSTITUTES.splitlines():
        first, characters = line.split()
        found.update(enumerate(characters, int(first, 16)))
    return found
