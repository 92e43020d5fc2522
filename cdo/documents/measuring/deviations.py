"""A deviation from the standard: of which norm, where, how much, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from cdo.documents.layout import CODES, Strength
from cdo.findings import Severity
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdo.documents.layout import Fact, Norm
    from cdo.documents.measuring.paper import Paper, Paragraph
    from cdo.documents.measuring.recognition import Elements

    Check = Callable[[Paper, Elements], Iterator["Deviation"]]

_BEGINNING: Final = 12
_SEVERITIES: Final = {
    Strength.RULE: Severity.ERROR,
    Strength.PRACTICE: Severity.INFO,
}


class Deviation(NamedTuple):
    """One deviation; all texts are Chinese and one line each.

    `where` names the page or the paragraph, empty for the whole document.
    """

    norm: Fact | Norm
    where: str
    message: str
    hint: str = ""

    @property
    def code(self) -> str:
        """What machines call the norm."""
        return CODES[self.norm]

    @property
    def severity(self) -> Severity:
        """How much it weighs: only what the standard demands is an error."""
        return _SEVERITIES.get(self.norm.strength, Severity.WARNING)


def place(one: Paragraph) -> str:
    """Return where *one* is, as its reader finds it."""
    text = shown(one.text)
    told = text if len(text) <= _BEGINNING else text[:_BEGINNING] + "…"
    if one.where != "body":
        return f"页眉“{told}”" if one.where == "header" else f"页脚“{told}”"
    return f"第{one.at}段“{told}”"


def places(paragraphs: Iterable[Paragraph]) -> str:
    """Return where the first of *paragraphs* is, and how many there are."""
    first, *others = paragraphs
    told = place(first)
    return f"{told}等{len(others) + 1}处" if others else told


def plain(value: float) -> str:
    """Return *value* with at most one decimal: 16, 28.9."""
    return f"{round(value, 1):g}"
