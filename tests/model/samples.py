"""The smallest file of each kind that is right, as the reader gives it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

HANDED_IN = [{"state": "已报送", "on": "2022-08-01"}]
INDICATOR = {
    "id": "A1",
    "name": "按期落实率",
    "max": "6",
    "clauses": "三(二)1-1",
    "evidence": "任务台账",
    "scale": "ratio",
}
_SMALLEST: dict[str, Any] = {
    "registry": {"title": "示例登记库", "scheme": "某府办函〔2022〕1号", "issuers": {}},
    "scheme-vocabulary": {
        "tracks": "部门",
        "cohorts": "试点",
        "natures": "政府部门",
        "qualifications": {"班子成员": []},
    },
    "scheme-clauses": {"一-1": {"text": "设立首席数据官。", "modality": "必须"}},
    "scheme-posts": [{"track": "部门", "post": "首席数据官", "clause": "一-1"}],
    "scheme-scope": {"pilots": "a-ju", "clauses": "一-1"},
    "scheme-filings": {
        "实施方案": {
            "by": {"track": "部门"},
            "to": "a-zu",
            "verb": "备案",
            "clause": "一-2",
        }
    },
    "scheme-obligations": {
        "plan": {
            "title": "报实施方案",
            "clause": "一-2",
            "binds": {"cohort": "试点"},
            "requires": {"filing": "实施方案"},
            "due": "2022-08-31",
        }
    },
    "scheme-frames": {"report_areas": {"assets": "资产"}, "evaluation_factors": {}},
    "scheme-duties": [
        {"role": "总管家", "duties": [{"text": "规划数据资源", "clauses": "一-3"}]}
    ],
    "scheme-decisions": {},
    "unit": {
        "names": [{"official": "云州市公安局", "short": "市公安局"}],
        "nature": "政府部门",
    },
    "officer": {
        "name": "示例甲",
        "appointments": [
            {
                "unit": "a-ju",
                "post": "首席数据官",
                "mode": "兼任",
                "title": "副局长",
                "qualification": "班子成员",
                "from": "2022-07-01",
                "basis": "某党组〔2022〕1号",
            }
        ],
    },
    "filing": {
        "type": "实施方案",
        "unit": "a-ju",
        "recipient": "a-zu",
        "events": HANDED_IN,
    },
    "report": {
        "unit": "a-ju",
        "post": "首席数据官",
        "year": "2022",
        "author": "p-0001",
        "events": HANDED_IN,
    },
    "rubric": {
        "title": "示例指标",
        "official": "false",
        "owner": "a-ju",
        "subjects": [{"track": "部门", "post": "首席数据官"}],
        "peer_groups": [{"id": "departments", "track": "部门"}],
        "tie_break": "fewer_deductions",
        "bands": [{"name": "优秀", "min": "90"}, {"name": "合格", "min": "0"}],
        "factors": [
            {
                "id": "A",
                "frame": "digital",
                "name": "建设",
                "weight": "6",
                "indicators": [INDICATOR],
            }
        ],
        "deductions": {
            "cap": "10",
            "rules": [{"id": "X1", "name": "甲", "points": "1"}],
        },
        "bonus": {"cap": "5", "rules": [{"id": "Y1", "name": "乙", "points": "1.5"}]},
        "vetoes": [{"id": "V1", "name": "丙", "band_max": "合格"}],
    },
    "evaluation": {
        "rubric": "r-2022",
        "unit": "a-ju",
        "post": "首席数据官",
        "as_of": "2022-12-31",
        "inputs": {"A1": {"numerator": "9", "denominator": "10"}},
        "events": [{"state": "已评分", "on": "2023-01-10"}],
    },
    "document": {
        "kind": "函",
        "format": "信函",
        "title": "关于报送实施方案的函",
        "recipients": "各县、区人民政府",
        "date": "2022-08-01",
        "publicity": "主动公开",
        "events": [{"state": "印发", "on": "2022-08-01"}],
    },
    "waiver": {
        "rule": "CDO205",
        "subject": "officer/p-0001",
        "reason": "人员不足",
        "approved_by": "领导小组",
        "basis": "会议纪要",
        "from": "2022-01-01",
        "until": "2023-01-01",
    },
}
KINDS = tuple(_SMALLEST)


def smallest(kind: str) -> Any:  # noqa: ANN401
    """Return a fresh copy of the smallest file of *kind*."""
    return deepcopy(_SMALLEST[kind])


def officer(**fields: object) -> dict[str, Any]:
    """Return the smallest officer, whose one appointment has *fields*."""
    plain: dict[str, Any] = smallest("officer")
    plain["appointments"][0].update(fields)
    return plain
