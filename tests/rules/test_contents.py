"""What a filing has to contain."""

from __future__ import annotations

import pytest

from cdo.rules import contents
from tests.rules import small
from tests.rules.acts import filing, filings


def summary(
    *events: str, more: str = "contents: {progress: 已完成}\n", after: str = ""
) -> str:
    return filing("试点总结", "a-ju", "b-ju", *events, more=more, after=after)


MUST = filings(a=summary("已报送 2022-12-01"))
SHOULD = filings(a=filing("实施方案", "a-ju", "a-zu", "已报送 2022-08-01"))


def test_every_message_is_said() -> None:
    family = contents.CHECKS
    assert small.messages(family, MUST, SHOULD) == small.declared(family)


def test_must() -> None:
    assert small.said(MUST) == [
        (
            "filings/2022/a.yaml:4 contents.problems CDO305 error: "
            "市交通局的试点总结没有写必须有的内容 problems（三-4） → "
            "材料里有的，在 contents 里补写 problems；材料里没有的，"
            "退回市交通局补正"
        ),
    ]


def test_should() -> None:
    assert small.said(SHOULD) == [
        (
            "filings/2022/a.yaml:1 contents.schedule CDO306 warning: "
            "市交通局的实施方案没有写应当有的内容 schedule（三-2） → "
            "材料里有的，在 contents 里补写 schedule；材料里没有的，"
            "请市交通局补报"
        ),
        (
            "filings/2022/a.yaml:1 contents.work_items CDO306 warning: "
            "市交通局的实施方案没有写应当有的内容 work_items（三-2） → "
            "材料里有的，在 contents 里补写 work_items；材料里没有的，"
            "请市交通局补报"
        ),
    ]


@pytest.mark.parametrize(
    ("events", "judged"),
    [
        (("草拟 2022-12-01",), False),
        (("草拟 2022-12-01", "已报送 2022-12-01"), True),
        (("已报送 2022-12-01", "退回 2022-12-02"), False),
        (("已报送 2022-12-01", "退回 2022-12-02", "已报送 2022-12-02"), True),
        (("已报送 2022-12-01", "已收文 2022-12-02"), True),
        (("已报送 2022-12-01", "撤回 2022-12-02"), False),
    ],
)
def test_from_when_it_has_to_be_whole(
    events: tuple[str, ...],
    judged: bool,  # noqa: FBT001
) -> None:
    expected = [("CDO305", "contents.problems")] if judged else []
    assert small.places(filings(a=summary(*events))) == expected


def test_what_was_replaced_is_let_be() -> None:
    taken = summary("已报送 2022-12-01", "已收文 2022-12-02")
    whole = "contents: {progress: 已完成, problems: 人手不足}\n"
    successor = summary("已报送 2022-12-05", more=whole, after="a")
    assert small.places(filings(a=taken, b=successor)) == [
        ("CDO305", "contents.problems")
    ]
    successor += "  - {state: 已收文, on: 2022-12-06}\n"
    assert small.places(filings(a=taken, b=successor)) == []


def test_the_same_as_another() -> None:
    same = "contents: {progress: 已完成}\nsame_content_as: 2022/b\n"
    other = filing(
        "工作方案",
        "a-ju",
        "b-ju",
        "已报送 2022-12-01",
        more="contents: {problems: 无}\n",
    )
    laid = filings(a=summary("已报送 2022-12-01", more=same), b=other)
    assert small.said(laid) == []
    assert small.places(laid, filings(b=other.replace("problems", "others"))) == [
        ("CDO305", "contents.problems")
    ]


def test_types_that_ask_for_nothing_or_are_unknown() -> None:
    laid = filings(
        a=filing("工作方案", "a-ju", "b-ju", "已报送 2022-12-01"),
        b=filing("工作总结", "a-ju", "b-ju", "已报送 2022-12-01"),
    )
    assert small.places(laid) == [("CDO101", "type")]


def test_what_cannot_be_read_may_replace_it() -> None:
    found, skipped = small.judged(small.BASE | MUST | filings(b="type: ["))
    assert [one.rule.code for one in found] == ["CDO001"]
    assert {"CDO305", "CDO306"} <= {one.code for one in skipped}
