"""A registry that changes is judged as one that is read anew."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo import rules
from cdo.findings import Severity
from cdo.model import KINDS
from cdo.registry import layout, reading
from cdo.registry.cache import parsings
from cdo.registry.trees import Entry, MemoryTree
from cdo.registry.watched import Revision, Watched
from cdo.rules.judge import Judge
from tests.rules import small

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdo.model.kinds import Kind

VALID = small.files(small.DATA / "valid")
HELD = "a-ju 数据专员 专任 其他 {}"
FILED = """\
type: 实施方案
unit: {unit}
recipient: {to}
{more}contents: {{work_items: 数据普查, schedule: 年底前}}
events:
  - {{state: 已报送, on: 2022-08-20}}
"""


def filed(unit: str = "a-ju", to: str = "a-zu", more: str = "") -> str:
    return FILED.format(unit=unit, to=to, more=more)


WAIVED = """\
rule: CDO203
subject: officer/{}
reason: 交接
basis: 会议
approved_by: a-ju
from: 2022-08-01
until: 2023-01-01
"""


EDITS: Mapping[str, list[str]] = {
    "officers/p-0001.yaml": [
        small.person(HELD.format("2022-07-01..")),
        small.person(HELD.format("2022-07-01..2022-09-01")),
        small.person(HELD.format("2022-07-01.."), more="fictional: true"),
    ],
    "officers/p-0002.yaml": [
        small.person(HELD.format("2022-08-01.."), name="示例乙"),
        small.person("x-ju 数据专员 专任 其他 2022-07-01..", name="示例乙"),
        small.person("b-ju 数据专员 专任 其他 2022-07-01..", name="示例乙"),
    ],
    "filings/2022/plan-a.yaml": [filed(), filed(to="b-ju"), filed(unit="x-ju")],
    "filings/2022/plan-a-2.yaml": [
        filed(),
        filed(more="supersedes: 2022/plan-a\n"),
        filed(more="supersedes: 2022/plan-a-2\n"),
        filed(more="same_content_as: 2022/plan-a\n").replace("schedule: 年底前", ""),
    ],
    "units/b-ju.yaml": [
        small.BASE["units/b-ju.yaml"].replace("市数据局}", "市交通局}"),
        f"{small.BASE['units/b-ju.yaml']}track: 部们\n",
        f"{small.BASE['units/b-ju.yaml']}cohort: 试点\n",
    ],
    "waivers/w-1.yaml": [WAIVED.format("p-0002"), WAIVED.format("p-0009")],
    "scheme/posts.yaml": [
        small.BASE["scheme/posts.yaml"].replace("数据专员", "数据专管员"),
    ],
    "registry.yaml": [f"{small.BASE['registry.yaml']}demo: true\n"],
}

Laid = dict[str, str]


def errors(laid: Laid) -> set[str]:
    registry, found = reading.read(MemoryTree(laid))
    assert not found
    told = rules.check(registry)[0]
    return {one.rule.code for one in told if one.severity is Severity.ERROR}


def revision(path: str, text: str | None) -> Revision:
    standing = layout.standing(Entry(path))
    assert standing is not None
    kind = cast("Kind", standing.kind)
    if text is None:
        return Revision(kind, path, None)
    read = parsings.parsing(standing, text.encode())
    assert not read.faults
    return Revision(kind, path, read.record)


def changed(laid: Laid, path: str, text: str | None) -> Laid:
    kept = {name: one for name, one in laid.items() if name != path}
    return kept if text is None else {**kept, path: text}


@st.composite
def edit(draw: st.DrawFn) -> tuple[str, str | None]:
    path = draw(st.sampled_from(sorted(EDITS)))
    texts: list[str | None] = [*EDITS[path], small.BASE.get(path)]
    return path, draw(st.sampled_from(texts))


@given(st.lists(st.lists(edit(), min_size=1, max_size=3), min_size=1, max_size=12))
def test_a_revised_registry_holds_where_one_read_anew_has_no_error(
    steps: list[list[tuple[str, str | None]]],
) -> None:
    laid: Laid = dict(small.BASE)
    judge = Judge(Watched(reading.read(MemoryTree(laid))[0]))
    assert judge.holds()
    for edits in steps:
        for path, text in edits:
            laid = changed(laid, path, text)
        revisions = [revision(path, laid.get(path)) for path in dict(edits)]
        judge.revise(MemoryTree(laid), revisions, dict(edits))
        assert judge.holds() == (not errors(laid))


def test_every_edit_makes_a_difference() -> None:
    told = set[str]()
    for path, texts in EDITS.items():
        for text in texts:
            told |= errors(changed(changed(small.BASE, *HOLDER), path, text))
    assert {"CDO101", "CDO102", "CDO201", "CDO202", "CDO203", "CDO211"} <= told
    assert {"CDO213", "CDO301"} <= told


HOLDER = ("officers/p-0001.yaml", EDITS["officers/p-0001.yaml"][0])


def test_an_attachment_that_changes_is_looked_at_again() -> None:
    name = "attachments/2022/plan-a.txt"
    sha = hashlib.sha256("一".encode()).hexdigest()
    attached = filed(more=f"attachments:\n  - {{path: {name}, sha256: {sha}}}\n")
    laid: Laid = {**small.BASE, "filings/2022/plan-a.yaml": attached, name: "一"}
    judge = Judge(Watched(reading.read(MemoryTree(laid))[0]))
    assert judge.holds()
    laid[name] = "二"
    judge.revise(MemoryTree(laid), [], [name])
    assert not judge.holds()


@pytest.mark.parametrize("path", [one for one in VALID if one.endswith(".yaml")])
def test_what_is_asked_of_a_watched_registry_is_answered_alike(path: str) -> None:
    registry = reading.read(MemoryTree(VALID))[0]
    watched = Watched(registry)
    standing = layout.standing(Entry(path))
    assert standing is not None
    kind = cast("Kind", standing.kind)
    name = kind.id_of(path)
    assert watched.ids(kind.name) == registry.ids(kind.name)
    assert watched.known(kind.name, name)
    assert watched.get(KINDS[kind.name], name) is registry.get(KINDS[kind.name], name)
    assert watched.scheme == registry.scheme
    assert watched.manifest is registry.manifest
