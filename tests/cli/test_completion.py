"""Completion in shells: what is offered where, and that it never gets in the way."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
import typer

from cdo import audit, rules
from cdo.cli.app import COMMANDS
from cdo.cli.frame import candidates
from cdo.cli.frame.frame import command
from cdo.cli.frame.shells import SHELLS
from cdo.model import kinds
from tests.cli.calling import Ran, cdo
from tests.cli.test_frame import python

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Complete = Callable[..., list[str]]

RULES = [*rules.CATALOGUE, *audit.CATALOGUE]
UNITS = ["gov-lz", "nj-z", "sl-s"]
FILINGS = ["filing/2023/plan-nj-z", "filing/2023/plan-sl-s"]


@pytest.fixture(autouse=True)
def _without_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take back that completion keeps a library from being loaded."""
    monkeypatch.setitem(sys.modules, "rich", None)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Ran]:
    """Ask as bash does, the last word of the line being the one to complete."""

    def ask(line: str) -> Ran:
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
        monkeypatch.setenv("_CDO_COMPLETE", "complete_bash")
        return cdo()

    return ask


@pytest.fixture
def complete(asked: Callable[[str], Ran]) -> Complete:
    def words(line: str) -> list[str]:
        ran = asked(line)
        assert (ran.code, ran.err) == (0, "")
        return ran.out.split()

    return words


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("cdo ", list(COMMANDS)),
        ("cdo va", ["validate"]),
        ("cdo validate --f", ["--fail-on", "--format"]),
        ("cdo validate --fail-on ", ["error", "warning"]),
        ("cdo rules -f j", ["json"]),
        ("cdo --show-completion ", list(SHELLS)),
        ("cdo explain ", RULES),
        ("cdo explain CDO20", [code for code in RULES if code.startswith("CDO20")]),
        ("cdo list ", list(kinds.PARTS)),
        ("cdo schema scheme-p", ["scheme-posts"]),
        ("cdo clause -C town C2", ["C2.1-1", "C2.1-2", "C2.2-1", "C2.2-2"]),
        ("cdo clause -C town c", ["coverage"]),
        ("cdo clause -C town 二（二", ["二（二）-1", "二（二）-2"]),
        ("cdo show -C town o", ["officer/", "obligation/"]),
        ("cdo render -C town rem", ["reminder", "reminders"]),
        ("cdo render -C town doc", ["document/"]),
        ("cdo render -C town document/", ["document/lf/2023/1"]),
        ("cdo render reminder -C town unit/n", ["unit/nj-z"]),
        ("cdo render -f d", ["docx"]),
        ("cdo show -C town off", ["officer/p-0001", "officer/p-0002"]),
        ("cdo show -C town unit/", [f"unit/{unit}" for unit in UNITS]),
        ("cdo show -C town filing/2023/", FILINGS),
        ("cdo show -C town obligation/", ["obligation/plan"]),
        ("cdo show -C town clause/三", ["clause/三-1", "clause/三-2"]),
        ("cdo show -C town scheme/p", ["scheme/posts"]),
        ("cdo show -C town report/", []),
    ],
)  # fmt: skip
def test_words(line: str, words: list[str], complete: Complete) -> None:
    assert complete(line) == words


def test_every_place_that_has_candidates_is_used() -> None:
    places = {
        parameter.metavar
        for name in COMMANDS
        for parameter in command(name).params
        if parameter.metavar
    }
    assert set(candidates.PLACES) - {"UNIT", "POST"} <= places


def test_units_and_posts(
    folder: Path, complete: Complete, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(unit: str, post: str) -> None: ...

    run.__defaults__ = (
        typer.Argument(metavar="UNIT"),
        typer.Argument(metavar="POST"),
    )
    monkeypatch.setattr("cdo.cli.show.run", run)
    monkeypatch.chdir(folder)
    assert complete("cdo show ") == UNITS
    assert complete("cdo show nj-z ") == ["数据员"]


def test_the_registry_is_found_as_ever(
    folder: Path, complete: Complete, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder / "units")
    assert complete("cdo show unit/n") == ["unit/nj-z"]
    monkeypatch.chdir("/")
    monkeypatch.setenv("CDO_REGISTRY", str(folder))
    assert complete("cdo show unit/n") == ["unit/nj-z"]


HOSTILE = (
    "$(touch x)", "`id`", "a b", "a;b", "a'b", 'a"b', "a\\b", "a:b", "-x", "a|b",
    "a\nb", "*", "a\x1b[2J", "A", "a(b)", "", "b.old",
)  # fmt: skip


def test_names_that_a_shell_would_run_are_not_offered(
    folder: Path, complete: Complete
) -> None:
    for name in HOSTILE:
        (folder / "units" / f"{name}.yaml").touch()
        (folder / "filings" / f"{name}").mkdir(exist_ok=True)
        (folder / "filings" / f"{name}" / "x.yaml").touch()
    (folder / "units" / "link").symlink_to(folder / "officers")
    keys = "".join(f"'{one}': 1\n" for one in HOSTILE if "'" not in one)
    for name in ("clauses", "obligations"):
        (folder / "scheme" / f"{name}.yaml").write_text(keys, encoding="utf-8")
    (folder / "scheme" / "posts.yaml").write_text("- post: $(id)\n", encoding="utf-8")
    assert complete("cdo show -C town unit/") == [f"unit/{unit}" for unit in UNITS]
    assert complete("cdo show -C town filing/") == FILINGS
    assert complete("cdo clause -C town ") == ["coverage", "A", "a（b）", "b.old"]
    assert complete("cdo show -C town obligation/$") == []


@pytest.mark.parametrize(
    "line",
    [
        "cdo show unit/",
        "cdo show -C nowhere unit/",
        "cdo clause ",
        "cdo nonsense ",
        "cdo nonsense --f",
        "cdo list unit more and ",
    ],
)
def test_what_cannot_be_told_is_passed_over_in_silence(
    line: str, asked: Callable[[str], Ran]
) -> None:
    ran = asked(line)
    assert ran.err == ""
    assert ran.out.strip() == ""


def test_a_registry_that_cannot_be_read_is_passed_over_in_silence(
    folder: Path, complete: Complete
) -> None:
    (folder / "scheme" / "clauses.yaml").write_bytes(b"\xff\xfe: [\n\x00")
    (folder / "scheme" / "posts.yaml").unlink()
    shutil.rmtree(folder / "units")
    (folder / "units").touch()
    assert complete("cdo clause -C town ") == ["coverage"]
    assert complete("cdo show -C town unit/") == []


@pytest.mark.parametrize("word", ["", "x", "-1"])
def test_a_shell_that_asks_nonsense_gets_nothing(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_CDO_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_CWORD", word)
    assert cdo().err == ""


@pytest.mark.parametrize("instruction", ["1", "bash_source", "complete_tcsh", ""])
def test_a_variable_that_asks_for_something_else_is_no_matter(
    instruction: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_CDO_COMPLETE", instruction)
    assert cdo("rules").out.startswith("编号")


@pytest.mark.parametrize(
    ("action", "line", "code"),
    [
        ("get-args", "cdo va", 0),
        ("is-args", "cdo va", 0),
        ("is-args", "cdo validate -o ", 1),
    ],
)
def test_fish(
    action: str, line: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_CDO_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", action)
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    ran = cdo()
    assert (ran.code, ran.err) == (code, "")
    expected = "validate\t检查登记库，列出不符合规定之处。\n"
    assert ran.out == (expected if action == "get-args" else "")


def test_zsh_is_told_what_the_words_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_CDO_COMPLETE", "complete_zsh")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "cdo rules --f")
    assert (
        cdo().out
        == """_arguments '*: :(("--format":"输出格式；不写时看 -o 的后缀"))'\n"""
    )


def loaded(words: str) -> set[str]:
    """Return which libraries are loaded for completing *words*."""
    surroundings = os.environ | {
        "_CDO_COMPLETE": "complete_zsh",
        "_TYPER_COMPLETE_ARGS": words,
    }
    ran = python(
        "import sys; from cdo.cli.app import main; main([]);"
        "names = {n.partition('.')[0] for n, m in sys.modules.items() if m};"
        "print(*names & {'pydantic', 'rich', 'yaml'})",
        env=surroundings,
    )
    assert not ran.stderr
    return set(ran.stdout.splitlines()[-1].split())


def test_completion_loads_little(folder: Path) -> None:
    assert loaded("cdo explain CDO") <= {"yaml"}
    assert loaded(f"cdo show -C {folder} unit/") == set()
    assert loaded(f"cdo clause -C {folder} C") == set()
    assert loaded("cdo ") == set()
