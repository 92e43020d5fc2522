"""Workbooks are read back as Excel reads them: from the XML inside."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from cdo.reporters.width import visible
from cdo.tables import xlsx
from cdo.tables.page import Page, Table, row
from tests.tables.pages import DAY, NASTY, TIDY, VALUES

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def opened(page: Page) -> ZipFile:
    return ZipFile(io.BytesIO(xlsx.written(page)))


def opened_file(file: Path) -> ZipFile:
    return ZipFile(io.BytesIO(file.read_bytes()))


def part(book: ZipFile, name: str) -> Element:
    return ET.fromstring(book.read(name))  # noqa: S314  # our own


def strings(book: ZipFile) -> list[str]:
    found = part(book, "xl/sharedStrings.xml").iter(f"{MAIN}si")
    return ["".join(one.itertext()) for one in found]


def cells(book: ZipFile, number: int) -> list[list[str]]:
    """Return the texts of a sheet; every cell that says something must be one."""
    shared = strings(book)
    found = []
    for line in part(book, f"xl/worksheets/sheet{number}.xml").iter(f"{MAIN}row"):
        texts = []
        for cell in line:
            value = cell.find(f"{MAIN}v")
            assert value is None or cell.get("t") == "s"
            texts.append("" if value is None else shared[int(value.text or "")])
        found.append(texts)
    return found


def names(book: ZipFile) -> list[str]:
    sheets = part(book, "xl/workbook.xml").iter(f"{MAIN}sheet")
    return [sheet.get("name", "") for sheet in sheets]


def test_a_sheet_a_table() -> None:
    book = opened(TIDY)
    assert names(book) == ["首批（2 个单位）", "柳镇数据员登记册：截至2023年6月15日"]
    assert cells(book, 1) == [
        ["单位", "计划备案；2023年6月30日；二(二)-1"],
        ["农机站", "按期"],
        ["水利所", "逾期 3 天；交流 0/2"],
        ["已完成", "1/2"],
    ]


def test_the_head_stays_and_columns_fit_chinese() -> None:
    sheet = part(opened(TIDY), "xl/worksheets/sheet1.xml")
    pane = next(sheet.iter(f"{MAIN}pane"))
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    widths = [float(one.get("width", "0")) for one in sheet.iter(f"{MAIN}col")]
    assert widths[0] >= 8
    assert widths[1] >= 34


def test_no_value_becomes_a_formula_or_a_link() -> None:
    book = opened(NASTY)
    values = [line[1] for line in cells(book, 1)[1:]]
    assert values == [visible(value) for value in VALUES]
    assert not list(part(book, "xl/worksheets/sheet1.xml").iter(f"{MAIN}f"))
    assert not [name for name in book.namelist() if "_rels/sheet" in name]


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    one, two = names(opened(NASTY))
    assert one != two
    assert max(map(len, (one, two))) <= 31
    assert not set("[]:*?/\\") & {*one, *two}
    odd = Page("'", DAY, tables=(Table(row("甲"), ()), Table(row("甲"), ())))
    assert names(opened(odd)) == ["表", "表 2"]


def test_the_same_page_gives_the_same_bytes() -> None:
    assert xlsx.written(TIDY) == xlsx.written(TIDY)
    core = opened(TIDY).read("docProps/core.xml").decode()
    assert "2023-06-15T00:00:00Z" in core
    assert {one.date_time[0] for one in opened(TIDY).infolist()} == {1980}
