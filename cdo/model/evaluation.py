"""评价：对一席任职的一次评价，从输入到结果。"""

from __future__ import annotations

from typing import Literal

from cdo.model.acts import Event
from cdo.model.base import Judged, Noted, Part, Problems, Record, Written, one_of
from cdo.model.parts import field
from cdo.model.result import Result
from cdo.model.types import (
    BandName,
    ClauseId,
    Date,
    Decimal,
    EvaluationRef,
    Key,
    Many,
    Number,
    Parts,
    PostName,
    RubricRef,
    Some,
    Text,
    UnitRef,
    Yes,
)

FORMS = (
    ("numerator", "denominator"),
    ("value",),
    ("items",),
    ("ratings",),
    ("not_applicable",),
    ("missing", "acknowledged"),
)
"""Fields of the forms that an input may take; a form is begun by any of them."""


class Rating(Part):
    """一名评议人的评分。"""

    rater: Text = field(title="评议人", description="评议人姓名")
    unit: UnitRef = field(title="单位", description="评议人所在单位的编号")
    value: Decimal = field(title="评分", description="不超过指标的满分")
    reason: Text = field(title="理由", description="为什么评这个分")


class NotApplicable(Part):
    """不适用。"""

    reason: Text = field(title="原因", description="为什么不适用")
    approved_by: Text = field(title="批准人", description="谁批准的")


class Acknowledged(Part):
    """对缺失的确认。"""

    by: Text = field(title="确认人", description="谁确认的")
    reason: Text = field(title="原因", description="为什么缺失")


class Input(Judged):
    """一项指标的输入；写哪些字段由指标的计分方式决定。"""

    numerator: Decimal | None = field(
        default=None, title="分子", description="ratio：分子"
    )
    denominator: Decimal | None = field(
        default=None, title="分母", description="ratio：分母，为零即不适用"
    )
    value: Decimal | None = field(
        default=None, title="数值", description="steps：数到多少"
    )
    items: Many[Key] | None = field(
        default=None, title="已有各项", description="checklist：有哪几项，可以是空列表"
    )
    ratings: Parts[Rating] | None = field(
        default=None, title="评分", description="judgement：各评议人的评分"
    )
    not_applicable: NotApplicable | None = field(
        default=None, title="不适用", description="这项指标不适用：原因和批准人"
    )
    missing: Yes | None = field(
        default=None, title="缺失", description="没有数据的写 true，按零分计"
    )
    acknowledged: Acknowledged | None = field(
        default=None, title="确认", description="对缺失的确认；没有确认不能复核"
    )
    evidence: Many[Text] = field(
        default=(), title="佐证", description="材料的名称或文号"
    )

    @classmethod
    def between(cls, written: Written) -> Problems:
        """Yield what is wrong unless exactly one form is taken."""
        return one_of(written, FORMS, optional=frozenset({"acknowledged"}))


class Adjustment(Part):
    """一次扣分或加分。"""

    rule: Key = field(title="规定", description="评价指标中规定的代号")
    count: Number = field(title="次数", description="几次")
    reason: Text = field(title="原因", description="什么事情")
    evidence: Some[Text] = field(title="佐证", description="材料的名称或文号")
    clauses: Many[ClauseId] = field(default=(), title="条款", description="依据的条款")


class VetoFound(Part):
    """认定的一条否决。"""

    veto: Key = field(title="否决", description="评价指标中否决的代号")
    basis: Text = field(title="依据", description="认定的文号或会议")


class Decision(Part):
    """名额边上同分时由人作出的决定。"""

    band: BandName = field(title="等次", description="决定给予的等次")
    by: Text = field(title="决定人", description="谁决定的")
    basis: Text = field(title="依据", description="决定的文号或会议")


class Judging(Event):
    """评价的一个步骤。"""

    state: Literal["草拟", "已评分", "已复核", "已公布", "已封存", "作废"] = field(
        title="状态", description="草拟、已评分、已复核、已公布、已封存、作废"
    )


class Evaluation(Record, Noted):
    """对一席任职的一次评价。"""

    rubric: RubricRef = field(title="评价指标", description="用哪一套指标")
    unit: UnitRef = field(title="单位", description="职位所在单位的编号")
    post: PostName = field(title="职位", description="评价哪个职位")
    as_of: Date = field(title="截止日", description="登记库的情况看到哪一天")
    inputs: dict[Key, Input] = field(
        title="输入", description="指标的代号，及其输入；由登记库得出的指标不写"
    )
    deductions: tuple[Adjustment, ...] = field(
        default=(), title="扣分", description="各次扣分"
    )
    bonus: tuple[Adjustment, ...] = field(
        default=(), title="加分", description="各次加分"
    )
    vetoes: tuple[VetoFound, ...] = field(
        default=(), title="否决", description="由人认定的否决"
    )
    events: Parts[Judging] = field(title="经过", description="评价的各个步骤，按先后")
    supersedes: EvaluationRef | None = field(
        default=None, title="取代", description="取代哪一次评价"
    )
    decision: Decision | None = field(
        default=None, title="裁定", description="名额边上同分时由人作出的决定"
    )
    result: Result | None = field(
        default=None, title="结果", description="由 cdo score --write 写入，不要手写"
    )
