"""设立制度的文件的条款。"""

from __future__ import annotations

from typing import Literal

from cdo.model.base import Noted, Record
from cdo.model.parts import field
from cdo.model.types import Date, Key, Many, Text

Modality = Literal["必须", "原则上", "鼓励", "视情况", "目标", "陈述"]


class Clause(Noted):
    """一条。"""

    text: Text = field(title="内容", description="这一条说了什么")
    modality: Modality = field(
        title="约束力", description="必须、原则上、鼓励、视情况、目标、陈述"
    )
    lines: str | None = field(
        default=None, title="原文行号", description="在原文文本中的行号，例如 12-14"
    )
    actor: str | None = field(default=None, title="谁来做", description="承担者")
    recipient: str | None = field(default=None, title="向谁", description="接受者")
    deadline: Date | None = field(
        default=None, title="期限", description="原文给了期限的写最后一天，不推算"
    )
    phrase: str | None = field(
        default=None, title="时间原话", description="原文表示时间的词"
    )
    carried_by: Many[Text] = field(
        default=(),
        title="落实于",
        description="由什么落实，例如 post:职位、obligation:义务、rule:CDO203",
    )
    why_not: str | None = field(
        default=None, title="不能落实的原因", description="没有什么能落实时写原因"
    )


class Clauses(Record):
    """全部条款。"""

    entries: dict[Key, Clause] = field(
        default={}, title="条款", description="条款编号，例如 三(一)2-8，及其内容"
    )
