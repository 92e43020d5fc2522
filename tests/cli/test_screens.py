"""What a user sees, as whole texts: help, errors, answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdo.cli.app import COMMANDS
from cdo.reporters.width import width
from tests.cli.calling import cdo
from tests.reporters import texts

GOLDEN = Path(__file__).parent / "golden"

PAGES = {f"help-{name}": f"{name} --help" for name in COMMANDS} | {"help": ""}
MISTAKES = {
    "no-such-command": "valdate",
    "no-such-option": "validate --formt json",
    "option-before-command": "-C town validate",
    "no-argument": "explain",
    "too-many-arguments": "rules one two",
    "no-value": "rules -f",
    "no-such-value": "rules -f jsn",
    "no-such-rule": "explain 任免",
    "no-such-kind": "list offcer -C town",
    "no-such-record": "show officer/p-001 -C town",
    "name-for-id": "show unit/农机站 -C town",
    "no-ref": "show p-0001 -C town",
    "no-such-clause": "clause C9.9-9 -C town",
    "no-such-registry": "validate -C nowhere",
    "no-registry": "validate",
    "outside": "validate elsewhere.yaml -C town",
    "output-nowhere": "rules -o nowhere/rules.txt",
    "output-folder": "rules -o town",
    "output-record": "list unit -C town -o town/units/new.yaml",
}
ANSWERS = {
    "validate": "validate -C town",
    "validate-json": "validate -C town -f json",
    "clause": "clause C2.2-1 -C town",
    "clause-coverage": "clause coverage -C town",
    "clause-json": "clause 三-1 -C town -f json",
    "list-unit": "list unit -C town",
    "list-officer": "list officer -C town",
    "list-filing": "list filing -C town",
    "list-document": "list document -C town",
    "show-unit": "show unit/nj-z -C town",
    "show-officer": "show officer/p-0001 -C town",
    "show-filing": "show filing/2023/plan-nj-z -C town",
    "show-document": "show document/lf/2023/1 -C town",
    "show-obligation": "show obligation/plan -C town",
    "show-json": "show officer/p-0002 -C town -f json",
    "schema": "schema",
}
SCREENS = PAGES | MISTAKES | ANSWERS


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, tmp_path: Path) -> None:
    ran = cdo(*SCREENS[name].split())
    seen = f"$ cdo {SCREENS[name]}\n{ran}".replace(str(tmp_path), "…")
    texts.check(GOLDEN / f"{name}.txt", seen)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_chinese_on_standard_error(name: str) -> None:
    ran = cdo(*MISTAKES[name].split())
    assert ran.code == 2
    assert not ran.out
    assert ran.err.startswith("错误：")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_short_flag_gives_the_same_help(command: str) -> None:
    assert cdo(command, "-h") == cdo(command, "--help")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_keeps_to_a_narrow_terminal(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    page = cdo(command, "--help").out
    told, _, _ = page.partition("例：")
    assert all(width(line) <= 60 for line in told.splitlines())


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == set(SCREENS)
