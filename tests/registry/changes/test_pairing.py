"""Records that only changed their names: by equal bytes, else by what they say."""

from __future__ import annotations

from cdo.registry.changes import pairing
from tests.registry.changes.two import befell, text

LI, HUANG = text("officers/p-0004.yaml"), text("officers/p-0001.yaml")


def pairs(old: dict[str, str], new: dict[str, str]) -> list[tuple[str, str, str]]:
    """Return what befell the officers, each with the id it had and has."""
    whole = {f"officers/{name}.yaml": one for name, one in old.items()}
    after = {f"officers/{name}.yaml": one for name, one in new.items()}
    return [(one.event, one.was, one.id) for one in befell(whole, after)]


def test_equal_bytes_are_one_record() -> None:
    assert pairs({"a": LI}, {"b": LI}) == [("renamed", "a", "b")]


def test_equal_records_are_paired_in_the_order_of_their_ids() -> None:
    assert pairs({"a": LI, "b": LI}, {"d": LI, "c": LI}) == [
        ("renamed", "a", "c"),
        ("renamed", "b", "d"),
    ]
    assert pairs({"a": LI, "b": LI}, {"c": LI}) == [
        ("removed", "b", "b"),
        ("renamed", "a", "c"),
    ]


def test_the_most_alike_are_one_record() -> None:
    edited = LI.replace("副局长", "局长")
    more = edited.replace("0700-5550112", "0700-5550113")
    assert pairs({"a": LI}, {"b": more, "c": edited}) == [
        ("added", "b", "b"),
        ("renamed", "a", "c"),
    ]
    assert pairs({"b": more, "c": edited}, {"a": LI}) == [
        ("renamed", "c", "a"),
        ("removed", "b", "b"),
    ]


def test_other_layout_is_the_same_record() -> None:
    other = "# 说明\n" + LI.replace("name: 李示例\n", "") + 'name: "李示例"\n'
    assert pairs({"a": LI}, {"b": other}) == [("renamed", "a", "b")]


def test_little_in_common_is_no_record_in_common() -> None:
    assert pairs({"a": LI}, {"b": HUANG}) == [
        ("removed", "a", "a"),
        ("added", "b", "b"),
    ]
    assert pairs({"a": "{}"}, {"b": "# 空的\n"}) == [
        ("removed", "a", "a"),
        ("added", "b", "b"),
    ]


def test_a_record_never_becomes_one_of_another_kind() -> None:
    old, new = {"officers/a.yaml": LI}, {"units/a.yaml": LI}
    assert [one.event for one in befell(old, new)] == ["added", "removed"]
    more = {"units/a.yaml": LI + "note: 甲\n"}
    assert [one.event for one in befell(old, more)] == ["added", "removed"]


def test_of_very_many_only_equals_are_found() -> None:
    count = pairing.MOST_PAIRS // 50 + 1
    old = {f"a-{number}": LI + f"note: 甲{number}\n" for number in range(count)}
    new = {f"b-{number}": LI + f"note: 乙{number}\n" for number in range(50)}
    events = [event for event, _, _ in pairs({**old, "x": HUANG}, {**new, "y": HUANG})]
    assert events.count("renamed") == 1
    fewer = dict(list(old.items())[:2])
    assert "renamed" in [event for event, _, _ in pairs(fewer, new)]
