"""步骤与附件：备案报送、述职报告、评价、公文共有的部分。"""

from __future__ import annotations

from typing import Literal

from cdo.model.base import Judged, Part, Problems, Written, missing, wrong
from cdo.model.parts import field
from cdo.model.reasons import Reason
from cdo.model.types import Date, FilePath, Sha256

Handling = Literal["草拟", "已报送", "已备案", "已收文", "退回", "撤回"]
"""States of what is handed in."""

RETURNED = "退回"


class Event(Part):
    """一个步骤。"""

    state: str = field(title="状态", description="这一步之后的状态")
    on: Date = field(title="日期", description="这一步的日期，不早于上一步")
    by: str | None = field(default=None, title="经办", description="谁办的")
    ref: str | None = field(
        default=None, title="文号", description="所依据的文号，或收文编号"
    )
    reason: str | None = field(
        default=None, title="原因", description="退回、撤回、作废的原因"
    )


class HandingIn(Event, Judged):
    """备案报送的一个步骤。"""

    state: Handling = field(
        title="状态", description="草拟、已报送、已备案、已收文、退回、撤回"
    )

    @classmethod
    def between(cls, written: Written) -> Problems:
        """Yield that a return has no reason."""
        if written.get("state") == RETURNED:
            reason = written.get("reason")
            if reason is None:
                yield missing("reason", within=written)
            elif isinstance(reason, str) and not reason.strip():
                yield wrong(Reason.EMPTY, reason, "reason")


class Attachment(Part):
    """一个附件。"""

    path: FilePath = field(
        title="路径", description="attachments/ 开头，从登记库的文件夹算起"
    )
    sha256: Sha256 = field(
        title="校验值", description="文件的 sha256，64 个小写十六进制数字"
    )
