"""复核与公布：缺失有人确认，并列有人裁定。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Message
from cdo.phrases import joined
from cdo.rules.base import Family, finding
from cdo.rules.evaluations import measure
from cdo.rules.replays import PEERS, disturbed
from cdo.rules.rubrics import carrying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.findings import Path
    from cdo.model.evaluation import Evaluation
    from cdo.model.result import Fact
    from cdo.model.rubric import Indicator, Rubric
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

REVIEWED = "已复核"
PUBLISHED = "已公布"

MISSING = Message(
    "评价已经复核，指标 {indicator}（{name}）的缺失没有人确认",
    "有数据的补上；确实没有的写 acknowledged，写明 by 和 reason；"
    "还没有复核的，删去“已复核”这一步",
)
NO_CALENDAR = Message(
    "评价已经复核，指标 {indicator}（{name}）逾期几个工作日却算不出来，暂按 0 分计",
    "这一年的工作日历缺失：升级 cdo 以后，运行 cdo score --write 重新写入结果，再复核",
)
TIED = Message(
    "评价已经公布，等次却没有定：{note}（{others}，还剩 {places} 个名额）",
    "由人裁定后，在并列的各份评价里写 decision（band、by、basis），"
    "运行 cdo score --write，再公布；还没有公布的，删去“已公布”这一步",
)


@CHECKS.rule("CDO509", MISSING, NO_CALENDAR, TIED, of=("evaluation",))
def settled(registry: Registry, evaluation: Evaluation) -> Iterator[Finding]:
    """复核过的评价没有未确认的缺失，公布的评价没有未裁定的并列。

    缺失的数据按零分计，对被评价的人影响很大，复核时要有人确认，写明为什么缺失。
    名额边上同分的，谁得最高的等次由人裁定，裁定以前等次是空的，不能公布。

    怎么改：补上数据，或者写 acknowledged；并列的由人裁定，写 decision。

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
      B1: {missing: true}  # CDO509
    events:
      - {state: 已评分, on: 2023-01-10}
      - {state: 已复核, on: 2023-01-12}
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
      B1:
        missing: true
        acknowledged: {by: 领导小组, reason: 评议会没有开成}
    events:
      - {state: 已评分, on: 2023-01-10}
      - {state: 已复核, on: 2023-01-12}
    ```
    """
    clauses = carrying(registry, "CDO509")
    rubric = measure(registry, evaluation)
    if rubric is None or REVIEWED not in _states(evaluation):
        return
    for indicator in _indicators(rubric):
        told = {"indicator": indicator.id, "name": indicator.name}
        for path, message in _open(evaluation, indicator):
            yield finding(evaluation, path, message, clauses, **told)


@CHECKS.also("CDO509", of=("evaluation",), needs=PEERS)
def decided(registry: Registry, evaluation: Evaluation) -> Iterator[Finding]:
    """Yield what was published while a tie at the quota's edge is not decided."""
    from cdo.reckoning import results  # noqa: PLC0415  # 30 ms, for results only

    states = _states(evaluation)
    if PUBLISHED not in states or measure(registry, evaluation) is None:
        return
    if disturbed(registry, evaluation):
        return
    standing = results.standing(registry, evaluation)
    tie = results.tie(registry, evaluation)
    if standing is None or tie is None:
        return
    units = (card.evaluation.unit for card in tie.cards)
    told = {
        "note": joined(standing.notes),
        "others": joined(registry.unit_name(unit) for unit in units),
        "places": tie.places,
    }
    path = ("events", states.index(PUBLISHED), "state")
    yield finding(evaluation, path, TIED, carrying(registry, "CDO509"), **told)


def _states(evaluation: Evaluation) -> list[str]:
    return [event.state for event in evaluation.events]


def _indicators(rubric: Rubric) -> list[Indicator]:
    return [one for factor in rubric.factors for one in factor.indicators]


def _open(
    evaluation: Evaluation, indicator: Indicator
) -> Iterator[tuple[Path, Message]]:
    """Yield that the input of *indicator* is missing, or the calendar for it."""
    given = evaluation.inputs.get(indicator.id)
    if given is not None and given.missing and given.acknowledged is None:
        yield ("inputs", indicator.id), MISSING
    name = indicator.obligation or ""
    facts = evaluation.result.facts if evaluation.result is not None else {}
    if name in facts and facts[name].state and _is_uncertain(indicator, facts[name]):
        yield ("result", "facts", name), NO_CALENDAR


def _is_uncertain(indicator: Indicator, fact: Fact) -> bool:
    from cdo.reckoning.scales import uncertain  # noqa: PLC0415  # 30 ms, for results only

    return uncertain(indicator, fact)
