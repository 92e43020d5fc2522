"""Who reports, and for whom."""

from __future__ import annotations

import pytest

from cdo.rules import authors
from tests.rules import small
from tests.rules.acts import AREAS, HELD, report, reports
from tests.rules.small import people, person

SENT = "已报送 2022-12-31"
LATER = people(
    person(f"a-ju {HELD} 2023-01-01"),
    person(f"a-ju {HELD} 2022-01-01..2022-08-01", name="示例乙"),
    person(f"a-ju {HELD} 2022-08-01..2023-01-01", name="示例丙"),
)


def by(
    author: str = "p-0001", covers: str = "", *events: str, year: int = 2022
) -> small.Files:
    more = f"{AREAS}suggestions: 统一编码\n" + (f"covers: {covers}\n" if covers else "")
    one = report(*(events or (SENT,)), author=author, year=year, more=more)
    return reports(a_ju=one)


NEVER = by() | people(person(f"a-ju {HELD} 2023-01-01"))
FOR_ANOTHER = by("p-0001", "[p-0002, p-0003]") | LATER
UNCOVERED = by("p-0002") | LATER


def found(*laid: small.Files) -> list[tuple[str, str | None]]:
    return [one for one in small.places(*laid) if one[0] in {"CDO403", "CDO404"}]


def test_every_message_is_said() -> None:
    family = authors.CHECKS
    cases = (NEVER, FOR_ANOTHER, UNCOVERED)
    assert small.messages(family, *cases) == small.declared(family)


def test_never() -> None:
    assert small.said(NEVER) == [
        (
            "reports/2022/a-ju.yaml:4 author CDO403 error: p-0001 在 2022 "
            "年没有担任过市交通局的首席数据官，不能作为述职者（四-1） → "
            "述职者写错的更正 author；任职没有登记的，先在 "
            "officers/p-0001.yaml 里补登；单位、职位或者年度写错的更正"
        ),
    ]


def test_for_another() -> None:
    assert small.said(FOR_ANOTHER) == [
        (
            "reports/2022/a-ju.yaml:4 author CDO403 warning: p-0001 在 2022 "
            "年没有担任过市交通局的首席数据官，担任过的是报告涵盖的 p-0002、"
            "p-0003（四-1） → 述职者写错的，author 改成担任过的人；"
            "任职没有登记的，先在 officers/p-0001.yaml 里补登；"
            "确实由继任者代为述职的，经批准后在 waivers/ 里登记豁免"
        ),
    ]


def test_uncovered() -> None:
    assert small.said(UNCOVERED) == [
        (
            "reports/2022/a-ju.yaml:1 covers CDO404 warning: "
            "市交通局的首席数据官在 2022 年换过人，述职报告没有涵盖 p-0003（"
            "四-1） → 报告写了他们任职期间工作的，写 covers: [p-0002, p-0003]；"
            "没有写的，另交一份报告"
        ),
    ]


@pytest.mark.parametrize(
    ("days", "held"),
    [
        ("2021-01-01..2022-01-01", False),
        ("2021-01-01..2022-01-02", True),
        ("2022-12-31", True),
        ("2022-12-31..2022-12-31", False),
        ("2023-01-01", False),
        ("2020-02-29", True),
    ],
)
def test_one_day_of_the_year_will_do(
    days: str,
    held: bool,  # noqa: FBT001
) -> None:
    laid = people(person(f"a-ju {HELD} {days}"))
    assert found(by(), laid) == ([] if held else [("CDO403", "author")])


def test_the_last_of_all_years() -> None:
    laid = {"reports/9999/a-ju.yaml": by(year=9999)["reports/2022/a-ju.yaml"]}
    assert found(laid, people(person(f"a-ju {HELD} 9999-12-31"))) == []


def test_acting_will_do() -> None:
    acting = people(person("a-ju 首席数据官 主持 领导班子成员 2022-07-01"))
    assert small.said(by(), acting) == []


def test_another_seat_will_not_do() -> None:
    for seat in (f"c-xian {HELD}", "a-ju 数据专员 专任 其他"):
        laid = people(person(f"{seat} 2022-07-01"))
        assert found(by(), laid) == [("CDO403", "author")]


def test_covering_one_who_did_not_hold_it_either() -> None:
    laid = by("p-0001", "[p-0002, p-0009]") | people(
        person(f"a-ju {HELD} 2023-01-01"), person(name="示例乙")
    )
    lines = [line for line in small.said(laid) if "CDO403" in line]
    assert "error" in lines[0]
    assert "不能作为述职者" in lines[0]


def test_what_was_withdrawn_is_let_be() -> None:
    gone = by("p-0002", "", SENT, "撤回 2022-12-31")
    assert small.said(gone, LATER) == []
    assert small.said(by("p-0001", "", SENT, "撤回 2022-12-31"), LATER) == []


def test_a_draft_is_judged() -> None:
    assert found(by("p-0001", "", "草拟 2022-12-31"), LATER) == [
        ("CDO404", "covers"),
        ("CDO403", "author"),
    ]


def test_what_nobody_knows_is_reported_once() -> None:
    assert small.places(by("p-0009")) == [("CDO101", "author")]
    for field, word in (("unit", "a-jv"), ("post", "首席数字官")):
        (text,) = [text for path, text in by().items() if path.startswith("reports/")]
        old = "a-ju" if field == "unit" else "首席数据官"
        laid = reports(a_ju=text.replace(old, word))
        assert small.places(laid) == [("CDO101", field)]


def test_an_author_that_cannot_be_read() -> None:
    assert found(by(), {"officers/p-0001.yaml": "name: ["}) == []


@pytest.mark.parametrize("covers", ["[p-0002, p-0003]", "[p-0003, p-0002, p-0001]"])
def test_covering_all(covers: str) -> None:
    assert small.said(by("p-0003", covers), LATER) == []


def test_covers_say_all() -> None:
    (line,) = small.said(by("p-0003", "p-0002"), LATER)
    assert "没有涵盖 p-0003（" in line
    assert "covers: [p-0002, p-0003]" in line


def test_one_covered_who_did_not_hold_it_stays_covered() -> None:
    (line,) = small.said(by("p-0003", "[p-0001, p-0003]"), LATER)
    assert "没有涵盖 p-0002（" in line
    assert "covers: [p-0001, p-0003, p-0002]" in line


def test_two_reports_cover_all_between_them() -> None:
    (first,) = [t for p, t in by("p-0002").items() if p.startswith("reports/")]
    (second,) = [t for p, t in by("p-0003").items() if p.startswith("reports/")]
    assert small.said(reports(a_ju=first, a_ju_2=second), LATER) == []
    fourth = people(
        person(f"a-ju {HELD} 2022-01-01..2022-03-01"),
        person(f"a-ju {HELD} 2022-03-01..2022-08-01", name="示例乙"),
        person(f"a-ju {HELD} 2022-08-01", name="示例丙"),
    )
    (line,) = small.said(reports(a_ju=first, a_ju_2=second), fourth)
    assert line.startswith("reports/2022/a-ju-2.yaml:1 covers CDO404")
    assert "没有涵盖 p-0001（" in line


def test_acting_need_not_be_covered() -> None:
    acting = people(
        person(f"a-ju {HELD} 2022-07-01..2022-10-01"),
        person("a-ju 首席数据官 主持 领导班子成员 2022-10-01", name="示例乙"),
    )
    assert small.said(by(), acting) == []


def test_one_who_left_and_came_back() -> None:
    twice = people(
        person(f"a-ju {HELD} 2022-01-01..2022-03-01", f"a-ju {HELD} 2022-06-01")
    )
    assert small.said(by(), twice) == []


def test_without_a_type_of_reports_there_is_no_clause() -> None:
    types = small.BASE["scheme/filings.yaml"].replace("  report: true\n", "")
    lines = small.said(NEVER, {"scheme/filings.yaml": types})
    assert "不能作为述职者 → " in lines[0]
