"""Reporters: what a run found, for a reader or for a machine.

A format is one module with one function, listed once in `REPORTERS`; it is
imported when it is asked for.  Reporters know no rule and no registry.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cdo.findings import Report

    Reporter = Callable[[Report], Iterator[str]]

REPORTERS: Mapping[str, str] = {
    "text": "cdo.reporters.text",
    "json": "cdo.reporters.json",
    "jsonl": "cdo.reporters.jsonl",
    "sarif": "cdo.reporters.sarif",
    "junit": "cdo.reporters.junit",
    "github": "cdo.reporters.github",
    "gitlab": "cdo.reporters.gitlab",
}
"""Formats, the default first, and the module whose `report` writes each."""


def reporter(name: str) -> Reporter:
    """Return the function that writes the format *name*, piece by piece."""
    report: Reporter = import_module(REPORTERS[name]).report
    return report
