"""How wide text stands, and what of it can be seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.reporters.width import line_start, padded, visible, width, wrapped


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("市公安局", 8),
        ("𠮷", 2),
        ("（一）", 6),
        ("“数字”·…", 8),
        ("e\u0301", 1),
        ("", 0),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


def test_padded_text_takes_the_columns() -> None:
    assert padded("市局", 6) == "市局  "
    assert padded("市公安局", 6) == "市公安局"


def test_chinese_is_broken_anywhere_but_before_a_closing_mark() -> None:
    assert wrapped("市公安局、市司法局", 8) == ["市公安", "局、市司", "法局"]


def test_words_are_broken_at_blanks() -> None:
    assert wrapped("cdo explain CDO203", 12) == ["cdo explain", "CDO203"]
    assert wrapped("abcdefgh", 3) == ["abc", "def", "gh"]


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"])))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str) -> None:
    lines = wrapped(text, 7)
    assert "".join(lines) == text
    assert all(width(line) <= 7 for line in lines)


def test_what_cannot_be_seen_is_spelled_out() -> None:
    assert visible("a\tb\x1b[31m\u202e\n") == "a<TAB>b<U+001B>[31m<U+202E><U+000A>"


@settings(deadline=None)
@given(st.text())
def test_visible_text_can_be_seen(text: str) -> None:
    shown = visible(text)
    assert all(unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in shown)
    assert "##[" not in shown


@pytest.mark.parametrize(
    "file", ["::error::x.yaml", "  ::stop-commands::t", "##[group]"]
)
def test_a_line_that_begins_with_a_path_is_no_command(file: str) -> None:
    assert line_start(file) == f"./{file}"
    assert line_start("units/a.yaml") == "units/a.yaml"
