"""单位：名称沿革、性质、所属系列与批次、代码。"""

from __future__ import annotations

from datetime import date

from cdo.model.base import Noted, Part, Record
from cdo.model.parts import field
from cdo.model.types import (
    Bool,
    CohortName,
    Date,
    Name,
    NatureName,
    Parts,
    Text,
    TrackName,
)


class UnitName(Part):
    """单位在一段时间里的名称。"""

    official: Name = field(title="全称", description="印章上的全称")
    short: Name = field(title="简称", description="文件中通行的简称")
    from_: Date | None = field(
        default=None,
        alias="from",
        title="启用日",
        description="这个名称启用的日期，当日起算；最早的名称可以不写",
    )
    until: Date | None = field(
        default=None,
        title="停用日",
        description="改名的日期，当日起不再使用；现用名称不写",
    )


class Contact(Part):
    """办公联系方式，印在附注里。"""

    name: Name = field(title="联系人", description="联系人姓名")
    phone: Text = field(
        title="办公电话", description="办公室固定电话，写区号和号码；不写手机号"
    )


class Unit(Record, Noted):
    """一个单位。"""

    names: Parts[UnitName] = field(
        title="名称",
        description="先后用过的名称；文件按落款日期取名，早于第一个名称的取第一个",
    )
    nature: NatureName = field(title="性质", description="用词表 natures 中的一个词")
    track: TrackName | None = field(
        default=None,
        title="系列",
        description="用词表 tracks 中的一个词，决定设哪些职位；不设职位的单位不写",
    )
    cohort: CohortName | None = field(
        default=None, title="批次", description="用词表 cohorts 中的一个词"
    )
    division_code: str | None = field(
        default=None,
        title="行政区划代码",
        description="六位数字（GB/T 2260），县区和城市写；开发区没有自己的代码",
    )
    host_division_code: str | None = field(
        default=None,
        title="所在地区划代码",
        description="开发区等没有自己代码的，写所在行政区的六位代码",
    )
    credit_code: str | None = field(
        default=None,
        title="统一社会信用代码",
        description="18 位（GB 32100），照证书写，不知道就不写",
    )
    name_confirmed: Bool = field(
        default=True,
        title="名称已核实",
        description="全称未经本单位核实的写 false",
    )
    contact: Contact | None = field(
        default=None, title="联系方式", description="印在函的附注里的联系人和办公电话"
    )

    def named(self, day: date) -> UnitName:
        """Return the name that the unit has on *day*; before the first, the first.

        Between two names that leave days open it is the earlier one.
        """
        begun = [one for one in self.names if one.from_ is None or one.from_ <= day]
        return begun[-1] if begun else self.names[0]
