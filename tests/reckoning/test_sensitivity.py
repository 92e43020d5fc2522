"""What moves when weights move, and what is lacking to a better band."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.reckoning import sensitivity, standings
from tests.reckoning import scored
from tests.reckoning.cards import ABSENT, adjusted, card, indicator, ratio, rubric

if TYPE_CHECKING:
    from cdo.model.rubric import Rubric
    from cdo.reckoning.sensitivity import Margin
    from cdo.reckoning.standings import Table

    Marks = tuple[int, int | None]

PARTS = {"A": [indicator("A1", 60)], "B": [indicator("B1", 40)]}
GROUP = {"id": "bm", "track": "部门"}
FREE = rubric(PARTS)
HALF = rubric(PARTS, peer_groups=[{**GROUP, "excellent_quota": "0.5"}])
NOBODY = rubric(PARTS, peer_groups=[{**GROUP, "excellent_quota": "0"}])


def table(by: Rubric, *marks: Marks, **more: Any) -> Table:  # noqa: ANN401
    """Return the standings of units with so many marks, of 60 and of 40."""
    cards = []
    for name, (one, two) in zip("abcdefgh", marks, strict=False):
        second = ABSENT if two is None else ratio(two, 40)
        inputs = {"A1": ratio(one, 60), "B1": second}
        cards.append(card(by, inputs, name=f"2022/{name}-ju", **more))
    return standings.ranked(cards)


def margins(found: Table) -> list[tuple[str, str | None, str | None]]:
    """Return by unit the next better band, and what is lacking to it."""
    return [(one.unit, one.to, _gain(one)) for one in sensitivity.margins(found)]


def _gain(one: Margin) -> str | None:
    return None if one.gain is None else f"{one.gain:f}"


def test_ranks_and_bands_move_with_the_weights() -> None:
    found = sensitivity.report(table(FREE, (60, 20), (45, 36), (6, 4)))
    assert found.stable == ["c-ju"]
    moved = [(*move[:5], f"{move.band} → {move.band_to}") for move in found.moves]
    assert sorted(moved) == [
        ("a-ju", "A", "+10%", 2, 1, "良好 → 良好"),
        ("a-ju", "A", "-10%", 2, 2, "良好 → 合格"),
        ("a-ju", "B", "+10%", 2, 2, "良好 → 合格"),
        ("a-ju", "B", "-10%", 2, 1, "良好 → 良好"),
        ("b-ju", "A", "+10%", 1, 2, "良好 → 良好"),
        ("b-ju", "B", "-10%", 1, 2, "良好 → 良好"),
    ]


def test_weights_that_are_as_they_were_change_no_score() -> None:
    found = table(FREE, (60, 20), (45, None), (30, 11), deductions=adjusted("X1", 2))
    same = [Fraction(factor.weight) for factor in FREE.factors]
    for one in found.standings:
        again = sensitivity._weighed(one.card, same)
        assert (again.base, again.total) == (one.card.base, one.card.total)
        assert again.factors == one.card.factors


def test_where_no_factor_applies_nothing_is_divided_by_nothing() -> None:
    inputs = {"A1": ABSENT, "B1": ABSENT}
    none = standings.ranked([card(FREE, inputs)])
    assert sensitivity.report(none).moves == []
    single = rubric({"A": [indicator("A1", 100)]})
    assert sensitivity.report(
        standings.ranked([card(single, {"A1": ratio(1, 2)})])
    ).stable == ["a-ju"]


@given(
    st.lists(st.integers(1, 50), min_size=1, max_size=7),
    st.sampled_from([*sensitivity.CHANGES.values()]),
)
@settings(deadline=None)
def test_weights_always_sum_to_the_full_marks(marks: list[int], by: Fraction) -> None:
    names = "ABCDEFG"[: len(marks)]
    made = rubric(
        {
            name: [indicator(f"{name}1", most)]
            for name, most in zip(names, marks, strict=True)
        }
    )
    for number, factor in enumerate(made.factors):
        weights = sensitivity.changed(made, number, by)
        assert sum(weights) == Fraction(made.full_marks)
        alone = len(marks) == 1
        wanted = Fraction(factor.weight) * (1 if alone else by)
        assert weights[number] == min(wanted, Fraction(made.full_marks))
        assert min(weights) >= 0


@pytest.mark.parametrize(
    ("marks", "to", "gain"),
    [
        ((60, 40), None, None),
        ((48, 40), "优秀", "2.00"),
        ((0, 0), "合格", "60.00"),
    ],
)
def test_without_a_quota_the_next_band_is_as_far_as_its_least_marks(
    marks: Marks, to: str | None, gain: str | None
) -> None:
    assert margins(table(FREE, marks)) == [("a-ju", to, gain)]


def test_a_full_quota_has_to_be_overtaken() -> None:
    found = margins(table(HALF, (60, 36), (60, 32), (60, 31), (40, 40)))
    assert found == [
        ("a-ju", None, None),
        ("b-ju", None, None),
        ("c-ju", "优秀", "1.01"),
        ("d-ju", "优秀", "12.01"),
    ]


def test_a_quota_with_room_needs_no_overtaking() -> None:
    found = margins(table(HALF, (60, 36), (50, 32), (10, 11), (10, 10)))
    assert found[1] == ("b-ju", "优秀", "8.00")


def test_full_marks_that_do_not_suffice_lead_nowhere() -> None:
    found = margins(table(HALF, (60, 40), (50, 40)))
    assert found[1] == ("b-ju", "优秀", None)


def test_where_nobody_may_have_the_best_band_no_marks_lead_there() -> None:
    assert margins(table(NOBODY, (60, 40)))[0] == ("a-ju", "优秀", None)


def test_a_veto_and_a_tie_are_not_overcome_by_marks() -> None:
    veto = [{"veto": "V1", "basis": "通报"}]
    assert margins(table(FREE, (60, 40), vetoes=veto)) == [("a-ju", "合格", None)]
    tied = margins(table(HALF, (60, 36), (60, 36)))
    assert tied == [("a-ju", "优秀", None), ("b-ju", "优秀", None)]


def test_what_is_lacking_suffices_and_a_little_less_does_not() -> None:
    marks: list[Marks] = [(60, 36), (60, 32), (60, 31), (40, 40)]
    reached = table(HALF, *marks[:3], (52, 40)).standings
    assert {one.card.evaluation.unit: one.band for one in reached}["d-ju"] == "良好"
    beyond = table(HALF, *marks[:3], (53, 40)).standings
    assert {one.card.evaluation.unit: one.band for one in beyond}["d-ju"] == "优秀"


def test_the_invented_city() -> None:
    found = sensitivity.report(standings.table(scored.registry(), "2022"))
    assert len(found.stable) == 8
    assert {move.unit for move in found.moves}.isdisjoint(found.stable)
