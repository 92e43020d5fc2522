"""Bytes become text, or an encoding is named; nothing raises."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo.registry.encoding import decoded

TEXT = (
    "# 单位：示例\nnames:\n  - {official: 云州市公安局, short: 市公安局}\nnote: 㛃䶮\n"
)


def test_utf8_is_text() -> None:
    found = decoded(TEXT.encode())
    assert found.text == TEXT
    assert not found.bom
    assert found.crlf == 0
    assert found.encoding is None


def test_an_empty_file_is_an_empty_text() -> None:
    assert decoded(b"").text == ""


def test_a_byte_order_mark_is_taken_off_and_noted() -> None:
    found = decoded(b"\xef\xbb\xbf" + TEXT.encode())
    assert (found.text, found.bom) == (TEXT, True)


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\r\nb\r\n", 1), ("a\nb\r\n", 2), ("一\n二\n三\r\n", 3), ("a\rb\n", 0)],
)
def test_the_first_windows_line_end_is_noted(text: str, line: int) -> None:
    found = decoded(text.encode())
    assert (found.text, found.crlf) == (text, line)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("gbk", "GB18030"),
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16LE"),
        ("utf-16-le", "UTF-16LE"),
        ("utf-16-be", "UTF-16BE"),
        ("utf-32", "UTF-32LE"),
        ("utf-32-le", "UTF-32LE"),
        ("utf-32-be", "UTF-32BE"),
    ],
)
@pytest.mark.parametrize("text", [TEXT, "name: 张三\n", TEXT.replace("\n", "\r\n")])
def test_another_encoding_is_named(codec: str, name: str, text: str) -> None:
    found = decoded(text.encode(codec, "ignore"))
    assert (found.text, found.encoding) == (None, name)


@pytest.mark.parametrize("codec", ["utf-16-be", "utf-32-be"])
def test_a_mark_names_the_encoding(codec: str) -> None:
    found = decoded(("\ufeff" + TEXT).encode(codec))
    assert found.encoding == codec.upper().replace("-BE", "BE")


@pytest.mark.parametrize(
    ("data", "line", "column", "bad"),
    [
        (TEXT.encode()[:-3] + b"\x80\n", 4, 8, "0xE4"),
        ("𠮷二\n三".encode() + b"\xff", 2, 2, "0xFF"),
        ("一\r\n二".encode() + b"\xc0\xaf", 2, 2, "0xC0"),
        (b"\xef\xbb\xbf\xfeab", 1, 1, "0xFE"),
        (b"\xed\xa0\x80", 1, 1, "0xED"),
        ("café".encode("latin-1") + b"\n", 1, 4, "0xE9"),
        ("name: 臺灣\n".encode("big5"), 1, 7, "0xBB"),
        ("惠州市".encode()[:-1], 1, 3, "0xE5"),
    ],
)
def test_the_first_bad_byte_has_its_place(
    data: bytes, line: int, column: int, bad: str
) -> None:
    found = decoded(data)
    assert (found.text, found.encoding) == (None, None)
    assert (found.line, found.column, found.bad) == (line, column, bad)


def test_a_text_in_gbk_has_the_place_of_its_first_chinese_character() -> None:
    found = decoded("# a\nname: 张三\n".encode("gbk"))
    assert (found.line, found.column, found.bad) == (2, 7, "0xD5")


@pytest.mark.parametrize("text", ["a\0b", "\0" * 10, "title: x\0", "一\0二"])
def test_a_null_character_alone_is_no_other_encoding(text: str) -> None:
    assert decoded(text.encode()).text == text


@given(st.binary())
def test_any_bytes_have_an_answer(data: bytes) -> None:
    found = decoded(data)
    assert (found.text is None) == bool(found.encoding or found.bad)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_whatever_is_utf8_is_read(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decoded(text.encode()).text == text


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 1024,
        b"\xff" * 256 * 1024,
        b"\0" * 256 * 1024,
        b"\x81\x30" * 128 * 1024,
        "惠".encode("gbk") * 128 * 1024,
    ],
    ids=["all", "ff", "nul", "pairs", "gbk"],
)
def test_a_large_file_is_judged_in_time(data: bytes) -> None:
    start = process_time()
    decoded(data)
    assert process_time() - start < 0.2
