"""Numbers that Word makes as it goes (自动编号): what a reader sees of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cdo.documents import numbering
from cdo.documents.measuring.styles import Properties, flat, over

if TYPE_CHECKING:
    from cdo.documents.measuring.elements import Element

_CHINESE: Final = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "ideographDigital",
    "taiwaneseCountingThousand",
)
_LEVELS: Final = 9
_LETTERS: Final = 26


class Level(NamedTuple):
    """How one level of a list is numbered, and what it says of its paragraphs."""

    form: str
    text: str
    start: int
    properties: Properties


class Numbers:
    """Counts the numbered paragraphs of one document, which are asked for in order."""

    def __init__(self, part: Element | None) -> None:
        """Take the part as it is; it may be missing."""
        self._lists: dict[str, dict[str, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        if part is None:
            return
        abstract = {
            one.get("abstractNumId"): _levels(one) for one in part.each("w:abstractNum")
        }
        for one in part.each("w:num"):
            levels = dict(abstract.get(one.value("w:abstractNumId"), {}))
            for other in one.each("w:lvlOverride"):
                levels |= _levels(other)
            self._lists[one.get("numId")] = levels

    def level(self, properties: Properties) -> Level | None:
        """Return the level of a list that a paragraph is on; None where on none."""
        levels = self._lists.get(properties.get("numPr.numId", ""), {})
        return levels.get(properties.get("numPr.ilvl", "0"))

    def next(self, properties: Properties) -> str:
        """Return the number of the next paragraph with *properties*; count it."""
        level = self.level(properties)
        if level is None or level.form in {"bullet", "none"}:
            return ""
        numbered = properties["numPr.numId"]
        depth = int(properties.get("numPr.ilvl", "0"))
        counts = self._counts.setdefault(numbered, [None] * _LEVELS)
        before = counts[depth]
        counts[depth] = level.start if before is None else before + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        text = level.text
        for at in range(depth + 1):
            one = self._lists[numbered].get(str(at), level)
            number = counts[at]
            told = _told(one.form, one.start if number is None else number)
            text = text.replace(f"%{at + 1}", told)
        return text


def _levels(element: Element) -> dict[str, Level]:
    found = {}
    for one in element.each("w:lvl"):
        at, start = one.get("ilvl"), one.value("w:start")
        if at in {str(number) for number in range(_LEVELS)}:
            found[at] = Level(
                one.value("w:numFmt"),
                one.value("w:lvlText"),
                int(start) if start.isdecimal() and len(start) < _LEVELS else 1,
                over(flat(one.child("w:pPr")), {}),
            )
    return found


def _told(form: str, number: int) -> str:
    if form in _CHINESE and 0 < number <= numbering.MOST:
        return numbering.chinese(number)
    if form in {"upperLetter", "lowerLetter"} and 0 < number <= _LETTERS:
        letter = chr(ord("A") + number - 1)
        return letter if form == "upperLetter" else letter.lower()
    return str(number)
