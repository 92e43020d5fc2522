"""任职：谁在哪一席位、从何时到何时。"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cdo.findings import Message
from cdo.reckoning import seats
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from cdo.model.officer import Officer
    from cdo.reckoning.seats import Seat, Tenure
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

    Meeting = tuple[Tenure, Tenure, date]

CHECKS = Family()

TWO_HOLDERS = Message(
    "{unit}的{post}自 {day} 起有两名任职者：{first}、{second}",
    "核对任免文件：前任已经离任的，在他的这段任职里写 until；"
    "否则更正后任的 from 或职位",
)
TWO_ACTING = Message(
    "{unit}的{post}自 {day} 起有两名主持者：{first}、{second}",
    "同一天只能一人主持：给先主持的写 until，或者更正后一人的 from",
)


@CHECKS.rule("CDO203", TWO_HOLDERS, TWO_ACTING, of=("officer",), clause="三(一)")
def one_holder(registry: Registry, officer: Officer) -> Iterator[Finding]:
    """一个席位同一天至多一名任职者，至多一名主持者。

    职位设几名由条款定，这里每个单位每个职位都是一席。任职期从 from 当日起，
    到 until 当日止（当日已不任职），所以继任者可以从前任的 until 那天起任职。
    主持者与任职者分开计算。

    怎么改：前任已经离任的补写 until；后任的日期写错的更正 from。

    反例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-07-01
        basis: 云人〔2022〕1号
    # officers/p-0002.yaml
    name: 示例乙
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-10-15  # CDO203
        basis: 云人〔2022〕9号
    ```

    正例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-07-01
        until: 2022-10-15
        basis: 云人〔2022〕1号
        end_reason: 调任
    # officers/p-0002.yaml
    name: 示例乙
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-10-15
        basis: 云人〔2022〕9号
    ```
    """
    for seat in dict.fromkeys(one.seat for one in seats.held(registry, officer)):
        for one, two, day in registry.once(_doubles, seat).get(officer.id, ()):
            post = seats.post(registry, seat)
            yield finding(
                officer,
                (*two.path, "from"),
                TWO_ACTING if two.acting else TWO_HOLDERS,
                post.clause if post is not None else "",
                unit=registry.unit_name(seat[0]),
                post=seat[1],
                day=day,
                first=one.officer.id,
                second=officer.id,
            )


def _doubles(registry: Registry, seat: Seat) -> Mapping[str, list[Meeting]]:
    """Return by the id of the later officer where two hold, or act for, *seat*."""
    found: dict[str, list[Meeting]] = defaultdict(list)
    held = seats.at(registry, seat)
    several = held if seats.overlapping(held) else ()
    for alike in seats.grouped(several, lambda tenure: tenure.acting).values():
        for met in seats.meetings(alike, lambda tenure: tenure.officer.id):
            one, two, _ = met
            if one.officer is not two.officer:
                found[two.officer.id].append(met)
    return found


BACKWARDS = Message(
    "{who} 任{unit}的{post}，离任日 {until} 不晚于到任日 {since}",
    "until 写不再任职的第一天，要在 from 之后：核对任免文件，更正写错的日期",
)
TWICE = Message(
    "{who} 任{unit}的{post}，第 {first} 段任职和第 {second} 段自 {day} 起重叠",
    "先任的一段已经结束的（例如主持以后正式任职）写 until；"
    "同一段任职登记了两次的，删去一段",
)


@CHECKS.rule("CDO208", BACKWARDS, TWICE, of=("officer",))
def in_order(registry: Registry, officer: Officer) -> Iterator[Finding]:
    """到任日早于离任日，一个人在一个席位上的各段任职不重叠。

    任职期从 from 当日起，到 until 当日止（当日已不任职），所以只任一天的，
    until 写第二天。同一段任职登记两次，或者主持转为正式任职时前一段没有结束，
    天数就会重复计算。

    怎么改：更正写错的日期；前一段结束的补写 until；重复的删去。

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
        until: 2021-07-01  # CDO208
        basis: 云人〔2022〕1号
      - unit: a-ju
        post: 首席数据官
        mode: 主持
        title: 副局长
        qualification: 领导班子成员
        from: 2022-07-01
        basis: 云人〔2022〕1号
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-10-15  # CDO208
        basis: 云人〔2022〕9号
    ```

    正例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 主持
        title: 副局长
        qualification: 领导班子成员
        from: 2022-07-01
        until: 2022-10-15
        basis: 云人〔2022〕1号
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-10-15
        basis: 云人〔2022〕9号
    ```
    """
    held = seats.held(registry, officer)
    for tenure in held:
        yield from _backwards(registry, tenure)
    several = held if seats.overlapping(held) else ()
    for mine in seats.grouped(several, lambda tenure: tenure.seat).values():
        for one, two, day in seats.meetings(mine, lambda tenure: tenure.seat):
            first, second = sorted((one.index + 1, two.index + 1))
            told = _told(registry, two) | {"first": first, "second": second}
            yield finding(officer, (*two.path, "from"), TWICE, "", day=day, **told)


def _backwards(registry: Registry, tenure: Tenure) -> Iterator[Finding]:
    since, until = tenure.appointment.from_, tenure.appointment.until
    if until is not None and until <= since:
        told = _told(registry, tenure) | {"since": since, "until": until}
        yield finding(tenure.officer, (*tenure.path, "until"), BACKWARDS, "", **told)


def _told(registry: Registry, tenure: Tenure) -> dict[str, object]:
    """Return who holds which seat, as the messages name it."""
    unit, post = tenure.seat
    return {"who": tenure.officer.id, "unit": registry.unit_name(unit), "post": post}
