"""How a file is damaged: by machines, by editors and by tired hands.

Each damage takes a chance, what is damaged and another file, and gives what is
left.  The same chance always gives the same.
"""

from __future__ import annotations

import codecs
import re
from random import Random
from typing import TYPE_CHECKING

from tests.fire.lines import LINEWISE
from tests.fire.rewriting import rewrite
from tests.fire.texts import TEXTWISE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Bytewise = Callable[[Random, bytes, bytes], bytes]
    Textwise = Callable[[Random, str], str]

LARGEST = 512 * 1024
"""Bytes beyond which a damaged file is cut off; twice of what is read at all."""


def chance(seed: str) -> Random:
    """Return the chance that belongs to *seed*."""
    return Random(seed)  # noqa: S311  # no secret


def mutated(dice: Random, data: bytes, other: bytes) -> tuple[bytes, str]:
    """Return *data* after one to three damages, and what they were."""
    names = []
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3))):
        damage = dice.choice(DAMAGES)
        names.append(damage.__name__.strip("_"))
        data = damage(dice, data, other)[:LARGEST]
    return data, " ".join(names)


def _stretch(dice: Random, length: int) -> tuple[int, int]:
    """Return where a stretch of something begins and ends; most are short."""
    start = dice.randint(0, length)
    most = dice.choice((1, 3, 10, 40, length))
    return start, min(length, start + dice.randint(0, most))


def flip(dice: Random, data: bytes, _: bytes) -> bytes:
    """Turn some bits over."""
    changed = bytearray(data)
    for _number in range(dice.choice((1, 1, 2, 8))):
        if changed:
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def cut(dice: Random, data: bytes, _: bytes) -> bytes:
    """Take a stretch out."""
    start, end = _stretch(dice, len(data))
    return data[:start] + data[end:]


def truncate(dice: Random, data: bytes, _: bytes) -> bytes:
    """End the file early."""
    return data[: dice.randint(0, len(data))]


def duplicate(dice: Random, data: bytes, _: bytes) -> bytes:
    """Write a stretch more than once."""
    start, end = _stretch(dice, len(data))
    return data[:end] + data[start:end] * dice.choice((1, 1, 2, 50)) + data[end:]


def splice(dice: Random, data: bytes, other: bytes) -> bytes:
    """Go on with another file from somewhere."""
    return data[: dice.randint(0, len(data))] + other[dice.randint(0, len(other)) :]


def graft(dice: Random, data: bytes, other: bytes) -> bytes:
    """Put a stretch of another file in."""
    start, end = _stretch(dice, len(other))
    here = dice.randint(0, len(data))
    return data[:here] + other[start:end] + data[here:]


def noise(dice: Random, data: bytes, _: bytes) -> bytes:
    """Put random bytes in."""
    here = dice.randint(0, len(data))
    return data[:here] + dice.randbytes(dice.choice((1, 2, 4, 30))) + data[here:]


def recode(dice: Random, data: bytes, _: bytes) -> bytes:
    """Write the text, or the rest of it, in another encoding."""
    codec = dice.choice(
        ("gb18030", "gbk", "big5", "utf-16", "utf-16-be", "utf-32", "utf-32-be")
    )
    here = dice.choice((0, 0, dice.randint(0, len(data))))
    return data[:here] + data[here:].decode(errors="ignore").encode(codec, "ignore")


def mark(dice: Random, data: bytes, _: bytes) -> bytes:
    """Put a byte order mark at the beginning, or somewhere."""
    marks = (codecs.BOM_UTF8, codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE)
    here = dice.choice((0, 0, dice.randint(0, len(data))))
    return data[:here] + dice.choice(marks) + data[here:]


BYTEWISE: tuple[Bytewise, ...] = (
    *(flip, cut, truncate, duplicate, splice, graft, noise, recode, mark),
)


def _on_text(damage: Textwise) -> Bytewise:
    def on_bytes(dice: Random, data: bytes, _: bytes) -> bytes:
        text = damage(dice, data.decode(errors="surrogateescape"))
        return text.encode(errors="surrogatepass" if _is_lone(text) else _KEEP)

    on_bytes.__name__ = damage.__name__
    return on_bytes


_KEEP = "surrogateescape"


def _is_lone(text: str) -> bool:
    """Say whether *text* holds a surrogate that stands for no byte of a file."""
    return re.search("[\ud800-\udc7f\udd00-\udfff]", text) is not None


def _on_lines(damage: Callable[[Random, list[str]], None]) -> Textwise:
    def on_text(dice: Random, text: str) -> str:
        lines = text.split("\n")
        damage(dice, lines)
        return "\n".join(lines)

    on_text.__name__ = damage.__name__
    return on_text


DAMAGES: Sequence[Bytewise] = (
    *BYTEWISE,
    *map(_on_text, (*TEXTWISE, *[rewrite] * 4)),
    *map(_on_text, map(_on_lines, LINEWISE)),
)
