"""A Word document as it lies on paper: sections, paragraphs, lines, as they are seen.

Measures are twips unless they say otherwise; `top` is in millimetres from the upper
edge of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

TWIPS_MM: Final = 1440 / 25.4
TWIPS_PT: Final = 20
SIZE: Final = 10.0
"""Points of characters that nothing gives a size."""

_REDDISH: Final = (0xB0, 0x50)
_NATURAL: Final = 1.3
"""Lines of a Chinese font, in its size, where nothing says how high they are."""

_PARTED: Final = re.compile(r"\s+")


class Type(NamedTuple):
    """How characters look: font for Chinese and for Latin, size in points, colour.

    `spacing` is how much each is set apart, in twips.
    """

    font: str = ""
    latin: str = ""
    size: float = SIZE
    color: str = ""
    spacing: float = 0

    @property
    def red(self) -> bool:
        """Whether they are red."""
        return is_red(self.color)


class Piece(NamedTuple):
    """Text in one type."""

    text: str
    type: Type


class Stroke(NamedTuple):
    """A line drawn across: weight in points; `compound` as drawings call it.

    `where` is `body`, `header` or `footer`; `first` is whether it is on a first page
    alone.  `top` is known where it is placed on the page.
    """

    red: bool
    weight: float
    compound: str = ""
    where: str = "body"
    first: bool = False
    top: float | None = None


class Section(NamedTuple):
    """Paper, margins, grid of some pages."""

    width: int = 11906
    height: int = 16838
    top: int = 1440
    right: int = 1800
    bottom: int = 1440
    left: int = 1800
    header: int = 720
    footer: int = 720
    gutter: int = 0
    grid: str = ""
    pitch: int = 0
    characters: int = 0
    title_page: bool = False
    kind: str = "nextPage"

    @property
    def type_width(self) -> int:
        """How wide the type area is."""
        return self.width - self.left - self.right - self.gutter


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """One paragraph as it is seen.

    `at` counts paragraphs that say something.  `first` is the indent of the first
    line, `left` and `right` those of all, in characters; `line` is the height of a
    line, None where the font decides.  `page` is whether it begins a page, `where` and
    `sort` the story it is from.  `blank` is how much lies between it and the text
    before it.
    """

    pieces: list[Piece] = field(default_factory=list)
    at: int = 0
    where: str = "body"
    sort: str = ""
    section: int = 0
    align: str = "left"
    first: float = 0
    left: float = 0
    right: float = 0
    line: float | None = None
    before: float = 0
    after: float = 0
    blank: float = 0
    page: bool = False
    table: bool = False
    ruled: bool = False
    boxed: bool = False
    side: str = ""
    tabs: str = ""
    field: str = ""
    style: str = ""
    strokes: tuple[Stroke, ...] = ()
    top: float | None = None
    sure: bool = True

    @property
    def raw(self) -> str:
        """What it says, blanks at both ends included."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def text(self) -> str:
        """What it says, on one line."""
        return _PARTED.sub(" ", self.raw).strip(" ")

    @property
    def dense(self) -> str:
        """What it says without any blank."""
        return _PARTED.sub("", self.raw)

    @property
    def type(self) -> Type:
        """How most of its Chinese characters look, else most of all."""
        return prevailing(self.pieces)

    def types(self) -> dict[Type, str]:
        """Return each look of Chinese characters, and what is set in it."""
        found: dict[Type, str] = {}
        for piece in self.pieces:
            text = "".join(filter(is_chinese, piece.text))
            if text:
                found[piece.type] = found.get(piece.type, "") + text
        return found

    @property
    def height(self) -> float:
        """How much room one line takes."""
        natural = (self.type.size if self.pieces else SIZE) * TWIPS_PT * _NATURAL
        return natural if self.line is None else self.line


def prevailing(pieces: list[Piece]) -> Type:
    """Return how most of *pieces* looks, Chinese characters before others."""
    weights: dict[Type, int] = {}
    for piece in pieces:
        dense = piece.text.strip()
        weight = sum(1000 if is_chinese(one) else 1 for one in dense)
        weights[piece.type] = weights.get(piece.type, 0) + weight
    return max(weights, key=lambda one: weights[one]) if weights else Type()


def is_chinese(character: str) -> bool:
    """Say whether *character* is an ideograph, for whose font Chinese fonts are."""
    return (
        "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"
    )


def is_red(color: str) -> bool:
    """Say whether *color*, in hexadecimal or by its name, is red."""
    if color.lower() == "red":
        return True
    try:
        red, others = int(color[:2], 16), (int(color[2:4], 16), int(color[4:6], 16))
    except ValueError:
        return False
    bright, dark = _REDDISH
    return red >= bright and max(others) <= dark


@dataclass(slots=True)
class Paper:
    """The whole document."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    headers: list[Paragraph] = field(default_factory=list)
    footers: list[Paragraph] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    even: bool = False
    summed: bool = False

    def between(self, after: float, before: float) -> float:
        """Return the space between two paragraphs: the larger of what they ask for.

        Only a document that says so adds both.
        """
        return after + before if self.summed else max(after, before)

    @property
    def first(self) -> Section:
        """The section that begins the document."""
        return self.sections[0]
