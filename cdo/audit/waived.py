"""豁免：失效的豁免不再盖住问题。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model, rules
from cdo.audit.base import Family
from cdo.findings import Message, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.base import Found, Step

CHECKS = Family()

CODE = "CDO912"

_FOLDER = "waivers/"

LAPSED = Message(
    "{record} 自 {until} 起已失效，仍盖着 {subject} 违反 {rule} 的问题",
    "续办豁免，登记新的文件；或者改正问题，删去这份豁免",
)


@CHECKS.rule(CODE, LAPSED, severity=Severity.WARNING, afresh=True)
def in_force(step: Step) -> Iterator[Found]:
    """失效的豁免不再盖住问题。

    校验不看今天是几号，所以豁免失效以后，它免去的问题仍只作提示。审计看最新的登记库和
    审计的这一天（--as-of），把失效了仍在起作用的列出来。

    怎么改：仍要豁免的续办，登记新的豁免；不再豁免的改正问题，删去失效的豁免。

    反例：

    ```commits
    ## 2022-07-01 # CDO912
    # waivers/w-1.yaml
    rule: CDO207
    subject: officer/p-0001
    reason: 人手不足
    approved_by: 领导小组
    basis: 云数组〔2022〕3号
    from: 2022-07-01
    until: 2022-09-01
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - {unit: a-ju, post: 数据专员, mode: 专任, title: 科员, qualification: 其他,
         from: 2022-07-01, basis: 云人〔2022〕1号}
      - {unit: a-ju, post: 政务专员, mode: 兼任, title: 科员, qualification: 其他,
         from: 2022-07-01, basis: 云人〔2022〕1号}
    ```

    正例：

    ```commits
    ## 2022-07-01
    # waivers/w-1.yaml
    rule: CDO207
    subject: officer/p-0001
    reason: 人手不足
    approved_by: 领导小组
    basis: 云数组〔2022〕3号
    from: 2022-07-01
    until: 2099-09-01
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - {unit: a-ju, post: 数据专员, mode: 专任, title: 科员, qualification: 其他,
         from: 2022-07-01, basis: 云人〔2022〕1号}
      - {unit: a-ju, post: 政务专员, mode: 兼任, title: 科员, qualification: 其他,
         from: 2022-07-01, basis: 云人〔2022〕1号}
    ```
    """
    if step.tip is None or not any(one.startswith(_FOLDER) for one in step.state.files):
        return
    registry = step.reads(step.commit.id)
    waivers = {one.ref: one for one in registry.all(model.Waiver)}
    lapsed = {ref for ref, one in waivers.items() if one.until <= step.tip.day}
    if not lapsed:
        return
    found, _ = rules.check(registry)
    covering = dict.fromkeys(one.waived_by for one in found if one.waived_by in lapsed)
    for ref in filter(None, covering):
        waiver = waivers[ref]
        yield CHECKS.found(
            CODE,
            registry.place(waiver, ("until",)),
            LAPSED,
            record=ref,
            field="until",
            until=waiver.until,
            subject=waiver.subject,
            rule=waiver.rule,
        )
