"""The registry as a commit has it, and as it was known by a moment."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from cdo.cli import progress
from tests.cli.asking import VALID
from tests.cli.calling import ROOT, cdo
from tests.cli.town import FILES
from tests.repositories import Builder
from tests.repositories import git as plain

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "库/filings/2023/plan-sl-s.yaml"
HANDED_IN = FILES["filings/2023/plan-sl-s.yaml"] + (
    "  - {state: 已报送, on: 2023-06-28, by: 水利所}\n"
)
ACCEPTED = HANDED_IN + "  - {state: 已备案, on: 2023-06-29, by: 镇政府}\n"

START = "2023-05-01T09:00:00+08:00"
HANDED = "2023-06-30T16:30:00Z"  # 00:30 of the day after, in China
LATE = "2023-07-10T09:00:00+08:00"


@pytest.fixture
def built(tmp_path: Path) -> Builder:
    """A registry in `库`, what was handed in, what was entered late; then a draft."""
    made = Builder(tmp_path / "repo")
    made.commit({f"库/{path}": text for path, text in FILES.items()}, "起", START)
    made.commit({PLAN: HANDED_IN}, "报送", HANDED)
    made.commit({PLAN: ACCEPTED}, "备案", LATE)
    made.write({PLAN: HANDED_IN.replace("06-28", "06-27")})
    return made


def data(built: Builder, *arguments: str) -> dict[str, Any]:
    """Return the answer to *arguments* as plain data."""
    ran = cdo(*arguments, "-C", str(built.root / "库"), "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def state(built: Builder, *arguments: str) -> str:
    """Return how the plan of the second unit stands."""
    found = data(built, "status", *arguments)
    return next(str(i["state"]) for i in found["obligations"] if i["unit"] == "sl-s")


def test_each_commit_answers_for_itself(built: Builder) -> None:
    day = ("--as-of", "2023-06-30")
    assert state(built, *day) == "submitted"
    assert state(built, *day, "--rev", "HEAD") == "met"
    assert state(built, *day, "--rev", "HEAD~1") == "submitted"
    assert state(built, *day, "--rev", "HEAD~2") == "due_today"


@pytest.mark.parametrize(
    ("known_at", "expected"),
    [
        ("2023-06-30", "due_today"),
        ("2023-07-01", "submitted"),
        ("2023-06-30T16:29:59Z", "due_today"),
        ("2023-06-30T16:30Z", "submitted"),
        ("2023-07-01T00:30", "submitted"),
        ("2023-07-01 00:29", "due_today"),
        ("2023-07-10T01:00:00+0000", "met"),
        ("2030-01-01", "met"),
    ],
)
def test_what_was_known_by_a_moment(
    built: Builder, known_at: str, expected: str
) -> None:
    asked = ("--as-of", "2023-06-30", "--known-at", known_at)
    assert state(built, *asked) == expected


def test_an_early_date_that_was_entered_late(tmp_path: Path) -> None:
    made = Builder(tmp_path / "pilot")
    shutil.copytree(ROOT / "registry-data", made.root / "registry-data")
    made.commit({}, "起", "2022-08-01T09:00:00+08:00")
    officer = """\
name: 示例甲
appointments:
  - unit: dept-gaj
    post: 首席数据官
    mode: 兼任
    title: 副局长
    qualification: 领导班子成员
    from: 2022-07-01
    basis: 示例〔2022〕1号
"""
    file = {"registry-data/officers/p-0001.yaml": officer}
    made.commit(file, "补录", "2022-09-05T09:00:00+08:00")

    def told(*arguments: str) -> str:
        where = ("-C", str(made.root / "registry-data"))
        ran = cdo("status", *where, "--as-of", "2022-08-31", "-f", "csv", *arguments)
        assert ran.code == 0
        wanted = ("dept-gaj", "设立首席数据官", "2022-08-31")
        rows = [one.split(",") for one in ran.out.splitlines()]
        (row,) = (one for one in rows if all(word in one for word in wanted))
        return row[8]

    assert told() == told("--known-at", "2022-09-05") == "按期"
    assert told("--known-at", "2022-08-31") == "今日到期"
    assert told("--known-at", "2022-09-04") == "今日到期"


def test_what_is_asked_is_answered_in_json(built: Builder) -> None:
    second = built.git("rev-parse", "HEAD~1")
    day = ("--as-of", "2023-06-30")
    for command in (
        ["status"],
        ["deadlines", "--all"],
        ["roster"],
    ):
        found = data(built, *command, *day, "--known-at", "2023-07-01")
        assert (found["known_at"], found["commit"]) == ("2023-07-01", second)
        found = data(built, *command, *day, "--known-at", "2023-07-01T08:00")
        assert found["known_at"] == "2023-07-01T08:00:00+08:00"
        found = data(built, *command, *day, "--rev", "HEAD~1")
        assert (found["known_at"], found["commit"]) == (None, second)
        found = data(built, *command, *day)
        assert (found["known_at"], found["commit"]) == (None, None)


def test_titles_say_which_edition_was_asked(built: Builder) -> None:
    commit = built.git("rev-parse", "HEAD~1")[:10]
    where = ("-C", str(built.root / "库"), "--as-of", "2023-06-30")
    told = f"2023年6月30日（按 2023-07-01 为止入库的记录，提交 {commit}）"
    for command in (
        ["status"],
        ["status", "农机站"],
        ["deadlines"],
        ["roster"],
    ):
        ran = cdo(*command, *where, "--known-at", "2023-07-01")
        assert told in ran.out.splitlines()[0]
        ran = cdo(*command, *where, "--rev", "HEAD~1")
        assert f"2023年6月30日（提交 {commit}）" in ran.out.splitlines()[0]


def test_who_was_known_to_hold_a_seat(tmp_path: Path) -> None:
    made = Builder(tmp_path / "repo")
    shutil.copytree(VALID, made.root / "库")
    first = made.commit({}, "起", "2024-01-10T09:00:00+08:00")
    made.commit({"库/README.md": "说明"}, "说明", "2024-01-12T09:00:00+08:00")
    asked = ("who", "sz-jyj", "数据总监", "--as-of", "2024-02-05")
    found = data(made, *asked, "--known-at", "2024-01-11")
    assert (found["known_at"], found["commit"]) == ("2024-01-11", first)
    assert found["holder"] == data(made, *asked)["holder"]
    where = ("-C", str(made.root / "库"), "--known-at", "2024-01-11")
    told = f"2024年2月5日（按 2024-01-11 为止入库的记录，提交 {first[:10]}）"
    assert told in cdo(*asked, *where).out.splitlines()[0]


def test_known_on_another_line(built: Builder) -> None:
    built.git("checkout", "-q", "-f", "-b", "side", "HEAD~2")
    built.commit({PLAN: ACCEPTED}, "旁", "2023-05-02T09:00:00+08:00")
    built.git("checkout", "-q", "main")
    day = ("--as-of", "2023-06-30", "--known-at", "2023-06-01")
    assert state(built, *day) == "due_today"
    assert state(built, *day, "--rev", "side") == "met"


@pytest.mark.parametrize(
    ("known_at", "told"),
    [
        ("2023-04-30", "那时还没有入库的记录：最早的提交在 2023-05-01 09:00"),
        ("2023-02-30", "选项 --known-at：没有 2023-02-30 这个时间"),
        ("2023-06-30T25:00", "选项 --known-at：没有 2023-06-30T25:00 这个时间"),
        ("9999-12-31", "选项 --known-at：没有 9999-12-31 这个时间"),
        ("昨天", "写成 2022-08-31 或 2022-08-31T16:30，不是“昨天”"),
        ("2023-W01-1", "不是“2023-W01-1”"),
    ],
)
def test_moments_that_cannot_be_answered(
    built: Builder, known_at: str, told: str
) -> None:
    where = str(built.root / "库")
    ran = cdo("roster", "-C", where, "--known-at", known_at)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_a_commit_before_there_was_a_registry(built: Builder) -> None:
    built.git("checkout", "-q", "-f", "--orphan", "other")
    built.git("rm", "-q", "-r", "-f", ".")
    commit = built.commit({"README": "x"}, "无")
    built.git("checkout", "-q", "main")
    ran = cdo("roster", "-C", str(built.root / "库"), "--rev", "other")
    told = f"提交 {commit[:10]} 里没有登记库：没有 库/registry.yaml 这个文件"
    assert (ran.code, ran.err) == (2, f"错误：{told}\n")


def test_a_registry_that_is_not_checked_out(
    built: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.git("checkout", "-q", "-f", "--orphan", "other")
    built.git("rm", "-q", "-r", "-f", ".")
    (built.root / "空").mkdir()
    where = str(built.root / "库")
    assert cdo("roster", "-C", where).code == 2
    assert cdo("roster", "-C", where, "--rev", "main").code == 0
    monkeypatch.setenv("CDO_REGISTRY", where)
    assert cdo("roster", "--rev", "main").code == 0
    monkeypatch.delenv("CDO_REGISTRY")
    monkeypatch.chdir(built.root / "空")
    ran = cdo("roster", "--rev", "main")
    assert ran.code == 2
    assert "没有 空/registry.yaml 这个文件" in ran.err


def test_a_registry_is_looked_for_upward_in_the_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Builder(tmp_path / "repo")
    made.commit(FILES)
    made.git("mv", "registry.yaml", "old.yaml")
    monkeypatch.chdir(made.root / "filings" / "2023")
    assert cdo("roster").code == 2
    assert cdo("roster", "--rev", "HEAD").code == 0


def test_the_usual_folder_is_found_in_the_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Builder(tmp_path / "repo")
    made.commit({f"registry-data/{path}": text for path, text in FILES.items()})
    shutil.rmtree(made.root / "registry-data")
    monkeypatch.chdir(made.root)
    assert cdo("roster").code == 2
    assert cdo("roster", "--rev", "HEAD").code == 0


def test_schemas_offer_the_words_of_a_commit(tmp_path: Path) -> None:
    made = Builder(tmp_path / "repo")
    made.commit(FILES)
    unit = next(path for path in FILES if path.startswith("units/"))
    made.commit(
        {"units/xin-ju.yaml": FILES[unit].replace("official: ", "official: 新")}
    )
    where = ("-C", str(made.root))
    for rev, there in (("HEAD", True), ("HEAD~1", False)):
        ran = cdo("schema", *where, "--rev", rev, "-o", str(tmp_path / "schemas"))
        assert ran.code == 0
        text = (tmp_path / "schemas" / "officer.json").read_text("utf-8")
        assert ('"xin-ju"' in text) == there
    for asked in (["officer"], []):
        ran = cdo("schema", *asked, *where, "--rev", "HEAD")
        assert (ran.code, ran.out) == (2, "")
        assert "选项 --rev 只在用 -o 写出全部种类时有用" in ran.err


def test_a_bare_repository(built: Builder, tmp_path: Path) -> None:
    plain(tmp_path, "clone", "-q", "--bare", str(built.root), "bare.git")
    where = str(tmp_path / "bare.git")
    for command in (["validate"], ["status"], ["list", "unit"], ["clause", "coverage"]):
        ran = cdo(*command, "-C", f"{where}/库", "--rev", "main")
        assert (ran.code, ran.err) == (0, "")
        assert cdo(*command, "-C", f"{where}/库").code == 2
        assert cdo(*command, "-C", where, "--rev", "main").code == 2


def test_a_detached_head_a_worktree_and_a_submodule(
    built: Builder, tmp_path: Path
) -> None:
    built.git("worktree", "add", "-q", "--detach", str(tmp_path / "other"), "HEAD~1")
    outer = Builder(tmp_path / "outer")
    outer.commit({"README": "外"})
    outer.git("submodule", "add", "-q", str(built.root), "里")
    for folder in (tmp_path / "other" / "库", outer.root / "里" / "库"):
        for revision in ("HEAD", "main", "HEAD~1"):
            ran = cdo("validate", "-C", str(folder), "--rev", revision)
            assert (ran.code, ran.err) == (0, "")


NO_HISTORY = "不在 Git 仓库里，没有历史可看"
NO_COMMIT = "所在的 Git 仓库还没有提交"
ASKING = [["--rev", "HEAD"], ["--known-at", "2023-06-30"]]


@pytest.mark.parametrize("asking", ASKING, ids=lambda one: one[0])
def test_a_folder_without_a_repository_or_commits(
    folder: Path, asking: list[str]
) -> None:
    ran = cdo("roster", "-C", str(folder), *asking)
    assert (ran.code, ran.out) == (2, "")
    assert NO_HISTORY in ran.err
    plain(folder, "init", "-q", "-b", "main")
    ran = cdo("roster", "-C", str(folder), *asking)
    assert (ran.code, ran.out) == (2, "")
    assert NO_COMMIT in ran.err


def test_a_shallow_clone(built: Builder, tmp_path: Path) -> None:
    url = built.root.as_uri()
    plain(tmp_path, "clone", "-q", "--depth", "1", url, "shallow")
    where = ("-C", str(tmp_path / "shallow" / "库"))
    assert cdo("roster", *where, "--rev", "HEAD").code == 0
    assert cdo("roster", *where, "--known-at", "2023-07-10").code == 0
    for asked in (["--rev", "HEAD~1"], ["--known-at", "2023-07-09"]):
        ran = cdo("roster", *where, *asked)
        assert (ran.code, ran.out) == (3, "")
        assert "git fetch --unshallow" in ran.err


def test_without_git(built: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(built.root))
    ran = cdo("roster", "-C", str(built.root / "库"), "--rev", "HEAD")
    assert (ran.code, ran.err) == (
        3,
        "错误：没有找到 git，看不了历史；装好 git 再试，见 cdo doctor\n",
    )


def test_a_damaged_repository(built: Builder) -> None:
    blob = built.git("rev-parse", "HEAD:库/units/nj-z.yaml")
    (built.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    ran = cdo("roster", "-C", str(built.root / "库"), "--rev", "HEAD")
    assert (ran.code, ran.out) == (3, "")
    assert "缺了对象或有损坏" in ran.err


@pytest.mark.parametrize(
    "command",
    [["list", "filing"], ["show", "filing/2023/plan-sl-s"], ["clause", "二(二)-1"]],
    ids=lambda one: one[0],
)
def test_commands_that_look_something_up(built: Builder, command: list[str]) -> None:
    where = ("-C", str(built.root / "库"))
    before, after, now = (
        cdo(*command, *where, *asked).out
        for asked in (["--rev", "HEAD~2"], ["--rev", "HEAD"], [])
    )
    assert before
    assert command[0] == "clause" or len({before, after, now}) == 3


def test_what_is_wrong_in_a_commit_is_shown_as_it_stood_there(built: Builder) -> None:
    unit = "库/units/nj-z.yaml"
    text = (built.root / unit).read_text(encoding="utf-8")
    built.commit({unit: "# 一行\n" + text.replace("track:", "trakc:")}, "坏")
    (built.root / unit).unlink()
    ran = cdo("validate", "-C", str(built.root / "库"), "--rev", "HEAD", screen=True)
    assert ran.code == 1
    assert "units/nj-z.yaml:6:1: " in ran.out
    assert "trakc: 站所" in ran.out


def test_results_are_not_written_into_the_past(built: Builder) -> None:
    where = ("-C", str(built.root / "库"))
    ran = cdo("score", "--period", "2023", "--write", "--rev", "HEAD", *where)
    assert ran.code == 2
    assert "--write 和 --rev 不能一起用" in ran.err


def test_a_scored_registry_of_the_past(tmp_path: Path) -> None:
    made = Builder(tmp_path / "repo")
    shutil.copytree(ROOT / "tests" / "data" / "scored", made.root / "r")
    made.commit({})
    where = ("score", "--period", "2022", "-f", "json", "-C", str(made.root / "r"))
    now, then = cdo(*where), cdo(*where, "--rev", "HEAD")
    assert now == then
    assert now.code == 0


STALLING = """\
#!/bin/sh
case "$*" in
    *cat-file*) echo $$ > '{mark}'; exec sleep 60 ;;
    *) exec '{git}' "$@" ;;
esac
"""


def _heeding() -> None:
    """Heed Ctrl-C, which those who run the tests in the background ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_reading_ends_git_and_says_nothing(
    built: Builder, tmp_path: Path
) -> None:
    mark, program = tmp_path / "mark", tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(STALLING.format(mark=mark, git=shutil.which("git")))
    program.chmod(0o755)
    process = subprocess.Popen(
        [sys.executable, "-m", "cdo", "status", "-C", "库", "--rev", "HEAD"],
        cwd=built.root,
        env=os.environ
        | {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=_heeding,  # noqa: PLW1509  # there are no threads
    )
    until = time.monotonic() + 30
    while not (mark.exists() and mark.read_text()) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


def test_a_bar_is_shown_where_a_commit_takes_long(
    built: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    where = ("-C", str(built.root / "库"), "--rev", "HEAD")
    assert "正在读取登记库" in cdo("roster", *where, screen=True).err
    assert cdo("roster", *where).err == ""
