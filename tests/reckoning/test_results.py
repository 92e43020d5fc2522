"""The stored result: as it is written, and computed once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo import model
from cdo.reckoning import digests, discrepancies, results, standings
from cdo.reckoning.results import Drift
from tests.reckoning import scored
from tests.rules import small
from tests.rules.measures import evaluation

if TYPE_CHECKING:
    from tests.reckoning.scored import Changes

READ = scored.registry()
STORED = [one for one in READ.all(model.Evaluation) if one.result is not None]


def test_a_result_in_the_order_of_its_fields() -> None:
    one = scored.evaluation(READ, "2022/sj-yjj")
    replay = results.replayed(READ, one)
    assert replay is not None
    found = results.result(replay)
    by = READ.get(model.Rubric, "rubric-2022")
    assert by is not None
    assert list(found.items()) == [
        ("total", "95.14"),
        ("base", "98.14"),
        ("deducted", "3.00"),
        ("added", "0.00"),
        ("band", "二等"),
        ("capped_by", ["因比例限制"]),
        (
            "factors",
            {
                "J": _factor("20.00", J1="6.00", J2="8.00", J3="6.00"),
                "G": _factor("29.33", G1="11.73", G2="10.00", G3="7.60"),
                "S": _factor("24.00", S1="15.00", S2="9.00"),
                "A": _factor("15.00", A1="9.00", A2="6.00"),
                "X": _factor(None, X1=None, X2=None),
            },
        ),
        (
            "facts",
            {
                "year-plan": {"state": "met", "days": 11, "workdays": 7},
                "duty": {"state": "undated_met", "days": None, "workdays": None},
                "V2": {"met": False, "days": None},
                "V3": {"met": False, "days": 0},
            },
        ),
        ("rubric_digest", digests.rubric_digest(by)),
        ("inputs_digest", digests.inputs_digest(one)),
    ]
    assert list(found["factors"]) == list("JGSAX")  # type: ignore[call-overload]
    assert results.rubric_digest(READ, by) == digests.rubric_digest(by)


def _factor(score: str | None, **indicators: str | None) -> dict[str, object]:
    return {"score": score, "indicators": indicators}


@pytest.mark.parametrize("one", STORED, ids=lambda one: one.id)
def test_what_is_stored_is_computed_once_more(one: model.Evaluation) -> None:
    replay = results.replayed(READ, one)
    assert replay is not None
    assert one.result is not None
    again = model.Evaluation.read(
        {**_written(one), "result": _as_text(results.result(replay))}, one.id
    )
    assert again.result == one.result
    assert discrepancies.own_differences(one.result, replay.card) == []
    assert discrepancies.band_differences(one.result, replay) == []
    assert discrepancies.fact_differences(one.result, replay.card.rubric) == []
    assert results.drifts(READ, one) == []


def _written(one: model.Evaluation) -> dict[str, object]:
    return {
        "rubric": one.rubric,
        "unit": one.unit,
        "post": one.post,
        "as_of": one.as_of.isoformat(),
        "inputs": {},
        "events": [{"state": "草拟", "on": "2023-01-01"}],
    }


def _as_text(value: object) -> object:
    """Return plain data as a file gives it: texts, maps, lists, None."""
    if isinstance(value, dict):
        return {key: _as_text(one) for key, one in value.items()}
    if isinstance(value, list) or value is None:
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_stored_and_undecided_among_thirteen() -> None:
    assert len(STORED) == 16
    found = standings.table(READ, "2023")
    assert [one.band for one in found.standings].count(None) == 2


def test_without_a_result_there_is_nothing_to_replay() -> None:
    one = scored.evaluation(READ, "2023/sj-zjj")
    assert results.replayed(READ, one) is None
    standing = results.standing(READ, one)
    assert standing is not None
    assert standing.band is None
    tie = results.tie(READ, one)
    assert tie is not None
    assert tie.places == 1
    assert results.tie(READ, scored.evaluation(READ, "2023/sj-jyj")) is None
    assert results.drifts(READ, one) == []


def test_what_cannot_be_compared_has_no_card() -> None:
    for one in (evaluation(rubric="r-2099"), evaluation(unit="b-ju")):
        read = small.registry(one)
        (lone,) = read.all(model.Evaluation)
        assert results.card(read, lone) is None
        assert results.standing(read, lone) is None
        assert results.drifts(read, lone) == []


def test_a_superseded_one_has_a_card_and_no_standing() -> None:
    laid = scored.LAID[scored.path("y2023_sj_lyj")].split("  - {state: 作废")[0]
    read = scored.registry(y2023_sj_lyj=laid)
    older = scored.evaluation(read, "2023/sj-lyj")
    assert results.card(read, older) is not None
    assert results.standing(read, older) is None


LATE: Changes = {"filings/2022/plan-sj-jyj.yaml": ("on: 2022-05-20", "on: 2022-06-01")}


def test_a_correction_elsewhere_is_told_and_changes_nothing() -> None:
    read = scored.registry(LATE)
    one = scored.evaluation(read, "2022/sj-jyj")
    replay = results.replayed(read, one)
    assert replay is not None
    assert str(replay.card.total) == "97.27"
    (drift,) = results.drifts(read, one)
    assert isinstance(drift, Drift)
    assert (drift.name, drift.then.state) == ("year-plan", "met")
    assert drift.now is not None
    assert (drift.now.state, drift.now.workdays) == ("met_late", -1)


def test_a_fact_that_nobody_asks_for_any_more() -> None:
    read = scored.registry(
        {
            "evaluations/2022/sj-jyj.yaml": (
                "    V2: {met: false, days: null}\n",
                "    V2: {met: false, days: null}\n    V9: {met: false, days: null}\n",
            )
        }
    )
    one = scored.evaluation(read, "2022/sj-jyj")
    assert [(it.name, it.now) for it in results.drifts(read, one)] == [("V9", None)]


BETTER = (
    scored.LAID[scored.path("y2022_sj_jyj")]
    .replace("unit: sj-jyj", "unit: sj-swj")
    .partition("result:")[0]
)
"""An evaluation that would take the first place of the quota."""


@pytest.mark.parametrize(
    ("events", "band"),
    [
        (
            "supersedes: 2022/sj-swj\nevents: [{state: 已评分, on: 2023-02-24}]\n",
            "二等",
        ),
        (
            "supersedes: 2022/sj-swj\nevents: [{state: 已评分, on: 2023-02-25}]\n",
            "一等",
        ),
        (
            (
                "supersedes: 2022/sj-swj\nevents:\n"
                "  - {state: 已评分, on: 2023-02-20}\n"
                "  - {state: 作废, on: 2023-02-23}\n"
            ),
            "一等",
        ),
    ],
)
def test_what_is_published_stands_among_the_peers_of_that_day(
    events: str, band: str
) -> None:
    text = BETTER.partition("events:")[0] + events
    read = scored.registry(y2022_sj_swj_2=text)
    one = scored.evaluation(read, "2022/sj-zjj")
    replay = results.replayed(read, one)
    assert replay is not None
    assert replay.band == band


def test_what_is_void_since_then_was_a_peer_on_that_day() -> None:
    gone = {
        "evaluations/2022/sj-mzj.yaml": (
            "result:",
            "  - {state: 作废, on: 2023-04-01}\nresult:",
        )
    }
    read = scored.registry(gone)
    one = scored.evaluation(read, "2022/sj-jtj")
    replay = results.replayed(read, one)
    assert replay is not None
    assert replay.band == "二等"
    now = {
        it.card.evaluation.unit: it.band
        for it in standings.table(read, "2022").standings
    }
    assert (len(now), now["sj-zjj"], now["sj-jtj"]) == (12, "一等", "二等")
