"""Who holds each seat on a day: held, held by somebody acting, or vacant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cdo import model
from cdo.reckoning import seats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cdo.model.posts import Post
    from cdo.model.unit import Unit
    from cdo.reckoning.seats import Tenure
    from cdo.registry.index import Registry

State = Literal["held", "acting", "vacant"]


@dataclass(frozen=True, slots=True)
class Occupancy:
    """One seat on one day.

    `tenure` is the holder's, else that of the person acting.  `others` are the
    further ones of the same day, which a registry without findings has not.
    `since` is the day that brought the state; None for a seat never held.
    """

    unit: Unit
    post: Post
    state: State
    tenure: Tenure | None
    others: tuple[Tenure, ...]
    since: date | None


def set_up(registry: Registry) -> Iterator[tuple[Unit, Post]]:
    """Yield every seat that the scheme sets up: a unit and one of its posts.

    A post has a seat in each unit of its track in the pilot cohort or without a
    cohort, and in those of the cohorts that it adds.
    """
    pilot = registry.scheme.vocabulary.pilot_cohort
    for unit in registry.all(model.Unit):
        for post in registry.scheme.posts.entries:
            cohorts = (None, pilot, *post.cohorts)
            if unit.track == post.track and unit.cohort in cohorts:
                yield unit, post


def occupied(registry: Registry, day: date) -> list[Occupancy]:
    """Return every seat as it stands on *day*, by unit, then as posts are listed."""
    tenures = seats.tenures(registry)
    return [
        occupancy(unit, post, tenures.get((unit.id, post.post), ()), day)
        for unit, post in set_up(registry)
    ]


def occupancy(
    unit: Unit, post: Post, tenures: Iterable[Tenure], day: date
) -> Occupancy:
    """Return how the seat of *post* in *unit* stands on *day*, given its *tenures*."""
    begun = _begun(tenures, day)
    now = [tenure for tenure in begun if runs(tenure, day)]
    holders = [tenure for tenure in now if not tenure.acting]
    if now:
        first, *others = (*holders, *(tenure for tenure in now if tenure.acting))
        state: State = "held" if holders else "acting"
        same = tuple(other for other in others if other.acting == first.acting)
        return Occupancy(unit, post, state, first, same, first.appointment.from_)
    ends = [end for tenure in begun if (end := tenure.appointment.until) is not None]
    return Occupancy(unit, post, "vacant", None, (), max(ends, default=None))


def runs(tenure: Tenure, day: date) -> bool:
    """Say whether *tenure* runs on *day*: from its first day, until before its last."""
    until = tenure.appointment.until
    return tenure.appointment.from_ <= day and (until is None or day < until)


def first_held(tenures: Iterable[Tenure], day: date) -> Tenure | None:
    """Return the tenure of the first holder, who is not acting, up to *day*."""
    held = [tenure for tenure in _begun(tenures, day) if not tenure.acting]
    return min(held, key=lambda tenure: tenure.order, default=None)


def _begun(tenures: Iterable[Tenure], day: date) -> list[Tenure]:
    """Return what had begun by *day*; one that ends as it begins never does."""
    return [
        one
        for one in tenures
        if runs(one, one.appointment.from_) and one.appointment.from_ <= day
    ]
