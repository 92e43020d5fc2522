"""How messages repeat what others wrote: on one line, masked, not too long."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cdo.identifiers import masked

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_VALUE = 120
"""How many characters of a value a message repeats."""


def shown(value: object) -> str:
    """Return *value* as a message may repeat it.

    One line, no control or formatting characters, personal numbers masked, no
    longer than `LONGEST_VALUE`.
    """
    text = masked(str(value))
    if not text.isprintable():
        text = "".join(map(_visible, text))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def joined(values: Iterable[object]) -> str:
    """Return *values* as a Chinese enumeration."""
    return "、".join(map(str, values))


def _visible(character: str) -> str:
    if character == "\n":
        return " "
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return f"<U+{ord(character):04X}>"
    return character
