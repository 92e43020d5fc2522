"""备案和报送的种类：谁交、交给谁、交什么。"""

from __future__ import annotations

from typing import Literal

from cdo.model.base import Judged, Noted, Part, Problems, Record, Written, one_of
from cdo.model.parts import field
from cdo.model.types import (
    Bool,
    ClauseId,
    Key,
    Many,
    PostName,
    TrackName,
    UnitRef,
)

Verb = Literal["备案", "报送"]


class Actors(Judged):
    """由谁来交。"""

    track: Many[TrackName] = field(
        default=(), title="系列", description="这些系列的单位都交；与 unit 二选一"
    )
    unit: UnitRef | None = field(
        default=None, title="单位", description="只有这个单位交；与 track 二选一"
    )
    by_analogy: Many[TrackName] = field(
        default=(), title="参照", description="原文只说“参照”的系列"
    )

    @classmethod
    def between(cls, written: Written) -> Problems:
        """Yield what is wrong unless tracks or one unit are named."""
        return one_of(written, (("track",), ("unit",)))


class Contents(Part):
    """要有的内容。"""

    must: Many[Key] = field(default=(), title="必须有", description="必须写的内容")
    should: Many[Key] = field(default=(), title="应当有", description="应当写的内容")


class FilingType(Noted):
    """一种备案或报送。"""

    by: Actors = field(title="谁交", description="系列或一个单位")
    to: UnitRef = field(title="交给", description="接收单位的编号")
    verb: Verb = field(title="方式", description="备案或报送")
    clause: ClauseId = field(title="条款", description="规定这一种的条款")
    contents: Contents = field(
        default=Contents.model_construct(),
        title="内容",
        description="必须有和应当有的内容",
    )
    roster: Bool = field(
        default=False, title="人员名单", description="这一种是人员名单的写 true"
    )
    report: Bool = field(
        default=False,
        title="述职报告",
        description="这一种是述职报告、放在 reports/ 里的写 true",
    )
    post: PostName | None = field(
        default=None, title="职位", description="述职报告由哪个职位的任职者提交"
    )


class FilingTypes(Record):
    """全部备案报送种类。"""

    entries: dict[Key, FilingType] = field(
        default={}, title="种类", description="种类的名称，及其规定"
    )
