"""Exact decimals, and the one rounding."""

from __future__ import annotations

from decimal import Decimal, Inexact
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo.reckoning import exact
from tests.reckoning.cards import D

LONG = "9" * 20 + "." + "9" * 19
DIGITS = st.integers(0, 10**20)
NUMBERS = st.builds(lambda n, e: Decimal(n).scaleb(-e), DIGITS, st.integers(0, 18))


def half_up(value: Fraction, places: int) -> Fraction:
    """Return *value*, rounded as it is taught: halves go away from zero."""
    size = abs(value) * 10**places
    whole = int(size) + (size - int(size) >= Fraction(1, 2))
    return Fraction(whole, 10**places) * (-1 if value < 0 else 1)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("89.985", 2, "89.99"),
        ("59.995", 2, "60.00"),
        ("2.675", 2, "2.68"),
        ("1.005", 2, "1.01"),
        ("2.5", 0, "3"),
        ("0.5", 0, "1"),
        ("0.05", 1, "0.1"),
        ("0.049999999999999999999999999999999999", 1, "0.0"),
        ("0", 2, "0.00"),
        ("100", 2, "100.00"),
        ("3", 9, "3.000000000"),
        ("-2.675", 2, "-2.68"),
        ("-2.674", 2, "-2.67"),
    ],
)
def test_half_up(value: str, places: int, shown: str) -> None:
    with exact.exactly():
        assert format(exact.rounded(D(value), places), "f") == shown


@given(NUMBERS, NUMBERS.filter(bool), st.integers(0, 9))
def test_a_quotient_is_the_fraction_rounded_once(
    one: Decimal, two: Decimal, places: int
) -> None:
    with exact.exactly():
        found = exact.quotient(one, two, places)
    assert Fraction(found) == half_up(Fraction(one) / Fraction(two), places)
    assert found.as_tuple().exponent == -places


@given(st.lists(NUMBERS))
def test_sums_lose_nothing(values: list[Decimal]) -> None:
    with exact.exactly():
        assert Fraction(exact.total(values)) == sum(map(Fraction, values))


@given(NUMBERS, NUMBERS)
def test_differences_lose_nothing_wherever_they_are_asked_for(
    one: Decimal, two: Decimal
) -> None:
    assert Fraction(exact.less(one, two)) == Fraction(one) - Fraction(two)


def test_the_longest_numbers_of_a_registry_fit() -> None:
    with exact.exactly():
        value = D(LONG) * D(LONG) * D(LONG) * D(LONG)
        assert exact.quotient(value, D("0." + "0" * 37 + "1"), 9) > value


def test_a_loss_is_refused_and_not_passed() -> None:
    with exact.exactly(), pytest.raises(Inexact):
        D(1) / D(3)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("0", 2, "0.00"),
        ("1.5", 2, "1.50"),
        ("0.125", 2, "0.125"),
        ("3", 0, "3"),
        ("NaN", 2, "NaN"),
    ],
)
def test_padded_never_rounds(value: str, places: int, shown: str) -> None:
    assert str(exact.padded(D(value), places)) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1.50", "1.5"), ("20", "20"), ("20.00", "20"), ("0.00", "0"), ("-0", "0")],
)
def test_plain(value: str, shown: str) -> None:
    assert exact.plain(D(value)) == shown
