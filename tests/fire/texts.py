"""Damage to a text: what hands, editors and keyboards leave behind."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

FULL_WIDTH = (
    "：，；。！？（）［］｛｝－＿＃＆＊＜＞｜％＠　“”‘’「」『』０１９ａｚＡＺ—–−·…￥"
)
INDICATORS = (
    *(": ", ":", "- ", "-", "? ", "# ", "#", ", ", "|", "| ", "> ", ">-", "|+2", "!"),
    *("&a ", "*a ", "!t ", "!!str ", "<<: ", "@", "`", "%", "%YAML 1.2\n", "~", "\\"),
    *("---\n", "...\n", "--- ", "\n---\n", "\n...\n", "[]", "{}", "[[", "{{", "]", "}"),
)
QUOTES = ("'", '"', "''", '""', "' ", '" ', "“", "”", "「", "`")
BLANKS = ("\t", " ", "  ", "\u3000", "\xa0", "\u2003", "\r", "\r\n", "\n", "\n\n", "\v")
UNSEEN = (
    "\0\a\x08\x1b\x7f\x85\xad\u200b\u200d\u200e\u202e\u2028\u2029\u2066\ufeff\ufff9"
)
STRANGE = (
    "\U000e0041\ue000\ufdd0\U0001ffff\u0378\u2f00\uf91d\U0002f800𠮷㛃〇é\u0301😀\ufe0f"
)
ESCAPES = (r"\0", r"\t", r"\n", r"\x1b", r"\u200b", r"\ud800", r"\U00110000", r"\uXY")
VALUES = (
    *(
        "",
        "~",
        "null",
        '""',
        "''",
        "[]",
        "{}",
        "- a",
        "true",
        "yes",
        "no",
        "0752",
        "-0",
    ),
    *("1e999", "9" * 40, "0x1F", "0o17", ".inf", ".nan", "1_000", "1.50", "2022-02-30"),
    *("2022-08-31", "0000-00-00", "2022-8-1", "１２", "甲" * 200, "a: b", "{a: b}"),
    *("[a, b]", "[[[]]]", '"\\u0041"', "|", ">-", "*a", "&a b", "!!int 1", "{name}"),
)
NAMES = (
    "name",
    "unit",
    "events",
    "note",
    "from",
    "until",
    "id",
    "kind",
    "a",
    "甲",
    "_",
)

_KEY = re.compile(r"(?m)^( *(?:- )*)([^\s:#]+):")
_PAIR = re.compile(r"(?<![a-z_])([a-z_]+): ([^\s{}\[\],'\"]+)")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
DAYS = ["0001-01-01", "9999-12-31", "2022-08-31", "2023-04-30", "2024-02-29"]
NUMBERS = ["0", "1", "3", "100", "999999999", "0.0001", "0.5", "-1", "9" * 40]
_VALUE = re.compile(r"(?m)(?<=: )[^\n{}\[\],]+")


def insert(dice: Random, text: str) -> str:
    """Put something in that has a meaning in YAML, or seems to have one."""
    what = dice.choice(
        (tuple(FULL_WIDTH), INDICATORS, QUOTES, BLANKS, UNSEEN, STRANGE, ESCAPES)
    )
    return into(dice, text, dice.choice(what))


def insert_any(dice: Random, text: str) -> str:
    """Put any character of Unicode in."""
    code = dice.choice((0x80, 0x3000, 0xFFFF, sys.maxunicode))
    return into(dice, text, chr(dice.randint(0, code)))


def widen(dice: Random, text: str) -> str:
    """Type some of the characters with a Chinese keyboard."""
    here = [at for at, one in enumerate(text) if "!" <= one <= "~"]
    for at in dice.sample(here, min(len(here), dice.choice((1, 1, 2, 5)))):
        text = f"{text[:at]}{chr(ord(text[at]) + 0xFEE0)}{text[at + 1 :]}"
    return text


def unpair(dice: Random, text: str) -> str:
    """Take a quote, a bracket or a colon out."""
    here = [at for at, one in enumerate(text) if one in "'\"[]{}:,-"]
    at = dice.choice(here or [0])
    return text[:at] + text[at + 1 :]


def swap_keys(dice: Random, text: str) -> str:
    """Write two fields' names in each other's place, or one's in both."""
    keys = list(_KEY.finditer(text))
    if not keys:
        return text
    one, other = dice.choice(keys), dice.choice(keys)
    return text[: one.start(2)] + other[2] + text[one.end(2) :]


def rename_key(dice: Random, text: str) -> str:
    """Write a field's name wrong."""
    keys = list(_KEY.finditer(text))
    if not keys:
        return text
    one = dice.choice(keys)
    wrong = (one[2][:-1], one[2] * 2, one[2].upper(), one[2] + " ", *NAMES)
    return text[: one.start(2)] + dice.choice(wrong) + text[one.end(2) :]


def replace_value(dice: Random, text: str) -> str:
    """Write something else as a value."""
    values = list(_VALUE.finditer(text))
    if not values:
        return text
    one = dice.choice(values)
    new = dice.choice((dice.choice(VALUES), dice.choice(values)[0]))
    return text[: one.start()] + new + text[one.end() :]


def reassign(dice: Random, text: str) -> str:
    """Write as a value what might as well stand there: a neighbour's, a day, a number.

    What comes of it is most often a record, of which only the rules can say more.
    """
    pairs = list(_PAIR.finditer(text))
    if not pairs:
        return text
    for _number in range(dice.choice((1, 1, 2, 3))):
        one = dice.choice(pairs)
        alike = [it[2] for it in pairs if it[1] == one[1]]
        if _DAY.fullmatch(one[2]):
            alike += DAYS
        elif _DECIMAL.fullmatch(one[2]):
            alike += NUMBERS
        text = text[: one.start(2)] + dice.choice(alike) + text[one.end(2) :]
        pairs = list(_PAIR.finditer(text))
    return text


def quote(dice: Random, text: str) -> str:
    """Put a value into quotes, with something in it."""
    values = list(_VALUE.finditer(text))
    if not values:
        return text
    one, mark = dice.choice(values), dice.choice("'\"")
    value = into(dice, one[0], dice.choice(("", "", *ESCAPES, "\n  ", "\n", "：")))
    return f"{text[: one.start()]}{mark}{value}{mark}{text[one.end() :]}"


def into(dice: Random, text: str, what: str) -> str:
    """Return *text* with *what* somewhere in it."""
    here = dice.randint(0, len(text))
    return text[:here] + what + text[here:]


TEXTWISE = (
    *(insert, insert, insert, insert_any, widen, unpair, swap_keys, rename_key),
    *(replace_value, replace_value, quote, *(reassign,) * 6),
)
