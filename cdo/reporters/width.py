"""How wide text stands on a terminal, and how it is made safe to print.

A character of East Asian width W or F takes two columns, a combining one none,
every other one; where the width is ambiguous (“ ” · …) terminals differ and one
column is assumed.
"""

from __future__ import annotations

import unicodedata

from cdo.identifiers import masked

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_NEVER_FIRST = frozenset("，。、；：？！）》」』】〕”’…％,.;:?!)]}%")
_NEVER_LAST = frozenset("（《「『【〔“‘([{")
_RUNNER_COMMANDS = ("::", "##[")


def width(text: str) -> int:
    """Return how many columns *text* takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def padded(text: str, columns: int) -> str:
    """Return *text* with blanks after it, so that it takes *columns*."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """Return *text* as lines of at most *columns*, nothing left out.

    A line is broken at a blank or beside a wide character, never before a
    closing mark or after an opening one; a word that is too long is cut.
    """
    lines = []
    for line in text.split("\n"):
        rest = line
        while width(rest) > columns:
            at = _break(rest, columns)
            lines.append(rest[:at].rstrip(" "))
            rest = rest[at:].lstrip(" ")
        lines.append(rest)
    return lines


def visible(text: str) -> str:
    """Return *text* on one line: what cannot be seen is spelled out.

    Numbers of persons are masked.  What the runner of a pull request would take
    for a command is taken apart.
    """
    text = masked(text)
    if not text.isprintable():
        text = "".join(map(_spelled, text))
    return text.replace("##[", "## [") if "##[" in text else text


def line_start(text: str) -> str:
    """Return *text*, a path, so that no line that begins with it is a command."""
    return f"./{text}" if text.lstrip().startswith(_RUNNER_COMMANDS) else text


def _columns(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.combining(character) else 1


def _spelled(character: str) -> str:
    if character == "\t":
        return "<TAB>"
    if unicodedata.category(character) in _UNSEEN:
        return f"<U+{ord(character):04X}>"
    return character


def _break(text: str, columns: int) -> int:
    """Return where to break *text*, which is wider than *columns*."""
    index, best = 0, 0
    room = columns - _columns(text[0])
    while room >= 0:
        index += 1
        room -= _columns(text[index])
        if _may_break(text[index - 1], text[index]):
            best = index
    return best or max(index, 1)


def _may_break(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or before in _NEVER_LAST:
        return False
    return before == " " or _columns(before) > 1 or _columns(after) > 1
