"""述职报告：一名任职者一年的述职。"""

from __future__ import annotations

from typing import Literal

from cdo.model.acts import Attachment, HandingIn
from cdo.model.base import Noted, Part, Record
from cdo.model.parts import field
from cdo.model.types import (
    Date,
    Key,
    Many,
    OfficerRef,
    Parts,
    PostName,
    ReportRef,
    Section,
    Text,
    UnitRef,
    Year,
)


class Session(Part):
    """一次述职。"""

    on: Date = field(title="日期", description="述职的日期")
    form: Literal["会议", "书面"] = field(title="形式", description="会议或书面")


class Report(Record, Noted):
    """一份年度述职报告。"""

    unit: UnitRef = field(title="单位", description="职位所在单位的编号")
    post: PostName = field(title="职位", description="述职者的职位")
    year: Year = field(title="年度", description="述职的年度，与文件夹一致")
    author: OfficerRef = field(title="述职者", description="任职人员的编号")
    covers: Many[OfficerRef] = field(
        default=(),
        title="涵盖",
        description="年内换人的，写报告涵盖的任职人员的编号",
    )
    sections: dict[Key, Section] = field(
        default={}, title="各方面", description="框架中各方面的代号，及所写内容"
    )
    reasons: dict[Key, Text] = field(
        default={}, title="空缺原因", description="没有内容的方面，各写原因"
    )
    suggestions: Many[Text] = field(
        default=(), title="建议", description="工作建议，至少一条"
    )
    session: Session | None = field(
        default=None, title="述职", description="述职本身的日期和形式"
    )
    attachments: tuple[Attachment, ...] = field(
        default=(), title="附件", description="附件的路径和校验值"
    )
    supersedes: ReportRef | None = field(
        default=None, title="取代", description="取代哪一份述职报告"
    )
    events: Parts[HandingIn] = field(title="经过", description="办理的各个步骤，按先后")
