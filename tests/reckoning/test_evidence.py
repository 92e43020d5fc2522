"""What counts as done: filings, reports, sessions, evaluations, documents, posts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cdo import model
from cdo.reckoning.evidence import NOTHING, Evidence, Ledger
from tests.reckoning.acts import duties, evaluated, filed, issued, reported
from tests.rules import small
from tests.rules.small import people, person

if TYPE_CHECKING:
    from tests.rules.small import Files


def shown(
    day: str, *laid: Files, name: str = "x", unit: str = "a-ju", year: int | None = None
) -> Evidence:
    """Return what *unit* has done about *name* by *day*."""
    registry = small.registry(*laid)
    found = registry.get(model.Unit, unit)
    assert found is not None
    return Ledger(registry, date.fromisoformat(day)).evidence(name, found, year)


def brief(one: Evidence) -> tuple[str | None, str, str]:
    """Return the record, the day that decides and the day that it was done."""
    return one.record, str(one.begun or ""), str(one.met or "")


EMPTY = (None, "", "")
PLAN = duties(
    "x: {binds: {cohort: 试点}, requires: {filing: 实施方案}, due: 2022-08-31}"
)
YEARLY = duties(
    "x: {binds: {cohort: 试点}, requires: {filing: 实施方案},"
    " every: 年, from_year: 2022, due: {2023: 2023-03-31}}"
)
AGAIN = ("已报送 2022-09-06", "已备案 2022-09-08")
LATER = ("已报送 2023-09-06", "已备案 2023-09-08")
TWICE = ("已报送 2022-08-29", "退回 2022-09-02", "已报送 2022-09-06")


def test_only_events_up_to_the_day_count() -> None:
    laid = (PLAN, filed("p", "草拟 2022-08-20", *TWICE, "已备案 2022-09-08"))
    ref = "filing/2022/p"
    assert shown("2022-08-19", *laid) == NOTHING
    assert shown("2022-08-28", *laid) == Evidence(ref)
    begun = date(2022, 8, 29)
    sent = Evidence(ref, begun=begun, waiting="已报送", waits=begun)
    assert shown("2022-08-29", *laid) == sent
    back = Evidence(
        ref, begun=begun, returned=True, waiting="退回", waits=date(2022, 9, 2)
    )
    assert shown("2022-09-02", *laid) == back
    assert shown("2022-09-05", *laid) == back
    assert shown("2022-09-06", *laid) == Evidence(
        ref, begun=begun, returned=True, waiting="已报送", waits=date(2022, 9, 6)
    )
    assert shown("2022-09-08", *laid) == Evidence(
        ref, begun=begun, returned=True, met=date(2022, 9, 8)
    )


def test_of_one_day_the_order_of_the_list_counts() -> None:
    laid = filed("p", "已报送 2022-08-29", "退回 2022-08-29", "已报送 2022-08-29")
    found = shown("2022-08-29", PLAN, laid)
    assert (found.waiting, found.returned) == ("已报送", True)


@pytest.mark.parametrize("verb", ["已备案", "已收文"])
def test_either_verb_takes_in(verb: str) -> None:
    laid = filed("p", "已报送 2022-08-29", f"{verb} 2022-09-01")
    assert brief(shown("2022-09-01", PLAN, laid))[2] == "2022-09-01"


def test_a_withdrawn_filing_is_left_out_from_the_day_on() -> None:
    laid = (PLAN, filed("p", "已报送 2022-08-29", "撤回 2022-09-01"))
    assert shown("2022-08-31", *laid).waiting == "已报送"
    assert shown("2022-09-01", *laid) == NOTHING
    again = filed("q", "已报送 2022-09-05")
    assert brief(shown("2022-09-05", *laid, again)) == (
        "filing/2022/q",
        "2022-09-05",
        "",
    )


@pytest.mark.parametrize("unit", ["c-xian", "b-ju", "z-ju"])
def test_what_another_unit_hands_in_is_no_evidence(unit: str) -> None:
    assert shown("2022-09-01", PLAN, filed("p", *TWICE, unit=unit)) == NOTHING


def test_neither_is_another_type() -> None:
    assert shown("2022-09-01", PLAN, filed("p", *TWICE, kind="工作方案")) == NOTHING
    assert shown("2022-09-01", PLAN, filed("p", *TWICE, kind="年鉴")) == NOTHING


OLD = filed("p", "已报送 2022-08-20", "已备案 2022-08-25")
NEW = filed("q", "已报送 2022-10-10", "已备案 2022-10-20", supersedes="2022/p")


def test_the_older_is_current_until_its_successor_is_accepted() -> None:
    first = ("2022-08-20", "2022-08-25")
    assert brief(shown("2022-10-09", PLAN, OLD, NEW)) == ("filing/2022/p", *first)
    assert brief(shown("2022-10-19", PLAN, OLD, NEW)) == ("filing/2022/p", *first)
    assert brief(shown("2022-10-20", PLAN, OLD, NEW)) == ("filing/2022/q", *first)


def test_the_first_handing_in_of_the_chain_counts() -> None:
    old = filed("p", "已报送 2022-08-29", "退回 2022-09-02")
    new = filed("q", "草拟 2022-09-03", *AGAIN, supersedes="2022/p")
    assert shown("2022-09-04", PLAN, old, new).waiting == "退回"
    sent = shown("2022-09-06", PLAN, old, new)
    assert brief(sent) == ("filing/2022/p", "2022-08-29", "")
    assert (sent.waiting, sent.waits) == ("已报送", date(2022, 9, 6))
    done = shown("2022-09-08", PLAN, old, new)
    assert brief(done) == ("filing/2022/q", "2022-08-29", "2022-09-08")
    assert done.returned


def test_the_rest_of_a_chain_stands_when_a_member_is_withdrawn() -> None:
    old = filed("p", "已报送 2022-08-29", "撤回 2022-09-01")
    new = filed("q", *AGAIN, supersedes="2022/p")
    assert brief(shown("2022-09-08", PLAN, old, new)) == (
        "filing/2022/q",
        "2022-09-06",
        "2022-09-08",
    )
    gone = filed("q", "已报送 2022-10-10", "撤回 2022-10-11", supersedes="2022/p")
    assert brief(shown("2022-10-12", PLAN, OLD, gone)) == (
        "filing/2022/p",
        "2022-08-20",
        "2022-08-25",
    )


@pytest.mark.parametrize("sent", ["2022-08-25", "2022-09-01"])
def test_a_return_of_what_follows_an_acceptance_is_none_of_it(sent: str) -> None:
    new = filed("q", f"已报送 {sent}", f"退回 {sent}", supersedes="2022/p")
    found = shown("2022-09-05", PLAN, OLD, new)
    assert brief(found) == ("filing/2022/p", "2022-08-20", "2022-08-25")
    assert not found.returned
    assert found.waiting is None


def test_the_events_of_a_chain_are_one_history() -> None:
    old = filed("p", "已报送 2022-08-20", "已备案 2022-09-05")
    new = filed("q", "已报送 2022-08-25", "退回 2022-08-28", supersedes="2022/p")
    back = shown("2022-08-28", PLAN, old, new)
    assert (back.waiting, back.waits) == ("退回", date(2022, 8, 28))
    done = shown("2022-09-05", PLAN, old, new)
    assert brief(done) == ("filing/2022/p", "2022-08-20", "2022-09-05")
    assert done.returned


def test_a_successor_may_name_the_year_that_was_forgotten() -> None:
    old = filed("p", "已报送 2023-03-20", "退回 2023-03-25")
    new = filed("q", *LATER, supersedes="2023/p", period=2023)
    assert shown("2023-03-25", YEARLY, old, new, year=2023) == NOTHING
    assert brief(shown("2023-09-08", YEARLY, old, new, year=2023)) == (
        "filing/2023/q",
        "2023-03-20",
        "2023-09-08",
    )


def test_a_yearly_obligation_takes_what_is_for_its_year_only() -> None:
    plain = filed("p", *AGAIN)
    dated = filed("q", *LATER, period=2022)
    assert shown("2024-01-01", YEARLY, plain, year=2022) == NOTHING
    assert shown("2024-01-01", YEARLY, plain, dated, year=2023) == NOTHING
    found = shown("2024-01-01", YEARLY, plain, dated, year=2022)
    assert found.record == "filing/2023/q"


def test_an_obligation_for_once_takes_what_names_a_year_too() -> None:
    found = shown("2024-01-01", PLAN, filed("q", *AGAIN, period=2022))
    assert found.record == "filing/2022/q"


def test_of_two_filings_the_one_that_was_accepted_counts() -> None:
    """Two of them are CDO304, and the answer still is one and no accident."""
    laid = (
        PLAN,
        filed("p", "已报送 2022-08-20", "退回 2022-08-22"),
        filed("q", "草拟 2022-08-01"),
        filed("r", "已报送 2022-09-05", "已备案 2022-09-06"),
        filed("s", "已报送 2022-08-30", "已备案 2022-09-07"),
    )
    assert shown("2022-08-19", *laid).record == "filing/2022/q"
    assert shown("2022-08-22", *laid).record == "filing/2022/p"
    assert shown("2022-09-06", *laid).record == "filing/2022/r"
    assert shown("2022-09-07", *laid).record == "filing/2022/s"


def test_of_two_filings_the_one_with_its_recipient_counts_before_one_sent_back() -> (
    None
):
    """Who hands in anew without `supersedes` has done it all the same."""
    laid = (
        PLAN,
        filed("p", "已报送 2022-08-20", "退回 2022-08-22"),
        filed("q", "已报送 2022-09-05"),
    )
    assert shown("2022-08-25", *laid).waiting == "退回"
    found = shown("2022-09-05", *laid)
    assert (found.record, found.waiting) == ("filing/2022/q", "已报送")


REPORT = duties(
    "x: {binds: {cohort: 试点}, requires: {report: true}, due: null,"
    " every: 年, from_year: 2022}"
)


def test_reports_of_two_authors_the_first_accepted_counts() -> None:
    laid = (
        REPORT,
        reported("2022/a-ju", "已报送 2022-12-01", "退回 2022-12-05"),
        reported(
            "2022/a-ju-2", "已报送 2023-01-10", "已收文 2023-01-12", author="p-0002"
        ),
        reported("2023/a-ju", "已报送 2024-01-10", "已收文 2024-01-12"),
    )
    assert shown("2022-12-05", *laid, year=2022).record == "report/2022/a-ju"
    assert shown("2023-01-10", *laid, year=2022).record == "report/2022/a-ju-2"
    assert brief(shown("2023-01-12", *laid, year=2022)) == (
        "report/2022/a-ju-2",
        "2023-01-10",
        "2023-01-12",
    )
    assert shown("2023-12-31", *laid, year=2023) == NOTHING
    assert shown("2024-01-12", *laid, year=2023).record == "report/2023/a-ju"


SESSION = duties(
    "x: {binds: {cohort: 试点}, requires: {session: true}, due: null,"
    " every: 年, from_year: 2022}"
)


def test_the_first_session_of_the_year_counts_whatever_became_of_the_report() -> None:
    laid = (
        SESSION,
        reported(
            "2022/a-ju",
            "已报送 2023-01-05",
            "撤回 2023-02-05",
            session="{on: 2023-01-20, form: 会议}",
        ),
        reported(
            "2022/a-ju-2",
            "草拟 2023-01-01",
            session="{on: 2023-01-18, form: 书面}",
        ),
        reported("2023/a-ju", "已报送 2024-01-10"),
    )
    assert shown("2023-01-17", *laid, year=2022) == NOTHING
    expected = ("report/2022/a-ju-2", "2023-01-18", "2023-01-18")
    assert brief(shown("2023-01-18", *laid, year=2022)) == expected
    assert brief(shown("2023-03-01", *laid, year=2022)) == expected
    assert shown("2024-03-01", *laid, year=2023) == NOTHING
    assert shown("2024-03-01", *laid, unit="c-xian", year=2022) == NOTHING


EVALUATION = duties(
    "x: {binds: {cohort: 试点}, requires: {evaluation: true}, due: null,"
    " every: 年, from_year: 2022}",
    "once: {binds: {cohort: 试点}, requires: {evaluation: true}, due: 2023-03-31}",
)
RATED = ("已评分 2023-01-10", "已复核 2023-01-12", "已公布 2023-01-20")


def test_an_evaluation_counts_from_its_first_publication() -> None:
    laid = (EVALUATION, evaluated("2022/a-ju", *RATED, "已封存 2023-02-01"))
    done = ("evaluation/2022/a-ju", "2023-01-20", "2023-01-20")
    assert shown("2023-01-19", *laid, year=2022) == NOTHING
    assert brief(shown("2023-01-20", *laid, year=2022)) == done
    assert brief(shown("2023-06-01", *laid, year=2022)) == done
    assert brief(shown("2023-06-01", *laid, name="once")) == done
    assert shown("2023-06-01", *laid, year=2023) == NOTHING
    later = evaluated("2022/a-ju-2", "已评分 2023-05-01", "已公布 2023-05-02")
    assert brief(shown("2023-06-01", *laid, later, year=2022)) == done


def test_a_void_evaluation_counts_no_more() -> None:
    laid = (EVALUATION, evaluated("2022/a-ju", *RATED, "作废 2023-02-01"))
    assert brief(shown("2023-01-31", *laid, year=2022))[2] == "2023-01-20"
    assert shown("2023-02-01", *laid, year=2022) == NOTHING
    later = evaluated("2022/a-ju-2", "已评分 2023-05-01", "已公布 2023-05-02")
    assert brief(shown("2023-06-01", *laid, later, year=2022)) == (
        "evaluation/2022/a-ju-2",
        "2023-05-02",
        "2023-05-02",
    )


def test_an_evaluation_of_half_a_year_is_of_its_year() -> None:
    laid = (EVALUATION, evaluated("2022-h1/a-ju", *RATED))
    assert shown("2023-06-01", *laid, year=2022).record == "evaluation/2022-h1/a-ju"


DOCUMENT = duties(
    "x: {binds: {unit: a-zu}, requires: {document: true}, due: 2023-04-30}",
    "all: {binds: {unit: [a-ju, b-ju, c-xian]}, requires: {document: true}, due: null}",
    "y: {binds: {unit: a-zu}, requires: {document: true}, due: null,"
    " every: 年, from_year: 2022}",
)
OUT = ("占号 2023-04-20", "签发 2023-04-25", "印发 2023-05-04")


def test_a_document_counts_by_its_date_once_it_is_issued() -> None:
    laid = (DOCUMENT, issued("ysj/2023/1", "2023-04-26", *OUT, meets="x"))
    assert shown("2023-05-03", *laid, unit="a-zu") == NOTHING
    assert brief(shown("2023-05-04", *laid, unit="a-zu")) == (
        "document/ysj/2023/1",
        "2023-04-26",
        "2023-05-04",
    )


def test_a_document_does_not_count_before_its_date() -> None:
    laid = (DOCUMENT, issued("ysj/2023/1", "2023-05-10", *OUT, meets="[y, x]"))
    assert shown("2023-05-09", *laid, unit="a-zu") == NOTHING
    assert brief(shown("2023-05-10", *laid, unit="a-zu")) == (
        "document/ysj/2023/1",
        "2023-05-10",
        "2023-05-10",
    )


def test_a_void_document_counts_no_more_and_the_next_one_does() -> None:
    laid = (
        DOCUMENT,
        issued("ysj/2023/1", "2023-04-26", *OUT, "作废 2023-06-01", meets="x"),
        issued("ysj/2023/2", "2023-04-28", *OUT, meets="x"),
        issued("ysj/2023/3", "2023-04-01", *OUT),
        issued("ysj/2023/4", "2023-04-01", *OUT, meets="y"),
    )
    assert shown("2023-05-31", *laid, unit="a-zu").record == "document/ysj/2023/1"
    assert shown("2023-06-01", *laid, unit="a-zu").record == "document/ysj/2023/2"


def test_a_document_every_year_is_of_the_year_of_its_date() -> None:
    laid = (DOCUMENT, issued("ysj/2023/1", "2022-12-30", *OUT, meets="y"))
    found = shown("2023-12-31", *laid, name="y", unit="a-zu", year=2022)
    assert found.record == "document/ysj/2023/1"
    assert shown("2023-12-31", *laid, name="y", unit="a-zu", year=2023) == NOTHING


@pytest.mark.parametrize(
    ("path", "more", "units"),
    [
        ("ysj/2023/1", {}, ["b-ju"]),
        ("ysj/2023/1", {"co_issuers": "a-ju"}, ["a-ju", "b-ju"]),
        ("ysx/2023/1", {"co_issuers": "[a-ju, c-xian]"}, ["a-ju", "c-xian"]),
        ("ysx/2023/1", {"about": "[unit/c-xian, clause/三-1]"}, ["c-xian"]),
        ("ysx/2023/1", {"about": "officer/b-ju"}, []),
        ("zzz/2023/1", {}, []),
    ],
)
def test_where_several_units_are_bound_a_document_is_of_those_behind_it(
    path: str, more: dict[str, str], units: list[str]
) -> None:
    laid = issued(path, "2023-04-26", *OUT, meets="all", **more)
    registry = small.registry(DOCUMENT, laid)
    ledger = Ledger(registry, date(2023, 5, 4))
    found = [
        unit.id
        for unit in registry.all(model.Unit)
        if unit.id != "a-zu" and ledger.evidence("all", unit, None).met is not None
    ]
    assert found == units


POST = duties(
    "x: {binds: {cohort: 试点}, requires: {post: 首席数据官}, due: 2022-08-31}"
)


def test_a_post_is_met_for_good_on_the_first_day_held() -> None:
    laid = (
        POST,
        people(
            person("a-ju 首席数据官 主持 其他 2022-07-01..2022-08-20"),
            person("a-ju 首席数据官 兼任 其他 2022-08-20..2022-10-15", name="示例乙"),
            person("a-ju 首席数据官 主持 其他 2022-11-01..2022-12-01"),
            person("c-xian 首席数据官 兼任 其他 2022-07-05..2022-07-05", name="示例丁"),
        ),
    )
    day = date(2022, 8, 20)
    held = Evidence("officer/p-0002", begun=day, met=day)
    assert shown("2022-06-30", *laid) == NOTHING
    assert shown("2022-08-19", *laid) == Evidence(acting="p-0001")
    assert shown("2022-08-20", *laid) == held
    assert shown("2022-10-20", *laid) == held
    acting = Evidence("officer/p-0002", begun=day, met=day, acting="p-0003")
    assert shown("2022-11-01", *laid) == acting
    assert shown("2023-01-01", *laid) == held
    assert shown("2023-01-01", *laid, unit="c-xian") == NOTHING


def test_beside_a_holder_nobody_is_named_as_acting() -> None:
    laid = people(
        person("a-ju 首席数据官 主持 其他 2022-07-01"),
        person("a-ju 首席数据官 兼任 其他 2022-08-20", name="示例乙"),
    )
    assert shown("2022-08-19", POST, laid).acting == "p-0001"
    assert shown("2022-08-20", POST, laid).acting is None


@pytest.mark.parametrize("wanted", ["{post: 大总管}", "{filing: 年鉴}"])
def test_what_nobody_knows_is_never_done(wanted: str) -> None:
    laid = duties("x: {binds: {cohort: 试点}, requires: " + wanted + ", due: null}")
    assert shown("2023-01-01", laid, filed("p", *AGAIN)) == NOTHING
