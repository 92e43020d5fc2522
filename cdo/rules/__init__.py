"""The rules: what must hold of a registry that could be read.

A rule is one function in the module of its family; see `cdo.rules.base`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Diagnostic, Rule, Skipped, joined
from cdo.registry import fields, filerules, personal, yamlrules
from cdo.rules import (
    addressees,
    apart,
    codes,
    documents,
    evaluations,
    inputs,
    labels,
    numbers,
    officers,
    paths,
    praise,
    qualifications,
    references,
    rosters,
    rubrics,
    scales,
    seating,
    successions,
    units,
)

if TYPE_CHECKING:
    from cdo.registry.index import Registry
    from cdo.rules.base import Check, Finding

CHECKS: tuple[Check, ...] = (
    *paths.CHECKS,
    *references.CHECKS,
    *successions.CHECKS,
    *units.CHECKS,
    *codes.CHECKS,
    *seating.CHECKS,
    *rosters.CHECKS,
    *qualifications.CHECKS,
    *apart.CHECKS,
    *officers.CHECKS,
    *rubrics.CHECKS,
    *scales.CHECKS,
    *labels.CHECKS,
    *evaluations.CHECKS,
    *inputs.CHECKS,
    *documents.CHECKS,
    *addressees.CHECKS,
    *praise.CHECKS,
    *numbers.CHECKS,
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


def check(registry: Registry) -> tuple[list[Diagnostic], list[Skipped]]:
    """Return what is wrong with *registry*, and which rules could not be judged.

    A rule is skipped while a file of a kind whose absence it judges could not be
    read: what it would miss may stand in that file.
    """
    found: list[tuple[str, Rule, Finding]] = []
    skipped: list[Skipped] = []
    for one in CHECKS:
        torn = [file for kind in one.needs for file in registry.torn.get(kind, ())]
        if torn:
            skipped.append(Skipped(one.rule.code, f"{joined(torn)} 没有读成"))
            continue
        found += [(registry.file(f.record), one.rule, f) for f in one.run(registry)]
    found.sort(key=lambda item: item[0])
    diagnostics = [_located(registry, rule, finding) for _, rule, finding in found]
    diagnostics.sort(key=lambda diagnostic: diagnostic.order)
    return diagnostics, skipped


def _located(registry: Registry, rule: Rule, finding: Finding) -> Diagnostic:
    return rule.at(
        registry.place(finding.record, finding.path),
        finding.message,
        record=finding.record.ref,
        path=registry.written(finding.record, finding.path),
        clause=finding.clause,
        fields=finding.fields,
    )
