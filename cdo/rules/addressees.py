"""行文：文种与发文机关、主送机关相称。"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.findings import Message, Severity
from cdo.phrases import joined
from cdo.reckoning.issuing import issuer
from cdo.reckoning.ranks import BELOW, EQUALS, rank
from cdo.rules.base import Family, finding
from cdo.rules.documents import issued

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cdo.model.document import Document
    from cdo.model.officer import Officer
    from cdo.model.unit import Unit
    from cdo.reckoning.ranks import Rank
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

CHECKS = Family()

UPWARD = ("报告", "请示")
"""The kinds that go to a body above."""

OFFICES = ("人民政府办公室", "人民政府办公厅")
"""Departments that may speak for their government."""

TITLES = (
    *("同志", "先生", "女士", "书记", "省长", "市长", "县长", "区长", "州长", "镇长"),
    *("部长", "局长", "厅长", "处长", "科长", "院长", "主任", "主席", "组长", "秘书长"),
)
"""How a text ends that names a person and no body."""

TO_OTHERS = Message(
    "{kind}主送{names}，不是政府，也不是议事协调机构",
    "主送写错的更正；确实发给{names}的，文种改用函",
)
SEVERAL = Message(
    "{kind}主送了 {count} 个：{names}",
    "{kind}只主送一个上级机关，其余的移到 cc",
)
TO_PERSON = Message(
    "{kind}主送“{name}”，不是机关", "主送写机关：单位编号，没有登记的写机关名称"
)
NOTICE = Message(
    "{sender}用通知发给{names}，不是上级对下级",
    "文种改用函；要各单位统一执行的，由政府或者议事协调机构发通知",
)


@CHECKS.rule(
    "CDO603",
    TO_OTHERS,
    SEVERAL,
    TO_PERSON,
    NOTICE,
    of=("document",),
    severity=Severity.WARNING,
)
def fits(registry: Registry, document: Document) -> Iterator[Finding]:
    """文种与发文机关、主送机关的关系相称。

    报告、请示是上行文，主送一个上级机关：政府或者议事协调机构，不送个人。
    部门与县区政府、党委部门、其他部门互不隶属，行文用函，不用通知；政府办公室代政府行文、
    与政府联合发文的除外。事业单位、开发区管委会与部门、县区政府同一系列（track）的，
    与它们同样看待。性质是登记库自己另加的，不看这一条；作废的公文也不看。

    怎么改：文种用错的更正；主送写错的更正，应知晓的机关写在抄送（cc）里。

    反例：

    ```yaml
    # documents/ysj/2022/1.yaml
    kind: 通知
    format: 文件
    title: 关于报送实施方案的通知
    recipients:
      - a-ju  # CDO603
      - c-xian
    date: 2022-06-01
    publicity: 主动公开
    events:
      - {state: 签发, on: 2022-06-01}
    # documents/ysj/2022/2.yaml
    kind: 报告
    format: 文件
    title: 关于试点总体情况的报告
    recipients:
      - a-zu
      - c-xian  # CDO603
    date: 2022-12-20
    publicity: 不予公开
    events:
      - {state: 签发, on: 2022-12-20}
    ```

    正例：

    ```yaml
    # documents/ysj/2022/1.yaml
    kind: 函
    format: 信函
    title: 关于报送实施方案的函
    recipients: [a-ju, c-xian]
    date: 2022-06-01
    publicity: 主动公开
    events:
      - {state: 签发, on: 2022-06-01}
    # documents/ysj/2022/2.yaml
    kind: 报告
    format: 文件
    title: 关于试点总体情况的报告
    recipients: [a-zu]
    cc: [c-xian]
    date: 2022-12-20
    publicity: 不予公开
    events:
      - {state: 签发, on: 2022-12-20}
    ```
    """
    ranks = Ranks(registry)
    if document.genre in UPWARD and issued(document):
        yield from _several(registry, document)
        yield from _persons(document, ranks)
        yield from _not_above(registry, document, ranks)
    elif document.genre == "通知" and issued(document):
        yield from _notices(registry, document, ranks)


class Ranks:
    """The ranks of units, by nature, and where that is not enough by track.

    Persons have none.
    """

    def __init__(self, registry: Registry) -> None:
        """Tell the ranks by *registry*."""
        self._registry = registry
        posts = (post.post for post in registry.scheme.posts.entries)
        self.posts = (*TITLES, *posts)

    def is_person(self, name: str) -> bool:
        """Say whether *name* is that of an officer, or ends as the title of one."""
        named = name.endswith(self.posts)
        return named or bool(self._registry.having(model.Officer, _names, name))

    def of(self, unit: Unit) -> Rank | None:
        """Return the rank of *unit*, None where its nature has none."""
        return rank(self._registry, unit)

    def among(self, document: Document, ranks: Collection[Rank]) -> dict[int, str]:
        """Return by index the recipients of *document* that have one of *ranks*."""
        found = {}
        for index, name in enumerate(document.recipients):
            unit = self._registry.get(model.Unit, name)
            if unit is not None and self.of(unit) in ranks:
                found[index] = name
        return found


def _names(officer: Officer) -> tuple[str]:
    return (officer.name,)


def _several(registry: Registry, document: Document) -> Iterator[Finding]:
    count = len(document.recipients)
    if count > 1:
        names = joined(map(registry.unit_name, document.recipients))
        told = {"kind": document.genre, "count": count, "names": names}
        yield finding(document, ("recipients", 1), SEVERAL, "", **told)


def _persons(document: Document, ranks: Ranks) -> Iterator[Finding]:
    """Yield the recipients that are persons, by office or by name."""
    for index, name in enumerate(document.recipients):
        if ranks.is_person(name):
            told = {"kind": document.genre, "name": name}
            yield finding(document, ("recipients", index), TO_PERSON, "", **told)


def _not_above(
    registry: Registry, document: Document, ranks: Ranks
) -> Iterator[Finding]:
    """Yield that a report goes to bodies that are above nobody."""
    found = ranks.among(document, BELOW)
    if found:
        names = joined(map(registry.unit_name, found.values()))
        told = {"kind": document.genre, "names": names}
        yield finding(document, ("recipients", min(found)), TO_OTHERS, "", **told)


def _notices(registry: Registry, document: Document, ranks: Ranks) -> Iterator[Finding]:
    """Yield that a department gives notice to bodies that are not below it."""
    known = issuer(registry, document)
    sender = registry.get(model.Unit, known.unit) if known is not None else None
    if sender is None or ranks.of(sender) != "department" or _is_office(sender):
        return
    joint = (registry.get(model.Unit, one) for one in document.co_issuers)
    if any(one is not None and ranks.of(one) == "above" for one in joint):
        return
    found = ranks.among(document, EQUALS)
    others = {index: name for index, name in found.items() if name != sender.id}
    if others:
        names = joined(map(registry.unit_name, others.values()))
        told = {"sender": registry.unit_name(sender.id), "names": names}
        yield finding(document, ("recipients", min(others)), NOTICE, "", **told)


def _is_office(unit: Unit) -> bool:
    """Say whether *unit* is an office that may speak for its government."""
    return any(name.official.endswith(OFFICES) for name in unit.names)
