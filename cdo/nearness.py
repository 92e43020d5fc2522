"""Did you mean: the words most like one that nobody knows."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FEW = 400
"""More words than these are sifted before they are compared one by one."""


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """Return up to three of *known* that are most like *word*, the nearest first.

    Several are told, because a reader takes the only one that is offered.
    """
    return list(_nearest(word, tuple(dict.fromkeys(known))))


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """Return the question which of *known* is meant, or *otherwise*."""
    near = nearest(word, known)
    return f"是不是{'、'.join(f'“{one}”' for one in near)}？" if near else otherwise


@lru_cache(maxsize=256)
def _nearest(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    if len(known) > FEW:
        known = tuple(one for one in known if _may_be(word, one))
    near = get_close_matches(word, known, 3, 0.6)
    return tuple(near) or tuple(get_close_matches(word, known, 1, 0.5))


def _may_be(word: str, other: str) -> bool:
    """Say cheaply whether a slip of the pen may lie between two words."""
    return abs(len(word) - len(other)) <= 1 and (
        word[:2] == other[:2] or word[-2:] == other[-2:]
    )
