"""Differences between what is stored and what is reckoned anew, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cdo.phrases import joined

if TYPE_CHECKING:
    from cdo.findings import Path

WORDS = {
    "total": "总分",
    "base": "基础分",
    "deducted": "扣分",
    "added": "加分",
    "band": "等次",
    "capped_by": "等次受的限制",
}


def what(path: Path) -> tuple[str, str]:
    """Return what stands at *path* of an evaluation, and what null means there."""
    _, name, *more = path
    if not more:
        return WORDS[str(name)], "待裁定"
    kind = "因素" if len(more) == _OF_FACTOR else "指标"
    label = more[0] if len(more) == _OF_FACTOR else more[-1]
    return f"{kind} {label} 的得分", "不适用"


_OF_FACTOR = 2


def in_words(value: object, nothing: str) -> str:
    """Return *value* as it follows Chinese text: a blank before digits and letters."""
    from cdo.reckoning.discrepancies import ABSENT  # noqa: PLC0415  # 30 ms, for results only

    if value is ABSENT:
        return "没有"
    if isinstance(value, tuple):
        return _apart(joined(value) or "无")
    if value is None:
        return nothing
    return _apart(format(value, "f") if isinstance(value, Decimal) else str(value))


def _apart(text: str) -> str:
    return f" {text}" if text[:1].isascii() else text
