"""Splicing: the new value stands there, and all else is as it was, byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo.editing.splice import Unspliced, splice
from cdo.registry import source

VALUE: source.Value = {
    "total": "84.12",
    "band": None,
    "capped_by": ["V1 未交报告，封顶"],
    "factors": {
        name: {"score": "11.90", "indicators": {f"{name}{n}": "3.50" for n in range(6)}}
        for name in "ABCDEFG"
    },
}


def said(data: bytes) -> object:
    value, faults = source.parse(data.decode("utf-8-sig"))
    assert not faults
    return value


def spliced(data: bytes, key: str, value: source.Value) -> bytes:
    made = splice(data, key, value)
    assert isinstance(made, bytes)
    return made


def test_a_long_value_has_a_line_an_entry() -> None:
    made = spliced(b"a: 1\n", "result", VALUE).decode()
    assert made.startswith(
        "a: 1\n"
        "result:\n"
        "  total: 84.12\n"
        "  band: null\n"
        '  capped_by: ["V1 未交报告，封顶"]\n'
        "  factors:\n"
        "    A:\n"
        "      score: 11.90\n"
        "      indicators: {A0: 3.50, A1: 3.50, A2: 3.50,"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "k: 1\n"),
        ("# 说明\n", "# 说明\nk: 1\n"),
        ("a: 1\n", "a: 1\nk: 1\n"),
        ("a: 1", "a: 1\nk: 1"),
        ("a: 1\n\n# 尾注\n", "a: 1\n\n# 尾注\nk: 1\n"),
        ("a: 1\r\nb: 2\r\n", "a: 1\r\nb: 2\r\nk: 1\r\n"),
        ("a: 1\r\nb: 2", "a: 1\r\nb: 2\r\nk: 1"),
        ("\ufeffa: 1\n", "\ufeffa: 1\nk: 1\n"),
        ("---\na: 1\n", "---\na: 1\nk: 1\n"),
        ("  a: 1\n  b: 2\n", "  a: 1\n  b: 2\n  k: 1\n"),
        ("k: 0\n", "k: 1\n"),
        ("k:\n", "k: 1\n"),
        ("k: ~\na: 1\n", "k: 1\na: 1\n"),
        ("k: 0", "k: 1"),
        ('"k": 0\n', "k: 1\n"),
        ("a: 1\nk: 0   # 由工具写\nb: 2\n", "a: 1\nk: 1   # 由工具写\nb: 2\n"),
        ("k: # 由工具写\n  x: 1\nb: 2\n", "k: 1 # 由工具写\nb: 2\n"),
        ("k: {x: 1} # 完\nb: 2\n", "k: 1 # 完\nb: 2\n"),
        ("k: {x: [], y: '#1'}\t# 完\n", "k: 1\t# 完\n"),
        ("k: [1, # 一\n  2]\nb: 2\n", "k: 1 # 一\nb: 2\n"),
        ("k:\n- 1\n- 2\n# 后\nb: 2\n", "k: 1\n# 后\nb: 2\n"),
        ("k:\n  x: 1\n  # 缩进的\n\n\nb: 2\n", "k: 1\n  # 缩进的\n\n\nb: 2\n"),
        ("k:\r\n  x: 1\r\n# 后\r\nb: 2\r\n", "k: 1\r\n# 后\r\nb: 2\r\n"),
        ("k: |\n  一\n  # 是内容\n# 是注释\nb: 2\n", "k: 1\n# 是注释\nb: 2\n"),
        ("k: |2\n    一\n  # 是内容\nb: 2\n", "k: 1\nb: 2\n"),
        ("k:\n  x: |\n    一\n  # 是注释\nb: 2\n", "k: 1\n  # 是注释\nb: 2\n"),
        ("  k: |\n  b: 2\n", "  k: 1\n  b: 2\n"),
        ("k: |\n", "k: 1\n"),
        ('k: "一\n  # 二"\nb: 2\n', "k: 1\nb: 2\n"),
        ("a: 1\nk: 0\n...\n", "a: 1\nk: 1\n...\n"),
        ("a: |+\n  一\n\nk: 0\n", "a: |+\n  一\n\nk: 1\n"),
    ],
)
def test_only_the_stretch_of_the_key_is_replaced(before: str, after: str) -> None:
    assert spliced(before.encode(), "k", "1") == after.encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("a: 1".encode("utf-16"), Unspliced.UNREADABLE),
        (b"a: [1\n", Unspliced.UNREADABLE),
        (b"a: 1\na: 2\n", Unspliced.UNREADABLE),
        (b"- 1\n", Unspliced.NOT_A_MAP),
        (b"text\n", Unspliced.NOT_A_MAP),
        (b"{a: 1}\n", Unspliced.BRACKETS),
        (b"{\n  a: 1,\n  b: 2\n}\n", Unspliced.BRACKETS),
        (b"--- {\n  a: 1}\n", Unspliced.BRACKETS),
        (b"{}\n", Unspliced.BRACKETS),
        (b"a: |\n  1", Unspliced.ENTANGLED),
        (b"a: 1\n...\n", Unspliced.ENTANGLED),
        (b"~\n", Unspliced.ENTANGLED),
    ],
)
def test_what_cannot_be_spliced_is_refused(data: bytes, why: Unspliced) -> None:
    assert splice(data, "k", "1") is why


def test_a_key_within_another_value_is_let_be() -> None:
    before = b"a:\n  k: 0\n"
    assert spliced(before, "k", "1") == b"a:\n  k: 0\nk: 1\n"


TEXTS = st.text("甲乙abc019 .:#,-{}[]'\"|>%&*!?@`~，：（）〔〕\\\n", max_size=12)
KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,4}|[A-Z][-_()0-9一二]{0,3}", fullmatch=True)
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)
COMMENTS = st.sampled_from(["", "# 注\n", "\n", "  # 缩进\n", "#\n\n"])
OTHERS = (
    "a: 1\n",
    'b: "x # y"  # 注\n',
    "c: [1,\n  2]\n",
    "d:\n  e: {f: 1}\n  # 里\n  g: 2\n",
    "h: |\n  # 文\n  字\n",
    "i:\n- 1\n- j: 2\n",
    "l: >-\n  折\n\n  行\n",
    "m:\n",
)
OWN = (
    "",
    "k: 0\n",
    "k:\n  x: 1\n  # 里\n  y: {z: 2}\n",
    "k: |\n  # 文\n# 完\n",
    "k: {x: 1}\n",
    "k:\n- 1\n",
    "k: [1,\n 2\n ]\n",
    'k: "一\n  # 二"\n',
)


@st.composite
def sheets(draw: st.DrawFn) -> tuple[bytes, bytes, bytes]:
    """Return what stands before an entry of `k`, the entry, and what follows."""
    others = draw(st.lists(st.sampled_from(OTHERS), unique=True, max_size=5))
    pieces = [draw(COMMENTS) + entry for entry in others]
    own = draw(st.sampled_from(OWN))
    at = draw(st.integers(0, len(pieces))) if own else len(pieces)
    before = draw(st.sampled_from(["", "\ufeff"])) + "".join(pieces[:at])
    after = draw(COMMENTS) + "".join(pieces[at:]) + draw(COMMENTS) if own else ""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    whole, entry, rest = (
        part.replace("\n", newline).encode() for part in (before, own, after)
    )
    return whole, entry, rest


@given(sheets(), VALUES)
def test_all_else_is_unchanged(
    sheet: tuple[bytes, bytes, bytes], value: source.Value
) -> None:
    before, own, after = sheet
    old = said(before + own + after) or {}
    made = splice(before + own + after, "k", value)
    if isinstance(made, Unspliced):
        return
    assert isinstance(old, dict)
    assert said(made) == {**old, "k": value}
    assert made.startswith(before)
    assert made.endswith(after)
    assert spliced(made, "k", value) == made


@given(VALUES)
def test_every_value_is_written_or_refused(value: source.Value) -> None:
    made = splice(b"a: 1\n", "k", value)
    if isinstance(made, bytes):
        assert said(made) == {"a": "1", "k": value}
    else:
        assert made is Unspliced.ENTANGLED
