"""单位：名单、名称沿革。"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message
from cdo.phrases import joined
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.scope import Scope
    from cdo.model.unit import Unit, UnitName
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

NOT_LISTED = Message(
    "{unit}的批次是{pilot}，scheme/scope.yaml 的 pilots 里却没有它",
    "批次写错的更正 cohort；设立文件里确有它的，在 pilots 里补上 {id}",
)
LISTED = Message(
    "名单里有{unit}（{id}），它的单位文件里{got}",
    "设立文件里确有它的，在 {file} 里写 cohort: {pilot}；没有的，从 pilots 里删去",
)


@CHECKS.rule(
    "CDO201",
    NOT_LISTED,
    LISTED,
    of=("unit",),
    needs=("scheme-vocabulary", "scheme-scope"),
    clause="二(一)-1、二(二)-1",
)
def as_listed(registry: Registry, unit: Unit) -> Iterator[Finding]:
    """用词表 pilot_cohort 那一批的单位，就是 scheme/scope.yaml 列出的单位。

    设立制度的文件列有先行的单位，照录在 scope.yaml 的 pilots 里；各单位文件里的批次
    （cohort）决定它设哪些席位、有哪些义务。两边对不上，席位和义务就会多算或者漏算。
    用词表没有写 pilot_cohort 的，不看这一条。

    怎么改：对照设立制度的文件，名单错了改 scope.yaml，单位错了改 cohort。

    反例：

    ```yaml
    # scheme/scope.yaml
    pilots: [a-ju]
    clauses: [一-1]
    # units/c-xian.yaml
    names:
      - {official: 云山县人民政府, short: 云山县}
    nature: 县区政府
    track: 县区
    cohort: 试点  # CDO201
    ```

    ```yaml
    # scheme/scope.yaml
    pilots:
      - a-ju
      - b-ju  # CDO201
      - c-xian
    clauses: [一-1]
    ```

    正例：

    ```yaml
    # scheme/scope.yaml
    pilots: [a-ju]
    clauses: [一-1]
    # units/c-xian.yaml
    names:
      - {official: 云山县人民政府, short: 云山县}
    nature: 县区政府
    track: 县区
    cohort: 推行
    ```
    """
    pilot = registry.scheme.vocabulary.pilot_cohort
    scope = registry.scheme.scope
    if pilot is not None and unit.cohort == pilot and unit.id not in scope.pilots:
        told = {"unit": registry.unit_name(unit.id), "id": unit.id, "pilot": pilot}
        yield finding(unit, ("cohort",), NOT_LISTED, joined(scope.clauses), **told)


@CHECKS.also(
    "CDO201", of=("scheme-scope",), needs=("scheme-vocabulary", "scheme-scope")
)
def listed_are_pilots(registry: Registry, scope: Scope) -> Iterator[Finding]:
    """Yield the units that the scope lists and that are of another cohort."""
    pilot = registry.scheme.vocabulary.pilot_cohort
    for index, listed in enumerate(scope.pilots) if pilot is not None else ():
        found = registry.get(model.Unit, listed)
        if found is not None and found.cohort != pilot:
            got = f"批次却是{found.cohort}" if found.cohort else "却没有写批次"
            name = registry.unit_name(listed)
            told = {"unit": name, "id": listed, "pilot": pilot, "file": found.path}
            path = ("pilots", index)
            yield finding(scope, path, LISTED, joined(scope.clauses), got=got, **told)


NO_DAY = Message(
    "“{first}”改名为“{second}”的日期没有写全，缺{missing}",
    "写改名的那一天：“{first}”写 until，“{second}”写 from，两处是同一天",
)
OVERLAP = Message(
    "“{first}”用到 {until}，“{second}”却从 {since} 起用，两个名称重叠",
    "写改名的那一天：“{first}”的 until 和“{second}”的 from 是同一天",
)
GAP = Message(
    "“{first}”只用到 {until}，“{second}”从 {since} 才起用，中间没有名称",
    "写改名的那一天：“{first}”的 until 和“{second}”的 from 是同一天",
)
OUT_OF_ORDER = Message(
    "“{second}”用到 {until}，从 {since} 起用的“{first}”却写在它前面",
    "名称按先后写：先用的在前，现用的在最后",
)
BACKWARDS = Message(
    "名称“{name}”的停用日 {until} 不晚于启用日 {since}",
    "until 写不再用这个名称的第一天，要在 from 之后：更正写错的日期",
)
SAME_SHORT = Message(
    "简称“{short}”与单位 {others} 现用的简称相同",
    "同一个单位登记了两次的，删去一个文件；已经停用的名称写 until；"
    "不同的单位，改用能区分的简称",
)


@CHECKS.rule(
    "CDO213",
    NO_DAY,
    OVERLAP,
    GAP,
    OUT_OF_ORDER,
    BACKWARDS,
    SAME_SHORT,
    of=("unit",),
)
def named_throughout(registry: Registry, unit: Unit) -> Iterator[Finding]:
    """单位的名称前后相接，不重叠，不间断；现用的简称各单位不相同。

    单位会改名，文件按落款日期用当时的名称，所以每一天都要有而且只有一个名称。
    until 当日起用下一个名称，两处写同一天。最早的名称可以不写 from，现用的不写 until。
    表格和提示里用简称指单位，两个单位的简称相同就分不清是哪一个。

    怎么改：名称按先后写，在改名的那一天相接；简称相同的，改用能区分的简称。

    反例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市信息中心, short: 市信息中心, until: 2021-03-01}
      - {official: 云州市大数据局, short: 市大数据局, from: 2021-01-01}  # CDO213
      - {official: 云州市数据局, short: 市数据局, from: 2024-05-01}  # CDO213
    nature: 政府部门
    # units/d-ju.yaml
    names:
      - official: 云州市交通运输局
        short: 市交通局  # CDO213
    nature: 政府部门
    ```

    正例：

    ```yaml
    # units/b-ju.yaml
    names:
      - {official: 云州市信息中心, short: 市信息中心, until: 2021-03-01}
      - official: 云州市大数据局
        short: 市大数据局
        from: 2021-03-01
        until: 2024-05-01
      - {official: 云州市数据局, short: 市数据局, from: 2024-05-01}
    nature: 政府部门
    ```
    """
    yield from _backwards(unit)
    for index, (one, two) in enumerate(pairwise(unit.names), 1):
        message = _apart(one, two)
        if message is not None:
            yield _succession(unit, index, message, one, two)
    yield from _same_short(registry, unit)


def _backwards(unit: Unit) -> Iterator[Finding]:
    """Yield the names of *unit* that end before they begin."""
    for index, one in enumerate(unit.names):
        since, until = one.from_, one.until
        if since is not None and until is not None and until <= since:
            told = {"name": one.official, "since": since, "until": until}
            yield finding(unit, ("names", index, "until"), BACKWARDS, "", **told)


def _apart(one: UnitName, two: UnitName) -> Message | None:
    """Return what is wrong where *two* takes over from *one*."""
    if one.from_ is not None and two.until is not None and two.until <= one.from_:
        return OUT_OF_ORDER
    if one.until is None or two.from_ is None:
        return NO_DAY
    if one.until == two.from_:
        return None
    return OVERLAP if one.until > two.from_ else GAP


def _succession(
    unit: Unit, index: int, message: Message, one: UnitName, two: UnitName
) -> Finding:
    """Return that *message* holds where *two*, at *index*, takes over from *one*."""
    swapped = message is OUT_OF_ORDER
    ends = (
        ("前一名称的 until", one.until),
        ("后一名称的 from", two.from_),
    )
    return finding(
        unit,
        ("names", index, "from"),
        message,
        first=one.official,
        second=two.official,
        until=two.until if swapped else one.until,
        since=one.from_ if swapped else two.from_,
        missing=" 和".join(what for what, day in ends if day is None),
    )


def _same_short(registry: Registry, unit: Unit) -> Iterator[Finding]:
    """Yield the short names of *unit* in use that earlier units use as well."""
    shorts: dict[str, int] = {}
    for index, one in enumerate(unit.names):
        if one.until is None:
            shorts.setdefault(one.short, index)
    for short, index in shorts.items():
        if len(registry.having(model.Unit, _shorts, short)) == 1:
            continue
        users = registry.once(_users, short)
        others = users[: users.index(unit.id)]
        if others:
            told = {"short": short, "others": joined(others)}
            yield finding(unit, ("names", index, "short"), SAME_SHORT, "", **told)


def _users(registry: Registry, short: str) -> list[str]:
    """Return the units that are called *short* now, by their files."""
    users = registry.having(model.Unit, _shorts, short)
    return [unit.id for unit in sorted(users, key=lambda one: one.path)]


def _shorts(unit: Unit) -> list[str]:
    return [one.short for one in unit.names if one.until is None]
