"""Short texts are folded where the sense lets them be, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.cli.showing.folding import folded, halved
from cdo.reporters.width import width


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("2022年8月31日", 8, ["2022年", "8月31日"]),
        ("✗ 2023 逾期 220 天", 10, ["✗ 2023", "逾期", "220 天"]),
        ("✗ 逾期 220 天", 8, ["✗ 逾期", "220 天"]),
        ("- 未定期限", 8, ["- 未定", "期限"]),
        ("✓ 在任 3/3", 8, ["✓ 在任", "3/3"]),
        ("配备数据总监", 8, ["配备", "数据总监"]),
        ("◦ 目标（有人主持）", 12, ["◦ 目标", "（有人主持）"]),
        ("已过 283 天（194 个工作日）", 24, ["已过 283 天", "（194 个工作日）"]),
        ("2023-05-31 报送，期限当天", 24, ["2023-05-31 报送，", "期限当天"]),
        ("按期", 8, ["按期"]),
        ("", 8, [""]),
        ("abcdefghijkl", 8, ["abcdefgh", "ijkl"]),
        ("一\n二", 8, ["一", "二"]),
    ],
)
def test_folds(text: str, room: int, lines: list[str]) -> None:
    assert list(folded(text, room)) == lines


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("设立首席数据官", 10, ["设立", "首席数据官"]),
        ("全面推行时设立首席数据官", 14, ["全面推行时设立", "首席数据官"]),
        ("实施方案报领导小组备案", 14, ["实施方案报", "领导小组备案"]),
        ("实施方案报领导小组备案", 8, ["实施方案", "报", "领导小组", "备案"]),
        ("提交年度述职报告", 14, ["提交年度", "述职报告"]),
        ("设立首席数据官", 8, ["设立首席", "数据官"]),
        ("三(一)2-8", 9, ["三(一)2-8"]),
    ],
)
def test_terms_are_kept_whole_where_there_is_room(
    text: str, room: int, lines: list[str]
) -> None:
    terms = ("首席数据官", "实施方案", "领导小组", "述职报告", "三(一)2-8")
    assert list(folded(text, room, terms)) == lines


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("市政务服务数据管理局", 12, ["市政务服务", "数据管理局"]),
        ("市公安局", 12, ["市公安局"]),
        ("Bureau", 4, ["Bur", "eau"]),
    ],
)
def test_names_are_parted_evenly(name: str, room: int, lines: list[str]) -> None:
    assert list(halved(name, room)) == lines


@settings(deadline=None)
@given(
    st.text(st.sampled_from("一二年月日天（），ab 12✗-"), max_size=60),
    st.integers(8, 20),
    st.sampled_from([(), ("一二",), ("二月日天", "天天天天天天天天天天天", "（一）")]),
)
def test_nothing_is_lost_and_nothing_stands_out(
    text: str, room: int, terms: tuple[str, ...]
) -> None:
    lines = folded(text, room, terms)
    assert all(width(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
