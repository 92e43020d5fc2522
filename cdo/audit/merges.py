"""合并：两边各自都对，合到一起也对。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import rules
from cdo.audit.base import Family
from cdo.findings import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.base import Found, Step
    from cdo.findings import Diagnostic
    from cdo.registry.index import Registry

CHECKS = Family()

CODE = "CDO910"

_RULES = frozenset({"CDO203", "CDO304", "CDO405"})
_FOLDERS = ("officers/", "filings/", "reports/")

DOUBLED = Message(
    "这次合并带来了重复：{told}",
    "合并以前用 cdo validate --merge 检查；现在由当事各方商定留哪一个，另一个改正",
)


@CHECKS.rule(CODE, DOUBLED)
def no_doubles(step: Step) -> Iterator[Found]:
    """合并没有带来第二个任职者、第二份有效的备案报送或述职报告。

    两个分支各自登记了同一席位的任职者，文件不同，Git 合并时看不出来；合到一起，一个席位
    就有了两个人。任何一边原来就有的重复，不在这里说。

    怎么改：商定留哪一个，另一个改正。以后合并以前先用 cdo validate --merge 检查。

    反例：

    ```commits
    ## 2022-07-01
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - {unit: a-ju, post: 数据专员, mode: 专任, title: 科员, qualification: 其他,
         from: 2022-07-01, basis: 云人〔2022〕1号}
    ## 2022-07-02 分支
    # officers/p-0002.yaml
    name: 示例乙
    appointments:
      - {unit: a-ju, post: 数据专员, mode: 专任, title: 科员, qualification: 其他,
         from: 2022-07-01, basis: 云人〔2022〕2号}
    ## 2022-07-03 合并 # CDO910
    ```

    正例：

    ```commits
    ## 2022-07-01
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - {unit: a-ju, post: 数据专员, mode: 专任, title: 科员, qualification: 其他,
         from: 2022-07-01, basis: 云人〔2022〕1号}
    ## 2022-07-02 分支
    # officers/p-0002.yaml
    name: 示例乙
    appointments:
      - {unit: a-ju, post: 政务专员, mode: 专任, title: 科员, qualification: 其他,
         from: 2022-07-01, basis: 云人〔2022〕2号}
    ## 2022-07-03 合并
    ```
    """
    files = step.state.files
    if not step.is_merge or any(files == one.files for one in step.parents):
        return
    if not any(one.path.startswith(_FOLDERS) for one in step.changes):
        return
    known = {
        _sign(one)
        for parent in step.commit.parents
        for one in _doubles(step.reads(parent))
    }
    for one in _doubles(step.reads(step.commit.id)):
        if _sign(one) not in known:
            yield CHECKS.found(
                CODE,
                one.place,
                DOUBLED,
                record=one.record,
                field=one.field,
                told=one.message,
            )


def _doubles(registry: Registry) -> list[Diagnostic]:
    found, _ = rules.check(registry)
    return [one for one in found if one.rule.code in _RULES]


def _sign(one: Diagnostic) -> tuple[str | None, ...]:
    return one.rule.code, one.record, one.field, one.message
