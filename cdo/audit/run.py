"""The run of an audit: the whole history, every check, and what was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cdo.audit import CHECKS
from cdo.audit.keys import Verdict
from cdo.audit.walk import Walk
from cdo.findings import Severity, Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cdo.audit.base import Check, Found, Step
    from cdo.audit.seals import Seal
    from cdo.audit.walk import Question
    from cdo.findings import Diagnostic
    from cdo.registry.cache.store import Store
    from cdo.registry.history.commits import Commit
    from cdo.registry.history.line import Progress
    from cdo.registry.history.repository import Repository


AFRESH = tuple(check for check in CHECKS if check.afresh)
"""The checks that are asked at every audit."""

NO_PROGRAM = Skipped("CDO904", "没有找到 ssh-keygen，核对不了签名；装好 OpenSSH 再试")
"""What is said where signatures are asked for and cannot be looked at."""


class Finding(NamedTuple):
    """Something that a commit did and should not have done.

    `old` and `new` are the values before and after, None where there is none.
    """

    diagnostic: Diagnostic
    commit: Commit
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Audit:
    """What an audit of the history up to `tip` found on `day`, the earliest first.

    `commits` were looked at, the signatures of `verified` hold.
    """

    tip: str
    day: date
    commits: int
    verified: int
    findings: Sequence[Finding]
    skipped: Sequence[Skipped] = ()
    seals: Sequence[Seal] = ()

    def count(self, severity: Severity) -> int:
        """Return how many findings weigh *severity*."""
        return sum(one.diagnostic.severity is severity for one in self.findings)

    @property
    def fails(self) -> bool:
        """Whether there is an error."""
        return self.count(Severity.ERROR) > 0


def audit(
    repository: Repository,
    tip: str,
    question: Question,
    progress: Progress | None = None,
    store: Store | None = None,
) -> Audit:
    """Return what is wrong with the history of *repository* up to the commit *tip*.

    *question* is what is asked of it.  What commits gave before is taken from *store*
    and not worked out again.
    """
    found: list[Finding] = []
    seen: set[tuple[str | None, ...]] = set()
    verdicts: Counter[Verdict | None] = Counter()
    number = 0
    with Walk(repository, tip, question, store) as walk:
        for step in walk.steps(progress):
            number += 1
            verdicts[step.signature] += 1
            judged = _judged(step)
            walk.keep(step, judged)
            for one in chain.from_iterable(found for _, found in judged):
                if step.is_merge and one.sign in seen:
                    continue
                seen.add(one.sign)
                found.append(Finding(one.diagnostic, step.commit, one.old, one.new))
    skipped = [NO_PROGRAM] * bool(verdicts[Verdict.NO_PROGRAM])
    good = verdicts[Verdict.GOOD]
    return Audit(tip, question.day, number, good, found, skipped, question.seals)


def _judged(step: Step) -> list[tuple[Check, Sequence[Found]]]:
    """Return what each check says of *step*, or said once."""
    kept = step.kept
    if kept is None:
        return [(check, tuple(check.run(step))) for check in CHECKS]
    asked = CHECKS if kept else AFRESH
    return [
        (one, tuple(one.run(step)) if one.afresh else kept.get(one.rule.code, ()))
        for one in asked
    ]
