"""Documents as issued, and whom they reminded of what."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cdo import model
from cdo.reckoning.issuing import ISSUED, SIGNED, issuer, number, reached, reminders
from cdo.reckoning.obligations import items
from cdo.registry.reading import read
from cdo.registry.trees import MemoryTree
from tests.cli import town

if TYPE_CHECKING:
    from cdo.registry.index import Registry

LETTER = """\
kind: 函
format: 信函
title: 关于催办计划的函
recipients: [sl-s, 各村]
date: 2023-07-10
publicity: 不予公开
about: [obligation/plan, obligation/plan, unit/sl-s]
events:
  - {state: 占号, on: 2023-07-08}
  - {state: 签发, on: 2023-07-09}
  - {state: 印发, on: 2023-07-11}
"""


FILES = {path: text for path, text in town.FILES.items() if "documents" not in path}


def registry(**letters: str) -> Registry:
    files = {f"documents/{code}/2023/7.yaml": text for code, text in letters.items()}
    return read(MemoryTree(FILES | files))[0]


def document(found: Registry, name: str = "lf/2023/7") -> model.Document:
    letter = found.get(model.Document, name)
    assert letter is not None
    return letter


def reminded(found: Registry, day: date) -> list[str]:
    letters = reminders(found, day).get(("plan", "sl-s"), ())
    return [one.ref for one in letters]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 7, 10), []),
        (date(2023, 7, 11), ["document/lf/2023/7"]),
        (date(2024, 1, 1), ["document/lf/2023/7"]),
    ],
)
def test_a_unit_is_reminded_once_it_is_issued(day: date, expected: list[str]) -> None:
    found = registry(lf=LETTER)
    assert reminded(found, day) == expected
    states = {one.unit.id: one.reminded for one in items(found, day)}
    assert states == {"nj-z": (), "sl-s": tuple(expected)}


def test_what_reminds_nobody() -> None:
    day = date(2023, 8, 1)
    dated = LETTER.replace("date: 2023-07-10", "date: 2023-08-02")
    void = LETTER + "  - {state: 作废, on: 2023-07-12}\n"
    others = LETTER.replace("[sl-s, 各村]", "[nj-z]")
    silent = LETTER.replace("obligation/plan, ", "")
    for letter in (dated, void, others, silent):
        assert reminded(registry(lf=letter), day) == []


def test_an_obligation_of_a_year_is_not_reminded_of_before() -> None:
    files = FILES | {"documents/lf/2023/7.yaml": LETTER}
    files["scheme/obligations.yaml"] = """\
plan:
  title: 计划备案
  clause: 二(二)-1
  binds: {track: 站所}
  requires: {filing: 计划}
  every: 年
  from_year: 2023
  due: null
"""
    found, _ = read(MemoryTree(files))
    states = [
        (one.year, len(one.reminded))
        for one in items(found, date(2024, 2, 1))
        if one.unit.id == "sl-s"
    ]
    assert states == [(2023, 1), (2024, 0)]


def test_numbers_and_states() -> None:
    found = registry(lf=LETTER, xx=LETTER)
    letter = document(found)
    assert number(found, letter) == "柳府〔2023〕7号"
    assert number(found, document(found, "xx/2023/7")) == "xx/2023/7"
    assert issuer(found, document(found, "xx/2023/7")) is None
    assert reached(letter, SIGNED, date(2023, 7, 9)) == date(2023, 7, 9)
    assert reached(letter, ISSUED, date(2023, 7, 9)) is None
