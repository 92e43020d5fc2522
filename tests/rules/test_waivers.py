"""Waivers: what they cover, and those that cover nothing."""

from __future__ import annotations

import pytest

from cdo import rules
from cdo.findings import Severity
from cdo.rules import references, waivers
from tests.rules import small
from tests.rules.small import people, person

DATA, AFFAIRS = "数据专员 专任 其他", "政务专员 专任 其他"
BOTH = people(person(f"a-ju {DATA} 2022-07-01", f"a-ju {AFFAIRS} 2022-07-01"))


def waiver(
    what: str = "rule: CDO207",
    subject: str = "officer/p-0001",
    days: str = "2022-07-01..2023-07-01",
    name: str = "w-1",
) -> small.Files:
    """Return a waiver; what it waives and of whom stands on lines 1 and 2."""
    since, _, until = days.partition("..")
    text = f"""\
{what}
subject: {subject}
reason: 人手不足
approved_by: 领导小组
basis: 云数组〔2022〕3号
from: {since}
until: {until}
"""
    return {f"waivers/{name}.yaml": text}


NO_DAY = waiver("obligation: plan", "unit/a-ju", "2022-07-01..2022-07-01")
NO_UNIT = waiver("obligation: plan", "officer/p-0001") | BOTH
UNBOUND = waiver("obligation: plan", "unit/b-ju")
NOTHING = waiver("rule: CDO207", "unit/a-ju")
UNKNOWN = waiver("rule: CDO250", "unit/a-ju")

PATH = "waivers/w-1.yaml"


@pytest.mark.parametrize(
    ("laid", "line"),
    [
        (
            NO_DAY,
            (
                "7 until CDO801 warning: "
                "豁免自 2022-07-01 起，2022-07-01 失效，一天也没有 → "
                "until 写不再豁免的第一天，要在 from 之后：核对批准文件，更正写错的日期"
            ),
        ),
        (
            UNBOUND,
            (
                "1 obligation CDO801 warning: "
                "义务 plan（实施方案备案）不约束市数据局，没有什么可以豁免（三-2） → "
                "义务或单位写错的更正；本来没有这项义务的，这份豁免可以删去"
            ),
        ),
        (
            NOTHING,
            (
                "1 rule CDO801 warning: unit/a-ju 没有违反 CDO207，没有什么可以豁免 → "
                "rule 或 subject 写错的更正；问题已经改正的，这份豁免可以删去"
            ),
        ),
        (
            UNKNOWN,
            (
                "1 rule CDO101 error: 没有“CDO250”这条规则 → "
                "是不是“CDO205”、“CDO502”？全部规则见 cdo rules"
            ),
        ),
    ],
)
def test_messages(laid: small.Files, line: str) -> None:
    assert small.said(laid) == [f"{PATH}:{line}"]


@pytest.mark.parametrize(
    ("code", "remedy"),
    [("CDO120", "是不是“CDO102”、“CDO201”、“CDO210”？"), ("CDO888", "")],
)
def test_codes_that_look_like_known_ones(code: str, remedy: str) -> None:
    (line,) = small.said(waiver(f"rule: {code}", "unit/a-ju"))
    assert line.endswith(f"没有“{code}”这条规则 → {remedy}全部规则见 cdo rules")


def test_obligations_are_waived_of_units() -> None:
    (_, found) = small.said(NO_UNIT)
    assert found == (
        f"{PATH}:2 subject CDO801 warning: "
        "豁免的是义务 plan，对象 officer/p-0001 却不是单位（三-2） → "
        "subject 写成 unit/单位编号，写有这项义务的单位"
    )


def test_the_records_that_broke_the_rule_are_named() -> None:
    found = small.said(BOTH, waiver(subject="unit/a-ju"))
    assert found[1].endswith(
        "unit/a-ju 没有违反 CDO207，没有什么可以豁免 → "
        "违反这条规则的是 officer/p-0001；"
        "rule 或 subject 写错的更正；问题已经改正的，这份豁免可以删去"
    )


def test_what_is_covered_becomes_information() -> None:
    ((found), skipped) = small.judged(small.BASE | BOTH | waiver())
    (one,) = found
    assert skipped == []
    assert one.waived_by == "waiver/w-1"
    assert one.severity is Severity.INFO
    assert one.rule.severity is Severity.WARNING
    assert one.message == (
        "p-0001 自 2022-07-01 起同时任市交通局的数据专员和政务专员，"
        "这两个职位原则上由不同的人担任；豁免自 2022-07-01 起，2023-07-01 失效"
    )
    assert one.hint == ""
    assert (one.place.line, one.field) == (4, "appointments.1.post")
    assert one.clause == "二-5"


def test_all_findings_of_the_rule_on_the_record_are_covered() -> None:
    twice = people(
        person(
            f"a-ju {DATA} 2022-07-01..2022-08-01",
            f"a-ju {AFFAIRS} 2022-07-01..2022-08-01",
            "c-xian 首席数据执行官 兼任 其他 2022-07-01",
            "c-xian 首席数据执行官 兼任 其他 2022-07-01..2022-07-02",
        )
    )
    found, _ = small.judged(small.BASE | twice | waiver("rule: CDO204"))
    waived = [(one.rule.code, one.waived_by) for one in found]
    assert sorted(waived, key=str) == [
        ("CDO204", "waiver/w-1"),
        ("CDO204", "waiver/w-1"),
        ("CDO207", None),
        ("CDO208", None),
    ]


def test_of_two_waivers_the_longer_is_named() -> None:
    laid = (
        waiver(days="2022-07-01..2024-07-01", name="w-1"),
        waiver(days="2023-07-01..2025-07-01", name="w-2"),
        waiver(days="2021-07-01..2022-07-01", name="w-3"),
    )
    found, _ = small.judged({**small.BASE, **BOTH, **laid[0], **laid[1], **laid[2]})
    assert [one.waived_by for one in found] == ["waiver/w-2"]


def test_a_waiver_without_a_day_covers_nothing() -> None:
    found = small.said(BOTH, waiver(days="2022-07-01..2022-07-01"))
    assert ["CDO207 warning" in found[0], "CDO801" in found[1]] == [True, True]
    assert len(found) == 2


@pytest.mark.parametrize(
    ("what", "subject"),
    [
        ("obligation: plan", "unit/a-ju"),
        ("obligation: roster", "unit/a-ju"),
        ("obligation: duty", "unit/c-xian"),
    ],
)
def test_obligations_that_bind(what: str, subject: str) -> None:
    assert small.said(waiver(what, subject)) == []


def test_all_that_an_obligation_names_has_to_match() -> None:
    found = small.places(waiver("obligation: roster", "unit/c-xian"))
    assert found == [("CDO801", "obligation")]


def test_obligations_of_the_own_making_carry_no_clause() -> None:
    path = "scheme/obligations.yaml"
    duties = small.BASE[path].replace("  clause: 三-2\n", "  house_rule: true\n")
    for laid in (UNBOUND, NO_UNIT):
        found = small.judged(small.BASE | {path: duties} | laid)[0]
        assert [one.clause for one in found if one.rule.code == "CDO801"] == [""]


@pytest.mark.parametrize(
    ("laid", "fields"),
    [
        (waiver("obligation: plans", "unit/a-ju"), ["obligation"]),
        (waiver("obligation: plan", "unit/z-ju"), ["subject"]),
        (waiver("obligation: plan", "units/b-ju"), ["subject"]),
        (waiver("rule: CDO207", "officer/p-0009"), ["subject"]),
        (waiver("rule: CDO207", "officers/p-0009"), ["subject"]),
        (waiver("rule: CDO299", "officer/p-0009"), ["rule", "subject"]),
    ],
)
def test_what_is_not_there_is_another_rules_business(
    laid: small.Files, fields: list[str]
) -> None:
    assert small.places(laid) == [("CDO101", field) for field in fields]


@pytest.mark.parametrize("subject", ["obligation/plan", "clause/二-5"])
def test_rules_break_in_records_only(subject: str) -> None:
    assert small.places(waiver(subject=subject)) == [("CDO801", "rule")]


def test_a_rule_that_was_not_judged() -> None:
    torn = {"scheme/vocabulary.yaml": "tracks: ["}
    found, skipped = small.judged(
        small.BASE | torn | waiver("rule: CDO201", "unit/a-ju")
    )
    assert [one.rule.code for one in found] == ["CDO001"]
    assert "CDO801" not in {one.code for one in skipped}


def test_what_a_torn_file_may_say_is_waited_for() -> None:
    torn = {"officers/p-0001.yaml": "name: [", "officers/p-0002.yaml": "name: ["}
    found, skipped = small.judged(small.BASE | torn | waiver("rule: CDO203"))
    assert [one.rule.code for one in found] == ["CDO001", "CDO001"]
    because = "officers/p-0001.yaml、officers/p-0002.yaml 没有读成"
    waiting = {one.code for one in skipped}
    assert {one.because for one in skipped} == {because}
    _, without = small.judged(small.BASE | torn)
    assert waiting - {one.code for one in without} == {"CDO801"}


def test_an_idle_waiver_is_waived() -> None:
    kept = waiver("rule: CDO801", "waiver/w-1", name="w-2")
    found, _ = small.judged(small.BASE | NOTHING | kept)
    assert [(one.place.file, one.waived_by) for one in found] == [(PATH, "waiver/w-2")]


def test_an_idle_waiver_of_an_idle_waiver_is_idle() -> None:
    lone = waiver("rule: CDO801", "waiver/w-2", name="w-1")
    more = waiver("rule: CDO801", "waiver/w-1", name="w-2")
    assert small.places(lone, more) == [("CDO801", "rule"), ("CDO801", "rule")]
    assert small.places(waiver("rule: CDO801", "waiver/w-1")) == [("CDO801", "rule")]


def test_what_a_waiver_of_obligations_lacks_is_waived() -> None:
    kept = waiver("rule: CDO801", "waiver/w-1", name="w-2")
    found, _ = small.judged(small.BASE | UNBOUND | kept)
    assert [one.waived_by for one in found] == ["waiver/w-2"]


def test_every_message_is_said() -> None:
    said = small.messages(waivers.CHECKS, NO_DAY, NO_UNIT, UNBOUND, UNKNOWN)
    assert said == {
        *(waivers.NO_DAY, waivers.NO_UNIT, waivers.UNBOUND, references.NO_RULE)
    }
    read = small.registry(NOTHING)
    (idle,) = waivers.idle(read, [], rules.CATALOGUE)
    assert idle.message is waivers.NOTHING
    assert {*said, waivers.NOTHING} == {*waivers.RULE.messages, references.NO_RULE}
