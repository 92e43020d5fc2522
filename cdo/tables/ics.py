"""iCalendar (RFC 5545), as Outlook, WPS and phones take it.

The only door to icalendar.  One entry is one event of a whole day, which takes
nobody's time.  The same entry has the same UID on any day, so that a calendar that
is taken in again replaces the old; the stamp is the day asked about, not the clock.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from icalendar import Alarm, Calendar, Event, vText

if TYPE_CHECKING:
    from cdo.tables.page import Entry, Page

REMINDERS = (30, 7, 1)
"""How many days before its day an entry is called to mind."""


def written(page: Page) -> str:
    """Return a calendar of the entries of *page*."""
    midnight = datetime.combine(page.day, time(), UTC)
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//cdo-registry//cdo//ZH")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(page.title))
    for entry in page.entries:
        calendar.add_component(_event(entry, midnight))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _event(entry: Entry, stamp: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.day)
    if entry.day < date.max:
        event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title)
    event.add("description", "\n".join(entry.lines))
    event.add("transp", "TRANSPARENT")
    for days in REMINDERS if entry.remind else ():
        event.add_component(_alarm(entry, days))
    return event


def _alarm(entry: Entry, days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", f"还有 {days} 天：{entry.title}")
    return alarm
