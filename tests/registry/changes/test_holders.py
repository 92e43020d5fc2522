"""What was ever said of one seat on one day, and who said it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo.registry.changes import holders
from cdo.registry.changes.holders import Seat, Version
from cdo.registry.history.repository import opened
from tests.registry.changes.two import text
from tests.repositories import Builder, git

if TYPE_CHECKING:
    from pathlib import Path

LI = "officers/p-0004.yaml"
SEAT = Seat("sz-jyj", "数据总监", "2023-10-01")


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    return Builder(tmp_path / "库")


def versions(built: Builder, seat: Seat = SEAT) -> list[Version]:
    return holders.versions(opened(built.root), built.head(), seat)


def said(built: Builder, seat: Seat = SEAT) -> list[tuple[str, str, str]]:
    """Return the versions: the commit, the officer, the basis; "" for nobody."""
    return [
        (
            one.commit.subject if one.commit else "",
            str((one.holder or {}).get("officer", "")),
            str((one.holder or {}).get("basis", "")),
        )
        for one in versions(built, seat)
    ]


def recorded(built: Builder) -> str:
    commit = holders.recorded(versions(built))
    return commit.subject if commit else ""


def test_an_entry_and_its_corrections(built: Builder) -> None:
    built.commit({"officers/x.yaml": "name: 别人\nappointments: []\n"}, "无关")
    built.commit({LI: text(LI)}, "登记")
    built.commit({LI: "# 说明\n" + text(LI)}, "注释")
    built.commit({LI: text(LI).replace("〔2023〕41号", "〔2023〕42号")}, "更正")
    assert said(built) == [
        ("登记", "p-0004", "云教函〔2023〕41号"),
        ("更正", "p-0004", "云教函〔2023〕42号"),
    ]
    assert recorded(built) == "登记"
    assert versions(built)[0].holder == {
        "officer": "p-0004",
        "name": "李示例",
        "mode": "兼任",
        "title": "副局长",
        "from": "2023-09-11",
        "until": None,
        "basis": "云教函〔2023〕41号",
        "file": LI,
    }


def test_another_holder_is_another_entry(built: Builder) -> None:
    built.commit({LI: text(LI)}, "登记")
    other = text(LI).replace("李示例", "王示例").replace("2023-09-11", "2023-09-20")
    built.commit({LI: None, "officers/p-9.yaml": other}, "换人")
    assert [one[:2] for one in said(built)] == [("登记", "p-0004"), ("换人", "p-9")]
    assert recorded(built) == "换人"
    built.commit({"officers/p-9.yaml": None}, "删去")
    assert said(built)[-1] == ("删去", "", "")
    assert recorded(built) == ""


def test_a_renamed_record_is_the_same_person(built: Builder) -> None:
    built.commit({LI: text(LI)}, "登记")
    built.commit({LI: None, "officers/p-9.yaml": text(LI)}, "改编号")
    assert [one[1] for one in said(built)] == ["p-0004", "p-9"]
    assert recorded(built) == "登记"


def test_only_days_between_count(built: Builder) -> None:
    ended = text(LI).replace("41号\n", "41号\n    until: 2023-10-01\n", 1)
    built.commit({LI: ended}, "登记")
    assert said(built) == []
    assert recorded(built) == ""
    assert len(said(built, SEAT._replace(day="2023-09-30"))) == 1
    assert said(built, SEAT._replace(day="2023-09-10")) == []
    assert said(built, SEAT._replace(post="别的")) == []


def test_who_only_acts_comes_after_who_does_not(built: Builder) -> None:
    acting = (
        text(LI).replace("mode: 兼任", "mode: 主持").replace("name: 李", "name: 王")
    )
    built.commit(
        {"officers/p-0001.yaml": acting.replace("2023-09-11", "2023-01-01")}, "主持"
    )
    built.commit({LI: text(LI)}, "正式")
    assert [one[1] for one in said(built)] == ["p-0001", "p-0004"]


def test_names_that_are_not_public_are_marked(built: Builder) -> None:
    built.commit({LI: text(LI) + "public: false\n"}, "登记")
    (only,) = versions(built)
    assert only.held is not None
    assert not only.held.public


def test_what_is_no_appointment_is_passed_over(built: Builder) -> None:
    odd = "name: [a]\nappointments:\n  - {unit: sz-jyj, post: 数据总监, from: [b]}\n"
    built.commit({LI: odd}, "怪")
    built.commit({LI: "# sz-jyj\n["}, "坏")
    built.commit({LI: f"# sz-jyj\nname: {'甲' * 300_000}\n"}, "大")
    built.commit({LI: text(LI).replace("sz-jyj", "sz-xcb")}, "别处")
    assert said(built) == []
    built.commit({LI: odd.replace("[b]", "2023-01-01")}, "不全")
    (only,) = versions(built)
    assert only.holder is not None
    assert (only.holder["name"], only.holder["basis"]) == (None, None)


def test_a_shallow_clone_says_what_it_has(built: Builder, tmp_path: Path) -> None:
    built.commit({LI: text(LI)}, "登记")
    built.commit({"units/x.yaml": "nature: 政府\n"}, "别的")
    built.commit({"officers/x.yaml": "name: 别人\nappointments: []\n"}, "最后")
    clone = tmp_path / "浅"
    git(tmp_path, "clone", "-q", "--depth", "2", built.root.as_uri(), str(clone))
    repository = opened(clone)
    found = holders.versions(repository, repository.commit("HEAD"), SEAT)
    assert [(one.commit, one.held is None) for one in found] == [(None, False)]
    assert holders.recorded(found) is None


def test_a_unit_may_be_written_with_escapes(built: Builder) -> None:
    built.commit({LI: text(LI).replace("sz-jyj", '"sz\\u002djyj"')}, "登记")
    assert [one[1] for one in said(built)] == ["p-0004"]


def test_a_long_history_is_read_whole(built: Builder) -> None:
    count = holders.AHEAD + 5
    for number in range(count):
        built.commit({LI: text(LI).replace("〔2023〕41号", f"〔2023〕{number}号")})
    assert len(versions(built)) == count
