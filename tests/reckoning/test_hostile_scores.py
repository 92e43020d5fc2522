"""Scores where somebody means ill, or nobody thought of it: nothing breaks."""

from __future__ import annotations

import pytest

from cdo.reckoning import advice, sensitivity, standings
from cdo.registry import reading
from cdo.registry.trees import MemoryTree
from tests.reckoning import scored
from tests.reckoning.cards import card, indicator, ratio, rubric

PARTS = {"A": [indicator("A1", 60)], "B": [indicator("B1", 40)]}
QUOTA = rubric(
    PARTS, peer_groups=[{"id": "bm", "track": "部门", "excellent_quota": "0.3"}]
)
NINES = "9" * 39
TINY = "0." + "0" * 36 + "1"


def test_a_thousand_that_tie_wait_for_one_decision() -> None:
    inputs = {"A1": ratio(60, 60), "B1": ratio(36, 40)}
    cards = [card(QUOTA, inputs, name=f"2022/u-{at:04}") for at in range(1000)]
    table = standings.ranked(cards)
    (tie,) = table.ties
    assert (len(tie.cards), tie.places) == (1000, 300)
    assert {(one.rank, one.band) for one in table.standings} == {(1, None)}
    assert sensitivity.report(table).moves == []
    assert len(sensitivity.margins(table)) == 1000


def test_the_longest_numbers_are_reckoned_exactly() -> None:
    found = card(QUOTA, {"A1": ratio(NINES, f"{NINES}9"), "B1": ratio(TINY, NINES)})
    assert f"{found.total}" == "6.00"
    tiny = card(QUOTA, {"A1": ratio(TINY, NINES), "B1": ratio(1, 1)})
    (step,) = advice.steps(tiny)
    assert f"{step.gain}" == "0.01"


def test_negative_numbers_which_a_rule_refuses_break_no_preview() -> None:
    found = card(QUOTA, {"A1": ratio(-5, 10), "B1": ratio(3, -1)})
    assert 0 <= found.total <= 100


def chained(older: str) -> list[str]:
    """Return who counts where a chain of three ends in *older*."""
    files = scored.files()
    newest = files["evaluations/2023/sj-lyj-2.yaml"].replace(
        "supersedes: 2023/sj-lyj", "supersedes: 2023/sj-lyj-2"
    )
    files["evaluations/2023/sj-lyj-3.yaml"] = newest
    files["evaluations/2023/sj-lyj.yaml"] += f"\nsupersedes: {older}\n"
    read, _ = reading.read(MemoryTree(files))
    ids = [one.card.evaluation.id for one in standings.table(read, "2023").standings]
    return [name for name in ids if "lyj" in name]


@pytest.mark.parametrize("older", ["2022/sj-lyj", "2023/sj-lyj-2", "2023/none"])
def test_of_a_chain_the_newest_counts(older: str) -> None:
    assert chained(older) == ["2023/sj-lyj-3"]


def test_what_is_void_supersedes_nobody() -> None:
    assert chained("2023/sj-lyj-3") == ["2023/sj-lyj-3"]
