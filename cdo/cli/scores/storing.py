"""Results written into the registry: which, shown first, tried first, and told of."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdo.cli import exits, writing
from cdo.cli.exits import StopError
from cdo.cli.scores import ranking
from cdo.cli.scores.scoring import errors
from cdo.model.result import Result
from cdo.phrases import joined
from cdo.reckoning import results
from cdo.reckoning.facts import published_on
from cdo.reckoning.results import text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cdo.cli.scores.scoring import Scores
    from cdo.cli.showing.output import Output
    from cdo.cli.writing import Wish
    from cdo.editing.store import Change
    from cdo.findings import Diagnostic
    from cdo.reckoning.standings import Standing
    from cdo.registry.source import Value

_KEY = "result"


@dataclass(frozen=True)
class Plan:
    """What is to be written: changes, the standings behind them, those left alone."""

    changes: list[Change]
    changed: list[Standing]
    published: list[Standing]
    same: int
    undecided: bool


def plan(scores: Scores, folder: Path) -> Plan:
    """Return what storing *scores* in the registry in *folder* would change.

    What was published is left as it is, whatever is computed now.
    """
    published = [one for one in scores.standings if _is_published(one)]
    open_ = [one for one in scores.standings if not _is_published(one)]
    changed = [one for one in open_ if not _is_stored(one)]
    return Plan(
        [_change(folder, one) for one in changed],
        changed,
        published,
        len(open_) - len(changed),
        any(one.band is None for one in open_),
    )


def store(scores: Scores, folder: Path, wish: Wish, answer: Output) -> int:
    """Write results as *wish* has it; return the exit code."""
    planned = plan(scores, folder)
    if wish.dry_run:
        writing.show(planned.changes, answer)
    elif planned.changes:
        _try(folder, planned)
        writing.write(folder, planned.changes, wish, _message(scores, planned))
    _tell(scores, planned, wish)
    return exits.FINDINGS if planned.undecided else exits.OK


def _is_published(one: Standing) -> bool:
    return published_on(one.card.evaluation) is not None


def _is_stored(one: Standing) -> bool:
    """Say whether the evaluation has the very result that it would get."""
    stored = one.card.evaluation.result
    return stored is not None and stored == Result.model_validate(_value(one))


def _value(one: Standing) -> Value:
    return writing.value(results.result(one))


def _change(folder: Path, one: Standing) -> Change:
    evaluation = one.card.evaluation
    return writing.change(folder, evaluation.path, _KEY, _value(one))


def _try(folder: Path, planned: Plan) -> None:
    """Raise `StopError` where the registry would not validate with the changes."""
    written = {one.card.evaluation.ref for one in planned.changed}
    found = writing.tried(folder, planned.changes)
    bad = [*errors(found), *_unreplayed(found, written)]
    if bad:
        told = "；".join(
            f"{one.place.file} {one.rule.code} {one.message}" for one in bad[:3]
        )
        raise StopError(f"写进去登记库就通不过校验，没有写：{told}", exits.FINDINGS)


def _unreplayed(found: Iterable[Diagnostic], written: set[str]) -> list[Diagnostic]:
    """Return that a result, once written, would not be the one computed then."""
    about = ("CDO504", "CDO508")
    return [one for one in found if one.rule.code in about and one.record in written]


def _message(scores: Scores, planned: Plan) -> str:
    lines = []
    for one in planned.changed:
        reached = f"{text(one.card.total)} {one.band or ranking.WAITING}"
        lines.append(f"{one.card.evaluation.ref}: {reached}")
    return writing.message(f"评分：{scores.period}，{len(lines)} 份评价的结果", lines)


def _tell(scores: Scores, planned: Plan, wish: Wish) -> None:
    """Say on standard error what was written and what was not."""
    number = len(planned.changed)
    if number:
        word = "将写入" if wish.dry_run else "已写入"
        _say(f"{word} {number} 份结果：{joined(one.path for one in planned.changes)}")
    elif not planned.published or planned.same:
        _say("结果都已存好，没有要写的")
    if planned.published:
        units = joined(map(scores.called, planned.published))
        _say(f"已公布的不改：{units}（{len(planned.published)} 份）")
    if planned.undecided:
        _say(f"{ranking.WAITING}的等次写作 null；裁定后写 decision，再评一次")


def _say(told: str) -> None:
    sys.stderr.write(told + "\n")
