"""What is said of a file that its model refuses."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest
from pydantic_core import _pydantic_core, core_schema

from cdo import model
from cdo.findings import Place
from cdo.model.core import ValidationError
from cdo.nearness import did_you_mean
from cdo.registry import fields
from tests.model import samples

Said = tuple[str, str, str, str]
TOP = Place("x.yaml")


def problems(kind: str, plain: object) -> list[fields.Problem]:
    with pytest.raises(ValidationError) as caught:
        model.KINDS[kind].read(plain, "x")
    return list(fields.problems(caught.value, plain, model.KINDS[kind]))


def said(kind: str, plain: object) -> list[Said]:
    """Return code, field, message and hint of all that is wrong with *plain*."""
    return [
        (found.rule.code, found.field or "", found.message, found.hint)
        for one in problems(kind, plain)
        for found in [one.rule.at(TOP, one.message, path=one.path, fields=one.fields)]
    ]


def of(kind: str, /, **changes: object) -> list[Said]:
    return said(kind, samples.smallest(kind) | changes)


def test_an_unknown_field_is_compared_with_the_known() -> None:
    assert of("officer", publik="true") == [
        (
            "CDO010",
            "publik",
            "这里不能写“publik”这个字段",
            did_you_mean("publik", ["public"]),
        )
    ]
    assert of("unit", contact={"name": "甲", "phone": "1", "fax": "2"}) == [
        (
            "CDO010",
            "contact.fax",
            "这里不能写“fax”这个字段",
            "可以写的字段有：name、phone",
        )
    ]


@pytest.mark.parametrize("name", ["id", "kind"])
def test_identity_does_not_stand_in_a_file(name: str) -> None:
    hint = "删去这一行：编号和种类看文件的路径，不写在文件里"
    assert of("unit", **{name: "a-ju"}) == [
        ("CDO010", name, f"这里不能写“{name}”这个字段", hint)
    ]


def test_a_key_that_nobody_could_declare_is_an_unknown_field() -> None:
    for name in ("[key]", "<text>", "姓名", "a b"):
        (found,) = problems("officer", samples.smallest("officer") | {name: "x"})
        assert (found.rule.code, found.path, found.at_key) == ("CDO010", (name,), True)


def test_a_missing_field_is_named_with_what_to_write() -> None:
    plain = samples.smallest("unit")
    del plain["nature"]
    assert said("unit", plain) == [
        (
            "CDO011",
            "nature",
            "没有写性质（nature）",
            "补写 nature：用词表 natures 中的一个词",
        )
    ]


def test_an_empty_file_lacks_every_field_by_name() -> None:
    assert [one[1] for one in said("officer", None)] == ["name", "appointments"]


def test_nothing_after_the_name_of_a_required_field_is_the_same() -> None:
    (found,) = problems("officer", samples.smallest("officer") | {"name": None})
    assert (found.rule.code, found.path, found.at_key) == ("CDO011", ("name",), True)


def test_nothing_in_a_list_or_after_a_name_of_their_own_is_told() -> None:
    assert of("officer", appointments=[None]) == [
        (
            "CDO011",
            "appointments.0",
            "任职（appointments）的第 1 项是空的",
            "写上内容，或者删去这一项",
        )
    ]
    assert said("scheme-clauses", {"一-1": None}) == [
        ("CDO011", "一-1", "条款的“一-1”是空的", "写上内容，或者删去这一项")
    ]


def test_where_none_of_several_forms_is_taken_all_are_named() -> None:
    forms = "numerator、value、items、ratings、not_applicable、missing"
    assert of("evaluation", inputs={"A1": {}}) == [
        (
            "CDO011",
            "inputs.A1.numerator",
            f"{forms} 要写其中一个，这里都没有写",
            "选一个写上",
        )
    ]


def test_the_second_of_two_that_exclude_each_other_is_told_at_its_key() -> None:
    (found,) = problems("waiver", samples.smallest("waiver") | {"obligation": "plan"})
    assert (found.rule.code, found.path) == ("CDO012", ("obligation",))
    assert found.at_key
    assert of("waiver", obligation="plan")[0][2:] == (
        "obligation 与 rule 不能同时写",
        "两个只留一个",
    )


DATE = "写成 2022-08-31 这样：四位年、两位月、两位日"
NO_DAY = "核对日期，写日历上有的一天"


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        ("2022/8/31", "“2022/8/31”不对，这里要写日期", DATE),
        ("2022.8.31", "“2022.8.31”不对，这里要写日期", DATE),
        ("2022年8月底", "“2022年8月底”不对，这里要写日期", DATE),
        ("2022-02-30", "没有“2022-02-30”这一天", NO_DAY),
        ("0000-01-01", "没有“0000-01-01”这一天", NO_DAY),
        ("", "到任日（from）是空的", "写上内容"),
        ([], "到任日（from）要写日期，这里写成了列表", DATE),
        ({}, "到任日（from）要写日期，这里写成了一组字段", DATE),
    ],
)
def test_a_date_that_is_none_is_explained(
    value: object, message: str, hint: str
) -> None:
    assert said("officer", samples.officer(**{"from": value})) == [
        ("CDO012", "appointments.0.from", message, hint)
    ]


NUMBER = "写成 0 或 30 这样的整数，不带单位，前面不加 0，不超过 9 位"


@pytest.mark.parametrize(
    ("kind", "name", "value", "message", "hint"),
    [
        (
            "officer",
            "public",
            "是",
            "“是”不对，这里要写 true 或 false",
            "写成 true（是）或 false（否）",
        ),
        ("registry", "late_entry_days", "07", "“07”不对，这里要写整数", NUMBER),
        (
            "registry",
            "late_entry_days",
            "1" * 10,
            f"“{'1' * 10}”太长，这里要写整数",
            NUMBER,
        ),
        (
            "registry",
            "format",
            "2",
            "“2”不对，这里要写格式版本",
            "写 1，现在只有格式 1",
        ),
        (
            "unit",
            "names",
            "市公安局",
            "名称（names）要写列表，这里写成了一段文字",
            "每一项另起一行，以短横线和空格开头",
        ),
        (
            "unit",
            "contact",
            "甲",
            "联系方式（contact）要写一组字段，这里写成了一段文字",
            "另起一行，缩进两格，写成“字段: 值”，字段有：name、phone",
        ),
        ("unit", "names", [], "名称（names）是空的", "写上内容"),
        ("unit", "nature", " ", "性质（nature）是空的", "写上内容"),
        (
            "unit",
            "clauses",
            {},
            "条款（clauses）要写列表，这里写成了一组字段",
            "写成 [甲, 乙]，只有一项时直接写",
        ),
        (
            "document",
            "format",
            "电报",
            "版式（format）不能写“电报”",
            "可以写的有：文件、信函、纪要",
        ),
        (
            "document",
            "format",
            ["信函"],
            "版式（format）要写其中一个词，这里写成了列表",
            "可以写的有：文件、信函、纪要",
        ),
        (
            "document",
            "publicity",
            "申请公开",
            "公开方式（publicity）不能写“申请公开”",
            did_you_mean("申请公开", ["依申请公开"]),
        ),
        (
            "waiver",
            "rule",
            "CDO001",
            "“CDO001”不对，这里要写规则编号",
            "写成 CDO203 这样的编号；CDO0 和 CDO7 开头的规则不能豁免",
        ),
    ],
)
def test_a_value_that_is_not_asked_for_is_explained(
    kind: str, name: str, value: object, message: str, hint: str
) -> None:
    assert of(kind, **{name: value}) == [("CDO012", name, message, hint)]


def test_several_references_are_a_list_where_there_may_be_one() -> None:
    (found,) = of("report", covers="p-0001，p-0002 ， p-0003")
    assert (found[0], found[3]) == ("CDO006", "写成 [p-0001, p-0002, p-0003]")
    assert of("filing", unit="a-ju，b-ju") == [
        (
            "CDO012",
            "unit",
            "“a-ju，b-ju”不对，这里要写单位编号",
            "写单位文件的名字，例如 a-ju",
        )
    ]


def test_a_number_of_ten_thousand_digits_is_a_finding() -> None:
    (found,) = of("registry", late_entry_days="9" * 10_000)
    assert found[0] == "CDO012"
    assert len(found[2]) < 200


def test_a_key_of_a_free_map_is_told_at_the_key() -> None:
    plain = samples.smallest("filing") | {"contents": {"a b": "甲", "c": "乙"}}
    (found,) = problems("filing", plain)
    assert (found.path, found.at_key) == (("contents", "a b"), True)
    assert said("filing", plain)[0][2:] == (
        "“a b”不能写在冒号前面，这里要写代号",
        "只用字母、数字、汉字和 _ ( ) -，不用空格",
    )


def test_a_value_in_a_free_map_is_told_with_its_key() -> None:
    found = of("filing", contents={"[key]": "", "进度": ["甲", ""]})
    assert sorted(one[1:3] for one in found) == [
        ("contents.[key]", "“[key]”不能写在冒号前面，这里要写代号"),
        ("contents.[key]", "内容（contents）的“[key]”是空的"),
        ("contents.进度.1", "内容（contents）的第 2 项是空的"),
    ]


def obligation(**changes: object) -> list[Said]:
    plain = samples.smallest("scheme-obligations")
    plain["plan"] |= changes
    return said("scheme-obligations", plain)


def test_a_text_or_a_map_is_told_by_what_was_written() -> None:
    assert obligation(due="2022-8-31") == [
        ("CDO012", "plan.due", "“2022-8-31”不对，这里要写日期", DATE)
    ]
    yearly = {"every": "年", "from_year": "2022"}
    assert obligation(due={"2022": "2023-1-31", "22": "2023-01-31"}, **yearly) == [
        ("CDO012", "plan.due.2022", "“2023-1-31”不对，这里要写日期", DATE),
        (
            "CDO012",
            "plan.due.22",
            "“22”不能写在冒号前面，这里要写年份",
            "写成 2022 这样的四位数",
        ),
    ]
    assert obligation(due=["2022-08-31"]) == [
        ("CDO012", "plan.due", "期限（due）要写日期，这里写成了列表", DATE)
    ]


def test_the_due_day_has_the_form_that_the_obligation_asks_for() -> None:
    assert obligation(every="年", from_year="2022") == [
        (
            "CDO012",
            "plan.due",
            "每年一次的义务，期限不能只写一个日期",
            "写成年份和日期，例如 {2023: 2023-12-31}；没有期限的写 null",
        )
    ]
    assert len(obligation(every="年", from_year="2022", due="年底")) == 1
    assert obligation(due={"2022": "2023-01-31"}) == [
        (
            "CDO012",
            "plan.due",
            "不是每年一次的义务，期限只能写一个日期",
            "只写日期；每年一次的，加上 every: 年",
        )
    ]


def test_a_file_of_entries_is_told_by_its_own_paths() -> None:
    assert said("scheme-posts", {}) == [
        (
            "CDO012",
            "",
            "职位要写列表，这里写成了一组字段",
            "每一项另起一行，以短横线和空格开头",
        )
    ]
    assert said("scheme-posts", [{"track": "部门", "post": "甲"}])[0][:2] == (
        "CDO011",
        "0.clause",
    )


def test_a_file_that_is_no_map_at_all_is_told() -> None:
    ((code, field, message, hint),) = said("unit", "市公安局")
    assert (code, field) == ("CDO012", "")
    assert message == "文件要写一组字段，这里写成了一段文字"
    assert hint.startswith(
        "另起一行，缩进两格，写成“字段: 值”，字段有：names、nature、"
    )


KEYBOARD: list[tuple[str, dict[str, object], str, str]] = [
    ("officer", {"name": "示　例"}, "name", "示例"),
    ("officer", {"clauses": ["三（一）2-8"]}, "clauses.0", "三(一)2-8"),
    ("officer", {"clauses": "三（一）2-8"}, "clauses", "三(一)2-8"),
    ("officer", samples.officer(unit="“a-ju”"), "appointments.0.unit", "a-ju"),
    (
        "officer",
        samples.officer(until="２０２２－０８－３１"),
        "appointments.0.until",
        "2022-08-31",
    ),
    ("officer", samples.officer(mode="“兼任”"), "appointments.0.mode", "兼任"),
    ("registry", {"late_entry_days": "３０"}, "late_entry_days", "30"),
    ("waiver", {"subject": "unit／a-ju"}, "subject", "unit/a-ju"),
]


@pytest.mark.parametrize(("kind", "change", "path", "typed"), KEYBOARD)
def test_a_slip_of_the_keyboard_is_told_as_one(
    kind: str, change: dict[str, object], path: str, typed: str
) -> None:
    ((code, field, _, hint),) = of(kind, **change)
    assert (code, field) == ("CDO006", path)
    assert hint.endswith(f"写成 {typed}")


def test_a_slip_in_a_key_is_told_at_the_key() -> None:
    plain = samples.smallest("filing") | {"contents": {"（进度）": "甲"}}
    (found,) = problems("filing", plain)
    assert (found.rule.code, found.at_key) == ("CDO006", True)
    assert found.fields == {"value": "（进度）", "typed": "(进度)"}


@pytest.mark.parametrize("value", ["2022。8。31", "八月", "（）", "２０２２年"])
def test_what_typing_again_would_not_mend_is_no_slip(value: str) -> None:
    found = said("officer", samples.officer(until=value))
    assert [one[0] for one in found] == ["CDO012"]


def test_a_text_in_the_place_of_a_list_is_no_slip() -> None:
    assert [one[:2] for one in of("unit", names="（市公安局）")] == [
        ("CDO012", "names")
    ]


def test_blanks_around_a_quoted_value_are_no_slip() -> None:
    assert said("officer", samples.officer(until=" 2022-08-31"))[0][0] == "CDO012"


def test_all_that_is_wrong_is_told_once_in_one_line_of_chinese() -> None:
    plain = {
        "name": "",
        "public": "是",
        "colour": "red",
        "appointments": [
            "甲",
            None,
            {"unit": "“a”", "mode": "兼", "title": [], "from": "x"},
        ],
    }
    found = said("officer", plain)
    assert len({(field, code) for code, field, _, _ in found}) == len(found) == 12
    for _, _, message, hint in found:
        assert re.search(r"[㐀-鿿]", message)
        assert re.search(r"[㐀-鿿]", hint)
        assert "\n" not in message + hint


ERRORS: list[Any] = _pydantic_core.list_all_errors()


OURS = {"ill-typed", "true", "false", "name", "from", "public"}
PLACES: list[tuple[str | int, ...]] = [
    ("name",),
    ("public",),
    ("appointments", 0, "from"),
]


@pytest.mark.parametrize("known", ERRORS, ids=[one["type"] for one in ERRORS])
@pytest.mark.parametrize("value", ["ill-typed", [], {}, None])
def test_no_error_of_the_library_comes_out_in_english(
    known: Any,  # noqa: ANN401
    value: object,
) -> None:
    context = known.get("example_context") or {}
    for where in PLACES:
        line: Any = {"type": known["type"], "loc": where, "input": value}
        error = ValidationError.from_exception_data("", [line | {"ctx": context}])
        (one,) = fields.problems(error, samples.smallest("officer"), model.Officer)
        assert one.path == where
        found = one.rule.at(TOP, one.message, path=one.path, fields=one.fields)
        for text in (found.message, found.hint.partition("可以写的字段有")[0] or "有"):
            assert re.search(r"[㐀-鿿]", text)
            assert set(re.findall(r"[A-Za-z][A-Za-z-]+", text)) <= OURS


@pytest.mark.parametrize("rule", fields.RULES)
def test_a_rule_has_a_page_that_begins_with_a_sentence(rule: Any) -> None:  # noqa: ANN401
    assert rule.page.partition("\n")[0].endswith("。")
    for heading in ("怎么改：", "反例：", "正例："):
        assert heading in rule.page
    assert f"# {rule.code}" in rule.page


def test_the_library_has_the_errors_that_are_told_apart() -> None:
    known = {one["type"] for one in ERRORS}
    assert {"missing", "extra_forbidden", "string_too_long"} <= known
    assert {"date_parsing", "date_from_datetime_parsing"} <= known
    assert core_schema.date_schema()["type"] == "date"


JUNK: tuple[Any, ...] = (None, "", "甲", "“a”", "2022-02-30", [], [None], {}, {"a": {}})


def spoilt(plain: Any, chance: Random) -> Any:  # noqa: ANN401
    """Return *plain* with some of its values replaced by what nobody asked for."""
    if chance.random() < 0.1:
        return chance.choice(JUNK)
    if isinstance(plain, list):
        return [spoilt(value, chance) for value in plain]
    if isinstance(plain, dict):
        kept = {key: spoilt(value, chance) for key, value in plain.items()}
        return kept | ({"[key]": "甲"} if chance.random() < 0.1 else {})
    return plain


@pytest.mark.parametrize("kind", samples.KINDS)
def test_whatever_a_file_says_is_a_record_or_is_explained(kind: str) -> None:
    chance = Random(11)  # noqa: S311  # no secret
    refused = 0
    for _ in range(200):
        plain = spoilt(samples.smallest(kind), chance)
        try:
            model.KINDS[kind].read(plain, "x")
        except ValidationError as error:
            refused += 1
            found = list(fields.problems(error, plain, model.KINDS[kind]))
            assert found
            for one in found:
                text = one.rule.at(TOP, one.message, fields=one.fields).message
                assert re.search(r"[㐀-鿿]", text)
                assert stands(plain, one)
    assert refused > 20


def stands(plain: Any, problem: fields.Problem) -> bool:  # noqa: ANN401
    """Say whether the path leads to a value, or to where one should stand."""
    for step in problem.path[:-1]:
        plain = plain[step]
    last = problem.path[-1:]
    return problem.at_key or not last or plain[last[0]] is not None
