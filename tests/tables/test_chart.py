"""The page with pictures: whole as it is, and full of mischief."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from cdo.reporters.width import visible
from cdo.tables import bars, chart
from cdo.tables.page import Line, Table, Tone, row
from cdo.tables.picture import (
    Account,
    Bar,
    Column,
    Group,
    Lost,
    Number,
    Part,
    Picture,
    Row,
)
from tests.reporters import texts
from tests.tables.looking import Page
from tests.tables.pages import VALUES

GOLDEN = Path(__file__).parent / "charts"


def group(title: str, unit: str, anchor: str, *shares: Fraction) -> Group:
    """Return a group of one unit, with a factor for each of *shares*."""
    parts = tuple(
        Part(f"F{at} {title}", Number(f"{at}.00", f"{anchor}/F{at}"), share)
        for at, share in enumerate(shares)
    )
    losses = (
        Lost(Number("0", f"{anchor}/a"), Fraction(0), missing=False, about="满分 1"),
        Lost(Number("0.20", f"{anchor}/a"), Fraction(1, 5), missing=False, about=""),
        Lost(Number("0.50", f"{anchor}/a"), Fraction(1, 2), missing=False, about=""),
        Lost(Number("0.60", f"{anchor}/a"), Fraction(3, 5), missing=False, about=""),
        Lost(Number("缺失 1.00", f"{anchor}/a"), Fraction(1), missing=True, about=""),
        Lost(Number("不适用", f"{anchor}/a"), None, missing=False, about=title),
    )
    return Group(
        title,
        "100",
        ("单位", "名次", "说明"),
        ((Number(unit, anchor), Number("1"), (Line("缺失", "!", Tone.WAIT),)),),
        tuple(part.name for part in parts),
        (Bar(Number(unit, anchor), parts, Number("88.00 优秀", f"{anchor}/total")),),
        tuple(Column(title, f"A{at}", title) for at in range(len(losses))),
        ((Number(unit, anchor), losses),),
    )


def account(unit: str, anchor: str, factors: int) -> Account:
    """Return the account of a unit with so many *factors*."""
    names = [*(f"F{at}" for at in range(factors)), "a", "total"]
    rows = [
        Row(f"{anchor}/{name}", "factor", (unit, "1.00", "2", "1.00"), (unit,), (unit,))
        for name in names
    ]
    rows.append(Row("", "entry", (unit, "", "", ""), (), ()))
    heads = ("项目", "得分", "满分", "失分", "算式")
    steps = Table(row("指标", "增加"), (row(unit, "+1.00"),), unit)
    return Account(anchor, unit, f"{unit}：88.00", (unit,), heads, tuple(rows), steps)


SHARES = (
    Fraction(1, 2),
    Fraction(1, 10),
    Fraction(1, 20),
    Fraction(1, 100),
    Fraction(0),
)
TIDY = Picture(
    "柳镇：2022 评价",
    ("满分 100",),
    (group("站所", "农机站", "nj-z", *SHARES),),
    (Table(row("单位"), (row("农机站"),), "权重变动"),),
    (account("农机站", "nj-z", len(SHARES)),),
)


def nasty(value: str) -> Picture:
    """Return a page with *value* in every place that takes a text."""
    anchor = value
    return Picture(
        value,
        (value,),
        (group(value, value, anchor, *SHARES),),
        (Table(row(value), (row(value),), value, (value,)),),
        (account(value, anchor, len(SHARES)),),
        value,
    )


def test_the_whole_page() -> None:
    texts.check(GOLDEN / "tidy.html", chart.written(TIDY))
    assert [file.name for file in GOLDEN.iterdir()] == ["tidy.html"]


def test_nothing_is_loaded_and_nothing_runs() -> None:
    text = chart.written(TIDY)
    page = Page(text)
    assert page.loads == []
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert "default-src 'none'" in text
    assert not re.search(r"@import|url\((?!#fill\d+\))|https?:", text)


@pytest.mark.parametrize("picture", [TIDY, *map(nasty, VALUES)])
def test_every_link_leads_to_one_place(picture: Picture) -> None:
    page = Page(chart.written(picture))
    anchors = [visible(one) for one in page.anchors]
    assert len(set(anchors)) == len(anchors)
    assert {visible(one) for one in page.targets} - {"top"} <= set(anchors)


@pytest.mark.parametrize("value", VALUES)
def test_no_value_becomes_html(value: str) -> None:
    tidy, page = Page(chart.written(TIDY)), Page(chart.written(nasty(value)))
    assert page.tags == tidy.tags
    assert page.loads == []
    assert page.texts.count(visible(value)) >= 10


def test_what_was_not_checked_says_so_on_every_page() -> None:
    text = chart.written(TIDY._replace(mark="未经校验"))
    head = '<table class="sheet"><thead><tr><th>未经校验</th></tr></thead>'
    assert text.count(head) == 1
    assert text.index(head) < text.index("<h1>")
    assert "sheet" not in Page(chart.written(TIDY)).tags
    assert "thead { display: table-header-group; }" in text


def test_a_loss_has_a_shade_by_its_share_and_a_word_or_a_number() -> None:
    cells = Page(chart.written(TIDY)).tables[1][-1][1:]
    assert [(one.look, one.text) for one in cells] == [
        ("none", "0"),
        ("l1", "0.20"),
        ("l2", "0.50"),
        ("l3", "0.60"),
        ("l4 gap", "缺失 1.00"),
        ("off", "不适用"),
    ]


def test_a_bar_has_the_length_of_its_scores_and_numbers_where_there_is_room() -> None:
    drawn = "".join(bars.drawing(TIDY.groups[0].bars, "100", "图"))
    widths = [
        float(one) for one in re.findall(r'class="part"[^>]*?width="([\d.]+)"', drawn)
    ]
    assert widths == [350.0, 70.0, 35.0, 7.0]
    assert re.findall(r"<text[^>]*>([^<]*)</text></a>", drawn) == [
        *("农机站", "F0 0.00", "F1 1.00", "88.00 优秀")
    ]
    assert re.findall("<title>([^<]*)</title>", drawn)[-1] == "F3 站所 3.00"
    ticks = re.findall(r'class="axis"[^>]*>([^<]*)<', drawn)
    assert ticks == ["0", "20", "40", "60", "80", "100"]


def test_numbers_without_a_place_are_no_links() -> None:
    bar = Bar(Number("站"), (Part("F", Number("1"), Fraction(1, 2)),), Number("1"))
    drawn = "".join(bars.drawing((bar,), "100", "图"))
    assert "<a " not in drawn
    assert drawn.count("<g>") == 3


def test_more_factors_than_fills_begin_again() -> None:
    names = [f"F{at}" for at in range(11)]
    legend = "".join(bars.legend(names))
    assert legend.count("url(#fill0)") == 2
    assert "".join(bars.patterns()).count("<pattern ") == 10


def test_a_page_without_accounts_and_groups() -> None:
    text = chart.written(Picture("空", (), (), (), ()))
    assert "逐项说明" not in text
