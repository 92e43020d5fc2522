"""Where the lines of a body end on paper, as the program of an office ends them.

Characters have the width of the body's size.  What a line no longer holds is drawn in
all the same where the marks of the line can give way by half their width; quotation
marks do not.  After that the line is full, however many marks it has.  So that a line
without marks holds 28 characters, too, it may be set closer as far as that needs.
"""

from __future__ import annotations

import re
from math import ceil
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

_BREAK: Final = "\u200b"
"""Allows a break between a mark and a number, which LibreOffice 7.4 does not."""


def runs(text: str, indent: float) -> tuple[Run, ...]:
    """Return *text* in runs, a line each, in which a program ends it there.

    Its first line is indented by *indent* characters.  Where the width of a character
    is that of a font, the program is left alone.
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
    """Return *line*, which the line *after* follows, as close as it needs to be.

    The last one, if it has room, is left as it is.
    """
    over = ems(line) + indent - _HOLDS
    closer = ceil(over * _SIZE / (len(line) - 1)) if over > 0 else 0
    number = line[-1] in _CLOSING and after[:1].isdecimal()
    return Run(line + _BREAK * number, spacing=-closer if closer or after else None)


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
