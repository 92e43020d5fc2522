"""编号：删去过的编号不再给别的人、别的事。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.audit.base import Family
from cdo.findings import Message
from cdo.registry.changes.naming import parts, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cdo.audit.base import Found, Step
    from cdo.registry.source import Value

CHECKS = Family()

CODE = "CDO903"

ANOTHER = Message(
    "{record} 这个编号原来是{old}，删去以后又给了{new}",
    "编号不重用：给它另起一个没有用过的编号；原来的记录要留的恢复",
)


@CHECKS.rule(CODE, ANOTHER)
def not_reused(step: Step) -> Iterator[Found]:
    """删去过的编号不再给别的人、别的单位、别的事。

    别处的引用只认编号。编号换了主人，早先的文件、公文、评价说的就成了另一个人。
    误删以后原样恢复，或者同一个人、同一件事重新登记，不算。

    怎么改：后来的记录另起一个没有用过的编号，引用它的地方一并改过来。

    反例：

    ```commits
    ## 2022-07-01
    # officers/p-0001.yaml
    name: 示例甲
    appointments: []
    ## 2022-07-02
    # officers/p-0001.yaml 删去
    ## 2022-07-03 # CDO903
    # officers/p-0001.yaml
    name: 示例乙
    appointments: []
    ```

    正例：

    ```commits
    ## 2022-07-01
    # officers/p-0001.yaml
    name: 示例甲
    appointments: []
    ## 2022-07-02
    # officers/p-0001.yaml 删去
    ## 2022-07-03
    # officers/p-0001.yaml
    name: 示例甲
    office_phone: 0700-1234567
    appointments: []
    ```
    """
    for edit in step.edits:
        if edit.event not in {"added", "renamed"}:
            continue
        path = edit.kind.path_of(edit.id)
        blob = step.before.gone.get(path)
        if blob is None:
            continue
        names = _NAMES.get(edit.kind.name, _title)
        was, now = names(step.says(blob).value), names(edit.new.value)
        if was and now and was.isdisjoint(now):
            old, new = min(was), min(now)
            yield CHECKS.found(CODE, path, ANOTHER, record=edit.ref, old=old, new=new)


def _officer(value: Value) -> set[str]:
    return {text(value, "name")} - {""}


def _unit(value: Value) -> set[str]:
    named = parts(value, "names")
    return {text(one, key) for one in named for key in ("official", "short")} - {""}


def _handed(value: Value) -> set[str]:
    return _joined(value, "type", "unit", "author", "post")


def _evaluation(value: Value) -> set[str]:
    return _joined(value, "unit", "post")


def _waiver(value: Value) -> set[str]:
    return _joined(value, "rule", "obligation", "subject")


def _title(value: Value) -> set[str]:
    return {text(value, "title")} - {""}


def _joined(value: Value, *keys: str) -> set[str]:
    told = " ".join(filter(None, (text(value, key) for key in keys)))
    return {told} - {""}


_NAMES: dict[str, Callable[[Value], set[str]]] = {
    "officer": _officer,
    "unit": _unit,
    "filing": _handed,
    "report": _handed,
    "evaluation": _evaluation,
    "waiver": _waiver,
}
"""What a record is known by besides its id: with none in common it is another."""
