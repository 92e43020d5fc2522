"""One line a finding, in the form that editors jump to.

Where the report carries lines of the files, a finding is followed by its own,
with carets under the place.
"""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING

from cdo.findings import Severity
from cdo.identifiers import masked
from cdo.reporters.sentences import closing, said
from cdo.reporters.width import line_start, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.findings import Diagnostic, Place, Report

_INDENT = "    "
_NARROWEST = 20
_CUT = "…"
_COLORS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.INFO: "\x1b[1;36m",
}
_PLAIN = "\x1b[0m"


def report(found: Report, *, color: bool = False) -> Iterator[str]:
    """Yield a line a finding, and last what sums them up."""
    columns = get_terminal_size().columns - len(_INDENT) if found.lines else 0
    for one in found.diagnostics:
        yield _line(one, color=color)
        source = found.lines.get((one.place.file, one.place.line))
        if source is not None:
            yield from _shown(source, one.place, max(columns, _NARROWEST))
    for line in closing(found):
        yield line + "\n"


def _line(found: Diagnostic, *, color: bool) -> str:
    place = found.place
    file = line_start(visible(place.file))
    severity: str = found.severity.value
    if color:
        severity = f"{_COLORS[found.severity]}{severity}{_PLAIN}"
    where = f"{file}:{place.line}:{place.column}"
    return f"{where}: {severity} {found.rule.code} {said(found)}\n"


def _shown(source: str, place: Place, columns: int) -> Iterator[str]:
    """Yield the line *source*, cut around *place*, and the carets under it."""
    hidden = masked(source)
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(hidden)
    before, at = visible(hidden[:start]), visible(hidden[start:end])
    after = visible(hidden[end:])
    before = _tail(before, columns // 2)
    at = _head(at, columns - width(before))
    after = _head(after, columns - width(before) - width(at))
    yield f"{_INDENT}{before}{at}{after}\n".rstrip(" ")
    yield f"{_INDENT}{' ' * width(before)}{'^' * max(width(at), 1)}\n"


def _head(text: str, columns: int) -> str:
    """Return as much of the beginning of *text* as stands in *columns*."""
    if width(text) <= columns:
        return text
    while text and width(text) >= columns:
        text = text[: -max((width(text) - columns) // 2, 1)]
    return text + _CUT if columns > 0 else ""


def _tail(text: str, columns: int) -> str:
    """Return as much of the end of *text* as stands in *columns*."""
    return _head(text[::-1], columns)[::-1]
