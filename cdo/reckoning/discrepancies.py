"""Where a stored result says otherwise than it is reckoned now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo.reckoning.facts import asked

if TYPE_CHECKING:
    from cdo.findings import Path
    from cdo.model.result import Fact, Result
    from cdo.model.rubric import Rubric
    from cdo.reckoning.scorecards import Scorecard
    from cdo.reckoning.standings import Standing

    Lines = dict[Path, object]


class Difference(NamedTuple):
    """One thing that a stored result says otherwise than it is reckoned now.

    `path` is seen from the evaluation.  A side is `ABSENT` where it says nothing.
    """

    path: Path
    stored: object
    reckoned: object


ABSENT = object()
"""What stands where a result says nothing."""


def own_differences(stored: Result, card: Scorecard) -> list[Difference]:
    """Return where *stored* differs from *card*, in the order of a result.

    What depends on peers, the band and what caps it, is not looked at.
    """
    then: Lines = {
        ("total",): stored.total,
        ("base",): stored.base,
        ("deducted",): stored.deducted,
        ("added",): stored.added,
    }
    now: Lines = {
        ("total",): card.total,
        ("base",): card.base,
        ("deducted",): card.deducted,
        ("added",): card.added,
        **_by_factor(card),
    }
    for name, factor in stored.factors.items():
        then["factors", name, "score"] = factor.score
        for label, score in factor.indicators.items():
            then["factors", name, "indicators", label] = score
    return _differences(then, now)


def band_differences(stored: Result, standing: Standing) -> list[Difference]:
    """Return whether *stored* has another band, or other words for what caps it."""
    then: Lines = {("band",): stored.band, ("capped_by",): stored.capped_by}
    now: Lines = {("band",): standing.band, ("capped_by",): tuple(standing.capped_by)}
    return _differences(then, now)


def fact_differences(stored: Result, rubric: Rubric) -> list[Difference]:
    """Return which facts *stored* lacks that *rubric* asks for, or has besides."""
    then: Lines = {("facts", name): _form(one) for name, one in stored.facts.items()}
    now: Lines = {("facts", name): form for name, form in asked(rubric).items()}
    return _differences(then, now)


def _form(one: Fact) -> str:
    return "met" if one.state is None else "state"


def _by_factor(card: Scorecard) -> Lines:
    found: Lines = {}
    for one in card.factors:
        name = one.factor.id
        found["factors", name, "score"] = one.score
        for it in one.indicators:
            found["factors", name, "indicators", it.indicator.id] = it.score
    return found


def _differences(then: Lines, now: Lines) -> list[Difference]:
    """Return the differences in the order of *now*, then what only *then* has."""
    return [
        Difference(("result", *path), then.get(path, ABSENT), now.get(path, ABSENT))
        for path in {**now, **then}
        if path not in then or path not in now or then[path] != now[path]
    ]
