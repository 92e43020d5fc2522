"""What a record refers to, and where that stands in its file."""

from __future__ import annotations

from typing import Any

import pytest

from cdo import model
from cdo.model.references import references
from tests.model import samples


def found(kind: str, plain: object) -> set[tuple[str, str, str]]:
    record = model.KINDS[kind].read(plain, "x")
    return {
        (".".join(map(str, one.path)), one.target, one.value)
        for one in references(record)
    }


def plus(kind: str, **fields: object) -> dict[str, Any]:
    plain: dict[str, Any] = samples.smallest(kind) | fields
    return plain


CASES: list[tuple[str, object, set[tuple[str, str, str]]]] = [
    (
        "registry",
        plus("registry", issuers={"yg": {"unit": "a-ju", "mark": "云公"}}),
        {("issuers.yg.unit", "unit", "a-ju")},
    ),
    (
        "scheme-vocabulary",
        plus("scheme-vocabulary", pilot_cohort="试点", qualifications={"甲": ["乙"]}),
        {
            ("pilot_cohort", "cohort", "试点"),
            ("qualifications.甲.0", "qualification", "乙"),
        },
    ),
    ("scheme-clauses", samples.smallest("scheme-clauses"), set()),
    (
        "scheme-posts",
        [
            {
                "track": "部门",
                "post": "甲",
                "clause": "一-1",
                "holder": "资格",
                "holder_unit": "a-zu",
                "holder_clause": "一-2",
                "cohorts": ["推行"],
                "not_with": [{"post": "乙", "strength": "必须", "clause": "一-3"}],
            }
        ],
        {
            ("0.track", "track", "部门"),
            ("0.clause", "clause", "一-1"),
            ("0.holder.0", "qualification", "资格"),
            ("0.holder_unit", "unit", "a-zu"),
            ("0.holder_clause", "clause", "一-2"),
            ("0.cohorts.0", "cohort", "推行"),
            ("0.not_with.0.post", "post", "乙"),
            ("0.not_with.0.clause", "clause", "一-3"),
        },
    ),
    (
        "scheme-scope",
        samples.smallest("scheme-scope"),
        {("pilots.0", "unit", "a-ju"), ("clauses.0", "clause", "一-1")},
    ),
    (
        "scheme-filings",
        {
            "述职报告": {
                "by": {"unit": "a-ju", "by_analogy": ["县区"]},
                "to": "a-zu",
                "verb": "报送",
                "clause": "一-2",
                "report": "true",
                "post": "甲",
            }
        },
        {
            ("述职报告.by.unit", "unit", "a-ju"),
            ("述职报告.by.by_analogy.0", "track", "县区"),
            ("述职报告.to", "unit", "a-zu"),
            ("述职报告.clause", "clause", "一-2"),
            ("述职报告.post", "post", "甲"),
        },
    ),
    (
        "scheme-obligations",
        {
            "b": {
                "title": "乙",
                "clause": "一-2",
                "binds": {"cohort": "试点", "track": ["部门"], "unit": "a-ju"},
                "requires": {"filing": "实施方案"},
                "due": None,
                "after": ["a"],
            },
            "c": {
                "title": "丙",
                "clause": "一-2",
                "binds": {},
                "requires": {"post": "甲"},
                "due": None,
            },
        },
        {
            ("b.clause", "clause", "一-2"),
            ("b.binds.cohort.0", "cohort", "试点"),
            ("b.binds.track.0", "track", "部门"),
            ("b.binds.unit.0", "unit", "a-ju"),
            ("b.requires.filing", "filing-type", "实施方案"),
            ("b.after.0", "obligation", "a"),
            ("c.clause", "clause", "一-2"),
            ("c.requires.post", "post", "甲"),
        },
    ),
    ("scheme-frames", samples.smallest("scheme-frames"), set()),
    (
        "scheme-duties",
        samples.smallest("scheme-duties"),
        {("0.duties.0.clauses.0", "clause", "一-3")},
    ),
    (
        "scheme-decisions",
        {
            "praise": {
                "kind": "通报",
                "title": "表扬",
                "issuer": "a-zu",
                "band": "优秀",
                "clause": "一-4",
            }
        },
        {
            ("praise.issuer", "unit", "a-zu"),
            ("praise.band", "band", "优秀"),
            ("praise.clause", "clause", "一-4"),
        },
    ),
    (
        "unit",
        plus("unit", track="部门", cohort="试点", clauses="一-1"),
        {
            ("nature", "nature", "政府部门"),
            ("track", "track", "部门"),
            ("cohort", "cohort", "试点"),
            ("clauses.0", "clause", "一-1"),
        },
    ),
    (
        "officer",
        samples.officer(home_unit="b-ju"),
        {
            ("appointments.0.unit", "unit", "a-ju"),
            ("appointments.0.post", "post", "首席数据官"),
            ("appointments.0.qualification", "qualification", "班子成员"),
            ("appointments.0.home_unit", "unit", "b-ju"),
        },
    ),
    (
        "filing",
        plus("filing", same_content_as="2022/b", supersedes="2022/a"),
        {
            ("type", "filing-type", "实施方案"),
            ("unit", "unit", "a-ju"),
            ("recipient", "unit", "a-zu"),
            ("same_content_as", "filing", "2022/b"),
            ("supersedes", "filing", "2022/a"),
        },
    ),
    (
        "report",
        plus("report", covers="p-0002", supersedes="2022/a-ju"),
        {
            ("unit", "unit", "a-ju"),
            ("post", "post", "首席数据官"),
            ("author", "officer", "p-0001"),
            ("covers.0", "officer", "p-0002"),
            ("supersedes", "report", "2022/a-ju"),
        },
    ),
    (
        "rubric",
        samples.smallest("rubric"),
        {
            ("owner", "unit", "a-ju"),
            ("subjects.0.track", "track", "部门"),
            ("subjects.0.post", "post", "首席数据官"),
            ("peer_groups.0.track", "track", "部门"),
            ("factors.0.indicators.0.clauses.0", "clause", "三(二)1-1"),
            ("vetoes.0.band_max", "band", "合格"),
        },
    ),
    (
        "evaluation",
        plus(
            "evaluation",
            inputs={
                "B1": {
                    "ratings": [
                        {"rater": "甲", "unit": "b-ju", "value": "3", "reason": "好"}
                    ]
                }
            },
            decision={"band": "优秀", "by": "领导小组", "basis": "纪要"},
            supersedes="2022/a-ju",
        ),
        {
            ("rubric", "rubric", "r-2022"),
            ("unit", "unit", "a-ju"),
            ("post", "post", "首席数据官"),
            ("inputs.B1.ratings.0.unit", "unit", "b-ju"),
            ("decision.band", "band", "优秀"),
            ("supersedes", "evaluation", "2022/a-ju"),
        },
    ),
    (
        "document",
        plus(
            "document",
            co_issuers=["b-ju"],
            cc=["a-ju", "市委办"],
            about=["unit/a-ju", "clause/一-1"],
            meets="plan",
        ),
        {
            ("co_issuers.0", "unit", "b-ju"),
            ("cc.0", "unit", "a-ju"),
            ("about.0", "any", "unit/a-ju"),
            ("about.1", "any", "clause/一-1"),
            ("meets.0", "obligation", "plan"),
        },
    ),
    ("waiver", samples.smallest("waiver"), {("subject", "any", "officer/p-0001")}),
]


@pytest.mark.parametrize(("kind", "plain", "wanted"), CASES)
def test_a_record_tells_what_it_refers_to(
    kind: str, plain: object, wanted: set[tuple[str, str, str]]
) -> None:
    assert found(kind, plain) == wanted


def test_every_kind_is_among_the_cases() -> None:
    assert [kind for kind, _, _ in CASES] == list(model.KINDS)


def test_a_text_that_is_no_id_refers_to_nothing() -> None:
    for text in ("市委组织部", "a b", "A-JU"):
        plain = samples.officer(home_unit=text)
        assert not {one for one in found("officer", plain) if "home_unit" in one[0]}


def test_an_indicator_refers_to_its_obligation() -> None:
    plain = samples.smallest("rubric")
    indicator = plain["factors"][0]["indicators"][0]
    indicator |= {"scale": "obligation", "obligation": "plan"}
    path = "factors.0.indicators.0.obligation"
    assert (path, "obligation", "plan") in found("rubric", plain)
