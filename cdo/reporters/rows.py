"""One diagnostic as plain data, in the order in which machines are given it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Severity
from cdo.identifiers import masked

if TYPE_CHECKING:
    from cdo.findings import Diagnostic, Report

Row = dict[str, str | int | None]


def row(found: Diagnostic) -> Row:
    """Return *found* by the names that `cdo validate -f json` gives its parts."""
    place = found.place
    parts: Row = {
        "code": found.rule.code,
        "severity": found.severity.value,
        "clause": found.clause or None,
        "file": masked(place.file),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "record": masked(found.record) if found.record else None,
        "field": masked(found.field) if found.field else None,
        "message": found.message,
        "hint": found.hint or None,
    }
    if found.waived_by:
        parts["waived_by"] = found.waived_by
    return parts


def counts(report: Report) -> dict[str, int]:
    """Return how many findings there are of each severity."""
    return {severity.value: report.count(severity) for severity in Severity}
