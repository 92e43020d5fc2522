"""备案报送：一次备案或报送，及其办理经过。"""

from __future__ import annotations

from cdo.model.acts import Attachment, HandingIn
from cdo.model.base import Noted, Record
from cdo.model.parts import field
from cdo.model.types import FilingRef, Key, Parts, Some, Text, TypeName, UnitRef, Year


class Filing(Record, Noted):
    """一次备案或报送。"""

    type: TypeName = field(title="种类", description="备案报送种类的名称")
    unit: UnitRef = field(title="报送单位", description="提交单位的编号")
    recipient: UnitRef = field(title="接收单位", description="接收单位的编号")
    period: Year | None = field(
        default=None,
        title="年度",
        description="逐年的义务要求的，写年份；针对整个制度的不写",
    )
    contents: dict[Key, Some[Text]] = field(
        default={}, title="内容", description="各项内容：一段文字，或几段文字的列表"
    )
    attachments: tuple[Attachment, ...] = field(
        default=(), title="附件", description="附件的路径和校验值"
    )
    same_content_as: FilingRef | None = field(
        default=None, title="内容同", description="与哪一次备案报送的内容相同"
    )
    supersedes: FilingRef | None = field(
        default=None, title="取代", description="取代哪一次备案报送"
    )
    events: Parts[HandingIn] = field(title="经过", description="办理的各个步骤，按先后")
