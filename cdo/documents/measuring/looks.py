"""From properties to what is seen: types, indents, heights of lines, strokes."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from cdo.documents.measuring.paper import (
    SIZE,
    TWIPS_MM,
    TWIPS_PT,
    Paragraph,
    Section,
    Stroke,
    Type,
    is_red,
)
from cdo.documents.measuring.styles import on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.measuring.elements import Element
    from cdo.documents.measuring.styles import Properties, Styles

_GRIDS: Final = ("lines", "linesAndChars", "snapToChars")
_SINGLE: Final = 240
_THIN: Final = 80
"""Twips up to which a filled paragraph is a line."""

_NATURAL: Final = 1.3
_EMU_MM: Final = 36000
_EMU_PT: Final = 12700
_ALIGNED: Final = {"start": "left", "end": "right", "distribute": "both"}


def number(text: str, default: float = 0) -> float:
    """Return *text* as a number; with pt, mm, cm, in as twips."""
    units = {"pt": 20.0, "mm": TWIPS_MM, "cm": 10 * TWIPS_MM, "in": 1440.0}
    try:
        if text[-2:] in units:
            return float(text[:-2]) * units[text[-2:]]
        found = float(text)
    except ValueError:
        return default
    return found if abs(found) < 1e9 else default  # noqa: PLR2004  # no NaN either


def typed(styles: Styles, properties: Properties) -> Type:
    """Return how characters with *properties* look."""
    size = number(properties.get("sz.val", ""), 2 * SIZE) / 2
    return Type(
        styles.font(properties),
        styles.font(properties, "ascii"),
        size,
        properties.get("color.val", ""),
        number(properties.get("spacing.val", "")),
    )


def laid(told: Paragraph, properties: Properties, section: Section) -> None:
    """Give *told* the measures that *properties* have on the grid of *section*."""
    kind = told.type
    pitch = max(kind.size * TWIPS_PT + kind.spacing, 1)
    align = properties.get("jc.val", "left")
    told.align = _ALIGNED.get(align, align)
    told.first = _chars(properties, "firstLine", pitch) - _chars(
        properties, "hanging", pitch
    )
    told.left = _chars(properties, "left", pitch)
    told.right = _chars(properties, "right", pitch)
    told.page = on(properties, "pageBreakBefore")
    told.tabs = properties.get("tabs", "")
    told.side = properties.get("framePr.xAlign", "")
    told.boxed = told.boxed or "framePr.w" in properties or bool(told.side)
    natural = kind.size * TWIPS_PT * _NATURAL
    grid = section.pitch if section.grid in _GRIDS and section.pitch else 0
    snaps = bool(grid) and properties.get("snapToGrid.val", "1") not in {"0", "false"}
    told.line, told.sure = _line(properties, natural, grid if snaps else 0)
    line = grid or _SINGLE
    told.before = _space(properties, "before", line)
    told.after = _space(properties, "after", line)
    told.strokes = tuple(strokes(properties, told))


def _chars(properties: Properties, name: str, pitch: float) -> float:
    """Return an indent in characters; given in characters it goes before twips."""
    chars = properties.get(f"ind.{name}Chars", "")
    if chars and number(chars):
        return number(chars) / 100
    return number(properties.get(f"ind.{name}", "")) / pitch


def _space(properties: Properties, name: str, line: float) -> float:
    lines = properties.get(f"spacing.{name}Lines", "")
    if lines and number(lines):
        return number(lines) / 100 * line
    return number(properties.get(f"spacing.{name}", ""))


def _line(
    properties: Properties, natural: float, grid: float
) -> tuple[float | None, bool]:
    """Return the height of a line, and whether it depends on no font."""
    told = number(properties.get("spacing.line", ""))
    rule = properties.get("spacing.lineRule", "auto")
    if told and rule == "exact":
        return told, True
    if told and rule == "atLeast" and told >= natural:
        return max(told, grid), True
    factor = told / _SINGLE if told and rule == "auto" else 1.0
    if grid:
        return ceil(natural / grid - 0.25) * grid * factor, True
    return natural * factor, False


def strokes(properties: Properties, told: Paragraph) -> Iterator[Stroke]:
    """Yield the borders above and below a paragraph, and itself if it is a line.

    That is one without words, filled with a colour, as high as a line is thick.
    """
    fill = properties.get("shd.fill", "auto").lower()
    thin = told.line is not None and told.line <= _THIN
    if not told.text and thin and fill not in {"auto", "ffffff", ""}:
        weight = (told.line or 0) / TWIPS_PT
        yield Stroke(is_red(fill), weight, "", told.where, told.sort == "first")
    for side in ("top", "bottom"):
        value = properties.get(f"pBdr.{side}", "none 0 auto")
        style, size, color = value.split(" ", 2)
        if style in {"none", "nil"}:
            continue
        compound = style if style not in {"single", "thick"} else ""
        first = told.sort == "first"
        yield Stroke(is_red(color), number(size) / 8, compound, told.where, first)


def drawn(element: Element, told: Paragraph) -> Iterator[Stroke]:
    """Yield the lines drawn as shapes in *element*, an anchor or an old picture."""
    first = told.sort == "first"
    for line in element.all("a:ln"):
        color = next(line.all("a:srgbClr"), None)
        if color is None or not _flat(element):
            continue
        weight = number(line.get("w"), _EMU_PT) / _EMU_PT
        red = is_red(color.get("val"))
        top = offset(element)
        yield Stroke(red, weight, line.get("cmpd"), told.where, first, top)
    for line in element.all("v:line"):
        named = line.get("strokecolor").strip("# ")[:7].split(" ")[0]
        stroke = line.child("v:stroke")
        compound = "" if stroke is None else stroke.get("linestyle")
        weight = number(line.get("strokeweight"), TWIPS_PT) / TWIPS_PT
        yield Stroke(is_red(named), weight, compound, told.where, first)


def _flat(element: Element) -> bool:
    """Say whether a drawing is as flat as a line."""
    extent = next(element.all("wp:extent"), None)
    return extent is None or number(extent.get("cy")) < 2 * _EMU_MM


def side(element: Element) -> str:
    """Return to which side of the page a drawing is set: `outside`, `right`, …"""
    for place in element.all("wp:positionH"):
        aligned = place.child("wp:align")
        return "" if aligned is None else aligned.text.strip()
    for shape in element.all("v:shape", "v:rect"):
        told = shape.get("style").replace(" ", "")
        for one in ("outside", "right", "left", "center"):
            if f"mso-position-horizontal:{one}" in told:
                return one
    return ""


def offset(element: Element) -> float | None:
    """Return where on the page a drawing is, None where that depends on its text."""
    for place in element.all("wp:positionV"):
        offset = place.child("wp:posOffset")
        if place.get("relativeFrom") == "page" and offset is not None:
            return number(offset.text) / _EMU_MM
    return None
