"""Every page of a rule is carried out: its examples break what they mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cdo import rules
from tests.rules import small

if TYPE_CHECKING:
    from cdo.findings import Rule

WITHOUT_EXAMPLE = {"CDO002", "CDO008"}
"""What no text can show."""

BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^# (\S+\.(?:yaml|txt))$")
COMMENT = re.compile(r"# ?((?:CDO\d{3} ?)+)$")

Mark = tuple[str, int, str]


class Block(NamedTuple):
    """An example: its files, and the file, line and code of each mark in them."""

    code: str
    number: int
    files: dict[str, str]
    marks: set[Mark]


def block(code: str, number: int, text: str) -> Block:
    written: dict[str, list[str]] = {}
    marks: set[Mark] = set()
    lines: list[str] | None = None
    for line in text.splitlines():
        if heading := HEADING.match(line):
            lines = written.setdefault(heading[1], [])
            continue
        assert lines is not None, f"{code}: {line!r} 之前没有写是哪个文件"
        lines.append(line)
        if comment := COMMENT.search(line):
            file = next(path for path, its in written.items() if its is lines)
            marks |= {(file, len(lines), mark) for mark in comment[1].split()}
    return Block(
        code,
        number,
        {path: "\n".join([*its, ""]) for path, its in written.items()},
        marks,
    )


def blocks(rule: Rule) -> list[Block]:
    texts = BLOCK.findall(rule.page)
    return [block(rule.code, number, text) for number, text in enumerate(texts, 1)]


BLOCKS = [one for rule in rules.CATALOGUE.values() for one in blocks(rule)]


@pytest.mark.parametrize("one", BLOCKS, ids=lambda one: f"{one.code}-{one.number}")
def test_examples_break_what_they_mark(one: Block) -> None:
    found, skipped = small.judged(small.BASE | one.files)
    assert {(it.place.file, it.place.line, it.rule.code) for it in found} == one.marks
    assert one.code not in {it.code for it in skipped}


@pytest.mark.parametrize("rule", rules.CATALOGUE.values(), ids=lambda rule: rule.code)
def test_page(rule: Rule) -> None:
    first, second, *rest = rule.page.splitlines()
    assert first.endswith("。")
    assert first.count("。") == 1
    assert not second
    assert any(line.startswith("怎么改：") for line in rest)
    assert "惠州" not in rule.page
    assert rule.page.count("```yaml") == len(blocks(rule))


@pytest.mark.parametrize("rule", rules.CATALOGUE.values(), ids=lambda rule: rule.code)
def test_each_rule_has_a_counter_example(rule: Rule) -> None:
    marked = any(mark[2] == rule.code for one in blocks(rule) for mark in one.marks)
    assert marked == (rule.code not in WITHOUT_EXAMPLE)
    assert ("反例：" in rule.page) == marked


def test_the_base_is_clean() -> None:
    assert small.judged(small.BASE) == ([], [])


def test_no_registry_of_ours_breaks_a_rule() -> None:
    folders = [small.DATA / "valid", small.DATA.parent.parent / "registry-data"]
    for folder in folders:
        laid = small.files(folder)
        assert len(laid) > 50
        assert small.judged(laid) == ([], [])


def test_a_rule_that_could_not_be_judged_is_said_to_be_skipped() -> None:
    laid = (
        small.BASE
        | small.people(small.person())
        | {"scheme/vocabulary.yaml": "tracks: ["}
    )
    found, skipped = small.judged(laid)
    assert [one.rule.code for one in found] == ["CDO001"]
    assert {"CDO201", "CDO204", "CDO205"} <= {one.code for one in skipped}
    assert {one.because for one in skipped} == {"scheme/vocabulary.yaml 没有读成"}


def test_codes_are_those_of_one_rule() -> None:
    texts = [rule.page for rule in rules.CATALOGUE.values()]
    assert len(set(texts)) == len(texts)
    for check in rules.CHECKS:
        assert rules.CATALOGUE[check.rule.code] is check.rule
