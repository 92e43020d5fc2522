"""What the parser lets pass and YAML 1.2 does not.

Other readers, an editor's among them, refuse it; and it hides what a clerk would
want to know, such as a quote that swallows the lines up to the next one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdo.registry.events import BLOCK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdo.registry.events import Event
    from cdo.registry.places import Span

_COMMENT = re.compile(r"#[^\n]*")
_GLUED = re.compile(r"""#(?<=['"\[\]{},?:|>+\-0-9]#)""")
_HEADER = re.compile(r"[|>][-+0-9]*#")
_BREAKS = str.maketrans("\r\x85\u2028\u2029", "    ")
_CLOSING = "]}"


def one_sort_of_line(text: str) -> str:
    """Return *text* with a blank for each line end that only the parser takes for one.

    They are refused as characters; here they must not shift the lines that follow.
    """
    if "\r" in text or "\x85" in text or "\u2028" in text or "\u2029" in text:
        return text.replace("\r\n", "\n").translate(_BREAKS)
    return text


def may_be_glued(text: str) -> bool:
    """Say whether some comment of *text* may follow something without a blank."""
    return "#" in text and _GLUED.search(text) is not None


def glued(text: str, done: int, event: Event) -> Span | None:
    """Return where a comment begins without a blank before it.

    Looked for from the offset *done* up to *event*, where nothing but comments,
    blanks and marks of structure stand, and right behind the sign of a block text.
    """
    start = event.start_mark.index
    at = _in_between(text, done, start)
    if at is None and getattr(event, "style", None) in BLOCK:
        header = _HEADER.match(text, start)
        at = header.end() - 1 if header is not None else None
    if at is None:
        return None
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return (line, column, line, column + 1)


def _in_between(text: str, start: int, end: int) -> int | None:
    for match in _COMMENT.finditer(text, start, end):
        at = match.start()
        if at and text[at - 1] not in " \t\n":
            return at
    return None


def outdented(
    lines: Sequence[str], first: int, last: int, parent: int, *, is_flow: bool
) -> int | None:
    """Return the number of the first line that begins no further in than its parent.

    *first* to *last* are the lines, from zero, of a quoted text, or with *is_flow* of
    brackets; *parent* is the column, from zero, of the block that they stand in.  A
    last line may begin with the closing bracket below the parent's first character.
    """
    for number in range(first + 1, last + 1):
        line = lines[number].rstrip()
        indent = len(line) - len(line.lstrip(" "))
        if not line or (is_flow and line[indent] == "#"):
            continue
        closes = is_flow and number == last and line[indent] in _CLOSING
        if indent < parent + (not closes):
            return number + 1
    return None
