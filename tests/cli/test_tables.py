"""Tables fold to the terminal, lose nothing, and turn into lists when too narrow."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.cli.showing.tables import definitions, table
from cdo.reporters.width import width

HEADS = ("编号", "名称", "要点")
ROWS = [
    ("p-0001", "市公安局", "首席数据官〔2022〕56号，一直任到今天为止"),
    ("p-0002", "", "无"),
]
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]))


def test_a_pipe_gets_every_row_on_one_line() -> None:
    assert list(table(HEADS, ROWS, None)) == [
        "编号    名称      要点\n",
        "p-0001  市公安局  首席数据官〔2022〕56号，一直任到今天为止\n",
        "p-0002            无\n",
    ]


def test_a_terminal_gets_folded_cells() -> None:
    assert list(table(HEADS, ROWS, 42)) == [
        "编号    名称      要点\n",
        "p-0001  市公安局  首席数据官〔2022〕56号，\n",
        "                  一直任到今天为止\n",
        "p-0002            无\n",
    ]


def test_a_narrow_terminal_gets_lists() -> None:
    assert list(table(HEADS, ROWS, 22)) == [
        "编号：p-0001\n",
        "名称：市公安局\n",
        "要点：首席数据官\n",
        "〔2022〕56号，一直任到\n",
        "今天为止\n",
        "\n",
        "编号：p-0002\n",
        "名称：\n",
        "要点：无\n",
    ]


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4), st.integers(30, 100))
def test_nothing_is_lost_and_nothing_stands_out(
    rows: list[tuple[str, str, str]], columns: int
) -> None:
    lines = list(table(HEADS, rows, columns))
    assert all(width(line.rstrip("\n")) <= columns for line in lines)
    whole = sorted(re.sub(r"\s", "", "".join(lines)))
    cells = [cell for row in rows for cell in row]
    as_lists = [f"{head}：" for head in HEADS] * len(rows)
    assert whole in (
        sorted("".join([*HEADS, *cells])),
        sorted("".join(as_lists + cells)),
    )


@pytest.mark.parametrize("columns", [None, 80])
def test_what_cannot_be_seen_is_spelled_out(columns: int | None) -> None:
    shown = "".join(table(("名称",), [("a\x1b[2J\n",)], columns))
    assert shown == "名称\na<U+001B>[2J<U+000A>\n"


def test_a_long_text_stands_under_itself() -> None:
    assert list(definitions([("内容", "每个站所设一名数据员。")], 20)) == [
        "内容：每个站所设一名\n",
        "      数据员。\n",
    ]
    assert list(definitions([("原因", "一\n二")], None, "  ")) == [
        "  原因：一\n",
        "        二\n",
    ]
