"""How scores came about, with numbers and in Chinese: told only when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.reckoning.exact import ONE, ZERO, exactly, plain, total
from cdo.reckoning.scales import LATE, ON_TIME, over, ratings, uncertain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from cdo.model.result import Fact
    from cdo.model.rubric import Indicator
    from cdo.reckoning.scales import IndicatorScore
    from cdo.reckoning.scorecards import FactorScore, Scorecard


def indicator(one: IndicatorScore) -> str:
    """Return how the score of an indicator came about."""
    with exactly():
        return _TELL[one.indicator.scale](one)


def factor(one: FactorScore) -> str:
    """Return how the score of a factor came about."""
    with exactly():
        scored = [it for it in one.indicators if it.score is not None]
        asked = total(it.indicator.max for it in scored)
        if one.score is None:
            whole = total(it.indicator.max for it in one.indicators)
            return (
                f"适用指标的满分 {plain(asked)}，"
                f"不到全部 {plain(whole)} 的 {plain(one.coverage)}，整个因素不适用"
            )
        reached = [it.score for it in scored if it.score is not None]
        weight = one.factor.weight
        value = total(reached) * weight
        if asked == weight:
            return f"{_sum(reached)} {_is(value, asked, one.score)}"
        said = f"({_sum(reached)}) ÷ {plain(asked)} × {plain(weight)}"
        return f"{said} {_is(value, asked, one.score)}"


def base(card: Scorecard) -> str:
    """Return how the sum of the factors became the base."""
    with exactly():
        applied = [one for one in card.factors if one.score is not None]
        values = [one.score for one in applied if one.score is not None]
        absent = [one for one in card.factors if one.score is None]
        if not absent:
            return f"{_sum(values)} = {card.base:f}"
        full = card.rubric.full_marks
        asked = full - total(one.factor.weight for one in absent)
        names = "、".join(one.factor.id for one in absent)
        if asked <= 0:
            return f"各因素都不适用，得 {card.base:f}"
        said = f"({_sum(values)}) × {plain(full)} ÷ {plain(asked)}"
        reached = _is(total(values) * full, asked, card.base)
        return f"{said} {reached}（因素 {names} 不适用）"


def whole(card: Scorecard) -> str:
    """Return how the base became the total."""
    full = card.rubric.full_marks
    with exactly():
        value = card.base - card.deducted + card.added
        said = f"{card.base:f} − {card.deducted:f} + {card.added:f}"
        if value > full:
            return f"{said} = {plain(value)}，不超过 {plain(full)}，得 {card.total:f}"
        if value < 0:
            return f"{said} = {plain(value)}，不低于 0，得 {card.total:f}"
        return f"{said} {_is(value, ONE, card.total)}"


def adjusted(card: Scorecard, field: str) -> str:
    """Return how the deductions or the bonus, by the name of the *field*, add up."""
    given = {"deductions": card.evaluation.deductions, "bonus": card.evaluation.bonus}
    rules = {"deductions": card.rubric.deductions, "bonus": card.rubric.bonus}[field]
    points = {rule.id: rule.points for rule in rules.rules}
    entries = [one for one in given[field] if one.rule in points]
    if not entries:
        return "没有"
    with exactly():
        every = total(points[one.rule] * one.count for one in entries)
        said = " + ".join(
            f"{one.rule} {plain(points[one.rule])} × {one.count}" for one in entries
        )
        if every > rules.cap:
            return f"{said} = {plain(every)}，上限 {plain(rules.cap)}"
        return f"{said} = {plain(every)}"


def _ratio(one: IndicatorScore) -> str:
    if one.given is None or one.given.numerator is None or one.score is None:
        return _without(one)
    part, full = one.given.numerator, one.given.denominator or ZERO
    target = one.indicator.target_of(one.group) or ONE
    most = one.indicator.max
    reach = "" if target == ONE else f" ÷ {plain(target)}"
    said = f"{plain(most)} × min(1, {plain(part)}/{plain(full)}{reach})"
    if part >= full * target:
        return f"{said} {_is(most, ONE, one.score)}"
    return f"{said} {_is(most * part, full * target, one.score)}"


def _steps(one: IndicatorScore) -> str:
    if one.given is None or one.given.value is None:
        return _without(one)
    value = one.given.value
    for step in one.indicator.steps or ():
        if value >= step.min:
            return f"{plain(value)} 达到 {plain(step.min)}，得 {one.score:f}"
    return f"{plain(value)} 没有达到任何一档，得 {one.score:f}"


def _checklist(one: IndicatorScore) -> str:
    if one.given is None or one.given.items is None or one.score is None:
        return _without(one)
    items = one.indicator.items or ()
    there = [item for item in items if item.id in one.given.items]
    absent = "、".join(item.name for item in items if item not in there)
    if one.indicator.all_or_nothing:
        if absent:
            return f"缺{absent}，齐全才得分，得 {one.score:f}"
        return f"齐全，得 {one.score:f}"
    lacks = f"；缺{absent}" if absent else ""
    if not there:
        return f"一项也没有，得 {one.score:f}{lacks}"
    said = " + ".join(f"{item.name} {plain(item.points)}" for item in there)
    reached = _is(total(item.points for item in there), ONE, one.score)
    return f"{said} {reached}{lacks}"


def _judgement(one: IndicatorScore) -> str:
    if one.given is None or one.given.ratings is None or one.score is None:
        return _without(one)
    kept, dropped = ratings(one.indicator, one.given)
    said = f"({_sum(kept)}) ÷ {len(kept)}"
    reached = f"{said} {_is(total(kept), ONE * len(kept), one.score)}"
    if dropped:
        high, low = map(plain, dropped)
        return f"去掉最高 {high} 和最低 {low}，{reached}"
    return reached


def _obligation(one: IndicatorScore) -> str:
    fact = one.fact
    if fact is None or fact.state is None:
        return f"没有记下登记库的情况，按缺失计 {one.score:f} 分"
    if one.score is None:
        return _FREE[fact.state]
    if uncertain(one.indicator, fact):
        return f"工作日历缺失，不知道逾期几个工作日，暂按 {one.score:f} 分计"
    if fact.state in ON_TIME:
        return f"{_DONE[fact.state]}，得 {one.score:f}"
    if fact.state == LATE:
        return f"逾期 {_late(one.indicator, fact)}，得 {one.score:f}"
    return f"到截止日没有完成，得 {one.score:f}"


def _late(indicator: Indicator, fact: Fact) -> str:
    """Return how late it was, and which delay of the scale it keeps to."""
    days = over(fact)
    if fact.workdays is None:
        return f"{days} 天"
    kept = (late.within_workdays for late in indicator.late or ())
    within = next((most for most in kept if days <= most), None)
    reach = "" if within is None else f"，不超过 {within} 个"
    return f"{days} 个工作日{reach}"


_FREE = {"waived": "不适用：已豁免", "not_bound": "不适用：不受这项义务约束"}
_DONE = {
    "met": "按期完成",
    "met_after_return": "按期报送，退回补正后完成",
    "undated_met": "已完成，没有期限",
    "aim_met": "已完成，是目标，不计逾期",
}

_TELL: Mapping[str, Callable[[IndicatorScore], str]] = {
    "ratio": _ratio,
    "steps": _steps,
    "checklist": _checklist,
    "judgement": _judgement,
    "obligation": _obligation,
}


def _without(one: IndicatorScore) -> str:
    """Return why nothing was reckoned."""
    given = one.given
    if given is None:
        return f"没有输入，按缺失计 {one.score:f} 分"
    if given.not_applicable is not None:
        why = given.not_applicable
        return f"不适用：{why.reason}（{why.approved_by}批准）"
    if one.state == "not_applicable":
        return "不适用：分母为 0"
    if given.acknowledged is not None:
        sure = given.acknowledged
        return f"缺失，计 {one.score:f} 分：{sure.reason}（{sure.by}确认）"
    if given.missing:
        return f"缺失，计 {one.score:f} 分，尚未确认"
    return f"输入与计分方式不符，按缺失计 {one.score:f} 分"


def _sum(values: Iterable[Decimal]) -> str:
    return " + ".join(f"{value:f}" for value in values) or "0"


def _is(numerator: Decimal, denominator: Decimal, score: Decimal) -> str:
    """Return the *score* behind the sign that says whether it was rounded."""
    return f"{'=' if score * denominator == numerator else '≈'} {score:f}"
