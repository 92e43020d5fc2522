"""Spans of days in words: what is left, what is over, and how that was reckoned."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cdo import calendar
from cdo.reckoning.obligations import MET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cdo.reckoning.obligations import Item

UNKNOWN = "工作日历缺失"
"""Said instead of a number of working days where a year has no calendar."""

_BEGUN = MET | {"submitted", "returned"}
_ACTS = {
    "post": "到任",
    "filing": "报送",
    "report": "报送",
    "session": "述职",
    "evaluation": "公布",
    "document": "成文",
}
_WEEKDAYS = "一二三四五六日"


def weekday(day: date) -> str:
    """Return what day of the week *day* is."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def begun(item: Item) -> date | None:
    """Return the day of the act that `days` are counted from; None while it is open."""
    if item.due is None or item.days is None:
        return None
    start = item.due - timedelta(days=item.days)
    return start if start != item.day or item.state in _BEGUN else None


def told(item: Item) -> str:
    """Return what is left of the time of *item*, or over; empty without a due day."""
    if item.days is None:
        return ""
    done = acted(item)
    if item.days == 0:
        return f"{done}，期限当天" if done else "今日到期"
    ahead, behind = (f"{done}，提前", f"{done}，晚") if done else ("还有", "已过")
    word = ahead if item.days > 0 else behind
    return f"{word} {abs(item.days)} 天（{workdays(item.workdays)}）"


def acted(item: Item) -> str:
    """Return when that was done which `days` are counted from; empty while it is open.

    That is the first handing-in, or the first day held.
    """
    start, wanted = begun(item), item.obligation.requires
    verb = next(told for name, told in _ACTS.items() if getattr(wanted, name))
    return f"{start} {verb}" if start is not None else ""


def left(day: date, due: date) -> str:
    """Return how many days are left on *day* until *due*, or over."""
    if day == due:
        return "今日到期"
    word = "还有" if day < due else "已过"
    works = workdays(calendar.workdays(day, due))
    return f"{word} {abs((due - day).days)} 天（{works}）"


def workdays(number: int | None) -> str:
    """Return how many working days there are, or that it is not known."""
    return UNKNOWN if number is None else f"{abs(number)} 个工作日"


def reckoned(day: date, due: date) -> Iterator[str]:
    """Yield how far *day* is from *due*: the reckoning, and holidays on the way."""
    first, last = min(day, due), max(day, due)
    if first == last:
        return
    start = first + calendar.ONE_DAY
    works = calendar.workdays(first, last)
    known = f"其中工作日 {works} 天"
    among = f"{UNKNOWN}（{_missing(first, last)}）" if works is None else known
    yield f"{start} 至 {last} 共 {(last - first).days} 天，{among}"
    yield from _holidays(start, last)


def advice(due: date) -> str:
    """Return what to mind where *due* is no working day; empty where it is one."""
    if calendar.is_workday(due) is not False:
        return ""
    names = [holiday.name for holiday in calendar.holidays(due, due)]
    off = f"、{names[0]}放假" if names else ""
    last = calendar.last_workday(due)
    before = "" if last is None else f"；此前最后一个工作日是 {last}（{weekday(last)}）"
    return f"{due} 是{weekday(due)}{off}，期限不顺延{before}"


def _holidays(start: date, last: date) -> Iterator[str]:
    found = [
        f"{holiday.name} {_from_to(holiday.first, holiday.last)}"
        for holiday in calendar.holidays(start, last)
    ]
    if found:
        yield f"途中放假：{'、'.join(found)}"


def _from_to(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first} 至 {last}"


def _missing(first: date, last: date) -> str:
    known = range(calendar.years()[0], calendar.years()[1] + 1)
    years = [str(y) for y in range(first.year, last.year + 1) if y not in known]
    return f"{years[0]} 年" if len(years) == 1 else f"{years[0]}—{years[-1]} 年"
