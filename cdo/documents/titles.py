"""Titles in lines: centred, of like length, broken between groups of words.

There is no dictionary here but a few words of the titles of official documents.  A
break is good behind what ends a group in them, bad within a word or a name, and its
author may choose it himself.
"""

from __future__ import annotations

from functools import cache
from math import ceil, inf
from typing import TYPE_CHECKING, Final

from cdo.documents.layout import ems

if TYPE_CHECKING:
    from collections.abc import Iterable

_BEHIND: Final = ("关于", "印发", "转发", "报送", "》", "）", "、", "，", " ", "\u3000")
_BEFORE: Final = ("关于", "印发", "转发", "《", "（")
_ENDS: Final = "省市县区局厅委办部院会组处的和与及"
_NEVER_FIRST: Final = "，。、；：？！）》」』】〕”’的地得和与及 \u3000"
_NEVER_LAST: Final = "（《「『【〔“‘"
_TOLD: Final = (
    "一步 专项 举办 事项 人员 任命 会议 体系 修订 公共 公布 "
    "关于 决定 准备 函告 制度 办法 印发 发展 名单 告知 培训 "
    "备案 安全 安排 实施 审批 小组 工作 平台 年度 应用 建设 "
    "开展 总结 情况 意见 执行 报告 招聘 推荐 推进 改革 政务 "
    "政府 数字 数据 整改 方案 日常 有关 服务 材料 标准 检查 "
    "治理 清单 申请 监督 督促 管理 组织 细则 考核 职责 联合 "
    "行动 补正 表彰 表扬 规划 规定 规范 计划 评价 试点 请示 "
    "调整 调查 责任 资源 进展 述职 通报 通知 重点 问题 附件 "
    "领导 首席"
)
_WORDS: Final = frozenset(_TOLD.split())
_BLANKS: Final = " \u3000"
_COUNTED: Final = "年月日号期项个次届季人条%％"
_GOOD, _FAIR, _POOR = 0.0, 2.0, 6.0


def lines(title: str, most: float, names: Iterable[str] = ()) -> list[str]:
    """Return *title* in lines of at most *most* characters (ASCII counts half).

    *names* are kept whole where that can be done.  Lines that the author has broken
    stay; nothing is left out.
    """
    known = tuple(name for name in names if ems(name) <= most)
    return [one for line in title.split("\n") for one in _broken(line, most, known)]


def _broken(title: str, most: float, names: tuple[str, ...]) -> list[str]:
    count = ceil(ems(title) / most)
    if count <= 1:
        return [title]
    costs = [_cost(title, at, names) for at in range(len(title) + 1)]
    for pieces in (count, count + 1):
        cost, found = _best(title, costs, pieces, most)
        if cost < inf:
            return found
    return [title]


def _best(
    title: str, costs: list[float], pieces: int, most: float
) -> tuple[float, list[str]]:
    """Return the cheapest way of breaking *title* into so many pieces."""
    even = ems(title) / pieces

    @cache
    def rest(start: int, left: int) -> tuple[float, tuple[str, ...]]:
        if left == 1:
            last = title[start:]
            return (_off(last, even), (last,)) if ems(last) <= most else (inf, ())
        found: tuple[float, tuple[str, ...]] = (inf, ())
        for end in range(start + 1, len(title)):
            line = title[start:end]
            if ems(line) > most:
                break
            cost, others = rest(end, left - 1)
            cost += costs[end] + _off(line, even)
            if cost < found[0]:
                found = cost, (line, *others)
        return found

    cost, told = rest(0, pieces)
    return cost, [one.strip(_BLANKS) for one in told]


def _off(line: str, even: float) -> float:
    return (ems(line) - even) ** 2 / 2


def _cost(title: str, at: int, names: tuple[str, ...]) -> float:
    """Return how bad a break before the character *at* is."""
    before, behind = title[:at], title[at:]
    if not before or not behind:
        return inf
    last, first = before[-1], behind[0]
    latin = last.isascii() and first.isascii() and last != " "
    if first in _NEVER_FIRST or last in _NEVER_LAST or latin:
        return inf
    if any(_within(title, at, name) for name in names):
        return 10 * _POOR
    if last + first in _WORDS or (last.isdecimal() and first in _COUNTED):
        return 2 * _POOR
    if before.endswith(_BEHIND) or behind.startswith(_BEFORE):
        return _GOOD
    return _FAIR if last in _ENDS else _POOR


def _within(title: str, at: int, name: str) -> bool:
    start = title.find(name)
    while start >= 0:
        if start < at < start + len(name):
            return True
        start = title.find(name, start + 1)
    return False
