"""What was scored: a period's standings, for which units, and whether it validates."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cdo import model
from cdo.cli import exits, words
from cdo.cli.exits import StopError
from cdo.cli.records.names import Names
from cdo.cli.standing.standing import ACTING
from cdo.findings import Severity
from cdo.phrases import joined, shown
from cdo.reckoning import comparison, facts, seats, sensitivity, standings
from cdo.reckoning.occupancy import runs
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cdo.findings import Diagnostic
    from cdo.model.rubric import PeerGroup, Rubric
    from cdo.reckoning.comparison import Change
    from cdo.reckoning.quotas import Tie
    from cdo.reckoning.seats import Tenure
    from cdo.reckoning.sensitivity import Margin, Report
    from cdo.reckoning.standings import Standing, Table
    from cdo.registry.index import Registry

ABOUT_RESULTS = frozenset({"CDO504", "CDO508", "CDO509"})
"""Rules on stored results: what breaks them keeps nobody from scoring once more."""

UNCHECKED = "未经校验"

COMPARED = ("registry", "scheme-frames", "unit", "rubric", "evaluation")
"""Kinds of record that a ranking is made of, besides what is asked of the registry."""


@dataclass(frozen=True)
class Peers:
    """One group of a period: its rubric, and its standings that are asked for."""

    rubric: Rubric
    group: PeerGroup
    count: int
    standings: list[Standing]

    @property
    def name(self) -> str:
        """What the group is called."""
        return self.group.name or self.group.id


@dataclass(frozen=True)
class Scores:
    """The standings of a period, of some units or of all.

    `broken` are the findings because of which this is only a preview.
    """

    registry: Registry
    period: str
    table: Table
    units: list[str]
    broken: tuple[Diagnostic, ...] = ()

    @cached_property
    def groups(self) -> list[Peers]:
        """The groups that have standings which are asked for, in their order."""
        found = []
        for peers in sensitivity.groups(self.table):
            card = peers[0].card
            group = standings.group_named(card.rubric, card.group)
            wanted = [one for one in peers if self.wants(one.card.evaluation.unit)]
            if wanted:
                found.append(Peers(card.rubric, group, len(peers), wanted))
        return found

    @property
    def standings(self) -> list[Standing]:
        """The standings that are asked for, group by group."""
        return [one for peers in self.groups for one in peers.standings]

    @property
    def ties(self) -> list[Tie]:
        """The ties that wait for a decision, and touch what is asked for."""
        return [
            tie
            for tie in self.table.ties
            if any(self.wants(card.evaluation.unit) for card in tie.cards)
        ]

    @cached_property
    def day(self) -> date:
        """The last of the days as of which the units were evaluated."""
        return max(one.as_of for one in standings.counting(self.registry, self.period))

    @cached_property
    def names(self) -> Names:
        """What records are called, names that are not public masked."""
        return Names(self.registry, masked=True, day=self.day)

    @cached_property
    def sensitivity(self) -> Report:
        """What moves when a weight changes, of what is asked for."""
        found = sensitivity.report(self.table)
        return found._replace(
            stable=[unit for unit in found.stable if self.wants(unit)],
            moves=[move for move in found.moves if self.wants(move.unit)],
        )

    @cached_property
    def margins(self) -> list[Margin]:
        """What those that are asked for lack to the next band."""
        return [one for one in sensitivity.margins(self.table) if self.wants(one.unit)]

    def wants(self, unit: str) -> bool:
        """Say whether *unit* is asked for."""
        return not self.units or unit in self.units

    def called(self, standing: Standing) -> str:
        """Return what the seat is called: its unit, and the post where several are."""
        evaluation = standing.card.evaluation
        unit = self.names.unit(evaluation.unit)
        return f"{unit}{evaluation.post}" if self._several else unit

    def held(self, standing: Standing) -> list[Tenure]:
        """Return who was in the seat on the day of the evaluation."""
        evaluation = standing.card.evaluation
        found = seats.tenures(self.registry).get((evaluation.unit, evaluation.post), ())
        return [one for one in found if runs(one, evaluation.as_of)]

    def holders(self, standing: Standing) -> list[str]:
        """Return who was in the seat, by name, masked where it is not public."""
        return [
            f"{self.names.person(one.officer)}{'（主持）' if one.acting else ''}"
            for one in self.held(standing)
        ]

    def changes(self, before: str) -> list[Change]:
        """Return what changed since the period *before*, of what is asked for."""
        old = standings.table(self.registry, before)
        found = comparison.by_factor(old, self.table)
        return [one for one in found if self.wants(one.unit)]

    @cached_property
    def _several(self) -> bool:
        return len({one.card.evaluation.post for one in self.table.standings}) > 1


def errors(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield of what was *found* what keeps a registry from being scored."""
    for one in found:
        if one.severity is Severity.ERROR and one.rule.code not in ABOUT_RESULTS:
            yield one


def period_named(registry: Registry, name: str) -> str:
    """Return the period *name*; raise `StopError` where it has no evaluations."""
    every = sorted({one.partition("/")[0] for one in registry.ids("evaluation")})
    if name in every:
        return name
    if not every:
        raise StopError("登记库里还没有评价")
    close = words.meant(name, every) or f"，有评价的是 {joined(every)}"
    raise StopError(f"没有 {shown(name)} 这个评价期{close}")


def counted(registry: Registry, name: str) -> None:
    """Raise `StopError` where no evaluation of the period *name* counts."""
    if standings.counting(registry, name):
        return
    why = "都作废了，或已被取代"
    if torn := registry.torn.get(model.Evaluation.kind):
        why = f"有文件读不出来：{joined(map(visible, sorted(torn)))}"
    code = exits.UNKNOWN if torn else exits.USAGE
    raise StopError(f"{name or '（空的评价期）'} 没有可以评分的评价，{why}", code)


def needs(scores: Scores) -> tuple[str, ...]:
    """Return the kinds of record that the scores were made of."""
    rubrics = {one.card.rubric.id: one.card.rubric for one in scores.table.standings}
    asks = any(facts.asked(rubric) for rubric in rubrics.values())
    return (*COMPARED, *(ACTING if asks else ()))


def require(scores: Scores) -> None:
    """Raise `StopError` where one of the units asked for was not scored."""
    there = {one.card.evaluation.unit for one in scores.table.standings}
    absent = [unit for unit in scores.units if unit not in there]
    if absent:
        names = joined(map(scores.names.unit, absent))
        raise StopError(f"{names} 在 {scores.period} 没有可以评分的评价")


def left_out(scores: Scores) -> list[str]:
    """Return the evaluations that can be compared with none, and the unread ones."""
    read = {one.id for one in scores.registry.all(model.Evaluation)}
    unread = [
        one
        for one in scores.registry.ids("evaluation")
        if one not in read and one.partition("/")[0] == scores.period
    ]
    return [*(one.id for one in scores.table.left_out), *unread]
