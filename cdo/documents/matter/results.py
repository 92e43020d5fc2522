"""What a document may say of evaluations: one of them, or all of a period."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from cdo import model
from cdo.reckoning import quotas, standings
from cdo.reckoning.facts import published_on
from cdo.reckoning.results import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdo.documents.matter.book import Book, Plain
    from cdo.documents.matter.parties import Parties
    from cdo.model.evaluation import Evaluation
    from cdo.model.rubric import AdjustmentRule, Factor, Rubric
    from cdo.reckoning.standings import Standing


def evaluation(book: Book, one: Evaluation) -> tuple[Plain, Parties]:
    """Return what a document may say of the evaluation *one*, and whom it concerns."""
    unit = book.registry.get(model.Unit, one.unit)
    table = standings.table(book.registry, standings.period_of(one))
    found = [
        standing for standing in table.standings if standing.card.evaluation is one
    ]
    told = _row(book, found[0]) if found else None
    parties: Parties = {"unit": [unit] if unit is not None else []}
    return {"evaluation": told, "unit": book.named(one.unit)}, parties


def results(book: Book, period: str) -> Plain:
    """Return the standings of *period*, group by group, best first.

    `published` says whether all of them had been published by the day; `undecided`
    are ties at a quota's edge that wait for a decision.
    """
    table = standings.table(book.registry, period, day=book.day)
    groups = [
        _group(book, list(peers))
        for _, peers in groupby(
            table.standings, key=lambda one: (one.card.rubric.id, one.card.group)
        )
    ]
    cards = [one.card for one in table.standings]
    published = [_published(book, card.evaluation) for card in cards]
    rubrics = {card.rubric.id: card.rubric for card in cards}
    left_out = [one.unit for one in table.left_out]
    return {
        "groups": groups,
        "rubrics": [rubric(book, one) for one in rubrics.values()],
        "published": bool(published) and all(published),
        "count": len(cards),
        "bands": _bands(groups, list(rubrics.values())),
        "undecided": [
            {
                "units": [book.short(card.evaluation.unit) for card in tie.cards],
                "places": tie.places,
                "files": [book.registry.file(card.evaluation) for card in tie.cards],
            }
            for tie in table.ties
        ],
        "left_out": [book.short(unit) for unit in left_out],
    }


def rubric(book: Book, one: Rubric) -> Plain:
    """Return what a document may say of the rubric *one*, its indicators listed."""
    return {
        "id": one.id,
        "title": one.title,
        "official": one.official,
        "approval": one.approval,
        "approved_by": one.approved_by,
        "owner": book.named(one.owner)["name"],
        "full_marks": text(one.full_marks),
        "bands": [{"name": band.name, "min": text(band.min)} for band in one.bands],
        "factors": [_factor(factor) for factor in one.factors],
        "deductions": [_rule(rule) for rule in one.deductions.rules],
        "bonus": [_rule(rule) for rule in one.bonus.rules],
        "vetoes": [
            {"name": veto.name, "band_max": veto.band_max} for veto in one.vetoes
        ],
        "file": book.registry.file(one),
    }


def _factor(factor: Factor) -> Plain:
    return {
        "id": factor.id,
        "name": factor.name,
        "weight": text(factor.weight),
        "indicators": [
            {
                "id": one.id,
                "name": one.name,
                "max": text(one.max),
                "evidence": list(one.evidence),
            }
            for one in factor.indicators
        ],
    }


def _rule(rule: AdjustmentRule) -> Plain:
    return {"name": rule.name, "points": text(rule.points), "per": rule.per}


def _group(book: Book, peers: Sequence[Standing]) -> Plain:
    card = peers[0].card
    group = standings.group_named(card.rubric, card.group)
    return {
        "name": group.name or group.track,
        "count": len(peers),
        "places": quotas.allowed(len(peers), group),
        "factors": [
            {"name": one.factor.name, "weight": text(one.factor.weight)}
            for one in card.factors
        ],
        "rows": [_row(book, one) for one in peers],
        "files": [book.registry.file(one.card.evaluation) for one in peers],
    }


def _row(book: Book, one: Standing) -> Plain:
    """Return one standing; holders are those of the period's year up to its day."""
    card = one.card
    judged = card.evaluation
    year = int(judged.id[:4])
    last = min(date(year, 12, 31), judged.as_of)
    first = date(year, 1, 1)
    return {
        "unit": book.named(judged.unit),
        "post": judged.post,
        "rank": one.rank,
        "total": text(card.total),
        "base": text(card.base),
        "deducted": text(card.deducted),
        "added": text(card.added),
        "band": one.band,
        "factors": [
            {
                "name": factor.factor.name,
                "score": None if factor.score is None else text(factor.score),
            }
            for factor in card.factors
        ],
        "holders": book.holders((judged.unit, judged.post), first, last),
        "notes": [*card.capped_by, *one.notes],
        "missing": [found.indicator.name for found in card.missing],
        "state": judged.events[-1].state,
        "published": _published(book, judged),
        "as_of": judged.as_of.isoformat(),
        "file": book.registry.file(judged),
    }


def _published(book: Book, judged: Evaluation) -> bool:
    day = published_on(judged)
    return day is not None and day <= book.day


def _bands(groups: Sequence[Plain], rubrics: Sequence[Rubric]) -> list[Plain]:
    """Return the units in each band, the best band first."""
    names = dict.fromkeys(band.name for one in rubrics for band in one.bands)
    rows = [row for group in groups for row in group["rows"]]
    return [
        {
            "name": name,
            "units": [row["unit"]["short"] for row in rows if row["band"] == name],
            "files": [row["file"] for row in rows if row["band"] == name],
        }
        for name in names
    ]
