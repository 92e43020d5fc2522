"""Tables of text: folded to the terminal, never cut; as wide as need be elsewhere.

No rules are drawn: the characters for them differ in width between terminals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.reporters.width import padded, visible, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_GAP = "  "
_NARROWEST = 8


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], columns: int | None
) -> Iterator[str]:
    """Yield the lines of a table that is at most *columns* wide.

    Where that leaves a column too narrow to read, each row is a list instead.
    """
    cells = [list(heads), *([visible(cell) for cell in row] for row in rows)]
    wanted = [max(map(width, column)) for column in zip(*cells, strict=True)]
    widths = wanted if columns is None else _fitted(wanted, columns)
    if widths is None:
        yield from _lists(cells[0], cells[1:], columns or 0)
        return
    for row in cells:
        yield from _folded(row, widths)


def _fitted(wanted: list[int], columns: int) -> list[int] | None:
    """Return widths that fit, the widest columns giving way; None if none do."""
    room = columns - len(_GAP) * (len(wanted) - 1)
    widths = list(wanted)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _NARROWEST:
            return None
        widths[widest] -= 1
    return widths


def _folded(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    pieces = [wrapped(cell, room) for cell, room in zip(row, widths, strict=True)]
    for index in range(max(map(len, pieces))):
        line = [
            padded(piece[index] if index < len(piece) else "", room)
            for piece, room in zip(pieces, widths, strict=True)
        ]
        yield _GAP.join(line).rstrip() + "\n"


def _lists(
    heads: Sequence[str], rows: Sequence[Sequence[str]], columns: int
) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number:
            yield "\n"
        for head, cell in zip(heads, row, strict=True):
            for line in wrapped(f"{head}：{cell}", max(columns, _NARROWEST)):
                yield line + "\n"


def definitions(
    entries: Iterable[tuple[str, str]], columns: int | None, indent: str = ""
) -> Iterator[str]:
    """Yield a line `label：text` an entry; what is folded stands under the text."""
    for label, text in entries:
        start = f"{indent}{visible(label)}："
        room = None if columns is None else columns - width(start)
        lines = [visible(line) for line in text.split("\n")]
        if room is not None:
            lines = [
                part for line in lines for part in wrapped(line, max(room, _NARROWEST))
            ]
        yield start + lines[0] + "\n"
        for line in lines[1:]:
            yield " " * width(start) + line + "\n"
