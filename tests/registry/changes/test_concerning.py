"""Which changes are those of one unit."""

from __future__ import annotations

import pytest

from cdo.registry.changes.concerning import concerning
from tests.registry.changes.two import befell, edited, text

OFFICER = "officers/p-0003.yaml"  # 市教育局, then 市图书馆


def fields(unit: str, *pairs: tuple[str, str], path: str = OFFICER) -> list[str]:
    """Return the fields of *path* that concern *unit* when *pairs* are replaced."""
    edits = befell(*edited(path, *pairs))
    return [delta.field for one in concerning(edits, unit) for delta in one.deltas]


def test_of_a_person_what_is_about_seats_of_the_unit() -> None:
    pairs = ("云教函〔2023〕15号", "甲1号"), ("name: 张示例", "name: 张例")
    basis = "appointments.sz-jyj/数据总监/2023-04-03.basis"
    assert fields("sz-jyj", *pairs) == ["name", basis]
    assert fields("sz-tsg", *pairs) == ["name"]
    assert fields("sz-wjw", *pairs) == []
    assert fields("sz-tsg", pairs[0]) == []


def test_a_seat_that_moves_concerns_both_units() -> None:
    moved = ("unit: sz-tsg", "unit: sz-slj")
    for unit in ("sz-tsg", "sz-slj"):
        assert f"appointments.{unit}/数据总监/2023-09-11.unit" in fields(unit, moved)


def test_appointments_that_are_no_list() -> None:
    edits = befell(
        {OFFICER: text(OFFICER)}, {OFFICER: "name: 张示例\nappointments: 无\n"}
    )
    (found,) = concerning(edits, "sz-jyj")
    assert "appointments" in [delta.field for delta in found.deltas]


@pytest.mark.parametrize(
    ("path", "units"),
    [
        ("filings/2023/plan-sz-jyj.yaml", {"sz-jyj", "gov-szw"}),
        ("documents/ysj/2024/1.yaml", {"sz-xcb", "sz-jyj", "sz-tsg"}),
        ("waivers/plan-sz-tsg.yaml", {"sz-tsg"}),
        ("evaluations/2023/sz-wjw.yaml", {"sz-wjw"}),
        ("units/sz-tsg.yaml", {"sz-tsg"}),
        ("officers/p-0003.yaml", {"sz-jyj", "sz-tsg"}),
        ("scheme/posts.yaml", set()),
    ],
)
def test_records_that_came_or_went(path: str, units: set[str]) -> None:
    known = ["sz-jyj", "gov-szw", "sz-xcb", "sz-tsg", "sz-wjw", "sz-slj"]
    nothing: dict[str, str] = {}
    whole = {path: text(path)}
    for old, new in ((nothing, whole), (whole, nothing)):
        found = {unit for unit in known if list(concerning(befell(old, new), unit))}
        assert found == units


def test_a_renamed_unit_is_found_under_both_ids() -> None:
    whole = text("units/sz-tsg.yaml")
    edits = befell({"units/sz-tsg.yaml": whole}, {"units/sz-lib.yaml": whole})
    assert (
        list(concerning(edits, "sz-tsg")) == list(concerning(edits, "sz-lib")) == edits
    )
