"""Excel workbooks, a sheet a table; the only door to XlsxWriter.

Every cell is text, and stays text when it is edited.  The same page gives the same
bytes on any day: the file says that it was made on the day asked about.
"""

from __future__ import annotations

import io
import re
from datetime import datetime, time
from typing import TYPE_CHECKING

import xlsxwriter

from cdo.reporters.width import width
from cdo.tables.page import plain

if TYPE_CHECKING:
    from typing import Any

    from cdo.tables.page import Page, Table

WIDEST = 60
"""Columns of a screen that a column of a sheet takes at most."""

_LONGEST_TEXT = 32767  # what a cell of Excel holds
_LONGEST_NAME = 31  # and the name of a sheet
_LONGEST_HEADER = 100  # half of what a header holds, for each & is doubled
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_NAMELESS = "表"
_A4 = 9
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_TEXT = {"num_format": "@", "valign": "top", "text_wrap": True, "border": 1}


def written(page: Page) -> bytes:
    """Return a workbook with the tables of *page*."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, _OPTIONS)
    made = datetime.combine(page.day, time())
    book.set_properties({"title": page.title, "created": made})
    body, head = book.add_format(_TEXT), book.add_format(_TEXT | {"bold": True})
    names: list[str] = []
    for table in page.tables:
        names.append(_name(table.title or page.title, names))
        sheet = book.add_worksheet(names[-1])
        _fill(sheet, table, body, head)
        _lay_out(sheet, table, page.title)
    book.close()
    return data.getvalue()


def _fill(sheet: Any, table: Table, body: Any, head: Any) -> None:  # noqa: ANN401
    for number, cells in enumerate((table.heads, *table.rows, *table.totals)):
        form = body if number else head
        for column, one in enumerate(cells):
            sheet.write_string(number, column, plain(one)[:_LONGEST_TEXT], form)


def _lay_out(sheet: Any, table: Table, title: str) -> None:  # noqa: ANN401
    """Give columns their widths, and the printer what it needs."""
    last = len(table.rows) + len(table.totals)
    columns = zip(table.heads, *table.rows, *table.totals, strict=True)
    for number, cells in enumerate(columns):
        widest = max(width(plain(one)) for one in cells)
        sheet.set_column(number, number, min(widest, WIDEST) + 2)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&C{title[:_LONGEST_HEADER].replace('&', '&&')}")
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _name(title: str, taken: list[str]) -> str:
    """Return a name for a sheet that Excel takes and no other of *taken* has."""
    clean = _FORBIDDEN.sub(" ", title).strip("' ") or _NAMELESS
    name, number = clean[:_LONGEST_NAME], 2
    while name.casefold() in map(str.casefold, taken):
        end = f" {number}"
        name, number = clean[: _LONGEST_NAME - len(end)] + end, number + 1
    return name
