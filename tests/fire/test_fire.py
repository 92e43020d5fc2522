"""A few thousand damages, each told as it must be; `make fuzz` tries many more."""

from __future__ import annotations

import pytest

from cdo.findings import Message, Place, Rule
from tests.fire import corpus, judging, labelled, mutations, run

SEED = "suite"
NUMBERS = range(2000)
"""A fifth of them is labelled: what must be found is known."""


@pytest.fixture(scope="module")
def total() -> run.Total:
    return run.fired(NUMBERS, SEED)


def test_whatever_is_damaged_is_told_well(total: run.Total) -> None:
    assert total.wrong == []
    assert total.mutations == len(NUMBERS)


def test_the_fire_hits(total: run.Total) -> None:
    assert 0.01 < total.sound / total.mutations < 0.5
    assert total.compared > total.sound
    assert {f"CDO00{n}" for n in range(1, 8)} <= total.codes.keys()
    assert len(total.codes) > 30


def test_nothing_labelled_is_let_pass(total: run.Total) -> None:
    assert total.labelled == len(NUMBERS) / 5
    assert total.silent == 0


@pytest.mark.parametrize("name", labelled.breaking())
def test_a_hostile_file_stays_one_when_something_harmless_is_added(name: str) -> None:
    it = labelled.hostile_file(mutations.chance(name), name)
    answer = judging.judged(it.laid, it.path)
    assert answer.wrong == []
    assert not it.silent(answer.found)


def test_a_damage_is_the_same_whenever_it_is_asked_for() -> None:
    assert [run.damaged(n) for n in range(20)] == [run.damaged(n) for n in range(20)]
    assert run.damaged(3).laid != run.damaged(3, "another").laid


@pytest.mark.parametrize("damage", mutations.DAMAGES, ids=lambda it: it.__name__)
def test_no_damage_fails_on_anything(damage: mutations.Bytewise) -> None:
    for number, data in enumerate((b"", b"\n", b"a", b"\xff\xfe", "甲: 乙\n".encode())):
        for again in range(5):
            dice = mutations.chance(f"{number} {again}")
            assert isinstance(damage(dice, data, b"x: y\n"), bytes)


def test_sound_registries_are_sound() -> None:
    for name in corpus.REGISTRIES:
        path = "registry.yaml"
        answer = judging.judged(dict(corpus.files(name)), path)
        assert answer.wrong == []
        assert answer.is_taken
        assert answer.is_yaml


RULE = Rule("CDO999", "页。", ())


@pytest.mark.parametrize(
    ("place", "message", "wrong"),
    [
        (Place("a.yaml", 1, 1, 1, 2), Message("甲"), ""),
        (Place("a.yaml", 1, 5, 1, 5), Message("甲"), ""),
        (Place("a.yaml", 2, 1, 2, 1), Message("甲"), ""),
        (Place("b.yaml"), Message("甲"), "no such file"),
        (Place("a.yaml", 3, 1, 3, 1), Message("甲"), "no such place"),
        (Place("a.yaml", 1, 6, 1, 6), Message("甲"), "no such place"),
        (Place("a.yaml", 0, 1, 1, 1), Message("甲"), "no such place"),
        (Place("a.yaml", 2, 1, 2, 2), Message("甲"), "no such end"),
        (Place("a.yaml", 1, 3, 1, 2), Message("甲"), "ends before it begins"),
        (Place("a.yaml"), Message("甲\n乙"), "not one printable line"),
        (Place("a.yaml"), Message("甲\u200b"), "not one printable line"),
        (Place("a.yaml"), Message(" "), "says nothing"),
        (Place("a.yaml"), Message("甲 {{name}}"), "foreign word {name}"),
        (Place("a.yaml"), Message("甲", "found unexpected 乙"), "foreign word found"),
        (Place("a.yaml"), Message("a: 1"), ""),
    ],
)
def test_what_is_told_badly_is_seen(place: Place, message: Message, wrong: str) -> None:
    found = RULE.at(place, message)
    told = list(judging.misspoken([found], {"a.yaml": b"a: 1\n"}))
    assert [one.rpartition(": ")[2] for one in told] == [wrong] * bool(wrong)
    assert list(judging.said_twice([found, found]))
