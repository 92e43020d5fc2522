"""What a commit's object says, in whatever encoding and however damaged."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo.registry.history.commits import Commit, commit

WHO = "张三 <z@example.cn> 1661000000 +0800"


def read(
    message: bytes,
    *,
    author: bytes = WHO.encode(),
    headers: bytes = b"",
) -> Commit:
    """Return a commit with this *message*."""
    lines = [b"tree " + b"a" * 40, b"parent " + b"b" * 40, b"parent " + b"c" * 40]
    lines += [b"author " + author, b"committer " + author]
    return commit("d" * 40, b"\n".join(lines) + b"\n" + headers + b"\n" + message)


def test_who_when_and_what() -> None:
    found = read("任命\n\n正文\n".encode())
    assert (found.id, found.tree) == ("d" * 40, "a" * 40)
    assert found.parents == ("b" * 40, "c" * 40)
    assert (found.author.name, found.author.email) == ("张三", "z@example.cn")
    assert found.date.isoformat() == "2022-08-20T20:53:20+08:00"
    assert (found.subject, found.message) == ("任命", "任命\n\n正文\n")
    assert (found.guessed, found.signed) == (False, False)


@pytest.mark.parametrize("encoding", ["GBK", "gb2312", "GB18030", "Big5", "UTF-16LE"])
def test_the_header_names_the_encoding(encoding: str) -> None:
    text, who = "任命市公安局首席", WHO.replace("张三", "李四")
    if encoding == "Big5":
        text = "任命市公安局首席"
    found = read(
        text.encode(encoding, "replace"),
        author=who.encode(encoding) if encoding != "UTF-16LE" else who.encode(),
        headers=f"encoding {encoding}\n".encode(),
    )
    assert found.message == text.encode(encoding, "replace").decode(encoding)
    assert encoding == "UTF-16LE" or found.author.name == "李四"
    assert encoding == "UTF-16LE" or not found.guessed


def test_without_a_header_gbk_is_a_guess() -> None:
    found = read("任命数据官".encode("gbk"))
    assert (found.message, found.guessed) == ("任命数据官", True)


def test_a_name_in_gbk_is_a_guess() -> None:
    found = read("任命".encode(), author=WHO.encode("gbk"))
    assert (found.author.name, found.guessed) == ("张三", True)


@pytest.mark.parametrize(
    "header",
    ["no-such", "rot13", "hex", "punycode", "unicode_escape", "idna", "\0", "é"],
)
def test_a_header_that_names_no_encoding_is_not_heeded(header: str) -> None:
    found = read("任命".encode(), headers=f"encoding {header}\n".encode())
    assert (found.message, found.guessed) == ("任命", False)


def test_a_header_that_is_wrong() -> None:
    found = read("任命".encode("gbk"), headers=b"encoding UTF-8\n")
    assert (found.message, found.guessed) == ("任命", True)


def test_what_is_in_no_encoding() -> None:
    found = read(b"\xff\xff")
    assert found.guessed
    assert "\ufffd" in found.message


def test_a_signature_is_seen() -> None:
    signature = b"gpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END\n"
    assert read(b"x", headers=signature).signed


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("0 +0000", "1970-01-01T00:00:00+00:00"),
        ("1661000000 -0930", "2022-08-20T03:23:20-09:30"),
        ("1661000000 +9999", "2022-08-20T12:53:20+00:00"),
        ("1661000000", "2022-08-20T12:53:20+00:00"),
        ("99999999999999 +0800", None),
        ("-99999999999999 -1200", None),
        ("soon +0800", "1970-01-01T08:00:00+08:00"),
    ],
)
def test_moments(when: str, expected: str | None) -> None:
    found = read(b"x", author=f"a <b> {when}".encode()).date
    assert expected is None or found.isoformat() == expected
    assert isinstance(found.utcoffset(), timedelta)


@given(st.binary(max_size=200))
def test_damage_never_raises(data: bytes) -> None:
    found = commit("a" * 40, data)
    assert isinstance(found.date, datetime)
    assert isinstance(found.subject, str)
