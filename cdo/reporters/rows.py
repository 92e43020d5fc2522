"""One diagnostic as plain data, in the order in which machines are given it."""

from __future__ import annotations

import json
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
        "clause": masked(found.clause) if found.clause else None,
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
        parts["waived_by"] = masked(found.waived_by)
    return parts


def counts(report: Report) -> dict[str, int]:
    """Return how many findings there are of each severity."""
    return {severity.value: report.count(severity) for severity in Severity}


def path(found: Diagnostic, base: str) -> str:
    """Return the file of *found* as seen from the root of the checkout."""
    file = masked(found.place.file)
    return f"{base}/{file}" if base else file


def text(value: object) -> str:
    """Return *value* as JSON on one line, in which what cannot be seen is escaped.

    So a line stays one line whoever reads it, and half a surrogate pair is read
    back as what it was.
    """
    line = json.dumps(value, ensure_ascii=False)
    return line if line.isprintable() else "".join(map(_escaped, line))


def _escaped(character: str) -> str:
    return character if character.isprintable() else json.dumps(character)[1:-1]
