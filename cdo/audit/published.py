"""公布：公布的分数就是当时的数据得出的分数。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model, rules
from cdo.audit.base import Family
from cdo.findings import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.base import Found, Step
    from cdo.registry.index import Registry

CHECKS = Family()

CODE = "CDO909"

_RULES = frozenset({"CDO504", "CDO508"})

NOT_GIVEN = Message(
    "公布的 {record} 不是这次提交的数据得出的：{told}",
    "查清结果是怎么写进去的；有误的作废，另作评价，用 cdo score --write 写入结果",
)


@CHECKS.rule(CODE, NOT_GIVEN)
def replays(step: Step) -> Iterator[Found]:
    """公布的分数就是同一次提交里的输入、指标和当时的事实得出的分数。

    结果由 cdo score --write 写入，谁都可以照着重算。公布时重算不出来的分数，不是手改
    的，就是输入后来换过。看使评价公布的提交，和以后改动它或它的指标的提交。

    怎么改：已经公布的作废，改正输入，另作一份评价，用 cdo score --write 写入结果。

    反例：

    ```commits
    ## 2023-01-20 # CDO909
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs:
      A1: {numerator: 9, denominator: 10}
      A2: {items: [rules]}
      B1: {missing: true, acknowledged: {by: 示例乙, reason: 没有评议}}
    events:
      - {state: 已评分, on: 2023-01-10}
      - {state: 已复核, on: 2023-01-15}
      - {state: 已公布, on: 2023-01-20}
    result:
      total: 9.70
      base: 9.70
      deducted: 0.00
      added: 0.00
      band: 优秀
      capped_by: []
      factors:
        A: {score: 5.70, indicators: {A1: 2.70, A2: 3.00}}
        B: {score: 4.00, indicators: {B1: 4.00}}
      facts: {}
      rubric_digest:
        sha256:6cf1a00925544fc04349fe7482fa5a11003c4ce7c176dcaea40029dc21ea4a8a
      inputs_digest:
        sha256:d5dda028f557287376f03ecbdf6f8b8e0a8f3a2ee58be8db788792ebb271bb99
    ```

    正例：

    ```commits
    ## 2023-01-20
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
      - {state: 已复核, on: 2023-01-15}
      - {state: 已公布, on: 2023-01-20}
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
    touched = {edit.ref for edit in step.edits if edit.event != "removed"}
    kinds = {edit.kind.name for edit in step.edits}
    if kinds.isdisjoint({"evaluation", "rubric"}):
        return
    from cdo.reckoning.facts import published_on  # noqa: PLC0415

    registry = step.reads(step.commit.id)
    wanted = {
        one.ref
        for one in registry.all(model.Evaluation)
        if published_on(one) is not None
        and not touched.isdisjoint({one.ref, f"rubric/{one.rubric}"})
    }
    if wanted:
        yield from _differing(registry, wanted)


def _differing(registry: Registry, wanted: set[str]) -> Iterator[Found]:
    """Yield which of the evaluations *wanted* do not replay in *registry*."""
    for one in rules.check(registry)[0]:
        if one.rule.code in _RULES and one.record in wanted:
            yield CHECKS.found(
                CODE,
                one.place,
                NOT_GIVEN,
                record=one.record,
                field=one.field,
                told=one.message,
            )
