"""How wide tables are: their columns, and whether they need a landscape page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cdo.documents.document import Paragraph, Table
from cdo.documents.layout import TABLE_SIZE, WIDE, ems

if TYPE_CHECKING:
    from cdo.documents.document import Block, Part

_LEAST, _MOST = 2.0, 12.0
_PADDING: Final = 1.2
_FEW: Final = 3
_SHORT: Final = 5.0
_SQUEEZED: Final = 0.4


def natural(table: Table) -> list[float]:
    """Return how wide each column wants to be, in characters of the table."""
    columns = zip(table.head, *table.rows, strict=True)
    return [
        min(max(_LEAST, *map(_widest, cells)), _MOST) + _PADDING
        for cells in ((*column, "") for column in columns)
    ]


def _widest(cell: str) -> float:
    return max(map(ems, cell.split("\n")))


def short(table: Table) -> list[bool]:
    """Say of each column whether its cells are so short that they stand centred."""
    columns = zip(table.head, *table.rows, strict=True)
    return [max(map(_widest, cells[1:]), default=0) <= _SHORT for cells in columns]


def is_wide(block: Block) -> bool:
    """Say whether *block* is a table that an upright page does not hold."""
    return isinstance(block, Table) and sum(natural(block)) > WIDE.value


def lies(part: Part) -> bool:
    """Say whether all of *part* is a landscape page: a wide table and few words."""
    words = [block for block in part.body if not isinstance(block, Table)]
    plain = all(isinstance(block, Paragraph) for block in words)
    return plain and len(words) <= _FEW and any(map(is_wide, part.body))


def columns(table: Table, width: int) -> list[int]:
    """Return the widths of the columns, which together are *width*.

    Where there is not enough, narrow columns keep what they want.
    """
    wanted = natural(table)
    room = width / TABLE_SIZE.twips
    kept = [one if one <= _SHORT + _PADDING else 0.0 for one in wanted]
    rest, wide = room - sum(kept), sum(wanted) - sum(kept)
    if sum(wanted) > room and wide and rest / wide > _SQUEEZED:
        wanted = [
            one or other * rest / wide for one, other in zip(kept, wanted, strict=True)
        ]
    found = [int(width * one / sum(wanted)) for one in wanted]
    found[-1] += width - sum(found)
    return found
