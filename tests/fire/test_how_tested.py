"""The page on how things are tested tells of the corpus as it is now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from cdo.rules import CATALOGUE
from docs import how_tested
from tests.fire import figures, peers
from tests.fire.peers import SOUND, Said

if TYPE_CHECKING:
    from pathlib import Path

STALE = "run `make how-tested`"
KEPT = figures.load()
TRIALS = {trial.name: trial for trial in peers.trials()}


def test_the_page_is_what_is_made_of_the_figures() -> None:
    assert how_tested.PAGE.read_text("utf-8") == how_tested.page(KEPT), STALE


def test_the_page_counts_what_there_is() -> None:
    kept = Counter(group for _, group, _ in KEPT["cases"].values())
    assert kept == Counter(trial.group for trial in TRIALS.values()), STALE
    assert set(kept) <= {*CATALOGUE, *how_tested.FAMILIES, SOUND}
    assert {f"{code[:4]}xx" for code in CATALOGUE} == set(how_tested.FAMILIES)


def test_what_was_found_is_what_must_be() -> None:
    for name, (_, group, said) in KEPT["cases"].items():
        assert said[0] == (Said.SILENT if group == SOUND else Said.RIGHT), name
        assert len(said) == len(peers.TOOLS)


def test_the_last_fire_left_nothing_wrong() -> None:
    fuzz = KEPT["fuzz"]
    assert (fuzz["wrong"], fuzz["silent"]) == (0, 0)
    assert fuzz["mutations"] >= 100_000
    assert set(fuzz["codes"]) <= CATALOGUE.keys()


def test_figures_come_back_as_they_were_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "FILE", tmp_path / "figures.json")
    assert figures.load() == {}
    kept = {"fuzz": {"a": 1}, "cases": {"甲": ["0", "CDO001", ["right"]], "乙": []}}
    figures.save(kept)
    assert figures.load() == kept


@pytest.mark.parametrize(
    ("lines", "told", "said"),
    [
        ({4}, {4, 9}, Said.RIGHT),
        ({4}, {9}, Said.ELSEWHERE),
        ({4}, set(), Said.PLACELESS),
        (set(), set(), Said.RIGHT),
        (set(), {9}, Said.RIGHT),
    ],
)
def test_a_finding_counts_where_the_fault_is(
    lines: set[int], told: set[int], said: Said
) -> None:
    trial = peers.Trial("", "CDO001", {}, "", frozenset(lines))
    assert peers.judged(trial, told, said=True) is said
    assert peers.judged(trial, set(), said=False) is Said.SILENT
