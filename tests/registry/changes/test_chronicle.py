"""The history told commit by commit, from repositories built on the spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cdo.model import kinds
from cdo.registry.changes.chronicle import AHEAD, Chronicle
from cdo.registry.changes.looking import between, look
from cdo.registry.changes.telling import told
from cdo.registry.history.committree import CommitTree
from cdo.registry.history.repository import opened
from cdo.registry.trees import FolderTree
from tests.registry.changes.cases import ENDED, WANG
from tests.registry.changes.two import VALID, text
from tests.repositories import Builder, git

if TYPE_CHECKING:
    from pathlib import Path

LI = "officers/p-0004.yaml"
NAME = "name: 李示例"


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    builder = Builder(tmp_path / "库")
    builder.commit({LI: text(LI), "units/sz-jyj.yaml": text("units/sz-jyj.yaml")}, "一")
    return builder


def steps(built: Builder, root: Path | None = None) -> list[tuple[str, list[str]]]:
    """Return the commits by their subjects, and the sentences on each."""
    repository = opened(root or built.root)
    tip = repository.commit("HEAD")
    see = look(CommitTree(repository, tip))
    with Chronicle(repository, tip) as history:
        return [
            (
                one.commit.subject,
                list(dict.fromkeys(c.text for c in told(one.edits, see))),
            )
            for one in history.steps()
        ]


def of_record(built: Builder, record: str) -> list[tuple[str, str, str]]:
    """Return what befell an officer: the commit, the event, the id since."""
    repository = opened(built.root)
    with Chronicle(repository, built.head()) as history:
        found = history.of_record(kinds.BY_NAME["officer"], record)
        return [(s.commit.subject, s.own.event, s.own.id) for s in found if s.own]


def renamed(built: Builder, new: str, whole: str, message: str) -> None:
    """Commit that the officer is *new* now, and the file says *whole*."""
    (old,) = (built.root / "officers").glob("*.yaml")
    built.commit({f"officers/{old.name}": None, f"officers/{new}.yaml": whole}, message)


def test_the_newest_commit_comes_first_and_the_root_adds_all(built: Builder) -> None:
    built.commit(
        {LI: ENDED[1][LI], "officers/p-0050.yaml": WANG},
        "二",
        "2024-10-16T09:00:00+08:00",
    )
    assert steps(built) == [
        (
            "二",
            ["2024-10-15 市教育局数据总监由李示例改为王示例（依据 云人〔2024〕31号）"],
        ),
        (
            "一",
            [
                "登记市教育局（单位 sz-jyj）",
                "2023-09-11 任命李示例为市教育局数据总监（依据 云教函〔2023〕41号）",
            ],
        ),
    ]


def test_a_reformat_says_nothing(built: Builder) -> None:
    built.commit({LI: "# 说明\n" + text(LI).replace(NAME, 'name: "李示例"')}, "排版")
    assert steps(built)[0] == ("排版", [])


def test_a_long_history_is_told_whole(built: Builder) -> None:
    count = AHEAD + 10
    for number in range(count):
        built.commit({LI: text(LI).replace("5550112", f"555{number:04}")}, str(number))
    found = steps(built)
    assert [subject for subject, _ in found] == [
        *map(str, reversed(range(count))),
        "一",
    ]
    assert all(len(sentences) == 1 for _, sentences in found[:-1])
    seen: list[tuple[int, int]] = []
    with Chronicle(
        opened(built.root), built.head(), lambda *at: seen.append(at)
    ) as history:
        assert len(list(history.steps())) == count + 1
    assert seen[-1] == (count + 1, count + 1)


def test_merges_are_told_on_the_first_parent_line(built: Builder) -> None:
    built.git("checkout", "-q", "-b", "side")
    built.commit({LI: text(LI).replace("副局长", "局长")}, "旁支")
    built.git("checkout", "-q", "main")
    built.commit({"officers/p-0050.yaml": "name: 王示例\nappointments: []\n"}, "主干")
    built.git("merge", "-q", "--no-ff", "-m", "合并", "side")
    assert steps(built)[:2] == [
        (
            "合并",
            ["李示例：2023-09-11 起任市教育局数据总监的行政职务由“副局长”改为“局长”"],
        ),
        ("主干", ["登记王示例（任职人员 p-0050）"]),
    ]


def test_text_in_gbk_is_read_by_its_header(built: Builder) -> None:
    built.write({LI: text(LI).replace("副局长", "局长")})
    built.git("add", "-A")
    body = "更正职务\n".encode("gbk")
    made = built.raw(body, parent=built.head(), headers=b"encoding GBK\n")
    built.git("reset", "-q", "--hard", made)
    assert [subject for subject, _ in steps(built)] == ["更正职务", "一"]


def test_versions_that_cannot_be_read_are_told_as_such(built: Builder) -> None:
    built.commit({LI: "name: [\n"}, "坏")
    built.commit({LI: "name: {\n"}, "更坏")
    built.commit({LI: text(LI)}, "好")
    built.commit({LI: None}, "删")
    built.commit({LI: b"\xff\xfe"}, "乱码")
    assert [sentences for _, sentences in steps(built)[:-1]] == [
        ["新增 officer/p-0004，但读不出来"],
        ["删去李示例（任职人员 p-0004）"],
        ["officer/p-0004 的前一版读不出来，这一版读得出来，看不出改了什么"],
        ["officer/p-0004 前后两版都读不出来，看不出改了什么"],
        ["officer/p-0004 的这一版读不出来，看不出改了什么"],
    ]


def test_one_record_under_all_its_names(built: Builder) -> None:
    whole = text(LI)
    built.commit({LI: whole.replace("副局长", "局长")}, "改")
    renamed(built, "p-2", whole.replace("副局长", "局长"), "二")
    renamed(built, "p-3", whole.replace("副局长", "主任"), "三")
    built.commit({"officers/p-9.yaml": "name: 另一人\nappointments: []\n"}, "别的")
    every = [
        ("三", "renamed", "p-3"),
        ("二", "renamed", "p-2"),
        ("改", "changed", "p-0004"),
        ("一", "added", "p-0004"),
    ]
    assert of_record(built, "p-3") == every
    assert of_record(built, "p-2") == every[:1] + every[1:]
    assert of_record(built, "p-0004") == every[1:]
    assert of_record(built, "p-5") == []


def test_gits_own_settings_on_renames_change_nothing(built: Builder) -> None:
    renamed(built, "p-2", text(LI).replace("副局长", "局长"), "二")
    before = steps(built)
    for name, value in (("diff.renames", "copies"), ("diff.renameLimit", "1")):
        built.git("config", name, value)
    assert steps(built) == before


def test_a_record_that_went_and_came_again(built: Builder) -> None:
    built.commit({LI: None}, "删")
    built.commit({LI: text(LI)}, "再来")
    built.commit({LI: "# 说明\n" + text(LI)}, "注释")
    assert of_record(built, "p-0004") == [
        ("再来", "added", "p-0004"),
        ("删", "removed", "p-0004"),
        ("一", "added", "p-0004"),
    ]


def test_the_seat_of_one_record_is_told_with_who_follows(built: Builder) -> None:
    built.commit({LI: ENDED[1][LI], "officers/p-0050.yaml": WANG}, "二")
    repository = opened(built.root)
    with Chronicle(repository, built.head()) as history:
        step = next(history.of_record(kinds.BY_NAME["officer"], "p-0004"))
    assert [edit.ref for edit in step.edits] == ["officer/p-0004", "officer/p-0050"]


def test_a_shallow_clone_is_cut_where_it_begins(built: Builder, tmp_path: Path) -> None:
    for number in range(2):
        built.commit({LI: text(LI).replace("5550112", f"555000{number}")}, str(number))
    clone = tmp_path / "浅"
    git(tmp_path, "clone", "-q", "--depth", "2", built.root.as_uri(), str(clone))
    repository = opened(clone)
    with Chronicle(repository, repository.commit("HEAD")) as history:
        assert [one.commit.subject for one in history.steps()] == ["1"]
        assert history.cut
    assert [subject for subject, _ in steps(built, clone)] == ["1"]


def test_files_that_are_too_large_are_not_read(built: Builder) -> None:
    built.commit({LI: f"name: {'甲' * 300_000}\n"}, "大")
    assert steps(built)[0][1] == ["officer/p-0004 的这一版读不出来，看不出改了什么"]


def test_two_trees(built: Builder) -> None:
    first = built.head()
    built.commit({LI: ENDED[1][LI], "officers/p-0050.yaml": WANG}, "二")
    repository = opened(built.root)
    old, new = (CommitTree(repository, one) for one in (first, built.head()))
    assert [edit.ref for edit in between(old, new)] == [
        "officer/p-0004",
        "officer/p-0050",
    ]
    assert [edit.event for edit in between(new, old)] == ["changed", "removed"]
    assert between(new, FolderTree(built.root)) == []
    built.write(
        {LI: None, "officers/p-0005.yaml": ENDED[1][LI], "units/x.yaml": "[" * 9}
    )
    (built.root / "units/y.yaml").symlink_to("x.yaml")
    with (built.root / "units/z.yaml").open("wb") as file:
        file.truncate(300_000)
    found = between(new, FolderTree(built.root))
    assert [(edit.ref, edit.event, edit.readable) for edit in found] == [
        ("unit/x", "added", False),
        ("unit/z", "added", False),
        ("officer/p-0005", "renamed", True),
    ]


def test_names_are_looked_up_once() -> None:
    class Counting(FolderTree):
        def read(self, path: str) -> bytes:
            asked.append(path)
            return (VALID / path).read_bytes()

    asked: list[str] = []
    see = look(Counting(VALID))
    assert see(LI) is see(LI)
    assert asked == [LI]
