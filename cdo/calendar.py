"""Days as notices count and write them; the only door to chinesecalendar.

Working days follow the State Council's yearly notices on holidays, with the
weekends that are worked in exchange.  A year without a notice is not guessed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Holiday:
    """A run of days off with one name; both days belong to it."""

    name: str
    first: date
    last: date


def written(day: date) -> str:
    """Return *day* as an official document writes it: 2022年8月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


@cache
def years() -> tuple[int, int]:
    """Return the first and the last year whose working days are known."""
    from chinese_calendar import constants  # noqa: PLC0415  # 20 ms, rarely needed

    return min(constants.holidays).year, max(constants.holidays).year


def is_workday(day: date) -> bool | None:
    """Say whether *day* is a working day; None where its year is not known."""
    if not _known(day):
        return None
    at = bisect_left(_worked(), day)
    return _worked()[at : at + 1] == [day]


@cache
def workdays(start: date, end: date) -> int | None:
    """Return how many working days lie after *start*, up to and with *end*.

    Negative where *end* is the earlier day: then those after *end*, up to and
    with *start*.  None where the calendar of a year in between is not known.
    """
    first, last = sorted((start, end))
    if first < last and not (_known(first + ONE_DAY) and _known(last)):
        return None
    return bisect_right(_worked(), end) - bisect_right(_worked(), start)


def last_workday(day: date) -> date | None:
    """Return the last working day up to and with *day*, None where not known."""
    while (works := is_workday(day)) is False:
        day -= ONE_DAY
    return day if works else None


def holidays(start: date, end: date) -> list[Holiday]:
    """Return the holidays that touch the days from *start* to *end*, each whole.

    In order.  Plain weekends have no name and are left out, as are years without
    a notice.
    """
    first, last = years()
    start, end = max(start, date(first, 1, 1)), min(end, date(last, 12, 31))
    found: list[Holiday] = []
    for day in _days(start, end):
        name = _name(day)
        if name is not None and not (found and day <= found[-1].last):
            found.append(Holiday(name, _edge(day, -ONE_DAY), _edge(day, ONE_DAY)))
    return found


def _edge(day: date, step: timedelta) -> date:
    """Return the last day of the holiday of *day*, going by *step* a time."""
    name = _name(day)
    while _name(day + step) == name:
        day += step
    return day


def _name(day: date) -> str | None:
    """Return the name of the holiday on *day*, None on any other day."""
    import chinese_calendar  # noqa: PLC0415  # 20 ms, rarely needed

    if is_workday(day) is not False:
        return None
    name = chinese_calendar.get_holiday_detail(day)[1]
    return None if name is None else chinese_calendar.Holiday(name).chinese


def _known(day: date) -> bool:
    first, last = years()
    return first <= day.year <= last


@cache
def _worked() -> list[date]:
    """Return every working day of the years that are known, in order."""
    from chinese_calendar import constants  # noqa: PLC0415  # as above

    first, last = years()
    return [
        day
        for day in _days(date(first, 1, 1), date(last, 12, 31))
        if day in constants.workdays
        or (day.weekday() < SATURDAY and day not in constants.holidays)
    ]


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
