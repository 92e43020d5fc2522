"""Pages as they are printed: glyphs and bars of ink; the only door to pypdfium2.

All measures are millimetres from the upper left corner of the page.
"""

from __future__ import annotations

from ctypes import byref, c_uint
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST: Final = 40
"""Pages that are looked at."""

_DPI: Final = 200
_POINT: Final = 25.4 / 72
_PIXEL: Final = 25.4 / _DPI
_WIDE: Final = 90 / _PIXEL
"""Pixels from which on a row of ink is a bar."""

_RED: Final = 0xA0
_OTHER: Final = 0x80
_BRIGHT: Final = bytes(int(value > _RED) for value in range(256))
_DARK: Final = bytes(int(value < _OTHER) for value in range(256))


class Glyph(NamedTuple):
    """The ink of one character; `pitch` is where its room begins, `size` in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    pitch: float
    foot: float
    size: float
    red: bool


class Bar(NamedTuple):
    """A red line across the page."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def thickness(self) -> float:
        """How thick it is."""
        return self.bottom - self.top


class Sheet(NamedTuple):
    """One page."""

    width: float
    height: float
    glyphs: list[Glyph]
    bars: list[Bar]


class NoSheetsError(Exception):
    """The pages cannot be read."""


def sheets(data: bytes) -> list[Sheet]:
    """Return the first pages of the PDF *data*; raises `NoSheetsError`."""
    import pypdfium2  # noqa: PLC0415  # 40 ms, only for measuring on paper

    try:
        document = pypdfium2.PdfDocument(data)
        return [_sheet(document[at]) for at in range(min(len(document), MOST))]
    except pypdfium2.PdfiumError as error:
        raise NoSheetsError(str(error)) from error


def _sheet(page: Any) -> Sheet:  # noqa: ANN401  # the library is not typed
    width, height = page.get_size()
    glyphs = list(_glyphs(page.get_textpage(), height))
    return Sheet(width * _POINT, height * _POINT, glyphs, _bars(page))


def _glyphs(text: Any, height: float) -> Iterator[Glyph]:  # noqa: ANN401
    from pypdfium2 import raw  # noqa: PLC0415

    for at in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, at))
        if not character.strip():
            continue
        left, bottom, right, top = text.get_charbox(at)
        begins, foot, _, _ = text.get_charbox(at, loose=True)
        red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
        parts = byref(red), byref(green), byref(blue), byref(alpha)
        raw.FPDFText_GetFillColor(text, at, *parts)
        yield Glyph(
            character,
            left * _POINT,
            (height - top) * _POINT,
            right * _POINT,
            (height - bottom) * _POINT,
            begins * _POINT,
            (height - foot) * _POINT,
            raw.FPDFText_GetFontSize(text, at),
            red.value > _RED and max(green.value, blue.value) < _OTHER,
        )


def _bars(page: Any) -> list[Bar]:  # noqa: ANN401
    """Return the red lines of a page, found in its picture row by row."""
    picture = page.render(scale=_DPI / 72)
    data, stride = bytes(picture.buffer), picture.stride
    channels, width = picture.n_channels, picture.width
    found: list[Bar] = []
    for row in range(picture.height):
        start = row * stride
        line = data[start : start + width * channels]
        red = _bits(line[2::channels], _BRIGHT)
        ink = red & _bits(line[1::channels], _DARK) & _bits(line[::channels], _DARK)
        if ink.bit_count() < _WIDE:
            continue
        left = width - (ink.bit_length() + 7) // 8
        right = width - ((ink & -ink).bit_length() - 1) // 8
        top = row * _PIXEL
        if found and top - found[-1].bottom < _PIXEL / 2:
            left = min(left, round(found[-1].left / _PIXEL))
            right = max(right, round(found[-1].right / _PIXEL))
            top = found.pop().top
        found.append(Bar(left * _PIXEL, right * _PIXEL, top, (row + 1) * _PIXEL))
    return found


def _bits(channel: bytes, table: bytes) -> int:
    return int.from_bytes(channel.translate(table), "big")
