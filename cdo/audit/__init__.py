"""The audit: what the history of a registry proves, and where it does not hold.

A check is one function in the module of its family, which looks at one commit; see
`cdo.audit.base`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.audit import (
    accepted,
    dates,
    disclosures,
    identities,
    merges,
    published,
    results,
    seals,
    signatures,
    states,
    waived,
)

if TYPE_CHECKING:
    from cdo.audit.base import Check
    from cdo.findings import Rule

CHECKS: tuple[Check, ...] = (
    *results.CHECKS,
    *accepted.CHECKS,
    *identities.CHECKS,
    *signatures.CHECKS,
    *dates.CHECKS,
    *seals.CHECKS,
    *states.CHECKS,
    *published.CHECKS,
    *merges.CHECKS,
    *disclosures.CHECKS,
    *waived.CHECKS,
)
"""Every check of the history, family by family."""

CATALOGUE: dict[str, Rule] = {
    check.rule.code: check.rule
    for check in sorted(CHECKS, key=lambda one: one.rule.code)
}
"""Every rule on the history by its code."""
