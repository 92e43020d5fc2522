"""Scores as one HTML page: ranks, bars, a heat table, and how each came about.

Every number is a link to the line that explains it.  Nothing is loaded and nothing
runs; what a shade or a pattern says is said by a number or a word, too.
"""

from __future__ import annotations

from fractions import Fraction
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from cdo.reporters.width import visible
from cdo.tables import bars, html
from cdo.tables.bars import href
from cdo.tables.picture import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.tables.page import Cell
    from cdo.tables.picture import Account, Group, Lost, Picture, Row

STYLE = """\
body { max-width: 1200px; margin: 1.5em auto; padding: 0 1em; }
h2 { border-bottom: 2px solid #000; padding-bottom: .15em; margin-top: 1.8em; }
h3 { font-size: 1em; margin: 1.2em 0 .3em; break-after: avoid; }
a { color: inherit; text-decoration-color: #888; text-underline-offset: .15em; }
nav { margin: .8em 0; font-size: .9em; }
nav a { display: inline-block; margin-right: 1em; }
.wide { overflow-x: auto; }
.ranks td, .heat td { font-variant-numeric: tabular-nums; }
.ranks td { white-space: nowrap; }
.ranks td:last-child { white-space: normal; min-width: 8em; }
.heat { min-width: 0; table-layout: fixed; width: 100%; }
.heat .unit { width: 9em; }
.heat th, .heat td { text-align: center; padding: .2em .1em; font-size: .8em; }
.heat tbody th { text-align: left; white-space: normal; }
.heat .name { font-weight: normal; vertical-align: top; padding: .4em 0; }
.heat .name span { writing-mode: vertical-rl; display: inline-block;
  white-space: nowrap; }
.heat td { overflow-wrap: anywhere; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
.heat a { display: block; text-decoration: none; }
.l1 { background: #f6ead9; } .l2 { background: #efcf9d; }
.l3 { background: #e2a95e; font-weight: bold; }
.l4 { background: #cf8434; font-weight: bold; }
.none { color: #555; }
.off { background: repeating-linear-gradient(45deg, #fff 0 5px, #ddd 5px 6px); }
.gap { outline: 2px dashed #000; outline-offset: -3px; font-weight: bold; }
.account table { width: 100%; }
.account td, .account th { font-size: .85em; }
.account thead th:nth-child(-n+4) { white-space: nowrap; width: 1%; }
.account .number { text-align: right; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.account tbody th { white-space: normal; min-width: 11em; }
.account h2 { font-size: 1em; border: 0; margin: .8em 0 .2em; }
.account .indicator th, .account .entry th { padding-left: 1.8em; }
.account .factor th, .account .sum th { font-weight: bold; }
.account .factor td, .account .factor th { border-top: 2px solid #000; }
.account .ground { color: #333; font-size: .92em; }
tr:target, section:target > h3 { outline: 3px solid #000; outline-offset: -1px; }
.sheet { width: 100%; border: 0; margin: 0; }
.sheet > thead > tr > th { position: sticky; top: 0; z-index: 9; background: #fff;
  border: 3px double #000; text-align: center; letter-spacing: .5em; }
.sheet > tbody > tr { break-inside: auto; }
.sheet > tbody > tr > td { border: 0; padding: 0; font-size: 1em; }
@media print { nav, .back { display: none; }
  h2.apart, .account + .account { break-before: page; }
  .figure { break-inside: avoid; } body { max-width: none; padding: 0 1px; }
  .ranks { font-size: 9pt; } }
"""
_BARS = "条长是各因素得分之和，不含扣分、加分，也不含因素不适用时的折算。"
_HEAT = "数字是失去的分，颜色越深失去的比例越大；0 是没有失分。"
_UNIT, _CELL = 9, 4  # ems that a unit's name and a number take at most
_LEVELS = (Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))


def written(picture: Picture) -> str:
    """Return *picture* as a document of its own."""
    style = bars.STYLE + STYLE
    return html.framed(visible(picture.title), _body(picture), style)


def _body(picture: Picture) -> Iterator[str]:
    if picture.mark:  # the head of a table stands on every page of a print
        mark = _shown(picture.mark)
        yield f'<table class="sheet"><thead><tr><th>{mark}</th></tr></thead>'
        yield "<tbody><tr><td>"
    yield from _sheet(picture)
    if picture.mark:
        yield "</td></tr></tbody></table>"


def _sheet(picture: Picture) -> Iterator[str]:
    yield from bars.patterns()
    yield from html.opening(visible(picture.title), map(visible, picture.lead))
    yield from _contents(picture)
    for number, group in enumerate(picture.groups):
        yield from _group(group, number)
    for table in picture.tables:
        yield from html.section(table)
    if picture.accounts:
        yield '<h2 class="apart">逐项说明</h2>'
    for account in picture.accounts:
        yield from _account(account)


def _contents(picture: Picture) -> Iterator[str]:
    yield "<nav>"
    for number, group in enumerate(picture.groups):
        yield f'<a href="#group{number}">{_shown(group.title)}</a>'
    for account in picture.accounts:
        yield f'<a href="{href(account.anchor)}">{_shown(account.short)}</a>'
    yield "</nav>"


def _group(group: Group, number: int) -> Iterator[str]:
    yield f'<h2 id="group{number}">{_shown(group.title)}</h2>'
    yield from _ranks(group)
    yield '<div class="figure"><h3>各因素得分</h3>'
    yield from bars.legend(group.legend)
    yield from bars.drawing(group.bars, group.full, f"{group.title}：各因素得分")
    yield f"<p>{_BARS}</p></div>"
    yield '<div class="figure"><h3>各指标失分</h3>'
    yield from _heat(group)
    yield "</div>"


def _ranks(group: Group) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{_shown(head)}</th>' for head in group.heads)
    yield f'<div class="wide"><table class="ranks"><thead><tr>{heads}</tr></thead>'
    yield "<tbody>"
    for first, *rest in group.ranks:
        cells = "".join(f"<td>{_told(one)}</td>" for one in rest)
        yield f'<tr><th scope="row">{_told(first)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _told(one: Number | Cell) -> str:
    """Return what stands in a cell: a number with its link, or lines of text."""
    return _link(one) if isinstance(one, Number) else html.spans(one)


def _heat(group: Group) -> Iterator[str]:
    """Yield units down, indicators across, in each cell the marks lost."""
    widest = _UNIT + _CELL * len(group.columns)
    yield f'<table class="heat" style="max-width: {widest}em"><thead>'
    factors = "".join(
        f'<th scope="colgroup" colspan="{len(list(columns))}">{_shown(factor)}</th>'
        for factor, columns in groupby(group.columns, key=lambda one: one.factor)
    )
    yield f'<tr><th rowspan="2" scope="col" class="unit">单位</th>{factors}</tr>'
    shown = (_shown(f"{one.id} {one.name}") for one in group.columns)
    names = "".join(
        f'<th scope="col" class="name"><span>{name}</span></th>' for name in shown
    )
    yield f"<tr>{names}</tr></thead><tbody>"
    for unit, cells in group.heat:
        lost = "".join(map(_lost, cells))
        yield f'<tr><th scope="row">{_link(unit)}</th>{lost}</tr>'
    yield "</tbody></table>"
    yield f"<p>{_HEAT}</p>"


def _lost(one: Lost) -> str:
    return (
        f'<td class="{_look(one)}" title="{_shown(one.about)}">{_link(one.number)}</td>'
    )


def _look(one: Lost) -> str:
    """Return how a cell looks: how much was lost, or that it does not apply."""
    if one.share is None:
        return "off"
    level = sum(one.share > least for least in _LEVELS)
    shade = f"l{level}" if level else "none"
    return f"{shade} gap" if one.missing else shade


def _account(account: Account) -> Iterator[str]:
    yield f'<section class="account" id="{_shown(account.anchor)}">'
    yield f"<h3>{_shown(account.title)}</h3>"
    yield from (f"<p>{_shown(note)}</p>" for note in account.notes)
    heads = "".join(f'<th scope="col">{_shown(head)}</th>' for head in account.heads)
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    yield from map(_row, account.rows)
    yield "</tbody></table>"
    yield from html.section(account.steps)
    yield '<p class="back"><a href="#top">回到开头</a></p>'
    yield "</section>"


def _row(one: Row) -> str:
    first, *rest = map(_shown, one.cells)
    numbers = "".join(f'<td class="number">{text}</td>' for text in rest)
    why = "".join(f"<span>{_shown(line)}</span>" for line in one.why)
    grounds = "".join(f'<span class="ground">{_shown(it)}</span>' for it in one.grounds)
    row = f'<th scope="row">{first}</th>{numbers}<td>{why}{grounds}</td>'
    place = f' id="{_shown(one.anchor)}"' if one.anchor else ""
    return f'<tr{place} class="{one.kind}">{row}</tr>'


def _link(one: Number) -> str:
    text = _shown(one.text)
    return f'<a href="{href(one.to)}">{text}</a>' if one.to else text


def _shown(text: str) -> str:
    return escape(visible(text))
