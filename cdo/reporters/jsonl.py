"""One JSON object a line, each a finding as `json` has it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.reporters.rows import row, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.findings import Report


def report(found: Report) -> Iterator[str]:
    """Yield a line a finding."""
    for diagnostic in found.diagnostics:
        yield text(row(diagnostic)) + "\n"
