"""Units are called what they were called on the day."""

from __future__ import annotations

from datetime import date

import pytest

from cdo.model.unit import Unit

RENAMED = [
    {"official": "柳镇农业站", "short": "农业站", "from": "2010-01-01"},
    {"official": "柳镇农机站", "short": "农机站", "from": "2022-01-01"},
]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2009-12-31", "农业站"),
        ("2010-01-01", "农业站"),
        ("2021-12-31", "农业站"),
        ("2022-01-01", "农机站"),
        ("2999-01-01", "农机站"),
    ],
)
def test_the_name_of_a_day(day: str, name: str) -> None:
    names = [{**RENAMED[0], "until": "2022-01-01"}, RENAMED[1]]
    unit = Unit.read({"names": names, "nature": "政府部门"}, "nj-z")
    assert unit.named(date.fromisoformat(day)).short == name


def test_days_between_two_names_have_the_earlier() -> None:
    names = [{**RENAMED[0], "until": "2020-01-01"}, RENAMED[1]]
    unit = Unit.read({"names": names, "nature": "政府部门"}, "nj-z")
    assert unit.named(date(2021, 1, 1)).short == "农业站"
