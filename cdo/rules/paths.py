"""路径：文件里写的单位、年份与文件的路径一致。"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

    Lasting = model.Filing | model.Report | model.Evaluation

CHECKS = Family()

OTHER_UNIT = Message(
    "文件名是 {stem}.yaml，里面的单位却是 {unit}",
    "单位写错了就更正；文件放错了就改名为 {unit}.yaml",
)
OTHER_YEAR = Message(
    "文件在 {folder} 年的文件夹里，里面却是 {year} 年",
    "日期写错了就更正；文件放错了就移到 {year}/",
)


@CHECKS.rule("CDO013", OTHER_UNIT, OTHER_YEAR, of=("filing", "report", "evaluation"))
def agrees(registry: Registry, record: Lasting) -> Iterator[Finding]:
    """文件里的单位和年份与文件的路径一致。

    编号就是路径。述职报告和评价的文件名是单位编号（同年第二份加 -2），
    所在的文件夹是年份；备案报送放在第一步发生的那一年。

    怎么改：看哪一边写错了，改内容或者移动文件。

    反例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 草拟, on: 2023-07-01}  # CDO013
    ```

    正例：

    ```yaml
    # filings/2023/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 草拟, on: 2023-07-01}
    ```
    """
    if isinstance(record, model.Filing):
        yield from _other_year(record, ("events", 0, "on"), record.events[0].on.year)
        return
    if isinstance(record, model.Report):
        yield from _other_year(record, ("year",), record.year)
    yield from _other_unit(registry, record)


def _other_year(
    record: model.Filing | model.Report, path: tuple[str | int, ...], year: int
) -> Iterator[Finding]:
    folder = record.id.partition("/")[0]
    if folder != str(year):
        yield finding(record, path, OTHER_YEAR, folder=folder, year=year)


def _other_unit(
    registry: Registry, record: model.Report | model.Evaluation
) -> Iterator[Finding]:
    stem = record.id.rpartition("/")[2]
    version = re.fullmatch(re.escape(record.unit) + r"(-[1-9][0-9]*)?", stem)
    if version is None and registry.known("unit", record.unit):
        yield finding(record, ("unit",), OTHER_UNIT, stem=stem, unit=record.unit)
