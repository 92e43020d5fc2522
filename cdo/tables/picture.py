"""Scores as a picture: what stands on the page, before it is drawn.

A number leads to the place that explains it: `to` is the anchor of that place.
Texts are made safe to print as they are drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    from cdo.tables.page import Cell, Table


class Number(NamedTuple):
    """A number, or a word in its place, and the anchor of its explanation if any."""

    text: str
    to: str = ""


class Part(NamedTuple):
    """One factor's stretch of a bar; `share` is of the full marks."""

    name: str
    number: Number
    share: Fraction


class Bar(NamedTuple):
    """One unit's bar: a part a factor, and what stands behind it."""

    unit: Number
    parts: tuple[Part, ...]
    total: Number


class Lost(NamedTuple):
    """What one unit lost at one indicator; `share` is of the most that can be lost.

    None where the indicator does not apply; `missing` where nothing was handed in.
    `about` says it in words.
    """

    number: Number
    share: Fraction | None
    missing: bool
    about: str


class Column(NamedTuple):
    """One indicator of the heat table, under the name of its factor."""

    factor: str
    id: str
    name: str


class Group(NamedTuple):
    """Units that are ranked together: a table, bars, a heat table.

    `full` are the marks at the end of a bar.
    """

    title: str
    full: str
    heads: tuple[str, ...]
    ranks: tuple[tuple[Number | Cell, ...], ...]
    legend: tuple[str, ...]
    bars: tuple[Bar, ...]
    columns: tuple[Column, ...]
    heat: tuple[tuple[Number, tuple[Lost, ...]], ...]


class Row(NamedTuple):
    """One line of an account, `anchor` being where the numbers lead to."""

    anchor: str
    kind: str
    cells: tuple[str, ...]
    why: tuple[str, ...]
    grounds: tuple[str, ...]


class Account(NamedTuple):
    """How one unit's score came about, and what would gain."""

    anchor: str
    short: str
    title: str
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    steps: Table


class Picture(NamedTuple):
    """The whole page; `mark`, if any, stands on every page of a print."""

    title: str
    lead: tuple[str, ...]
    groups: tuple[Group, ...]
    tables: tuple[Table, ...]
    accounts: tuple[Account, ...]
    mark: str = ""
