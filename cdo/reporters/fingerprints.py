"""What makes a finding the same one in the next run, wherever it has moved to.

Lines move and messages are reworded; the rule, the record and the field stay.
"""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from cdo.identifiers import masked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.findings import Diagnostic

_DIGITS = 32


def fingerprints(found: Iterable[Diagnostic]) -> list[str]:
    """Return the fingerprint of each of *found*, no two of which are equal.

    Of findings with one rule, record and field the second ends in `:2`.
    """
    seen: Counter[str] = Counter()
    made = []
    for one in found:
        digest = _digest(one)
        seen[digest] += 1
        made.append(f"{digest}:{seen[digest]}")
    return made


def _digest(found: Diagnostic) -> str:
    """Return the digest of the rule, the record and the field of *found*.

    What is no record is known by its path.  Numbers of persons are masked first:
    a digest of eleven digits can be undone.
    """
    record = found.record or f"/{found.place.file}"
    parts = (found.rule.code, masked(record), masked(found.field or ""))
    data = "\0".join(parts).encode("utf-8", "backslashreplace")
    return sha256(data).hexdigest()[:_DIGITS]
