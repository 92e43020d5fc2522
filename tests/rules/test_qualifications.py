"""Who may hold a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdo import model
from cdo.rules import qualifications
from tests.rules import small
from tests.rules.small import people, person

if TYPE_CHECKING:
    from tests.rules.small import Files

MUST = people(
    person(
        "c-xian 首席数据执行官 兼任 领导班子成员 2022-07-01 home_unit=a-ju "
        "departure_reason=临时安排"
    )
)
SHOULD = people(person("a-ju 首席数据官 兼任 其他 2022-07-01"))
EXPLAINED = people(
    person("a-ju 首席数据官 兼任 其他 2022-07-01 departure_reason=换届期间的安排")
)


def posts(holder: str) -> Files:
    """Return a scheme with one post for departments."""
    text = f"- {{track: 部门, post: 首席数据官, clause: 二-1{holder}}}\n"
    more = "- {track: 县区, post: 数据专员, clause: 二-3}\n"
    links = small.BASE["scheme/filings.yaml"]
    assert "首席数据官" in links
    return {"scheme/posts.yaml": text + more}


def test_every_message_is_said() -> None:
    family = qualifications.CHECKS
    found = small.messages(family, MUST, SHOULD, EXPLAINED)
    assert found == small.declared(family)


def test_must() -> None:
    hint = (
        " 写错的更正；确实不符的，请任免机关另定人选，"
        "或者经批准后在 waivers/ 里登记豁免"
    )
    holder = "云山县的首席数据执行官必须由市数据局的主要领导担任，p-0001 登记的"
    assert small.said(MUST) == [
        (
            "officers/p-0001.yaml:3 appointments.0.qualification CDO204 error: "
            f"{holder}资格是领导班子成员（二-7） → "
            f"核对任职文件：qualification{hint}"
        ),
        (
            "officers/p-0001.yaml:3 appointments.0.home_unit CDO204 error: "
            f"{holder}职务所在单位是市交通局（二-7） → "
            f"核对任职文件：home_unit{hint}"
        ),
    ]


def test_should() -> None:
    assert small.said(SHOULD) == [
        (
            "officers/p-0001.yaml:3 appointments.0.qualification CDO205 warning: "
            "市交通局的首席数据官原则上由领导班子成员担任，"
            "p-0001 登记的资格是其他（二-2） → "
            "核对任职文件：qualification 写错的更正；确实另有安排的，"
            "在这段任职里写 departure_reason 说明原因"
        )
    ]


def test_explained() -> None:
    assert small.said(EXPLAINED) == [
        (
            "officers/p-0001.yaml:3 appointments.0.qualification CDO205 info: "
            "市交通局的首席数据官原则上由领导班子成员担任，p-0001 登记的资格是其他，"
            "原因：换届期间的安排（二-2）"
        )
    ]
    blank = people(person('a-ju 首席数据官 兼任 其他 2022-07-01 departure_reason=""'))
    assert "CDO205 warning" in small.said(blank)[0]


@pytest.mark.parametrize("home", ["", "b-ju", "市数据局", "云州市数据局", "b-jv"])
def test_no_other_home_unit(home: str) -> None:
    more = f" home_unit={home}" if home else ""
    laid = people(person(f"c-xian 首席数据执行官 兼任 主要领导 2022-07-01{more}"))
    codes = [code for code, _ in small.places(laid)]
    assert codes == (["CDO101"] if home == "b-jv" else [])


def test_another_home_unit_in_words() -> None:
    laid = people(
        person("c-xian 首席数据执行官 兼任 主要领导 2022-07-01 home_unit=云山县数据办")
    )
    (line,) = small.said(laid)
    assert "登记的职务所在单位是云山县数据办（二-7）" in line


def test_a_holder_unit_that_is_not_registered() -> None:
    laid = people(
        person("c-xian 首席数据执行官 兼任 主要领导 2022-07-01 home_unit=a-ju")
    )
    scheme = small.BASE["scheme/posts.yaml"].replace(": b-ju", ": b-jv")
    found = small.places(laid, {"scheme/posts.yaml": scheme})
    assert [code for code, _ in found] == ["CDO101"]


def test_acting_persons_need_no_qualification() -> None:
    laid = people(
        person(
            "a-ju 首席数据官 主持 其他 2022-07-01",
            "c-xian 首席数据执行官 主持 其他 2022-07-01 home_unit=a-ju",
        )
    )
    assert small.said(laid) == []


def test_unknown_words_are_not_reported_twice() -> None:
    laid = people(
        person(
            "a-ju 首席数据官 兼任 班子成员 2022-07-01",
            "c-xian 首席数据执 兼任 主要领导 2022-07-01",
        )
    )
    assert small.places(laid) == [
        ("CDO101", "appointments.0.qualification"),
        ("CDO101", "appointments.1.post"),
    ]
    scheme = small.BASE["scheme/posts.yaml"].replace(
        "holder: 领导班子成员", "holder: 班子成员"
    )
    found = small.places(SHOULD, {"scheme/posts.yaml": scheme})
    assert [code for code, _ in found] == ["CDO101"]


@pytest.mark.parametrize(
    ("holder", "found"),
    [
        (", holder: 主要领导, strength: 必须, holder_clause: 二-2", "CDO204 error"),
        (", holder: 主要领导, strength: 必须", "CDO204 error"),
        (", holder: 主要领导, strength: 原则上", "CDO205 warning"),
        (", holder: 主要领导", "CDO204 error"),
        (", holder: [主要领导, 分管县区领导], strength: 必须", "CDO204 error"),
        (", holder: [主要领导, 其他], strength: 必须", ""),
        (", strength: 必须", ""),
        ("", ""),
    ],
)
def test_holders_and_strengths(holder: str, found: str) -> None:
    _, check = qualifications.CHECKS[0], qualifications.CHECKS[1]
    assert check.rule.code == "CDO205"
    registry = small.registry(SHOULD, posts(holder))
    lines = [
        f"{check.rule.code} {check.rule.severity}"
        for check in qualifications.CHECKS
        for _ in check.found(registry)
    ]
    assert lines == ([found] if found else [])


def test_clause_and_words_of_the_scheme() -> None:
    laid = people(person("a-ju 首席数据官 兼任 其他 2022-07-01 home_unit=a-ju"))
    scheme = posts(
        ", holder: [主要领导, 分管县区领导], holder_unit: b-ju, strength: 原则上"
    )
    registry = small.registry(laid, scheme)
    should = qualifications.CHECKS[1]
    found = list(should.found(registry))
    assert [one.clause for one in found] == ["二-1", "二-1"]
    assert [one.path[-1] for one in found] == ["qualification", "home_unit"]
    assert found[0].fields["holder"] == "市数据局的主要领导或分管县区领导"
    only_unit = small.registry(laid, posts(", holder_unit: b-ju, strength: 原则上"))
    (home,) = should.found(only_unit)
    assert home.fields["holder"] == "市数据局的人员"


WORDS = st.sampled_from(["甲", "乙", "丙", "丁"])


@settings(deadline=None)
@given(st.dictionaries(WORDS, st.lists(WORDS, max_size=3).map(tuple)), WORDS)
def test_qualifications_satisfy_through_others(
    links: dict[str, tuple[str, ...]], word: str
) -> None:
    words = model.Vocabulary.model_construct(qualifications=links)
    reached = {word}
    for _ in range(len("甲乙丙丁")):
        reached |= {to for one in reached for to in links.get(one, ())}
    assert qualifications.satisfied(words, word) == reached
