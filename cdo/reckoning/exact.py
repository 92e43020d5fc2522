"""Exact decimals: sums and products without loss, one rounding, half up."""

from __future__ import annotations

from decimal import (
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


def exactly() -> AbstractContextManager[Context]:
    """Return a context in which decimals lose nothing."""
    return localcontext(EXACT)


def rounded(value: Decimal, places: int) -> Decimal:
    """Return *value* with *places* decimals, half up."""
    return quotient(value, ONE, places)


def quotient(numerator: Decimal, denominator: Decimal, places: int) -> Decimal:
    """Return the quotient with *places* decimals, half up: away from zero.

    The one place where something is rounded: it sees the whole fraction, so that
    no earlier rounding can tip a half the wrong way.  To be called `exactly`, with
    a denominator over zero.
    """
    whole, rest = divmod(numerator.scaleb(places), denominator)
    if rest + rest >= denominator:
        whole += ONE
    elif rest + rest <= -denominator:
        whole -= ONE
    return _placed(whole, places)


@lru_cache(maxsize=65536)
def _placed(whole: Decimal, places: int) -> Decimal:
    """Return so many units of the last of *places*; of scores there are few."""
    return whole.scaleb(-places)


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
