"""Peers compared: who counts, groups, ranks."""

from __future__ import annotations

from datetime import date

import pytest

from cdo.reckoning import standings
from tests.reckoning import scored
from tests.reckoning.acts import evaluated
from tests.reckoning.cards import card, indicator, ratio, rubric
from tests.rules import small

HUNDRED = rubric({"A": [indicator("A1", 100)]})


def test_equal_totals_share_a_rank() -> None:
    cards = [
        card(HUNDRED, {"A1": ratio(marks, 100)}, name=f"2022/{unit}")
        for unit, marks in {"d": 70, "b": 80, "e": 70, "a": 90, "c": 80}.items()
    ]
    found = standings.ranked(cards).standings
    ranks = [(one.rank, one.card.evaluation.unit) for one in found]
    assert ranks == [(1, "a"), (2, "b"), (2, "c"), (4, "d"), (4, "e")]


def test_groups_rank_apart_in_the_order_of_the_rubric() -> None:
    found = standings.table(scored.registry(), "2022").standings
    assert [(one.card.group, one.rank) for one in found] == [
        *(("bm", rank) for rank in (1, 2, 3, 4, 4, 6, 7, 8, 9, 10)),
        *(("qx", rank) for rank in (1, 2, 3)),
    ]
    assert {one.card.period for one in found} == {"2022"}


def test_a_tie_is_in_the_table() -> None:
    (tie,) = standings.table(scored.registry(), "2023").ties
    units = [one.evaluation.unit for one in tie.cards]
    assert (tie.group, units, tie.places) == ("bm", ["sj-swj", "sj-zjj"], 1)


def test_periods() -> None:
    assert standings.periods(scored.registry()) == ["2022", "2023"]


CHAIN = {
    **evaluated("2022/a-ju", "已评分 2023-01-10"),
    **evaluated("2022/a-ju-2", "已评分 2023-02-10", supersedes="2022/a-ju"),
}
LATER = evaluated("2022/a-ju-3", "草拟 2023-03-10", supersedes="2022/a-ju-2")
VOIDED = evaluated(
    "2022/a-ju-2", "已评分 2023-02-10", "作废 2023-02-20", supersedes="2022/a-ju"
)


@pytest.mark.parametrize(
    ("laid", "day", "counts"),
    [
        (CHAIN, None, ["2022/a-ju-2"]),
        (CHAIN, "2023-01-09", []),
        (CHAIN, "2023-01-10", ["2022/a-ju"]),
        (CHAIN, "2023-02-10", ["2022/a-ju-2"]),
        (CHAIN | LATER, None, ["2022/a-ju-3"]),
        (CHAIN | VOIDED, None, ["2022/a-ju"]),
        (CHAIN | VOIDED, "2023-02-19", ["2022/a-ju-2"]),
        (CHAIN | VOIDED, "2023-02-20", ["2022/a-ju"]),
        (evaluated("2022/a-ju", "已评分 2023-01-10", "作废 2023-01-11"), None, []),
        (evaluated("2021/a-ju", "已评分 2023-01-10"), None, []),
        (evaluated("2022-h1/a-ju", "已评分 2023-01-10"), None, []),
    ],
)
def test_what_is_void_or_superseded_does_not_count(
    laid: small.Files, day: str | None, counts: list[str]
) -> None:
    read = small.registry(laid)
    until = None if day is None else date.fromisoformat(day)
    found = standings.counting(read, "2022", until)
    assert [one.id for one in found] == counts


@pytest.mark.parametrize(
    "laid",
    [
        evaluated("2022/z-ju", "草拟 2023-01-10"),
        evaluated("2022/b-ju", "草拟 2023-01-10"),
        evaluated("2022/c-xian", "草拟 2023-01-10"),
        evaluated("2022/a-ju", "草拟 2023-01-10", rubric="r-2099"),
    ],
)
def test_who_cannot_be_compared_is_left_out_and_named(laid: small.Files) -> None:
    found = standings.table(small.registry(laid), "2022")
    assert [f"evaluations/{one.id}.yaml" for one in found.left_out] == list(laid)
    assert found.standings == ()
