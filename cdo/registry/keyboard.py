"""Faults of a Chinese keyboard: full-width characters where structure is meant.

The parser sees only what they lead to, often lines later.  When it stumbles, the
lines are looked at for what was typed; in keys and flow lists they are looked at
always.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from cdo.registry import yamlrules
from cdo.registry.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cdo.findings import Message

    Pattern = tuple[re.Pattern[str], Message, Callable[[re.Match[str]], str]]

_LONGEST_LINE = 400
"""Characters of a line that are looked at; nobody types a longer one by hand."""

_LEAD = r"^(?P<lead> *(?:- +)*)"
_WORD = r"[a-z][a-z0-9_]*"
_QUOTED = rf"[“”‘’]?{_WORD}[“”‘’]?"
_BLOCK_HEADER = re.compile(r"(?::|-|^) *[|>][-+0-9]* *(?:#.*)?$")
_QUOTATION = str.maketrans(dict.fromkeys("“”‘’「」『』＂＇", ""))
_PUNCTUATION = str.maketrans("：，；。－—–−～", ":,;.-----")


def typed(text: str) -> str:
    """Return *text* as it is typed with a half-width keyboard, without blanks."""
    plain = text.translate(_QUOTATION).translate(_PUNCTUATION)
    return unicodedata.normalize("NFKC", plain).strip()


def in_key(key: str, in_flow: bool) -> tuple[Message, str] | None:  # noqa: FBT001
    """Return what is wrong with *key*, if it is a keyboard's fault, and the remedy.

    *in_flow* says whether it stands between brackets, where a comma has a meaning.
    """
    if "，" in key and in_flow:
        return yamlrules.COMMA, key.replace("，", ", ").replace("：", ": ")
    if "：" in key:
        return yamlrules.COLON, key.replace("：", ": ", 1)
    if key != key.translate(_QUOTATION):
        return yamlrules.QUOTES, typed(key)
    no_fault = "，" in key or key == typed(key)
    return None if no_fault else (yamlrules.WIDE_KEY, typed(key))


def in_lines(text: str) -> Iterator[Fault]:
    """Yield the keyboard's faults in the structure of *text*, line by line.

    Meant for a text that could not be parsed, or not as what it should be; the
    contents of block scalars and comments are passed over.
    """
    block = -1
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.isspace():
            continue
        indent = len(line) - len(line.lstrip(" "))
        if indent > block >= 0:
            continue
        block = indent if _BLOCK_HEADER.search(line) else -1
        if (found := _in_line(line[:_LONGEST_LINE])) is not None:
            message, match, replacement = found
            start, end = match.span("fault")
            span = (number, start + 1, number, end + 1)
            fields = {"key": match["fault"], "typed": replacement}
            yield Fault(yamlrules.KEYBOARD, message, span, fields)


def _in_line(line: str) -> tuple[Message, re.Match[str], str] | None:
    for pattern, message, mend in _patterns():
        if (match := pattern.search(line)) is not None:
            return message, match, mend(match)
    return None


def _pair(match: re.Match[str]) -> str:
    value = match["rest"].strip().strip("　")
    return f"{typed(match['word'])}: {value}".rstrip()


def _after_comma(match: re.Match[str]) -> str:
    return f"…, {match['rest'].strip()}"


def _item(match: re.Match[str]) -> str:
    return f"- {match['rest'].strip().strip('　')}"


def _nothing(_: re.Match[str]) -> str:
    return ""


_SHAPES: tuple[tuple[str, Message, Callable[[re.Match[str]], str]], ...] = (
    (r"^ *(?P<fault>\t+) *[^\s#]", yamlrules.TAB, _nothing),
    (r"^ *(?P<fault>　+)\s*[^\s#]", yamlrules.WIDE_INDENT, _nothing),
    (r"^\s*(?P<fault>＃)", yamlrules.HASH, _nothing),
    (r"^ *(?P<fault>[－—–−＊])[ 　]*(?P<rest>\S.*)", yamlrules.DASH, _item),
    (r"^ *(?:- +)*(?P<fault>-　+)(?P<rest>\S.*)", yamlrules.DASH_BLANK, _item),
    (
        rf"{_LEAD}(?P<word>{_QUOTED})[ 　]*(?P<fault>：)(?P<rest>.*)",
        yamlrules.COLON,
        _pair,
    ),
    (
        rf"{_LEAD}(?P<fault>(?P<word>[“‘]{_WORD}[”’])) *:(?P<rest>.*)",
        yamlrules.QUOTES,
        lambda match: f"{typed(match['word'])}:",
    ),
    (
        rf"{_LEAD}(?P<word>{_WORD}):(?P<fault>　+)(?P<rest>.*)",
        yamlrules.WIDE_BLANK,
        _pair,
    ),
    (
        rf"{_LEAD}(?P<fault>(?P<word>{_WORD}):)(?P<rest>[^\s:/].*)",
        yamlrules.NO_BLANK,
        _pair,
    ),
    (r"^ *(?P<fault>-)(?P<rest>[^-\s].*)", yamlrules.DASH_BLANK, _item),
    (
        rf"[{{,].*?(?P<fault>，)(?P<rest>\s*{_WORD}\s*[:：].*)",
        yamlrules.COMMA,
        _after_comma,
    ),
    (
        rf"[{{,，]\s*(?P<word>{_WORD})(?P<fault>：)(?P<rest>[^,，}}]*)",
        yamlrules.COLON,
        _pair,
    ),
)
"""What is looked for in a line, in this order, and how it is mended."""


@cache
def _patterns() -> tuple[Pattern, ...]:
    """Return the shapes, made ready when the first line is looked at."""
    return tuple((re.compile(shape), told, mend) for shape, told, mend in _SHAPES)
