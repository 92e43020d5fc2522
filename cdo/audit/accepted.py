"""备案以后：已备案、已收文的不就地改，另报一份取代它。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.audit.base import Family
from cdo.findings import Message
from cdo.reckoning.handings import ACCEPTED
from cdo.registry.changes.naming import part, parts, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.base import Found, Step
    from cdo.registry.changes.comparison import Delta
    from cdo.registry.changes.edits import Edit
    from cdo.registry.source import Value

CHECKS = Family()

CODE = "CDO902"

CHANGED = Message(
    "{record} 已经{state}，{field} 又就地改过",
    "恢复原来的内容；要更正的另报一份，写 supersedes 取代它",
)
REMOVED = Message(
    "{record} 已经{state}，又被删去或改了编号",
    "恢复这个文件；不作数的另报一份，写 supersedes 取代它",
)


@CHECKS.rule(CODE, CHANGED, REMOVED)
def superseded(step: Step) -> Iterator[Found]:
    """已备案、已收文的备案报送和述职报告不就地改，要更正的另报一份取代它。

    对方收下的是哪一份，登记库里就要一直是哪一份；就地一改，收到的和登记的就对不上了。
    说明（note）、注释、写法不算；述职报告收下以后再登记述职（session），不算改动。

    怎么改：恢复收下时的内容，另建一个文件写更正后的内容，用 supersedes 写明取代哪一份。

    反例：

    ```commits
    ## 2022-08-20
    # filings/2022/plan-a-ju.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 建平台, schedule: 两年}
    events: [{state: 已报送, on: 2022-08-15}, {state: 已备案, on: 2022-08-19}]
    ## 2022-08-21 # CDO902
    # filings/2022/plan-a-ju.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 建平台, schedule: 三年}
    events: [{state: 已报送, on: 2022-08-15}, {state: 已备案, on: 2022-08-19}]
    ```

    正例：

    ```commits
    ## 2022-08-20
    # filings/2022/plan-a-ju.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 建平台, schedule: 两年}
    events: [{state: 已报送, on: 2022-08-15}, {state: 已备案, on: 2022-08-19}]
    ## 2022-08-21
    # filings/2022/plan-a-ju-2.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 建平台, schedule: 三年}
    supersedes: 2022/plan-a-ju
    events: [{state: 已报送, on: 2022-08-21}]
    ```
    """
    for edit in step.edits:
        state = accepted(edit.old.value) if edit.kind.name in _KINDS else ""
        if state:
            yield from _touched(edit, state)


_KINDS = frozenset({"filing", "report"})


def accepted(handed: Value) -> str:
    """Return the state in which *handed*, as plain values, was taken in, if it was."""
    states = (text(one, "state") for one in parts(handed, "events"))
    return next((one for one in states if one in ACCEPTED.values()), "")


def _touched(edit: Edit, state: str) -> Iterator[Found]:
    path, ref = edit.kind.path_of(edit.was), edit.kind.ref_of(edit.was)
    if edit.event in {"removed", "renamed"} or not edit.new.readable:
        yield CHECKS.found(CODE, path, REMOVED, record=ref, state=state)
        return
    for delta in edit.deltas:
        if delta.field != "note" and not _is_session(edit, delta):
            yield CHECKS.found(
                CODE,
                path,
                CHANGED,
                record=ref,
                field=delta.field,
                old=delta.old,
                new=delta.new,
                state=state,
            )


def _is_session(edit: Edit, delta: Delta) -> bool:
    """Whether *delta* only adds the session, which is an act of its own."""
    return delta.path[0] == "session" and not part(edit.old.value, "session")
