"""Rosters that were filed before somebody came or went."""

from __future__ import annotations

from cdo.rules import rosters_filed
from tests.rules import small
from tests.rules.acts import filing, filings
from tests.rules.small import people, person

CLERK = "a-ju 数据专员 专任 其他"
ONE = people(person(f"{CLERK} 2022-07-01..2022-11-01"))
THREE = people(
    person(f"{CLERK} 2022-07-01..2022-11-01"),
    person(f"{CLERK} 2022-11-01..2022-12-01", name="示例乙"),
    person(f"{CLERK} 2022-12-01", name="示例丙"),
)


def roster(*events: str, unit: str = "a-ju", after: str = "") -> str:
    return filing("人员名单", unit, "b-ju", *events, after=after)


FILED = filings(a=roster("已报送 2022-08-01", "已备案 2022-08-02"))
STALE = ONE | FILED
UNDER_WAY = STALE | filings(b=roster("已报送 2022-11-01", after="a"))


def found(*laid: small.Files) -> list[str]:
    return [line for line in small.said(*laid) if "CDO307" in line]


def test_every_message_is_said() -> None:
    family = rosters_filed.CHECKS
    assert small.messages(family, STALE, UNDER_WAY) == small.declared(family)


def test_stale() -> None:
    assert small.said(STALE) == [
        (
            "filings/2022/a.yaml:1 type CDO307 warning: 市交通局的人员名单于 "
            "2022-08-01 报送，以后人员又有变动：2022-11-01 p-0001 "
            "不再任数据专员（三-1） → 按现在的人员重新报送，登记为新的一份，"
            "里面写 supersedes: 2022/a；任职日期写错的更正"
        ),
    ]


def test_under_way() -> None:
    assert small.said(UNDER_WAY) == [
        (
            "filings/2022/a.yaml:1 type CDO307 warning: 市交通局的人员名单于 "
            "2022-08-01 报送，以后人员又有变动：2022-11-01 p-0001 "
            "不再任数据专员（三-1） → 重新报送的 2022/b 备案以后就不再提示；"
            "任职日期写错的更正"
        ),
    ]


def test_three_changes_are_named() -> None:
    (line,) = found(THREE, FILED)
    assert (
        "变动：2022-11-01 p-0001 不再任数据专员、2022-11-01 p-0002 任数据专员、"
        "2022-12-01 p-0002 不再任数据专员等 4 处（三-1）"
    ) in line


def test_the_day_of_sending_is_in_time_and_the_next_is_not() -> None:
    for sent, count in (("2022-10-31", 1), ("2022-11-01", 0), ("2022-11-02", 0)):
        laid = filings(a=roster(f"已报送 {sent}", "已备案 2022-12-01"))
        assert len(found(ONE, laid)) == count


def test_a_return_does_not_move_the_day() -> None:
    steps = ("已报送 2022-10-01", "退回 2022-10-10", "已报送 2022-12-01")
    assert len(found(ONE, filings(a=roster(*steps, "已备案 2022-12-02")))) == 1


def test_only_what_was_accepted_is_judged() -> None:
    for steps in (
        ["草拟 2022-08-01"],
        ["已报送 2022-08-01"],
        ["已报送 2022-08-01", "退回 2022-08-02"],
        ["已报送 2022-08-01", "撤回 2022-08-02"],
    ):
        assert found(ONE, filings(a=roster(*steps))) == []


def test_accepted_without_being_sent() -> None:
    assert found(ONE, filings(a=roster("已备案 2022-08-02"))) == []


def test_a_new_one_that_was_accepted_makes_up_for_it() -> None:
    new = roster("已报送 2022-11-03", "已备案 2022-11-05", after="a")
    assert small.said(STALE, filings(b=new)) == []


def test_a_new_one_that_was_sent_too_early_does_not() -> None:
    early = filings(b=roster("已报送 2022-10-03", after="a"))
    (line,) = found(STALE, early)
    assert line.endswith("写 supersedes: 2022/b；任职日期写错的更正")
    accepted = filings(b=roster("已报送 2022-10-03", "已备案 2022-10-05", after="a"))
    (line,) = found(STALE, accepted)
    assert line.startswith("filings/2022/b.yaml:1 type ")


def test_a_draft_is_under_way() -> None:
    (line,) = found(STALE, filings(b=roster("草拟 2022-08-03", after="a")))
    assert "重新报送的 2022/b 备案以后就不再提示" in line


def test_a_new_one_that_was_withdrawn_is_not() -> None:
    gone = roster("已报送 2022-11-03", "撤回 2022-11-05", after="a")
    (line,) = found(STALE, filings(b=gone))
    assert line.endswith("写 supersedes: 2022/b；任职日期写错的更正")


def test_the_last_accepted_of_two_that_are_not_joined() -> None:
    other = roster("已报送 2022-11-03", "已备案 2022-11-05")
    assert found(STALE, filings(b=other)) == []
    assert found(ONE, filings(a=other, b=FILED["filings/2022/a.yaml"])) == []


def test_other_units_and_other_types() -> None:
    assert (
        found(
            STALE,
            filings(a=roster("已报送 2022-08-01", "已备案 2022-08-02", unit="c-xian")),
        )
        == []
    )
    other = filing("工作方案", "a-ju", "b-ju", "已报送 2022-08-01", "已备案 2022-08-02")
    assert found(ONE, filings(a=other)) == []


def test_a_roster_that_is_sent_and_received() -> None:
    verb = small.BASE["scheme/filings.yaml"].replace(
        "to: b-ju, verb: 备案", "to: b-ju, verb: 报送", 1
    )
    laid = {path: text.replace("已备案", "已收文") for path, text in UNDER_WAY.items()}
    (line,) = found(laid, {"scheme/filings.yaml": verb})
    assert "2022/b 收文以后就不再提示" in line


def test_acting_counts() -> None:
    acting = people(person("a-ju 首席数据官 主持 领导班子成员 2022-11-01"))
    (line,) = found(acting, FILED)
    assert "变动：2022-11-01 p-0001 任首席数据官（" in line


def test_what_cannot_be_read_may_be_a_newer_one() -> None:
    found, skipped = small.judged(small.BASE | STALE | filings(b="type: ["))
    assert [one.rule.code for one in found] == ["CDO001"]
    assert "CDO307" in {one.code for one in skipped}
