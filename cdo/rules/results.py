"""结果：打分用过的评价指标没有再改。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Message
from cdo.rules.base import Family, finding
from cdo.rules.evaluations import measure
from cdo.rules.rubrics import carrying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.evaluation import Evaluation
    from cdo.model.result import Result
    from cdo.model.rubric import Rubric
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

CHANGED = Message(
    "评价指标 {rubric} 在打分以后改过：这一结果所用的指标与现在的不同",
    "用过的指标不能改：恢复 rubrics/{rubric}.yaml 打分时的内容；"
    "要改的另建一个文件，用新指标另作评价",
)


@CHECKS.rule("CDO504", CHANGED, of=("evaluation",))
def same_rubric(registry: Registry, evaluation: Evaluation) -> Iterator[Finding]:
    """打分用过的评价指标没有再改。

    结果里的 rubric_digest 是打分时整套指标的摘要。指标一改，同一份输入会得出别的分数，
    原来的分数就说不清了。说明（note）、注释、引号、键的次序不影响摘要。

    怎么改：恢复指标打分时的内容。指标确实要改的，另建一个文件，用新的文件名；还没有公布的
    评价改用新指标以后，运行 cdo score --write 重新写入结果。

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
        sha256:0000000000000000000000000000000000000000000000000000000000000000 # CDO504
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
    rubric, result = measure(registry, evaluation), evaluation.result
    if rubric is None or result is None:
        return
    if rubric_changed(registry, result, rubric):
        path = ("result", "rubric_digest")
        clauses = carrying(registry, "CDO504")
        yield finding(evaluation, path, CHANGED, clauses, rubric=rubric.id)


def rubric_changed(registry: Registry, result: Result, rubric: Rubric) -> bool:
    """Say whether *rubric* is not any more what *result* was reckoned by."""
    from cdo.reckoning.results import rubric_digest  # noqa: PLC0415  # 30 ms, for results only

    return result.rubric_digest != rubric_digest(registry, rubric)
