"""重算：存下的结果经得起重算，单独算是这样，和同组一起算也是这样。"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.findings import Message
from cdo.rules import differing
from cdo.rules.base import Family, finding
from cdo.rules.evaluations import measure
from cdo.rules.inputs import complete
from cdo.rules.results import rubric_changed
from cdo.rules.rubrics import carrying

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdo.findings import Path
    from cdo.model.evaluation import Evaluation
    from cdo.model.result import Result
    from cdo.model.rubric import Rubric
    from cdo.reckoning.discrepancies import Difference
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

PEERS = (
    "unit",
    "rubric",
    "evaluation",
    "officer",
    "filing",
    "report",
    "document",
    "waiver",
    "registry",
    "scheme-obligations",
)
"""The kinds on which the band of an evaluation depends by its peers."""

LACKS_FACT = Message("结果没有记下登记库当时的“{name}”，不能重算", "{remedy}")
IDLE_FACT = Message("结果里的“{name}”是评价指标不看的", "{remedy}")
INPUTS = Message(
    "打分以后改过评价的内容：{what}存的是{stored}，现在是{now}", "{remedy}"
)
TOUCHED = Message("打分以后改过评价的内容，得分没有变", "{remedy}")
DIFFERS = Message("存的结果与重算的不同：{what}存的是{stored}，应当是{now}", "{remedy}")
BAND = Message(
    "存的结果与同组一起重算的不同：{what}存的是{stored}，应当是{now}", "{remedy}"
)

REWRITE = "运行 cdo score --period {period} --write 重新写入，不要手改 result"
RESTORE = (
    "已经公布的不能改：恢复公布时的内容；确要更正的，另建一份写 supersedes 重新评价"
)


@CHECKS.rule(
    "CDO508",
    LACKS_FACT,
    IDLE_FACT,
    INPUTS,
    TOUCHED,
    DIFFERS,
    BAND,
    of=("evaluation",),
)
def replayed(registry: Registry, evaluation: Evaluation) -> Iterator[Finding]:
    """存下的结果与由输入和当时的事实重新计算的一致。

    结果由 cdo score --write 写入，以后每次检查都重算，谁都可以核对。重算用评价里的
    输入，和结果里存下的登记库当时的情况（facts），所以登记库后来的更正不影响已有的结果。
    等次还取决于同组：没有公布的与现在的同组比较，已经公布的与公布那天的同组比较，
    后来才开始、作废或者取代的不影响它。只说第一处不同。

    怎么改：还没有公布的，运行 cdo score --write 重新写入；已经公布的，恢复公布时的
    内容，确要更正的另建一份，写 supersedes。

    反例：

    ```yaml
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs:
      A1: {numerator: 9, denominator: 10}
      A2: {items: [rules]}
      B1: {missing: true}
    events:
      - {state: 已评分, on: 2023-01-10}
    result:
      total: 6.70  # CDO508
      base: 4.70
      deducted: 0.00
      added: 0.00
      band: 合格
      capped_by: []
      factors:
        A: {score: 4.70, indicators: {A1: 2.70, A2: 2.00}}
        B: {score: 0.00, indicators: {B1: 0.00}}
      facts: {}
      rubric_digest:
        sha256:6cf1a00925544fc04349fe7482fa5a11003c4ce7c176dcaea40029dc21ea4a8a
      inputs_digest:
        sha256:d5dda028f557287376f03ecbdf6f8b8e0a8f3a2ee58be8db788792ebb271bb99
    ```

    正例：

    ```yaml
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs:
      A1: {numerator: 9, denominator: 10}
      A2: {items: [rules]}
      B1: {missing: true}
    events:
      - {state: 已评分, on: 2023-01-10}
    result:
      total: 4.70
      base: 4.70
      deducted: 0.00
      added: 0.00
      band: 不合格
      capped_by: []
      factors:
        A: {score: 4.70, indicators: {A1: 2.70, A2: 2.00}}
        B: {score: 0.00, indicators: {B1: 0.00}}
      facts: {}
      rubric_digest:
        sha256:6cf1a00925544fc04349fe7482fa5a11003c4ce7c176dcaea40029dc21ea4a8a
      inputs_digest:
        sha256:d5dda028f557287376f03ecbdf6f8b8e0a8f3a2ee58be8db788792ebb271bb99
    ```
    """
    wrong = registry.once(_wrong).get(evaluation.id)
    if wrong is not None:
        yield _said(evaluation, wrong, carrying(registry, "CDO508"))


@CHECKS.also("CDO508", of=("evaluation",), needs=PEERS)
def replayed_among_peers(
    registry: Registry, evaluation: Evaluation
) -> Iterator[Finding]:
    """Yield that the band of a result is not what follows from its peers.

    Not while the input of one of them is wrong, or was changed after it was scored.
    """
    stored = _stored(registry, evaluation)
    if stored is None or evaluation.id in registry.once(_wrong):
        return
    if not disturbed(registry, evaluation):
        for one in _of_band(registry, evaluation, stored[0])[:1]:
            yield _said(evaluation, _told(one, BAND), carrying(registry, "CDO508"))


def _of_band(
    registry: Registry, evaluation: Evaluation, result: Result
) -> list[Difference]:
    """Return where the band of *result* is not what follows from the peers."""
    from cdo.reckoning import discrepancies, results  # noqa: PLC0415  # 30 ms, for results only

    standing = results.standing(registry, evaluation)
    return discrepancies.band_differences(result, standing) if standing else []


class Wrong(NamedTuple):
    """Where a result is wrong, and what to say."""

    path: Path
    message: Message
    told: Mapping[str, object] = MappingProxyType({})


def _said(evaluation: Evaluation, wrong: Wrong, clauses: str) -> Finding:
    """Return what is *wrong* as a finding, with the remedy for its state."""
    from cdo.reckoning.facts import published_on  # noqa: PLC0415  # 30 ms, for results only

    published = published_on(evaluation) is not None
    period, _ = _group(evaluation)
    remedy = RESTORE if published else REWRITE.format(period=period)
    path, message, told = wrong
    return finding(evaluation, path, message, clauses, **told, remedy=remedy)


def _stored(registry: Registry, evaluation: Evaluation) -> tuple[Result, Rubric] | None:
    """Return the result of *evaluation* and the rubric, which is what it was.

    None where there is no such, or the inputs are not sound.
    """
    rubric, result = measure(registry, evaluation), evaluation.result
    if rubric is None or result is None or _unsound(registry, evaluation):
        return None
    return None if rubric_changed(registry, result, rubric) else (result, rubric)


def _unsound(registry: Registry, evaluation: Evaluation) -> bool:
    """Say whether the inputs of *evaluation* do not fit the rubric."""
    return any(True for _ in complete(registry, evaluation))


def _wrong(registry: Registry) -> dict[str, Wrong]:
    """Return what is wrong first in each result, what depends on peers apart."""
    found = {}
    for evaluation in registry.all(model.Evaluation):
        stored = _stored(registry, evaluation)
        wrong = _first(registry, evaluation, *stored) if stored else None
        if wrong is not None:
            found[evaluation.id] = wrong
    return found


def disturbed(registry: Registry, evaluation: Evaluation) -> bool:
    """Say whether the cards of the peers of *evaluation* cannot be relied on."""
    return _group(evaluation) in registry.once(_disturbed)


def _group(evaluation: Evaluation) -> tuple[str, str]:
    """Return the period and the rubric of *evaluation*, which its peers share."""
    from cdo.reckoning.standings import period_of  # noqa: PLC0415  # 30 ms, for results only

    return period_of(evaluation), evaluation.rubric


def _disturbed(registry: Registry) -> set[tuple[str, str]]:
    """Return the periods and rubrics of which not every card can be relied on."""
    wrong = registry.once(_wrong).items()
    doubtful = {name for name, one in wrong if one.message in {INPUTS, LACKS_FACT}}
    return {
        _group(one)
        for one in registry.all(model.Evaluation)
        if one.id in doubtful or _unsound(registry, one)
    }


def _first(
    registry: Registry, evaluation: Evaluation, result: Result, rubric: Rubric
) -> Wrong | None:
    """Return what is wrong first in *result*."""
    from cdo.reckoning import digests, discrepancies, results  # noqa: PLC0415  # 30 ms, for results only

    for one in discrepancies.fact_differences(result, rubric):
        known = one.reckoned is not discrepancies.ABSENT
        message = LACKS_FACT if known else IDLE_FACT
        return Wrong(one.path, message, {"name": one.path[-1]})
    card = results.card(registry, evaluation)
    if card is None:
        return None
    touched = result.inputs_digest != digests.inputs_digest(evaluation)
    for one in discrepancies.own_differences(result, card):
        return _told(one, INPUTS if touched else DIFFERS)
    return Wrong(("result", "inputs_digest"), TOUCHED) if touched else None


def _told(one: Difference, message: Message) -> Wrong:
    """Return a difference in words."""
    what, nothing = differing.what(one.path)
    sides = (one.stored, one.reckoned)
    stored, now = (differing.in_words(side, nothing) for side in sides)
    return Wrong(one.path, message, {"what": what, "stored": stored, "now": now})
