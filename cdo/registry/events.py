"""The parser's events, without the parser: their places, and what they leave open."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cdo.registry.places import Span

Event = Any
"""What the parser yields; it has marks at its start and end."""

BLOCK = ("|", ">")
"""Styles of texts that keep lines of their own."""


class Frame:
    """An open map or list: what it holds, the key that waits, the keys seen."""

    __slots__ = (
        "awaits_key", "container", "discarded", "is_map", "key", "opened", "seen"
    )  # fmt: skip

    def __init__(self, opened: Event, *, is_map: bool) -> None:
        self.container: Any = {} if is_map else []
        self.is_map = is_map
        self.awaits_key = is_map
        self.opened = opened
        self.key = ""
        self.discarded = False
        self.seen: dict[str, Event] = {}

    def is_flow_list(self) -> bool:
        """Say whether it is a list in brackets."""
        return not self.is_map and self.opened is not None and self.opened.flow_style


def span(event: Event) -> Span:
    """Return where *event* stands."""
    return stretch(event.start_mark, event.end_mark, event)


def stretch(start: Any, end: Any, event: Event) -> Span:  # noqa: ANN401
    """Return a stretch that ends on the line on which an open block begins."""
    line, column = start.line + 1, start.column + 1
    style = getattr(event, "style", BLOCK[0])
    if end.line != start.line and style in BLOCK:
        return (line, column, line, column + 1)
    return (line, column, end.line + 1, end.column + 1)


@lru_cache(maxsize=4096)
def folded(key: str) -> str:
    """Return what *key* has in common with keys that nobody can tell from it."""
    return unicodedata.normalize("NFKC", key).casefold().strip()
