"""What a file says agrees with its path."""

from __future__ import annotations

from functools import partial

import pytest

from cdo.rules import paths
from tests.rules import small
from tests.rules.small import people, person

CODES = ("CDO013", "CDO101")
"""Other rules have things to say about these files, too."""
places = partial(small.places, codes=CODES)
said = partial(small.said, codes=CODES)

FILING = """\
type: 实施方案
unit: a-ju
recipient: a-zu
contents: {work_items: 数据普查, schedule: 年底前}
events:
  - {state: 草拟, on: 2022-12-31}
  - {state: 已报送, on: 2023-01-01}
"""
REPORT = """\
unit: a-ju
post: 首席数据官
year: 2022
author: p-0001
sections: {sharing: 建了目录, security: 定了级}
suggestions: [增加人手]
events: [{state: 草拟, on: 2023-02-01}]
"""
AUTHOR = people(person("a-ju 首席数据官 兼任 领导班子成员 2022-07-01"))


def filed(path: str, text: str = REPORT) -> small.Files:
    return AUTHOR | {path: text}


YEAR = filed("filings/2023/a.yaml", FILING)
UNIT = filed("reports/2022/c-xian.yaml")


def test_every_message_is_said() -> None:
    assert small.messages(paths.CHECKS, YEAR, UNIT) == small.declared(paths.CHECKS)


def test_other_year() -> None:
    assert said(YEAR) == [
        (
            "filings/2023/a.yaml:6 events.0.on CDO013 error: "
            "文件在 2023 年的文件夹里，里面却是 2022 年 → "
            "日期写错了就更正；文件放错了就移到 2022/"
        )
    ]
    assert said(filed("filings/2022/a.yaml", FILING)) == []


def test_other_unit() -> None:
    assert said(UNIT) == [
        (
            "reports/2022/c-xian.yaml:1 unit CDO013 error: "
            "文件名是 c-xian.yaml，里面的单位却是 a-ju → "
            "单位写错了就更正；文件放错了就改名为 a-ju.yaml"
        )
    ]


@pytest.mark.parametrize(
    ("name", "agrees"),
    [("a-ju", True), ("a-ju-2", True), ("a-ju-0", False), ("a-jux", False)],
)
def test_versions(name: str, agrees: bool) -> None:  # noqa: FBT001
    found = places(filed(f"reports/2022/{name}.yaml"))
    assert found == ([] if agrees else [("CDO013", "unit")])


def test_report_of_another_year() -> None:
    assert places(filed("reports/2021/a-ju.yaml")) == [("CDO013", "year")]


def test_an_unknown_unit_is_another_rules_business() -> None:
    text = REPORT.replace("unit: a-ju", "unit: a-jv")
    assert places(filed("reports/2022/a-ju.yaml", text)) == [("CDO101", "unit")]
