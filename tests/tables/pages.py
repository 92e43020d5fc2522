"""Pages to write: one as they are, and one that is full of mischief."""

from __future__ import annotations

from datetime import date

from cdo.tables.page import Entry, Line, Page, Table, Tone, row

DAY = date(2023, 6, 15)

TIDY = Page(
    "柳镇数据员登记册：截至2023年6月15日",
    DAY,
    ("席位：在任 1/2，主持 0，空缺 1",),
    (
        Table(
            row("单位", (Line("计划备案"), Line("2023年6月30日"), Line("二(二)-1"))),
            (
                row("农机站", (Line("按期", "✓", Tone.GOOD),)),
                row("水利所", (Line("逾期 3 天", "✗", Tone.BAD), Line("交流 0/2"))),
            ),
            "首批（2 个单位）",
            ("单位按方案的次序排列",),
            (row("已完成", "1/2"),),
        ),
        Table(row("编号", "状态"), (row("w-1", (Line("有效", "="),)),)),
    ),
    ("空格：不设席位",),
    (
        Entry(
            "plan.nj-z@cdo-registry",
            date(2023, 6, 30),
            "农机站：计划备案",
            ("依据：二(二)-1 站所在2023年6月底前把计划交镇政府备案。", "状态：未到期"),
            remind=True,
        ),
        Entry("plan.sl-s@cdo-registry", date.max, "水利所", (), remind=False),
    ),
)

VALUES = (
    "[red]危险[/red]",
    "甲|乙",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "+86",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "第一行\n=第二行",
    '<script>alert("x")</script>',
    "*粗* _斜_ **更粗** ~~删~~ `码`",
    "[链](https://example.cn) ![图](x.png)",
    "https://example.cn www.example.cn",
    "<https://example.cn>",
    "# 标题 #",
    "1. 列表",
    "- 列表",
    "> 引用",
    "--- ===",
    "&amp; &#61;",
    "\\* \\\\",
    "$x$",
    '"引号", 逗号; 分号: 冒号',
    "\x1b[31m红\u202e反\u200b",
    "{{ 7*7 }}",
    "-13",
    "𠮷㛃",
)
"""What a careless or hostile hand may put into a field."""

NASTY = Page(
    VALUES[0] + VALUES[10],
    DAY,
    VALUES,
    (
        Table(
            row("编号", "=值"),
            tuple(row(f"{at}", value) for at, value in enumerate(VALUES)),
            "=[表]*?/\\：" + VALUES[11] * 3,
            VALUES,
        ),
        Table(row("一"), (row("=1"),), "=[表]*?/\\：" + VALUES[11] * 3),
    ),
    VALUES,
    tuple(
        Entry(f"x{at}@cdo-registry", DAY, value, (value, value), remind=True)
        for at, value in enumerate(VALUES)
    ),
)
