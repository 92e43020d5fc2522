"""How a score came about, line by line, from the indicators to the band."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from cdo.cli.scores.ranking import NOT_APPLICABLE, WAITING, heading
from cdo.phrases import joined
from cdo.reckoning import formulas, obligations, quotas
from cdo.reckoning.exact import less, padded, plain
from cdo.reckoning.results import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from cdo.cli.scores.scoring import Peers, Scores
    from cdo.model.evaluation import Adjustment
    from cdo.model.rubric import AdjustmentRule, Veto
    from cdo.reckoning.scales import IndicatorScore
    from cdo.reckoning.scorecards import FactorScore, Scorecard
    from cdo.reckoning.standings import Standing
    from cdo.registry.index import Registry

Kind = Literal["factor", "indicator", "sum", "entry"]

MISSING = "缺失"


class Entry(NamedTuple):
    """One line of an account; `id` tells factors and indicators from each other.

    `score`, `most` and `lost` are as they are shown, empty where there is none.
    `why` is the formula and what else is to be said, `grounds` are clauses and
    evidence.
    """

    kind: Kind
    id: str
    label: str
    score: str = ""
    most: str = ""
    lost: str = ""
    why: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()


def entries(scores: Scores, peers: Peers, standing: Standing) -> Iterator[Entry]:
    """Yield the lines of the account of *standing*."""
    card = standing.card
    for factor in card.factors:
        yield _factor(factor)
        for one in factor.indicators:
            yield _indicator(scores.registry, card, factor, one)
    yield Entry(
        "sum", ".base", "基础分", text(card.base) or "", why=(formulas.base(card),)
    )
    yield from _adjusted(card, "deductions")
    yield from _adjusted(card, "bonus")
    yield _total(card)
    yield _earned(card)
    yield from _vetoes(card)
    yield _quota(peers, standing)


def evidence(registry: Registry, card: Scorecard, one: IndicatorScore) -> list[str]:
    """Return what shows how an indicator stands: materials handed in, or a record."""
    if one.indicator.scale != "obligation":
        return list(one.given.evidence) if one.given is not None else []
    evaluation = card.evaluation
    records = registry.once(_records, evaluation.as_of)
    state = one.fact.state if one.fact is not None else None
    name = one.indicator.obligation or ""
    year = int(card.period[:4])
    found = (records.get((name, evaluation.unit, it, state)) for it in (year, None))
    return [record for record in found if record is not None]


def _records(
    registry: Registry, day: date
) -> Mapping[tuple[str, str, int | None, str | None], str]:
    """Return the record that brought each obligation its state."""
    return {
        (item.id, item.unit.id, item.year, item.state): item.record
        for item in obligations.items(registry, day)
        if item.record is not None
    }


def _factor(one: FactorScore) -> Entry:
    factor = one.factor
    score = text(one.score)
    lost = "" if one.score is None else _less(factor.weight, one.score)
    return Entry(
        "factor",
        factor.id,
        f"{factor.id} {factor.name}",
        score or NOT_APPLICABLE,
        plain(factor.weight),
        lost,
        (formulas.factor(one),),
    )


def _indicator(
    registry: Registry, card: Scorecard, factor: FactorScore, one: IndicatorScore
) -> Entry:
    indicator = one.indicator
    found = evidence(registry, card, one)
    shown = (
        f"佐证：{joined(found)}" if found else f"应有佐证：{joined(indicator.evidence)}"
    )
    return Entry(
        "indicator",
        f"{factor.factor.id}.{indicator.id}",
        f"{indicator.id} {indicator.name}",
        score_told(one),
        plain(indicator.max),
        "" if one.score is None else text(one.lost) or "",
        (one.formula,),
        (f"条款：{joined(indicator.clauses)}", shown),
    )


def score_told(one: IndicatorScore) -> str:
    """Return a score as it is shown: what is missing or does not apply says so."""
    if one.state == "not_applicable":
        return NOT_APPLICABLE
    score = text(one.score) or ""
    return f"{MISSING} {score}" if one.state == "missing" else score


def _adjusted(card: Scorecard, field: str) -> Iterator[Entry]:
    """Yield each deduction, or bonus, and what they make together."""
    minus, places = field == "deductions", card.rubric.rounding.places
    word, sign = ("扣分", "-") if minus else ("加分", "")
    rules = (card.rubric.deductions if minus else card.rubric.bonus).rules
    known = {rule.id: rule for rule in rules}
    for one in card.evaluation.deductions if minus else card.evaluation.bonus:
        if (rule := known.get(one.rule)) is not None:
            points = text(padded(rule.points * one.count, places)) or ""
            entry = _entry(one, rule, points)
            yield entry._replace(
                label=f"{word} {rule.id} {rule.name}", score=_signed(sign, points)
            )
    whole = text(card.deducted if minus else card.added) or ""
    why = formulas.adjusted(card, field)
    yield Entry("sum", f".{field}", word, _signed(sign, whole), why=(why,))


def _entry(one: Adjustment, rule: AdjustmentRule, points: str) -> Entry:
    per = f"（{rule.per}）" if rule.per else ""
    clauses = tuple(dict.fromkeys((*rule.clauses, *one.clauses)))
    shown = f"佐证：{joined(one.evidence)}"
    grounds = (f"条款：{joined(clauses)}", shown) if clauses else (shown,)
    why = (f"{plain(rule.points)} × {one.count}{per} = {points}：{one.reason}",)
    return Entry("entry", "", "", why=why, grounds=grounds)


def _signed(sign: str, points: str) -> str:
    return f"{sign}{points}" if points.strip("0.") else points


def _total(card: Scorecard) -> Entry:
    most = plain(card.rubric.full_marks)
    why = (formulas.whole(card),)
    return Entry("sum", ".total", "总分", text(card.total) or "", most, why=why)


def _earned(card: Scorecard) -> Entry:
    band = card.earned
    reached = f"{text(card.total)} 达到{band.name}的 {plain(band.min)}"
    return Entry("sum", ".earned", "按分数", band.name, why=(reached,))


def _vetoes(card: Scorecard) -> Iterator[Entry]:
    """Yield the vetoes that hold, whether they lower the band or not."""
    if not card.vetoes:
        yield Entry("sum", ".vetoes", "否决", why=("没有",))
    for veto in card.vetoes:
        lowers = any(one.startswith(f"{veto.id} ") for one in card.capped_by)
        effect = f"最高评为{veto.band_max}，分数不变"
        if not lowers:
            effect += "；等次没有因此降低"
        label = f"否决 {veto.id} {veto.name}"
        yield Entry(
            "entry", "", label, veto.band_max, why=(effect, *_basis(card, veto))
        )


def _basis(card: Scorecard, veto: Veto) -> Iterator[str]:
    """Yield by what *veto* holds: a person's word, what the registry says."""
    for one in card.evaluation.vetoes:
        if one.veto == veto.id:
            yield f"认定：{one.basis}"
    fact = card.facts.get(veto.id)
    if fact is None or not fact.met:
        return
    if fact.days is None:
        yield f"登记库：到 {card.evaluation.as_of} 没有提交"
    else:
        yield f"登记库：到 {card.evaluation.as_of} 最长空缺 {fact.days} 天"


def _quota(peers: Peers, standing: Standing) -> Entry:
    """Return what the quota of the group made of the band."""
    limited = quotas.allowed(peers.count, peers.group) is not None
    rule = heading(peers) if limited else f"{peers.name}不限名额"
    why = (rule, *standing.notes)
    return Entry("sum", ".band", "最后等次", standing.band or WAITING, why=why)


def _less(whole: Decimal, part: Decimal) -> str:
    return text(less(whole, part)) or ""
