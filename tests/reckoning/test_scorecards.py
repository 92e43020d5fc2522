"""Cards: factors, base, total, band; and what may never lower or raise them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.reckoning import formulas
from tests.reckoning.cards import (
    ABSENT,
    DUTY,
    MISSING,
    D,
    adjusted,
    card,
    fact,
    indicator,
    items,
    rated,
    ratio,
    rubric,
    steps,
)
from tests.reckoning.test_exact import half_up

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from cdo.model.result import Fact
    from cdo.reckoning.scorecards import Scorecard

TWO = rubric({"A": [indicator("A1", 60)], "B": [indicator("B1", 40)]})
FULL = {"A1": ratio(1, 1), "B1": ratio(1, 1)}


def scored(first: object, **more: Any) -> Scorecard:  # noqa: ANN401  # as `card`
    """Return a card of 100 marks that has so many."""
    one = rubric({"A": [indicator("A1", 100)]})
    return card(one, {"A1": ratio(first, 100)}, **more)


def test_factors_are_rounded_and_then_added() -> None:
    found = card(
        rubric({"A": [indicator("A1", 3), indicator("A2", 3), indicator("A3", 3)]}),
        {"A1": ratio(1, 9), "A2": ratio(1, 9), "A3": ABSENT},
    )
    assert [str(one.score) for one in found.factors[0].indicators] == [
        "0.33",
        "0.33",
        "None",
    ]
    assert str(found.factors[0].score) == "0.99"
    assert formulas.factor(found.factors[0]) == "(0.33 + 0.33) ÷ 6 × 9 = 0.99"
    assert formulas.base(found) == "0.99 = 0.99"


@pytest.mark.parametrize(
    ("inputs", "factor", "told"),
    [
        ({"A2": ABSENT}, "3.33", "(2.00) ÷ 3 × 5 ≈ 3.33"),
        ({"A1": ABSENT, "A2": ratio(0, 0)}, None, None),
        ({"A1": ABSENT}, None, "适用指标的满分 2，不到全部 5 的 0.5，整个因素不适用"),
    ],
)
def test_a_factor_is_scaled_or_falls_away_as_a_whole(
    inputs: dict[str, Any], factor: str | None, told: str | None
) -> None:
    by = rubric({"A": [indicator("A1", 3), indicator("A2", 2)], "B": TWO_B})
    given = {"A1": ratio(2, 3), "A2": ratio(1, 2), "B1": ratio(1, 1)}
    found = card(by, {**given, **inputs})
    score = found.factors[0].score
    assert (None if score is None else str(score)) == factor
    if told:
        assert formulas.factor(found.factors[0]) == told


TWO_B = [indicator("B1", 5)]


@pytest.mark.parametrize(
    ("coverage", "factor"), [("0.4", "2.50"), ("0.400001", None), ("0", "2.50")]
)
def test_enough_is_what_reaches_the_coverage(coverage: str, factor: str | None) -> None:
    indicators = [indicator("A1", 3), indicator("A2", 2)]
    by = rubric({"A": indicators, "B": TWO_B}, na_min_coverage=coverage)
    found = card(by, {"A1": ABSENT, "A2": ratio(1, 2), "B1": ratio(1, 1)})
    score = found.factor("A")
    assert (None if score is None else str(score)) == factor
    assert found.factor("Z") is None


def test_the_base_is_scaled_for_factors_that_do_not_apply() -> None:
    found = card(TWO, {"A1": ratio(2, 7), "B1": ABSENT})
    assert (str(found.factor("A")), str(found.base)) == ("17.14", "28.57")
    assert formulas.base(found) == "(17.14) × 100 ÷ 60 ≈ 28.57（因素 B 不适用）"
    found = card(TWO, {"A1": ABSENT, "B1": ABSENT})
    assert (str(found.base), str(found.total)) == ("0.00", "0.00")
    assert formulas.base(found) == "各因素都不适用，得 0.00"


@pytest.mark.parametrize(
    ("counts", "deducted", "added", "total", "told"),
    [
        ((0, 0), "0.00", "0.00", "95.00", "95.00 − 0.00 + 0.00 = 95.00"),
        ((3, 1), "3.00", "1.50", "93.50", "95.00 − 3.00 + 1.50 = 93.50"),
        ((12, 0), "10.00", "0.00", "85.00", "95.00 − 10.00 + 0.00 = 85.00"),
        (
            (0, 9),
            "0.00",
            "5.00",
            "100.00",
            "95.00 − 0.00 + 5.00 = 100.00",
        ),
    ],
)
def test_deductions_and_bonus_have_caps(
    counts: tuple[int, int], deducted: str, added: str, total: str, told: str
) -> None:
    minus, plus = counts
    found = scored(95, deductions=adjusted("X1", minus), bonus=adjusted("Y1", plus))
    assert (str(found.deducted), str(found.added)) == (deducted, added)
    assert str(found.total) == total
    assert formulas.whole(found) == told


def test_a_total_stays_within_nothing_and_the_full_marks() -> None:
    high = scored(99, bonus=adjusted("Y1", 2))
    assert (str(high.base), str(high.total)) == ("99.00", "100.00")
    assert formulas.whole(high).endswith("= 102，不超过 100，得 100.00")
    low = scored(4, deductions=adjusted("X1", 5))
    assert (str(low.base), str(low.total)) == ("4.00", "0.00")
    assert formulas.whole(low).endswith("= -1，不低于 0，得 0.00")


def test_points_with_more_places_are_kept_until_the_total_is_rounded() -> None:
    by = rubric(
        {"A": [indicator("A1", 100)]},
        deductions={
            "cap": "9",
            "rules": [{"id": "X", "name": "迟", "points": "0.125"}],
        },
    )
    found = card(by, {"A1": ratio(50, 100)}, deductions=adjusted("X", 1))
    assert (str(found.deducted), str(found.total)) == ("0.125", "49.88")
    assert formulas.whole(found) == "50.00 − 0.125 + 0.00 ≈ 49.88"


def test_deductions_are_told() -> None:
    one = [*adjusted("X1", 2), *adjusted("X1", 11), *adjusted("X9", 5)]
    found = scored(95, deductions=one)
    said = "X1 1 × 2 + X1 1 × 11 = 13，上限 10"
    assert formulas.adjusted(found, "deductions") == said
    assert formulas.adjusted(found, "bonus") == "没有"
    found = scored(95, bonus=adjusted("Y1", 2))
    assert formulas.adjusted(found, "bonus") == "Y1 1.5 × 2 = 3"


@pytest.mark.parametrize(
    ("marks", "band"),
    [
        ("90", "优秀"),
        ("89.995", "优秀"),
        ("89.985", "良好"),
        ("89.99", "良好"),
        ("59.995", "合格"),
        ("59.99", "不合格"),
        ("0", "不合格"),
    ],
)
def test_the_band_follows_from_the_rounded_total(marks: str, band: str) -> None:
    found = scored(marks)
    assert (found.band.name, found.earned.name) == (band, band)


def test_what_is_below_every_band_has_the_last() -> None:
    bands = [{"name": "优", "min": "90"}, {"name": "良", "min": "50"}]
    by = rubric({"A": [indicator("A1", 100)]}, bands=bands)
    assert card(by, {"A1": MISSING}).band.name == "良"


@pytest.mark.parametrize(
    ("found", "met", "band", "capped"),
    [
        ([], False, "优秀", []),
        (["V1"], False, "不合格", ["V1 事故"]),
        ([], True, "合格", ["V2 未述职"]),
        (["V2"], False, "合格", ["V2 未述职"]),
        (["V1", "V2"], True, "不合格", ["V1 事故", "V2 未述职"]),
        (["V9"], False, "优秀", []),
    ],
)
def test_vetoes_cap_the_band_and_leave_the_score(
    *, found: list[str], met: bool, band: str, capped: list[str]
) -> None:
    vetoes = [{"veto": one, "basis": "文件"} for one in found]
    facts = {"V2": fact(met=met)}
    one = scored(95, vetoes=vetoes, facts=facts)
    assert (str(one.total), one.earned.name, one.band.name) == ("95.00", "优秀", band)
    assert one.capped_by == capped


def test_a_veto_does_not_raise_a_band() -> None:
    one = scored(30, facts={"V2": fact(met=True)})
    assert (one.band.name, one.capped_by) == ("不合格", [])
    assert [veto.id for veto in one.vetoes] == ["V2"]


def test_a_veto_for_a_band_that_is_not_there_does_nothing() -> None:
    vetoes = [{"id": "V1", "name": "事故", "band_max": "末等"}]
    by = rubric({"A": [indicator("A1", 100)]}, vetoes=vetoes)
    found = card(by, {"A1": ratio(95, 100)}, vetoes=[{"veto": "V1", "basis": "文件"}])
    assert (found.band.name, found.capped_by) == ("优秀", [])


def test_missing_indicators_are_listed() -> None:
    found = card(TWO, {"A1": MISSING, "B1": ratio(1, 1)})
    assert [one.indicator.id for one in found.missing] == ["A1"]
    assert found.period == "2022"


@pytest.mark.parametrize(("places", "total"), [("0", "67"), ("4", "66.6667")])
def test_scores_have_the_places_of_the_rubric(places: str, total: str) -> None:
    by = rubric({"A": [indicator("A1", 100)]}, rounding={"places": places})
    found = card(by, {"A1": ratio(2, 3)})
    assert str(found.total) == total
    assert str(found.deducted) == format(D(0), f".{places}f")
    assert str(card(by, {"A1": MISSING}).base) == format(D(0), f".{places}f")


EVERY = rubric(
    {
        "A": [
            indicator("A1", 7),
            indicator("A2", 6, "steps", steps=steps((3, 6), (2, "4.005"), (1, 2))),
        ],
        "B": [
            indicator("B1", "6.5", "checklist", items=items(a=2, b="1.255", c="3.245")),
            indicator(
                "B2", 3, "checklist", items=items(a=1, b=2), all_or_nothing="true"
            ),
        ],
        "C": [indicator("C1", 4, "judgement", trim="true", raters_min="1")],
        "D": [indicator("D1", 6, "obligation", **DUTY)],
        "E": [indicator("E1", "3.5", target="0.7"), indicator("E2", 2)],
    },
    full_marks="38",
    bands=[{"name": "优秀", "min": "30"}, {"name": "合格", "min": "0"}],
)
MARKS = st.decimals(0, 4, places=2)
SHARES = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(
    lambda pair: ratio(min(pair), max(pair))
)


def listed(names: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return inputs that have some items of a list."""
    return st.sets(st.sampled_from(names)).map(lambda found: {"items": sorted(found)})


def sometimes(given: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[Any]:
    """Return inputs, some of them missing or not applicable."""
    return st.one_of(given, given, given, st.sampled_from([MISSING, ABSENT]))


INPUTS = st.fixed_dictionaries(
    {
        "A1": sometimes(SHARES),
        "A2": sometimes(st.integers(0, 4).map(lambda n: {"value": str(n)})),
        "B1": sometimes(listed("abc")),
        "B2": sometimes(listed("ab")),
        "C1": sometimes(
            st.lists(MARKS, min_size=1, max_size=7).map(lambda v: rated(*v))
        ),
        "E1": sometimes(SHARES),
        "E2": sometimes(SHARES),
    }
)
FACTS = st.sampled_from(
    [
        fact("met", 3),
        fact("waived"),
        fact("overdue", -3),
        fact("met_late", -9, -7),
        fact("met_late", -3, -1),
    ]
)
COUNTS = st.tuples(st.integers(0, 12), st.integers(0, 5))


def reckoned(
    inputs: Mapping[str, Any],
    of: Fact,
    counts: tuple[int, int],
) -> Scorecard:
    """Return the card of *inputs*, with so many deductions and bonuses."""
    more = {
        "deductions": adjusted("X1", counts[0]),
        "bonus": adjusted("Y1", counts[1]),
    }
    return card(EVERY, inputs, {"plan": of}, **more)


@settings(deadline=None)
@given(INPUTS, FACTS, COUNTS)
def test_the_total_is_that_of_fractions(
    inputs: dict[str, Any],
    of: Fact,
    counts: tuple[int, int],
) -> None:
    found = reckoned(inputs, of, counts)
    reached, absent = Fraction(0), Fraction(0)
    for one in found.factors:
        scores = [it for it in one.indicators if it.score is not None]
        asked = sum((Fraction(it.indicator.max) for it in scores), Fraction(0))
        weight = Fraction(one.factor.weight)
        if not asked or asked < weight / 2:
            assert one.score is None
            absent += weight
            continue
        got = sum((Fraction(it.score or 0) for it in scores), Fraction(0))
        share = half_up(got / asked * weight, 2)
        assert Fraction(one.score or 0) == share
        reached += share
    base = Fraction(0) if absent == 38 else half_up(reached * 38 / (38 - absent), 2)
    assert Fraction(found.base) == base
    minus = min(counts[0], 10)
    plus = min(Fraction(3, 2) * counts[1], Fraction(5))
    assert Fraction(found.total) == min(max(base - minus + plus, Fraction(0)), 38)


def more_evidence(given: dict[str, Any], rating: Decimal) -> dict[str, Any]:
    """Return an input that shows more."""
    if "numerator" in given:
        part, whole = int(given["numerator"]), int(given["denominator"])
        return ratio(min(part + 1, whole), whole)
    if "value" in given:
        return {"value": str(int(given["value"]) + 1)}
    if "items" in given:
        return {"items": sorted({*given["items"], "b"})}
    if "ratings" in given:
        values = [D(one["value"]) for one in given["ratings"]]
        values[len(values) // 2] = max(values[len(values) // 2], rating)
        return rated(*values)
    return given


@settings(max_examples=200, deadline=None)
@given(INPUTS, FACTS, COUNTS, MARKS)
def test_more_evidence_never_lowers_a_total(
    inputs: dict[str, Any],
    of: Fact,
    counts: tuple[int, int],
    rating: Decimal,
) -> None:
    before = reckoned(inputs, of, counts).total
    for name, given_now in inputs.items():
        shown = {**inputs, name: more_evidence(given_now, rating)}
        assert reckoned(shown, of, counts).total >= before


@settings(deadline=None)
@given(INPUTS, FACTS, COUNTS)
def test_more_defects_never_raise_a_total_and_more_merit_never_lowers_it(
    inputs: dict[str, Any],
    of: Fact,
    counts: tuple[int, int],
) -> None:
    minus, plus = counts
    now = reckoned(inputs, of, counts).total
    assert reckoned(inputs, of, (minus + 1, plus)).total <= now
    assert reckoned(inputs, of, (minus, plus + 1)).total >= now


@settings(deadline=None)
@given(INPUTS, COUNTS)
def test_handing_in_earlier_never_lowers_a_total(
    inputs: dict[str, Any], counts: tuple[int, int]
) -> None:
    ever_earlier = [
        fact("overdue", -20),
        fact("met_late", -9, -7),
        fact("met_late", -3, -1),
        fact("met", 1),
    ]
    totals = [reckoned(inputs, of, counts).total for of in ever_earlier]
    assert totals == sorted(totals)
