"""Titles in lines that a good secretary would choose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cdo.documents import titles
from cdo.documents.layout import ems
from tests.documents.samples import ANYTHING

BUREAU = "云河市示例数据局"


@pytest.mark.parametrize(
    "lines",
    [
        ["关于开会的函"],
        ["云河市示例数据局关于2022年度", "首席数据官述职情况的报告"],
        ["云河市示例办公室关于印发", "云河市示例数据管理办法的通知"],
        ["云河市示例数据局关于", "试点工作进展情况的通报"],
        ["云河市示例办公室转发云河市示例数据局", "关于加强公共数据资源管理意见的通知"],
    ],
)
def test_lines_end_where_a_group_of_words_ends(lines: list[str]) -> None:
    assert titles.lines("".join(lines), 20, [BUREAU]) == lines


def test_an_author_may_break_where_he_likes() -> None:
    assert titles.lines("云河市\n示例", 20) == ["云河市", "示例"]


def test_names_are_kept_whole_while_there_is_another_place() -> None:
    title = "关于同意甲乙丙丁戊己庚辛壬癸子丑寅卯的批复"
    name = "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    assert titles.lines(title, 20, [name]) == ["关于同意", f"{name}的批复"]
    assert len(titles.lines("长" * 30, 20, ["长" * 30])) == 2


def test_what_cannot_be_broken_stays_in_one_line() -> None:
    assert titles.lines("A" * 60, 20) == ["A" * 60]


def test_one_line_more_where_marks_must_not_begin_a_line() -> None:
    told = titles.lines("甲" * 10 + "，" * 9 + "乙" * 11 + "，" * 9, 20)
    assert "".join(told).count("，") == 18
    assert all(ems(line) <= 20 for line in told)


@settings(deadline=None)
@given(ANYTHING, ANYTHING)
def test_nothing_but_blanks_at_the_ends_of_lines_is_lost(one: str, other: str) -> None:
    title = (one + other) * 3
    told = "".join(titles.lines(title, 20, [one]))
    assert "".join(told.split()) == "".join(title.split())
