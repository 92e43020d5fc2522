"""Short texts folded to be read at a glance: parted where the sense lets them be.

Chinese has no blanks between words.  What helps: a text is parted at blanks, marks
and years rather than elsewhere, a number stays with what it counts and a sign with
its word, terms that are known stay whole, most other words have two characters, and
a text in few even lines reads best.
"""

from __future__ import annotations

from functools import cache
from itertools import accumulate
from typing import NamedTuple

from cdo.reporters.width import width, wrapped
from cdo.tables.page import parts

_MOST = 5
"""A text of more lines is prose, and is folded as such."""

_OPENING = frozenset("（《「『【〔“‘([{")
_CLOSING = frozenset("，。、；：？！）》」』】〕”’％,.;:?!)]}%")
_GOOD = frozenset("，、；：）")
_COUNTED = frozenset("天个项席份名年月日")
_BLANK, _LINE, _EVEN, _ODD, _BAD = 5, 20, 45, 60, 300


class _Way(NamedTuple):
    """Some lines, and how badly they read."""

    cost: int
    lines: tuple[str, ...]


@cache
def folded(text: str, room: int, terms: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return *text* in lines of at most *room* columns, nothing left out.

    Those of *terms* that stand in it are parted only where there is no other way.
    """
    plain = tuple(wrapped(text, room))
    if not 1 < len(plain) <= _MOST or "\n" in text:
        return plain
    few = (_best(text, room, len(plain) + more, terms) for more in (0, 1))
    best = min((way for way in few if way is not None), default=None)
    return best.lines if best is not None else plain


@cache
def halved(name: str, room: int) -> tuple[str, ...]:
    """Return *name* in lines of at most *room* columns and of about one length."""
    lines = tuple(wrapped(name, room))
    while len(lines) > 1:
        room -= 1
        narrower = tuple(wrapped(name, room))
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


@cache
def _best(text: str, room: int, lines: int, terms: tuple[str, ...]) -> _Way | None:
    """Return the best way of folding *text* into so many *lines*, if there is one."""
    if lines == 1:
        slack = room - width(text)
        return _Way(_LINE + slack * slack // 4, (text,)) if slack >= 0 else None
    ways = []
    for at in range(1, len(text)):
        slack = room - width(text[:at].rstrip(" "))
        if slack < 0:
            break
        after = text[at:].lstrip(" ")
        rest = _best(after, room, lines - 1, terms) if _parts(text, at) else None
        if rest is not None:
            cost = rest.cost + _LINE + slack * slack // 4 + _cost(text, at, terms)
            ways.append(_Way(cost, (text[:at].rstrip(" "), *rest.lines)))
    return min(ways, default=None)


def _parts(text: str, at: int) -> bool:
    """Say whether *text* may be parted before the character *at*."""
    before, after = text[at - 1], text[at]
    blank = after == " " or not text[:at].strip(" ")
    if after in _CLOSING or before in _OPENING or blank:
        return False
    return before == " " or width(before) > 1 or width(after) > 1


def _cost(text: str, at: int, terms: tuple[str, ...]) -> int:
    """Return how badly *text* reads if it is parted before the character *at*."""
    beside, inside = _edges(text, terms)
    broken = _BAD if at in inside else 0
    before, after = text[:at].rstrip(" "), text[at]
    if len(before) == 1:
        return broken + (_ODD if at in beside else _BAD)
    if before[-1].isdecimal() and after in _COUNTED:
        return _BAD
    dated = before[-1] == "年" and before[-2].isdecimal()
    if dated or text[at - 1] in _GOOD or after in _OPENING:
        return broken
    if text[at - 1] == " " or at in beside:
        return _BLANK
    word = before.rpartition(" ")[2]
    wide = sum(one.isalpha() and width(one) > 1 for one in word)
    return broken + (_ODD if wide % 2 else _EVEN)


@cache
def _edges(text: str, terms: tuple[str, ...]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places in *text* beside one of *terms*, and those inside one."""
    every = parts(text, terms)
    ends = list(accumulate(map(len, every)))
    inside = (
        range(end - len(part) + 1, end)
        for part, end in zip(every, ends, strict=True)
        if part in terms
    )
    return frozenset(ends), frozenset(at for one in inside for at in one)
