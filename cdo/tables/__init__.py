"""Tables: a result of reckoning as a file that others open.

A format is one module with one function, listed once in `TABLES`; it is imported
when it is asked for.  All take the same `Page`, from which each writes what it can
hold.  What goes in is text and comes out as text: no value becomes a formula, a
link, Markdown or HTML.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdo.tables.page import Page

    Writer = Callable[[Page], str | bytes]

TABLES: Mapping[str, str] = {
    "csv": "cdo.tables.csv",
    "md": "cdo.tables.md",
    "html": "cdo.tables.html",
    "xlsx": "cdo.tables.xlsx",
    "ics": "cdo.tables.ics",
}
"""Formats, and the module whose `written` writes each."""


def writer(name: str) -> Writer:
    """Return the function that writes the format *name*.

    It returns a text, or bytes where the format is none.
    """
    written: Writer = import_module(TABLES[name]).written
    return written
