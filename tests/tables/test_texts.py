"""The formats that are text, whole; and what they make of mischief."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cdo.reporters.width import visible
from cdo.tables import csv as csv_format
from cdo.tables import html, md, writer
from cdo.tables.page import Line, Page, Table, row
from tests.reporters import texts
from tests.tables.pages import DAY, NASTY, TIDY, VALUES

GOLDEN = Path(__file__).parent / "golden"
FORMATS = ("csv", "md", "html", "ics")
SEEN = [visible(value).strip() for value in VALUES]


@pytest.mark.parametrize("name", FORMATS)
def test_the_whole_page(name: str) -> None:
    text = writer(name)(TIDY)
    assert isinstance(text, str)
    texts.check(GOLDEN / f"tidy.{name}", text.replace("\r\n", "\n"))


def test_no_golden_file_is_left_over() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == {f"tidy.{n}" for n in FORMATS}


def test_csv_begins_with_a_mark_and_ends_lines_as_excel_does() -> None:
    text = csv_format.written(TIDY)
    assert text.startswith("\ufeff单位,计划备案；2023年6月30日；二(二)-1\r\n")
    assert text.count("\n") == text.count("\r\n")


def test_no_cell_of_csv_is_reckoned_with() -> None:
    text = csv_format.written(NASTY).removeprefix("\ufeff")
    cells = [cell for line in csv.reader(io.StringIO(text, "")) for cell in line]
    dangerous = "=+-@＝＋－＠\t\r"
    assert [one for one in cells if one[:1] in dangerous and one] == ["-13"]
    values = [cells[2 * at + 1] for at in range(1, len(VALUES) + 1)]
    assert [value.removeprefix("'") for value in values] == [*map(visible, VALUES)]
    assert values[2] == "'=cmd|' /C calc'!A0"
    assert values[0] == "[red]危险[/red]"


def test_no_value_becomes_markdown() -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(md.written(NASTY))
    inlines = [token for token in tokens if token.type == "inline"]
    parts = [part for token in inlines for part in token.children or ()]
    assert {part.type for part in parts} == {"text"}
    shown = ["".join(p.content for p in token.children or ()) for token in inlines]
    for value in SEEN:
        assert shown.count(value) >= 4
    kinds = {token.type for token in tokens if token.type.endswith("_open")}
    assert kinds == {
        *("heading_open", "paragraph_open", "bullet_list_open", "list_item_open"),
        *("table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open"),
    }


def test_addresses_are_taken_apart_for_renderers_that_make_links() -> None:
    assert md.escaped("https://a.cn www.a.cn") == r"https\://a.cn www\.a.cn"


class Reader(HTMLParser):
    """Takes a page apart."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not {name for name, _ in attrs} & {"src", "href", "onclick"}
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_no_value_becomes_html() -> None:
    tidy, nasty = Reader(html.written(TIDY)), Reader(html.written(NASTY))
    assert nasty.tags <= tidy.tags
    assert "script" not in nasty.tags
    for value in map(visible, VALUES):
        assert nasty.texts.count(value) >= 4


def test_html_needs_nothing_from_elsewhere() -> None:
    text = html.written(TIDY)
    assert "default-src 'none'" in text
    assert "http:" not in text
    assert "https:" not in text


def test_heads_are_parted_beside_terms_and_between_words() -> None:
    heads = row("设立首席数据官", "报告全市资源管理<情况", "2023年12月31日")
    table = Table(heads, (), terms=("首席数据官",))
    text = html.written(Page("甲", DAY, tables=(table,)))
    assert "<span>设立<wbr>首席数据官</span>" in text
    assert "<span>报告<wbr>全市<wbr>资源<wbr>管理<wbr>&lt;情<wbr>况</span>" in text
    assert "<span>2023年12月31日</span>" in text


def test_a_fraction_stays_with_its_word() -> None:
    table = Table(row("甲"), (row((Line("在任 1/3", "✓"),)),))
    assert "在任&nbsp;1/3" in html.written(Page("甲", DAY, tables=(table,)))


def test_a_page_without_tables() -> None:
    page = Page("空", DAY)
    assert csv_format.written(page) == "\ufeff"
    assert md.written(page) == "# 空\n"
    assert "<table>" not in html.written(page)
    bare = Page("空", DAY, tables=(Table(row("甲"), ()),))
    assert "<h2>" not in html.written(bare)
    assert md.written(bare).endswith("# 空\n\n| 甲 |\n| --- |\n")
