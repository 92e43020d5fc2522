"""`cdo log`: the history in words, by record, unit, author, and time."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from cdo.cli import progress
from tests.cli import chronicles, town
from tests.cli.calling import cdo
from tests.repositories import Builder, git

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TOWN = ("-C", "town")
NEWEST = ("更正依据", "二月任免", "水利所报送计划", "登记柳镇")
SENTENCE = "2024-02-01 农机站数据员由示例乙改为示例丙（依据 柳府〔2024〕1号）"


@pytest.fixture(autouse=True)
def built(tmp_path: Path) -> Builder:
    return chronicles.built(tmp_path)


def subjects(*arguments: str) -> list[str]:
    """Return the messages of the commits that are listed."""
    ran = cdo("log", *arguments, *TOWN)
    assert (ran.code, ran.err) == (0, "")
    heads = [line for line in ran.out.splitlines() if line and line[0] != " "]
    return [line.rpartition("：")[2] for line in heads]


def data(*arguments: str) -> list[dict[str, Any]]:
    ran = cdo("log", *arguments, *TOWN, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    whole = json.loads(ran.out)
    assert list(whole) == ["schema", "changes"]
    assert whole["schema"] == "cdo/changes/1"
    found: list[dict[str, Any]] = whole["changes"]
    return found


ANSWERS: dict[str, Sequence[str]] = {
    "log.txt": (),
    "log.md": ("--since", "2023-10-02", "-f", "md"),
    "log.csv": ("--since", "2023-10-02", "-f", "csv"),
    "log.json": ("--since", "2023-10-02", "-f", "json"),
    "log-record.txt": ("officer/p-0003",),
    "log-unit.txt": ("--unit", "农机站"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_whole_answers(name: str) -> None:
    chronicles.check(name, "log", *ANSWERS[name], *TOWN)


def test_no_golden_file_is_left_over() -> None:
    others = {f"diff.{form}" for form in ("txt", "json", "md")}
    others |= {"blame.txt", "blame.json", "who-entered.txt", "who-known-at.txt"}
    there = {file.name for file in chronicles.GOLDEN.iterdir()}
    assert there == {*ANSWERS, *others}


def test_the_newest_comes_first_and_a_comment_is_nothing() -> None:
    assert tuple(subjects()) == NEWEST


def test_the_terminal_folds_and_loses_nothing() -> None:
    ran = cdo("log", *TOWN, screen=True)
    assert ran.code == 0
    plain = "".join(line.strip() for line in cdo("log", *TOWN).out.splitlines())
    folded = "".join(line.strip() for line in ran.out.splitlines())
    assert folded.replace(" ", "") == plain.replace(" ", "")


def test_a_change_has_the_names_that_programs_rely_on() -> None:
    found = data()
    keys = [
        "commit",
        "author",
        "date",
        "record",
        "event",
        "field",
        "old",
        "new",
        "text",
    ]
    assert all(list(one) == keys for one in found)
    ends = next(one for one in found if one["new"] == "2024-02-01")
    assert ends["field"] == "appointments.nj-z/数据员/2023-09-01.until"
    assert (ends["record"], ends["event"], ends["old"]) == (
        "officer/p-0002",
        "changed",
        None,
    )
    assert (ends["author"], ends["date"]) == ("王五", "2024-02-02T01:00:00+00:00")
    assert ends["text"] == SENTENCE
    assert [one["event"] for one in found if one["text"] == SENTENCE] == [
        *("changed", "changed", "added")
    ]


def test_times_bound_what_is_listed() -> None:
    assert subjects("--since", "2024-02-02") == [*NEWEST[:2]]
    assert subjects("--since", "2024-02-02T09:00") == [*NEWEST[:2]]
    assert subjects("--since", "2024-02-02T09:01") == [NEWEST[0]]
    assert subjects("--until", "2023-10-08") == [*NEWEST[2:]]
    assert subjects("--until", "2023-10-08T10:30") == [NEWEST[3]]
    assert subjects("--since", "2023-10-08", "--until", "2023-10-08") == [NEWEST[2]]


def test_authors_are_found_by_a_part_of_name_or_address() -> None:
    assert subjects("--author", "王") == ["二月任免"]
    assert subjects("--author", "2@EXAMPLE.cn") == [*NEWEST[:3]]
    ran = cdo("log", "--author", "无此人", *TOWN)
    assert (ran.code, ran.out) == (0, "登记库的历史：没有变化\n")
    assert data("--author", "无此人") == []
    assert cdo("log", "--author", "无此人", *TOWN, "-f", "md").out.endswith(
        "没有变化。\n"
    )


def test_a_unit_by_any_of_its_names() -> None:
    found = subjects("--unit", "水利所")
    assert found == ["水利所报送计划", "登记柳镇"]
    assert subjects("--unit", "sl-s") == subjects("--unit", "柳镇水利所") == found
    ran = cdo("log", "--unit", "水利站", *TOWN)
    assert ran.code == 2
    assert ran.err == "错误：没有 水利站 这个单位；是不是要写 水利所？\n"


def test_one_record_and_one_entry_of_a_scheme(built: Builder) -> None:
    assert subjects("officer/p-0001") == ["登记柳镇"]
    assert {one["record"] for one in data("officer/p-0003")} == {"officer/p-0003"}
    for name, old, new in (("plan", "计划备案", "计划报备"), ("x", "", "")):
        path = "scheme/obligations.yaml"
        more = "x:\n  title: 新\n  binds: {}\n" if name == "x" else ""
        before = (built.root / "town" / path).read_text("utf-8")
        after = before.replace(old, new) + more
        chronicles.commit(built, {path: after}, name, "2024-04-01T09:00:00+08:00")
    assert subjects("obligation/plan") == ["plan", "登记柳镇"]
    assert subjects("obligation/x") == ["x", "登记柳镇"]
    assert subjects("scheme/obligations") == ["x", "plan", "登记柳镇"]


def test_a_record_that_is_gone_still_has_its_history(built: Builder) -> None:
    chronicles.commit(built, {chronicles.BING: None}, "删", "2024-04-01T09:00:00+08:00")
    assert subjects("officer/p-0003")[0] == "删"
    renamed = {chronicles.YI: None, "officers/p-0009.yaml": chronicles.ended()}
    chronicles.commit(built, renamed, "改编号", "2024-04-02T09:00:00+08:00")
    assert subjects("officer/p-0009") == ["改编号", "二月任免", "登记柳镇"]
    assert subjects("officer/p-0002") == subjects("officer/p-0009")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("officer/p-0004",), "历史里没有 officer/p-0004 这条记录；是不是要写 p-000"),
        (("p-0001",), "p-0001 不是一条记录，写成 种类/编号，如 unit/ID"),
        (("oficer/p-0001",), "没有 oficer 这个种类；是不是要写 officer？"),
        (("scheme/scope",), "历史里没有 scheme/scope 这条记录"),
        (
            ("--since", "今天"),
            "选项 --since：写成 2022-08-31 或 2022-08-31T16:30，不是“今天”",
        ),
        (("--until", "2022-02-30"), "选项 --until：没有 2022-02-30 这个时间"),
        (("--rev", "nowhere"), "没有 nowhere 这个提交、分支或标签"),
    ],
)
def test_what_cannot_be_answered(arguments: Sequence[str], told: str) -> None:
    for form in ("text", "json", "csv", "md"):
        ran = cdo("log", *arguments, *TOWN, "-f", form)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"错误：{told}")


def test_a_record_of_which_nothing_is_asked_is_known() -> None:
    ran = cdo("log", "officer/p-0001", "--author", "无此人", *TOWN)
    assert (ran.code, ran.out) == (0, "officer/p-0001 的历史：没有变化\n")


def test_up_to_a_revision(built: Builder) -> None:
    assert subjects("--rev", "HEAD~3") == [*NEWEST[2:]]
    built.git("checkout", "-q", "--detach", "HEAD~2")
    assert subjects() == [*NEWEST[1:]]


def test_where_there_is_no_history(tmp_path: Path) -> None:
    root = tmp_path / "别处"
    for path, text in town.FILES.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    git(root, "init", "-q")
    ran = cdo("log", "-C", str(root))
    assert ran.code == 2
    assert ran.err.endswith("还没有提交\n")


def test_a_shallow_clone_is_said_to_be_one(built: Builder, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "4", built.root.as_uri(), "浅")
    ran = cdo("log", "-C", str(tmp_path / "浅" / "town"))
    assert ran.code == 3
    assert "二月任免" in ran.out
    assert "登记柳镇" not in ran.out
    assert ran.err == (
        "这个克隆只有一部分历史，更早的看不到；"
        "先运行 git fetch --unshallow 取回全部历史\n"
    )


def test_names_of_authors_stay_on_their_line(built: Builder) -> None:
    hostile = "赵\x1b[31m六\u202e"
    path = "units/sl-s.yaml"
    new = {path: town.FILES[path].replace("合署", "联合")}
    chronicles.commit(built, new, "改\x07动", "2024-05-01T09:00:00+08:00", hostile)
    out = cdo("log", "unit/sl-s", *TOWN).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "赵<U+001B>[31m六<U+202E>：改<U+0007>动" in out
    lines = cdo("log", "unit/sl-s", *TOWN, "-f", "csv").out.splitlines()
    assert "赵<U+001B>[31m六<U+202E>" in lines[1]


def test_nothing_becomes_a_formula_or_markup(built: Builder) -> None:
    path = "units/sl-s.yaml"
    new = {path: town.FILES[path].replace("与农机站合署办公", "'=1+1 *|*'")}
    chronicles.commit(built, new, "*粗*", "2024-05-01T09:00:00+08:00", "=cmd")
    out = cdo("log", "unit/sl-s", *TOWN, "-f", "csv").out
    row = next(csv.DictReader(out.lstrip("\ufeff").splitlines()))
    assert (row["作者"], row["现在"], row["变化"]) == ("'=cmd", "'=1+1 *|*", "修改")
    out = cdo("log", "unit/sl-s", *TOWN, "-f", "md").out
    assert "\\*粗\\*" in out
    assert "\\*\\|\\*" in out


def test_an_author_without_a_name_is_the_address(built: Builder) -> None:
    head = built.git("cat-file", "commit", "HEAD").replace("赵六 <", "<")
    made = built.git("hash-object", "-t", "commit", "-w", "--stdin", data=head.encode())
    built.git("reset", "-q", "--hard", made)
    assert data("--since", "2024-02-20")[0]["author"] == "2@example.cn"


@pytest.mark.parametrize("time", [-(10**14), 10**12, 10**18])
def test_a_moment_that_no_calendar_has(built: Builder, time: int) -> None:
    file = built.root / "town" / "units" / "nj-z.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}note: 注\n", encoding="utf-8")
    built.git("add", "-A")
    plain = built.raw("远".encode(), parent=built.head())
    told = built.git("cat-file", "commit", plain).replace("1661000000", str(time))
    far = built.git(
        *("hash-object", "-t", "commit", "-w", "--literally", "--stdin"),
        data=f"{told}\n".encode(),
    )
    built.git("update-ref", "HEAD", far)
    year = "9999" if time > 0 else "0001"
    ran = cdo("log", *TOWN)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{year}-")
    for asked in (("blame", "unit/nj-z"), ("status", "--known-at", "2022-01-01")):
        assert cdo(*asked, *TOWN).code in {0, 2}


def test_it_can_be_written_to_a_file_outside(tmp_path: Path) -> None:
    assert cdo("log", *TOWN, "-o", "log.json", "-f", "json").code == 0
    assert json.loads((tmp_path / "log.json").read_text("utf-8"))["changes"]
    ran = cdo("log", *TOWN, "-o", "town/log.yaml")
    assert (ran.code, ran.out) == (2, "")


def test_a_bar_is_shown_where_the_answer_goes_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[int] = []
    monkeypatch.setattr(progress.Bar, "step", lambda _, done, __: shown.append(done))
    assert cdo("log", *TOWN).code == 0
    assert shown == [1, 2, 3, 4, 5]
    assert cdo("log", *TOWN, screen=True).code == 0
    assert len(shown) == 5
