"""日期：提交的先后说得通，事情发生以后及时登记。"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cdo import model
from cdo.audit.base import Family
from cdo.findings import Message, Severity
from cdo.model import kinds
from cdo.registry.changes.comparison import last_key, leaves
from cdo.registry.changes.naming import text
from cdo.registry.history.commits import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.base import Found, Step
    from cdo.registry.changes.comparison import Path
    from cdo.registry.changes.edits import Edit

CHECKS = Family()

ORDER, LATE = "CDO905", "CDO906"

_MANIFEST = "registry.yaml"
_CHINA = 8 * 60

BEFORE_PARENT = Message(
    "这次提交写的时间 {time} 早于它的上一次提交（{parent}）",
    "核对提交人的时钟，问明是不是倒填日期；提交的时间由提交人自己写，不能证明什么",
)
BEFORE_SEAL = Message(
    "这次提交写的时间 {time} 早于之前已盖的封条 {seal}（{sealed}）",
    "封条盖过的是它以前的历史：核对时钟，问明是不是倒填日期",
)


@CHECKS.rule(ORDER, BEFORE_PARENT, BEFORE_SEAL, afresh=True)
def in_order(step: Step) -> Iterator[Found]:
    """提交的时间不早于它的上一次提交，也不早于之前盖的封条。

    提交的时间由提交人的电脑自己写，想写哪天就写哪天。倒填的日期骗不过次序：后面的提交
    写着更早的时间，不是时钟错了，就是有人要让它看上去早已在那里。

    怎么改：已经提交的改不了。核对提交人的时钟，问明缘由，在以后的提交说明里写清。

    反例：

    ```commits
    ## 2022-09-01
    # units/b-ju.yaml
    names: [{official: 云州市水利局, short: 市水利局}]
    nature: 政府部门
    ## 2022-08-31 # CDO905
    # units/b-ju.yaml
    names: [{official: 云州市水利局, short: 水利局}]
    nature: 政府部门
    ```

    正例：

    ```commits
    ## 2022-09-01
    # units/b-ju.yaml
    names: [{official: 云州市水利局, short: 市水利局}]
    nature: 政府部门
    ## 2022-09-01
    # units/b-ju.yaml
    names: [{official: 云州市水利局, short: 水利局}]
    nature: 政府部门
    ```
    """
    time = step.commit.committer.time
    latest = max((one.time for one in step.parents), default=time)
    seals = [one.sealed for one in step.parents if one.sealed is not None]
    sealed = max(seals, default=None)
    if time < latest:
        told, parent = _moment(time), _moment(latest)
        yield CHECKS.found(ORDER, _MANIFEST, BEFORE_PARENT, time=told, parent=parent)
    elif sealed is not None and time < sealed.time:
        told, at = _moment(time), _moment(sealed.time)
        yield CHECKS.found(
            ORDER, _MANIFEST, BEFORE_SEAL, time=told, seal=sealed.name, sealed=at
        )


def _moment(seconds: int) -> str:
    return Person("", "", seconds, _CHINA).date.isoformat(" ")


LATER = Message(
    "{record} 的 {field} 写的是 {new}，过了 {days} 天才登记，超过 {limit} 天",
    "补录的在提交说明里写明依据；日期写错的更正",
)
_KEYS = frozenset({"on", "from", "until"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@CHECKS.rule(LATE, LATER, severity=Severity.WARNING)
def in_time(step: Step) -> Iterator[Found]:
    """事情发生以后，在 late_entry_days 天内登记。

    看每一步的日期（on）、每个起止日（from、until），第一次写进登记库时过了多少天；天数在
    registry.yaml 的 late_entry_days 里定，不写是 30 天。补录不是错，但登记晚了的事，
    登记的时间就不能为它作证，审计时要看别的依据。登记库建立时补录的历史也会列出。

    怎么改：日期写错的更正；确是补录的，在提交说明里写明依据。

    反例：

    ```commits
    ## 2022-09-01 # CDO906
    # filings/2022/plan-a-ju.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 建平台, schedule: 两年}
    events: [{state: 已报送, on: 2022-07-15}]
    ```

    正例：

    ```commits
    ## 2022-08-14
    # filings/2022/plan-a-ju.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 建平台, schedule: 两年}
    events: [{state: 已报送, on: 2022-07-15}]
    ```
    """
    days = [(edit, field, day) for edit in step.edits for field, day in _days(edit)]
    if not days:
        return
    limit = _limit(step)
    entered = step.commit.committer._replace(zone=_CHINA).date
    for edit, field, day in days:
        passed = (entered.date() - day).days
        if passed > limit:
            yield CHECKS.found(
                LATE,
                edit.kind.path_of(edit.id),
                LATER,
                record=edit.ref,
                field=field,
                new=day.isoformat(),
                days=passed,
                limit=limit,
            )


def _days(edit: Edit) -> Iterator[tuple[str, date]]:
    """Yield the days that *edit* wrote down for the first time, and their fields."""
    found: Iterator[tuple[Path, str | None]] = iter(())
    if edit.event == "added" and edit.kind.name in kinds.PARTS:
        found = leaves(edit.kind.name, edit.new.value)
    elif edit.kind.name in kinds.PARTS:
        found = ((delta.path, delta.new) for delta in edit.deltas)
    for path, value in found:
        if value and isinstance(path[-1], str) and last_key(path) in _KEYS:
            day = _day(value)
            if day is not None:
                yield ".".join(map(str, path)), day


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        return None


def _limit(step: Step) -> int:
    """Return how many days may pass, as the manifest has it after the commit."""
    written = text(step.value(_MANIFEST), "late_entry_days")
    if written.isdecimal() and written.isascii():
        return int(written)
    return int(model.Manifest.model_fields["late_entry_days"].default)
