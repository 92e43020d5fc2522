"""Documents: their numbers, years, kinds and recipients."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdo.rules import addressees, documents
from tests.rules import small

COMPLETE = {
    "registry.yaml": small.BASE["registry.yaml"].replace(
        "mark: 云数}", "mark: 云数, complete: true}"
    )
}


def document(  # noqa: PLR0913  # the parts of a file, all by name
    name: str = "ysj/2022/1",
    *,
    kind: str = "函",
    to: str = "a-ju",
    date: str = "2022-06-01",
    state: str = "签发",
    more: str = "",
) -> small.Files:
    """Return a document; its recipients stand on the fourth line."""
    lines = [f"kind: {kind}", "format: 信函", "title: 关于报送材料的公文"]
    lines += [f"recipients: [{to}]", f"date: {date}", "publicity: 主动公开"]
    lines += [more] if more else []
    first = "签发" if state == "作废" else state
    lines += ["events:", f"  - {{state: {first}, on: 2022-06-01}}"]
    if state == "作废":
        lines.append("  - {state: 作废, on: 2022-06-02}")
    return {f"documents/{name}.yaml": "\n".join([*lines, ""])}


def unit(name: str, nature: str, more: str = "") -> small.Files:
    names = f"names: [{{official: {name}, short: {name}}}]\n"
    return {f"units/{name}.yaml": f"{names}nature: {nature}\n{more}"}


def filed(*numbers: int) -> small.Files:
    laid = dict(COMPLETE)
    for number in numbers:
        laid |= document(f"ysj/2022/{number}")
    return laid


HOLE = filed(1, 3, 7)
OTHER_YEAR = document(date="2023-01-03")
TO_OTHERS = document(kind="请示", to="c-xian")
SEVERAL = document(kind="报告", to="a-zu, 省数据局")
TO_PERSON = document(kind="报告", to="王副市长")
NOTICE = document(kind="通知", to="a-zu, c-xian, a-ju")

PATH = "documents/ysj/2022/1.yaml"


def test_every_message_is_said() -> None:
    said = small.messages(documents.CHECKS, HOLE, OTHER_YEAR)
    assert said == small.declared(documents.CHECKS)
    said = small.messages(addressees.CHECKS, TO_OTHERS, SEVERAL, TO_PERSON, NOTICE)
    assert said == small.declared(addressees.CHECKS)


@pytest.mark.parametrize(
    ("laid", "line"),
    [
        (
            OTHER_YEAR,
            (
                "5 date CDO602 warning: 文号是云数〔2022〕1号，成文日期却在 2023 年 → "
                "日期写错的更正 date；号取错了年份的，改在 2023 年重新编号"
            ),
        ),
        (
            TO_OTHERS,
            (
                "4 recipients.0 CDO603 warning: "
                "请示主送云山县，不是政府，也不是议事协调机构 → "
                "主送写错的更正；确实发给云山县的，文种改用函"
            ),
        ),
        (
            SEVERAL,
            (
                "4 recipients.1 CDO603 warning: 报告主送了 2 个：领导小组、省数据局 → "
                "报告只主送一个上级机关，其余的移到 cc"
            ),
        ),
        (
            TO_PERSON,
            (
                "4 recipients.0 CDO603 warning: 报告主送“王副市长”，不是机关 → "
                "主送写机关：单位编号，没有登记的写机关名称"
            ),
        ),
        (
            NOTICE,
            (
                "4 recipients.1 CDO603 warning: "
                "市数据局用通知发给云山县、市交通局，不是上级对下级 → "
                "文种改用函；要各单位统一执行的，由政府或者议事协调机构发通知"
            ),
        ),
    ],
)
def test_messages(laid: small.Files, line: str) -> None:
    assert small.said(laid) == [f"{PATH}:{line}"]


def test_holes() -> None:
    line = "documents/ysj/2022/{}.yaml:1 None CDO601 warning: {}前面缺号 → "
    line += "漏登的补登；占了没有用的号也要登记，events 里写占号、作废"
    assert small.said(HOLE) == [
        line.format(3, "云数〔2022〕2号没有登记，云数〔2022〕3号"),
        line.format(7, "云数〔2022〕4号至6号没有登记，云数〔2022〕7号"),
    ]


def test_numbers_begin_with_one_each_year() -> None:
    laid = filed(1) | document("ysj/2023/2", date="2023-01-03")
    assert [line[:24] for line in small.said(laid)] == ["documents/ysj/2023/2.yam"]


def test_numbers_are_counted_and_not_read() -> None:
    assert small.said(filed(*range(1, 12))) == []


def test_a_void_number_is_there() -> None:
    laid = filed(1, 3) | document("ysj/2022/2", state="作废")
    assert small.said(laid) == []


def test_registers_that_are_not_complete() -> None:
    assert small.said(document("ysj/2022/9")) == []
    assert small.said(COMPLETE, document("ysx/2022/9")) == []
    assert small.places(document("yzz/2022/9")) == [("CDO101", None)]


def test_holes_are_not_judged_while_a_document_is_torn() -> None:
    laid = filed(1, 3) | {"documents/ysj/2022/2.yaml": "kind: ["}
    found, skipped = small.judged(small.BASE | laid)
    assert [one.rule.code for one in found] == ["CDO001"]
    assert [one.code for one in skipped] == ["CDO601"]


@settings(deadline=None)
@given(st.sets(st.integers(1, 12)))
def test_holes_are_the_numbers_that_are_not_there(numbers: set[int]) -> None:
    read = small.registry(filed(*numbers))
    holes = sum(1 for one in numbers if one > 1 and one - 1 not in numbers)
    assert len(list(documents.without_holes(read))) == holes


def test_the_year_of_an_unknown_issuer() -> None:
    (line, _) = sorted(small.said(document("yzz/2022/9", date="2021-03-01")))[::-1]
    assert "文号是yzz/2022/9，成文日期却在 2021 年" in line


@pytest.mark.parametrize("laid", [OTHER_YEAR, TO_OTHERS, SEVERAL, TO_PERSON, NOTICE])
def test_void_documents_are_let_be(laid: small.Files) -> None:
    void = "  - {state: 作废, on: 2023-06-02}\n"
    assert small.said({path: text + void for path, text in laid.items()}) == []


ABOVE = unit("s-fu", "政府")
TOWN = (
    *(ABOVE, unit("w-bu", "党委部门"), unit("t-guan", "事业单位")),
    *(unit("g-xin", "开发区管委会"), unit("j-tuan", "国有企业")),
    unit("t-xin", "事业单位", "track: 部门\n"),
    unit("k-fa", "开发区管委会", "track: 县区\n"),
    unit("t-xian", "事业单位", "track: 县区\n"),
)
WORDS = {
    "scheme/vocabulary.yaml": small.BASE["scheme/vocabulary.yaml"].replace(
        "议事协调机构]", "议事协调机构, 国有企业]"
    )
}


@pytest.mark.parametrize("kind", ["报告", "请示"])
@pytest.mark.parametrize(
    ("to", "fits"),
    [
        *((name, True) for name in ("a-zu", "s-fu", "j-tuan", "省数据局", "z-ju")),
        *((name, False) for name in ("a-ju", "b-ju", "c-xian", "w-bu", "t-guan")),
        *((name, False) for name in ("g-xin", "t-xin", "k-fa", "t-xian")),
    ],
)
def test_what_goes_up(kind: str, to: str, fits: bool) -> None:  # noqa: FBT001
    found = small.places(*TOWN, WORDS, document(kind=kind, to=to))
    found = [one for one in found if one[0] == "CDO603"]
    assert found == ([] if fits else [("CDO603", "recipients.0")])


@pytest.mark.parametrize(
    ("to", "fits"),
    [
        *((name, True) for name in ("a-zu", "s-fu", "j-tuan", "各单位", "z-ju")),
        *((name, True) for name in ("t-guan", "g-xin", "t-xian", "b-ju")),
        *((name, False) for name in ("a-ju", "c-xian", "w-bu", "t-xin", "k-fa")),
    ],
)
def test_notices_of_a_department(to: str, fits: bool) -> None:  # noqa: FBT001
    found = small.places(*TOWN, WORDS, document(kind="通知", to=to))
    found = [one for one in found if one[0] == "CDO603"]
    assert found == ([] if fits else [("CDO603", "recipients.0")])


@pytest.mark.parametrize(
    ("sender", "fits"),
    [
        *((name, True) for name in ("a-zu", "s-fu", "w-bu", "t-guan", "j-tuan")),
        *((name, True) for name in ("c-xian", "z-ju")),
        *((name, False) for name in ("b-ju", "t-xin")),
    ],
)
def test_who_gives_notice(sender: str, fits: bool) -> None:  # noqa: FBT001
    issuers = small.BASE["registry.yaml"].replace("unit: b-ju", f"unit: {sender}")
    laid = (*TOWN, WORDS, {"registry.yaml": issuers})
    found = small.places(*laid, document(kind="通知", to="a-ju"))
    found = [one for one in found if one[0] == "CDO603"]
    assert found == ([] if fits else [("CDO603", "recipients.0")])


def test_an_office_speaks_for_its_government() -> None:
    office = small.BASE["units/b-ju.yaml"].replace(
        "云州市数据局", "云州市人民政府办公室"
    )
    assert small.said({"units/b-ju.yaml": office}, NOTICE) == []


@pytest.mark.parametrize(
    ("other", "fits"),
    [("a-zu", True), ("s-fu", True), ("w-bu", False), ("z-ju", False)],
)
def test_joint_notices(other: str, fits: bool) -> None:  # noqa: FBT001
    joint = document(kind="通知", to="a-ju", more=f"co_issuers: [{other}]")
    found = [code for code, _ in small.places(*TOWN, joint)]
    assert ("CDO603" in found) != fits


def test_notices_of_nobody_known() -> None:
    notice = document("yzz/2022/1", kind="通知")
    assert small.places(notice) == [("CDO101", None)]


@pytest.mark.parametrize("kind", ["决定", "通报", "批复", "函", "纪要", "意见"])
def test_other_kinds(kind: str) -> None:
    assert small.said(document(kind=kind, to="a-ju, c-xian, 王副市长")) == []


@pytest.mark.parametrize(
    ("name", "person"),
    [
        *(
            (name, True)
            for name in ("李明同志", "市首席数据官", "领导小组组长", "示例甲")
        ),
        *((name, False) for name in ("省数据局", "市政府常务会议", "各首席数据官单位")),
    ],
)
def test_persons(name: str, person: bool) -> None:  # noqa: FBT001
    officers = small.people(small.person())
    found = small.places(officers, document(kind="请示", to=name))
    assert found == ([("CDO603", "recipients.0")] if person else [])
