"""What states are called, and how they look: a word, a sign, a tone.

The signs take one column on every terminal.  They stand beside the words and never
for them, nor does a colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo.reckoning import words
from cdo.tables.page import Line, Tone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdo.reckoning import obligations, occupancy
    from cdo.reckoning.obligations import Item


class Look(NamedTuple):
    """How one state is shown."""

    word: str
    sign: str
    tone: Tone = Tone.PLAIN

    def line(self, text: str = "") -> Line:
        """Return a line of a cell that tells the state, as *text* or in its word."""
        return Line(text or self.word, self.sign, self.tone)


OBLIGATIONS: Mapping[obligations.State, Look] = {
    "overdue": Look(words.OBLIGATIONS["overdue"], "✗", Tone.BAD),
    "due_today": Look(words.OBLIGATIONS["due_today"], "!", Tone.WAIT),
    "returned": Look(words.OBLIGATIONS["returned"], "«", Tone.WAIT),
    "submitted": Look(words.OBLIGATIONS["submitted"], "»", Tone.WAIT),
    "not_due": Look(words.OBLIGATIONS["not_due"], "◦"),
    "undated": Look(words.OBLIGATIONS["undated"], "-"),
    "aim": Look(words.OBLIGATIONS["aim"], "◦"),
    "waived": Look(words.OBLIGATIONS["waived"], "="),
    "met": Look(words.OBLIGATIONS["met"], "✓", Tone.GOOD),
    "met_after_return": Look(words.OBLIGATIONS["met_after_return"], "✓", Tone.GOOD),
    "met_late": Look(words.OBLIGATIONS["met_late"], "✓", Tone.WAIT),
    "undated_met": Look(words.OBLIGATIONS["undated_met"], "✓", Tone.GOOD),
    "aim_met": Look(words.OBLIGATIONS["aim_met"], "✓", Tone.GOOD),
}
"""The states of an obligation, the most pressing first."""

SEATS: Mapping[occupancy.State, Look] = {
    "held": Look(words.SEATS["held"], "✓", Tone.GOOD),
    "acting": Look(words.SEATS["acting"], "~", Tone.WAIT),
    "vacant": Look(words.SEATS["vacant"], "✗", Tone.BAD),
}
WAIVERS: Mapping[str, Look] = {
    "active": Look("有效", "="),
    "expired": Look("已失效", "!", Tone.WAIT),
    "future": Look("尚未开始", "◦"),
}


def of_item(item: Item) -> Line:
    """Return the state of *item* in a line: how late it is, whether somebody acts."""
    look = OBLIGATIONS[item.state]
    text = look.word
    if item.state == "overdue" and item.days is not None:
        text = f"{text} {-item.days} 天"
    if item.state == "returned" and item.late:
        text = f"{text}，已过期限"
    if item.acting:
        text = f"{text}（有人主持）"
    return Line(text, look.sign, Tone.BAD if item.late else look.tone)
