"""Official documents: one model, one writer a format.

A format is one module with one function `written`, listed once in `WRITERS`; it is
imported when it is asked for.  All take the same `Document` and the `Properties` of
the file, and know neither template nor registry.  What goes in is text and comes out
as text.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdo.documents.document import Document
    from cdo.documents.properties import Properties

    Writer = Callable[[Document, Properties], bytes]

WRITERS: Mapping[str, str] = {
    ".md": "cdo.documents.markdown",
    ".docx": "cdo.documents.docx",
    ".html": "cdo.documents.html",
    ".pdf": "cdo.documents.pdf",
}
"""Suffixes of files, and the module whose `written` writes each."""


def writer(suffix: str) -> Writer:
    """Return the function that writes files with *suffix*, such as `.docx`.

    That of `.pdf` raises `cdo.documents.pdf.NoConversionError` where LibreOffice is
    missing or fails; many files at once are the affair of `cdo.documents.pdf.many`.
    """
    written: Writer = import_module(WRITERS[suffix]).written
    return written
