"""What is said of one file that is laid over the base registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import rules
from cdo.registry import reading
from cdo.registry.trees import MemoryTree
from tests.rules.small import BASE

if TYPE_CHECKING:
    from cdo.findings import Diagnostic

FILE = "units/h-ju.yaml"
UNIT = """\
names:
  - {official: 云州市水利局, short: 市水利局}
nature: 政府部门
"""


def found(text: str | bytes, file: str = FILE) -> list[Diagnostic]:
    """Return what is wrong with *file* of the base registry once it says *text*."""
    registry, broken = reading.read(MemoryTree({**BASE, file: text}))
    judged, _ = rules.check(registry)
    every = sorted([*broken, *judged], key=lambda one: one.order)
    return [one for one in every if one.place.file == file]


def told(text: str | bytes, file: str = FILE) -> list[str]:
    """Return the same, each finding as `CODE line:column-line:column field`."""
    return [f"{one.rule.code} {stretch(one)} {one.field}" for one in found(text, file)]


def said(text: str | bytes, file: str = FILE) -> list[str]:
    """Return the same, each finding as `line: message → hint`."""
    return [
        f"{one.place.line}: {one.message} → {one.hint}" for one in found(text, file)
    ]


def stretch(one: Diagnostic) -> str:
    """Return where *one* stands."""
    at = one.place
    return f"{at.line}:{at.column}-{at.end_line}:{at.end_column}"
