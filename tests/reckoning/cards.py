"""Rubrics, evaluations and their cards, made from few words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cdo import model
from cdo.model.result import Fact
from cdo.reckoning.scorecards import scorecard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdo.model.evaluation import Evaluation
    from cdo.model.rubric import Rubric
    from cdo.reckoning.scorecards import Scorecard

D = Decimal
MISSING = {"missing": "true"}
ACKNOWLEDGED = {"missing": "true", "acknowledged": {"by": "领导小组", "reason": "迟到"}}
ABSENT = {"not_applicable": {"reason": "没有业务", "approved_by": "领导小组"}}
LATE = [{"within_workdays": "5", "score": "3"}, {"within_workdays": "10", "score": "1"}]
DUTY = {"obligation": "plan", "on_time": "6", "late": LATE, "otherwise": "0"}


def ratio(part: object, whole: object) -> dict[str, object]:
    """Return the input of a ratio."""
    return {"numerator": str(part), "denominator": str(whole)}


def rated(*values: object) -> dict[str, object]:
    """Return the input of a judgement."""
    return {
        "ratings": [
            {"rater": f"评委{n}", "unit": "b-ju", "value": str(value), "reason": "好"}
            for n, value in enumerate(values)
        ]
    }


def indicator(name: str, most: object, scale: str = "ratio", **more: object) -> Any:  # noqa: ANN401
    """Return an indicator as a file says it."""
    return {
        "id": name,
        "name": f"指标{name}",
        "max": str(most),
        "clauses": "四-2",
        "evidence": "台账",
        "scale": scale,
        **more,
    }


def items(**points: object) -> list[dict[str, str]]:
    """Return the items of a list, each named after its id."""
    return [
        {"id": name, "name": f"有{name}", "points": str(value)}
        for name, value in points.items()
    ]


def steps(*pairs: tuple[object, object]) -> list[dict[str, str]]:
    """Return the steps `(min, score)`."""
    return [{"min": str(least), "score": str(score)} for least, score in pairs]


def rubric(factors: Mapping[str, list[Any]], **more: object) -> Rubric:
    """Return a rubric whose factors weigh what their indicators sum to."""
    written = [
        {
            "id": name,
            "frame": f"frame-{name}",
            "name": f"因素{name}",
            "weight": str(sum((D(one["max"]) for one in indicators), D(0))),
            "indicators": indicators,
        }
        for name, indicators in factors.items()
    ]
    full = sum((D(str(one["weight"])) for one in written), D(0))
    fields: dict[str, Any] = {
        "title": "指标",
        "official": "true",
        "owner": "b-ju",
        "subjects": [{"track": "部门", "post": "首席数据官"}],
        "full_marks": str(full),
        "peer_groups": [{"id": "bm", "track": "部门"}],
        "tie_break": [*factors, "fewer_deductions"],
        "bands": [
            {"name": "优秀", "min": "90"},
            {"name": "良好", "min": "80"},
            {"name": "合格", "min": "60"},
            {"name": "不合格", "min": "0"},
        ],
        "factors": written,
        "deductions": {
            "cap": "10",
            "rules": [{"id": "X1", "name": "迟报", "points": "1"}],
        },
        "bonus": {
            "cap": "5",
            "rules": [{"id": "Y1", "name": "推广", "points": "1.5"}],
        },
        "vetoes": [
            {"id": "V1", "name": "事故", "band_max": "不合格"},
            {"id": "V2", "name": "未述职", "band_max": "合格", "when": "no_report"},
        ],
    }
    return model.Rubric.read({**fields, **more}, "r")


def evaluation(
    inputs: Mapping[str, Any], name: str = "2022/a-ju", **more: object
) -> Evaluation:
    """Return an evaluation with *inputs*."""
    fields: dict[str, Any] = {
        "rubric": "r",
        "unit": name.partition("/")[2],
        "post": "首席数据官",
        "as_of": "2022-12-31",
        "inputs": dict(inputs),
        "events": [{"state": "已评分", "on": "2023-01-10"}],
    }
    return model.Evaluation.read({**fields, **more}, name)


def adjusted(rule: str, count: int) -> list[dict[str, str]]:
    """Return one deduction, or one bonus."""
    return [{"rule": rule, "count": str(count), "reason": "有事", "evidence": "记录"}]


def fact(
    state: str | None = None,
    days: int | None = None,
    workdays: int | None = None,
    *,
    met: bool | None = None,
) -> Fact:
    """Return what the registry says."""
    return Fact.model_construct(
        state=state,
        days=days,
        workdays=workdays,
        met=met,
    )


def card(
    by: Rubric,
    inputs: Mapping[str, Any],
    facts: Mapping[str, Fact] | None = None,
    **more: Any,  # noqa: ANN401  # fields as a file says them
) -> Scorecard:
    """Return the card of one evaluation."""
    return scorecard(evaluation(inputs, **more), by, "bm", facts or {})
