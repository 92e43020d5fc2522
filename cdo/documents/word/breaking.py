"""Where the lines of a body end on paper, as the program of an office ends them.

Characters have the width of the body's size.  What a line no longer holds is drawn in
all the same where the marks of the line can give way by half their width; quotation
marks do not.  After that the line is full, however many marks it has.  So that a line
without marks holds 28 characters, too, it may be set closer as far as that needs.
"""

from __future__ import annotations

import re
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING, Final
from unicodedata import east_asian_width

from cdo.documents.layout import BODY_SIZE, PITCH, TYPE_WIDTH, ems
from cdo.documents.word.xml import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING: Final = "（《〔【"
_CLOSING: Final = "）》〕】，。、；：！？"
_PIECES: Final = re.compile(
    rf"[{_OPENING}“‘]{{,3}}(?:[0-9.-]{{1,20}}|—{{1,2}}|…{{1,2}}|.)[{_CLOSING}”’]{{,4}}"
)
"""What is not parted: numbers, dashes, marks from what they belong to."""

_SIZE: Final = BODY_SIZE.twips
_HOLDS: Final = TYPE_WIDTH.twips / _SIZE
_CLOSER: Final = TYPE_WIDTH.twips / PITCH
"""Characters that a line holds as they are, and set closer."""

_GIVES: Final = 0.5
"""How much of its width a mark gives."""

_SPARE: Final = 0.05
"""Characters that are left free, since programs round."""

_NEARER: Final = 0.2
"""How much nearer LibreOffice keeps numbers: at a fifth, where Word has a quarter."""

_BREAK: Final = "\u200b"
"""Allows a break: 7.4 of LibreOffice has none between a mark and a number, 25.2 none
at the outer side of quotation marks.
"""


def runs(text: str, indent: float) -> tuple[Run, ...]:
    """Return *text* in runs, a line each, all but the last as wide as the page.

    A program that justifies them changes little, and has no room for what is next.  The
    first line is indented by *indent* characters.  Where the width of a character is
    that of a font, the program is left alone.
    """
    if not all(map(_measured, text)):
        return (Run(text),)
    found = list(lines(text, indent))
    indents = [indent] + [0.0] * len(found)
    each = zip(found, [*found[1:], ""], indents, strict=False)
    return tuple(_run(*one) for one in each)


def _measured(character: str) -> bool:
    """Say whether *character* is as wide, or half as wide, as the font is high."""
    return east_asian_width(character) in "WFA" or character in "0123456789.-"


def _run(line: str, after: str, indent: float) -> Run:
    """Return *line*, which the line *after* follows, set apart so that it is full.

    The last one, if it has room, is left as it is.
    """
    room = _HOLDS - _SPARE - ems(line) - indent
    if room > 0:
        apart = floor(room * _SIZE / len(line)) if after else None
    else:
        apart = _closer(line, room)
    return Run(line + (_BREAK if after else ""), spacing=apart)


def _closer(line: str, room: float) -> int:
    """Return by how many twips characters are set closer (-); *room* (-) is wanting.

    LibreOffice closes no gap where numbers begin and end, and keeps smaller ones there.
    """
    turns = sum(one.isascii() != other.isascii() for one, other in pairwise(line))
    wide = sum(0.5 if one.isascii() else 1.0 for one in line)
    won = (ems(line) - wide) * _NEARER
    gaps = max(len(line) - 1 - turns, len(line) // 2)
    return min(0, floor((room + won) * _SIZE / gaps))


def lines(text: str, indent: float) -> Iterator[str]:
    """Yield the lines of *text*, the first one indented by *indent* characters."""
    here = ""
    for piece in _PIECES.findall(text):
        longer = ems(here + piece) + indent
        if longer <= _CLOSER:
            here += piece
            continue
        marks = sum(one in _OPENING + _CLOSING for one in here + piece)
        fits = ems(here) + indent <= _HOLDS
        indent = 0.0
        if fits and longer <= _HOLDS + marks * _GIVES:
            yield here + piece
            here = ""
            continue
        yield here
        here = piece
    if here:
        yield here
