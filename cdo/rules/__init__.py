"""The rules: what must hold of a registry that could be read.

A rule is one function in the module of its family; see `cdo.rules.base`.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from cdo.findings import Diagnostic, Rule, Severity, Skipped
from cdo.phrases import joined
from cdo.registry import fields, filerules, personal, yamlrules
from cdo.rules import (
    addressees,
    apart,
    attachments,
    authors,
    codes,
    contents,
    documents,
    evaluations,
    filings,
    inputs,
    labels,
    numbers,
    occasions,
    officers,
    paths,
    praise,
    qualifications,
    references,
    replays,
    reports,
    results,
    reviews,
    rosters,
    rosters_filed,
    rubrics,
    scales,
    seating,
    steps,
    successions,
    units,
    waivers,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.registry.index import Registry
    from cdo.rules.base import Check, Finding

CHECKS: tuple[Check, ...] = (
    *paths.CHECKS,
    *references.CHECKS,
    *words.CHECKS,
    *successions.CHECKS,
    *units.CHECKS,
    *codes.CHECKS,
    *seating.CHECKS,
    *rosters.CHECKS,
    *qualifications.CHECKS,
    *apart.CHECKS,
    *officers.CHECKS,
    *filings.CHECKS,
    *steps.CHECKS,
    *occasions.CHECKS,
    *contents.CHECKS,
    *rosters_filed.CHECKS,
    *attachments.CHECKS,
    *reports.CHECKS,
    *authors.CHECKS,
    *rubrics.CHECKS,
    *scales.CHECKS,
    *labels.CHECKS,
    *evaluations.CHECKS,
    *inputs.CHECKS,
    *results.CHECKS,
    *replays.CHECKS,
    *reviews.CHECKS,
    *documents.CHECKS,
    *addressees.CHECKS,
    *praise.CHECKS,
    *numbers.CHECKS,
    *waivers.CHECKS,
)
"""Every check, family by family."""

CATALOGUE: dict[str, Rule] = {
    rule.code: rule
    for rule in sorted(
        (
            *filerules.RULES,
            *yamlrules.RULES,
            *fields.RULES,
            *personal.RULES,
            *(check.rule for check in CHECKS),
        ),
        key=lambda rule: rule.code,
    )
}
"""Every rule by its code, those of the reader too."""


_FEW = 3
"""How many of the files that were not read are named."""


def check(registry: Registry) -> tuple[list[Diagnostic], list[Skipped]]:
    """Return what is wrong with *registry*, and which rules could not be judged.

    A rule is skipped while a file of a kind whose absence it judges could not be
    read: what it would miss may stand in that file.  What a waiver covers becomes
    information, and a waiver that covers nothing is itself something wrong.
    """
    broken, skipped = _judged(registry)
    found = [_located(registry, rule, one) for rule, one in broken]
    judged = CATALOGUE.keys() - {one.code for one in skipped}
    idle = waivers.idle(registry, found, judged)
    if idle and registry.torn:
        torn = chain.from_iterable(registry.torn.values())
        skipped.append(_skipped(waivers.RULE, torn))
        idle = []
    found += [_located(registry, waivers.RULE, one) for one in idle]
    found = list(waivers.covered(registry, found))
    found.sort(key=lambda diagnostic: diagnostic.order)
    return found, skipped


def breaks(registry: Registry, rule: Rule, found: Finding) -> bool:
    """Say whether what was *found* by *rule* is an error that no waiver covers."""
    if (found.message.severity or rule.severity) is not Severity.ERROR:
        return False
    told = _located(registry, rule, found)
    return next(waivers.covered(registry, [told])).severity is Severity.ERROR


def _judged(registry: Registry) -> tuple[list[tuple[Rule, Finding]], list[Skipped]]:
    """Return what breaks which rule, file by file, and the rules not judged."""
    found: list[tuple[Rule, Finding]] = []
    skipped: list[Skipped] = []
    for one in CHECKS:
        torn = [file for kind in one.needs for file in registry.torn.get(kind, ())]
        if torn and _speaks(registry, one.of):
            skipped.append(_skipped(one.rule, torn))
            continue
        found += [(one.rule, finding) for finding in one.found(registry)]
    found.sort(key=lambda item: registry.file(item[1].record))
    return found, list(dict.fromkeys(skipped))


def _speaks(registry: Registry, of: tuple[str, ...]) -> bool:
    """Say whether there may be records of a kind *of* which a rule speaks."""
    return not of or any(registry.ids(one) or registry.torn.get(one) for one in of)


def _skipped(rule: Rule, torn: Iterable[str]) -> Skipped:
    files = list(dict.fromkeys(torn))
    named = joined(files[:_FEW])
    more = f"等 {len(files)} 个文件" if len(files) > _FEW else " "
    return Skipped(rule.code, f"{named}{more}没有读成")


def _located(registry: Registry, rule: Rule, finding: Finding) -> Diagnostic:
    return rule.at(
        registry.place(finding.record, finding.path),
        finding.message,
        record=finding.record.ref,
        path=registry.written(finding.record, finding.path),
        clause=finding.clause,
        fields=finding.fields,
    )
