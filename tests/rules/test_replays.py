"""Stored results are what inputs and facts give."""

from __future__ import annotations

from itertools import chain

import pytest

from cdo.registry import reading
from cdo.registry.trees import MemoryTree
from cdo.rules import replays
from tests.reckoning import scored
from tests.rules import small

OPEN = "evaluations/2023/sj-jyj.yaml"
SHUT = "evaluations/2022/sj-wlj.yaml"
AGAIN = "运行 cdo score --period 2023 --write 重新写入，不要手改 result"
NEVER = "已经公布的不能改：恢复公布时的内容；确要更正的，另建一份写 supersedes 重新评价"


def said(laid: small.Files) -> list[str]:
    """Return what is wrong: file, field, code, message and remedy."""
    return [
        f"{one.place.file} {one.field} {one.rule.code} {one.message} → {one.hint}"
        for one in small.judged(laid)[0]
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (
            SHUT,
            "total: 95.77",
            "total: 95.78",
            (
                "result.total CDO508 存的结果与重算的不同："
                f"总分存的是 95.78，应当是 95.77 → {NEVER}"
            ),
        ),
        (
            OPEN,
            "total: 98.10",
            "total: 98.2",
            (
                "result.total CDO508 存的结果与重算的不同："
                f"总分存的是 98.2，应当是 98.10 → {AGAIN}"
            ),
        ),
        (
            OPEN,
            "X: {score: 14.17",
            "X: {score: null",
            (
                "result.factors.X.score CDO508 存的结果与重算的不同："
                f"因素 X 的得分存的是不适用，应当是 14.17 → {AGAIN}"
            ),
        ),
        (
            OPEN,
            "J1: 6.00, ",
            "",
            (
                "result.factors.J.indicators.J1 CDO508 存的结果与重算的不同："
                f"指标 J1 的得分存的是没有，应当是 6.00 → {AGAIN}"
            ),
        ),
        (
            OPEN,
            "numerator: 188",
            "numerator: 162",
            (
                "result.total CDO508 打分以后改过评价的内容："
                f"总分存的是 98.10，现在是 96.90 → {AGAIN}"
            ),
        ),
        (
            OPEN,
            "reason: 响应快",
            "reason: 回应快",
            f"result.inputs_digest CDO508 打分以后改过评价的内容，得分没有变 → {AGAIN}",
        ),
        (
            OPEN,
            "    V2: {met: false, days: null}\n",
            "",
            f"result.facts.V2 CDO508 结果没有记下登记库当时的“V2”，不能重算 → {AGAIN}",
        ),
        (
            OPEN,
            "    V2: {met",
            "    V9: {met: false}\n    V2: {met",
            f"result.facts.V9 CDO508 结果里的“V9”是评价指标不看的 → {AGAIN}",
        ),
        (
            OPEN,
            "band: 一等",
            "band: 二等",
            (
                "result.band CDO508 存的结果与同组一起重算的不同："
                f"等次存的是二等，应当是一等 → {AGAIN}"
            ),
        ),
        (
            OPEN,
            "band: 一等",
            "band: null",
            (
                "result.band CDO508 存的结果与同组一起重算的不同："
                f"等次存的是待裁定，应当是一等 → {AGAIN}"
            ),
        ),
        (
            SHUT,
            "[V3 空缺超过60天]",
            "[]",
            (
                "result.capped_by CDO508 存的结果与同组一起重算的不同："
                f"等次受的限制存的是无，应当是 V3 空缺超过60天 → {NEVER}"
            ),
        ),
    ],
)
def test_messages(path: str, old: str, new: str, line: str) -> None:
    assert said(scored.files({path: (old, new)})) == [f"{path} {line}"]


def test_every_message_is_said() -> None:
    changes = [
        ("total: 98.10", "total: 98.2"),
        ("numerator: 188", "numerator: 162"),
        ("reason: 响应快", "reason: 回应快"),
        ("    V2: {met: false, days: null}\n", ""),
        ("    V2: {met", "    V9: {met: false}\n    V2: {met"),
        ("band: 一等", "band: 二等"),
    ]
    read = [reading.read(MemoryTree(scored.files({OPEN: one})))[0] for one in changes]
    found = chain.from_iterable(
        check.found(one) for check in replays.CHECKS for one in read
    )
    assert {one.message for one in found} == small.declared(replays.CHECKS)


@pytest.mark.parametrize(
    "path",
    [
        "filings/2022/plan-sj-wlj.yaml",
        "reports/2022/sj-jyj.yaml",
        "officers/p-0014.yaml",
        "waivers/year-plan-sj-wlj.yaml",
    ],
)
def test_what_is_corrected_elsewhere_breaks_no_result(path: str) -> None:
    laid = scored.files()
    del laid[path]
    codes = {one.rule.code for one in small.judged(laid)[0]}
    assert codes <= {"CDO101", "CDO403"}


def test_without_one_result_the_band_of_another_may_be_wrong() -> None:
    laid = scored.files(
        {"evaluations/2022/sj-mzj.yaml": ("G3: {numerator: 97", "G3: {numerator: 1")}
    )
    (line,) = said(laid)
    assert line.startswith("evaluations/2022/sj-mzj.yaml result.total CDO508 打分以后")


def test_better_peers_take_the_band_from_the_one_behind_in_the_tie() -> None:
    laid = scored.files()
    for unit in ("sj-swj", "sj-zjj"):
        path = f"evaluations/2023/{unit}.yaml"
        more = laid[path].replace("G3: {numerator: 95", "G3: {numerator: 100")
        laid[path] = more.replace("value: 4.5", "value: 6")
    told = "CDO508 存的结果与同组一起重算的不同：等次存的是一等，应当是二等"
    assert said(laid) == [f"evaluations/2023/sj-mzj.yaml result.band {told} → {AGAIN}"]


def test_a_superseded_result_is_replayed_by_itself_and_not_among_peers() -> None:
    laid = scored.files()
    newer = laid[OPEN].partition("result:")[0]
    laid["evaluations/2023/sj-jyj-2.yaml"] = newer.replace(
        "events:", "supersedes: 2023/sj-jyj\nevents:"
    )
    old = "evaluations/2023/sj-jyj.yaml"
    worse = laid | {OPEN: laid[OPEN].replace("band: 一等", "band: 末等")}
    assert [one for one in said(worse) if one.startswith(old)] == []
    false = laid | {OPEN: laid[OPEN].replace("total: 98.10", "total: 98.2")}
    (line,) = (one for one in said(false) if one.startswith(old))
    assert "result.total CDO508" in line


def test_where_no_group_is_for_the_unit_nothing_is_replayed() -> None:
    laid = scored.files({"units/sj-jyj.yaml": ("track: 市级单位", "track: 省级单位")})
    assert not [one for one in said(laid) if "CDO508" in one and "sj-jyj" in one]
