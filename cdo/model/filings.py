"""备案和报送的种类：谁交、交给谁、交什么。"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cdo.model.base import Judged, Noted, Part, Problems, Record, Written, one_of
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

    track: Many[TrackName] = Field(
        default=(), title="系列", description="这些系列的单位都交；与 unit 二选一"
    )
    unit: UnitRef | None = Field(
        default=None, title="单位", description="只有这个单位交；与 track 二选一"
    )
    by_analogy: Many[TrackName] = Field(
        default=(), title="参照", description="原文只说“参照”的系列"
    )

    @classmethod
    def between(cls, written: Written) -> Problems:
        """Yield what is wrong unless tracks or one unit are named."""
        return one_of(written, (("track",), ("unit",)))


class Contents(Part):
    """要有的内容。"""

    must: Many[Key] = Field(default=(), title="必须有", description="必须写的内容")
    should: Many[Key] = Field(default=(), title="应当有", description="应当写的内容")


class FilingType(Noted):
    """一种备案或报送。"""

    by: Actors = Field(title="谁交", description="系列或一个单位")
    to: UnitRef = Field(title="交给", description="接收单位的编号")
    verb: Verb = Field(title="方式", description="备案或报送")
    clause: ClauseId = Field(title="条款", description="规定这一种的条款")
    contents: Contents = Field(
        default_factory=lambda: Contents(),  # noqa: PLW0108  # built when used
        title="内容",
        description="必须有和应当有的内容",
    )
    roster: Bool = Field(
        default=False, title="人员名单", description="这一种是人员名单的写 true"
    )
    report: Bool = Field(
        default=False,
        title="述职报告",
        description="这一种是述职报告、放在 reports/ 里的写 true",
    )
    post: PostName | None = Field(
        default=None, title="职位", description="述职报告由哪个职位的任职者提交"
    )


class FilingTypes(Record):
    """全部备案报送种类。"""

    entries: dict[Key, FilingType] = Field(
        default={}, title="种类", description="种类的名称，及其规定"
    )
