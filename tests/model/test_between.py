"""Fields that depend on each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from cdo import model
from cdo.model.core import ValidationError
from tests.model import samples

if TYPE_CHECKING:
    from cdo.model.obligations import Obligation
    from cdo.model.rubric import Indicator


def refused(kind: str, plain: object) -> set[tuple[str, str]]:
    with pytest.raises(ValidationError) as caught:
        model.KINDS[kind].read(plain, "x")
    return {
        (one["type"], ".".join(map(str, one["loc"]))) for one in caught.value.errors()
    }


def evaluation(**inputs: object) -> dict[str, Any]:
    plain: dict[str, Any] = samples.smallest("evaluation") | {"inputs": inputs}
    return plain


def obligation(**fields: object) -> dict[str, Any]:
    plain: dict[str, Any] = samples.smallest("scheme-obligations")
    plain["plan"] |= fields
    return plain


@pytest.mark.parametrize(
    "form",
    [
        {"numerator": "1", "denominator": "2"},
        {"value": "3"},
        {"items": []},
        {"items": "plan"},
        {"ratings": [{"rater": "甲", "unit": "a-ju", "value": "3", "reason": "好"}]},
        {"not_applicable": {"reason": "无此事项", "approved_by": "领导小组"}},
        {"missing": "true"},
        {"missing": "true", "acknowledged": {"by": "甲", "reason": "系统故障"}},
    ],
)
def test_an_input_takes_one_form(form: dict[str, object]) -> None:
    record = model.Evaluation.read(evaluation(A1=form | {"evidence": "台账"}), "x")
    assert record.inputs["A1"].evidence == ("台账",)
    other = "value" if "value" not in form else "missing"
    both = evaluation(A1=form | {other: "3" if other == "value" else "true"})
    assert refused("evaluation", both) == {("cdo_second", f"inputs.A1.{other}")}


@pytest.mark.parametrize("form", [{}, {"evidence": "台账"}, {"numerator": None}])
def test_an_input_without_a_form_misses_the_first(form: dict[str, object]) -> None:
    found = refused("evaluation", evaluation(A1=form))
    assert found == {("cdo_none_of", "inputs.A1.numerator")}


def test_a_form_that_was_begun_is_to_be_finished() -> None:
    assert refused(
        "evaluation",
        evaluation(
            A1={"denominator": "2"},
            A2={"numerator": "2"},
            A3={"acknowledged": {"by": "甲", "reason": "乙"}},
        ),
    ) == {
        ("missing", "inputs.A1.numerator"),
        ("missing", "inputs.A2.denominator"),
        ("missing", "inputs.A3.missing"),
    }


def test_the_second_in_the_file_is_the_one_too_many() -> None:
    plain = {"obligation": "plan"} | samples.smallest("waiver")
    assert refused("waiver", plain) == {("cdo_second", "rule")}
    plain = samples.smallest("waiver") | {"obligation": "plan"}
    assert refused("waiver", plain) == {("cdo_second", "obligation")}


def test_what_is_wrong_between_fields_hides_nothing_within() -> None:
    plain = samples.smallest("waiver") | {
        "obligation": "plan",
        "from": "2022-13-01",
        "colour": "red",
        "reason": "",
    }
    del plain["basis"]
    assert refused("waiver", plain) == {
        ("cdo_second", "obligation"),
        ("date_from_datetime_parsing", "from"),
        ("extra_forbidden", "colour"),
        ("string_pattern_mismatch", "reason"),
        ("missing", "basis"),
    }


def test_what_is_wrong_at_several_levels_is_told_at_once() -> None:
    plain = obligation(requires={"report": "true", "post": "甲"}, due="2022", aim="是")
    assert refused("scheme-obligations", plain) == {
        ("cdo_second", "entries.plan.requires.post"),
        ("string_pattern_mismatch", "entries.plan.due.<text>"),
        ("string_pattern_mismatch", "entries.plan.aim"),
    }
    plain = obligation(requires={"report": "true", "post": "甲"}, clause=None)
    assert refused("scheme-obligations", plain) == {
        ("missing", "entries.plan.clause"),
        ("cdo_second", "entries.plan.requires.post"),
    }


def test_a_part_that_is_no_map_is_told_as_such() -> None:
    assert refused("evaluation", evaluation(A1="9/10")) == {("model_type", "inputs.A1")}
    rubric = samples.smallest("rubric")
    rubric["factors"][0]["indicators"] = ["A1"]
    assert refused("rubric", rubric) == {
        ("model_type", "factors.0.indicators.0"),
    }


def test_tracks_or_one_unit_hand_in() -> None:
    plain = samples.smallest("scheme-filings")
    plain["实施方案"]["by"] = {"by_analogy": "县区"}
    assert refused("scheme-filings", plain) == {
        ("cdo_none_of", "entries.实施方案.by.track")
    }
    plain["实施方案"]["by"] = {"unit": "a-ju", "track": "部门"}
    assert refused("scheme-filings", plain) == {
        ("cdo_second", "entries.实施方案.by.track")
    }


@pytest.mark.parametrize("state", ["退回"])
@pytest.mark.parametrize("kind", ["filing", "report"])
def test_a_return_has_a_reason(kind: str, state: str) -> None:
    event = {"state": state, "on": "2022-08-02"}
    plain = samples.smallest(kind)
    plain["events"] = [*samples.HANDED_IN, event]
    assert refused(kind, plain) == {("missing", "events.1.reason")}
    plain["events"][1] = event | {"reason": None}
    assert refused(kind, plain) == {("missing", "events.1.reason")}
    plain["events"][1] = event | {"reason": " "}
    assert refused(kind, plain) == {("cdo_empty", "events.1.reason")}
    plain["events"][1] = event | {"reason": ["缺附件"]}
    assert refused(kind, plain) == {("string_type", "events.1.reason")}
    plain["events"][1] = event | {"reason": "缺附件"}
    record: Any = model.KINDS[kind].read(plain, "x")
    assert record.events[1].reason == "缺附件"


def test_other_steps_need_no_reason() -> None:
    plain = samples.smallest("filing")
    plain["events"].append({"state": "撤回", "on": "2022-08-02"})
    assert model.Filing.read(plain, "x").events[1].reason is None


def test_an_obligation_has_a_clause_or_is_a_house_rule() -> None:
    plain = obligation()
    del plain["plan"]["clause"]
    assert refused("scheme-obligations", plain) == {("missing", "entries.plan.clause")}
    plain["plan"]["house_rule"] = "true"
    assert model.Obligations.read(plain, "x").entries["plan"].house_rule


def one(**fields: object) -> Obligation:
    return model.Obligations.read(obligation(**fields), "x").entries["plan"]


def test_a_due_day_may_be_none_and_may_not_be_left_out() -> None:
    assert one(due=None).due is None
    plain = obligation()
    del plain["plan"]["due"]
    assert refused("scheme-obligations", plain) == {("missing", "entries.plan.due")}


def test_a_yearly_obligation_is_dated_by_the_year() -> None:
    yearly = {"every": "年", "from_year": "2022"}
    found = one(due={"2022": "2023-01-31"}, **yearly)
    assert found.due_in(2022) == date(2023, 1, 31)
    assert found.due_in(2023) is None
    assert found.due_in(None) is None
    assert one(due=None, **yearly).due_in(2022) is None
    assert one().due_in(None) == date(2022, 8, 31)


def test_a_yearly_obligation_has_a_first_year_and_no_single_day() -> None:
    assert refused("scheme-obligations", obligation(every="年")) == {
        ("missing", "entries.plan.from_year"),
        ("cdo_yearly", "entries.plan.due"),
    }


def test_a_day_for_each_year_asks_for_a_yearly_obligation() -> None:
    plain = obligation(due={"2022": "2023-01-31"})
    assert refused("scheme-obligations", plain) == {
        ("cdo_not_yearly", "entries.plan.due")
    }


@pytest.mark.parametrize("name", ["report", "session", "evaluation", "document"])
def test_what_is_required_is_required_by_true_only(name: str) -> None:
    assert getattr(one(requires={name: "true"}).requires, name) is True
    assert refused("scheme-obligations", obligation(requires={name: "false"})) == {
        ("string_pattern_mismatch", f"entries.plan.requires.{name}")
    }


def indicator(**fields: object) -> Indicator:
    plain = samples.smallest("rubric")
    plain["factors"][0]["indicators"] = [samples.INDICATOR | fields]
    return model.Rubric.read(plain, "r").factors[0].indicators[0]


def test_a_scale_has_its_own_defaults_and_no_others() -> None:
    assert indicator().target == Decimal(1)
    assert indicator(target=None).target == Decimal(1)
    assert indicator().raters_min is None
    assert indicator().all_or_nothing is None
    assert indicator(scale="judgement").raters_min == 3
    assert indicator(scale="judgement").target is None
    assert indicator(scale="judgement", raters_min="5").raters_min == 5
    assert indicator(scale="checklist").all_or_nothing is False


def test_a_default_that_is_written_out_changes_nothing() -> None:
    assert indicator(target="1") == indicator()
    assert indicator(scale="judgement", raters_min="3") == indicator(scale="judgement")


def test_an_unknown_scale_is_refused() -> None:
    plain = samples.smallest("rubric")
    for scale in ("ratios", ["ratio"]):
        plain["factors"][0]["indicators"] = [samples.INDICATOR | {"scale": scale}]
        assert refused("rubric", plain) == {
            ("literal_error", "factors.0.indicators.0.scale")
        }


def test_a_target_is_one_or_one_a_group() -> None:
    grouped = indicator(target={"departments": "1", "counties": "0.8"})
    assert grouped.target_of("counties") == Decimal("0.8")
    assert grouped.target_of("others") is None
    assert indicator(target="0.9").target_of("counties") == Decimal("0.9")


@pytest.mark.parametrize(
    ("when", "path"),
    [
        ("no_reports", "vetoes.0.when.<text>"),
        ({"vacant_days_over": "-1"}, "vetoes.0.when.<map>.vacant_days_over"),
    ],
)
def test_a_veto_is_judged_by_what_is_known(when: object, path: str) -> None:
    plain = samples.smallest("rubric")
    plain["vetoes"][0]["when"] = when
    assert {where for _, where in refused("rubric", plain)} == {path}


@pytest.mark.parametrize("when", [None, "no_report", {"vacant_days_over": "90"}])
def test_a_veto_is_judged_by_people_or_by_the_registry(when: object) -> None:
    plain = samples.smallest("rubric")
    plain["vetoes"][0]["when"] = when
    found = model.Rubric.read(plain, "r").vetoes[0].when
    assert getattr(found, "vacant_days_over", found) in {None, "no_report", 90}


RESULT = {
    "total": "84.12",
    "base": "83.62",
    "deducted": "1",
    "added": "1.5",
    "band": "良好",
    "capped_by": [],
    "factors": {"A": {"score": "5.40", "indicators": {"A1": "5.40", "A2": None}}},
    "facts": {
        "plan": {"state": "met_late", "days": "-3", "workdays": None},
        "V4": {"met": "false", "days": None},
    },
    "rubric_digest": "sha256:" + "0" * 64,
    "inputs_digest": "sha256:" + "f" * 64,
}


def test_a_result_is_read_as_it_was_written() -> None:
    plain = samples.smallest("evaluation") | {"result": RESULT}
    result = model.Evaluation.read(plain, "x").result
    assert result is not None
    assert result.factors["A"].indicators == {"A1": Decimal("5.40"), "A2": None}
    assert result.facts["plan"].days == -3
    assert result.facts["V4"].met is False


def test_a_fact_is_a_state_or_a_condition() -> None:
    facts = {"plan": {"days": "3"}, "V4": {"met": "true", "state": "met"}}
    plain = samples.smallest("evaluation") | {"result": RESULT | {"facts": facts}}
    assert refused("evaluation", plain) == {
        ("cdo_none_of", "result.facts.plan.state"),
        ("cdo_second", "result.facts.V4.state"),
    }
