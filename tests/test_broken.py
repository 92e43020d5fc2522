"""The broken registries of tests/data/broken, and the gallery that they make."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cdo import rules
from cdo.findings import Report
from cdo.registry.trees import Obstacle
from cdo.reporters import REPORTERS, reporter
from docs import gallery
from tests.cli.calling import cdo
from tests.reporters import texts

if TYPE_CHECKING:
    from cdo.findings import Rule
    from docs.gallery import Case

GOLDEN = Path(__file__).parent / "golden"

ALSO = {
    "CDO702/name": {"CDO008"},  # no mark of secrecy is made of letters and digits
    "CDO801/of-another": {"CDO212"},  # another officer breaks the rule that is waived
}
"""What else is broken, where that cannot be helped."""

COMBINED = (
    "CDO001/behind-bracket",
    "CDO008/folder",
    "CDO203/holders",
    "CDO302/by-analogy",
    "CDO306/waived",
    "CDO503/foreign",
    "CDO701/number",
)
"""Cases that are one registry together, from which the golden files are written."""

CASES = {f"{case.code}/{case.name}": case for case in gallery.cases()}
FOUND = {
    f"{case.code}/{case.name}": judged.found for case, judged in gallery.of_cases()
}
EVERY = [one for found in FOUND.values() for one in found]


def test_every_rule_has_a_folder() -> None:
    folders = {path.name for path in gallery.BROKEN.iterdir() if path.is_dir()}
    assert folders == set(rules.CATALOGUE)


@pytest.mark.parametrize("code", rules.CATALOGUE)
def test_every_message_is_shown(code: str) -> None:
    shown = {
        message
        for name, found in FOUND.items()
        if name.startswith(code)
        for one in found
        for message in gallery.spoken(one)
    }
    missing = [one for one in rules.CATALOGUE[code].messages if one not in shown]
    assert not missing


@pytest.mark.parametrize("name", CASES)
def test_a_case_breaks_its_rule_and_no_other(name: str) -> None:
    codes = {one.rule.code for one in FOUND[name]}
    assert codes == {CASES[name].code} | ALSO.get(name, set())


def test_every_finding_is_made_of_one_declared_message() -> None:
    doubtful = [one for one in EVERY if len(gallery.spoken(one)) != 1]
    assert not doubtful


def lay(case: Case, folder: Path) -> None:
    """Write the registry of *case* into *folder*, and what is in the way of it."""
    for path, data in case.laid.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for path, obstacle in case.obstacles.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        if obstacle is Obstacle.LINK:
            (folder / path).symlink_to(case.links[path])
        elif obstacle is Obstacle.DENIED:
            (folder / path).touch(mode=0)
        else:
            (folder / path).mkdir()
    if Obstacle.DEEP in case.obstacles.values():
        (folder / next(iter(case.obstacles)) / "d-ju.yaml").touch()
    if case.name == "pipe":
        (folder / next(iter(case.obstacles))).rmdir()
        os.mkfifo(folder / next(iter(case.obstacles)))


@pytest.mark.parametrize("name", CASES)
def test_the_command_shows_what_the_gallery_shows(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[name]
    if Obstacle.DENIED in case.obstacles.values() and os.geteuid() == 0:
        pytest.skip("root may read everything")
    if Obstacle.CONFLICT in case.obstacles.values():
        pytest.skip("no folder shows it, only a merge")
    monkeypatch.setenv("COLUMNS", gallery.COLUMNS)
    lay(case, tmp_path)
    ran = cdo("validate", "-C", str(tmp_path), "--color", "never", screen=True)
    registry, found, _ = gallery.judged(gallery.Laid(case))
    shown = "".join(gallery.seen(registry, one) for one in found)
    assert ran.out.startswith(shown)
    assert "^" not in ran.out.removeprefix(shown)


FAULTY = re.compile(r"[。，；：、]{2}|[一-鿿] [“”]|[“”] [一-鿿]|”“|\?|!(?!!)")
"""Doubled punctuation, blanks around Chinese quotes, punctuation of another width."""


@pytest.mark.parametrize("rule", rules.CATALOGUE.values(), ids=lambda rule: rule.code)
def test_messages_and_hints_go_on_in_one_sentence(rule: Rule) -> None:
    for message in rule.messages:
        for text in (message.text, message.hint):
            assert not text.endswith(("。", " "))
            assert not FAULTY.search(text)


def combined() -> Case:
    """Return one registry that is broken in the ways of all of `COMBINED`."""
    whole = gallery.Case("", "", {}, [], {}, {})
    for name in COMBINED:
        assert whole.files.keys().isdisjoint(CASES[name].files)
        whole.files.update(CASES[name].files)
    return whole


def report() -> Report:
    """Return what is found in the registry of `combined`, with the lines of it."""
    registry, found, skipped = gallery.judged(gallery.Laid(combined()))
    codes = {one.rule.code for one in found} | {one.code for one in skipped}
    asked = [rules.CATALOGUE[code] for code in sorted({*codes, "CDO103"})]
    lines = gallery.lines(registry, found)
    return Report(
        found, registry.files, registry.records, skipped, lines, "data/云州", asked
    )


@pytest.mark.parametrize("form", REPORTERS)
def test_golden(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", gallery.COLUMNS)
    texts.check(GOLDEN / f"{form}.txt", "".join(reporter(form)(report())))


def test_no_golden_file_is_left_over() -> None:
    assert {file.stem for file in GOLDEN.iterdir()} == set(REPORTERS)
