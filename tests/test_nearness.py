"""Did you mean, among few words and among very many."""

from __future__ import annotations

from cdo import nearness


def test_several_are_told() -> None:
    assert nearness.did_you_mean("2024", ["2022", "2023"]) == "是不是“2023”、“2022”？"
    assert nearness.did_you_mean("甲", ["乙"], "没有") == "没有"


def test_among_very_many_a_slip_of_the_pen_is_found() -> None:
    many = [f"unit-{number}" for number in range(nearness.FEW + 1)]
    assert nearness.nearest("unit-40l", many)[:1] == ["unit-40"]
    assert nearness.nearest("elsewhere", many) == []
