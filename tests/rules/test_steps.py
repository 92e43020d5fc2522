"""The steps of filings, reports, evaluations and documents."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo.rules import steps
from tests.rules import small
from tests.rules.acts import filing, filings, plan, report, reports

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE = "contents: {progress: 已完成, problems: 人手不足}\n"
DOCUMENT = (
    "kind: 函\nformat: 信函\ntitle: 关于报送人员名单的函\nrecipients: [a-ju]\n"
    "date: 2022-06-01\npublicity: 主动公开\nevents:\n"
)
EVALUATION = (
    "rubric: r-2022\nunit: a-ju\npost: 首席数据官\n"
    "as_of: 2022-12-31\ninputs: {}\nevents:\n"
)

FIRST = filings(a=plan("已备案 2022-08-01"))
STEP = filings(a=plan("草拟 2022-08-01", "已备案 2022-08-02"))
FINAL = filings(a=plan("已报送 2022-08-01", "已备案 2022-08-02", "退回 2022-08-03"))
OTHER_VERB = filings(
    a=filing(
        "试点总结", "a-ju", "b-ju", "已报送 2022-08-01", "已备案 2022-08-01", more=DONE
    )
)
BACK = filings(a=plan("已报送 2022-08-02", "已备案 2022-08-01"))
CASES = (FIRST, STEP, FINAL, OTHER_VERB, BACK)


def acts(head: str, *states: str) -> str:
    return head + "".join(f"  - {{state: {one}, on: 2022-06-01}}\n" for one in states)


def document(*states: str) -> small.Files:
    return {"documents/ysj/2022/1.yaml": acts(DOCUMENT, *states)}


def evaluation(*states: str) -> small.Files:
    return {"evaluations/2022/a-ju.yaml": acts(EVALUATION, *states)}


def found(laid: small.Files) -> list[str]:
    """Return what the rule alone finds in *laid*."""
    return [line for line in small.said(laid) if "CDO303" in line]


def test_every_message_is_said() -> None:
    assert small.messages(steps.CHECKS, *CASES) == small.declared(steps.CHECKS)


def test_first() -> None:
    assert small.said(FIRST) == [
        (
            "filings/2022/a.yaml:6 events.0.state CDO303 error: "
            "市交通局的实施方案第 1 步是已备案，第一步只能是草拟或已报送 → "
            "漏记的步骤补在前面；已备案写错的更正"
        ),
    ]


def test_step() -> None:
    assert small.said(STEP) == [
        (
            "filings/2022/a.yaml:7 events.1.state CDO303 error: "
            "市交通局的实施方案第 2 步是已备案，草拟之后只能是已报送或撤回 → "
            "漏记的步骤补在中间；次序颠倒的调换过来；写错的更正"
        ),
    ]


def test_final() -> None:
    assert small.said(FINAL) == [
        (
            "filings/2022/a.yaml:8 events.2.state CDO303 error: "
            "市交通局的实施方案到第 2 步已备案就办完了，后面不能再有退回 → "
            "多写的步骤删去；已备案写错的更正；重新报送的另建一份，写 "
            "supersedes: 2022/a"
        ),
    ]


def test_other_verb() -> None:
    assert small.said(OTHER_VERB) == [
        (
            "filings/2022/a.yaml:7 events.1.state CDO303 error: "
            "市交通局的试点总结按报送办理，接收单位收下写已收文，第 2 "
            "步写的却是已备案 → state 改成 已收文"
        ),
    ]


def test_back() -> None:
    assert small.said(BACK) == [
        (
            "filings/2022/a.yaml:7 events.1.on CDO303 error: "
            "市交通局的实施方案第 2 步（已备案）的日期 2022-08-01 早于前一步（"
            "已报送）的 2022-08-02 → 核对材料，更正写错的日期；次序颠倒的，"
            "按先后调换过来"
        ),
    ]


def test_one_day() -> None:
    laid = filings(a=plan("草拟 2024-02-29", "已报送 2024-02-29", "已备案 2024-02-29"))
    assert found(laid) == []


def test_reports_have_the_verb_of_their_type() -> None:
    taken = reports(a_ju=report("已报送 2022-12-01", "已备案 2022-12-02"))
    (line,) = found(taken)
    assert "市交通局 2022 年的述职报告按报送办理，接收单位收下写已收文" in line
    again = reports(
        a_ju=report("已报送 2022-12-01", "已收文 2022-12-02", "退回 2022-12-03")
    )
    (line,) = found(again)
    assert line.endswith("；重新报送的另建一份，写 supersedes: 2022/a-ju")


def test_without_a_known_type_either_verb_will_do() -> None:
    for taken in ("已备案", "已收文"):
        one = filing(
            "实施办法", "a-ju", "a-zu", "已报送 2022-08-01", f"{taken} 2022-08-02"
        )
        assert found(filings(a=one)) == []
    one = filing("实施办法", "a-ju", "a-zu", "已报送 2022-08-01", "已报送 2022-08-02")
    (line,) = found(filings(a=one))
    assert "已报送之后只能是已备案、已收文、退回或撤回" in line


def test_of_a_known_type_only_its_verb_is_offered() -> None:
    (line,) = found(filings(a=plan("已报送 2022-08-01", "草拟 2022-08-02")))
    assert "已报送之后只能是已备案、退回或撤回" in line


def test_documents() -> None:
    assert found(document("签发", "印发", "作废", "印发")) == [
        (
            "documents/ysj/2022/1.yaml:11 events.3.state CDO303 error: "
            "公文“关于报送人员名单的函”到第 3 步作废就办完了，后面不能再有印发 "
            "→ 多写的步骤删去；作废写错的更正；重新发文的另用一个文号"
        ),
    ]


def test_evaluations() -> None:
    assert found(evaluation("草拟", "已复核", "作废", "已公布")) == [
        (
            "evaluations/2022/a-ju.yaml:8 events.1.state CDO303 error: "
            "市交通局的评价（2022）第 2 步是已复核，草拟之后只能是已评分或作废 "
            "→ 漏记的步骤补在中间；次序颠倒的调换过来；写错的更正"
        ),
        (
            "evaluations/2022/a-ju.yaml:10 events.3.state CDO303 error: "
            "市交通局的评价（2022）到第 3 步作废就办完了，后面不能再有已公布 → "
            "多写的步骤删去；作废写错的更正；重新评价的另建一份，写 "
            "supersedes: 2022/a-ju"
        ),
    ]


HANDING_IN = {
    "草拟": {"已报送", "撤回"},
    "已报送": {"已备案", "退回", "撤回"},
    "退回": {"已报送", "撤回"},
}
EVALUATING = ["草拟", "已评分", "已复核", "已公布", "已封存"]
ISSUING = ["占号", "签发", "印发"]


def legal(states: Sequence[str], ladder: Sequence[str]) -> bool:
    """Say whether *states* climb *ladder* from one of its first two steps."""
    voided = states[-1] == "作废" and len(states) > 1
    climbed = list(states[:-1] if voided else states)
    starts = (ladder[at : at + len(climbed)] for at in (0, 1))
    return climbed in [list(start) for start in starts]


@given(st.lists(st.sampled_from([*EVALUATING, "作废"]), min_size=1, max_size=6))
def test_evaluations_climb_step_by_step(states: list[str]) -> None:
    assert (found(evaluation(*states)) == []) == legal(states, EVALUATING)


@given(st.lists(st.sampled_from([*ISSUING, "作废"]), min_size=1, max_size=5))
def test_documents_climb_step_by_step(states: list[str]) -> None:
    assert (found(document(*states)) == []) == legal(states, ISSUING)


STATES = ["草拟", "已报送", "已备案", "已收文", "退回", "撤回"]


@given(
    st.lists(
        st.tuples(st.sampled_from(STATES), st.integers(1, 3)), min_size=1, max_size=5
    )
)
def test_filings_go_to_and_fro(events: list[tuple[str, int]]) -> None:
    states = [state for state, _ in events]
    laid = filings(a=plan(*(f"{state} 2022-08-0{day}" for state, day in events)))
    in_turn = states[0] in {"草拟", "已报送"} and all(
        two in HANDING_IN.get(one, ()) for one, two in pairwise(states)
    )
    forward = all(one <= two for (_, one), (_, two) in pairwise(events))
    assert (found(laid) == []) == (in_turn and forward)


@pytest.mark.parametrize("table", [steps.HANDING_IN, steps.EVALUATING, steps.ISSUING])
def test_every_state_can_be_reached(table: steps.Steps) -> None:
    reached = {state for following in table.values() for state in following}
    assert reached | {steps.BEGIN} >= table.keys()
