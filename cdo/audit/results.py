"""封存：已封存的评价和它用的评价指标没有再改。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.audit.base import Family
from cdo.findings import Message
from cdo.registry.changes.naming import parts, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.base import Found, Step
    from cdo.registry.changes.edits import Edit
    from cdo.registry.source import Value

CHECKS = Family()

CODE = "CDO901"
SEALED = "已封存"
ANNULLED = "作废"

CHANGED = Message(
    "已封存的评价 {record} 的 {field} 改过",
    "封存以后不能改：查清是谁为什么改的，恢复封存时的内容；结果有误的作废，另作评价",
)
REMOVED = Message(
    "已封存的评价 {record} 被删去或改了编号",
    "封存以后要留着：恢复这个文件",
)
RUBRIC = Message(
    "评价指标 {rubric} 的 {field} 改过，而用它的评价 {evaluation} 已封存",
    "用过的指标不能改：恢复封存时的内容；要改的另建一个文件",
)
NO_RUBRIC = Message(
    "评价指标 {rubric} 被删去或改了编号，而用它的评价 {evaluation} 已封存",
    "用过的指标要留着：恢复这个文件",
)


@CHECKS.rule(CODE, CHANGED, REMOVED, RUBRIC, NO_RUBRIC)
def kept(step: Step) -> Iterator[Found]:
    """已封存的评价和它用的评价指标没有再改。

    封存是说到此为止。此后文件里多一个字、少一个字，封存时看过它的人就不能再为它作证。
    说明（note）、注释、引号、键的次序不算；封存以后作废，只在经过里加一步，也不算。

    怎么改：恢复封存时的内容。结果确有错误的，作废这份评价，另作一份，写明取代哪一份。
    改动留在历史里，审计时仍会列出，请在下一次提交的说明里写清缘由。

    反例：

    ```commits
    ## 2023-02-01
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs: {A1: {numerator: 9, denominator: 10}}
    events: [{state: 已评分, on: 2023-01-10}, {state: 已封存, on: 2023-01-31}]
    ## 2023-02-02 # CDO901
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs: {A1: {numerator: 10, denominator: 10}}
    events: [{state: 已评分, on: 2023-01-10}, {state: 已封存, on: 2023-01-31}]
    ```

    正例：

    ```commits
    ## 2023-02-01
    # evaluations/2022/a-ju.yaml
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs: {A1: {numerator: 9, denominator: 10}}
    events: [{state: 已评分, on: 2023-01-10}, {state: 已封存, on: 2023-01-31}]
    ## 2023-02-02
    # evaluations/2022/a-ju.yaml
    # 只加了注释，又作废
    rubric: r-2022
    unit: a-ju
    post: 首席数据官
    as_of: 2022-12-31
    inputs: {A1: {numerator: 9, denominator: 10}}
    events:
      - {state: 已评分, on: 2023-01-10}
      - {state: 已封存, on: 2023-01-31}
      - {state: 作废, on: 2023-02-02, reason: 数据有误}
    ```
    """
    for edit in step.edits:
        if edit.kind.name == "evaluation" and is_sealed(edit.old.value):
            yield from _evaluation(edit)
        elif edit.kind.name == "rubric" and edit.event != "added":
            yield from _rubric(step, edit)


def is_sealed(evaluation: Value) -> bool:
    """Say whether *evaluation*, as plain values, has been sealed."""
    return any(text(one, "state") == SEALED for one in parts(evaluation, "events"))


def _evaluation(edit: Edit) -> Iterator[Found]:
    path, ref = edit.kind.path_of(edit.was), edit.kind.ref_of(edit.was)
    if edit.event in {"removed", "renamed"} or not edit.new.readable:
        yield CHECKS.found(CODE, path, REMOVED, record=ref)
        return
    annulled = {
        delta.root
        for delta in edit.deltas
        if delta.is_part
        and delta.old is None
        and delta.root[0] == "events"
        and text(delta.part, "state") == ANNULLED
    }
    for delta in edit.deltas:
        if delta.field != "note" and delta.root not in annulled:
            yield CHECKS.found(
                CODE,
                path,
                CHANGED,
                record=ref,
                field=delta.field,
                old=delta.old,
                new=delta.new,
            )


def _rubric(step: Step, edit: Edit) -> Iterator[Found]:
    """Yield that *edit* touched a rubric that a sealed evaluation used."""
    deltas = [delta for delta in edit.deltas if delta.field != "note"]
    gone = edit.event in {"removed", "renamed"} or not edit.readable
    sealed = _used_by(step, edit.was) if deltas or gone else ""
    if not sealed:
        return
    path = edit.kind.path_of(edit.was)
    record = edit.kind.ref_of(edit.was)
    told = {"rubric": edit.was, "evaluation": sealed}
    if gone:
        yield CHECKS.found(CODE, path, NO_RUBRIC, record=record, **told)
        return
    for delta in deltas:
        yield CHECKS.found(
            CODE,
            path,
            RUBRIC,
            record=record,
            field=delta.field,
            old=delta.old,
            new=delta.new,
            **told,
        )


def _used_by(step: Step, rubric: str) -> str:
    """Return the first sealed evaluation that used *rubric* before the commit."""
    for path, blob in sorted(step.before.files.items()):
        if path.startswith("evaluations/"):
            value = step.says(blob).value
            if text(value, "rubric") == rubric and is_sealed(value):
                return path.removesuffix(".yaml").removeprefix("evaluations/")
    return ""
