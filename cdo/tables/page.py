"""A page: headed tables of text, which every format writes in its own way.

Texts are made safe to print as they enter: one line each, what cannot be seen
spelled out, numbers of persons masked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class Tone(StrEnum):
    """How a state strikes the eye; its word and its sign say the same."""

    PLAIN = "plain"
    GOOD = "good"
    WAIT = "wait"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell: a text, before it a sign if it tells a state."""

    text: str
    sign: str = ""
    tone: Tone = Tone.PLAIN

    def __post_init__(self) -> None:
        """Keep the text printable."""
        object.__setattr__(self, "text", visible(self.text))

    def __str__(self) -> str:
        """Return the sign and the text."""
        return f"{self.sign} {self.text}" if self.sign else self.text


Cell = tuple[Line, ...]
"""The lines of a cell; none where there is nothing to say."""


def cell(text: object = "") -> Cell:
    """Return a cell of one plain line, an empty one for an empty text or None."""
    return (Line(str(text)),) if text not in {"", None} else ()


def row(*texts: object) -> tuple[Cell, ...]:
    """Return a row of plain cells; what is a cell already is left as it is."""
    return tuple(one if isinstance(one, tuple) else cell(one) for one in texts)


def plain(one: Cell) -> str:
    """Return the lines of a cell on one line, without signs."""
    return "；".join(line.text for line in one)


def signed(one: Cell) -> str:
    """Return the lines of a cell on one line, with signs."""
    return "；".join(map(str, one))


def parts(text: str, terms: tuple[str, ...]) -> list[str]:
    """Return *text* parted around those of *terms* that stand in it."""
    return [part for part in _pattern(terms).split(text) if part] if terms else [text]


@cache
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(f"({'|'.join(map(re.escape, longest_first))})")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; `totals` stand below them, `notes` above.

    The first column says what a row is about.  `apart` is set where the rows are
    read one by one rather than down a column.  `terms` are words of the field that
    are best not parted where a line ends.
    """

    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    totals: tuple[tuple[Cell, ...], ...] = ()
    apart: bool = False
    terms: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Keep the texts printable."""
        object.__setattr__(self, "title", visible(self.title))
        object.__setattr__(self, "notes", _printable(self.notes))


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of a calendar, and what falls on it.

    `remind` says whether there is still something to be reminded of.
    """

    uid: str
    day: date
    title: str
    lines: tuple[str, ...]
    remind: bool

    def __post_init__(self) -> None:
        """Keep the texts printable."""
        object.__setattr__(self, "uid", visible(self.uid))
        object.__setattr__(self, "title", visible(self.title))
        object.__setattr__(self, "lines", _printable(self.lines))


@dataclass(frozen=True, slots=True)
class Page:
    """What is written down of one result, as of `day`.

    `lead` stands before the tables, `notes` after them; `entries` are for a
    calendar and stand in no table.
    """

    title: str
    day: date
    lead: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        """Keep the texts printable."""
        object.__setattr__(self, "title", visible(self.title))
        object.__setattr__(self, "lead", _printable(self.lead))
        object.__setattr__(self, "notes", _printable(self.notes))


def _printable(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(visible, texts))
