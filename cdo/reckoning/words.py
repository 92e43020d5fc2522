"""What states are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdo.reckoning import obligations, occupancy

OBLIGATIONS: Mapping[obligations.State, str] = {
    "overdue": "逾期",
    "due_today": "今日到期",
    "returned": "退回待补正",
    "submitted": "已报送待审",
    "not_due": "未到期",
    "undated": "未定期限",
    "aim": "目标",
    "waived": "豁免",
    "met": "按期",
    "met_after_return": "按期（退回后补正）",
    "met_late": "逾期完成",
    "undated_met": "已完成",
    "aim_met": "目标已达成",
}
"""The states of an obligation, the most pressing first."""

SEATS: Mapping[occupancy.State, str] = {
    "held": "在任",
    "acting": "主持",
    "vacant": "空缺",
}
