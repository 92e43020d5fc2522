"""Calendars are read back as they were meant, and every client can read them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from icalendar import Calendar

from cdo.reporters.width import visible
from cdo.tables import ics
from tests.tables.pages import NASTY, TIDY, VALUES


def test_entries_are_whole_days_with_reminders() -> None:
    calendar = Calendar.from_ical(ics.written(TIDY))
    assert calendar["x-wr-calname"] == TIDY.title
    one, two = calendar.walk("VEVENT")
    assert one["uid"] == "plan.nj-z@cdo-registry"
    assert one.decoded("dtstart") == date(2023, 6, 30)
    assert one.decoded("dtend") == date(2023, 7, 1)
    assert one.decoded("dtstamp") == datetime(2023, 6, 15, tzinfo=timezone.utc)  # noqa: UP017  # as icalendar gives it
    assert one["summary"] == "农机站：计划备案"
    assert one["description"] == "\n".join(TIDY.entries[0].lines)
    triggers = [alarm.decoded("trigger") for alarm in one.walk("VALARM")]
    assert triggers == [timedelta(days=-days) for days in (30, 7, 1)]
    assert not two.walk("VALARM")
    assert "dtend" not in two


def test_lines_are_folded_between_characters() -> None:
    lines = ics.written(NASTY).encode().split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert any(line.startswith(b" ") for line in lines)
    assert all(line.decode() is not None for line in lines)
    assert b"\n" not in b"".join(lines)


def test_values_stay_values() -> None:
    calendar = Calendar.from_ical(ics.written(NASTY))
    assert [event["summary"] for event in calendar.walk("VEVENT")] == [
        *map(visible, VALUES)
    ]
    assert {name for event in calendar.walk("VEVENT") for name in event} == {
        *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP")
    }
