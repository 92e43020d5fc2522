"""述职者：由担任过的人述职，换过人的写明涵盖谁。"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message, Severity
from cdo.phrases import joined
from cdo.reckoning import handings, seats
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.officer import Appointment, Officer
    from cdo.model.report import Report
    from cdo.reckoning.seats import Seat
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

NEVER = Message(
    "{author} 在 {year} 年没有担任过{unit}的{post}，不能作为述职者",
    "述职者写错的更正 author；任职没有登记的，先在 {file} 里补登；"
    "单位、职位或者年度写错的更正",
)
FOR_ANOTHER = Message(
    "{author} 在 {year} 年没有担任过{unit}的{post}，担任过的是报告涵盖的 {covered}",
    "述职者写错的，author 改成担任过的人；任职没有登记的，先在 {file} 里补登；"
    "确实由继任者代为述职的，经批准后在 waivers/ 里登记豁免",
    severity=Severity.WARNING,
)


@CHECKS.rule("CDO403", NEVER, FOR_ANOTHER, of=("report",), clause="三(三)2-1")
def by_a_holder(registry: Registry, report: Report) -> Iterator[Finding]:
    """述职者在述职的那一年担任过这个职位。

    述职是讲自己任职期间的工作，一年里只任一天也算，主持工作的也算。
    前任已经调走、由继任者代为述职的，报告涵盖（covers）了那一年担任过的人，就只是警告。
    已经撤回的不看。

    怎么改：述职者、单位、职位或者年度写错的更正；任职没有登记的，先补登任职。

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
        from: 2023-01-01
        basis: 云人〔2023〕1号
    # reports/2022/a-ju.yaml
    unit: a-ju
    post: 首席数据官
    year: 2022
    author: p-0001  # CDO403
    sections: {sharing: 开放两类数据, security: 完成自查}
    suggestions: 统一编码
    events:
      - {state: 已报送, on: 2023-01-20}
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
        from: 2022-12-31
        basis: 云人〔2022〕9号
    # reports/2022/a-ju.yaml
    unit: a-ju
    post: 首席数据官
    year: 2022
    author: p-0001
    sections: {sharing: 开放两类数据, security: 完成自查}
    suggestions: 统一编码
    events:
      - {state: 已报送, on: 2023-01-20}
    ```
    """
    author = registry.get(model.Officer, report.author)
    if author is None or handings.withdrawn(report):
        return
    if _is_of_a_seat(registry, report) and not _held(author, report):
        yield _by_another(registry, report, author.path)


def _is_of_a_seat(registry: Registry, report: Report) -> bool:
    """Say whether other rules find nothing wrong with the seat of *report*."""
    posts = {one.post for one in registry.scheme.posts.entries}
    asked = handings.type_of(registry, report)
    if asked is not None and asked.post is not None:
        posts &= {asked.post}
    return registry.known("unit", report.unit) and report.post in posts


def _held(officer: Officer, report: Report) -> bool:
    """Say whether *officer* held the seat of *report* on some day of its year."""
    seat = (report.unit, report.post)
    return any(
        (one.unit, one.post) == seat and _in_year(one, report.year)
        for one in officer.appointments
    )


def _in_year(appointment: Appointment, year: int) -> bool:
    """Say whether *appointment* runs on some day of *year*."""
    first = max(appointment.from_, date(year, 1, 1))
    until = appointment.until
    return first.year == year and (until is None or first < until)


def _by_another(registry: Registry, report: Report, file: str) -> Finding:
    covered = [registry.get(model.Officer, one) for one in report.covers]
    held = [one.id for one in covered if one and _held(one, report)]
    return finding(
        report,
        ("author",),
        FOR_ANOTHER if held else NEVER,
        _clause(registry, report),
        author=report.author,
        year=report.year,
        unit=registry.unit_name(report.unit),
        post=report.post,
        file=file,
        covered=joined(held),
    )


def _clause(registry: Registry, report: Report) -> str:
    asked = handings.type_of(registry, report)
    return asked.clause if asked is not None else ""


UNCOVERED = Message(
    "{unit}的{post}在 {year} 年换过人，述职报告没有涵盖 {missing}",
    "报告写了他们任职期间工作的，写 covers: [{covers}]；没有写的，另交一份报告",
)


@CHECKS.rule(
    "CDO404",
    UNCOVERED,
    needs=("report",),
    clause="三(三)2-1",
    severity=Severity.WARNING,
)
def covering_all(registry: Registry) -> Iterator[Finding]:
    """年内换过人的，述职报告涵盖担任过的每一个人。

    一年里先后有两人以上担任的，每个人任职期间的工作都要有人述职。报告涵盖谁，
    写在 covers 里，没有写的就是述职者自己；同一席位同一年度的几份报告合起来看。
    主持工作的可以不写。已经撤回的不看。

    怎么改：报告写了前任或继任那一段的，在 covers 里写上他们；没有写的，另交一份。

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
        until: 2022-10-15
        basis: 云人〔2022〕1号
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
    # reports/2022/a-ju.yaml
    unit: a-ju  # CDO404
    post: 首席数据官
    year: 2022
    author: p-0002
    sections: {sharing: 开放两类数据, security: 完成自查}
    suggestions: 统一编码
    events:
      - {state: 已报送, on: 2022-12-20}
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
    # reports/2022/a-ju.yaml
    unit: a-ju
    post: 首席数据官
    year: 2022
    author: p-0002
    covers: [p-0001, p-0002]
    sections: {sharing: 开放两类数据, security: 完成自查}
    suggestions: 统一编码
    events:
      - {state: 已报送, on: 2022-12-20}
    ```
    """
    for (seat, year), reports in _by_seat_and_year(registry).items():
        held = seats.at(registry, seat)
        running = [one for one in held if _in_year(one.appointment, year)]
        holders = dict.fromkeys(one.officer.id for one in running if not one.acting)
        covered = {who for one in reports for who in one.covers or (one.author,)}
        missing = [who for who in holders if who not in covered]
        if len(holders) > 1 and missing:
            yield _uncovered(registry, reports[-1], [*holders], missing)


def _by_seat_and_year(
    registry: Registry,
) -> dict[tuple[Seat, int], list[Report]]:
    """Return the reports that were not withdrawn or replaced, the later last."""
    found: dict[tuple[Seat, int], list[Report]] = defaultdict(list)
    for handing in handings.handings(registry, model.Report):
        for report in handing.live:
            found[(report.unit, report.post), report.year].append(report)
    for reports in found.values():
        reports.sort(key=lambda one: (one.events[0].on, one.id))
    return found


def _uncovered(
    registry: Registry, report: Report, holders: list[str], missing: list[str]
) -> Finding:
    own = report.covers or (report.author,)
    covers = dict.fromkeys(who for who in holders if who in (*own, *missing))
    return finding(
        report,
        ("covers",),
        UNCOVERED,
        _clause(registry, report),
        unit=registry.unit_name(report.unit),
        post=report.post,
        year=report.year,
        missing=joined(missing),
        covers=", ".join(dict.fromkeys((*report.covers, *covers))),
    )
