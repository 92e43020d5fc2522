"""Short texts are folded where the sense lets them be, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.cli.folding import folded, halved
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
)
def test_nothing_is_lost_and_nothing_stands_out(text: str, room: int) -> None:
    lines = folded(text, room)
    assert all(width(line) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
