"""Exact decimals: sums and products without loss, one rounding, half up."""

from __future__ import annotations

from decimal import (
    ROUND_05UP,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    localcontext,
)
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager

ZERO = Decimal(0)
ONE = Decimal(1)

EXACT = Context(prec=400, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
"""Wide enough for whatever a registry can say; a loss would raise, not pass."""


_LONG = Context(
    prec=200,
    rounding=ROUND_05UP,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
_divide = _LONG.divide
_UNITS = tuple(ONE.scaleb(-places) for places in range(10))


def exactly() -> AbstractContextManager[Context]:
    """Return a context in which decimals lose nothing."""
    return localcontext(EXACT)


def rounded(value: Decimal, places: int) -> Decimal:
    """Return *value* with *places* decimals, half up."""
    return quotient(value, ONE, places)


def quotient(numerator: Decimal, denominator: Decimal, places: int) -> Decimal:
    """Return the quotient with *places* decimals, half up: away from zero.

    The one place where something is rounded.  It divides so that what is cut off
    still shows in the last of very many digits, so that the one rounding that
    follows sees on which side of a half the whole fraction lies.  Raises where the
    denominator is nothing, or where the digits do not suffice.
    """
    whole = _divide(numerator, denominator)
    return _placed(whole.quantize(_UNITS[places], ROUND_HALF_UP, _LONG), places)


@lru_cache(maxsize=65536)
def _placed(value: Decimal, _: int) -> Decimal:
    """Return *value*, the same one for equal scores of as many places."""
    return value


def total(values: Iterable[Decimal]) -> Decimal:
    """Return the exact sum of *values*."""
    return sum(values, ZERO)


def less(one: Decimal, other: Decimal) -> Decimal:
    """Return *one* less *other*, in any context without loss."""
    return EXACT.subtract(one, other)


def padded(value: Decimal, places: int) -> Decimal:
    """Return *value*, unrounded, with at least *places* decimals."""
    exponent = value.as_tuple().exponent
    shown = isinstance(exponent, int) and exponent <= -places
    return value if shown else value.quantize(ONE.scaleb(-places), context=EXACT)


def plain(value: Decimal) -> str:
    """Return *value* without exponent and trailing zeros: `1.5`, `20`."""
    text = format(value, "f") if value else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text
