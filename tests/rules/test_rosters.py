"""Which posts a unit has, who holds a seat, and from when to when."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.rules import rosters
from tests.rules import small
from tests.rules.small import people, person

CDO = "首席数据官 兼任 领导班子成员"
ACTING = "首席数据官 主持 领导班子成员"

TWO = people(person(f"a-ju {CDO} 2022-07-01"), person(f"a-ju {CDO} 2022-10-15"))
TWO_ACTING = people(
    person(f"a-ju {ACTING} 2022-07-01..2022-12-01"),
    person(f"a-ju {ACTING} 2022-07-01", name="示例乙"),
)
BACKWARDS = people(person(f"a-ju {CDO} 2022-07-01..2021-07-01"))
TWICE = people(
    person(f"a-ju {CDO} 2022-10-15", f"a-ju {ACTING} 2022-07-01..2022-10-16")
)
CASES = (TWO, TWO_ACTING, BACKWARDS, TWICE)


def test_every_message_is_said() -> None:
    family = rosters.CHECKS
    assert small.messages(family, *CASES) == small.declared(family)


def test_two_holders() -> None:
    assert small.said(TWO)[1:] == [
        (
            "officers/p-0002.yaml:3 appointments.0.from CDO203 error: "
            "市交通局的首席数据官自 2022-10-15 "
            "起有两名任职者：p-0001、p-0002（二-1） → "
            "核对任免文件：前任已经离任的，在他的这段任职里写 until；"
            "否则更正后任的 from 或职位"
        )
    ]
    assert small.places(TWO)[0] == ("CDO212", "name")


def test_two_acting() -> None:
    assert small.said(TWO_ACTING) == [
        (
            "officers/p-0002.yaml:3 appointments.0.from CDO203 error: "
            "市交通局的首席数据官自 2022-07-01 "
            "起有两名主持者：p-0001、p-0002（二-1） → "
            "同一天只能一人主持：给先主持的写 until，或者更正后一人的 from"
        )
    ]


def test_successor_on_the_day_of_leaving() -> None:
    laid = people(
        person(f"a-ju {CDO} 2022-07-01..2024-02-29"),
        person(f"a-ju {CDO} 2024-02-29", name="示例乙"),
    )
    assert small.said(laid) == []
    later = {p: text.replace("until: 2024-02-29", "until: 2024-03-01")
             for p, text in laid.items()}  # fmt: skip
    assert small.places(later) == [("CDO203", "appointments.0.from")]


def test_acting_beside_a_holder() -> None:
    laid = people(
        person(f"a-ju {CDO} 2022-07-01"),
        person(f"a-ju {ACTING} 2022-08-01", name="示例乙"),
    )
    assert small.said(laid) == []


def test_each_overlapping_pair_is_found_once_at_the_later() -> None:
    days = ("2022-03-01", "2022-01-01", "2022-02-01..2022-03-02")
    laid = people(*(person(f"a-ju {CDO} {one}", name=f"示例{one}") for one in days))
    found = [line for line in small.said(laid) if "CDO203" in line]
    assert len(found) == 3
    assert [line.partition(":")[0] for line in found] == [
        "officers/p-0001.yaml",
        "officers/p-0001.yaml",
        "officers/p-0003.yaml",
    ]
    assert "自 2022-02-01 起有两名任职者：p-0002、p-0003" in found[2]


def test_two_persons_are_told_of_once() -> None:
    first = person(f"a-ju {CDO} 2022-01-01", f"a-ju {CDO} 2022-02-01")
    laid = people(first, person(f"a-ju {CDO} 2022-03-01", name="示例乙"))
    assert small.places(laid) == [
        ("CDO208", "appointments.1.from"),
        ("CDO203", "appointments.0.from"),
    ]


def test_with_one_first_day_the_later_path_is_the_later() -> None:
    one, two = people(
        person(f"a-ju {CDO} 2022-07-01"),
        person(f"a-ju {CDO} 2022-07-01", name="示例乙"),
    ).values()
    laid = {"officers/p-1.yaml": one, "officers/p-1-a.yaml": two}
    assert min(laid) == "officers/p-1-a.yaml"
    (line,) = small.said(laid)
    assert line.startswith("officers/p-1.yaml:3 ")
    assert "p-1-a、p-1（" in line


def test_a_seat_that_is_none_has_no_clause() -> None:
    laid = people(
        person("c-xian 数据专员 专任 其他 2022-07-01"),
        person("c-xian 数据专员 专任 其他 2022-07-01", name="示例乙"),
    )
    held = [line for line in small.said(laid) if "CDO203" in line]
    assert "：p-0001、p-0002 → " in held[0]


def test_backwards() -> None:
    assert small.said(BACKWARDS) == [
        (
            "officers/p-0001.yaml:3 appointments.0.until CDO208 error: "
            "p-0001 任市交通局的首席数据官，"
            "离任日 2021-07-01 不晚于到任日 2022-07-01 → "
            "until 写不再任职的第一天，要在 from 之后：核对任免文件，更正写错的日期"
        )
    ]


def test_no_day_is_backwards_and_one_day_is_not() -> None:
    assert small.places(people(person(f"a-ju {CDO} 2024-02-29..2024-02-29"))) == [
        ("CDO208", "appointments.0.until")
    ]
    assert small.places(people(person(f"a-ju {CDO} 2024-02-29..2024-03-01"))) == []


def test_an_appointment_of_no_days_meets_nobody() -> None:
    laid = people(
        person(f"a-ju {CDO} 2022-07-01..2022-07-01"),
        person(f"a-ju {CDO} 2022-01-01", name="示例乙"),
    )
    assert small.places(laid) == [("CDO208", "appointments.0.until")]


def test_twice_in_one_seat() -> None:
    assert small.said(TWICE) == [
        (
            "officers/p-0001.yaml:3 appointments.0.from CDO208 error: "
            "p-0001 任市交通局的首席数据官，"
            "第 1 段任职和第 2 段自 2022-10-15 起重叠 → "
            "先任的一段已经结束的（例如主持以后正式任职）写 until；"
            "同一段任职登记了两次的，删去一段"
        )
    ]


def test_an_appointment_is_told_of_once() -> None:
    days = ("2022-01-01..2022-12-01", "2022-02-01..2022-03-01", "2022-04-01")
    laid = people(person(*(f"a-ju {CDO} {one}" for one in days)))
    found = [line for line in small.said(laid) if "CDO208" in line]
    assert len(found) == 2
    assert "第 1 段任职和第 2 段自 2022-02-01 起重叠" in found[0]
    assert "第 1 段任职和第 3 段自 2022-04-01 起重叠" in found[1]


def test_acting_until_appointed() -> None:
    laid = people(
        person(f"a-ju {ACTING} 2022-07-01..2022-10-15", f"a-ju {CDO} 2022-10-15")
    )
    assert small.said(laid) == []


def test_one_person_in_two_units() -> None:
    laid = people(person(f"a-ju {CDO} 2022-07-01", f"c-xian {CDO} 2022-07-01"))
    assert small.said(laid) == []


@settings(deadline=None)
@given(
    st.permutations(
        list(
            (
                TWO | {"officers/q.yaml": TWICE["officers/p-0001.yaml"]} | small.BASE
            ).items()
        )
    )
)
def test_the_order_of_files_changes_nothing(items: list[tuple[str, str]]) -> None:
    found, skipped = small.judged(dict(items))
    expected = small.judged(dict(sorted(items)))
    assert (found, skipped) == expected
    assert found
