"""Every page of a rule on the history is carried out: its histories are audited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cdo import audit, rules
from tests.audit import histories

if TYPE_CHECKING:
    from pathlib import Path

    from cdo.findings import Rule

WITHOUT_EXAMPLE = {"CDO904", "CDO907"}
"""What no text can show: keys, and histories that are not there any more."""

BLOCK = re.compile(r"^```commits\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    code: str
    number: int
    text: str


BLOCKS = [
    Block(code, number, text)
    for code, rule in audit.CATALOGUE.items()
    for number, text in enumerate(BLOCK.findall(rule.page), 1)
]


@pytest.mark.parametrize("one", BLOCKS, ids=lambda one: f"{one.code}-{one.number}")
def test_examples_break_what_they_mark(one: Block, tmp_path: Path) -> None:
    marked = {
        number
        for number, commit in enumerate(histories.parsed(one.text))
        if one.code in commit.codes
    }
    found = histories.broken(tmp_path, one.text)
    assert {int(at.split()[0]) for at in found if at.endswith(one.code)} == marked


@pytest.mark.parametrize("rule", audit.CATALOGUE.values(), ids=lambda rule: rule.code)
def test_page(rule: Rule) -> None:
    first, second, *rest = rule.page.splitlines()
    assert first.endswith("。")
    assert first.count("。") == 1
    assert not second
    assert any(line.startswith("怎么改：") for line in rest)
    shown = ("反例：" in rule.page, "正例：" in rule.page)
    assert shown == (rule.code not in WITHOUT_EXAMPLE,) * 2


def test_no_code_is_that_of_a_rule_on_one_registry() -> None:
    assert audit.CATALOGUE.keys().isdisjoint(rules.CATALOGUE)
    assert list(audit.CATALOGUE) == sorted(audit.CATALOGUE)
