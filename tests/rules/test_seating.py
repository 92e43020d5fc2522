"""Which posts a unit has."""

from __future__ import annotations

from cdo.rules import seating
from tests.rules import small
from tests.rules.small import people, person

ELSEWHERE = people(
    person(
        "c-xian 数据专员 专任 其他 2022-07-01",
        "b-ju 首席数据官 兼任 主要领导 2022-07-01",
        "f-yuan 首席数据官 兼任 主要领导 2022-07-01",
    )
) | {
    "units/f-yuan.yaml": "names: [{official: 云州市府, short: 市府}]\n"
    "nature: 政府\ntrack: 市级\n"
}


def test_every_message_is_said() -> None:
    family = seating.CHECKS
    assert small.messages(family, ELSEWHERE) == small.declared(family)


def test_posts_elsewhere() -> None:
    assert small.said(ELSEWHERE) == [
        (
            "officers/p-0001.yaml:3 appointments.0.post CDO202 error: "
            "p-0001 任云山县的数据专员，云山县的系列是县区，不设这个职位（二-3） → "
            "县区设的职位有首席数据官、首席数据执行官，"
            "数据专员只设在部门：更正 post 或 unit"
        ),
        (
            "officers/p-0001.yaml:4 appointments.1.unit CDO202 error: "
            "p-0001 任市数据局的首席数据官，"
            "市数据局却没有写系列（track），没有任何席位（二-1、二-6） → "
            "unit 写错的，改成职位所在的单位；"
            "这个单位确实设职位的，在 units/b-ju.yaml 里写 track"
        ),
        (
            "officers/p-0001.yaml:5 appointments.2.unit CDO202 error: "
            "p-0001 任市府的首席数据官，"
            "市府的系列是市级，这个系列没有设职位（二-1、二-6） → "
            "unit 写错的，改成职位所在的单位；"
            "这个系列应设职位的，在 scheme/posts.yaml 里登记"
        ),
    ]


def test_unknown_words_are_not_reported_twice() -> None:
    laid = people(
        person("a-jv 首席数据官 兼任 领导班子成员 2022-07-01"),
        person("a-ju 首席数据 兼任 领导班子成员 2022-07-01", name="示例乙"),
        person("d-ju 首席数据官 兼任 领导班子成员 2022-07-01", name="示例丙"),
    ) | {
        "units/d-ju.yaml": "names: [{official: 云州市农业局, short: 市农业局}]\n"
        "nature: 政府部门\ntrack: 部委\n"
    }
    assert small.places(laid) == [
        ("CDO101", "appointments.0.unit"),
        ("CDO101", "appointments.0.post"),
        ("CDO101", "track"),
    ]


def test_a_unit_that_cannot_be_read_has_every_seat() -> None:
    laid = people(person("a-ju 数据总监 兼任 其他 2022-07-01")) | {
        "units/a-ju.yaml": "names: ["
    }
    codes = [code for code, _ in small.places(laid)]
    assert codes == ["CDO101", "CDO001"]


def test_every_cohort_has_the_posts_of_its_track() -> None:
    unit = small.BASE["units/a-ju.yaml"]
    laid = people(person("d-ju 数据专员 专任 其他 2022-07-01"))
    for cohort in ("cohort: 推行\n", ""):
        later = unit.replace("cohort: 试点\n", cohort).replace("交通", "农业")
        assert small.said(laid, {"units/d-ju.yaml": later}) == []


def test_without_posts_nothing_is_said_of_them() -> None:
    assert small.said(ELSEWHERE, {"scheme/posts.yaml": "- ["})[1:] == []
