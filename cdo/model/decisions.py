"""评价之后的表扬与加分。"""

from __future__ import annotations

from cdo.model.base import Noted, Record
from cdo.model.document import Genre
from cdo.model.parts import field
from cdo.model.types import BandName, ClauseId, Text, UnitRef


class Praise(Noted):
    """通报表扬由谁、以什么文种作出。"""

    kind: Genre = field(title="文种", description="表扬用的文种")
    title: Text = field(title="标题用语", description="标题里有这几个字的就是表扬")
    issuer: UnitRef = field(title="发文机关", description="作出表扬的单位的编号")
    band: BandName = field(title="等次", description="给予表扬的等次")
    clause: ClauseId = field(title="条款", description="规定表扬的条款")


class Bonus(Noted):
    """在别的评估里给单位的加分，不计入本评价。"""

    for_: Text = field(alias="for", title="给谁", description="unit：给单位，不给个人")
    elsewhere: Text = field(title="哪项评估", description="加分用在哪一项评估")
    clause: ClauseId = field(title="条款", description="规定加分的条款")


class Decisions(Record):
    """表扬与加分的规定。"""

    praise: Praise | None = field(
        default=None, title="表扬", description="没有规定就不写"
    )
    bonus: Bonus | None = field(
        default=None, title="加分", description="没有规定就不写"
    )
