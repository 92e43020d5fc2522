"""Subjects: how a message names the record that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.model.kinds import TITLES

if TYPE_CHECKING:
    from cdo.registry.index import Registry

    Acted = model.Filing | model.Report | model.Evaluation | model.Document


def subject(registry: Registry, record: Acted) -> str:
    """Return whose and what *record* is: 市交通局 2022 年的述职报告."""
    title = TITLES[record.kind]
    if isinstance(record, model.Document):
        return f"{title}“{record.title}”"
    unit = registry.unit_name(record.unit)
    if isinstance(record, model.Filing):
        when = f" {record.period} 年" if record.period is not None else ""
        return f"{unit}{when}的{record.type}"
    if isinstance(record, model.Report):
        return f"{unit} {record.year} 年的{title}"
    return f"{unit}的{title}（{record.id.partition('/')[0]}）"
