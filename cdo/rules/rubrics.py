"""评价指标：因素齐全，权重和满分对得上。"""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from cdo.findings import Message
from cdo.nearness import nearest
from cdo.phrases import joined
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdo.model.rubric import Rubric
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

LACKING = Message(
    "评价指标缺少 {count} 个因素：{names}",
    "{remedy}在 factors 里补上，frame 写 {frames}",
)


@CHECKS.rule("CDO501", LACKING, of=("rubric",), clause="三(三)2-6")
def all_factors(registry: Registry, rubric: Rubric) -> Iterator[Finding]:
    """评价指标包括制度规定的全部因素，可以另加因素。

    制度规定评价要看哪些因素，写在 scheme/frames.yaml 的 evaluation_factors 里。
    少看一个，评出来的就不是制度要求的评价；原文以“等”结尾的，可以再加。每个因素在 frame
    里写明它是哪一个。述职报告的各方面（report_areas）是另一个框架，不能拿来当因素。

    怎么改：照提示补上缺少的因素；有这个因素而 frame 写错的，更正 frame。

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
    bands: [{name: 优秀, min: 9}, {name: 合格, min: 0}]
    factors:
      - id: A  # CDO501
        frame: platform
        name: 平台建设
        weight: 10
        indicators:
          - {id: A1, name: 挂接率, max: 10, clauses: 四-2, evidence: 统计, scale: ratio}
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
    bands: [{name: 优秀, min: 9}, {name: 合格, min: 0}]
    factors:
      - id: A
        frame: platform
        name: 平台建设
        weight: 6
        indicators:
          - {id: A1, name: 挂接率, max: 6, clauses: 四-2, evidence: 统计, scale: ratio}
      - id: B
        frame: routine
        name: 日常管理
        weight: 4
        indicators:
          - {id: B1, name: 出席率, max: 4, clauses: 四-2, evidence: 签到, scale: ratio}
    deductions: {cap: 2, rules: [{id: K1, name: 迟报材料, points: 0.5}]}
    bonus: {cap: 1, rules: [{id: P1, name: 经验被采用, points: 0.5}]}
    vetoes: [{id: V1, name: 发生数据安全事故, band_max: 合格}]
    ```
    """
    frames = registry.scheme.frames
    there = [factor.frame for factor in rubric.factors]
    lacking = {
        frame: name
        for frame, name in frames.evaluation_factors.items()
        if frame not in there
    }
    if lacking:
        yield finding(
            rubric,
            ("factors",),
            LACKING,
            carrying(registry, "CDO501"),
            count=len(lacking),
            names=joined(f"{name}（{frame}）" for frame, name in lacking.items()),
            frames=joined(lacking),
            remedy=_remedy(registry, there, list(lacking)),
        )


def _remedy(registry: Registry, there: Sequence[str], lacking: Sequence[str]) -> str:
    """Return which frame of those *there* looks wrong, nothing where none does."""
    frames = registry.scheme.frames
    for number, frame in enumerate(there, 1):
        if frame in frames.evaluation_factors:
            continue
        wrong = f"第 {number} 个因素的 frame 是 {frame}"
        if frame in frames.report_areas:
            return f"{wrong}，那是述职报告的方面，评价因素是另一个框架；"
        near = nearest(frame, lacking)
        if near:
            return f"{wrong}，是不是 {joined(near)}？没有写错的，"
    return ""


WEIGHTS = Message(
    "各因素的权重合计 {got}，总分 full_marks 是 {asked}，{off}",
    "更正 weight 或 full_marks，使两边相等；各因素的权重：{parts}",
)
MAXIMA = Message(
    "因素 {factor}（{name}）各指标的满分合计 {got}，权重是 {asked}，{off}",
    "更正各指标的 max 或因素的 weight，使两边相等；各指标的满分：{parts}",
)


@CHECKS.rule("CDO502", WEIGHTS, MAXIMA, of=("rubric",), clause="三(三)2-7")
def adds_up(registry: Registry, rubric: Rubric) -> Iterator[Finding]:
    """各因素的权重合计等于总分，各指标的满分合计等于因素的权重。

    差一点，满分的单位也得不到总分，或者得分超过总分，名次就不公道。
    合计按写出来的小数精确计算，差 0.01 也算不相等。总分不写是 100。

    怎么改：看提示里哪一个数写错了，更正后两边相等。

    反例：

    ```yaml
    # rubrics/r-2022.yaml
    title: 首席数据官评价指标（2022年度）
    official: true
    owner: b-ju
    subjects: [{track: 部门, post: 首席数据官}]
    full_marks: 10  # CDO502
    peer_groups: [{id: bm, track: 部门}]
    tie_break: A
    bands: [{name: 优秀, min: 9}, {name: 合格, min: 0}]
    factors:
      - id: A
        frame: platform
        name: 平台建设
        weight: 6
        indicators:
          - {id: A1, name: 挂接率, max: 6, clauses: 四-2, evidence: 统计, scale: ratio}
      - id: B
        frame: routine
        name: 日常管理
        weight: 3.5  # CDO502
        indicators:
          - {id: B1, name: 出席率, max: 4, clauses: 四-2, evidence: 签到, scale: ratio}
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
    bands: [{name: 优秀, min: 9}, {name: 合格, min: 0}]
    factors:
      - id: A
        frame: platform
        name: 平台建设
        weight: 6
        indicators:
          - {id: A1, name: 挂接率, max: 6, clauses: 四-2, evidence: 统计, scale: ratio}
      - id: B
        frame: routine
        name: 日常管理
        weight: 4
        indicators:
          - {id: B1, name: 出席率, max: 4, clauses: 四-2, evidence: 签到, scale: ratio}
    deductions: {cap: 2, rules: [{id: K1, name: 迟报材料, points: 0.5}]}
    bonus: {cap: 1, rules: [{id: P1, name: 经验被采用, points: 0.5}]}
    vetoes: [{id: V1, name: 发生数据安全事故, band_max: 合格}]
    ```
    """
    clauses = carrying(registry, "CDO502")
    yield from _weights(rubric, clauses)
    yield from _maxima(rubric, clauses)


def _weights(rubric: Rubric, clauses: str) -> Iterator[Finding]:
    """Yield that the weights of *rubric* are not its full marks."""
    parts = [(factor.id, factor.weight) for factor in rubric.factors]
    if told := unequal(parts, rubric.full_marks):
        yield finding(rubric, ("full_marks",), WEIGHTS, clauses, **told)


def _maxima(rubric: Rubric, clauses: str) -> Iterator[Finding]:
    """Yield the factors whose weight their indicators' maxima are not."""
    for index, factor in enumerate(rubric.factors):
        parts = [(indicator.id, indicator.max) for indicator in factor.indicators]
        if told := unequal(parts, factor.weight):
            told |= {"factor": factor.id, "name": factor.name}
            path = ("factors", index, "weight")
            yield finding(rubric, path, MAXIMA, clauses, **told)


def unequal(parts: Iterable[tuple[str, Decimal]], asked: Decimal) -> dict[str, object]:
    """Return what to say where *parts* do not sum to *asked*, else nothing.

    *parts* are names and exact decimals of at most 40 characters.
    """
    parts = list(parts)
    with localcontext(prec=_EXACT):
        got = sum((value for _, value in parts), Decimal(0))
        off = got - asked
        if not off:
            return {}
        return {
            "got": plain(got),
            "asked": plain(asked),
            "off": f"{'多' if off > 0 else '少'} {plain(abs(off))}",
            "parts": joined(f"{name} {plain(value)}" for name, value in parts) or "无",
        }


_EXACT = 200
"""Digits in which sums of decimals of at most 40 characters are exact."""


def plain(value: Decimal) -> str:
    """Return *value* as a clerk would write it: no exponent, no idle zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def carrying(registry: Registry, code: str) -> str:
    """Return the clauses of which the scheme says that the rule *code* carries them."""
    named = f"rule:{code}"
    entries = registry.scheme.clauses.entries.items()
    return joined(clause for clause, entry in entries if named in entry.carried_by)
