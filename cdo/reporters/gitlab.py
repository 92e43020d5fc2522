"""A code quality report, which GitLab shows in a merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Severity
from cdo.reporters.fingerprints import fingerprints
from cdo.reporters.rows import path, text
from cdo.reporters.sentences import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.findings import Diagnostic, Report

_SEVERITIES = {
    Severity.ERROR: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def report(found: Report) -> Iterator[str]:
    """Yield a list with an object a finding."""
    yield "["
    comma = "\n"
    prints = fingerprints(found.diagnostics)
    for diagnostic, fingerprint in zip(found.diagnostics, prints, strict=True):
        yield comma + text(_violation(diagnostic, fingerprint, found.base))
        comma = ",\n"
    yield "\n]\n" if prints else "]\n"


def _violation(found: Diagnostic, fingerprint: str, base: str) -> dict[str, object]:
    place = found.place
    return {
        "description": said(found),
        "check_name": found.rule.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {
            "path": path(found, base),
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }
