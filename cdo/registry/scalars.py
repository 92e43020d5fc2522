"""Characters inside one value: what escapes hide, what a flow list swallows."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from cdo.registry import characters, filerules, yamlrules
from cdo.registry.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.findings import Path
    from cdo.registry.places import Span

_ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))|(\t)"
)
_NAMED = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "r": "\r",
    "t": "\t",
    "v": "\v",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}


def in_escapes(lines: Sequence[str], span: Span, path: Path) -> Iterator[Fault]:
    """Yield the refused characters that a value writes as escapes, and its tabs.

    *lines* are those of the whole text, *span* is where the value stands.
    """
    first, start, last, end = span
    double = lines[first - 1][start - 1 : start] == '"'
    for number in range(first, min(last, len(lines)) + 1):
        line = lines[number - 1]
        begin = start - 1 if number == first else 0
        stop = end - 1 if number == last else len(line)
        for match in _ESCAPE.finditer(line, begin, stop):
            character = _character(match)
            if match[5] or (double and refused(character)):
                where = (number, match.start() + 1, number, match.end() + 1)
                yield forbidden(character, where, path)


def refused(text: str) -> bool:
    """Say whether *text* has a character that no value may have."""
    return "\t" in text or characters.refused(text)


def forbidden(character: str, span: Span, path: Path | None = None) -> Fault:
    """Return the fault that the refused *character* stands at *span*."""
    if character == "\t":
        fields: dict[str, object] = {"what": "制表符（Tab）", "instead": "空格"}
        return Fault(filerules.CHARACTERS, filerules.REPLACEABLE, span, fields, path)
    what, instead = characters.verdict(character) or (character, None)
    fields = {"what": what, "instead": f"“{instead}”"}
    message = filerules.REPLACEABLE if instead else filerules.FORBIDDEN
    return Fault(filerules.CHARACTERS, message, span, fields, path)


def in_list_item(value: str, span: Span, path: Path) -> Fault:
    """Return the fault of a full-width comma in a plain item of a flow list."""
    line, column, last, _ = span
    if line == last:
        column += value.index("，")
        span = (line, column, line, column + 1)
    fields: dict[str, object] = {"typed": value.replace("，", ", ")}
    return Fault(yamlrules.KEYBOARD, yamlrules.COMMA, span, fields, path)


def _character(match: re.Match[str]) -> str:
    if number := match[1] or match[2] or match[3]:
        code = int(number, 16)
        return chr(code) if code <= sys.maxunicode else "�"
    return _NAMED.get(match[4] or "", match[5] or "")
