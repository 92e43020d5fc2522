"""资格：任职者是否符合职位表要求的资格。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message, Severity
from cdo.reckoning import seats
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.officer import Officer
    from cdo.model.posts import Post
    from cdo.model.vocabulary import Vocabulary
    from cdo.reckoning.seats import Tenure
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

MUST = Message(
    "{unit}的{post}必须由{holder}担任，{who} 登记的{what}是{got}",
    "核对任职文件：{field} 写错的更正；确实不符的，请任免机关另定人选，"
    "或者经批准后在 waivers/ 里登记豁免",
)
SHOULD = Message(
    "{unit}的{post}原则上由{holder}担任，{who} 登记的{what}是{got}",
    "核对任职文件：{field} 写错的更正；确实另有安排的，"
    "在这段任职里写 departure_reason 说明原因",
)
EXPLAINED = Message(
    "{unit}的{post}原则上由{holder}担任，{who} 登记的{what}是{got}，原因：{reason}",
    severity=Severity.INFO,
)


@CHECKS.rule(
    "CDO204",
    MUST,
    of=("officer",),
    needs=("scheme-vocabulary",),
    clause="三(一)1-2、1-5、3-6",
)
def must_qualify(registry: Registry, officer: Officer) -> Iterator[Finding]:
    """条款用“必须”规定的任职资格，任职者须具备。

    职位表（scheme/posts.yaml）写明每个职位由什么人担任（holder）、是哪个单位的领导
    （holder_unit）。登记的资格就是要求的资格，或者用词表（scheme/vocabulary.yaml）写明它
    也满足要求的资格，都算符合。写了 home_unit 的，须是 holder_unit 那个单位。
    职位表没有写约束力（strength）的，按必须对待。主持不是正式任职，不看资格。

    怎么改：资格或单位写错的更正；确实不符的，请任免机关另定人选。“必须”不留余地，
    写了 departure_reason 也不算符合；经批准的例外在 waivers/ 里登记。

    反例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: c-xian
        post: 首席数据执行官
        mode: 兼任
        title: 办公室副主任
        qualification: 其他  # CDO204
        from: 2022-07-01
        basis: 云人〔2022〕1号
    # officers/p-0002.yaml
    name: 示例乙
    appointments:
      - unit: c-xian
        post: 首席数据执行官
        mode: 兼任
        title: 市交通局局长
        qualification: 主要领导
        home_unit: a-ju  # CDO204
        from: 2021-01-01
        until: 2022-07-01
        basis: 云人〔2021〕1号
    ```

    正例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: c-xian
        post: 首席数据执行官
        mode: 兼任
        title: 市数据局局长
        qualification: 主要领导
        home_unit: b-ju
        from: 2022-07-01
        basis: 云人〔2022〕1号
    ```
    """
    for tenure, post in seats.seated(registry, officer):
        if post.strength != "原则上" and not tenure.acting:
            yield from _unmet(registry, post, tenure, MUST)


@CHECKS.rule(
    "CDO205",
    SHOULD,
    EXPLAINED,
    of=("officer",),
    needs=("scheme-vocabulary",),
    clause="三(一)2-3、3-3",
    severity=Severity.WARNING,
)
def should_qualify(registry: Registry, officer: Officer) -> Iterator[Finding]:
    """条款用“原则上”规定的任职资格，任职者应具备，不具备的要有原因。

    “原则上”允许例外，但例外要能说明。在这段任职里写明原因（departure_reason）的，
    只作提示。怎样算符合，与用“必须”规定的资格相同。

    怎么改：资格或单位写错的更正；确实另有安排的，写 departure_reason。

    反例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 信息科科长
        qualification: 其他  # CDO205
        from: 2022-07-01
        basis: 云人〔2022〕1号
    ```

    写明原因以后仍在这一行提示，不再是警告：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 信息科科长
        qualification: 其他  # CDO205
        departure_reason: 领导班子换届期间的临时安排
        from: 2022-07-01
        basis: 云人〔2022〕1号
    ```

    正例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 局长
        qualification: 主要领导
        from: 2022-07-01
        basis: 云人〔2022〕1号
    ```
    """
    for tenure, post in seats.seated(registry, officer):
        if post.strength == "原则上" and not tenure.acting:
            explained = (tenure.appointment.departure_reason or "").strip()
            message = EXPLAINED if explained else SHOULD
            yield from _unmet(registry, post, tenure, message)


def _unmet(
    registry: Registry, post: Post, tenure: Tenure, message: Message
) -> Iterator[Finding]:
    """Yield *message* for each thing that *post* asks for and *tenure* lacks."""
    for field, what, got in _lacking(registry, post, tenure):
        yield finding(
            tenure.officer,
            (*tenure.path, field),
            message,
            post.holder_clause or post.clause,
            who=tenure.officer.id,
            unit=registry.unit_name(tenure.appointment.unit),
            post=post.post,
            holder=_asked_for(registry, post),
            field=field,
            what=what,
            got=got,
            reason=tenure.appointment.departure_reason,
        )


def _lacking(
    registry: Registry, post: Post, tenure: Tenure
) -> Iterator[tuple[str, str, str]]:
    """Yield the fields of *tenure* that *post* asks otherwise, and what they say."""
    qualification = _other_qualification(registry, post, tenure)
    if qualification is not None:
        yield "qualification", "资格", qualification
    home = _other_home(registry, post, tenure)
    if home is not None:
        yield "home_unit", "职务所在单位", home


def _other_qualification(registry: Registry, post: Post, tenure: Tenure) -> str | None:
    """Return the qualification of *tenure* where it is not one that *post* asks for.

    Words that are not declared are another rule's business.
    """
    words = registry.scheme.vocabulary
    had = tenure.appointment.qualification
    if not words.qualifications.keys() >= {had, *post.holder}:
        return None
    met = not post.holder or not satisfied(words, had).isdisjoint(post.holder)
    return None if met else had


def satisfied(words: Vocabulary, qualification: str) -> set[str]:
    """Return *qualification* and all that it satisfies, directly or through others."""
    found: set[str] = set()
    waiting = [qualification]
    while waiting:
        word = waiting.pop()
        if word not in found:
            found.add(word)
            waiting += words.qualifications.get(word, ())
    return found


def _other_home(registry: Registry, post: Post, tenure: Tenure) -> str | None:
    """Return the home unit that *tenure* names where *post* asks for another one.

    A unit that is not registered is another rule's business.
    """
    home, asked = tenure.appointment.home_unit, post.holder_unit
    if home is None or asked is None or home == asked:
        return None
    unit = registry.get(model.Unit, asked)
    if unit is None or any(home in (one.official, one.short) for one in unit.names):
        return None
    if registry.known("unit", home):
        return registry.unit_name(home)
    return None if _LIKE_AN_ID(home) else home


_LIKE_AN_ID = re.compile(r"[a-z0-9-]+").fullmatch


def _asked_for(registry: Registry, post: Post) -> str:
    holder = "或".join(post.holder) or "人员"
    if post.holder_unit is None:
        return holder
    return f"{registry.unit_name(post.holder_unit)}的{holder}"
