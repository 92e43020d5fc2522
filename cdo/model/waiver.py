"""豁免：经批准不适用一条规则或一项义务。"""

from __future__ import annotations

from cdo.model.base import Judged, Noted, Problems, Record, Written, one_of
from cdo.model.parts import field
from cdo.model.types import AnyRef, Date, ObligationId, RuleCode, Text


class Waiver(Record, Noted, Judged):
    """一项豁免。"""

    rule: RuleCode | None = field(
        default=None, title="规则", description="规则编号；与 obligation 二选一"
    )
    obligation: ObligationId | None = field(
        default=None, title="义务", description="义务编号；与 rule 二选一"
    )
    subject: AnyRef = field(
        title="对象", description="哪一条记录或哪个单位，写成 种类/编号"
    )
    reason: Text = field(title="原因", description="为什么豁免")
    approved_by: Text = field(title="批准人", description="谁批准的")
    basis: Text = field(title="依据", description="批准的文号或会议")
    from_: Date = field(alias="from", title="开始日", description="当日起有效")
    until: Date = field(title="结束日", description="当日起失效")

    @classmethod
    def between(cls, written: Written) -> Problems:
        """Yield what is wrong unless either a rule or an obligation is named."""
        return one_of(written, (("rule",), ("obligation",)))
