"""每一步都通得过：主线上每次提交以后，登记库都合规。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.audit.base import Family
from cdo.findings import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.base import Found, Step

CHECKS = Family()

CODE = "CDO908"

INVALID = Message(
    "这次提交以后登记库通不过校验，有 {count} 个错误，第一个是 {rule}：{told}",
    "用 cdo validate --rev {commit} 看全部；后来改正了没有，见最新的校验",
)


@CHECKS.rule(CODE, INVALID)
def validates(step: Step) -> Iterator[Found]:
    """主线上每次提交以后，登记库都通得过校验。

    主线是各次提交的第一个上一次提交连成的线。通不过的那段时间里，由登记库得出的任职、
    义务、分数都不可靠。在使它通不过的那次提交上说一次，改正以前不再重复。按现在这个版本的
    规则判断，不按当时的规则。

    怎么改：已经提交的改不了。仍通不过的尽快改正；以后先校验再提交。

    反例：

    ```commits
    ## 2022-07-01 # CDO908
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - {unit: z-ju, post: 数据专员, mode: 专任, title: 科员, qualification: 其他,
         from: 2022-07-01, basis: 云人〔2022〕1号}
    ## 2022-07-02
    # officers/p-0001.yaml 删去
    ```

    正例：

    ```commits
    ## 2022-07-01
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - {unit: a-ju, post: 数据专员, mode: 专任, title: 科员, qualification: 其他,
         from: 2022-07-01, basis: 云人〔2022〕1号}
    ```
    """
    errors = step.breaks(step)
    if errors:
        first = errors[0]
        yield CHECKS.found(
            CODE,
            first.place,
            INVALID,
            record=first.record,
            field=first.field,
            count=len(errors),
            rule=first.rule.code,
            told=first.message,
            commit=step.commit.id[:10],
        )
