"""Evaluations: whom, by whom, with what they are published."""

from __future__ import annotations

import pytest

from cdo.rules import evaluations
from tests.rules import small
from tests.rules.measures import PUBLISHED, evaluation, ratings, void

PATH = "evaluations/2022/a-ju.yaml"

SPREAD = {
    "units/d-ju.yaml": small.BASE["units/a-ju.yaml"]
    .replace("交通", "农业")
    .replace("试点", "推行")
}
OTHER_UNIT = evaluation(unit="c-xian")
OTHER_POST = evaluation(post="数据专员")
NO_SEAT = SPREAD | evaluation(unit="d-ju", rubric="sample")
OWN_RATER = ratings("3", "4", unit="a-ju")
UNOFFICIAL = evaluation(rubric="sample", states=PUBLISHED)

SUBJECTS = (OTHER_UNIT, OTHER_POST, NO_SEAT, OWN_RATER, UNOFFICIAL)


def test_every_message_is_said() -> None:
    said = small.messages(evaluations.CHECKS, *SUBJECTS)
    assert said == small.declared(evaluations.CHECKS)


@pytest.mark.parametrize(
    ("laid", "line"),
    [
        (
            OTHER_UNIT,
            (
                "evaluations/2022/c-xian.yaml:2 unit CDO505 error: "
                "评价指标 r-2022 不评价云山县，云山县的系列是县区，批次是试点 → "
                "单位写错的更正 unit，指标用错的更正 rubric；"
                "这套指标评价的是部门（试点）的首席数据官"
            ),
        ),
        (
            OTHER_POST,
            (
                f"{PATH}:3 post CDO505 error: "
                "评价指标 r-2022 不评价市交通局的数据专员 → "
                "职位写错的更正 post，指标用错的更正 rubric；"
                "这套指标评价的是部门（试点）的首席数据官"
            ),
        ),
        (
            NO_SEAT,
            (
                "evaluations/2022/d-ju.yaml:3 post CDO505 error: "
                "市农业局没有设首席数据官，没有这一席位可以评价 → "
                "单位或职位写错的更正；应设这个职位的，在 scheme/posts.yaml 里登记"
            ),
        ),
        (
            UNOFFICIAL,
            (
                f"{PATH}:12 events.3.state CDO510 error: "
                "评价已经公布，所用的 sample 不是正式的评价指标（official: false） → "
                "用正式的评价指标重新评价，这一份在 events 里加一步“作废”；"
                "指标已经批准的，另建文件，写 official: true 和批准文号"
            ),
        ),
    ],
)
def test_messages(laid: small.Files, line: str) -> None:
    assert small.said(laid) == [line]


def test_own_rater() -> None:
    line = (
        f"{PATH}:8 inputs.B1.ratings.{{}}.unit CDO507 error: "
        "指标 B1 的评议人评委甲来自被评价的市交通局 → "
        "换成其他单位的评议人；单位写错的更正 unit"
    )
    assert small.said(OWN_RATER) == [line.format(0), line.format(1)]


@pytest.mark.parametrize(
    ("unit", "what"),
    [
        ("b-ju", "评价指标 r-2022 不评价市数据局，市数据局没有写系列（track）"),
        ("d-ju", "评价指标 r-2022 不评价市农业局，市农业局的系列是部门，批次是推行"),
        ("e-ju", "评价指标 r-2022 不评价市旅游局，市旅游局的系列是部门，没有写批次"),
    ],
)
def test_units_that_the_rubric_does_not_name(unit: str, what: str) -> None:
    third = small.BASE["units/a-ju.yaml"].replace("交通", "旅游")
    laid = SPREAD | {"units/e-ju.yaml": third.replace("cohort: 试点\n", "")}
    (line,) = small.said(laid, evaluation(unit=unit))
    assert what in line


def test_a_rubric_without_cohorts_names_every_seat() -> None:
    county = evaluation(unit="c-xian", rubric="sample")
    assert small.said(county) == []
    posts = small.BASE["scheme/posts.yaml"].replace(
        "clause: 二-1\n", "clause: 二-1\n  cohorts: 推行\n"
    )
    assert small.said(NO_SEAT, {"scheme/posts.yaml": posts}) == []


def test_seats_are_not_judged_without_the_posts() -> None:
    torn = {"scheme/posts.yaml": "- ["}
    found, skipped = small.judged(small.BASE | NO_SEAT | torn)
    assert {one.rule.code for one in found} == {"CDO001"}
    assert "CDO505" in {one.code for one in skipped}


def test_all_subjects_are_told() -> None:
    (line,) = small.said(evaluation(post="数据专员", rubric="sample"))
    assert "评价的是部门的首席数据官、县区的首席数据官" in line


def test_what_is_not_there_is_another_rules_business() -> None:
    assert small.places(evaluation(unit="z-ju")) == [("CDO101", "unit")]
    assert ("CDO101", "rubric") in small.places(evaluation(rubric="r-2099"))
    codes = {code for code, _ in small.places(evaluation(rubric="r-2099"))}
    assert codes == {"CDO101"}


@pytest.mark.parametrize("laid", SUBJECTS)
def test_void_evaluations_are_let_be(laid: small.Files) -> None:
    assert small.said(void(laid)) == []


def test_in_a_demo_anything_is_published() -> None:
    demo = {"registry.yaml": small.BASE["registry.yaml"] + "demo: true\n"}
    assert small.said(demo, UNOFFICIAL) == []


@pytest.mark.parametrize("states", [("草拟",), ("已评分", "已复核")])
def test_what_is_not_published_is_let_be(states: tuple[str, ...]) -> None:
    assert small.said(evaluation(rubric="sample", states=states)) == []


def test_sealed_is_published() -> None:
    sealed = evaluation(rubric="sample", states=(*PUBLISHED, "已封存"))
    assert small.places(sealed) == [("CDO510", "events.3.state")]
