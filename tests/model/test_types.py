"""How scalars are written: the whole text or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from types import new_class
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo.model import types
from cdo.model.base import Part
from cdo.model.core import ValidationError
from cdo.model.parts import field

KEYS = "一(三)2-8 work_items A1 实施方案 〇 𠮷 a(b)_c-1"
RIGHT: list[tuple[Any, str, object]] = [
    (types.Date, "2022-08-31", date(2022, 8, 31)),
    (types.Date, "2024-02-29", date(2024, 2, 29)),
    (types.Number, "0", 0),
    (types.Number, "999999999", 999_999_999),
    (types.Decimal, "-0.50", Decimal("-0.50")),
    (types.Decimal, "0", Decimal(0)),
    (types.Bool, "true", True),
    (types.Bool, "false", False),
    (types.Yes, "true", True),
    (types.Year, "2022", 2022),
    (types.Days, "-3", -3),
    (types.Places, "2", 2),
    (types.Id, "a" * 64, "a" * 64),
    (types.Text, "０７５２", "０７５２"),
    (types.Name, "示例 甲·𠮷", "示例 甲·𠮷"),
    (types.Sha256, "0" * 64, "0" * 64),
    (types.FilePath, "attachments/2023/甲 乙.pdf", "attachments/2023/甲 乙.pdf"),
    (types.RuleCode, "CDO203", "CDO203"),
    (types.UnitRef, "a-ju", "a-ju"),
    (types.UnitRef, "市公安局", "市公安局"),
    (types.UnitRef, "A-Ju", "A-Ju"),
    (types.UnitRef, "a ju", "a ju"),
    (types.UnitOrText, "各县、区人民政府", "各县、区人民政府"),
    (types.ClauseId, "三(一)2-8", "三(一)2-8"),
    (types.ClauseId, "第三条", "第三条"),
    (types.AnyRef, "clause/四(一)-4", "clause/四(一)-4"),
    *[(types.Key, word, word) for word in KEYS.split()],
]
WRONG: list[tuple[Any, object]] = [
    (types.Date, "2022-8-31"),
    (types.Date, "2022-02-30"),
    (types.Date, "0000-01-01"),
    (types.Date, "1668297600"),
    (types.Date, "２０２２-08-31"),
    (types.Date, " 2022-08-31"),
    (types.Date, "2022-08-31\n"),
    (types.Date, "2022-08-31T00:00:00"),
    (types.Number, "0752"),
    (types.Number, "-1"),
    (types.Number, "1_000"),
    (types.Number, "1.0"),
    (types.Number, "１２"),
    (types.Number, "9" * 10_000),
    (types.Decimal, "1e3"),
    (types.Decimal, "1."),
    (types.Decimal, ".5"),
    (types.Decimal, "+1"),
    (types.Decimal, "01"),
    (types.Decimal, "NaN"),
    (types.Decimal, "9" * 10_000),
    (types.Bool, "yes"),
    (types.Bool, "True"),
    (types.Bool, "1"),
    (types.Yes, "false"),
    (types.Year, "02022"),
    (types.Year, "0999"),
    (types.Places, "10"),
    (types.Days, "-0"),
    (types.Id, "A"),
    (types.Id, "-a"),
    (types.Id, "a" * 65),
    (types.Id, ""),
    (types.Text, ""),
    (types.Text, " 　"),
    (types.Name, "示　例"),
    (types.Name, " "),
    (types.Sha256, "A" * 64),
    (types.Sha256, "0" * 63),
    (types.FilePath, "attachments/../registry.yaml"),
    (types.FilePath, "attachments/"),
    (types.FilePath, "/attachments/x"),
    (types.FilePath, "attachments\\x"),
    (types.RuleCode, "CDO001"),
    (types.RuleCode, "CDO701"),
    (types.RuleCode, "CDO2033"),
    (types.UnitRef, "“a-ju”"),
    (types.UnitRef, "ａ-ju"),
    (types.UnitRef, "a-ju "),
    (types.UnitRef, " a-ju"),
    (types.UnitRef, "a　ju"),
    (types.UnitRef, ""),
    (types.ClauseId, "三（一）2-8"),
    (types.AnyRef, "unit／a-ju"),
    (types.Key, "a b"),
    (types.Key, "a：b"),
    (types.Key, ""),
    (types.Text, None),
    (types.Text, []),
    (types.Date, {}),
    (types.Date, None),
]


@cache
def holder(kind: Any) -> Any:  # noqa: ANN401
    """Return a class whose one field is of the type *kind*."""
    held = {"__annotations__": {"it": kind}, "it": field(title="", description="")}
    return new_class("Holder", (Part,), exec_body=lambda body: body.update(held))


def read(kind: object, text: object) -> object:
    return holder(kind).model_validate({"it": text}).it


@pytest.mark.parametrize(("kind", "text", "value"), RIGHT)
def test_a_text_that_is_right_becomes_its_value(
    kind: object, text: str, value: object
) -> None:
    found = read(kind, text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("kind", "text"), WRONG)
def test_a_text_that_is_wrong_is_refused(kind: object, text: object) -> None:
    with pytest.raises(ValidationError):
        read(kind, text)


@given(st.dates())
def test_every_day_of_the_calendar_can_be_written(day: date) -> None:
    assert read(types.Date, day.isoformat()) == day


@given(st.integers(1, 9999), st.integers(0, 99), st.integers(0, 99))
def test_no_other_day_can(year: int, month: int, day: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    try:
        there = (date(year, 1, 1) + timedelta()).replace(month=month, day=day)
    except ValueError:
        with pytest.raises(ValidationError):
            read(types.Date, text)
    else:
        assert read(types.Date, text) == there


@given(st.text())
def test_any_text_is_a_finding_or_a_value_and_never_an_exception(text: str) -> None:
    for kind in (types.Date, types.Number, types.Decimal, types.Key, types.UnitRef):
        try:
            value = str(read(kind, text))
        except ValidationError:
            value = text
        assert value == text


def test_a_list_of_texts_is_not_nested() -> None:
    with pytest.raises(ValidationError):
        read(types.Many[types.Text], [["甲"]])


def test_a_type_that_nobody_says_how_to_write_is_no_field() -> None:
    with pytest.raises(TypeError, match="int"):
        read(int, "1")
