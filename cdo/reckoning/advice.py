"""What would gain: by indicator the smallest step of its input, and its marks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from cdo.model.evaluation import Input, Rating
from cdo.model.result import Fact
from cdo.reckoning import scales
from cdo.reckoning.exact import ONE, ZERO, exactly, plain
from cdo.reckoning.scorecards import weighed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cdo.model.rubric import Indicator, Item
    from cdo.reckoning.scales import IndicatorScore
    from cdo.reckoning.scorecards import Scorecard


class Step(NamedTuple):
    """A change of one indicator's input, in words, and what the total gains by it."""

    indicator: Indicator
    change: str
    gain: Decimal


class _Option(NamedTuple):
    """Another input or fact of an indicator, and what has to be done for it."""

    change: str
    given: Input | None = None
    fact: Fact | None = None


class _Options(NamedTuple):
    """Options by number, from 1 to `most`, each worth no less than the one before."""

    most: int
    option: Callable[[int], _Option]


NONE = _Options(0, lambda _: _Option(""))


def steps(card: Scorecard) -> list[Step]:
    """Return what would raise the total of *card*, the most marks first.

    For each indicator the smallest step that gains anything; none for what does
    not apply, has all its marks, or would be lost in a cap or in the rounding.
    """
    with exactly():
        found = [
            step
            for number, factor in enumerate(card.factors)
            for place, one in enumerate(factor.indicators)
            if one.lost > 0 and (step := _smallest(card, number, place)) is not None
        ]
    return sorted(found, key=lambda step: step.gain, reverse=True)


def _smallest(card: Scorecard, number: int, place: int) -> Step | None:
    """Return the smallest step that gains, of the indicator at *place*."""
    one = card.factors[number].indicators[place]
    options = _OPTIONS[one.indicator.scale](one)

    def gain(step: int) -> Decimal:
        return _again(card, number, place, options.option(step)) - card.total

    low, high = 0, options.most
    if not high or gain(high) <= 0:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if gain(middle) > 0 else (middle, high)
    return Step(one.indicator, options.option(high).change, gain(high))


def _again(card: Scorecard, number: int, place: int, option: _Option) -> Decimal:
    """Return the total of *card* with an *option* in the place of an input."""
    factor, places = card.factors[number], card.rubric.rounding.places
    indicators = list(factor.indicators)
    one = indicators[place].indicator
    facts = {one.obligation or "": option.fact} if option.fact is not None else {}
    indicators[place] = scales.score(one, option.given, card.group, facts, places)
    changed = weighed(factor.factor, tuple(indicators), factor.coverage, places)
    factors = (*card.factors[:number], changed, *card.factors[number + 1 :])
    return card.with_factors(factors).total


def _ratio(one: IndicatorScore) -> _Options:
    """Return one more of the numerator, two more, and so on."""
    name, given = one.indicator.name, one.given
    if given is None or given.numerator is None:
        full = Input.model_construct(numerator=ONE, denominator=ONE)
        return _one(_Option(f"补报{name}的数据，达到目标值", full))
    part, whole = given.numerator, given.denominator or ZERO
    unit = _grain(part, whole)
    counted = one.indicator.numerator or "分子"

    def option(step: int) -> _Option:
        more = part + unit * step
        said = f"{name}：{counted}由 {plain(part)} 增到 {plain(more)}"
        return _Option(said, given.model_copy(update={"numerator": more}))

    return _Options(max(int((whole - part) / unit), 0), option)


def _steps(one: IndicatorScore) -> _Options:
    """Return the steps above the one reached, the next one first."""
    name, given = one.indicator.name, one.given
    value = given.value if given is not None else None
    better = [
        step
        for step in reversed(one.indicator.steps or ())
        if value is None or step.min > value
    ]

    def option(number: int) -> _Option:
        least = better[number - 1].min
        said = f"补齐{name}，达到 {plain(least)}"
        if value is not None and one.score:
            said = f"{name}由 {plain(value)} 提高到 {plain(least)}"
        return _Option(said, Input.model_construct(value=least))

    return _Options(len(better), option)


def _checklist(one: IndicatorScore) -> _Options:
    """Return the item worth most, the two worth most, and so on; or all at once."""
    name, given, items = one.indicator.name, one.given, one.indicator.items or ()
    there = (given.items if given is not None else None) or ()
    lacking = [item for item in items if item.id not in there]
    lacking.sort(key=lambda item: item.points, reverse=True)

    def option(number: int) -> _Option:
        added = lacking[:number]
        said = f"{name}：补齐{_names(items, added)}"
        now = (*there, *(item.id for item in added))
        return _Option(said, Input.model_construct(items=now))

    if one.indicator.all_or_nothing:
        return _one(option(len(lacking)))
    return _Options(len(lacking), option)


def _judgement(one: IndicatorScore) -> _Options:
    """Return one rating that counts a little higher, a little more, and so on."""
    name, given, most = one.indicator.name, one.given, one.indicator.max
    if given is None or given.ratings is None:
        full = Rating.model_construct(value=most)
        said = f"补齐{name}的评议，各评满分"
        return _one(_Option(said, Input.model_construct(ratings=(full,))))
    kept, dropped = scales.ratings(one.indicator, given)
    every = sorted(rating.value for rating in given.ratings)
    place = 1 if dropped else 0
    old = kept[0]
    unit = _grain(most, *every)

    def option(step: int) -> _Option:
        new = old + unit * step
        values = [*every[:place], new, *every[place + 1 :]]
        rated = tuple(Rating.model_construct(value=value) for value in values)
        said = f"{name}：一名评议人的评分由 {plain(old)} 提高到 {plain(new)}"
        return _Option(said, Input.model_construct(ratings=rated))

    return _Options(max(int((most - old) / unit), 0), option)


def _obligation(one: IndicatorScore) -> _Options:
    """Return the longest delay that is worth marks, shorter ones, and no delay."""
    if one.state == "missing":
        return NONE
    name = one.indicator.name
    undated = one.fact is not None and one.fact.days is None
    met = Fact.model_construct(state="met")
    done = _Option(f"{name}：{'' if undated else '按期'}完成", fact=met)
    delays = (
        [] if undated else [late.within_workdays for late in one.indicator.late or ()]
    )

    def option(number: int) -> _Option:
        if number > len(delays):
            return done
        most = delays[-number]
        late = Fact.model_construct(state="met_late", workdays=-most)
        return _Option(f"{name}：逾期不超过 {most} 个工作日完成", fact=late)

    return _Options(len(delays) + 1, option)


_OPTIONS: Mapping[str, Callable[[IndicatorScore], _Options]] = {
    "ratio": _ratio,
    "steps": _steps,
    "checklist": _checklist,
    "judgement": _judgement,
    "obligation": _obligation,
}


def _one(option: _Option) -> _Options:
    return _Options(1, lambda _: option)


def _names(items: Iterable[Item], added: list[Item]) -> str:
    """Return the names of what is *added*, in the order of the list."""
    return "、".join(item.name for item in items if item in added)


def _grain(*values: Decimal) -> Decimal:
    """Return the last decimal place that any of *values* is written with, at most 1."""
    exponents = [value.as_tuple().exponent for value in values]
    finest = min((one for one in exponents if isinstance(one, int)), default=0)
    return Decimal((0, (1,), min(finest, 0)))
