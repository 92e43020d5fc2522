"""内容：一种备案报送要有的内容是否都有。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Message, Severity
from cdo.reckoning import contents
from cdo.rules.base import Family, finding
from cdo.rules.subjects import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.filing import Filing
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

MUST = Message(
    "{subject}没有写必须有的内容 {key}",
    "材料里有的，在 contents 里补写 {key}；材料里没有的，退回{unit}补正",
)
SHOULD = Message(
    "{subject}没有写应当有的内容 {key}",
    "材料里有的，在 contents 里补写 {key}；材料里没有的，请{unit}补报",
)


@CHECKS.rule("CDO305", MUST, of=("filing",), needs=("filing",), clause="四(三)-1")
def must_contain(registry: Registry, filing: Filing) -> Iterator[Finding]:
    """报送以后，一种备案报送必须有的内容都要有。

    哪一种必须有哪些内容，写在 scheme/filings.yaml 的 contents.must 里。草拟时可以不全，
    从已报送起就要齐全；退回以后正在补正的、已经撤回的、已经由后一份取代的不看。
    写了内容同（same_content_as）的，那一份里有的也算有。草拟的还缺什么，见 cdo show。

    怎么改：材料里有的补录；材料里没有的，退回补正，补正后再加一步已报送。

    反例：

    ```yaml
    # filings/2022/summary-a.yaml
    type: 试点总结
    unit: a-ju
    recipient: b-ju
    contents:
      progress: 三类数据已接入  # CDO305
    events:
      - {state: 已报送, on: 2022-12-20}
    ```

    正例：

    ```yaml
    # filings/2022/summary-a.yaml
    type: 试点总结
    unit: a-ju
    recipient: b-ju
    contents:
      progress: 三类数据已接入
      problems: 人手不足
    events:
      - {state: 已报送, on: 2022-12-20}
    # filings/2022/summary-c.yaml
    type: 试点总结
    unit: c-xian
    recipient: b-ju
    contents:
      progress: 平台已建成
    events:
      - {state: 草拟, on: 2022-12-20}
    ```
    """
    return _lacking(registry, filing, "must", MUST)


@CHECKS.rule(
    "CDO306",
    SHOULD,
    of=("filing",),
    needs=("filing",),
    clause="四(一)-3",
    severity=Severity.WARNING,
)
def should_contain(registry: Registry, filing: Filing) -> Iterator[Finding]:
    """报送以后，一种备案报送应当有的内容都应有。

    哪一种应当有哪些内容，写在 scheme/filings.yaml 的 contents.should 里。
    怎样算有，从什么时候看起，与必须有的内容相同。

    怎么改：材料里有的补录；材料里没有的，请报送单位补报。

    反例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents:
      work_items: 数据普查  # CDO306
    events:
      - {state: 已报送, on: 2022-08-20}
      - {state: 已备案, on: 2022-08-25}
    ```

    正例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents:
      work_items: 数据普查
      schedule: [9月培训, 12月完成]
    events:
      - {state: 已报送, on: 2022-08-20}
      - {state: 已备案, on: 2022-08-25}
    ```
    """
    return _lacking(registry, filing, "should", SHOULD)


def _lacking(
    registry: Registry, filing: Filing, strength: str, message: Message
) -> Iterator[Finding]:
    """Yield what *filing*, if it was handed in, lacks and has with *strength*."""
    for lack in contents.lacking(registry, filing):
        if lack.strength == strength:
            yield finding(
                filing,
                lack.path,
                message,
                lack.clause,
                subject=subject(registry, filing),
                unit=registry.unit_name(filing.unit),
                key=lack.key,
            )
