"""Every code point is judged, and on every Python in the same way."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from time import process_time

import pytest

from cdo.registry import assigned, characters
from cdo.registry.characters import Verdict, faults, refused, verdict, visible

UNIFIED = frozenset("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩")
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
DIGEST = "89c7f36d0307a2bc"


@pytest.fixture(scope="module")
def verdicts() -> list[tuple[str, Verdict | None]]:
    return [(one, verdict(one)) for one in map(chr, range(sys.maxunicode + 1))]


def welcome(character: str) -> bool:
    """Say what is written about characters, in terms of this Python's tables."""
    code = ord(character)
    if 0x2E80 <= code <= 0x2FDF or 0x2F800 <= code <= 0x2FA1F:
        return False
    if 0xF900 <= code <= 0xFAFF:
        return character in UNIFIED
    if 0x20000 <= code <= 0x3FFFF:
        return code & 0xFFFE != 0xFFFE
    return character in "\t\n" or unicodedata.category(character) not in UNSEEN


def test_every_code_point_gets_its_verdict(
    verdicts: list[tuple[str, Verdict | None]],
) -> None:
    older = unicodedata.unidata_version != assigned.VERSION
    wrong = [
        visible(one)
        for one, found in verdicts
        if (found is None) != welcome(one)
        # A newer Unicode may have given a meaning to what has none here.
        and not (older and found is None and unicodedata.category(one) == "Cn")
    ]
    assert wrong == []


def test_the_verdicts_are_the_same_on_every_python(
    verdicts: list[tuple[str, Verdict | None]],
) -> None:
    said = "".join(
        f"{found[0]}>{found[1]}\n" if found else "\n" for _, found in verdicts
    )
    assert hashlib.sha256(said.encode()).hexdigest()[:16] == DIGEST


def test_what_to_use_instead_is_what_unicode_holds_to_be_the_same(
    verdicts: list[tuple[str, Verdict | None]],
) -> None:
    for one, found in verdicts:
        plain = unicodedata.normalize("NFKC", one)
        if found and unicodedata.category(one) in {"Lo", "So"} and plain != one:
            assert found.instead == plain, visible(one)
        if found and found.instead:
            assert len(found.instead) == 1
            assert not refused(found.instead)


def test_the_fast_test_never_passes_what_is_refused(
    verdicts: list[tuple[str, Verdict | None]],
) -> None:
    assert not [
        visible(one)
        for one, found in verdicts
        if found and not characters.CLEAN.search(one)
    ]


@pytest.mark.parametrize(
    ("character", "what", "instead"),
    [
        ("\0", "空字符（U+0000）", None),
        ("\a", "控制字符（U+0007）", None),
        ("\x1b", "终端控制字符（U+001B）", None),
        ("\x7f", "删除符（U+007F）", None),
        ("\x85", "换行控制字符（U+0085）", None),
        ("\x9f", "控制字符（U+009F）", None),
        ("\xad", "软连字符（U+00AD）", None),
        ("\u200b", "零宽空格（U+200B）", None),
        ("\u202e", "双向控制符（U+202E）", None),
        ("\u2028", "行分隔符（U+2028）", None),
        ("\u2066", "双向控制符（U+2066）", None),
        ("\u2061", "不可见的格式字符（U+2061）", None),
        ("\ufeff", "零宽不换行空格（U+FEFF）", None),
        ("\U000e0041", "不可见的标签字符（U+E0041）", None),
        ("\u0378", "没有定义的码位（U+0378）", None),
        ("\ufada", "没有定义的码位（U+FADA）", None),
        ("\ud800", "不成字的代理码位（U+D800）", None),
        ("\ufdd0", "非字符（U+FDD0）", None),
        ("\U0002ffff", "非字符（U+2FFFF）", None),
        ("\U000f0000", "私用区的自造字（U+F0000）", None),
        ("\ue863", "私用区的自造字（U+E863）", "䶮"),
        ("\u2f00", "康熙部首“\u2f00”（U+2F00）", "一"),
        ("\u2ed8", "部首“\u2ed8”（U+2ED8）", "青"),
        ("\u2e80", "部首“\u2e80”（U+2E80）", None),
        ("\uf91d", "兼容汉字“\uf91d”（U+F91D）", "欄"),
        ("\U0002f800", "兼容汉字“\U0002f800”（U+2F800）", "丽"),
    ],
)
def test_a_refused_character_is_named(
    character: str, what: str, instead: str | None
) -> None:
    assert list(faults(f"好{character}字")) == [(1, character, (what, instead))]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name: 张三\n\tnote: '“一网统管”—…〔2022〕12号'\n",
        "𠮷㛃䶮龑〇，阿依古丽·买买提",
        "".join(sorted(UNIFIED)),
        "\U000323b0\U0003347f\U0003fffd",  # ideographs newer than most Pythons
        "é e\u0301 ё ① ½ ㎡ ＡＢ１２ 😀 \ufe0f ☆ → \u3000",
        "一行\r\n又一行\r\n",
    ],
)
def test_what_people_write_passes(text: str) -> None:
    assert list(faults(text)) == []
    assert not refused(text)


@pytest.mark.parametrize("text", ["a\rb", "a\r", "\r\r\n", "\n\r"])
def test_a_carriage_return_alone_is_refused(text: str) -> None:
    assert [what for _, _, (what, _) in faults(text)] == ["单独的回车符（U+000D）"]


def test_a_hostile_text_is_judged_in_time() -> None:
    text = "".join(map(chr, range(0xE000, 0xF900))) * 14
    start = process_time()
    assert sum(1 for _ in faults(text)) == len(text) > 256 * 1024 // 3
    assert process_time() - start < 1
