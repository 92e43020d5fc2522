"""计分方式：每项指标写全它要的，等次和分档有次序。"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cdo.findings import Message
from cdo.nearness import did_you_mean
from cdo.phrases import joined
from cdo.rules.base import Family, finding
from cdo.rules.rubrics import carrying, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdo.findings import Path
    from cdo.model.rubric import Indicator, Rubric
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

REQUIRED: dict[str, dict[str, str]] = {
    "ratio": {},
    "steps": {"steps": "从高到低写各档的 min 和 score"},
    "checklist": {"items": "写各项的 id、name 和 points"},
    "judgement": {
        "trim": "五人以上要去掉一个最高分和一个最低分的写 true，不去的写 false"
    },
    "obligation": {
        "obligation": "写 scheme/obligations.yaml 里的义务编号",
        "on_time": "写按期的得分",
        "late": "写逾期几个工作日以内（within_workdays）得几分（score）",
        "otherwise": "写其余情形的得分",
    },
}
"""By scale the fields that it declares and cannot do without, and what to write."""

OPTIONAL = {
    "ratio": ("numerator", "denominator", "target"),
    "steps": ("input",),
    "checklist": ("all_or_nothing",),
    "judgement": ("raters_min",),
    "obligation": (),
}
"""By scale the fields that it declares and that have a default, or need none."""

SCALE_OF = {
    field: scale for scale in REQUIRED for field in (*REQUIRED[scale], *OPTIONAL[scale])
}
"""The one scale that declares a field."""

LACKS = Message(
    "指标 {indicator}（{name}）按 {scale} 计分，没有写 {field}", "加上 {field}：{how}"
)
FOREIGN = Message(
    "指标 {indicator}（{name}）按 {scale} 计分，不用 {field}",
    "删去 {field}；计分方式写错的，把 scale 改成 {other}",
)
NO_GROUP = Message(
    "指标 {indicator}（{name}）给“{group}”写了目标值，peer_groups 里没有这个组",
    "{remedy}",
)
NO_TARGET = Message(
    "指标 {indicator}（{name}）没有写 {groups} 的目标值",
    "在 target 里补上；各组相同的，target 只写一个数",
)
NO_RATIO = Message(
    "指标 {indicator}（{name}）的目标值是 {value}，应当大于 0",
    "目标值是得满分的比率，写大于 0 的数，例如 0.9；不写就是 1",
)
STEPS = Message(
    "指标 {indicator}（{name}）第 {number} 档的起点 {this} 不低于前一档的 {before}",
    "各档从高到低写，起点一档比一档低",
)
LATE = Message(
    "指标 {indicator}（{name}）逾期得分第 {number} 项的 {this} 个工作日"
    "不多于前一项的 {before} 个",
    "逾期得分从短到长写，within_workdays 一项比一项大",
)
BANDS = Message(
    "等次“{name}”的最低分 {this} 不低于前一等次的 {before}",
    "等次从高到低写，min 一个比一个低",
)
TWICE = Message("{sort}“{label}”写了两次", "改成不同的；评价里已经用到的，一并改成新的")
NO_FACTOR = Message("tie_break 里的“{label}”不是因素的代号", "{remedy}")


@CHECKS.rule(
    "CDO503",
    LACKS,
    FOREIGN,
    NO_GROUP,
    NO_TARGET,
    NO_RATIO,
    STEPS,
    LATE,
    BANDS,
    TWICE,
    NO_FACTOR,
    of=("rubric",),
)
def declared(registry: Registry, rubric: Rubric) -> Iterator[Finding]:
    """指标写全计分方式要写的各项，不写别的计分方式的；等次和分档从高到低。

    计分方式只有五种：ratio 按比率，可写 numerator、denominator、target；
    steps 分档，写 steps，可写 input；checklist 按清单，写 items，可写 all_or_nothing；
    judgement 评议，写 trim，可写 raters_min；obligation 看义务，写 obligation、
    on_time、late、otherwise。少写的算不出分，多写的看上去管用，其实不起作用。
    目标值（target）大于 0，分组写的，每个同类组都要有。
    分档和等次取达到的第一个，所以从高到低写；逾期得分（late）从短到长写。
    代号（id）在同类里不重复，同分次序（tie_break）写因素的代号，否则不知道指的是哪一个。

    怎么改：照提示补上或者删去；次序不对的调整次序。

    反例：

    ```yaml
    # rubrics/r-2022.yaml
    title: 首席数据官评价指标（2022年度）
    official: true
    owner: b-ju
    subjects: [{track: 部门, post: 首席数据官}]
    full_marks: 10
    peer_groups: [{id: bm, track: 部门}]
    tie_break: A
    bands:
      - {name: 合格, min: 6}
      - {name: 优秀, min: 9}  # CDO503
    factors:
      - id: A
        frame: platform
        name: 平台建设
        weight: 6
        indicators:
          - id: A1
            name: 目录挂接率
            max: 6
            clauses: 四-2
            evidence: 平台统计
            scale: ratio
            target: 0.9
            trim: false  # CDO503
      - id: B
        frame: routine
        name: 日常管理
        weight: 4
        indicators:
          - id: B1  # CDO503
            name: 培训次数
            max: 4
            clauses: 四-2
            evidence: 签到表
            scale: steps
            input: 举办次数
    deductions: {cap: 2, rules: [{id: K1, name: 迟报材料, points: 0.5}]}
    bonus: {cap: 1, rules: [{id: P1, name: 经验被采用, points: 0.5}]}
    vetoes: [{id: V1, name: 发生数据安全事故, band_max: 合格}]
    ```

    正例：

    ```yaml
    # rubrics/r-2022.yaml
    title: 首席数据官评价指标（2022年度）
    official: true
    owner: b-ju
    subjects: [{track: 部门, post: 首席数据官}]
    full_marks: 10
    peer_groups: [{id: bm, track: 部门}]
    tie_break: A
    bands: [{name: 优秀, min: 9}, {name: 合格, min: 6}]
    factors:
      - id: A
        frame: platform
        name: 平台建设
        weight: 6
        indicators:
          - id: A1
            name: 目录挂接率
            max: 6
            clauses: 四-2
            evidence: 平台统计
            scale: ratio
            target: 0.9
      - id: B
        frame: routine
        name: 日常管理
        weight: 4
        indicators:
          - id: B1
            name: 培训次数
            max: 4
            clauses: 四-2
            evidence: 签到表
            scale: steps
            input: 举办次数
            steps: [{min: 2, score: 4}, {min: 1, score: 2}]
    deductions: {cap: 2, rules: [{id: K1, name: 迟报材料, points: 0.5}]}
    bonus: {cap: 1, rules: [{id: P1, name: 经验被采用, points: 0.5}]}
    vetoes: [{id: V1, name: 发生数据安全事故, band_max: 合格}]
    ```
    """
    clauses = carrying(registry, "CDO503")
    for path, message, told in (*_bands(rubric), *_indicators(rubric)):
        yield finding(rubric, path, message, clauses, **told)


RULE = CHECKS[0].rule
"""The rule of which `cdo.rules.labels` is another part."""

Wrong = tuple["Path", Message, "Mapping[str, object]"]
"""Where something is wrong in a rubric, and what to say."""


def _bands(rubric: Rubric) -> Iterator[Wrong]:
    """Yield the bands that do not begin below the one before."""
    for index, (one, two) in enumerate(pairwise(rubric.bands), 1):
        if two.min >= one.min:
            told = {"name": two.name, "this": plain(two.min), "before": plain(one.min)}
            yield ("bands", index, "min"), BANDS, told


def _indicators(rubric: Rubric) -> Iterator[Wrong]:
    """Yield what is wrong in the indicators of *rubric*, one by one."""
    groups = [group.id for group in rubric.peer_groups]
    for number, factor in enumerate(rubric.factors):
        for index, indicator in enumerate(factor.indicators):
            here = ("factors", number, "indicators", index)
            whose = {"indicator": indicator.id, "name": indicator.name}
            for path, message, told in (
                *_fields(indicator),
                *_targets(indicator, groups),
                *_order(indicator),
            ):
                yield (*here, *path), message, {**whose, **told}


def _fields(indicator: Indicator) -> Iterator[Wrong]:
    """Yield the fields that the scale lacks, and those of another one."""
    scale = indicator.scale
    for field, other in SCALE_OF.items():
        there = getattr(indicator, field) is not None
        told: dict[str, object] = {"scale": scale, "field": field}
        if other != scale and there:
            yield (field,), FOREIGN, told | {"other": other}
        elif field in REQUIRED[scale] and not there:
            yield (field,), LACKS, told | {"how": REQUIRED[scale][field]}


def _targets(indicator: Indicator, groups: list[str]) -> Iterator[Wrong]:
    """Yield the targets that no ratio reaches, or that are for no group or lack one."""
    if indicator.scale != "ratio" or indicator.target is None:
        return
    target = indicator.target
    values = target if isinstance(target, dict) else {"": target}
    for group, value in values.items():
        path = ("target", group) if group else ("target",)
        if group and group not in groups:
            remedy = did_you_mean(group, groups, f"组有 {joined(groups)}")
            yield path, NO_GROUP, {"group": group, "remedy": remedy}
        elif value <= 0:
            yield path, NO_RATIO, {"value": plain(value)}
    without = [group for group in groups if group not in values]
    if isinstance(target, dict) and without:
        yield ("target",), NO_TARGET, {"groups": joined(without)}


def _order(indicator: Indicator) -> Iterator[Wrong]:
    """Yield the steps that are not below, and the delays not beyond, the ones before.

    Those of another scale are wrong as a whole.
    """
    if indicator.scale == "steps":
        for number, (one, two) in enumerate(pairwise(indicator.steps or ()), 1):
            if two.min >= one.min:
                told = {"this": plain(two.min), "before": plain(one.min)}
                yield ("steps", number, "min"), STEPS, told | {"number": number + 1}
    if indicator.scale == "obligation":
        for number, (this, that) in enumerate(pairwise(indicator.late or ()), 1):
            before, days = this.within_workdays, that.within_workdays
            if days <= before:
                path = ("late", number, "within_workdays")
                yield path, LATE, {"this": days, "before": before, "number": number + 1}
