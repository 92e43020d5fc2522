"""A page on a terminal: tables that fit, or lists where they do not.

A table folds its cells until they fit.  Where a column would be too narrow to read,
each row becomes a list of its own.  Nothing is cut off, and where the answer goes
into a pipe it is as wide as it needs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdo.cli.showing.folding import folded, halved
from cdo.reporters.width import padded, width, wrapped
from cdo.tables import writer
from cdo.tables.page import Line, Tone, parts, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdo.cli.showing.output import Output
    from cdo.tables.page import Cell, Page, Table

_GAP = "  "
_INDENT = "  "
_NARROWEST = 8
_NARROWEST_FIRST = 12
_BESIDE = 12  # columns that a text has beside its label at least
_LONGEST_WORD = 16  # what is longer is cut where it must
_WORD = re.compile(r"[!-~]+")
_BOLD = "\x1b[1m"
_COLORS = {
    Tone.PLAIN: "",
    Tone.GOOD: "\x1b[32m",
    Tone.WAIT: "\x1b[33m",
    Tone.BAD: "\x1b[1;31m",
}
_END = "\x1b[0m"


def put(page: Page, form: str, answer: Output) -> None:
    """Write *page* in the format *form* where the answer goes."""
    if form == "text":
        answer.write(display(page, answer.columns, color=answer.color))
    else:
        answer.save(writer(form)(page))


def display(page: Page, columns: int | None, *, color: bool = False) -> Iterator[str]:
    """Yield the lines of *page*, none wider than *columns*."""
    screen = _Screen(columns, color=color)
    yield from screen.bold(page.title)
    for text in page.lead:
        yield from screen.paragraph(text)
    for table in page.tables:
        yield "\n"
        yield from screen.table(table)
    if page.notes:
        yield "\n"
    for text in page.notes:
        yield from screen.paragraph(text)


class _Screen:
    """Writes for one width, with or without colour."""

    def __init__(self, columns: int | None, *, color: bool) -> None:
        self._columns = columns
        self._color = color

    def bold(self, text: str) -> Iterator[str]:
        for line in self._fold(text):
            yield self._painted(line, _BOLD) + "\n"

    def paragraph(self, text: str, indent: str = "") -> Iterator[str]:
        for line in self._fold(text, width(indent)):
            yield f"{indent}{line}\n"

    def table(self, table: Table) -> Iterator[str]:
        if table.title:
            yield from self.bold(table.title)
        for text in table.notes:
            yield from self.paragraph(text, _INDENT if table.title else "")
        widths = None if table.apart else self._widths(table)
        if widths is None:
            yield from self._lists(table)
            return
        yield from self._row(table.heads, widths, _BOLD, table.terms)
        for cells in table.rows:
            yield from self._row(cells, widths)
        if table.totals:
            yield _rule(widths)
        for cells in table.totals:
            yield from self._row(cells, widths)

    def _widths(self, table: Table) -> list[int] | None:
        """Return how wide the columns are, the widest giving way; None if none fit."""
        rows = zip(table.heads, *table.rows, *table.totals, strict=True)
        columns = [[str(line) for one in column for line in one] for column in rows]
        wanted = [max(map(width, column), default=0) for column in columns]
        if self._columns is None:
            return wanted
        room = self._columns - len(_GAP) * (len(wanted) - 1)
        least = [max(map(_longest_word, column), default=0) for column in columns]
        least = [max(one, _NARROWEST) for one in least]
        least[0] = max(least[0], _NARROWEST_FIRST)
        whole = [
            max((_longest_term(line, table.terms) for line in column), default=0)
            for column in columns
        ]
        _shrink(wanted, list(map(max, least, whole)), room)
        _shrink(wanted, least, room)
        return wanted if sum(wanted) <= room else None

    def _row(
        self,
        cells: Sequence[Cell],
        widths: Sequence[int],
        style: str = "",
        terms: tuple[str, ...] = (),
    ) -> Iterator[str]:
        cut = [list(_folded(*one, terms)) for one in zip(cells, widths, strict=True)]
        cut[0] = [
            Line(piece) for line in cells[0] for piece in halved(line.text, widths[0])
        ]
        for index in range(max(map(len, cut))):
            pieces = [
                (one[index] if index < len(one) else Line(""), room)
                for one, room in zip(cut, widths, strict=True)
            ]
            while pieces and not pieces[-1][0].text:
                pieces.pop()
            line = _GAP.join(self._piece(*piece, style) for piece in pieces)
            yield line.rstrip() + "\n"

    def _piece(self, line: Line, room: int, style: str) -> str:
        after = padded(line.text, room).removeprefix(line.text)
        return self._painted(line.text, style or _COLORS[line.tone]) + after

    def _lists(self, table: Table) -> Iterator[str]:
        """Yield each row as a list: what it is about, then a line a cell."""
        yield from self._legend(table)
        labels = [one[0].text if one else "" for one in table.heads]
        for number, cells in enumerate((*table.rows, *table.totals)):
            if number or table.notes or table.title:
                yield "\n"
            yield from self._list(labels, cells)

    def _legend(self, table: Table) -> Iterator[str]:
        for one in table.heads:
            if len(one) > 1:
                yield from self._labelled(one[0].text, [Line(plain(one[1:]))])

    def _list(self, labels: Sequence[str], cells: Sequence[Cell]) -> Iterator[str]:
        yield from self.bold(plain(cells[0]))
        for label, one in zip(labels[1:], cells[1:], strict=True):
            if one:
                yield from self._labelled(label, one)

    def _labelled(self, label: str, lines: Iterable[Line]) -> Iterator[str]:
        """Yield `label：line`, the further lines and what is folded under the first."""
        start = f"{_INDENT}{label}："
        if self._columns is not None and width(start) > self._columns - _BESIDE:
            yield from self.paragraph(start.strip(), _INDENT)
            start = _INDENT * 2
        for line in lines:
            for text in self._fold(str(line), width(start)):
                yield start + self._painted(text, _COLORS[line.tone]) + "\n"
                start = " " * width(start)

    def _fold(self, text: str, taken: int = 0) -> list[str]:
        if self._columns is None:
            return [text]
        return wrapped(text, max(self._columns - taken, _NARROWEST))

    def _painted(self, text: str, style: str) -> str:
        return (
            f"{style}{text}{_END}" if self._color and style and text.strip() else text
        )


def _folded(one: Cell, room: int, terms: tuple[str, ...]) -> Iterator[Line]:
    """Yield the lines of a cell, folded to *room*."""
    for line in one:
        for piece in folded(str(line), room, terms):
            yield Line(piece, tone=line.tone)


def _shrink(widths: list[int], least: Sequence[int], room: int) -> None:
    """Take from the widest of *widths* until they fit *room* or are down to *least*."""
    while sum(widths) > room:
        able = [at for at, have in enumerate(widths) if have > least[at]]
        if not able:
            return
        widths[max(able, key=widths.__getitem__)] -= 1


def _longest_term(text: str, terms: tuple[str, ...]) -> int:
    """Return how wide the longest of *terms* in *text* is, if it is not too long."""
    found = (width(part) for part in parts(text, terms) if part in terms)
    return max((wide for wide in found if wide <= _LONGEST_WORD), default=0)


def _longest_word(text: str) -> int:
    """Return how wide the longest part of *text* is that must not be parted."""
    words = (len(word) for word in _WORD.findall(text))
    return max((length for length in words if length <= _LONGEST_WORD), default=0)


def _rule(widths: Sequence[int]) -> str:
    return _GAP.join("-" * room for room in widths) + "\n"
