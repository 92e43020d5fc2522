"""Praise as the scheme decides, and a bonus that belongs elsewhere."""

from __future__ import annotations

import pytest

from cdo.rules import praise
from tests.rules import small

PATH = "documents/ysx/2023/1.yaml"
DIGEST = "sha256:" + 64 * "0"


def praising(
    path: str = PATH,
    *,
    kind: str = "通报",
    about: str = "about: [evaluation/2022/a-ju]",
    title: str = "关于通报表扬的通报",
    states: str = "签发",
) -> small.Files:
    """Return a document of praise: kind, title and `about` on lines 1 to 3."""
    lines = [f"kind: {kind}", f"title: {title}", about, "format: 文件"]
    lines += ["recipients: [各单位]", "date: 2023-02-01", "publicity: 主动公开"]
    lines.append("events:")
    lines += [f"  - {{state: {state}, on: 2023-02-01}}" for state in states.split()]
    return {path: "\n".join([*(line for line in lines if line), ""])}


def evaluation(*states: str, more: str = "") -> small.Files:
    lines = ["rubric: r-2022", "unit: a-ju", "post: 首席数据官", "as_of: 2022-12-31"]
    lines += ["inputs:", "  A1: {numerator: 9, denominator: 10}", "  A2: {items: []}"]
    lines += ["  B1: {missing: true}", more, "events:"]
    lines += [f"  - {{state: {state}, on: 2023-01-10}}" for state in states]
    return {"evaluations/2022/a-ju.yaml": "\n".join([*filter(None, lines), ""])}


def banded(band: str, *, decided: str = "") -> small.Files:
    """Return a published evaluation whose result says *band*."""
    more = f"""\
result:
  total: 9
  base: 9
  deducted: 0
  added: 0
  band: {band}
  factors: {{}}
  facts: {{}}
  rubric_digest: {DIGEST}
  inputs_digest: {DIGEST}"""
    if decided:
        more += f"\ndecision: {{band: {decided}, by: 领导小组, basis: 会议}}"
    return evaluation(*STATES, more=more)


STATES = ("已评分", "已复核", "已公布")
DONE = evaluation(*STATES)


def said(*laid: small.Files) -> list[str]:
    return small.said(*laid, codes=("CDO604", "CDO606"))


OTHER_ISSUER = DONE | praising("documents/ysj/2023/1.yaml")
OTHER_KIND = DONE | praising(kind="决定")
NO_EVALUATION = praising(about="")
NOT_PUBLISHED = evaluation("已评分") | praising()
OTHER_BAND = banded("合格") | praising()
CLAUSES = "clauses: [四-2, 四-3]"
RULE = {
    "rubrics/r-2022.yaml": small.BASE["rubrics/r-2022.yaml"].replace(
        "per: 项}", f"per: 项, {CLAUSES}}}"
    )
}
ENTRY = evaluation(
    "草拟",
    more="bonus:\n  - {rule: P1, count: 1, reason: 被采用, evidence: 简报,\n"
    f"     {CLAUSES}}}",
)


def test_every_message_is_said() -> None:
    cases = (OTHER_ISSUER, OTHER_KIND, NO_EVALUATION, NOT_PUBLISHED, OTHER_BAND, RULE)
    assert small.messages(praise.CHECKS, *cases) == small.declared(praise.CHECKS)


@pytest.mark.parametrize(
    ("laid", "line"),
    [
        (
            OTHER_ISSUER,
            (
                "documents/ysj/2023/1.yaml:2 title CDO604 error: "
                "标题里有“通报表扬”，发文机关却是市数据局，"
                "通报表扬由领导小组作出（四-2） → "
                "由领导小组发文：文件放在 documents/ysx/ 下；不是通报表扬的，改标题"
            ),
        ),
        (
            OTHER_KIND,
            (
                f"{PATH}:1 kind CDO604 error: "
                "通报表扬用通报行文，这里的文种是决定（四-2） → "
                "kind 改成 通报；不是通报表扬的，改标题"
            ),
        ),
        (
            NO_EVALUATION,
            (
                f"{PATH}:1 about CDO604 error: "
                "通报表扬没有指明依据哪一次评价（四-2） → "
                "在 about 里列出受表扬的评价：evaluation/周期/单位编号"
            ),
        ),
        (
            NOT_PUBLISHED,
            (
                f"{PATH}:3 about.0 CDO604 error: "
                "通报表扬依据的评价 2022/a-ju 现在的状态是已评分，"
                "只能依据已公布的评价（四-2） → "
                "评价公布以后再通报表扬；引用错的更正"
            ),
        ),
        (
            OTHER_BAND,
            (
                f"{PATH}:3 about.0 CDO604 error: "
                "通报表扬依据的评价 2022/a-ju 等次是合格，"
                "通报表扬只给优秀的（四-2） → "
                "从 about 里删去这一次评价，正文里也不要写；引用错的更正"
            ),
        ),
        (
            RULE,
            (
                "rubrics/r-2022.yaml:38 bonus.rules.0.clauses.1 CDO606 error: "
                "加分规定 P1 引用了 四-3，那一条的加分用在绩效评估，"
                "不计入这里的评价（四-3） → "
                "引用错的更正 clauses；确实是这一条的加分，从 bonus 里删去"
            ),
        ),
        (
            ENTRY,
            (
                "evaluations/2022/a-ju.yaml:11 bonus.0.clauses.1 CDO606 error: "
                "这次加分引用了 四-3，那一条的加分用在绩效评估，"
                "不计入这里的评价（四-3） → "
                "引用错的更正 clauses；确实是这一条的加分，从 bonus 里删去"
            ),
        ),
    ],
)
def test_messages(laid: small.Files, line: str) -> None:
    assert said(laid) == [line]


def test_the_body_has_no_mark_yet() -> None:
    lines = small.BASE["registry.yaml"].splitlines(keepends=True)
    without = "".join(line for line in lines if "ysx" not in line)
    (line,) = said({"registry.yaml": without}, OTHER_ISSUER)
    assert "由领导小组发文：先在 registry.yaml 的 issuers 里登记它的机关代字；" in line


def test_the_body_is_among_those_who_issue_together() -> None:
    joint = praising("documents/ysj/2023/1.yaml", about="co_issuers: [a-zu]\nabout: []")
    (line,) = said(joint)
    assert "没有指明依据哪一次评价" in line


def test_an_unknown_issuer_is_another_rules_business() -> None:
    assert said(DONE, praising("documents/yzz/2023/1.yaml")) == []


@pytest.mark.parametrize(
    "laid",
    [
        DONE,
        evaluation(*STATES, "已封存"),
        banded("优秀"),
        banded("优秀", decided="合格"),
        banded("", decided="优秀"),
        banded(""),
        {},
    ],
)
def test_sound_grounds(laid: small.Files) -> None:
    assert said(laid, praising()) == []


@pytest.mark.parametrize(
    ("laid", "what"),
    [
        (evaluation("草拟"), "状态是草拟，"),
        (evaluation(*STATES, "作废"), "状态是作废，"),
        (banded("合格", decided="优秀"), "等次是合格，"),
        (banded("", decided="合格"), "等次是合格，"),
    ],
)
def test_unsound_grounds(laid: small.Files, what: str) -> None:
    (line,) = said(laid, praising())
    assert what in line


def test_each_evaluation_is_judged() -> None:
    about = "about: [unit/a-ju, evaluation/2022/a-ju, evaluation/2022/z-ju]"
    found = small.places(evaluation("草拟"), praising(about=about), codes=("CDO604",))
    assert found == [("CDO604", "about.1")]


@pytest.mark.parametrize("laid", [OTHER_ISSUER, OTHER_KIND, NO_EVALUATION])
def test_void_praise_is_let_be(laid: small.Files) -> None:
    void = "  - {state: 作废, on: 2023-02-02}\n"
    changed = {
        path: text + void if path.startswith("documents") else text
        for path, text in laid.items()
    }
    assert said(changed) == []


def test_other_titles_are_no_praise() -> None:
    assert said(praising(kind="函", title="关于评选的函", about="")) == []


def test_a_scheme_without_decisions() -> None:
    laid = {"scheme/decisions.yaml": ""}
    for case in (OTHER_ISSUER, RULE, ENTRY):
        assert said(case, laid) == []


def test_other_clauses_and_deductions_are_no_bonus_of_that_kind() -> None:
    deduction = RULE["rubrics/r-2022.yaml"].replace(f"per: 项, {CLAUSES}", "per: 项")
    deduction = deduction.replace("per: 次", f"per: 次, {CLAUSES}")
    assert said({"rubrics/r-2022.yaml": deduction}) == []
    entry = {path: text.replace("四-3", "四-1") for path, text in ENTRY.items()}
    assert said(entry) == []


def test_void_evaluations_are_let_be() -> None:
    void = "  - {state: 作废, on: 2023-02-02}\n"
    assert said({path: text + void for path, text in ENTRY.items()}) == []
