"""试点范围。"""

from __future__ import annotations

from cdo.model.base import Record
from cdo.model.parts import field
from cdo.model.types import ClauseId, Some, UnitRef


class Scope(Record):
    """原文列出的试点单位。"""

    pilots: Some[UnitRef] = field(title="试点单位", description="试点单位的编号")
    clauses: Some[ClauseId] = field(title="条款", description="列出试点单位的条款")
