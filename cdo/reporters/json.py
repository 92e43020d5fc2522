"""One JSON object, `cdo/findings/1`, with one finding a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.identifiers import masked
from cdo.reporters.rows import counts, row, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.findings import Report


def report(found: Report) -> Iterator[str]:
    """Yield the parts of the object."""
    head = {
        "schema": "cdo/findings/1",
        "counts": counts(found),
        "files": found.files,
        "records": found.records,
        "not_checked": [
            {"code": one.code, "because": masked(one.because)} for one in found.skipped
        ],
    }
    yield text(head).removesuffix("}") + ', "findings": ['
    comma = "\n"
    for diagnostic in found.diagnostics:
        yield comma + text(row(diagnostic))
        comma = ",\n"
    yield "\n]}\n" if found.diagnostics else "]}\n"
