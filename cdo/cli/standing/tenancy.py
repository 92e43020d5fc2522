"""The history of a seat: who held it from when until when, and when nobody did."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo import calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cdo.reckoning.seats import Tenure


class Stretch(NamedTuple):
    """The days from `first`, until before `until`, with a tenure or with nobody.

    `until` is None for a tenure that is open, and for a vacancy that goes on.
    """

    first: date
    until: date | None
    tenure: Tenure | None

    def days(self, day: date) -> int:
        """Return how many days it lasted by the end of *day*."""
        end = day + calendar.ONE_DAY
        return ((end if self.until is None else min(self.until, end)) - self.first).days


def history(tenures: Iterable[Tenure], day: date) -> Iterator[Stretch]:
    """Yield what became of a seat by *day*: its *tenures* in order, and the gaps.

    Days before the first tenure are no gap.
    """
    free: date | None = None
    for number, tenure in enumerate(one for one in tenures if _begun(one, day)):
        first, until = tenure.appointment.from_, tenure.appointment.until
        if number and free is not None and free < first:
            yield Stretch(free, first, None)
        yield Stretch(first, until, tenure)
        covered = number and (free is None or (until is not None and until < free))
        free = free if covered else until
    if free is not None and free <= day:
        yield Stretch(free, None, None)


def _begun(tenure: Tenure, day: date) -> bool:
    """Say whether *tenure* had begun by *day*; one of no days never does."""
    first, until = tenure.appointment.from_, tenure.appointment.until
    return first <= day and (until is None or until > first)
