"""不得兼任：同一单位里须由不同的人担任的职位。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Message, Severity
from cdo.phrases import joined
from cdo.reckoning import seats
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.officer import Officer
    from cdo.model.posts import Strength
    from cdo.reckoning.seats import Tenure
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

MUST = Message(
    "{who} 自 {day} 起同时任{unit}的{first}和{second}，这两个职位必须由不同的人担任",
    "核对任职文件：有一职已经卸任的写 until，登记错的更正；"
    "确实一人兼两职的，其中一职另定一人",
)
SHOULD = Message(
    "{who} 自 {day} 起同时任{unit}的{first}和{second}，这两个职位原则上由不同的人担任",
    "核对任职文件：有一职已经卸任的写 until，登记错的更正；"
    "确实一人兼两职的，其中一职另定一人，或者经批准后在 waivers/ 里登记豁免",
)


@CHECKS.rule("CDO206", MUST, of=("officer",), clause="三(一)2-7")
def must_differ(registry: Registry, officer: Officer) -> Iterator[Finding]:
    """条款规定必须分设的两个职位，同一天不由一人担任。

    一个职位协助、监督或者审核另一个职位的，一人兼两职就没有了这层关系。
    哪些职位须由不同的人担任，写在 scheme/posts.yaml 的 not_with 里；只看同一单位、
    任职期重叠的日子，主持也算。

    怎么改：有一职已经卸任的补写 until；登记错的更正；确实一人兼两职的，另定一人。

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
      - unit: a-ju
        post: 数据专员  # CDO206
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-08-01
        basis: 云人〔2022〕3号
    ```

    正例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 数据专员
        mode: 专任
        title: 信息科科长
        qualification: 其他
        from: 2022-07-01
        until: 2022-08-01
        basis: 云人〔2022〕1号
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-08-01
        basis: 云人〔2022〕3号
    ```
    """
    return _held_together(registry, officer, "必须", MUST)


@CHECKS.rule(
    "CDO207",
    SHOULD,
    of=("officer",),
    clause="三(一)2-6",
    severity=Severity.WARNING,
)
def should_differ(registry: Registry, officer: Officer) -> Iterator[Finding]:
    """条款规定原则上分设的两个职位，同一天不宜由一人担任。

    与必须分设的职位一样看，只是条款留有余地：确因人手等原因由一人兼任的，
    经批准后登记豁免，批准人和期限就有据可查。

    怎么改：有一职已经卸任的补写 until；能分开的另定一人；一时不能分开的登记豁免。

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
        basis: 云人〔2022〕1号
      - unit: a-ju
        post: 政务专员  # CDO207
        mode: 兼任
        title: 科员
        qualification: 其他
        from: 2022-07-01
        basis: 云人〔2022〕1号
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
        basis: 云人〔2022〕1号
    # officers/p-0002.yaml
    name: 示例乙
    appointments:
      - unit: a-ju
        post: 政务专员
        mode: 兼任
        title: 科员
        qualification: 其他
        from: 2022-07-01
        basis: 云人〔2022〕1号
    ```
    """
    return _held_together(registry, officer, "原则上", SHOULD)


def _held_together(
    registry: Registry, officer: Officer, strength: Strength, message: Message
) -> Iterator[Finding]:
    """Yield the pairs that *officer* holds and that are set apart with *strength*."""
    seated = seats.seated(registry, officer)
    held = [tenure for tenure, _ in seated]
    if not seats.overlapping(held):
        return
    for mine in seats.grouped(held, lambda one: one.appointment.unit).values():
        for one, two, day in seats.meetings(mine, lambda tenure: tenure.seat):
            told, clauses = _set_apart(registry, one, two)
            if told == strength:
                yield finding(
                    officer,
                    (*two.path, "post"),
                    message,
                    clauses,
                    who=officer.id,
                    day=day,
                    unit=registry.unit_name(two.appointment.unit),
                    first=one.appointment.post,
                    second=two.appointment.post,
                )


def _set_apart(
    registry: Registry, one: Tenure, two: Tenure
) -> tuple[Strength | None, str]:
    """Return how strongly two posts of one unit are apart, and by what clauses.

    It is enough that one post names the other; the stronger word counts.
    """
    clauses: dict[Strength, list[str]] = {"必须": [], "原则上": []}
    for this, other in ((one, two), (two, one)):
        post = seats.post(registry, this.seat)
        for apart in post.not_with if post is not None else ():
            if apart.post == other.appointment.post != this.appointment.post:
                clauses[apart.strength].append(apart.clause)
    for strength, cited in clauses.items():
        if cited:
            return strength, joined(dict.fromkeys(cited))
    return None, ""
