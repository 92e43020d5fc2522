"""What each format writes."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cdo.reporters import REPORTERS, reporter, sentences, text
from tests.reporters import found, runner, texts

if TYPE_CHECKING:
    from cdo.findings import Report

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "text": (found.MIXED, "text"),
    "clean": (found.CLEAN, "text"),
    "json": (found.MIXED, "json"),
    "jsonl": (found.MIXED, "jsonl"),
    "sarif": (replace(found.MIXED, base="data/惠州"), "sarif"),
    "junit": (replace(found.MIXED, rules=[found.SEAT]), "junit"),
    "github": (replace(found.MIXED, base="data/registry"), "github"),
    "gitlab": (replace(found.MIXED, base="data/registry"), "gitlab"),
    "gitlab-clean": (found.CLEAN, "gitlab"),
}


def written(report: Report, name: str) -> str:
    return "".join(reporter(name)(report))


@pytest.mark.parametrize("case", CASES)
def test_golden(case: str) -> None:
    report, name = CASES[case]
    texts.check(GOLDEN / f"{case}.txt", written(report, name))


def test_golden_with_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    report = replace(found.MIXED, lines=found.LINES)
    texts.check(GOLDEN / "lines.txt", written(report, "text"))


def test_no_golden_file_is_left_over() -> None:
    used = {*CASES, "lines"}
    assert {file.stem for file in GOLDEN.iterdir()} == used


def test_a_finding_is_one_line_that_editors_read() -> None:
    line = re.compile(r"(.+?):(\d+):(\d+): (error|warning|info) (CDO\d{3}) (.+)")
    *lines, last = written(found.HOSTILE, "text").splitlines()
    assert len(lines) == len(found.HOSTILE_TEXTS)
    assert all(line.fullmatch(one) for one in lines)
    assert last == "0 个文件，0 条记录：8 个错误，0 个警告"


def test_nothing_of_a_registry_reaches_a_log_as_a_command() -> None:
    assert not runner.commands(written(found.HOSTILE, "text"))


@pytest.mark.parametrize("report", [found.MIXED, found.HOSTILE])
def test_github_has_a_command_a_finding(report: Report) -> None:
    commands = runner.commands(written(report, "github"))
    assert len(commands) == len(report.diagnostics)
    for command, one in zip(commands, report.diagnostics, strict=True):
        assert command.properties["file"] == runner.unharmful(one.place.file)
        assert command.properties["line"] == str(one.place.line)
        assert command.properties["title"] == one.rule.code
        assert command.name == {"info": "notice"}.get(one.severity, one.severity)
        assert "\n" not in command.data


def test_what_to_do_is_a_second_sentence() -> None:
    stopped = found.finding()._replace(message="没有这个文件。", hint="补上")
    assert sentences.said(stopped) == "没有这个文件。补上 [三(一)2-2]"
    asked = stopped._replace(message="没有这个文件", clause="")
    assert sentences.said(asked) == "没有这个文件。补上"


def test_color_stands_beside_the_words() -> None:
    plain = written(found.MIXED, "text")
    colored = "".join(text.report(found.MIXED, color=True))
    assert "\x1b[1;31merror\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == plain


def test_json_is_one_object_with_the_keys_in_their_order() -> None:
    whole = json.loads(written(found.MIXED, "json"))
    assert list(whole) == [
        "schema", "counts", "files", "records", "not_checked", "findings",
    ]  # fmt: skip
    assert whole["counts"] == {"error": 2, "warning": 1, "info": 1}
    assert [one.get("waived_by") for one in whole["findings"]] == [
        None, None, "w-01", None,
    ]  # fmt: skip


@pytest.mark.parametrize("report", [found.CLEAN, found.HOSTILE])
def test_json_is_read_back(report: Report) -> None:
    whole = json.loads(written(report, "json"))
    assert [one["message"] for one in whole["findings"]] == [
        one.message for one in report.diagnostics
    ]
    assert [one["file"] for one in whole["findings"]] == [
        one.place.file for one in report.diagnostics
    ]


@pytest.mark.parametrize("place", [(9, 11, 9, 11), (9, 90, 9, 95), (9, 1, 11, 1)])
def test_a_caret_always_stands_under_the_line(place: tuple[int, int, int, int]) -> None:
    one = found.finding(place=place)
    lines = {("officers/p-0007.yaml", 9): "    from: 2022-10-15"}
    shown = written(replace(found.CLEAN, diagnostics=[one], lines=lines), "text")
    assert re.search(r"^ {4} *\^+$", shown, re.MULTILINE)


def test_every_format_has_its_module() -> None:
    assert all(callable(reporter(name)) for name in REPORTERS)
