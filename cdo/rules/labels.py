"""代号：一套评价指标里，代号各指一样东西。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.nearness import did_you_mean
from cdo.phrases import joined
from cdo.rules.base import Family, finding
from cdo.rules.rubrics import carrying
from cdo.rules.scales import NO_FACTOR, RULE, TWICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.findings import Path
    from cdo.model.rubric import AdjustmentRule, Item, PeerGroup, Rubric, Veto
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

FEWER = "fewer_deductions"
"""What may stand in `tie_break` besides a factor."""


@CHECKS.also(RULE, of=("rubric",))
def once(registry: Registry, rubric: Rubric) -> Iterator[Finding]:
    """Yield the labels that *rubric* gives twice, and those of no factor."""
    clauses = carrying(registry, "CDO503")
    for sort, labels in _labels(rubric):
        seen: set[str] = set()
        for path, label in labels:
            if label in seen:
                told = {"sort": sort, "label": label}
                yield finding(rubric, path, TWICE, clauses, **told)
            seen.add(label)
    yield from _ties(rubric, clauses)


Labels = list[tuple["Path", str]]


def _labels(rubric: Rubric) -> Iterator[tuple[str, Labels]]:
    """Yield by what they name the labels of *rubric*, and where each stands."""
    yield "同类组的代号", _ids(("peer_groups",), rubric.peer_groups)
    yield (
        "等次",
        [
            (("bands", index, "name"), band.name)
            for index, band in enumerate(rubric.bands)
        ],
    )
    yield (
        "因素的代号",
        [
            (("factors", index, "id"), one.id)
            for index, one in enumerate(rubric.factors)
        ],
    )
    yield from _of_indicators(rubric)
    yield "扣分规定的代号", _ids(("deductions", "rules"), rubric.deductions.rules)
    yield "加分规定的代号", _ids(("bonus", "rules"), rubric.bonus.rules)
    yield "否决的代号", _ids(("vetoes",), rubric.vetoes)


def _of_indicators(rubric: Rubric) -> Iterator[tuple[str, Labels]]:
    """Yield the labels of the indicators, and by indicator those of its items."""
    indicators: Labels = []
    for number, factor in enumerate(rubric.factors):
        for index, indicator in enumerate(factor.indicators):
            path: Path = ("factors", number, "indicators", index)
            indicators.append(((*path, "id"), indicator.id))
            yield "清单里的代号", _ids((*path, "items"), indicator.items or ())
    yield "指标的代号", indicators


def _ids(
    path: Path, parts: Sequence[AdjustmentRule | Item | PeerGroup | Veto]
) -> Labels:
    return [((*path, index, "id"), part.id) for index, part in enumerate(parts)]


def _ties(rubric: Rubric, clauses: str) -> Iterator[Finding]:
    """Yield what `tie_break` names and is no factor of *rubric*, which has some."""
    factors = [factor.id for factor in rubric.factors]
    known = [*factors, FEWER]
    for index, label in enumerate(rubric.tie_break):
        if factors and label not in known:
            remedy = did_you_mean(label, known, f"可以写的有：{joined(known)}")
            told = {"label": label, "remedy": remedy}
            yield finding(rubric, ("tie_break", index), NO_FACTOR, clauses, **told)
