"""What is asked as of a day does not depend on when and where it is asked."""

from __future__ import annotations

import re
import time
from datetime import UTC, date, datetime, tzinfo
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from cdo.cli import options
from tests.cli.asking import VALID, data
from tests.cli.calling import cdo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASKED = (
    "status",
    "status sz-xcb",
    "deadlines --all",
    "deadlines --all -f ics",
    "roster",
    "who sz-jyj 数据总监",
)
DAYS = ("2023-04-28", "2023-05-31", "2023-06-09", "2023-09-11", "2024-01-18")
_EVENTS = re.compile(r"(?m)^events:\n((?:[ -].*\n?)+)")
_UNTIL = re.compile(r"(?m)^ +until: ([0-9-]{10})\n")


@pytest.fixture(autouse=True)
def _zone() -> Iterator[None]:
    yield
    time.tzset()


def at(moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set the clock to *moment*, in universal time."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Clock:
            there = cls.fromisoformat(moment).replace(tzinfo=UTC)
            return there.astimezone(tz)

    monkeypatch.setattr(options, "datetime", Clock)


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2022-08-31T15:59:59", date(2022, 8, 31)),
        ("2022-08-31T16:00:00", date(2022, 9, 1)),
        ("2022-12-31T16:00:00", date(2023, 1, 1)),
        ("2024-02-28T16:00:00", date(2024, 2, 29)),
    ],
)
def test_a_day_ends_at_midnight_in_china(
    moment: str, day: date, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    at(moment, monkeypatch)
    assert options.today() == day


@pytest.mark.parametrize("asked", ASKED)
def test_two_clocks_and_zones_give_one_answer(
    asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = set()
    for moment, zone in (
        ("2021-01-01T00:00:00", "Pacific/Kiritimati"),
        ("2031-12-31T23:59:59", "America/Los_Angeles"),
    ):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        at(moment, monkeypatch)
        command = (*asked.split(), "--as-of", "2023-09-11", "-C", str(VALID))
        answers.add(str(cdo(*command)))
    assert len(answers) == 1


def known_by(day: str, root: Path) -> None:
    """Take out of the files in *root* what had not happened by the end of *day*."""
    for kind in ("filings", "reports", "evaluations", "documents"):
        for file in sorted((root / kind).rglob("*.yaml")):
            text = file.read_text(encoding="utf-8")
            found = _EVENTS.search(text)
            assert found is not None, file
            events = re.split(r"(?m)^(?=  - )", found[1])[1:]
            past = [one for one in events if _on(one) <= day]
            kept = text.replace(found[1], "".join(past))
            file.write_text(kept, encoding="utf-8")
            if not past:
                file.unlink()
    for file in sorted((root / "officers").rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        text = _UNTIL.sub(lambda one: "" if one[1] > day else one[0], text)
        file.write_text(text, encoding="utf-8")


def _on(event: str) -> str:
    found = re.search(r"on: ([0-9-]{10})", event)
    assert found is not None, event
    return found[1]


@pytest.mark.parametrize("day", DAYS)
def test_only_what_had_happened_by_the_day_counts(day: str, tmp_path: Path) -> None:
    root = tmp_path / "then"
    copytree(VALID, root)
    known_by(day, root)
    asked = ("status", "--as-of", day)
    now = data(*asked, "-C", str(VALID))
    then = data(*asked, "-C", str(root))
    assert now == then
