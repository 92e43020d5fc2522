"""Items: waivers, what builds on what, and the pilot of Huizhou on its days."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

from cdo.reckoning import obligations
from cdo.reckoning.evidence import Ledger
from cdo.reckoning.obligations import MET, Progress
from cdo.registry import reading
from cdo.registry.trees import FolderTree
from tests.reckoning.acts import duties, filed, freed, item, owed, reported, told
from tests.rules import small
from tests.rules.small import DATA

if TYPE_CHECKING:
    from cdo.model.unit import Unit
    from cdo.reckoning.evidence import Evidence

SHIPPED = DATA.parent.parent / "registry-data"
REF = "filing/2022/p"
RETURNED = (
    "已报送 2022-08-29",
    "退回 2022-09-02",
    "已报送 2022-09-06",
    "已备案 2022-09-08",
)
AIMS = duties(
    "aim: {binds: {unit: a-ju}, requires: {filing: 实施方案}, due: 2022-08-31,"
    " aim: true}",
    "ever: {binds: {unit: a-ju}, requires: {filing: 实施方案}, due: null, aim: true}",
    "year: {binds: {unit: a-ju}, requires: {report: true}, due: {2022: 2022-12-31},"
    " every: 年, from_year: 2022, aim: true}",
)


def test_a_waiver_holds_from_its_first_day_until_before_its_last() -> None:
    laid = freed("w-1", "2022-09-05..2022-10-01")
    assert told(item("2022-09-04", laid)) == ("overdue", "2022-09-01", None)
    for day in ("2022-09-05", "2022-09-30"):
        found = item(day, laid)
        assert told(found) == ("waived", "2022-09-05", "waiver/w-1")
        assert not found.late
    assert told(item("2022-10-01", laid)) == ("overdue", "2022-09-01", None)
    assert item("2022-09-05", laid).days == -5


@pytest.mark.parametrize(
    ("subject", "what"),
    [
        ("unit/c-xian", "obligation: plan"),
        ("unit/a-ju", "obligation: summary"),
        ("unit/a-ju", "obligation: nothing"),
        ("unit/a-ju", "rule: CDO207"),
        ("officer/a-ju", "obligation: plan"),
    ],
)
def test_a_waiver_of_something_else_frees_nobody(subject: str, what: str) -> None:
    laid = freed("w-1", "2022-01-01..2023-01-01", subject, what)
    assert item("2022-09-05", laid).state == "overdue"


def test_what_was_accepted_is_met_in_spite_of_a_waiver() -> None:
    laid = (freed("w-1", "2022-08-01..2023-01-01"), filed("p", *RETURNED))
    assert told(item("2022-09-07", *laid)) == ("waived", "2022-08-01", "waiver/w-1")
    assert told(item("2022-09-08", *laid)) == ("met_after_return", "2022-09-08", REF)


def test_a_waiver_stands_before_an_aim_and_what_has_no_date() -> None:
    frees = [
        freed("w-1", "2022-08-01..2023-01-01", what="obligation: aim"),
        freed("w-2", "2022-08-01..2023-01-01", what="obligation: ever"),
        freed("w-3", "2022-08-01..2023-01-01", what="obligation: year"),
    ]
    assert {one.state for one in owed("2022-12-31", AIMS, *frees)} == {"waived"}
    assert {one.state for one in owed("2023-01-01", AIMS, *frees)} == {"aim"}


def test_of_waivers_that_overlap_the_one_that_came_first_is_named() -> None:
    laid = (
        freed("w-1", "2022-09-10..2023-01-01"),
        freed("w-2", "2022-09-05..2022-10-01"),
        freed("w-3", "2022-09-10..2022-12-01"),
    )
    assert told(item("2022-09-09", *laid))[2] == "waiver/w-2"
    assert told(item("2022-09-10", *laid))[1:] == ("2022-09-05", "waiver/w-2")
    assert item("2022-10-01", *laid).since == date(2022, 9, 10)


LAYERS = duties(
    "unit: {binds: {cohort: 试点}, requires: {filing: 试点总结}, due: 2023-04-30}",
    "bureau: {binds: {unit: b-ju}, requires: {document: true}, due: 2023-04-30,"
    " after: [unit, nowhere, duty]}",
    "duty: {binds: {cohort: 试点}, requires: {report: true}, due: null,"
    " every: 年, from_year: 2022}",
    "rate: {binds: {unit: b-ju}, requires: {evaluation: true}, due: null,"
    " every: 年, from_year: 2022, after: [duty, unit]}",
)


def test_an_obligation_tells_how_many_have_done_what_it_builds_on() -> None:
    laid = (
        LAYERS,
        filed("s", "已报送 2023-04-20", "退回 2023-04-25", kind="试点总结"),
        filed("t", "已报送 2023-05-02", kind="试点总结", unit="c-xian"),
        reported("2022/a-ju", "已报送 2023-01-05"),
        reported("2023/a-ju", "已报送 2023-12-05"),
        reported("2023/c-xian", "已报送 2023-12-05"),
    )

    def done(day: str, name: str = "bureau", year: int | None = None) -> list[Progress]:
        return list(item(day, *laid, name=name, unit="b-ju", year=year).after)

    assert done("2023-04-19")[0] == Progress("unit", 0, 2)
    assert done("2023-04-30") == [Progress("unit", 1, 2), Progress("duty", 1, 2)]
    assert done("2023-05-02")[0] == Progress("unit", 2, 2)
    assert done("2023-12-31", "rate", 2022) == [
        Progress("duty", 1, 2),
        Progress("unit", 2, 2),
    ]
    assert done("2023-12-31", "rate", 2023)[0] == Progress("duty", 2, 2)
    assert item("2023-04-30", *laid, name="unit").after == ()
    late = item("2023-05-01", *laid, name="bureau", unit="b-ju")
    assert late.state == "overdue"


def test_what_others_build_on_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    look = Ledger.evidence

    def counting(self: Ledger, name: str, unit: Unit, year: int | None) -> Evidence:
        asked.append(name)
        return look(self, name, unit, year)

    monkeypatch.setattr(Ledger, "evidence", counting)
    units = {
        f"units/n-{at}.yaml": f"names: [{{official: 局{at}, short: 局{at}}}]\n"
        "nature: 政府部门\ntrack: 部门\ncohort: 推行\n"
        for at in range(20)
    }
    laid = duties(
        "one: {binds: {cohort: 推行}, requires: {filing: 实施方案}, due: null}",
        "two: {binds: {cohort: 推行}, requires: {report: true}, due: null, after: one}",
    )
    assert {
        one.after for one in owed("2023-01-01", units, laid) if one.id == "two"
    } == {(Progress("one", 0, 20),)}
    assert Counter(asked) == {"one": 40, "two": 20}


def test_a_house_rule_is_dated_like_any_other() -> None:
    own = small.BASE["scheme/obligations.yaml"].replace(
        "  clause: 三-2\n", "  house_rule: true\n"
    )
    found = item("2022-09-01", {"scheme/obligations.yaml": own})
    assert found.state == "overdue"
    assert found.obligation.house_rule
    assert found.obligation.clause is None


@pytest.mark.parametrize(
    "wanted", ["{post: 大总管}", "{filing: 年鉴}", "{document: true}", "{report: true}"]
)
def test_unknown_words_leave_things_undone(wanted: str) -> None:
    laid = duties(
        "x: {binds: {unit: [a-ju, z-ju], cohort: [试点, 二批], track: [部门, 乡镇]},"
        " requires: " + wanted + ", due: 2022-08-31, after: [y, x]}"
    )
    found = owed("2022-09-01", laid, freed("w", "2022-01-01..2023-01-01"))
    assert [(one.unit.id, one.state, one.after) for one in found] == [
        ("a-ju", "overdue", (Progress("x", 0, 1),))
    ]


def test_without_a_scheme_nothing_is_owed() -> None:
    registry = small.registry(without=["scheme/obligations.yaml"])
    assert obligations.items(registry, date(2022, 8, 31)) == []


def test_items_come_by_obligation_unit_and_year() -> None:
    found = [(one.id, one.unit.id, one.year) for one in owed("2023-01-01")]
    assert found == [
        ("roster", "a-ju", None),
        ("plan", "a-ju", None),
        ("plan", "c-xian", None),
        ("summary", "a-ju", None),
        ("summary", "c-xian", None),
        ("duty", "a-ju", 2022),
        ("duty", "a-ju", 2023),
        ("duty", "c-xian", 2022),
        ("duty", "c-xian", 2023),
    ]


def huizhou(day: str) -> Counter[tuple[str, str]]:
    registry, _ = reading.read(FolderTree(SHIPPED))
    found = obligations.items(registry, date.fromisoformat(day))
    assert not any(one.state in MET for one in found)
    return Counter((one.id, one.state) for one in found)


def test_the_pilot_of_huizhou_on_its_days() -> None:
    first = huizhou("2022-08-31")
    assert first["m1-cdo", "due_today"] == first["m1-plan", "due_today"] == 13
    assert first["u-roster", "undated"] == 10
    assert first["m2-unit", "not_due"] == 13
    assert first["r-duty", "undated"] == first["t-2022-team", "aim"] == 13
    april = huizhou("2023-05-01")
    assert april["m2-unit", "overdue"] == 13
    assert april["m2-bureau", "overdue"] == april["m2-assess", "overdue"] == 1
    assert april["r-duty", "undated"] == 26
    assert april["t-2022-rubric", "aim"] == april["r-meeting", "undated"] == 1
    rollout = april["m3-rollout", "not_due"]
    assert rollout > 13
    assert huizhou("2023-12-31")["m3-rollout", "due_today"] == rollout
    assert huizhou("2024-01-01")["m3-rollout", "overdue"] == rollout


def test_both_layers_of_huizhou_share_a_day() -> None:
    registry, _ = reading.read(FolderTree(SHIPPED))
    found = {one.id: one for one in obligations.items(registry, date(2023, 4, 30))}
    assert found["m2-bureau"].after == (Progress("m2-unit", 0, 13),)
    assert found["m2-bureau"].due == found["m2-unit"].due == found["m2-assess"].due


def test_one_year_alone_can_be_asked_for() -> None:
    read, day = small.registry(), date(2024, 6, 30)
    every = obligations.items(read, day)
    assert {one.year for one in every} == {None, 2022, 2023, 2024}
    alone = [one for one in every if one.year in {None, 2023}]
    assert obligations.items(read, day, 2023) == alone
