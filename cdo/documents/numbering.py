"""Numbers of headings: 一、 （一） 1. （1）, made, recognised, counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cdo.documents.document import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS: Final = "零一二三四五六七八九"
_TEN = 10
MOST: Final = 99
"""Numbers that headings of one level may have."""

_HAN = "[一二三四五六七八九十]{1,3}"
_FORMS: Final = (
    re.compile(rf"({_HAN})、\s*"),
    re.compile(rf"[（(]({_HAN})[)）]、?\s*"),
    re.compile(r"(\d{1,2})[.．、](?!\d)\s*"),
    re.compile(r"[（(](\d{1,2})[)）]、?\s*"),
)


def chinese(number: int) -> str:
    """Return *number*, 1 to 99, in Chinese numerals: 十二, 三十."""
    tens, ones = divmod(number, _TEN)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return before + (_DIGITS[ones] if ones else "")


_MAKERS: Final[tuple[Callable[[int], str], ...]] = (
    lambda number: f"{chinese(number)}、",
    lambda number: f"（{chinese(number)}）",
    lambda number: f"{number}.",
    lambda number: f"（{number}）",
)


def written(level: int, number: int) -> str:
    """Return how the heading *number* of *level* (1 to 4) is numbered."""
    return _MAKERS[level - 1](number)


def found(text: str) -> tuple[int, int, str] | None:
    """Return level, number and the rest of a *text* that begins with a number.

    A number is taken in half-width brackets, too.  None where there is none; the
    number is 0 where the numerals make none, as 十十 do.
    """
    for level, form in enumerate(_FORMS, 1):
        if match := form.match(text):
            return level, _value(match[1]), text[match.end() :]
    return None


def _value(numerals: str) -> int:
    if numerals.isdecimal():
        return int(numerals)
    values = (number for number in range(1, MOST + 1) if chinese(number) == numerals)
    return next(values, 0)


class Counter:
    """Counts the headings of one text."""

    def __init__(self) -> None:
        """Begin before the first heading."""
        self._counts = [0] * LEVELS

    def next(self, level: int) -> int:
        """Return the number that the next heading of *level* has; count it."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (LEVELS - level)
        return self._counts[level - 1]
