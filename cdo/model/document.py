"""公文：登记簿里的一件公文，文号就是它的路径。"""

from __future__ import annotations

from typing import Literal

from cdo.model.acts import Attachment, Event
from cdo.model.base import Noted, Record
from cdo.model.parts import field
from cdo.model.types import (
    AnyRef,
    Date,
    Many,
    ObligationId,
    Parts,
    Some,
    Text,
    UnitOrText,
    UnitRef,
)

Genre = Literal["决定", "通知", "通报", "报告", "请示", "批复", "函", "纪要", "意见"]
Layout = Literal["文件", "信函", "纪要"]
Publicity = Literal["主动公开", "依申请公开", "不予公开"]


class Issuing(Event):
    """公文的一个步骤。"""

    state: Literal["占号", "签发", "印发", "作废"] = field(
        title="状态", description="占号、签发、印发、作废"
    )


class Document(Record, Noted):
    """一件公文。"""

    genre: Genre = field(
        alias="kind",
        title="文种",
        description="决定、通知、通报、报告、请示、批复、函、纪要、意见",
    )
    format: Layout = field(title="版式", description="文件、信函、纪要")
    title: Text = field(title="标题", description="公文标题")
    co_issuers: Many[UnitRef] = field(
        default=(), title="联合发文", description="联合发文的其他单位的编号"
    )
    recipients: Some[UnitOrText] = field(
        title="主送", description="单位编号；没有对应单位的写文字"
    )
    cc: Many[UnitOrText] = field(
        default=(), title="抄送", description="单位编号；没有对应单位的写文字"
    )
    signer: str | None = field(
        default=None, title="签发人", description="上行文写签发人姓名"
    )
    date: Date = field(title="成文日期", description="成文日期")
    publicity: Publicity = field(
        title="公开方式", description="主动公开、依申请公开、不予公开"
    )
    basis: Many[Text] = field(default=(), title="依据", description="依据的文号或文字")
    about: Many[AnyRef] = field(
        default=(), title="涉及", description="涉及的记录，写成 种类/编号"
    )
    meets: Many[ObligationId] = field(
        default=(), title="履行", description="履行了哪些义务，写义务的编号"
    )
    template: str | None = field(
        default=None, title="模板", description="由哪个模板生成"
    )
    file: Attachment | None = field(
        default=None, title="正式文件", description="盖章文件的路径和校验值"
    )
    events: Parts[Issuing] = field(title="经过", description="办理的各个步骤，按先后")
