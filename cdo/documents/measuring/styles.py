"""What a paragraph and its characters look like, all that has a say resolved together.

The order is that of Word: defaults of the document, style of the table, styles of the
paragraph (the one it is based on first), numbering, the paragraph's own properties;
for characters then their own style and their own properties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cdo.documents.measuring.elements import Element

if TYPE_CHECKING:
    from collections.abc import Iterable

Properties = dict[str, str]
"""Names such as `spacing.line` with their values."""

DEEPEST: Final = 20
"""Styles that one may be based on."""

_TOGGLES: Final = ("b.val", "i.val", "vanish.val")
_OFF: Final = frozenset({"0", "false", "off"})
_NONE: Final = Element("", {})
_INSTEAD: Final = {
    "rFonts.eastAsia": "rFonts.eastAsiaTheme",
    "rFonts.ascii": "rFonts.asciiTheme",
    "ind.firstLine": "ind.hanging",
    "ind.hanging": "ind.firstLine",
    "ind.firstLineChars": "ind.hangingChars",
    "ind.hangingChars": "ind.firstLineChars",
}
"""What a property puts out of force, unless it is given beside it."""

_SAME: Final = {"start": "left", "end": "right", "startChars": "leftChars"}
_SAME_ENDS: Final = {"endChars": "rightChars"}


def flat(element: Element | None) -> Properties:
    """Return the properties below *element*; one that is only there is `1`."""
    found: Properties = {}
    for one in () if element is None else element.children:
        name = one.name.removeprefix("w:")
        if name in {"pBdr", "tabs", "numPr"}:
            found |= _several(name, one)
        elif not one.children:
            for key, value in (one.attributes or {"val": "1"}).items():
                found[f"{name}.{_renamed(name, key)}"] = value
    return found


def _renamed(name: str, key: str) -> str:
    return (_SAME | _SAME_ENDS).get(key, key) if name == "ind" else key


def _several(name: str, element: Element) -> Properties:
    if name == "tabs":
        stops = (f"{one.get('val')}@{one.get('pos')}" for one in element.children)
        return {"tabs": " ".join(stops)}
    if name == "numPr":
        parts = (one for one in element.children if "val" in one.attributes)
        return {f"numPr.{one.name.removeprefix('w:')}": one.get("val") for one in parts}
    return {
        f"pBdr.{one.name.removeprefix('w:')}": " ".join(
            (one.get("val"), one.get("sz") or "0", one.get("color") or "auto")
        )
        for one in element.children
    }


def over(below: Properties, above: Properties) -> Properties:
    """Return what holds where *above* is given on top of *below*."""
    gone = {
        _INSTEAD[name]
        for name in above
        if name in _INSTEAD and _INSTEAD[name] not in above
    }
    return {k: v for k, v in below.items() if k not in gone} | above


def on(properties: Properties, name: str) -> bool:
    """Say whether the switch *name* is there and not off."""
    return properties.get(f"{name}.val", "0") not in _OFF


class Styles:
    """The styles of one document."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        """Take the parts as they are; each may be missing."""
        root = styles or _NONE
        self._theme = _theme(theme or _NONE)
        defaults = root.child("w:docDefaults") or _NONE
        self._paragraph = flat(defaults.child("w:pPrDefault", "w:pPr"))
        self._run = flat(defaults.child("w:rPrDefault", "w:rPr"))
        self._chains: dict[tuple[str, str], Properties] = {}
        self._styles = {one.get("styleId"): one for one in root.each("w:style")}
        self._default = {
            one.get("type"): one.get("styleId")
            for one in root.each("w:style")
            if one.get("default") not in _OFF | {""}
        }

    def name(self, style: str) -> str:
        """Return how people see the style with the id *style* called."""
        found = self._styles.get(style or self._default.get("paragraph", ""))
        return "" if found is None else found.value("w:name")

    def lined(self, style: str) -> bool:
        """Say whether tables of the style with the id *style* have lines."""
        for _ in range(DEEPEST):
            found = self._styles.get(style)
            if found is None:
                return False
            borders = found.child("w:tblPr", "w:tblBorders") or _NONE
            if any(one.get("val") not in {"none", "nil"} for one in borders.children):
                return True
            style = found.value("w:basedOn")
        return False

    def numbered(self, style: str) -> Properties:
        """Return what the styles of a paragraph say of its numbering, and the rest."""
        return self._chain(style or self._default.get("paragraph", ""), "w:pPr")

    def paragraph(
        self, own: Properties, table: str = "", level: Properties | None = None
    ) -> Properties:
        """Return the properties of a paragraph; *level* are those of its numbering."""
        found = over(self._paragraph, self._chain(table, "w:pPr"))
        found = over(found, self.numbered(own.get("pStyle.val", "")))
        return over(over(found, level or {}), own)

    def run(self, paragraph: str, own: Properties, table: str = "") -> Properties:
        """Return the properties of characters; *paragraph* is the style around them."""
        named = paragraph or self._default.get("paragraph", "")
        chains = [
            self._chain(table, "w:rPr"),
            self._chain(named, "w:rPr"),
            self._chain(own.get("rStyle.val", ""), "w:rPr"),
        ]
        found = self._run
        for chain in chains:
            found = over(found, chain)
        for toggle in _TOGGLES:
            found = found | self._toggled(toggle, chains)
        return over(found, own)

    def font(self, properties: Properties, script: str = "eastAsia") -> str:
        """Return the font of Chinese characters (or of `ascii`), empty if unnamed."""
        theme = properties.get(f"rFonts.{script}Theme", "")
        return self._theme.get(theme) or properties.get(f"rFonts.{script}", "")

    def _toggled(self, name: str, chains: Iterable[Properties]) -> Properties:
        """Return a switch that each style turns over."""
        count = sum(chain.get(name, "0") not in _OFF for chain in chains)
        default = self._run.get(name, "0") not in _OFF
        return {name: str(int(default or count % 2 == 1))}

    def _chain(self, style: str, part: str) -> Properties:
        """Return what a style and those it is based on say together."""
        key = style, part
        if key not in self._chains:
            self._chains[key] = self._chained(style, part)
        return self._chains[key]

    def _chained(self, style: str, part: str) -> Properties:
        chain: list[Element] = []
        found = self._styles.get(style)
        while found is not None and len(chain) < DEEPEST:
            chain.append(found)
            found = self._styles.get(found.value("w:basedOn"))
        told: Properties = {}
        for one in reversed(chain):
            told = over(told, flat(one.child(part)))
        return told


def _theme(theme: Element) -> dict[str, str]:
    """Return the fonts of a theme by the names that properties use."""
    found: dict[str, str] = {}
    for sort, name in (("major", "a:majorFont"), ("minor", "a:minorFont")):
        fonts = next(theme.all(name), _NONE)
        latin = (fonts.child("a:latin") or _NONE).get("typeface")
        east = (fonts.child("a:ea") or _NONE).get("typeface")
        for one in fonts.each("a:font"):
            if one.get("script") == "Hans" and not east:
                east = one.get("typeface")
        found |= {f"{sort}EastAsia": east, f"{sort}Ascii": latin}
        found |= {f"{sort}HAnsi": latin}
    return found
