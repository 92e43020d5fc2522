"""先后：取代与依据的关系有先有后，不绕圈、不分岔。"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple, cast

from cdo.findings import Message
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo import model
    from cdo.findings import Path
    from cdo.model import Record
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

    Succeeding = model.Filing | model.Report | model.Evaluation

CHECKS = Family()


class Link(NamedTuple):
    """What one record says of another: `value` at `path`."""

    record: Record
    path: Path
    value: str


CYCLE = Message("{field} 绕成了一圈：{ring}", "改其中一处，使它们有先有后")
ITSELF = Message("{field} 指向了自己：{ring}", "改成另一条的编号，或者删去这一行")
FORK = Message(
    "{value} 已经由 {other} 取代，{successor} 不能再取代它",
    "改成取代 {other}，或者删去这一行",
)


@CHECKS.rule("CDO102", CYCLE, ITSELF, FORK)
def in_order(registry: Registry) -> Iterator[Finding]:
    """取代关系不绕圈、不分岔，义务的先后不绕圈。

    一份材料由另一份取代，最后总有一份是现行的；绕成一圈就没有现行的，
    两份同时取代一份就有两份现行的。

    怎么改：照提示改其中一处。

    反例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    supersedes: 2022/plan-b
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 草拟, on: 2022-07-01}
    # filings/2022/plan-b.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    supersedes: 2022/plan-a  # CDO102
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 草拟, on: 2022-07-02}
    ```

    正例：

    ```yaml
    # filings/2022/plan-a.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 草拟, on: 2022-07-01}
    # filings/2022/plan-b.yaml
    type: 实施方案
    unit: a-ju
    recipient: a-zu
    supersedes: 2022/plan-a
    contents: {work_items: 数据普查, schedule: 年底前}
    events:
      - {state: 草拟, on: 2022-07-02}
    ```
    """
    for kind in ("filing", "report", "evaluation"):
        links = [
            Link(record, ("supersedes",), record.supersedes)
            for record in cast("tuple[Succeeding, ...]", registry.of(kind))
            if record.supersedes is not None
        ]
        yield from _forks(links)
        yield from _cycles({(link.record.id, link.value): link for link in links})
    obligations = registry.scheme.obligations
    yield from _cycles(
        {
            (str(link.path[0]), link.value): Link(obligations, link.path, link.value)
            for link in registry.links_of(obligations).get("obligation", ())
            if "after" in link.path
        }
    )


def _forks(links: Iterable[Link]) -> Iterator[Finding]:
    """Yield the links after the first that lead to the same record."""
    first: dict[str, str] = {}
    for link in links:
        successor = link.record.id
        other = first.setdefault(link.value, successor)
        if other != successor:
            yield finding(
                link.record,
                link.path,
                FORK,
                value=link.value,
                other=other,
                successor=successor,
            )


def _cycles(links: dict[tuple[str, str], Link]) -> Iterator[Finding]:
    """Yield rings of *links* (from, to), each at the link of its last member."""
    told = set()
    for ring in _rings(links):
        last = max(zip(ring, (*ring[1:], ring[0]), strict=True))
        if last in told:
            continue
        told.add(last)
        yield finding(
            links[last].record,
            links[last].path,
            CYCLE if len(ring) > 1 else ITSELF,
            field="after" if "after" in links[last].path else "supersedes",
            ring=" → ".join((*ring, ring[0])),
        )


def _rings(links: Iterable[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield the members of rings, each before the one that it leads to.

    One walk goes along every link once; where it comes back to its own way it has
    gone round a ring.  Of rings that share members not every one is told.
    """
    ahead: dict[str, list[str]] = defaultdict(list)
    for start, end in sorted(links):
        ahead[start].append(end)
    done: set[str] = set()
    for first in list(ahead):
        way: dict[str, Iterator[str]] = {"": iter([first])}
        while way:
            here = next(way[next(reversed(way))], None)
            if here is None:
                done.add(way.popitem()[0])
            elif here in way:
                members = list(way)
                yield members[members.index(here) :]
            elif here not in done:
                way[here] = iter(ahead.get(here, ()))
