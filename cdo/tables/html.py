"""One HTML page on its own: nothing is loaded, nothing runs, it prints on paper.

States are words with signs; weight and frames stress them, so that a copy in black
and white says the same.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from cdo.tables.page import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.tables.page import Cell, Line, Page, Table

STYLE = """\
@page { size: A4 landscape; margin: 15mm 12mm; }
body { margin: 1.5em; color: #000; background: #fff; line-height: 1.5;
  font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; }
h1 { font-size: 1.5em; text-align: center; margin: 0 0 .6em; }
h2 { font-size: 1.1em; margin: 1.2em 0 .3em; break-after: avoid; }
p { margin: .2em 0; }
table { border-collapse: collapse; margin: .4em 0; min-width: 50%; }
th, td { border: 1px solid #555; padding: .2em .5em; vertical-align: top;
  text-align: left; font-size: .9em; }
thead { display: table-header-group; }
thead th { background: #eee; border-bottom: 2px solid #000; }
thead th span + span { font-weight: normal; font-size: .85em; }
tbody th { font-weight: normal; white-space: nowrap; }
tfoot { display: table-row-group; }
tfoot th, tfoot td { border-top: 2px solid #000; }
tfoot tr + tr th, tfoot tr + tr td { border-top: 1px solid #555; }
tr { break-inside: avoid; }
td span, th span { display: block; }
thead th span { text-wrap: balance; word-break: keep-all; }
.signed { padding-left: 1.2em; text-indent: -1.2em; word-break: keep-all; }
i { font-style: normal; display: inline-block; width: 1.2em; text-indent: 0; }
.good { color: #14532d; }
.wait { color: #78350f; }
.bad { color: #7f1d1d; font-weight: bold; text-decoration: underline; }
ul { margin: .6em 0; padding-left: 1.4em; font-size: .9em; }
@media print { body { margin: 0; font-size: 10pt; } .good, .wait, .bad { color: #000; } }
"""  # noqa: E501
# a number stays with its word
_COUNTED = re.compile(r"(?<=[0-9]) (?=[天项席])|(?<=\w) (?=[0-9]+/[0-9]+$)")
_WORD = 2  # most words have so many characters
_WHOLE = 7  # what is shorter than that reads badly in two lines
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def written(page: Page) -> str:
    """Return *page* as a document of its own."""
    return framed(page.title, _body(page))


def framed(title: str, body: Iterable[str], style: str = "") -> str:
    """Return a document called *title* with the lines of *body*, and its own *style*.

    Nothing in it may be loaded or run.
    """
    head = (
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{STYLE}{style}</style>",
        "</head>",
        "<body>",
    )
    return "\n".join((*head, *body, "</body>", "</html>")) + "\n"


def _body(page: Page) -> Iterator[str]:
    yield from opening(page.title, page.lead)
    for table in page.tables:
        yield from section(table)
    if page.notes:
        yield "<ul>"
        yield from (f"<li>{escape(text)}</li>" for text in page.notes)
        yield "</ul>"


def opening(title: str, lead: Iterable[str]) -> Iterator[str]:
    """Yield the heading of a page, and what stands under it."""
    yield f"<h1>{escape(title)}</h1>"
    yield from (f"<p>{escape(text)}</p>" for text in lead)


def section(table: Table) -> Iterator[str]:
    """Yield the lines of *table* under its heading."""
    if table.title:
        yield f"<h2>{escape(table.title)}</h2>"
    yield from (f"<p>{escape(text)}</p>" for text in table.notes)
    yield "<table>"
    heads = "".join(
        f'<th scope="col">{_head(one, table.terms)}</th>' for one in table.heads
    )
    yield f"<thead><tr>{heads}</tr></thead>"
    yield from _rows("tbody", table.rows)
    if table.totals:
        yield from _rows("tfoot", table.totals)
    yield "</table>"


def _rows(name: str, rows: Iterable[tuple[Cell, ...]]) -> Iterator[str]:
    yield f"<{name}>"
    for first, *rest in rows:
        cells = "".join(f"<td>{spans(one)}</td>" for one in rest)
        yield f'<tr><th scope="row">{spans(first)}</th>{cells}</tr>'
    yield f"</{name}>"


def spans(one: Cell) -> str:
    """Return the lines of a cell."""
    return "".join(map(_span, one))


def _head(one: Cell, terms: tuple[str, ...]) -> str:
    """Return the lines of a head, with the places in them where they may be parted."""
    return "".join(
        f"<span>{'<wbr>'.join(map(escape, _words(line.text, terms)))}</span>"
        for line in one
    )


def _words(text: str, terms: tuple[str, ...]) -> Iterator[str]:
    """Yield *text* in parts that are to stay whole: terms, and what seem words."""
    for part in parts(text, terms):
        if part in terms or len(part) <= _WHOLE or part[:1].isdecimal():
            yield part
        else:
            yield from (part[at : at + _WORD] for at in range(0, len(part), _WORD))


def _span(line: Line) -> str:
    text = escape(line.text)
    if not line.sign:
        return f"<span>{text}</span>"
    text = _COUNTED.sub("&nbsp;", text)
    sign = f"<i>{escape(line.sign)}</i>"
    return f'<span class="signed {line.tone.value}">{sign}{text}</span>'
