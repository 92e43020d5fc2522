"""The pages that were gathered beforehand are those of the rules."""

from __future__ import annotations

from cdo import audit, pages, rules

CATALOGUE = rules.CATALOGUE | audit.CATALOGUE


def test_what_was_gathered_is_what_the_rules_say() -> None:
    assert pages.FILE.read_text("utf-8") == pages.gathered(CATALOGUE.values())


def test_each_page_begins_with_what_must_hold() -> None:
    found = pages.pages()
    assert list(found) == sorted(CATALOGUE)
    assert found["CDO508"].title == "存下的结果与由输入和当时的事实重新计算的一致"
