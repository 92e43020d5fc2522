"""Posts of one unit that different persons hold."""

from __future__ import annotations

import pytest

from cdo.rules import apart
from tests.rules import small
from tests.rules.small import people, person

CDO = "首席数据官 兼任 领导班子成员"
DATA = "数据专员 兼任 其他"
AFFAIRS = "政务专员 兼任 其他"

MUST = people(person(f"a-ju {DATA} 2022-08-01", f"a-ju {CDO} 2022-07-01"))
SHOULD = people(person(f"a-ju {DATA} 2022-07-01", f"a-ju {AFFAIRS} 2022-07-01"))


def test_every_message_is_said() -> None:
    assert small.messages(apart.CHECKS, MUST, SHOULD) == small.declared(apart.CHECKS)


def test_must() -> None:
    assert small.said(MUST) == [
        (
            "officers/p-0001.yaml:3 appointments.0.post CDO206 error: "
            "p-0001 自 2022-08-01 起同时任市交通局的首席数据官和数据专员，"
            "这两个职位必须由不同的人担任（二-5） → "
            "核对任职文件：有一职已经卸任的写 until，登记错的更正；"
            "确实一人兼两职的，其中一职另定一人"
        )
    ]


def test_should() -> None:
    assert small.said(SHOULD) == [
        (
            "officers/p-0001.yaml:4 appointments.1.post CDO207 warning: "
            "p-0001 自 2022-07-01 起同时任市交通局的数据专员和政务专员，"
            "这两个职位原则上由不同的人担任（二-5） → "
            "核对任职文件：有一职已经卸任的写 until，登记错的更正；"
            "确实一人兼两职的，其中一职另定一人，或者经批准后在 waivers/ 里登记豁免"
        )
    ]


@pytest.mark.parametrize(
    "appointments",
    [
        (f"a-ju {CDO} 2022-07-01..2022-08-01", f"a-ju {DATA} 2022-08-01"),
        (f"a-ju {CDO} 2022-07-01", f"d-ju {DATA} 2022-07-01"),
        (f"c-xian {CDO} 2022-07-01", "c-xian 首席数据执行官 兼任 主要领导 2022-07-01"),
    ],
)
def test_not_together(appointments: tuple[str, ...]) -> None:
    other = small.BASE["units/a-ju.yaml"].replace("交通", "农业")
    laid = {"units/d-ju.yaml": other.replace("试点", "推行")}
    assert small.said(laid, people(person(*appointments))) == []


def test_different_persons() -> None:
    laid = people(
        person(f"a-ju {CDO} 2022-07-01"), person(f"a-ju {DATA} 2022-07-01", name="甲乙")
    )
    assert small.said(laid) == []


def test_acting_counts() -> None:
    laid = people(
        person(f"a-ju {CDO} 2022-07-01", "a-ju 数据专员 主持 其他 2022-08-01")
    )
    assert small.places(laid) == [("CDO206", "appointments.1.post")]


def test_one_seat_twice_is_another_rules_business() -> None:
    laid = people(person(f"a-ju {CDO} 2022-07-01", f"a-ju {CDO} 2022-08-01"))
    assert small.places(laid) == [("CDO208", "appointments.1.from")]


def test_one_finding_for_each_pair() -> None:
    laid = people(
        person(
            f"a-ju {CDO} 2022-07-01",
            f"a-ju {DATA} 2022-08-01",
            f"a-ju {AFFAIRS} 2022-09-01",
        )
    )
    assert small.places(laid) == [
        ("CDO206", "appointments.1.post"),
        ("CDO206", "appointments.2.post"),
        ("CDO207", "appointments.2.post"),
    ]


def test_one_finding_for_a_pair_of_posts() -> None:
    laid = people(
        person(
            f"a-ju {DATA} 2022-07-01",
            f"a-ju {DATA} 2022-08-01",
            f"a-ju {AFFAIRS} 2022-09-01",
        )
    )
    assert small.places(laid) == [
        ("CDO208", "appointments.1.from"),
        ("CDO207", "appointments.2.post"),
    ]


def test_both_posts_name_each_other() -> None:
    scheme = small.BASE["scheme/posts.yaml"].replace(
        "  clause: 二-3\n  not_with:\n",
        "  clause: 二-3\n  not_with:\n"
        "    - {post: 首席数据官, strength: 必须, clause: 二-3}\n"
        "    - {post: 首席数据官, strength: 必须, clause: 二-5}\n"
        "    - {post: 首席数据官, strength: 原则上, clause: 二-4}\n",
    )
    (line,) = small.said(MUST, {"scheme/posts.yaml": scheme})
    assert "CDO206" in line
    assert "担任（二-5、二-3）" in line


def test_a_post_is_not_apart_from_itself() -> None:
    scheme = small.BASE["scheme/posts.yaml"].replace(
        "{post: 政务专员, strength: 原则上", "{post: 数据专员, strength: 原则上"
    )
    laid = people(person(f"a-ju {DATA} 2022-07-01", f"a-ju {DATA} 2022-08-01"))
    found = small.places(laid, {"scheme/posts.yaml": scheme})
    assert found == [("CDO208", "appointments.1.from")]


def test_posts_that_the_unit_does_not_have() -> None:
    laid = people(person(f"b-ju {CDO} 2022-07-01", f"b-ju {DATA} 2022-08-01"))
    codes = [code for code, _ in small.places(laid)]
    assert codes == ["CDO202", "CDO202"]
