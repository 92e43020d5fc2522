"""任职人员：一个人，以及先后担任的职位。"""

from __future__ import annotations

from typing import Literal

from cdo.model.base import Noted, Part, Record
from cdo.model.parts import field
from cdo.model.types import (
    Bool,
    Date,
    Name,
    PostName,
    QualificationName,
    Text,
    UnitOrText,
    UnitRef,
)

Mode = Literal["兼任", "专任", "主持"]
EndReason = Literal["调任", "退休", "免职", "其他"]


class Appointment(Part):
    """一段任职。"""

    unit: UnitRef = field(title="单位", description="职位所在单位的编号")
    post: PostName = field(title="职位", description="职位表中的职位")
    mode: Mode = field(
        title="任职方式", description="兼任、专任，或主持（临时主持，不算正式任职）"
    )
    title: Text = field(title="行政职务", description="本人的行政职务，例如 副局长")
    qualification: QualificationName = field(
        title="资格", description="用词表 qualifications 中的一个词"
    )
    home_unit: UnitOrText | None = field(
        default=None,
        title="职务所在单位",
        description="行政职务不在职位所在单位时，写那个单位的编号或名称",
    )
    departure_reason: str | None = field(
        default=None,
        title="不符合资格的原因",
        description="资格不符合“原则上”的要求时，写明原因",
    )
    from_: Date = field(alias="from", title="到任日", description="当日起任职")
    until: Date | None = field(
        default=None,
        title="离任日",
        description="当日起不再任职，继任者可以同日到任；在任的不写",
    )
    basis: Text = field(title="任职依据", description="任职文件的字号，或会议、决定")
    end_reason: EndReason | None = field(
        default=None, title="离任原因", description="调任、退休、免职、其他"
    )


class Officer(Record, Noted):
    """一名任职人员。"""

    name: Name = field(title="姓名", description="真实姓名，两字名中间不加空格")
    public: Bool = field(
        default=True,
        title="姓名公开",
        description="姓名不宜公开的写 false，印出时写作 张**",
    )
    fictional: Bool = field(
        default=False,
        title="虚构人物",
        description="只在演示登记库里写 true",
    )
    office_phone: str | None = field(
        default=None, title="办公电话", description="办公室固定电话；不写手机号"
    )
    appointments: tuple[Appointment, ...] = field(
        title="任职", description="先后的各段任职，可以是空列表"
    )

    @property
    def printed(self) -> str:
        """What of the name anybody may read: 张** where it is not public."""
        return self.name if self.public else f"{self.name[:1]}**"
