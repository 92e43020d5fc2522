"""`cdo score` where something is wrong: registry, file, stored result, command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli import scored
from tests.cli.asking import edit
from tests.cli.scored import FORMS, REVIEWED, SCORED, score
from tests.tables import test_xlsx as workbooks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Ran

UNCHECKED = "未经校验"
LACKING = "有文件缺少或读不出来，答案可能不全：evaluations/2023/sj-jyj.yaml\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the registry, to be broken."""
    return scored.copied(tmp_path)


def asked(root: Path, form: str, *arguments: str) -> Ran:
    """Run `cdo score` for a format; what is no text goes into a file."""
    target = ("-o", str(root.parent / "out")) if form == "xlsx" else ()
    return score(root, *arguments, "-f", form, *target)


@pytest.mark.parametrize("form", FORMS)
def test_a_registry_that_does_not_validate_is_not_scored(root: Path, form: str) -> None:
    ran = asked(scored.broken(root), form)
    assert ran.code == 1
    assert "CDO301" in ran.out + ran.err
    assert "登记库没有通过校验，没有评分；改正以后再评，或用 --preview 试算" in ran.err
    assert "98.10" not in ran.out
    assert not (root.parent / "out").exists()


def test_the_findings_are_those_of_validate(root: Path) -> None:
    scored.broken(root)
    found = json.loads(score(root, "-f", "json").out)
    assert found["schema"] == "cdo/findings/1"
    (one,) = found["findings"]
    assert (one["code"], one["file"]) == ("CDO301", "filings/2023/plan-sj-jyj.yaml")
    line = score(root).out.splitlines()[0]
    assert line.startswith("filings/2023/plan-sj-jyj.yaml:3:12: error CDO301 ")


@pytest.mark.parametrize("more", [(), ("--write", "--yes"), ("--check",)])
def test_nothing_of_what_is_asked_besides_is_done(
    root: Path, more: tuple[str, ...]
) -> None:
    scored.broken(root)
    before = scored.bytes_of(root)
    assert score(root, *more).code == 1
    assert scored.bytes_of(root) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_preview_says_in_every_format_that_nobody_checked(
    root: Path, form: str
) -> None:
    more = ("--explain", "--sensitivity", "--check", "--against", "2022")
    ran = asked(scored.broken(root), form, "--preview", *more)
    assert (ran.code, ran.err) == (0, "")
    if form == "json":
        whole = json.loads(ran.out)
        assert (whole["preview"], whole["notice"]) == (True, UNCHECKED)
        assert whole["errors"] == 1
    elif form == "xlsx":
        book = workbooks.opened_file(root.parent / "out")
        names = workbooks.names(book)
        assert len(names) == 7
        assert all(UNCHECKED in name for name in names)
        assert all(
            UNCHECKED in book.read(f"xl/worksheets/sheet{number}.xml").decode()
            for number in range(1, 8)
        )
    elif form == "csv":
        parts = ran.out.removeprefix("\ufeff").split("\r\n\r\n")
        assert len(parts) == 6
        assert all(UNCHECKED in part for part in parts)
    elif form == "html":
        assert '<table class="sheet"><thead><tr><th>未经校验</th>' in ran.out
    else:
        heads = [line for line in ran.out.splitlines() if _is_head(line)]
        assert heads
        assert all(UNCHECKED in line for line in heads)


def _is_head(line: str) -> bool:
    return "2023 评价" in line or line.startswith(("## ", "市级单位（", "区县（"))


def test_a_sound_registry_is_no_preview_whatever_is_asked() -> None:
    assert score(SCORED, "--preview").out == score(SCORED).out


@pytest.mark.parametrize("path", [REVIEWED, "rubrics/rubric-2023.yaml"])
def test_a_preview_of_torn_files_cannot_tell(root: Path, path: str) -> None:
    ran = score(scored.torn(root, path), "--preview")
    assert ran.code == 3
    assert ran.err == LACKING.replace(REVIEWED, path)
    assert "没有排名：" in ran.out


@pytest.mark.parametrize(
    "path", ["filings/2023/plan-sj-jyj.yaml", "officers/p-0001.yaml"]
)
def test_what_the_registry_says_is_needed_too(root: Path, path: str) -> None:
    ran = score(scored.torn(root, path), "--preview")
    assert ran.code == 3
    assert ran.err == LACKING.replace(REVIEWED, path)


def test_a_torn_file_without_preview_is_a_finding(root: Path) -> None:
    ran = score(scored.torn(root))
    assert ran.code == 1
    assert ran.out.startswith("evaluations/2023/sj-jyj.yaml:1:9: error CDO001 ")


def test_where_no_evaluation_can_be_read_it_is_said(root: Path) -> None:
    for file in (root / "evaluations/2023").iterdir():
        scored.torn(root, file.relative_to(root).as_posix())
    ran = score(root, "--preview")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("错误：2023 没有可以评分的评价，有文件读不出来：")


def test_where_every_evaluation_is_void_it_is_said(root: Path) -> None:
    void = "  - {state: 作废, on: 2024-03-01, reason: 重来}\n"
    events = f"events:\n  - {{state: 草拟, on: 2024-02-05}}\n{void}"
    for file in (root / "evaluations/2023").iterdir():
        head = file.read_text("utf-8").partition("supersedes:")[0]
        file.write_text(head.partition("events:")[0] + events, encoding="utf-8")
    for more in ((), ("--preview",)):
        ran = score(root, *more)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "错误：2023 没有可以评分的评价，都作废了，或已被取代\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--period", "2203"), "没有 2203 这个评价期；是不是要写 2023"),
        (("--period", ""), "（空的评价期） 没有可以评分的评价"),
        (("--period", "xx"), "没有 xx 这个评价期，有评价的是 2022、2023"),
        (("--against", "2021"), "没有 2021 这个评价期；是不是要写 "),
        (("市教局",), "没有 市教局 这个单位；是不是要写 市教育局"),
        (("gov-sjj",), "市数据局 在 2023 没有可以评分的评价"),
        (("--dry-run",), "选项 --dry-run 要和 --write 一起用"),
        (("--commit",), "选项 --commit 要和 --write 一起用"),
        (("--yes",), "选项 --yes 要和 --write 一起用"),
        (("--write", "--check"), "--write 和 --check 不能一起用"),
        (("--write", "--preview"), "--write 和 --preview 不能一起用"),
        (("-f", "pdf"), "pdf"),
    ],
)
def test_wrong_use_is_told_with_what_to_type(
    arguments: tuple[str, ...], told: str
) -> None:
    ran = score(SCORED, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_registry_without_evaluations(folder: Path) -> None:
    ran = score(folder)
    assert (ran.code, ran.err) == (2, "错误：登记库里还没有评价\n")


def checked(root: Path, *arguments: str) -> tuple[int, dict[str, dict[str, Any]]]:
    """Return the code of a replay, and what it found by record."""
    ran = score(root, "--check", "-f", "json", *arguments)
    assert ran.err == ""
    return ran.code, {one["record"]: one for one in json.loads(ran.out)["check"]}


def test_a_replay_of_what_is_as_it_was(root: Path) -> None:
    code, found = checked(root)
    assert code == 0
    states = [one["state"] for one in found.values()]
    assert (states.count("same"), states.count("absent")) == (3, 10)


def test_a_replay_that_differs_is_exit_1(root: Path) -> None:
    edit(root / REVIEWED, "total: 98.10", "total: 98.11")
    code, found = checked(root)
    assert code == 1
    one = found["evaluation/2023/sj-jyj"]
    assert one["state"] == "differs"
    assert one["differences"] == [
        {
            "code": "CDO508",
            "field": "result.total",
            "message": "存的结果与重算的不同：总分存的是 98.11，应当是 98.10",
        }
    ]
    told = "存的结果与重算的不同：总分存的是 98.11，应当是 98.10"
    assert told in score(root, "--check").out
    assert score(root).code == 0
    assert checked(root, "市民政局")[0] == 0


def test_a_rubric_that_changed_is_a_difference(root: Path) -> None:
    edit(root / "rubrics/rubric-2023.yaml", "name: 制度文件", "name: 制度的文件")
    code, found = checked(root, "sj-jyj")
    assert code == 1
    assert "CDO504" in str(found["evaluation/2023/sj-jyj"]["differences"])


def test_a_drift_is_told_and_is_no_difference(root: Path) -> None:
    plan = root / "filings/2023/plan-sj-jyj.yaml"
    edit(plan, "已备案, on: 2023", "已备案, on: 2024")
    code, found = checked(root, "sj-jyj")
    assert code == 0
    (drift,) = found["evaluation/2023/sj-jyj"]["drifts"]
    assert drift == {
        "fact": "year-plan",
        "then": {"state": "met", "days": 11, "workdays": 9},
        "now": {"state": "submitted", "days": 11, "workdays": 9},
    }
    ran = score(root, "sj-jyj", "--check")
    assert ran.code == 0
    told = "年度计划备案：当时按期（余 11 天），现在已报送待审（余 11 天）"
    assert told in ran.out
