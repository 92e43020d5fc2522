"""Measuring: any Word document against GB/T 9704-2012.

A package is read into what lies on paper, that is taken apart into the elements of the
standard, and each check says how they deviate from the one table of measures,
`cdo.documents.layout`.  Nothing here knows how our own writers name their styles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cdo.documents.measuring.deviations import Deviation


class Measured(NamedTuple):
    """What was seen: the 版式, by what sign, and how the document deviates."""

    form: str
    because: str
    deviations: list[Deviation]


def measured(data: bytes) -> Measured:
    """Measure the Word document *data*.

    Raises `cdo.documents.measuring.package.UnreadableError` where it is none.
    """
    from cdo.documents.measuring import (  # noqa: PLC0415  # only for documents
        anatomy,
        colophons,
        folios,
        fonts,
        heads,
        labels,
        pages,
        positions,
        reading,
        wordings,
    )
    from cdo.documents.measuring.package import Package  # noqa: PLC0415

    paper = reading.read(Package(data))
    found = anatomy.taken_apart(paper)
    checks = (pages, heads, labels, fonts, positions, wordings, colophons, folios)
    told = [one for module in checks for one in module.check(paper, found)]
    return Measured(found.form, found.because, told)
