"""席位：任职的单位设不设这个职位。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message
from cdo.phrases import joined
from cdo.reckoning import seats
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cdo.model.officer import Officer
    from cdo.model.unit import Unit
    from cdo.reckoning.seats import Tenure
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

NO_SEATS = Message(
    "{who} 任{unit}的{post}，{unit}却没有写系列（track），没有任何席位",
    "unit 写错的，改成职位所在的单位；这个单位确实设职位的，在 {file} 里写 track",
)
NO_POSTS = Message(
    "{who} 任{unit}的{post}，{unit}的系列是{track}，这个系列没有设职位",
    "unit 写错的，改成职位所在的单位；这个系列应设职位的，在 scheme/posts.yaml 里登记",
)
OTHER_POST = Message(
    "{who} 任{unit}的{post}，{unit}的系列是{track}，不设这个职位",
    "{track}设的职位有{posts}，{post}只设在{tracks}：更正 post 或 unit",
)


@CHECKS.rule(
    "CDO202",
    NO_SEATS,
    NO_POSTS,
    OTHER_POST,
    of=("officer",),
    needs=("scheme-posts",),
    clause="三(一)",
)
def of_track(registry: Registry, officer: Officer) -> Iterator[Finding]:
    """任职的职位须是单位所属系列设的职位。

    哪个系列的单位设哪些职位，写在 scheme/posts.yaml 里，依据是设立职位的条款。
    没有写系列（track）的单位不设职位。任职登记到不设这个职位的单位，统计席位时就会多出一席。

    怎么改：单位或职位写错的，更正 unit 或 post；确实应设的，先改 scheme/posts.yaml
    或单位的 track。

    反例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: c-xian
        post: 数据专员  # CDO202
        mode: 专任
        title: 科员
        qualification: 其他
        from: 2022-07-01
        basis: 云人〔2022〕1号
      - unit: b-ju  # CDO202
        post: 首席数据官
        mode: 兼任
        title: 局长
        qualification: 主要领导
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
    ```
    """
    for tenure in seats.held(registry, officer):
        unit = registry.get(model.Unit, tenure.appointment.unit)
        message = _seatless(registry, unit, tenure) if unit is not None else None
        if unit is not None and message is not None:
            yield _no_seat(registry, unit, tenure, message)


def _seatless(registry: Registry, unit: Unit, tenure: Tenure) -> Message | None:
    """Return why *unit* lacks the seat, or None: it has it, or a word is unknown."""
    post, tracks = tenure.appointment.post, registry.once(_posts)
    if unit.track is None:
        return NO_SEATS
    there = tracks.get(unit.track)
    if there is None:
        return NO_POSTS if unit.track in registry.scheme.vocabulary.tracks else None
    if post in there:
        return None
    return OTHER_POST if any(post in posts for posts in tracks.values()) else None


def _posts(registry: Registry) -> Mapping[str, set[str]]:
    """Return the posts that the scheme sets up, by track."""
    found: dict[str, set[str]] = {}
    for one in registry.scheme.posts.entries:
        found.setdefault(one.track, set()).add(one.post)
    return found


def _no_seat(
    registry: Registry, unit: Unit, tenure: Tenure, message: Message
) -> Finding:
    entries = registry.scheme.posts.entries
    alike = [one for one in entries if one.post == tenure.appointment.post]
    return finding(
        tenure.officer,
        (*tenure.path, "post" if message is OTHER_POST else "unit"),
        message,
        joined(dict.fromkeys(one.clause for one in alike)),
        track=unit.track,
        posts=joined(one.post for one in entries if one.track == unit.track),
        tracks=joined(dict.fromkeys(one.track for one in alike)),
        file=unit.path,
        who=tenure.officer.id,
        unit=registry.unit_name(unit.id),
        post=tenure.appointment.post,
    )
