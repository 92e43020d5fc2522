"""评价的结果：由工具写入，以后每次检查都重算核对。"""

from __future__ import annotations

from typing import Annotated, Literal

from cdo.model.base import Judged, Part, Problems, Written, one_of
from cdo.model.parts import field
from cdo.model.types import DIGEST, Bool, Days, Decimal, Key, Many, Text

Digest = Annotated[str, DIGEST]
State = Literal[
    "not_due",
    "due_today",
    "submitted",
    "returned",
    "met",
    "met_after_return",
    "met_late",
    "overdue",
    "undated",
    "undated_met",
    "aim",
    "aim_met",
    "waived",
    "not_bound",
]
"""States of an obligation of a unit as of a day, and that it does not bind it."""


class Fact(Judged):
    """登记库当时的一个事实：一项义务的状态，或一条否决是否成立。"""

    state: State | None = field(
        default=None, title="状态", description="义务当时的状态；与 met 二选一"
    )
    met: Bool | None = field(
        default=None, title="成立", description="否决是否成立；与 state 二选一"
    )
    days: Days | None = field(
        default=None, title="天数", description="余几天，负数是逾期几天；或空缺几天"
    )
    workdays: Days | None = field(
        default=None, title="工作日", description="余几个工作日，负数是逾期"
    )

    @classmethod
    def between(cls, written: Written) -> Problems:
        """Yield what is wrong unless it is a state or a condition met or not."""
        return one_of(written, (("state",), ("met",)))


class FactorResult(Part):
    """一个因素的得分。"""

    score: Decimal | None = field(
        default=None, title="得分", description="不适用的是 null"
    )
    indicators: dict[Key, Decimal | None] = field(
        title="指标", description="各项指标的得分，不适用的是 null"
    )


class Result(Part):
    """一次评价的结果。"""

    total: Decimal = field(title="总分", description="最后得分")
    base: Decimal = field(title="基础分", description="扣分和加分之前的得分")
    deducted: Decimal = field(title="扣分", description="合计扣分")
    added: Decimal = field(title="加分", description="合计加分")
    band: Text | None = field(
        default=None, title="等次", description="等次；并列待裁定的是 null"
    )
    capped_by: Many[Text] = field(
        default=(), title="受限于", description="等次受什么限制"
    )
    factors: dict[Key, FactorResult] = field(title="因素", description="各因素的得分")
    facts: dict[Key, Fact] = field(
        title="事实", description="登记库当时的情况，复算时以此为准"
    )
    rubric_digest: Digest = field(title="指标摘要", description="评价指标的摘要")
    inputs_digest: Digest = field(title="输入摘要", description="输入的摘要")
