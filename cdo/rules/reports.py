"""述职报告：写了哪些方面，提了什么建议，由谁述职。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Message
from cdo.nearness import nearest
from cdo.phrases import joined
from cdo.reckoning import contents
from cdo.rules.base import Family, finding
from cdo.rules.subjects import subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.report import Report
    from cdo.reckoning.contents import Lack
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

UNWRITTEN = Message(
    "{subject}没有写“{name}”（{key}）这一方面",
    "在 sections 里补写 {key}；这一年没有内容的，{key}: 后面留空，"
    "再在 reasons 里写 {key} 的原因",
)
NEAR = Message(
    "{subject}没有写“{name}”（{key}）这一方面，sections 里有一项是“{near}”",
    "“{near}”指的就是这一方面的，改成 {key}；不是的，在 sections 里补写 {key}",
)
FACTOR = Message(
    "{subject}没有写“{name}”（{key}）这一方面，sections 里却有评价因素{factors}",
    "述职方面和评价因素是两个框架，不能互相代替：方面见 scheme/frames.yaml 的 "
    "report_areas，在 sections 里补写 {key}",
)
EMPTY = Message(
    "{subject}的“{name}”（{key}）这一方面是空的，没有写原因",
    "补写内容；这一年确实没有内容的，在 reasons 里写 {key} 的原因",
)


@CHECKS.rule(
    "CDO401",
    UNWRITTEN,
    NEAR,
    FACTOR,
    EMPTY,
    of=("report",),
    needs=("report",),
    clause="三(三)2-4",
)
def every_area(registry: Registry, report: Report) -> Iterator[Finding]:
    """述职报告写全规定的各个方面，空着的写明原因。

    要写哪些方面，列在 scheme/frames.yaml 的 report_areas 里；可以增写别的方面，
    规定的不能缺。这一年没有内容的方面留空，在 reasons 里写原因，增写的也一样。
    评价因素（evaluation_factors）是评价用的另一个框架，写了因素不等于写了方面。
    草拟时可以不全，从已报送起就要齐全；退回以后正在补正的、已经撤回的、
    已经由后一份取代的不看。草拟的还缺什么，见 cdo show。

    怎么改：缺的方面补写；没有内容的写原因；代号写错的更正。

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
    sections:
      platform: 建成数据平台  # CDO401
      security:  # CDO401
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
        basis: 云人〔2022〕1号
    # reports/2022/a-ju.yaml
    unit: a-ju
    post: 首席数据官
    year: 2022
    author: p-0001
    sections:
      sharing: 开放两类数据
      security:
      finance: 安排专项经费
    reasons:
      security: 系统年底才上线
    suggestions: 统一编码
    events:
      - {state: 已报送, on: 2022-12-20}
    ```
    """
    for lack in contents.lacking(registry, report):
        if lack.path[0] == "sections":
            yield _unwritten(registry, report, lack)


def _unwritten(registry: Registry, report: Report, lack: Lack) -> Finding:
    frames, key = registry.scheme.frames, lack.key
    factors = frames.evaluation_factors
    name = frames.report_areas.get(key, key)
    extra = [one for one in report.sections if one not in frames.report_areas]
    strange = [one for one in extra if one in factors or one in factors.values()]
    others = [one for one in extra if one not in strange]
    near = [one for one in others if one == name] or nearest(key, others)[:1]
    told = {
        "subject": subject(registry, report),
        "name": name,
        "key": key,
        "near": joined(near),
        "factors": joined(f"“{factors.get(one, one)}”（{one}）" for one in strange),
    }
    message = NEAR if near else FACTOR if strange else UNWRITTEN
    if key in report.sections:
        message = EMPTY
    return finding(report, lack.path, message, lack.clause, **told)


NONE = Message(
    "{subject}没有提工作建议",
    "报告里有的，在 suggestions 里补写，至少一条；报告里没有的，退回{unit}补正",
)


@CHECKS.rule("CDO402", NONE, of=("report",), needs=("report",), clause="三(三)2-3")
def with_suggestions(registry: Registry, report: Report) -> Iterator[Finding]:
    """述职报告至少提一条工作建议。

    报告不只讲做了什么，还要对下一步工作提出建议。草拟时可以没有，从已报送起就要有；
    退回以后正在补正的、已经撤回的、已经由后一份取代的不看。

    怎么改：报告里有的补录；报告里没有的，退回补正。

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
    suggestions: []  # CDO402
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
        basis: 云人〔2022〕1号
    # reports/2022/a-ju.yaml
    unit: a-ju
    post: 首席数据官
    year: 2022
    author: p-0001
    sections: {sharing: 开放两类数据, security: 完成自查}
    suggestions:
      - 统一编码
      - 由市里统一采购脱敏工具
    events:
      - {state: 已报送, on: 2022-12-20}
    ```
    """
    for lack in contents.lacking(registry, report):
        if lack.path[0] == "suggestions":
            told = {"unit": registry.unit_name(report.unit)}
            whose = subject(registry, report)
            yield finding(report, lack.path, NONE, lack.clause, subject=whose, **told)
