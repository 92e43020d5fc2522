"""公文：文号连续，年份相符。"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message, Severity
from cdo.reckoning.issuing import VOID, issuer, number
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.document import Document
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()


def issued(document: Document) -> bool:
    """Say whether *document* is not void; of a void one only the number is kept."""
    return document.events[-1].state != VOID


HOLE = Message(
    "{missing}没有登记，{number}前面缺号",
    "漏登的补登；占了没有用的号也要登记，events 里写占号、作废",
)


@CHECKS.rule("CDO601", HOLE, needs=("document",), severity=Severity.WARNING)
def without_holes(registry: Registry) -> Iterator[Finding]:
    """文号登记齐全的机关，每年的文号从 1 号起连续。

    registry.yaml 里写了 complete: true 的机关代字，表示它发的文都在这个登记库里。
    缺一个号，就有一件发出的文没有登记，或者一个号不知去向。作废的号留着文件，不算缺号。

    怎么改：漏登的补登；占了号没有用的，也登记下来，写明作废；登记库本来不收齐的，
    registry.yaml 里不写 complete。

    反例：

    ```yaml
    # registry.yaml
    title: 云州市首席数据官登记库
    scheme: 云府办〔2022〕1号
    issuers:
      ysj: {unit: b-ju, mark: 云数, complete: true}
    # documents/ysj/2022/1.yaml
    kind: 函
    format: 信函
    title: 关于报送人员名单的函
    recipients: [a-ju]
    date: 2022-06-01
    publicity: 主动公开
    events:
      - {state: 签发, on: 2022-06-01}
      - {state: 印发, on: 2022-06-01}
    # documents/ysj/2022/3.yaml
    kind: 函  # CDO601
    format: 信函
    title: 关于报送实施方案的函
    recipients: [a-ju]
    date: 2022-07-01
    publicity: 主动公开
    events:
      - {state: 签发, on: 2022-07-01}
      - {state: 印发, on: 2022-07-01}
    ```

    正例：

    ```yaml
    # registry.yaml
    title: 云州市首席数据官登记库
    scheme: 云府办〔2022〕1号
    issuers:
      ysj: {unit: b-ju, mark: 云数, complete: true}
    # documents/ysj/2022/1.yaml
    kind: 函
    format: 信函
    title: 关于报送人员名单的函
    recipients: [a-ju]
    date: 2022-06-01
    publicity: 主动公开
    events:
      - {state: 占号, on: 2022-06-01}
      - {state: 作废, on: 2022-06-02}
    # documents/ysj/2022/2.yaml
    kind: 函
    format: 信函
    title: 关于报送实施方案的函
    recipients: [a-ju]
    date: 2022-07-01
    publicity: 主动公开
    events:
      - {state: 签发, on: 2022-07-01}
    ```
    """
    filed: dict[str, dict[int, Document]] = defaultdict(dict)
    for document in registry.all(model.Document):
        folder, _, name = document.id.rpartition("/")
        filed[folder][int(name)] = document
    for documents in filed.values():
        before = 0
        for last, document in sorted(documents.items()):
            known = issuer(registry, document)
            if known is not None and known.complete and last > before + 1:
                yield _hole(registry, document, before + 1, last - 1)
            before = last


def _hole(registry: Registry, document: Document, first: int, last: int) -> Finding:
    """Return that the numbers from *first* to *last* before *document* are missing."""
    own = number(registry, document)
    missing = f"{own.rpartition('〕')[0]}〕{first}号"
    if last > first:
        missing += f"至{last}号"
    return finding(document, (), HOLE, missing=missing, number=own)


OTHER_YEAR = Message(
    "文号是{number}，成文日期却在 {year} 年",
    "日期写错的更正 date；号取错了年份的，改在 {year} 年重新编号",
)


@CHECKS.rule("CDO602", OTHER_YEAR, of=("document",), severity=Severity.WARNING)
def of_its_year(registry: Registry, document: Document) -> Iterator[Finding]:
    """文号的年份就是成文日期的年份。

    文号里的年份是成文的年份，按年编号；年底占号、次年成文的，用次年的号。
    作废的公文只留文号，不看日期。

    怎么改：日期写错的更正；号取错了年份的，在成文的那一年重新编号，原来的号作废。

    反例：

    ```yaml
    # documents/ysj/2022/1.yaml
    kind: 函
    format: 信函
    title: 关于报送人员名单的函
    recipients: [a-ju]
    date: 2023-01-03  # CDO602
    publicity: 主动公开
    events:
      - {state: 占号, on: 2022-12-30}
      - {state: 签发, on: 2023-01-03}
    ```

    正例：

    ```yaml
    # documents/ysj/2023/1.yaml
    kind: 函
    format: 信函
    title: 关于报送人员名单的函
    recipients: [a-ju]
    date: 2023-01-03
    publicity: 主动公开
    events:
      - {state: 签发, on: 2023-01-03}
    ```
    """
    if issued(document) and document.id.split("/")[1] != str(document.date.year):
        told = {"number": number(registry, document), "year": document.date.year}
        yield finding(document, ("date",), OTHER_YEAR, "", **told)
