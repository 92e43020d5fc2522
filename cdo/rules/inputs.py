"""输入：一次评价里每项指标的数据，与评价指标对得上。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Message
from cdo.nearness import did_you_mean
from cdo.phrases import joined
from cdo.rules.base import Family, finding
from cdo.rules.evaluations import measure
from cdo.rules.rubrics import plain
from cdo.rules.scales import SCALE_OF

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from cdo.findings import Path
    from cdo.model.evaluation import Evaluation, Input
    from cdo.model.rubric import Indicator, Rubric
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

COMPUTED = "obligation"
"""The scale whose score follows from the registry."""

FORMS = {
    "ratio": ("numerator", "{numerator: 分子, denominator: 分母}"),
    "steps": ("value", "{value: 数值}"),
    "checklist": ("items", "{items: [已有各项的代号]}"),
    "judgement": ("ratings", "ratings，列出每位评议人的 rater、unit、value、reason"),
}
"""By scale the field that tells its form of input, and how that is written."""

ABSENT = Message(
    "指标 {indicator}（{name}）没有输入",
    "在 inputs 里给 {indicator} 写 {how}；没有数据的写 missing: true，"
    "不适用的写 not_applicable 的 reason 和 approved_by",
)
FROM_REGISTRY = Message(
    "指标 {indicator}（{name}）的得分由登记库得出，不写输入",
    "从 inputs 里删去 {indicator}",
)
OTHER_FORM = Message(
    "指标 {indicator}（{name}）按 {scale} 计分，不用 {got}", "改写 {how}"
)
UNKNOWN = Message("评价指标 {rubric} 里没有指标 {indicator}", "{remedy}")
OVER = Message(
    "指标 {indicator}（{name}）的分子 {numerator} 大于分母 {denominator}",
    "核对原始材料；两个数写反了的对调",
)
BELOW = Message(
    "指标 {indicator}（{name}）的{field}是 {value}，小于 0",
    "核对原始材料，写 0 或者大于 0 的数",
)
OVER_MAX = Message(
    "指标 {indicator}（{name}）{rater}评了 {value} 分，满分是 {max}",
    "请评议人重新评分，或者更正写错的分数",
)
FEW = Message(
    "指标 {indicator}（{name}）只有 {count} 人评议，至少要 {least} 人",
    "补足评议人；人数凑不齐的，改写 missing: true",
)
NO_ITEM = Message("指标 {indicator}（{name}）的清单里没有“{item}”", "{remedy}")
ITEM_TWICE = Message(
    "指标 {indicator}（{name}）的“{item}”写了两次", "删去一个，或者更正写错的代号"
)
NO_RULE = Message("评价指标 {rubric} 的{sort}规定里没有 {label}", "{remedy}")
NO_VETO = Message("评价指标 {rubric} 里没有否决 {label}", "{remedy}")


@CHECKS.rule(
    "CDO506",
    ABSENT,
    FROM_REGISTRY,
    OTHER_FORM,
    UNKNOWN,
    OVER,
    BELOW,
    OVER_MAX,
    FEW,
    NO_ITEM,
    ITEM_TWICE,
    NO_RULE,
    NO_VETO,
    of=("evaluation",),
)
def complete(registry: Registry, evaluation: Evaluation) -> Iterator[Finding]:
    """每项指标都有与计分方式相符的输入，或者写明不适用、缺失。

    不适用（not_applicable）的不计入总分，缺失（missing）的计零分并且列出，零分就是零分，
    三者不能混淆，所以每项指标都要写一种。按比率计分的，分子不大于分母；评议的，评分不超过
    满分，人数不少于 raters_min；任何数都不小于 0。看义务（obligation）的指标，得分由
    登记库得出，不写输入。扣分、加分、否决写评价指标里有的代号。

    怎么改：照提示补写或者更正；整份评价不该有的，在 events 里加一步“作废”。

    反例：

    ```yaml
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs:  # 没有写 B1
      A1: {numerator: 11, denominator: 10}  # CDO506
      A2: {items: [rule]}  # CDO506
      A3: {value: 3}  # CDO506
    deductions:
      - {rule: P1, count: 1, reason: 月报迟交, evidence: 催报记录}  # CDO506
    events:
      - {state: 草拟, on: 2023-01-10}
    ```

    正例：

    ```yaml
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs:
      A1: {numerator: 10, denominator: 11}
      A2: {not_applicable: {reason: 年中才设立, approved_by: 领导小组}}
      B1: {missing: true}
    deductions:
      - {rule: K1, count: 1, reason: 月报迟交, evidence: 催报记录}
    events:
      - {state: 草拟, on: 2023-01-10}
    ```
    """
    rubric = measure(registry, evaluation)
    if rubric is None:
        return
    for path, message, told in (
        *_inputs(evaluation, rubric),
        *_adjustments(evaluation, rubric),
    ):
        yield finding(evaluation, path, message, "", **told)


Wrong = tuple["Path", Message, "Mapping[str, object]"]
"""Where something is wrong in an evaluation, and what to say."""


def _inputs(evaluation: Evaluation, rubric: Rubric) -> Iterator[Wrong]:
    """Yield what is wrong with the inputs, indicator by indicator.

    Where the rubric gives one label to two of them, inputs cannot be told apart.
    """
    every = [one for factor in rubric.factors for one in factor.indicators]
    indicators = {indicator.id: indicator for indicator in every}
    if len(indicators) < len(every):
        return
    for label in evaluation.inputs:
        if label in indicators:
            continue
        remedy = did_you_mean(label, indicators) + "指标里没有的，从 inputs 里删去"
        told = {"rubric": rubric.id, "indicator": label, "remedy": remedy}
        yield ("inputs", label), UNKNOWN, told
    for label, indicator in indicators.items():
        whose = {"indicator": label, "name": indicator.name}
        given = evaluation.inputs.get(label)
        for path, message, more in _input(indicator, given):
            yield ("inputs", label, *path), message, {**whose, **more}


def _input(indicator: Indicator, given: Input | None) -> Iterator[Wrong]:
    """Yield what is wrong with what is *given* for *indicator*."""
    if indicator.scale == COMPUTED:
        if given is not None:
            yield (), FROM_REGISTRY, {}
        return
    field, how = FORMS[indicator.scale]
    if given is None:
        yield (), ABSENT, {"how": how}
        return
    got = [one for one, _ in FORMS.values() if getattr(given, one) is not None]
    if got == [field]:
        yield from _values(given)
        yield from _ratings(indicator, given)
        yield from _items(indicator, given)
    elif got and not _in_doubt(indicator, got[0]):
        told = {"scale": indicator.scale, "got": got[0], "how": how}
        yield (got[0],), OTHER_FORM, told


def _in_doubt(indicator: Indicator, got: str) -> bool:
    """Say whether *indicator* says itself what only the scale of *got* declares."""
    (scale,) = (scale for scale, (field, _) in FORMS.items() if field == got)
    fields = (field for field, its in SCALE_OF.items() if its == scale)
    return any(getattr(indicator, field) is not None for field in fields)


def _values(given: Input) -> Iterator[Wrong]:
    """Yield the values under zero, and a numerator over its denominator."""
    numerator, denominator = given.numerator, given.denominator
    numbers = {"numerator": numerator, "denominator": denominator, "value": given.value}
    below = {name: one for name, one in numbers.items() if one is not None and one < 0}
    for name, one in below.items():
        yield _below((name,), f" {name} ", one)
    if below or numerator is None or denominator is None:
        return
    if numerator > denominator:
        told = {"numerator": plain(numerator), "denominator": plain(denominator)}
        yield ("numerator",), OVER, told


def _below(path: Path, field: str, value: Decimal) -> Wrong:
    return path, BELOW, {"field": field, "value": plain(value)}


def _ratings(indicator: Indicator, given: Input) -> Iterator[Wrong]:
    """Yield the ratings out of range, and that they are too few."""
    if given.ratings is None:
        return
    for index, rating in enumerate(given.ratings):
        path = ("ratings", index, "value")
        if rating.value < 0:
            yield _below(path, f"评分（{rating.rater}）", rating.value)
        elif rating.value > indicator.max:
            told = {"value": plain(rating.value), "max": plain(indicator.max)}
            yield path, OVER_MAX, {"rater": rating.rater, **told}
    count, least = len(given.ratings), indicator.raters_min or 0
    if count < least:
        yield ("ratings",), FEW, {"count": count, "least": least}


def _items(indicator: Indicator, given: Input) -> Iterator[Wrong]:
    """Yield the items that the list of *indicator* has not, and those told twice."""
    known = [item.id for item in indicator.items or ()]
    seen: set[str] = set()
    for index, item in enumerate(given.items or ()):
        if item not in known:
            remedy = did_you_mean(item, known, f"清单有 {joined(known)}")
            yield ("items", index), NO_ITEM, {"item": item, "remedy": remedy}
        elif item in seen:
            yield ("items", index), ITEM_TWICE, {"item": item}
        seen.add(item)


def _adjustments(evaluation: Evaluation, rubric: Rubric) -> Iterator[Wrong]:
    """Yield the deductions, bonuses and vetoes that *rubric* does not know."""
    minus = [rule.id for rule in rubric.deductions.rules]
    plus = [rule.id for rule in rubric.bonus.rules]
    for field, sort, given, known, others in (
        ("deductions", "扣分", evaluation.deductions, minus, plus),
        ("bonus", "加分", evaluation.bonus, plus, minus),
    ):
        for index, entry in enumerate(given):
            if entry.rule not in known:
                remedy = _remedy(field, entry.rule, known, others)
                told = {"sort": sort, "label": entry.rule, "remedy": remedy}
                yield (field, index, "rule"), NO_RULE, {"rubric": rubric.id, **told}
    vetoes = [veto.id for veto in rubric.vetoes]
    for index, found in enumerate(evaluation.vetoes):
        if found.veto not in vetoes:
            remedy = did_you_mean(found.veto, vetoes, f"否决有 {joined(vetoes)}")
            told = {"label": found.veto, "remedy": remedy}
            yield ("vetoes", index, "veto"), NO_VETO, {"rubric": rubric.id, **told}


_DEDUCTION = "扣分规定，写在 deductions"


def _remedy(field: str, label: str, known: list[str], others: list[str]) -> str:
    """Return where the rule *label* belongs, or what it may be a slip for."""
    if label in others:
        other = "加分规定，写在 bonus" if field == "deductions" else _DEDUCTION
        return f"{label} 是{other} 里；这里可以写的有：{joined(known)}"
    return did_you_mean(label, known, f"可以写的有：{joined(known)}")
