"""职位表：哪个系列的单位设哪些职位，由谁担任。"""

from __future__ import annotations

from typing import Literal

from cdo.model.base import Noted, Part, Record
from cdo.model.parts import field
from cdo.model.types import (
    ClauseId,
    CohortName,
    Many,
    PostName,
    QualificationName,
    Text,
    TrackName,
    UnitRef,
)

Strength = Literal["必须", "原则上"]


class Apart(Part):
    """同一单位里须由不同的人担任的另一职位。"""

    post: PostName = field(title="职位", description="同一单位的另一职位")
    strength: Strength = field(title="约束力", description="必须或原则上")
    clause: ClauseId = field(title="条款", description="规定不得兼任的条款")


class Post(Noted):
    """一个系列的一种职位，每个单位一席。"""

    track: TrackName = field(title="系列", description="用词表 tracks 中的一个词")
    post: Text = field(title="职位", description="职位的名称")
    clause: ClauseId = field(title="设立条款", description="设立这个职位的条款")
    holder: Many[QualificationName] = field(
        default=(),
        title="任职资格",
        description="担任者应有的资格，一个或几个，有其一即可",
    )
    holder_unit: UnitRef | None = field(
        default=None,
        title="担任者的单位",
        description="由某一单位的领导担任的，写那个单位的编号",
    )
    strength: Strength | None = field(
        default=None, title="约束力", description="资格是必须还是原则上"
    )
    holder_clause: ClauseId | None = field(
        default=None, title="资格条款", description="规定资格的条款"
    )
    cohorts: Many[CohortName] = field(
        default=(),
        title="另加批次",
        description="试点单位以外还设这个职位的批次",
    )
    not_with: tuple[Apart, ...] = field(
        default=(), title="不得兼任", description="须由另一人担任的本单位其他职位"
    )


class Posts(Record):
    """全部职位。"""

    entries: tuple[Post, ...] = field(
        default=(), title="职位", description="各系列的职位"
    )
