"""`cdo validate`: what is reported, where, and how the run ends."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

import pytest

from cdo import rules
from cdo.findings import Skipped
from cdo.reporters import REPORTERS
from tests.cli.calling import cdo
from tests.reporters import runner

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "units/nj-z.yaml"
OFFICER = "officers/p-0002.yaml"


def break_in(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def broken(folder: Path) -> Path:
    """The town with an error in a unit and another in an officer."""
    break_in(folder, UNIT, "nature: 政府部门", "nature: 政府机构")
    break_in(folder, OFFICER, "post: 数据员", "post: 数据圆")
    return folder


def files(text: str) -> set[str]:
    return set(re.findall(r"^([^:]+):\d+:\d+: ", text, re.MULTILINE))


def test_a_registry_without_findings_passes(folder: Path) -> None:
    ran = cdo("validate", "-C", str(folder))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("全部通过\n")


@pytest.mark.usefixtures("broken")
def test_findings_are_sorted_and_counted() -> None:
    ran = cdo("validate", "-C", "town")
    assert ran.code == 1
    *lines, last = ran.out.splitlines()
    assert lines == sorted(lines)
    assert files(ran.out) == {UNIT, OFFICER}
    errors = sum(" error " in line for line in lines)
    assert last.startswith("15 个文件，8 条记录：")
    assert f"{errors} 个错误" in last


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("paths", "reported"),
    [
        (["town/units/nj-z.yaml"], {UNIT}),
        (["town/units"], {UNIT}),
        (["town/units/sl-s.yaml"], set()),
        (["town/units/sl-s.yaml", "./town/officers/../officers/"], {OFFICER}),
        (["town/units/gone.yaml"], set()),
        (["town"], {UNIT, OFFICER}),
        (["town/."], {UNIT, OFFICER}),
    ],
)
def test_paths_narrow_what_is_reported(paths: list[str], reported: set[str]) -> None:
    ran = cdo("validate", *paths, "-C", "town")
    assert files(ran.out) == reported
    assert ran.code == (1 if reported else 0)


def test_a_path_is_seen_from_here(
    broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken / "units")
    assert files(cdo("validate", "nj-z.yaml").out) == {UNIT}
    assert files(cdo("validate", ".").out) == {UNIT}
    assert files(cdo("validate", "..").out) == {UNIT, OFFICER}


def test_a_link_that_is_a_finding_can_be_asked_for(folder: Path) -> None:
    (folder / "units" / "link.yaml").symlink_to("nj-z.yaml")
    ran = cdo("validate", "town/units/link.yaml", "-C", "town")
    assert files(ran.out) == {"units/link.yaml"}


@pytest.mark.usefixtures("broken")
def test_a_registry_behind_a_link_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("town")
    assert files(cdo("validate", "town/units", "-C", "link").out) == {UNIT}
    assert files(cdo("validate", "link/units", "-C", "town").out) == {UNIT}


def test_a_warning_fails_only_when_asked(folder: Path) -> None:
    (folder / "officers" / "p-0003.yaml").write_text(
        "name: 示例甲\nfictional: true\nappointments:\n"
        "  - unit: nj-z\n    post: 数据员\n    mode: 主持\n    title: 副站长\n"
        "    qualification: 其他\n    from: 2022-01-01\n    until: 2022-02-01\n"
        "    basis: 柳府〔2022〕9号\n",
        encoding="utf-8",
    )
    ran = cdo("validate", "-C", "town")
    assert " warning " in ran.out
    assert " error " not in ran.out
    assert ran.code == 0
    assert cdo("validate", "-C", "town", "--fail-on", "warning").code == 1


def test_what_was_not_checked_is_never_a_pass(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    skipped = [Skipped("CDO203", "officers/p-0009.yaml 没有读成")]
    monkeypatch.setattr(rules, "check", lambda _: ([], skipped))
    ran = cdo("validate", "-C", str(folder))
    assert ran.code == 3
    assert "未检查 CDO203：officers/p-0009.yaml 没有读成\n" in ran.out
    assert "全部通过" not in ran.out
    shown = json.loads(cdo("validate", "-C", "town", "-f", "json").out)
    assert [one["code"] for one in shown["not_checked"]] == ["CDO203"]


def test_a_file_that_cannot_be_read_is_a_finding_and_rules_are_skipped(
    folder: Path,
) -> None:
    vocabulary = "scheme/vocabulary.yaml"
    (folder / vocabulary).write_text("tracks: [", encoding="utf-8")
    ran = cdo("validate", "-C", "town")
    assert files(ran.out) == {vocabulary}
    assert "未检查 CDO101" in ran.out
    assert ran.code == 1
    assert cdo("validate", "town/units", "-C", "town").code == 3


@pytest.mark.usefixtures("broken")
def test_a_terminal_shows_the_line_and_carets() -> None:
    plain = cdo("validate", "-C", "town", "--color", "never", screen=True).out
    assert "\n    nature: 政府机构\n            ^^^^^^^^\n" in plain
    colored = cdo("validate", "-C", "town", screen=True).out
    assert "\x1b[1;31merror\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == plain
    assert "^" not in cdo("validate", "-C", "town").out


def test_the_last_line_of_a_file_and_foreign_line_ends_are_shown(folder: Path) -> None:
    (folder / UNIT).write_bytes(b"names:\r\n  - {short: x}\r\nnature: y\r\nz: 1")
    shown = cdo("validate", "-C", "town", "--color", "never", screen=True).out
    assert "\r" not in shown
    assert "\n    z: 1\n    ^\n" in shown


def test_what_has_no_text_has_no_line(folder: Path) -> None:
    (folder / "units" / "link.yaml").symlink_to("nj-z.yaml")
    (folder / "units" / "empty.yaml").touch()
    shown = cdo("validate", "-C", "town", screen=True).out
    assert "units/link.yaml:1:1: " in shown
    assert "^" not in shown


def test_json(broken: Path) -> None:
    ran = cdo("validate", "-C", str(broken), "-f", "json")
    whole = json.loads(ran.out)
    assert whole["schema"] == "cdo/findings/1"
    assert (whole["files"], whole["records"]) == (15, 8)
    assert {one["file"] for one in whole["findings"]} == {UNIT, OFFICER}
    assert {one["record"] for one in whole["findings"]} == {
        "unit/nj-z",
        "officer/p-0002",
    }


def github_files(*arguments: str) -> set[str]:
    ran = cdo("validate", *arguments, "-f", "github")
    return {one.properties["file"] for one in runner.commands(ran.out)}


@pytest.mark.usefixtures("broken")
def test_github_paths_begin_at_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert github_files("-C", "town") == {f"town/{UNIT}", f"town/{OFFICER}"}
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path / "town" / "units")
    assert github_files() == {f"town/{UNIT}", f"town/{OFFICER}"}
    (tmp_path / "town" / ".git").write_text("gitdir: elsewhere")
    assert github_files() == {UNIT, OFFICER}


@pytest.mark.usefixtures("broken")
def test_other_services_see_the_same_paths(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    paths = {f"town/{UNIT}", f"town/{OFFICER}"}
    quality = json.loads(cdo("validate", "-C", "town", "-f", "gitlab").out)
    assert {one["location"]["path"] for one in quality} == paths
    log = json.loads(cdo("validate", "-C", "town", "-f", "sarif").out)
    assert {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
        for place in result["locations"]
    } == paths


@pytest.mark.usefixtures("broken")
def test_junit_tells_of_every_rule() -> None:
    ran = cdo("validate", "-C", "town", "-f", "junit")
    cases = re.findall(r'<testcase [^>]*name="(CDO\d+)', ran.out)
    assert cases == sorted(rules.CATALOGUE)
    failed = len(re.findall("<failure ", ran.out))
    assert f'failures="{failed}"' in ran.out
    assert ran.code == 1


def test_nothing_is_written_into_the_registry(broken: Path) -> None:
    def state() -> dict[str, tuple[bytes, int]]:
        return {
            str(file): (file.read_bytes(), file.stat().st_mtime_ns)
            for file in broken.rglob("*.yaml")
        }

    before, names = state(), sorted(os.walk(broken))
    for form in REPORTERS:
        cdo("validate", "-C", "town", "-f", form)
    assert (before, names) == (state(), sorted(os.walk(broken)))
