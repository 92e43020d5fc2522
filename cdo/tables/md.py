"""Markdown with pipe tables, in which no value is anything but itself.

Every character that Markdown could take for markup is written with a backslash;
what would begin a block at the start of a line, too, and addresses that some
renderers turn into links.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdo.tables.page import signed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.tables.page import Cell, Page, Table

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$]")
_ADDRESS = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=www)\.", re.IGNORECASE)
_BEGINS = re.compile(r"^([0-9]+(?=[.)])|(?=[#+=-]))")
_ENDS = re.compile(r"(#+)$")


def written(page: Page) -> str:
    """Return *page*: headings, paragraphs, tables, and a list of notes."""
    return "\n".join(_lines(page)) + "\n"


def escaped(text: str) -> str:
    """Return *text* so that Markdown shows it as it is within a line."""
    told = _MARKUP.sub(r"\\\g<0>", text.strip())
    return _ADDRESS.sub(r"\\\g<0>", told)


def _block(text: str) -> str:
    """Return *text* so that Markdown shows it as it is on a line of its own."""
    told = _BEGINS.sub(r"\g<0>\\", escaped(text))
    return _ENDS.sub(r"\\\1", told)


def _lines(page: Page) -> Iterator[str]:
    yield f"# {_block(page.title)}"
    for text in page.lead:
        yield ""
        yield _block(text)
    for table in page.tables:
        yield ""
        yield from _table(table)
    if page.notes:
        yield ""
    for text in page.notes:
        yield f"- {_block(text)}"


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield f"## {_block(table.title)}"
        yield ""
    for text in table.notes:
        yield _block(text)
        yield ""
    yield _row(table.heads)
    yield "|" + " --- |" * len(table.heads)
    for one in (*table.rows, *table.totals):
        yield _row(one)


def _row(cells: tuple[Cell, ...]) -> str:
    return "|" + "".join(f" {escaped(signed(one))} |" for one in cells)
