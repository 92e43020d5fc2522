"""The quota of the best band, and ties at its edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cdo.model.rubric import PeerGroup
from cdo.reckoning import quotas, standings
from tests.reckoning.cards import (
    ABSENT,
    MISSING,
    adjusted,
    card,
    fact,
    indicator,
    ratio,
    rubric,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.reckoning.scorecards import Scorecard
    from cdo.reckoning.standings import Standing

HALVES = rubric({"A": [indicator("A1", 50)], "B": [indicator("B1", 50)]})
BEST = {"band": "优秀", "by": "委员会", "basis": "纪要"}
NEXT = {**BEST, "band": "良好"}


def of(name: str, one: object, two: object = 50, **more: Any) -> Scorecard:  # noqa: ANN401
    """Return a card of two factors of 50 marks each."""
    inputs = {"A1": ratio(one, 50), "B1": ratio(two, 50)}
    return card(HALVES, inputs, name=f"2022/{name}", **more)


def group(quota: str | None = None, least: str | None = None) -> PeerGroup:
    """Return a peer group."""
    return PeerGroup.model_validate(
        {"id": "bm", "track": "部门", "excellent_quota": quota, "quota_min": least}
    )


def placed(
    cards: Iterable[Scorecard], by: PeerGroup
) -> tuple[dict[str, tuple[int, str | None]], list[tuple[list[str], int]]]:
    """Return each one's rank and band, and who ties for how many places."""
    found, ties = standings.compare(list(cards), by)
    return (
        {one.card.evaluation.unit: (one.rank, one.band) for one in found},
        [([it.evaluation.unit for it in tie.cards], tie.places) for tie in ties],
    )


def bands(found: dict[str, tuple[int, str | None]]) -> str:
    """Return the first character of each band, by unit."""
    return "".join((band or "？")[0] for _, (_, band) in sorted(found.items()))


@pytest.mark.parametrize(
    ("quota", "least", "count", "allowed"),
    [
        ("0.30", "1", 10, 3),
        ("0.30", "1", 9, 2),
        ("0.30", "1", 3, 1),
        ("0.30", None, 3, 0),
        ("0.30", "2", 3, 2),
        ("0.333333333333333333333333333333333333", None, 3, 0),
        ("1", None, 7, 7),
        ("0", "0", 7, 0),
        (None, "1", 7, None),
    ],
)
def test_the_share_is_rounded_down_and_at_least_the_minimum(
    quota: str | None, least: str | None, count: int, allowed: int | None
) -> None:
    assert quotas.allowed(count, group(quota, least)) == allowed


def test_those_beyond_the_quota_become_the_next_band() -> None:
    cards = [of("a", 49), of("b", 48), of("c", 47), of("d", 10)]
    found, ties = standings.compare(cards, group("0.5"))
    assert [(one.band, one.notes, one.capped_by) for one in found] == [
        ("优秀", (), []),
        ("优秀", (), []),
        ("良好", ("因比例限制",), ["因比例限制"]),
        ("合格", (), []),
    ]
    assert ties == []
    assert bands(placed(cards, group())[0]) == "优优优合"
    assert bands(placed(cards, group("0"))[0]) == "良良良合"


def test_with_one_band_there_is_no_next_one() -> None:
    by = rubric({"A": [indicator("A1", 100)]}, bands=[{"name": "优秀", "min": "0"}])
    cards = [card(by, {"A1": ratio(1, 1)}), card(by, {"A1": MISSING}, name="2022/b")]
    found, _ = standings.compare(cards, group("0.5"))
    assert [one.band for one in found] == ["优秀", "优秀"]
    assert found[1].notes == ("因比例限制",)


def test_who_is_capped_by_a_veto_takes_no_place() -> None:
    barred = of("a", 50, facts={"V2": fact(met=True)})
    assert bands(placed([barred, of("b", 48), of("c", 45)], group("0", "1"))[0]) == (
        "合优良"
    )


def test_a_tie_at_the_edge_is_undecided() -> None:
    cards = [of("a", 49), of("b", 45), of("c", 45), of("d", 45), of("e", 41)]
    found, ties = placed(cards, group("0.6"))
    assert found == {
        "a": (1, "优秀"),
        "b": (2, None),
        "c": (2, None),
        "d": (2, None),
        "e": (5, "良好"),
    }
    assert ties == [(["b", "c", "d"], 2)]
    one = standings.compare(cards, group("0.6"))[0][1]
    assert (one.notes, one.capped_by) == (("并列，需人工裁定",), [])


@pytest.mark.parametrize(
    ("quota", "expected", "ties"),
    [
        ("0.25", "优良良良", 0),
        ("0.5", "优？？良", 1),
        ("0.75", "优优优良", 0),
        ("1", "优优优优", 0),
    ],
)
def test_equals_off_the_edge_need_no_decision(
    quota: str, expected: str, ties: int
) -> None:
    cards = [of("a", 49), of("b", 45), of("c", 45), of("d", 42)]
    found, tied = placed(cards, group(quota))
    assert (bands(found), len(tied)) == (expected, ties)


def test_the_tie_break_serves_the_quota_only() -> None:
    found, ties = placed([of("a", 45, 50), of("b", 50, 45)], group("0.5"))
    assert found == {"a": (1, "良好"), "b": (1, "优秀")}
    assert ties == []


def test_then_come_fewer_deductions() -> None:
    one = of("a", 48, 46, deductions=adjusted("X1", 2))
    two = of("b", 48, 46, deductions=adjusted("X1", 3), bonus=adjusted("Y1", 0))
    three = of("c", 48, 44)
    more = of("b", 48, 46, deductions=adjusted("X1", 5), bonus=adjusted("Y1", 2))
    assert str(one.total) == str(three.total) == str(more.total) == "92.00"
    assert str(two.total) == "91.00"
    assert placed([one, more], group("0.5")) == (
        {"a": (1, "优秀"), "b": (1, "良好")},
        [],
    )


def test_a_factor_that_does_not_apply_to_one_of_them_is_passed_over() -> None:
    by = rubric(
        {
            "A": [indicator("A1", 25)],
            "B": [indicator("B1", 25)],
            "C": [indicator("C1", 50)],
        }
    )

    def one(name: str, *scores: object) -> Scorecard:
        inputs = {
            label: ABSENT if score is None else ratio(score, 50)
            for label, score in zip(("A1", "B1", "C1"), scores, strict=True)
        }
        return card(by, inputs, name=f"2022/{name}")

    without, whole = one("a", None, 50, 44), one("b", 50, 42, 46)
    assert str(without.total) == str(whole.total) == "92.00"
    assert bands(placed([without, whole], group("0.5"))[0]) == "优良"
    higher = one("c", 48, 44, 46)
    assert str(higher.total) == "92.00"
    assert bands(placed([whole, higher], group("0.5"))[0]) == "优良"
    assert bands(placed([without, whole, higher], group("0.4"))[0]) == "优良良"


def decided(*decisions: dict[str, str] | None) -> list[Scorecard]:
    """Return equals, and what was decided of each."""
    return [
        of(name, 45, **({} if one is None else {"decision": one}))
        for name, one in zip("abcdef", decisions, strict=False)
    ]


@pytest.mark.parametrize(
    ("decisions", "quota", "expected", "ties"),
    [
        ((BEST, NEXT), "0.5", "优良", []),
        ((BEST, None), "0.5", "优良", []),
        ((NEXT, None), "0.5", "良优", []),
        ((NEXT, NEXT), "0.5", "良良", []),
        ((BEST, BEST), "0.5", "？？", [(["a", "b"], 1)]),
        ((NEXT, None, None), "0.34", "良？？", [(["b", "c"], 1)]),
        ((BEST, None, None), "0.67", "优？？", [(["b", "c"], 1)]),
        ((BEST, BEST, None), "0.34", "？？？", [(["a", "b", "c"], 1)]),
        ((BEST, NEXT, BEST), "0.67", "优良优", []),
        ((BEST, BEST, NEXT), "0.34", "？？良", [(["a", "b"], 1)]),
    ],
)
def test_a_person_decides(
    decisions: tuple[dict[str, str] | None, ...],
    quota: str,
    expected: str,
    ties: list[tuple[list[str], int]],
) -> None:
    found, tied = placed(decided(*decisions), group(quota))
    assert (bands(found), tied) == (expected, ties)


def notes(found: list[Standing]) -> list[tuple[str, ...]]:
    """Return what is said of each."""
    return [one.notes for one in found]


def test_what_decisions_did_is_said() -> None:
    said = "裁定：委员会（纪要）"
    found, _ = standings.compare(decided(BEST, NEXT), group("0.5"))
    assert notes(found) == [(said,), ("因比例限制", said)]
    assert found[1].capped_by == ["因比例限制"]
    found, _ = standings.compare(decided(BEST, BEST), group("0.5"))
    assert notes(found) == [("裁定给的名额多于剩下的，需重新裁定",)] * 2
    idle = "没有用到裁定：名额边上没有并列"
    found, _ = standings.compare(decided(BEST, NEXT), group("1"))
    assert notes(found) == [(idle,), (idle,)]
    assert [one.band for one in found] == ["优秀", "优秀"]
    found, _ = standings.compare([of("z", 50), *decided(BEST)], group("0.5"))
    assert notes(found) == [(), ("因比例限制", idle)]
