"""The table of measures, and what follows from it."""

from __future__ import annotations

from cdo.documents import layout, wide
from cdo.documents.document import Table
from cdo.documents.layout import FACTS, LINE, PITCH, Strength, ems


def test_each_fact_has_a_clause_or_is_the_practice_of_offices() -> None:
    assert len(FACTS) > 40
    for fact in FACTS:
        assert bool(fact.clause) == (fact.strength is not Strength.PRACTICE), fact.title
        assert fact.unit == "个" or fact.twips > 0
    assert len({fact.title for fact in FACTS}) == len(FACTS)


def test_margins_and_type_area_make_the_page() -> None:
    across = layout.LEFT, layout.TYPE_WIDTH, layout.RIGHT
    down = layout.TOP, layout.TYPE_HEIGHT, layout.BOTTOM
    assert sum(fact.value for fact in across) == layout.PAPER_WIDTH.value
    assert sum(fact.value for fact in down) == layout.PAPER_HEIGHT.value


def test_22_lines_of_28_characters_fill_the_type_area_and_no_more() -> None:
    height, width = layout.TYPE_HEIGHT.twips, layout.TYPE_WIDTH.twips
    assert 22 * LINE <= height < 23 * LINE
    assert 28 * PITCH <= width < 29 * PITCH


def test_widths_count_latin_half_and_keep_it_apart() -> None:
    assert ems("甲乙") == 2
    assert ems("2022年5月") == 2.5 + 2 + 3 * 0.25
    assert ems("附件：1.甲") == 3 + 1 + 1
    assert ems("") == 0


def test_a_mark_is_as_large_as_its_name_lets_it_be() -> None:
    assert layout.mark_size(("甲局",), "") == layout.MARK_SIZE.value
    assert layout.mark_size(("甲" * 20,), "文件") == 20.0
    assert layout.mark_size(("",), "") == layout.MARK_SIZE.value


def test_columns_fill_the_width_and_narrow_ones_keep_theirs() -> None:
    table = Table(("序号", "名称"), (("1", "云" * 80), ("2", "")))
    assert sum(wide.columns(table, 8844)) == 8844
    crowded = Table(("序号", *("长" * 12 for _ in range(6))), ())
    found = wide.columns(crowded, 12756)
    assert sum(found) == 12756
    assert found[0] == int(3.2 * 240)
    assert wide.short(table) == [True, False]
    many = Table(tuple("长" * 12 for _ in range(40)), ())
    assert sum(wide.columns(many, 8844)) == 8844
    narrow = Table(("序号",) * 40, ())
    assert sum(wide.columns(narrow, 8844)) == 8844
