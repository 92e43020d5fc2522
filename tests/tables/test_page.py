"""Pages hold text that can be printed, whatever was put in."""

from __future__ import annotations

from cdo.tables import TABLES, writer
from cdo.tables.page import Line, cell, parts, plain, row, signed
from tests.tables.pages import NASTY, TIDY


def test_what_cannot_be_seen_is_spelled_out_wherever_it_stands() -> None:
    line = Line("第一行\n\x1b[31m")
    assert line.text == "第一行<U+000A><U+001B>[31m"
    texts = [NASTY.title, *NASTY.lead, *NASTY.notes]
    texts += [text for table in NASTY.tables for text in (table.title, *table.notes)]
    texts += [
        text for one in NASTY.entries for text in (one.title, one.uid, *one.lines)
    ]
    assert all(text.isprintable() for text in texts)


def test_a_text_is_parted_around_terms_the_longest_first() -> None:
    terms = ("数据", "首席数据官", "a.c")
    assert parts("设立首席数据官", terms) == ["设立", "首席数据官"]
    assert parts("数据abc", terms) == ["数据", "abc"]
    assert parts("无", terms) == ["无"]
    assert parts("首席数据官", ()) == ["首席数据官"]


def test_numbers_of_persons_are_masked() -> None:
    number = "11010519491231002X"
    assert number not in Line(f"证号 {number}").text


def test_nothing_is_an_empty_cell_and_zero_is_not() -> None:
    assert cell() == cell("") == cell(None) == ()
    assert cell(0) == (Line("0"),)
    marked = (Line("按期", "✓"), Line("交流 0/2"))
    assert row("甲", None, marked) == (cell("甲"), (), marked)
    assert plain(marked) == "按期；交流 0/2"
    assert signed(marked) == "✓ 按期；交流 0/2"


def test_every_format_writes_the_same_twice() -> None:
    for name in TABLES:
        for page in (TIDY, NASTY):
            assert writer(name)(page) == writer(name)(page)
