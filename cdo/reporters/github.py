"""Workflow commands, which a pull request shows beside the lines.

A command is `::error file=…,line=…::message`.  Percent signs and line ends are
escaped everywhere, colons and commas in properties too, so that no value of a
registry ends a property, a command, or begins another.  What a terminal would act on
never gets there.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cdo.findings import Severity
from cdo.reporters.rows import path
from cdo.reporters.sentences import closing, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.findings import Diagnostic, Report

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def report(found: Report) -> Iterator[str]:
    """Yield one workflow command a finding, and what sums them up as plain text."""
    for diagnostic in found.diagnostics:
        yield _command(diagnostic, found.base)
    for line in closing(found):
        yield line + "\n"


def _command(found: Diagnostic, base: str) -> str:
    place = found.place
    properties: dict[str, object] = {
        "file": path(found, base),
        "line": place.line,
        "endLine": place.end_line,
        "title": found.rule.code,
    }
    if place.line == place.end_line:  # the runner drops columns otherwise
        properties |= {"col": place.column, "endColumn": place.end_column}
    given = ",".join(f"{name}={_property(it)}" for name, it in properties.items())
    return f"::{_COMMANDS[found.severity]} {given}::{_data(said(found))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: object) -> str:
    text = _data(str(value)).replace(":", "%3A").replace(",", "%2C")
    return text if text.isprintable() else "".join(map(_harmless, text))


def _harmless(character: str) -> str:
    """Return *character*; one that a terminal would act on is spelled out."""
    is_control = character != "\t" and unicodedata.category(character) == "Cc"
    return f"<U+{ord(character):04X}>" if is_control else character
