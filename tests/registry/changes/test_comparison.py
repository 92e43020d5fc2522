"""Values compared by field: what is a change, and what is none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo.model import kinds
from cdo.registry import source
from cdo.registry.changes.comparison import differences, leaves
from cdo.registry.changes.identity import NATURAL, Item, canonical, identity
from cdo.registry.changes.matching import found
from tests.registry.changes.two import VALID

if TYPE_CHECKING:
    import random

    from cdo.registry.source import Value

OFFICER = """\
name: 示例甲
appointments:
  - {unit: a-ju, post: 数据官, mode: 专任, title: 局长, from: 2022-01-01, basis: 甲}
  - {unit: b-ju, post: 数据官, mode: 专任, title: 局长, from: 2023-01-01, basis: 乙}
"""


def value(text: str) -> Value:
    found, faults = source.parse(text)
    assert faults == []
    return found


def differing(old: str, new: str, kind: str = "officer") -> list[tuple[object, ...]]:
    """Return the differences as (field, old, new)."""
    every = differences(kind, value(old), value(new))
    return [(one.field, one.old, one.new) for one in every]


SILENT = {
    "comment": "# 说明\nname: 示例甲   # 名字\n" + OFFICER.partition("\n")[2],
    "quoting": OFFICER.replace("示例甲", '"示例甲"').replace(
        "2022-01-01", "'2022-01-01'"
    ),
    "order of keys": OFFICER.replace(
        "{unit: a-ju, post: 数据官,", "{post: 数据官, unit: a-ju,"
    ),
    "order of items": "\n".join(
        [*OFFICER.split("\n")[:2], *reversed(OFFICER.split("\n")[2:4]), ""]
    ),
    "block instead of flow": OFFICER.replace(
        OFFICER.split("\n")[2],
        "  -\n    unit: a-ju\n    post: 数据官\n    mode: 专任\n    title: 局长\n"
        "    from: 2022-01-01\n    basis: 甲",
    ),
    "an empty field": OFFICER + "office_phone:\n",
    "windows lines": OFFICER.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("name", SILENT)
def test_what_means_the_same_is_no_change(name: str) -> None:
    assert SILENT[name] != OFFICER
    assert differing(OFFICER, SILENT[name]) == []


def test_one_change_a_scalar_named_by_what_identifies_its_item() -> None:
    new = OFFICER.replace("basis: 乙", "until: 2024-01-01, basis: 丙")
    assert differing(OFFICER, new) == [
        ("appointments.b-ju/数据官/2023-01-01.until", None, "2024-01-01"),
        ("appointments.b-ju/数据官/2023-01-01.basis", "乙", "丙"),
    ]


def test_an_item_that_came_is_a_change_a_scalar() -> None:
    old = "type: 方案\nevents:\n  - {state: 草拟, on: 2022-01-01}\n"
    new = old + "  - {state: 已报送, on: 2022-01-02, ref: 甲1号}\n"
    assert differing(old, new, "filing") == [
        ("events.已报送/2022-01-02.state", None, "已报送"),
        ("events.已报送/2022-01-02.on", None, "2022-01-02"),
        ("events.已报送/2022-01-02.ref", None, "甲1号"),
    ]
    whole = differences("filing", value(old), value(new))
    assert {one.root for one in whole} == {("events", Item(("已报送", "2022-01-02")))}
    assert all(one.is_part for one in whole)


def test_a_corrected_day_is_one_change() -> None:
    new = OFFICER.replace("2023-01-01", "2023-02-01")
    assert differing(OFFICER, new) == [
        ("appointments.b-ju/数据官/2023-02-01.from", "2023-01-01", "2023-02-01")
    ]


def test_more_than_a_day_is_another_item() -> None:
    new = OFFICER.replace("from: 2023-01-01, basis: 乙", "from: 2023-02-01, basis: 丙")
    assert len(differing(OFFICER, new)) == 12


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("evidence: a", "evidence: [a]", []),
        ("evidence: [a, b]", "evidence: [b, a]", []),
        ("evidence: a", "evidence: [b]", [("evidence", "a", "b")]),
        ("evidence: a", "evidence: [b, a]", [("evidence", None, "b")]),
        ("evidence: [a, a]", "evidence: a", [("evidence", "a", None)]),
        ("evidence: [a, b]", "evidence: [c]",
         [("evidence", "a", None), ("evidence", "b", None), ("evidence", None, "c")]),
        ("x: 1", "evidence: []\nx: 1", [("evidence", None, "[]")]),
        ("evidence: []", "evidence: [a]", [("evidence", None, "a")]),
        ("a: 1\nx: 1", "x: 1", [("a", "1", None)]),
        ("a: {}\nx: 1", "x: 1", [("a", "{}", None)]),
        ("a: {b: {c: 1}}", "a: {b: {d: 1}}",
         [("a.b.d", None, "1"), ("a.b.c", "1", None)]),
        ("a: {b: 1}", "a: 1", [("a.b", "1", None), ("a", None, "1")]),
        ("a: [{b: 1}]", "a: {b: 1}",
         [('a.{"b": "1"}.b', "1", None), ("a.b", None, "1")]),
        ("a: [{b: 1}, x]", "a: [{b: 1}, y, ]",
         [('a."y"', None, "y"), ('a."x"', "x", None)]),
        ("a: [[x], [y]]", "a: [[y], [x]]", []),
        ("a: [[x]]", "a: [[y]]", [('a.["y"]', None, "y"), ('a.["x"]', "x", None)]),
        ("a: [~, x]", "a: [x]", [("a", "", None)]),
        ("tie_break: [A, B]", "tie_break: [B, A]", [("tie_break", "A、B", "B、A")]),
        ("tie_break: A", "x: 1", [("x", None, "1"), ("tie_break", "A", None)]),
        ("sections: {}", "sections: {security: }", [("sections.security", None, "")]),
        ("sections: {security: }", "sections: {security: ''}", []),
        ("x: {security: }", "x: {}", []),
        ("a: ''", "a: ", [("a", "", None)]),
    ],
)  # fmt: skip
def test_lists_maps_and_nothing(old: str, new: str, expected: list[object]) -> None:
    assert sorted(differing(old, new), key=str) == sorted(expected, key=str)


def test_items_with_one_identity_are_told_apart_by_number() -> None:
    old = "events:\n  - {state: 退回, on: 2022-01-01, reason: 甲}\n"
    twice = old + "  - {state: 退回, on: 2022-01-01, reason: 乙}\n"
    assert [one[0] for one in differing(old, twice, "filing")] == [
        f"events.退回/2022-01-01.{key}" for key in ("state", "on", "reason")
    ]
    swapped = "\n".join([twice.split("\n")[0], *twice.split("\n")[2:0:-1], ""])
    assert differing(twice, swapped, "filing") == []
    other = twice.replace("甲", "丙").replace("乙", "丁")
    assert differing(twice, other, "filing") == [
        ("events.退回/2022-01-01.reason", "乙", "丁"),
        ("events.退回/2022-01-01#2.reason", "甲", "丙"),
    ]


def test_a_missing_identity_is_an_empty_one() -> None:
    found = differing("names: []", "names: [{official: 甲局, short: 甲}]", "unit")
    assert [one[0] for one in found] == ["names..official", "names..short"]
    found = differing("names: []", "names: [{from: {a: 1}}]", "unit")
    assert found == [('names.{"a": "1"}.from.a', None, "1")]


def test_the_file_of_a_kind_that_is_a_list() -> None:
    old = "- {track: 市直, post: 数据官, clause: 一}\n- {track: 区县, post: 数据官}\n"
    new = "- {track: 区县, post: 数据官}\n- {track: 市直, post: 数据官, clause: 二}\n"
    assert differing(old, new, "scheme-posts") == [("市直/数据官.clause", "一", "二")]


def test_a_file_that_says_nothing() -> None:
    assert differing("# 空的", "name: 甲") == [("name", None, "甲")]
    assert differences("officer", None, None) == []


def test_what_stands_at_a_path() -> None:
    whole = value(OFFICER + "note: [a]\n")
    item = Item(("b-ju", "数据官", "2023-01-01"))
    assert found(whole, ("appointments", item, "basis")) == "乙"
    assert found(whole, ("appointments", item._replace(number=9), "basis")) == "乙"
    assert found(whole, ("appointments", Item(("c",)), "basis")) is None
    assert found(whole, ("name", Item(("c",)))) is None
    assert found(whole, ("name", "first")) is None


TEXTS = {
    path.relative_to(VALID).as_posix(): path.read_text("utf-8")
    for path in sorted(VALID.rglob("*.yaml"))
}


def kind_of(path: str) -> str:
    """Return the kind of the record whose file stands at *path*."""
    folder = path.partition("/")[0]
    return kinds.FILES.get(path) or kinds.FOLDERS[folder]


def shuffled(value: Value, order: random.Random, name: str = "") -> Value:
    """Return *value* with its keys, and the items of lists, in another order."""
    if isinstance(value, dict):
        keys = list(value)
        order.shuffle(keys)
        return {key: shuffled(value[key], order, key) for key in keys}
    if isinstance(value, list) and name != "tie_break":
        items = [shuffled(item, order) for item in value]
        order.shuffle(items)
        return items
    return value


@given(st.sampled_from(sorted(TEXTS)), st.randoms(use_true_random=False))
def test_no_shuffling_is_a_change(path: str, order: random.Random) -> None:
    whole = value(TEXTS[path])
    assert differences(kind_of(path), whole, shuffled(whole, order)) == []


SCALARS = st.none() | st.sampled_from(["", "甲", "乙", "2022-01-01", "2022-01-02"])
KEYS = st.sampled_from(
    [*list(NATURAL)[:8], "unit", "post", "from", "state", "on", "rater", "sections"]
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=25,
)


@given(VALUES, VALUES, st.randoms(use_true_random=False))
def test_backwards_old_is_new_and_new_is_old(
    old: Value, new: Value, order: random.Random
) -> None:
    forward = differences("officer", old, new)
    again = shuffled(new, order), shuffled(old, order)
    backward = differences("officer", *again)
    assert Counter((one.old, one.new) for one in forward) == Counter(
        (one.new, one.old) for one in backward
    )


@given(VALUES)
def test_nothing_differs_from_itself(whole: Value) -> None:
    assert differences("officer", whole, whole) == []
    assert canonical(whole) == canonical(whole)
    assert identity("events", whole)


@given(VALUES)
def test_what_comes_whole_comes_scalar_by_scalar(whole: Value) -> None:
    came = differences("officer", None, whole)
    every = Counter((one.path, one.new) for one in came)
    assert every == Counter(leaves("officer", whole))
    assert all(one.old is None for one in came)
