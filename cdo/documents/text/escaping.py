"""Text as Markdown in which it is nothing but itself."""

from __future__ import annotations

import re

_MARKUP = re.compile(r"[\\`*_\[\]<>|~&{}!#]")
_BEGINS = re.compile(r"^(\d*)([.)．、](?=\s|$)|[-+=:•·])")
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[.．、)）]")
_EDGES = re.compile(r"^\s+|\s+$")
_UNSEEN = re.compile(r"[\n\t]")


def literal(text: str) -> str:
    """Return *text* as one line of Markdown that shows it as it is."""
    told = _MARKUP.sub(r"\\\g<0>", text)
    told = _BEGINS.sub(_apart, told)
    told = _EDGES.sub(_entities, told)
    return _UNSEEN.sub(_entities, told)


def escaped(text: str) -> str:
    r"""Return *text* as Markdown that shows it as it is, wherever it is put.

    The answer has one line and fits into a paragraph, a heading or a cell, at their
    beginning, too, or begins a line: `**x**`, `1. x`, `# x`, `a | b`, `{{7*7}}`,
    `{.附件}`, `&lt;`, a backslash come out as written, and so do blanks at both ends.
    A line break is written `&#10;`.  For the body of a template only: what stands in
    front matter is no Markdown.
    """
    told = literal(text)
    begins = _ITEM.match(text)
    return f"&#{ord(text[0])};{told[1:]}" if begins else told


def _apart(match: re.Match[str]) -> str:
    """Return a beginning that makes no item: a backslash or, elsewhere, an entity."""
    mark = match[2]
    return match[1] + (f"\\{mark}" if mark.isascii() else f"&#{ord(mark)};")


def _entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])
