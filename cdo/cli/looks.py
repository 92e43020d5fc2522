"""What states are called, and how they look: a word, a sign, a tone.

The signs take one column on every terminal.  They stand beside the words and never
for them, nor does a colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    "overdue": Look("逾期", "✗", Tone.BAD),
    "due_today": Look("今日到期", "!", Tone.WAIT),
    "returned": Look("退回待补正", "«", Tone.WAIT),
    "submitted": Look("已报送待审", "»", Tone.WAIT),
    "not_due": Look("未到期", "◦"),
    "undated": Look("未定期限", "-"),
    "aim": Look("目标", "◦"),
    "waived": Look("豁免", "="),
    "met": Look("按期", "✓", Tone.GOOD),
    "met_after_return": Look("按期（退回后补正）", "✓", Tone.GOOD),
    "met_late": Look("逾期完成", "✓", Tone.WAIT),
    "undated_met": Look("已完成", "✓", Tone.GOOD),
    "aim_met": Look("目标已达成", "✓", Tone.GOOD),
}
"""The states of an obligation, the most pressing first."""

SEATS: Mapping[occupancy.State, Look] = {
    "held": Look("在任", "✓", Tone.GOOD),
    "acting": Look("主持", "~", Tone.WAIT),
    "vacant": Look("空缺", "✗", Tone.BAD),
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
