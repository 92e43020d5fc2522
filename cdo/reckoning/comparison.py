"""Two periods beside each other: what changed, unit by unit and by factor."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cdo.reckoning.exact import less

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from cdo.reckoning.scorecards import FactorScore
    from cdo.reckoning.standings import Standing, Table

    Key = tuple[str, int]


class FactorChange(NamedTuple):
    """One factor in two periods.

    A side is None where the period has no such factor or did not score the unit;
    its score is None where the factor did not apply.
    """

    before: FactorScore | None
    after: FactorScore | None

    @property
    def id(self) -> str:
        """What the later rubric calls the factor, else the earlier."""
        return self._either.factor.id

    @property
    def name(self) -> str:
        """The factor's name in the later rubric, else in the earlier."""
        return self._either.factor.name

    @property
    def change(self) -> Decimal | None:
        """By how much the score rose; None where either period has none."""
        return _risen(
            self.before.score if self.before is not None else None,
            self.after.score if self.after is not None else None,
        )

    @property
    def same_weight(self) -> bool:
        """Whether the scores of both periods are out of the same marks."""
        weights = {
            one.factor.weight for one in (self.before, self.after) if one is not None
        }
        return len(weights) == 1

    @property
    def _either(self) -> FactorScore:
        one = self.after or self.before
        assert one is not None  # noqa: S101  # there is no change of nothing
        return one


class Change(NamedTuple):
    """One seat in two periods; a side is None where it was not scored."""

    unit: str
    post: str
    before: Standing | None
    after: Standing | None
    factors: list[FactorChange]

    @property
    def change(self) -> Decimal | None:
        """By how much the total rose; None where either period has none."""
        return _risen(
            self.before.card.total if self.before is not None else None,
            self.after.card.total if self.after is not None else None,
        )


def by_factor(before: Table, after: Table) -> list[Change]:
    """Return what changed from one period to the other, for each seat.

    In the order of the later table, then those that only the earlier one has.
    Factors are the same where they stand for the same part of the scheme's frame.
    """
    old, new = _by_seat(before), _by_seat(after)
    return [
        Change(*seat, old.get(seat), new.get(seat), _factors(old, new, seat))
        for seat in {**new, **old}
    ]


def _by_seat(table: Table) -> Mapping[tuple[str, str], Standing]:
    return {
        (one.card.evaluation.unit, one.card.evaluation.post): one
        for one in table.standings
    }


def _factors(
    old: Mapping[tuple[str, str], Standing],
    new: Mapping[tuple[str, str], Standing],
    seat: tuple[str, str],
) -> list[FactorChange]:
    before, after = _by_frame(old.get(seat)), _by_frame(new.get(seat))
    every = {**after, **before}
    return [FactorChange(before.get(key), after.get(key)) for key in every]


def _by_frame(standing: Standing | None) -> Mapping[Key, FactorScore]:
    """Return the factors by what they stand for, those of one frame by number."""
    found: dict[Key, FactorScore] = {}
    seen: Counter[str] = Counter()
    for one in standing.card.factors if standing is not None else ():
        frame = one.factor.frame
        found[frame, seen[frame]] = one
        seen[frame] += 1
    return found


def _risen(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    return None if before is None or after is None else less(after, before)
