"""Sentences that a reviewer reads, each case by the files before and after."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdo.model import kinds
from cdo.registry.changes.identity import Item
from cdo.registry.changes.telling import Change
from cdo.registry.changes.wording import labels
from tests.registry.changes.cases import CASES, ENDED, LI, WANG
from tests.registry.changes.two import changes, look, said
from tests.reporters import texts

GOLDEN = Path(__file__).parent / "golden"


def test_every_sentence() -> None:
    pieces = []
    for name, (old, new) in CASES.items():
        lines = "".join(f"  {one}\n" for one in said(old, new))
        pieces.append(f"{name}\n{lines}")
    texts.check(GOLDEN / "sentences.txt", "\n".join(pieces))


@pytest.mark.parametrize("name", CASES)
def test_something_is_said_of_every_change(name: str) -> None:
    found = changes(*CASES[name])
    assert found
    assert all(one.text and "None" not in one.text for one in found)
    assert all("  " not in one.text and one.text.isprintable() for one in found)


def test_one_who_leaves_and_one_who_follows_are_told_once() -> None:
    whole = "2024-10-15 市教育局数据总监由李示例改为王示例（依据 云人〔2024〕31号）"
    old, new = ENDED
    found = changes(old, {**new, "officers/p-0050.yaml": WANG})
    at = "appointments.sz-jyj/数据总监/2023-09-11"
    assert found == [
        Change("officer/p-0004", "changed", f"{at}.until", None, "2024-10-15", whole),
        Change("officer/p-0004", "changed", f"{at}.end_reason", None, "调任", whole),
        Change("officer/p-0050", "added", None, None, None, whole),
    ]


def test_a_renamed_record_is_one_change_with_both_ids() -> None:
    old, new = CASES["人员改编号，同时改内容"]
    assert [one[:5] for one in changes(old, new)] == [
        ("officer/p-0099", "renamed", None, "p-0004", "p-0099"),
        ("officer/p-0099", "changed", "office_phone", "0700-5550112", "0700-5550113"),
    ]
    there = changes(new, old)
    assert there[0][:5] == ("officer/p-0004", "renamed", None, "p-0099", "p-0004")


def test_a_record_that_came_or_went_is_one_change() -> None:
    for name, event in (("新增备案", "added"), ("删去人员", "removed")):
        (only,) = changes(*CASES[name])
        assert only[1:5] == (event, None, None, None)


def test_what_is_no_record_is_not_told() -> None:
    files = ("attachments/a.txt", "officers/P-1.yaml", "officers/p-1.yml", ".x.yaml")
    assert changes({}, dict.fromkeys((*files, "readme.md"), "name: 甲\n")) == []


def test_records_are_told_kind_by_kind() -> None:
    new = {
        LI: WANG,
        "units/a-ju.yaml": "nature: 政府\n",
        "registry.yaml": "title: 甲\n",
    }
    found = [one.record for one in changes({}, new)]
    assert found == ["registry", "unit/a-ju", "officer/p-0004"]


def test_fields_are_called_as_in_sentences() -> None:
    path = ("appointments", Item(("sz-jyj", "数据总监", "2023-09-11")), "basis")
    found = labels(kinds.BY_NAME["officer"], "p-0004", look, [path, ("name",)])
    assert found == ["2023-09-11 起任市教育局数据总监的任职依据", "姓名"]
