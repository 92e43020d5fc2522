"""评价指标：一套因素、指标、等次、扣分、加分和否决。"""

from __future__ import annotations

from decimal import Decimal as Exact
from typing import Annotated, Any, Literal

from cdo.model import core
from cdo.model.base import Noted, Part, Record
from cdo.model.markers import Either
from cdo.model.parts import field
from cdo.model.types import (
    BandName,
    Bool,
    ClauseId,
    CohortName,
    Decimal,
    Key,
    Many,
    Number,
    ObligationId,
    Parts,
    Places,
    PostName,
    Some,
    Text,
    TrackName,
    UnitOrText,
)

Scale = Literal["ratio", "steps", "checklist", "judgement", "obligation"]

DEFAULTS = {
    "ratio": {"target": "1"},
    "checklist": {"all_or_nothing": "false"},
    "judgement": {"raters_min": "3"},
}
"""What a scale means where its indicator does not say, as it would be written."""


class Subject(Part):
    """评价的对象：一类职位。"""

    track: TrackName = field(title="系列", description="用词表 tracks 中的一个词")
    post: PostName = field(title="职位", description="职位表中的职位")
    cohort: CohortName | None = field(
        default=None, title="批次", description="只评某一批次的，写批次"
    )


class Rounding(Part):
    """怎样取位。"""

    mode: Literal["half_up"] = field(
        default="half_up", title="方式", description="half_up：四舍五入"
    )
    places: Places = field(default=2, title="位数", description="保留几位小数")


class PeerGroup(Part):
    """放在一起排名的单位。"""

    id: Key = field(title="代号", description="本指标内唯一")
    name: str | None = field(default=None, title="名称", description="印出的名称")
    track: TrackName = field(title="系列", description="由这个系列的单位组成")
    excellent_quota: Decimal | None = field(
        default=None, title="优秀比例", description="最高等次的比例，例如 0.30"
    )
    quota_min: Number | None = field(
        default=None, title="至少几名", description="按比例不足时至少给几名"
    )


class Band(Part):
    """一个等次。"""

    name: Text = field(title="名称", description="等次的名称")
    min: Decimal = field(title="最低分", description="达到这个分数即为这一等次")


class Step(Part):
    """一档。"""

    min: Decimal = field(title="起点", description="达到这个数")
    score: Decimal = field(title="得分", description="得这些分")


class Item(Part):
    """清单中的一项。"""

    id: Key = field(title="代号", description="评价的 items 里写它")
    name: Text = field(title="名称", description="这一项是什么")
    points: Decimal = field(title="分值", description="有这一项得多少分")


class Late(Part):
    """逾期不久的得分。"""

    within_workdays: Number = field(title="工作日", description="逾期不超过几个工作日")
    score: Decimal = field(title="得分", description="得这些分")


class Indicator(Part):
    """一项指标；scale 决定还要写哪些字段。"""

    id: Key = field(title="代号", description="例如 A1，评价的 inputs 里写它")
    name: Text = field(title="名称", description="指标的名称")
    max: Decimal = field(title="满分", description="这项指标的满分")
    clauses: Some[ClauseId] = field(title="条款", description="依据的条款")
    evidence: Some[Text] = field(title="佐证", description="要交哪些材料")
    scale: Scale = field(
        title="计分方式",
        description="ratio 比率、steps 分档、checklist 清单、"
        "judgement 评议、obligation 义务",
    )
    numerator: str | None = field(
        default=None, title="分子", description="ratio：分子是什么数"
    )
    denominator: str | None = field(
        default=None, title="分母", description="ratio：分母是什么数"
    )
    target: Annotated[Decimal | dict[Key, Decimal], Either()] | None = field(
        default=None,
        title="目标值",
        description="ratio：得满分的比率，不写是 1；各组不同的写组的代号和目标值",
    )
    input: str | None = field(
        default=None, title="计数", description="steps：数的是什么"
    )
    steps: Parts[Step] | None = field(
        default=None, title="分档", description="steps：各档，从高到低"
    )
    items: Parts[Item] | None = field(
        default=None, title="清单", description="checklist：各项"
    )
    all_or_nothing: Bool | None = field(
        default=None, title="齐全才得分", description="checklist：缺一项即零分的写 true"
    )
    raters_min: Number | None = field(
        default=None, title="至少几人", description="judgement：不写是 3"
    )
    trim: Bool | None = field(
        default=None,
        title="去高低",
        description="judgement：五人以上去掉一个最高分和一个最低分的写 true",
    )
    obligation: ObligationId | None = field(
        default=None, title="义务", description="obligation：看哪项义务"
    )
    on_time: Decimal | None = field(
        default=None, title="按期得分", description="obligation：按期的得分"
    )
    late: Parts[Late] | None = field(
        default=None, title="逾期得分", description="obligation：逾期不久的得分"
    )
    otherwise: Decimal | None = field(
        default=None, title="其余得分", description="obligation：其余情形的得分"
    )

    @classmethod
    def surrounded(cls, schema: Any) -> Any:  # noqa: ANN401
        """Return *schema*, before which a scale's defaults are filled in."""
        return core.before(_with_defaults, schema)

    def target_of(self, group: str) -> Exact | None:
        """Return the target of a peer group, None where none is set for it."""
        if isinstance(self.target, dict):
            return self.target.get(group)
        return self.target


def _with_defaults(written: object) -> object:
    if not isinstance(written, dict):
        return written
    scale = written.get("scale")
    defaults = DEFAULTS.get(scale, {}) if isinstance(scale, str) else {}
    absent = {
        name: value for name, value in defaults.items() if written.get(name) is None
    }
    return {**written, **absent} if absent else written


class Factor(Part):
    """一个因素。"""

    id: Key = field(title="代号", description="例如 A")
    frame: Key = field(
        title="框架", description="评价因素的代号，见 frames.yaml 的 evaluation_factors"
    )
    name: Text = field(title="名称", description="因素的名称")
    weight: Decimal = field(title="权重", description="这个因素的满分")
    indicators: Parts[Indicator] = field(
        title="指标", description="各项指标，满分之和等于权重"
    )


class AdjustmentRule(Part):
    """一条扣分或加分的规定。"""

    id: Key = field(title="代号", description="评价里的 rule 写它")
    name: Text = field(title="名称", description="什么情形")
    points: Decimal = field(title="分值", description="每次扣或加多少分")
    per: str | None = field(default=None, title="单位", description="按什么计次")
    clauses: Many[ClauseId] = field(default=(), title="条款", description="依据的条款")


class Adjustments(Part):
    """扣分或加分。"""

    cap: Decimal = field(title="上限", description="合计不超过多少分")
    rules: Parts[AdjustmentRule] = field(title="规定", description="各条规定")


class Vacancy(Part):
    """职位空缺。"""

    vacant_days_over: Number = field(
        title="天数", description="连续空缺且无人主持超过多少天"
    )


class Veto(Part):
    """一条否决：等次最高到哪里。"""

    id: Key = field(title="代号", description="评价里的 veto 写它")
    name: Text = field(title="名称", description="什么情形")
    band_max: BandName = field(title="最高等次", description="有此情形最高到这一等次")
    when: Annotated[Literal["no_report"] | Vacancy, Either()] | None = field(
        default=None,
        title="何时",
        description="由登记库判断的：no_report（未交述职报告），"
        "或 {vacant_days_over: 天数}；由人认定的不写",
    )


class Rubric(Record, Noted):
    """一套评价指标；用过以后不改，改就另建文件。"""

    title: Text = field(title="名称", description="这套指标的名称")
    official: Bool = field(title="正式", description="正式指标写 true，示例写 false")
    owner: UnitOrText = field(title="制定者", description="单位编号或文字")
    approved_by: str | None = field(
        default=None, title="批准人", description="谁批准的"
    )
    approval: str | None = field(
        default=None, title="批准文号", description="批准的文号"
    )
    subjects: Parts[Subject] = field(title="对象", description="评价哪些职位")
    full_marks: Decimal = field(
        default=Exact(100), title="总分", description="各因素权重之和"
    )
    rounding: Rounding = field(
        default=Rounding.model_construct(),
        title="取位",
        description="每一步怎样取位",
    )
    peer_groups: Parts[PeerGroup] = field(
        title="同类组", description="放在一起排名的各组"
    )
    tie_break: Some[Key] = field(
        title="同分次序",
        description="优秀名额上同分时依次比较的因素代号，可用 fewer_deductions",
    )
    bands: Parts[Band] = field(title="等次", description="各等次，从高到低")
    na_min_coverage: Decimal = field(
        default=Exact("0.5"),
        title="最低覆盖",
        description="适用指标的满分低于因素满分的这个比例时，整个因素不适用",
    )
    factors: tuple[Factor, ...] = field(
        default=(), title="因素", description="各个因素"
    )
    deductions: Adjustments = field(title="扣分", description="上限和规定")
    bonus: Adjustments = field(title="加分", description="上限和规定")
    vetoes: Parts[Veto] = field(title="否决", description="限制等次的情形")
