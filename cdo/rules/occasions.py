"""一事一份：同一件备案报送、同一份述职报告，有效的只有一份。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Message
from cdo.reckoning import handings
from cdo.rules.base import Family, finding
from cdo.rules.subjects import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.filing import Filing
    from cdo.model.report import Report
    from cdo.reckoning.handings import Double, H
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

TWO_FILINGS = Message(
    "{subject}有两份：{one}、{two}，都没有撤回，也没有写谁取代谁",
    "补正重报的，在 {first} 里写 supersedes: {last}；"
    "登记重复的删去一份，报重了的撤回一份；逐年报的各写 period",
)


@CHECKS.rule("CDO304", TWO_FILINGS, of=("filing",), needs=("filing",))
def one_filing(registry: Registry, filing: Filing) -> Iterator[Finding]:
    """一个单位一种备案报送一个年度只有一份有效。

    同一种材料有两份，就不知道以哪一份为准，也不知道按哪一天算按期。补正后重新报的，
    写明取代（supersedes）前一份，两份合起来算一次。没有写年度（period）的，
    算是针对整个制度的一份。已经撤回的不算。

    怎么改：重新报的写 supersedes；报重了的撤回一份，登记重复的删去一份；
    逐年报的，各写 period。

    反例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 已报送, on: 2022-08-20}
      - {state: 已备案, on: 2022-08-25}
    # filings/2022/plan-a-2.yaml
    type: 实施方案  # CDO304
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 明年三月前}
    events:
      - {state: 已报送, on: 2022-10-10}
    ```

    正例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 已报送, on: 2022-08-20}
      - {state: 已备案, on: 2022-08-25}
    # filings/2022/plan-a-2.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    supersedes: 2022/plan-a
    contents: {work_items: 数据普查, schedule: 明年三月前}
    events:
      - {state: 已报送, on: 2022-10-10}
    ```
    """
    double = handings.double(registry, filing, _filed)
    if double is not None:
        yield _twice(registry, double, "type", TWO_FILINGS)


def _filed(filing: Filing) -> tuple[tuple[str, str, int | None]]:
    return ((filing.type, filing.unit, filing.period),)


TWO_REPORTS = Message(
    "{subject}有两份：{one}、{two}，述职者都是 {author}，都没有撤回，也没有写谁取代谁",
    "补正重报的，在 {first} 里写 supersedes: {last}；"
    "登记重复的删去一份，报重了的撤回一份；述职者写错的更正 author",
)


@CHECKS.rule(
    "CDO405", TWO_REPORTS, of=("report",), needs=("report",), clause="三(三)2-2"
)
def one_report(registry: Registry, report: Report) -> Iterator[Finding]:
    """一人一席一年只有一份有效的述职报告。

    述职报告每年一份。同一个人就同一个席位、同一年度有两份报告，就不知道以哪一份为准。
    补正后重新报的，写明取代（supersedes）前一份；后一份备案或收文以前，以前一份为准。
    年内换了人、两个人各写一份的，不算重复。已经撤回的不算。

    怎么改：重新报的写 supersedes；报重了的撤回一份，登记重复的删去一份；
    述职者写错的更正 author。

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
    # reports/2022/a-ju.yaml
    unit: a-ju
    post: 首席数据官
    year: 2022
    author: p-0001
    sections: {sharing: 开放两类数据, security: 完成自查}
    suggestions: 统一编码
    events:
      - {state: 已报送, on: 2022-12-20}
    # reports/2022/a-ju-2.yaml
    unit: a-ju
    post: 首席数据官
    year: 2022
    author: p-0001  # CDO405
    sections: {sharing: 开放三类数据, security: 完成自查}
    suggestions: 统一编码
    events:
      - {state: 已报送, on: 2023-01-10}
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
        basis: 云人〔2022〕1号
    # reports/2022/a-ju.yaml
    unit: a-ju
    post: 首席数据官
    year: 2022
    author: p-0001
    sections: {sharing: 开放两类数据, security: 完成自查}
    suggestions: 统一编码
    events:
      - {state: 已报送, on: 2022-12-20}
    # reports/2022/a-ju-2.yaml
    unit: a-ju
    post: 首席数据官
    year: 2022
    author: p-0001
    supersedes: 2022/a-ju
    sections: {sharing: 开放三类数据, security: 完成自查}
    suggestions: 统一编码
    events:
      - {state: 已报送, on: 2023-01-10}
    ```
    """
    double = handings.double(registry, report, _reported)
    if double is not None:
        told = {"author": report.author}
        yield _twice(registry, double, "author", TWO_REPORTS, **told)


def _reported(report: Report) -> tuple[tuple[str, str, str, int]]:
    return ((report.author, report.unit, report.post, report.year),)


def _twice(
    registry: Registry, double: Double[H], field: str, message: Message, **more: object
) -> Finding:
    """Return that there are two for one occasion, at *field* of the later."""
    one, two = double.one, double.two
    asked = handings.type_of(registry, two)
    return finding(
        two,
        (field,),
        message,
        asked.clause if asked is not None else "",
        subject=subject(registry, two),
        one=one.id,
        two=two.id,
        first=double.first,
        last=double.last,
        **more,
    )
