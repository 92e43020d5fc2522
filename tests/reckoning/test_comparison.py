"""Two periods beside each other, by what the factors stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.reckoning import comparison, standings
from tests.reckoning import scored
from tests.reckoning.cards import ABSENT, card, indicator, ratio, rubric

if TYPE_CHECKING:
    from cdo.reckoning.comparison import Change
    from cdo.reckoning.scorecards import Scorecard
    from cdo.reckoning.standings import Table

OLD = rubric({"A": [indicator("A1", 60)], "B": [indicator("B1", 40)]})
NEW = rubric({"A": [indicator("A1", 50)], "C": [indicator("C1", 50)]})


def table(*cards: Scorecard) -> Table:
    """Return the standings of *cards*."""
    return standings.ranked(cards)


def old(unit: str, one: int, **more: object) -> Scorecard:
    """Return the card of a unit in the earlier period."""
    inputs = {"A1": ratio(one, 60), "B1": ratio(1, 2), **more}
    return card(OLD, inputs, name=f"2022/{unit}")


def new(unit: str, one: int, **more: object) -> Scorecard:
    """Return the card of a unit in the later period."""
    inputs = {"A1": ratio(one, 50), "C1": ratio(1, 2), **more}
    return card(NEW, inputs, name=f"2023/{unit}")


def factors(one: Change) -> list[tuple[str, str | None, bool]]:
    """Return by factor what changed, and whether the marks are the same."""
    return [
        (it.id, None if it.change is None else f"{it.change:+f}", it.same_weight)
        for it in one.factors
    ]


def test_totals_and_factors_change() -> None:
    (one,) = comparison.by_factor(table(old("a-ju", 30)), table(new("a-ju", 40)))
    assert (one.unit, one.post, f"{one.change:+f}") == ("a-ju", "首席数据官", "+15.00")
    assert factors(one) == [
        ("A", "+10.00", False),
        ("C", None, True),
        ("B", None, True),
    ]
    assert one.factors[2].name == "因素B"


def test_a_seat_that_only_one_period_has() -> None:
    found = comparison.by_factor(
        table(old("a-ju", 30), old("b-ju", 30)), table(new("c-ju", 1), new("b-ju", 9))
    )
    assert [(one.unit, one.change is None) for one in found] == [
        ("b-ju", False),
        ("c-ju", True),
        ("a-ju", True),
    ]
    assert found[2].after is None
    assert found[1].before is None


def test_what_did_not_apply_has_no_change() -> None:
    (one,) = comparison.by_factor(
        table(old("a-ju", 30)), table(new("a-ju", 40, A1=ABSENT))
    )
    assert factors(one)[0] == ("A", None, False)
    assert one.change == 0


def test_two_factors_of_one_frame_are_told_apart_by_their_order() -> None:
    twice = OLD.model_copy(
        update={
            "factors": tuple(
                one.model_copy(update={"frame": "same"}) for one in OLD.factors
            )
        }
    )
    given = {"A1": ratio(1, 2), "B1": ratio(1, 4)}
    before, after = (card(twice, given, name=f"{year}/a-ju") for year in (2022, 2023))
    (one,) = comparison.by_factor(table(before), table(after))
    assert factors(one) == [("A", "+0.00", True), ("B", "+0.00", True)]


def test_the_invented_city() -> None:
    read = scored.registry()
    both = [standings.table(read, period) for period in ("2022", "2023")]
    found = {one.unit: one for one in comparison.by_factor(*both)}
    assert len(found) == 13
    assert f"{found['sj-lyj'].change:+f}" == "+26.52"
    assert [one.id for one in found["sj-lyj"].factors] == ["J", "G", "S", "A", "X"]
