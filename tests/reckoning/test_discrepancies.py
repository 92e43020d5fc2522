"""Where a stored result says otherwise than it is reckoned now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo.reckoning import discrepancies, results
from cdo.reckoning.discrepancies import ABSENT
from tests.reckoning import scored
from tests.reckoning.cards import D

if TYPE_CHECKING:
    from cdo.reckoning.discrepancies import Difference

PATH = "evaluations/2022/sj-wlj.yaml"


def found(old: str, new: str) -> list[Difference]:
    """Return all differences, once *old* is *new* in a result."""
    read = scored.registry({PATH: (old, new)})
    one = scored.evaluation(read, "2022/sj-wlj")
    replay = results.replayed(read, one)
    assert replay is not None
    assert one.result is not None
    return [
        *discrepancies.fact_differences(one.result, replay.card.rubric),
        *discrepancies.own_differences(one.result, replay.card),
        *discrepancies.band_differences(one.result, replay),
    ]


@pytest.mark.parametrize(
    ("old", "new", "path", "stored", "reckoned"),
    [
        ("total: 95.77", "total: 95.78", "total", D("95.78"), D("95.77")),
        ("base: 92.77", "base: 92.7", "base", D("92.7"), D("92.77")),
        ("deducted: 0.00", "deducted: 1", "deducted", D(1), D(0)),
        ("added: 3.00", "added: 2", "added", D(2), D(3)),
        ("band: 二等", "band: 一等", "band", "一等", "二等"),
        ("band: 二等", "band: null", "band", None, "二等"),
        ("[V3 空缺超过60天]", "[]", "capped_by", (), ("V3 空缺超过60天",)),
        ("score: 17.00", "score: 18.00", "factors.J.score", D(18), D(17)),
        ("score: 17.00", "score: null", "factors.J.score", None, D(17)),
        ("J1: 3.00", "J1: 4", "factors.J.indicators.J1", D(4), D(3)),
        ("J1: 3.00, ", "", "factors.J.indicators.J1", ABSENT, D(3)),
        ("J1: 3", "J9: 1, J1: 3", "factors.J.indicators.J9", D(1), ABSENT),
        ("    V3: {met: true, days: 93}\n", "", "facts.V3", ABSENT, "met"),
        (
            "V3: {met: true",
            "V4: {met: true}\n    V3: {met: true",
            "facts.V4",
            "met",
            ABSENT,
        ),
        ("duty: {state: undated_met", "duty: {met: true", "facts.duty", "met", "state"),
    ],
)
def test_differences(
    old: str, new: str, path: str, stored: object, reckoned: object
) -> None:
    first = found(old, new)[0]
    assert ".".join(map(str, first.path)) == f"result.{path}"
    assert (first.stored, first.reckoned) == (stored, reckoned)


@pytest.mark.parametrize(
    ("old", "new"), [("95.77", "95.770"), ("added: 3.00", "added: 3")]
)
def test_another_way_of_writing_a_number_is_no_difference(old: str, new: str) -> None:
    assert found(old, new) == []


def test_they_come_in_the_order_of_a_result() -> None:
    every = found("numerator: 171", "numerator: 152")
    assert [".".join(map(str, one.path[1:])) for one in every] == [
        "total",
        "base",
        "factors.G.score",
        "factors.G.indicators.G1",
    ]
