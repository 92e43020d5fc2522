"""义务：约束谁，要有什么，最迟哪一天。"""

from __future__ import annotations

from datetime import date
from typing import Literal

from cdo.model.base import (
    Judged,
    Noted,
    Part,
    Problems,
    Record,
    Written,
    missing,
    one_of,
    wrong,
)
from cdo.model.parts import field
from cdo.model.reasons import Reason
from cdo.model.types import (
    Bool,
    ClauseId,
    CohortName,
    DueDate,
    Key,
    Many,
    ObligationId,
    PostName,
    Text,
    TrackName,
    TypeName,
    UnitRef,
    Year,
    Yes,
)


class Binds(Part):
    """约束谁：所写的各项都要符合。"""

    cohort: Many[CohortName] = field(
        default=(), title="批次", description="一个或几个批次"
    )
    track: Many[TrackName] = field(
        default=(), title="系列", description="一个或几个系列"
    )
    unit: Many[UnitRef] = field(
        default=(), title="单位", description="一个或几个单位的编号"
    )


class Requires(Judged):
    """要有什么：只写一项。"""

    post: PostName | None = field(
        default=None, title="职位", description="这个职位有人担任"
    )
    filing: TypeName | None = field(
        default=None, title="备案报送", description="这一种备案或报送"
    )
    report: Yes | None = field(
        default=None, title="述职报告", description="写 true：年度述职报告"
    )
    session: Yes | None = field(
        default=None, title="述职", description="写 true：述职本身"
    )
    evaluation: Yes | None = field(
        default=None, title="评价", description="写 true：评价已公布"
    )
    document: Yes | None = field(
        default=None, title="公文", description="写 true：在 meets 里列出这项义务的公文"
    )

    @classmethod
    def between(cls, written: Written) -> Problems:
        """Yield what is wrong unless exactly one thing is required."""
        return one_of(written, tuple((name,) for name in cls.model_fields))


class Obligation(Noted, Judged):
    """一项义务。"""

    title: Text = field(title="名称", description="义务的名称")
    clause: ClauseId | None = field(
        default=None, title="条款", description="规定它的条款；本地约定可以不写"
    )
    binds: Binds = field(title="约束谁", description="批次、系列、单位")
    requires: Requires = field(title="要有什么", description="只写一项")
    due: DueDate = field(
        title="期限",
        description="最后一天（当日算按期）；未定期限写 null；逐年的写年份和日期",
    )
    phrase: str | None = field(
        default=None, title="时间原话", description="原文表示时间的词"
    )
    every: Literal["年"] | None = field(
        default=None, title="周期", description="每年一次的写 年"
    )
    from_year: Year | None = field(
        default=None, title="起始年", description="每年一次的，从哪一年起"
    )
    after: Many[ObligationId] = field(
        default=(), title="先行义务", description="以哪些义务为基础"
    )
    aim: Bool = field(
        default=False, title="目标", description="只是目标、不计逾期的写 true"
    )
    house_rule: Bool = field(
        default=False,
        title="本地约定",
        description="日期是本单位自己定的写 true，印出时注明",
    )

    @classmethod
    def between(cls, written: Written) -> Problems:
        """Yield what is missing, or is dated in the wrong way."""
        if written.get("house_rule") != "true" and written.get("clause") is None:
            yield missing("clause", within=written)
        due, yearly = written.get("due"), written.get("every") is not None
        if yearly and written.get("from_year") is None:
            yield missing("from_year", within=written)
        if yearly and isinstance(due, str):
            yield wrong(Reason.YEARLY, due, "due")
        if not yearly and isinstance(due, dict):
            yield wrong(Reason.NOT_YEARLY, due, "due")

    def due_in(self, year: int | None) -> date | None:
        """Return the due day, of *year* where there is one a year."""
        if isinstance(self.due, dict):
            return self.due.get(year) if year is not None else None
        return self.due


class Obligations(Record):
    """全部义务。"""

    entries: dict[Key, Obligation] = field(
        default={}, title="义务", description="义务的编号，及其内容"
    )
