"""Stacked bars as an inline drawing, told apart by patterns as well as by shades."""

from __future__ import annotations

from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from cdo.reporters.width import visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.tables.picture import Bar, Part

_NAMES, _WIDE, _AFTER = 150, 700, 150
_HIGH, _GAP = 26, 8
_LETTER = 7
_TICKS = 5

_PATTERNS = (
    ("#dbe7f3", ""),
    ("#fff", '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4"/>'),
    ("#a9c1d9", ""),
    ("#fff", '<circle cx="4" cy="4" r="1.4"/>'),
    ("#eef3e2", '<path d="M0 4h8"/>'),
    ("#c9c9c9", ""),
    ("#fff", '<path d="M0 0l8 8M8 0l-8 8"/>'),
    ("#f4e3c3", '<path d="M4 0v8"/>'),
    ("#fff", '<path d="M-2 6l4 4M0 0l8 8M6-2l4 4"/>'),
    ("#e6e6e6", '<circle cx="4" cy="4" r="2"/>'),
)
"""Fills in turn: a shade, and lines or dots over it."""

STYLE = """\
svg { display: block; width: 100%; max-width: 1000px; height: auto; }
svg text { font: 13px "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei",
  "PingFang SC", sans-serif; fill: #000; }
svg .axis { font-size: 11px; fill: #333; }
svg .grid { stroke: #bbb; stroke-width: 1; }
svg .part { stroke: #222; stroke-width: 1; }
svg .plate { fill: #fff; }
svg pattern path { stroke: #555; stroke-width: 1.1; fill: none; }
svg pattern circle { fill: #555; }
svg a { text-decoration: none; }
svg.shared { position: absolute; width: 0; height: 0; }
.legend { list-style: none; padding: 0; margin: .3em 0; font-size: .85em; }
.legend li { display: inline-block; margin-right: 1.2em; white-space: nowrap; }
.legend svg { display: inline-block; width: 28px; height: 14px;
  vertical-align: -2px; margin-right: .4em; }
"""


def patterns() -> Iterator[str]:
    """Yield the fills that all bars of a page share."""
    yield '<svg class="shared" aria-hidden="true"><defs>'
    for number, (shade, lines) in enumerate(_PATTERNS):
        yield (
            f'<pattern id="fill{number}" width="8" height="8"'
            f' patternUnits="userSpaceOnUse">'
            f'<rect width="8" height="8" fill="{shade}"/>{lines}</pattern>'
        )
    yield "</defs></svg>"


def legend(names: Sequence[str]) -> Iterator[str]:
    """Yield which fill stands for which of *names*."""
    yield '<ul class="legend">'
    for number, name in enumerate(names):
        swatch = (
            '<svg viewBox="0 0 28 14" aria-hidden="true">'
            f'<rect class="part" x="1" y="1" width="26" height="12"'
            f' fill="{_fill(number)}"/></svg>'
        )
        yield f"<li>{swatch}{_shown(name)}</li>"
    yield "</ul>"


def drawing(bars: Sequence[Bar], full: str, title: str) -> Iterator[str]:
    """Yield the drawing of *bars* called *title*; *full* are the marks at the end."""
    high = len(bars) * (_HIGH + _GAP) + 24
    wide = _NAMES + _WIDE + _AFTER
    yield (f'<svg viewBox="0 0 {wide} {high}" role="img" aria-label="{_shown(title)}">')
    yield from _axis(full, high)
    for number, bar in enumerate(bars):
        yield from _bar(bar, number * (_HIGH + _GAP) + 4)
    yield "</svg>"


def href(anchor: str) -> str:
    """Return the address of a place on this page."""
    return f"#{quote(anchor)}"


def _axis(full: str, high: int) -> Iterator[str]:
    """Yield lines at equal parts of the *full* marks."""
    for tick in range(_TICKS + 1):
        at = _NAMES + _WIDE * tick // _TICKS
        marks = float(Fraction(full) * tick / _TICKS)
        yield f'<path class="grid" d="M{at} 0V{high - 18}"/>'
        yield (
            f'<text class="axis" x="{at}" y="{high - 4}"'
            f' text-anchor="middle">{marks:g}</text>'
        )


def _bar(bar: Bar, top: int) -> Iterator[str]:
    middle = top + _HIGH // 2 + 5
    name = f'<text x="{_NAMES - 8}" y="{middle}" text-anchor="end"'
    yield _linked(bar.unit.to, f"{name}>{_shown(bar.unit.text)}</text>")
    at = Fraction(_NAMES)
    for number, part in enumerate(bar.parts):
        room = part.share * _WIDE
        if room > 0:
            yield _linked(part.number.to, _part(part, number, at, room, top))
        at += room
    text = f'<text x="{float(at) + 8:.1f}" y="{middle}"'
    plate = _plate(float(at) + 4, top + 4, width(bar.total.text) * _LETTER + 8)
    yield _linked(bar.total.to, f"{plate}{text}>{_shown(bar.total.text)}</text>")


def _part(part: Part, number: int, at: Fraction, room: Fraction, top: int) -> str:
    """Return one stretch of a bar, with its number where there is room for it."""
    told = f"{part.name} {part.number.text}"
    drawn = (
        f"<title>{_shown(told)}</title>"
        f'<rect class="part" x="{float(at):.2f}" y="{top}" width="{float(room):.2f}"'
        f' height="{_HIGH}" fill="{_fill(number)}"/>'
    )
    long, short = told.partition(" ")[0] + f" {part.number.text}", part.number.text
    fitting = (one for one in (long, short) if width(one) * _LETTER + 8 <= room)
    text = next(fitting, "")
    if not text:
        return drawn
    middle = float(at + room / 2)
    plate = _plate(
        middle - width(text) * _LETTER / 2 - 3, top + 5, width(text) * _LETTER + 6
    )
    place = f'x="{middle:.1f}" y="{top + _HIGH // 2 + 5}" text-anchor="middle"'
    return f"{drawn}{plate}<text {place}>{_shown(text)}</text>"


def _plate(left: float, top: float, wide: float) -> str:
    """Return the white ground on which a text can be read on any fill."""
    place = f'x="{left:.1f}" y="{top}" width="{wide:.1f}" height="{_HIGH - 9}"'
    return f'<rect class="plate" {place} rx="2"/>'


def _fill(number: int) -> str:
    return f"url(#fill{number % len(_PATTERNS)})"


def _linked(anchor: str, drawn: str) -> str:
    return f'<a href="{href(anchor)}">{drawn}</a>' if anchor else f"<g>{drawn}</g>"


def _shown(text: str) -> str:
    return escape(visible(text))
