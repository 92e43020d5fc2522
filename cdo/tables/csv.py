"""CSV as Excel and WPS open it: UTF-8 with a byte order mark, CRLF, cells of text.

Only the tables are written, with a blank line between them.  A cell that a
spreadsheet would reckon with (it begins with = + - @ or one of their full-width
forms, blanks before it or not) gets an apostrophe in front.  A plain number such as
-13 is let be: it reckons nothing, and an apostrophe would only be seen.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from cdo.tables.page import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.tables.page import Page

BOM = "\ufeff"

_RECKONS = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def written(page: Page) -> str:
    """Return the tables of *page*."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(_rows(page))
    return BOM + text.getvalue()


def lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield *rows* of printable text line by line, as `written` writes a table's."""
    yield BOM
    for row in rows:
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(map(_guarded, row))
        yield line.getvalue()


def _rows(page: Page) -> Iterator[list[str]]:
    for number, table in enumerate(page.tables):
        if number:
            yield []
        for one in (table.heads, *table.rows, *table.totals):
            yield [_guarded(plain(cell)) for cell in one]


def _guarded(text: str) -> str:
    if _RECKONS.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
