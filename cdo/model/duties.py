"""职责清单。"""

from __future__ import annotations

from cdo.model.base import Noted, Part, Record
from cdo.model.parts import field
from cdo.model.types import ClauseId, Parts, Some, Text


class Duty(Part):
    """一项职责。"""

    text: Text = field(title="职责", description="职责的内容")
    clauses: Some[ClauseId] = field(title="条款", description="规定它的条款")


class Role(Noted):
    """一种角色。"""

    role: Text = field(title="角色", description="角色的名称")
    duties: Parts[Duty] = field(title="职责", description="这种角色的各项职责")


class Duties(Record):
    """全部角色和职责。"""

    entries: tuple[Role, ...] = field(
        default=(), title="角色", description="各种角色及其职责"
    )
