"""人员名单：报送以后人员变动的，重新报送。"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.findings import Message, Severity
from cdo.phrases import joined
from cdo.reckoning import handings, seats
from cdo.rules.base import Family, finding
from cdo.rules.subjects import subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cdo.model.filing import Filing
    from cdo.model.filings import FilingType
    from cdo.reckoning.handings import Handing
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

MOST = 3
"""How many changes a message names one by one."""

STALE = Message(
    "{subject}于 {day} 报送，以后人员又有变动：{changes}",
    "按现在的人员重新报送，登记为新的一份，里面写 supersedes: {last}；"
    "任职日期写错的更正",
)
UNDER_WAY = Message(
    "{subject}于 {day} 报送，以后人员又有变动：{changes}",
    "重新报送的 {last} {taken}以后就不再提示；任职日期写错的更正",
)


class Roster(NamedTuple):
    """An accepted roster: what its type asks for, when it was first sent and taken."""

    handing: Handing[Filing]
    filing: Filing
    asked: FilingType
    sent: date
    accepted: date


class Change(NamedTuple):
    """The day on which an appointment began or ended, and how a message says so."""

    day: date
    words: str


@CHECKS.rule(
    "CDO307",
    STALE,
    UNDER_WAY,
    of=("filing",),
    needs=("filing",),
    clause="三(一)2-8",
    severity=Severity.WARNING,
)
def up_to_date(registry: Registry, filing: Filing) -> Iterator[Finding]:
    """人员名单报送以后人员有变动的，重新报送名单。

    接收单位手里的名单要与现任人员相符。最近一次收下（已备案或已收文）的名单，从它第一次
    报送的第二天起，单位有人到任或者离任的，名单就旧了；报送当天的变动算在名单里。
    退回补正后收下的，仍从第一次报送起算。

    怎么改：按现在的人员重新报送，登记为新的一份，写 supersedes 取代原来的；
    新的一份收下以后，就按新的一份看。

    反例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 数据专员
        mode: 专任
        title: 科员
        qualification: 其他
        from: 2022-07-01
        until: 2022-11-01
        basis: 云人〔2022〕1号
    # filings/2022/roster-a.yaml
    type: 人员名单  # CDO307
    unit: a-ju
    recipient: b-ju
    events:
      - {state: 已报送, on: 2022-08-20}
      - {state: 已备案, on: 2022-08-25}
    ```

    正例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 数据专员
        mode: 专任
        title: 科员
        qualification: 其他
        from: 2022-07-01
        until: 2022-11-01
        basis: 云人〔2022〕1号
    # filings/2022/roster-a.yaml
    type: 人员名单
    unit: a-ju
    recipient: b-ju
    events:
      - {state: 已报送, on: 2022-08-20}
      - {state: 已备案, on: 2022-08-25}
    # filings/2022/roster-a-2.yaml
    type: 人员名单
    unit: a-ju
    recipient: b-ju
    supersedes: 2022/roster-a
    events:
      - {state: 已报送, on: 2022-11-03}
      - {state: 已备案, on: 2022-11-05}
    ```
    """
    roster = registry.once(_last, filing.unit)
    if roster is None or roster.filing is not filing:
        return
    changes = _changes(registry, filing.unit)
    later = sorted(one for one in changes if one.day > roster.sent)
    if later:
        yield _stale(registry, roster, later)


def _last(registry: Registry, unit: str) -> Roster | None:
    """Return the roster of *unit* that was accepted last, None without any."""
    filings = registry.having(model.Filing, _units, unit)
    rosters = filter(None, (_roster(registry, one) for one in reversed(filings)))
    return max(rosters, key=lambda one: one.accepted, default=None)


def _units(filing: Filing) -> tuple[str]:
    return (filing.unit,)


def _roster(registry: Registry, filing: Filing) -> Roster | None:
    """Return *filing* as a roster that counts, None where it is none."""
    asked = handings.type_of(registry, filing)
    if asked is None or not asked.roster:
        return None
    handing = handings.handing(registry, filing)
    sent, accepted = handings.sent_on(filing), handings.accepted_on(filing)
    if handing.current is not filing or sent is None or accepted is None:
        return None
    return Roster(handing, filing, asked, sent, accepted)


def _changes(registry: Registry, unit: str) -> Iterator[Change]:
    """Yield every day on which an appointment in *unit* begins or ends."""
    for officer in seats.appointed(registry, unit):
        for one in officer.appointments:
            if one.unit != unit:
                continue
            yield Change(one.from_, f"{one.from_} {officer.id} 任{one.post}")
            if one.until is not None:
                words = f"{one.until} {officer.id} 不再任{one.post}"
                yield Change(one.until, words)


def _stale(registry: Registry, roster: Roster, later: list[Change]) -> Finding:
    """Return that a roster says nothing of *later* changes, the earliest first."""
    newest = roster.handing.members[-1]
    sent = handings.sent_on(newest)
    pending = newest in roster.handing.live[1:]
    named = joined(one.words for one in later[:MOST])
    return finding(
        roster.filing,
        ("type",),
        UNDER_WAY if pending and (sent or later[-1].day) >= later[-1].day else STALE,
        roster.asked.clause,
        subject=subject(registry, roster.filing),
        day=roster.sent,
        changes=named if len(later) <= MOST else f"{named}等 {len(later)} 处",
        last=newest.id,
        taken="备案" if roster.asked.verb == "备案" else "收文",
    )
