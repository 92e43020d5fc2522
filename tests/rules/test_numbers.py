"""How numbers of documents are written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cdo.rules import numbers
from tests.rules import small
from tests.rules.small import people, person

BY = "a-ju 数据专员 专任 其他 2022-07-01 basis="
PATH = "officers/p-0001.yaml:3 appointments.0.basis CDO605 error: "


def test_every_message_is_said() -> None:
    cases = (people(person(BY + "云人(2022)1号")), people(person(BY + "〔2022〕1号")))
    assert small.messages(numbers.CHECKS, *cases) == small.declared(numbers.CHECKS)


@pytest.mark.parametrize(
    ("basis", "line"),
    [
        (
            "云人(2022)012号",
            (
                "文号“云人(2022)012号”写法不对：年份用六角括号〔〕、序号前不加 0 → "
                "写成 云人〔2022〕12号"
            ),
        ),
        (
            "（2022）第3号",
            (
                "文号“（2022）第3号”没有写机关代字 → "
                "前面加上发文机关的代字，写成 代字〔2022〕3号"
            ),
        ),
    ],
)
def test_messages(basis: str, line: str) -> None:
    assert small.said(people(person(BY + basis))) == [PATH + line]


RIGHT = "惠市政数〔2022〕12号"


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ("惠市政数[2022]12号", "年份用六角括号〔〕"),
        ("惠市政数(2022)12号", "年份用六角括号〔〕"),
        ("惠市政数（2022）12号", "年份用六角括号〔〕"),
        ("惠市政数【2022】12号", "年份用六角括号〔〕"),
        ("惠市政数［2022］12号", "年份用六角括号〔〕"),
        ("惠市政数﹝2022﹞12号", "年份用六角括号〔〕"),
        ("惠市政数〔2022]12号", "年份用六角括号〔〕"),
        ("惠市政数〔2022〕012号", "序号前不加 0"),
        ("惠市政数〔2022〕第12号", "不写“第”"),
        ("惠市政数第〔2022〕12号", "不写“第”"),
        ("惠市政数〔2022年〕12号", "括号里不写“年”"),
        ("惠市政数（2022年）12号", "年份用六角括号〔〕、括号里不写“年”"),
        ("惠市政数 〔2022〕 12 号", "中间不空格"),
        ("惠市政数〔２０２２〕１２号", "数字用半角"),
        ("惠市政数〔2022〕12", "末尾写“号”"),
        ("惠市政数[2022]第0012号", "年份用六角括号〔〕、不写“第”、序号前不加 0"),
    ],
)
def test_wrong_forms(written: str, faults: str) -> None:
    ((message, told),) = numbers.faults(written)
    assert message is numbers.FORM
    assert told == {"got": written, "right": RIGHT, "faults": faults}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("根据《关于印发方案的通知》（惠府办函[2022]56号）", ["惠府办函〔2022〕56号"]),
        (
            "《三年行动计划（2021-2023年）》（惠市政数(2021)53号）等",
            ["惠市政数〔2021〕53号"],
        ),
        (
            "云人〔2022〕1号、云人[2022]2号、[2022]3号",
            ["云人〔2022〕2号", "〔2022〕3号"],
        ),
        (
            "市委常委会会议纪要[2022]3号，云人〔2022〕05",
            ["市委常委会会议纪要〔2022〕3号", "云人〔2022〕5号"],
        ),
        ("见云人〔2022〕第7号文", ["见云人〔2022〕7号"]),
        ("12〔2022〕07号", ["〔2022〕7号"]),
    ],
)
def test_numbers_in_a_text(text: str, right: list[str]) -> None:
    assert [told["right"] for _, told in numbers.faults(text)] == right


@pytest.mark.parametrize("text", ["〔2022〕12号", " [2022]12号", "(2022)012号"])
def test_numbers_of_nobody(text: str) -> None:
    ((message, told),) = numbers.faults(text)
    assert message is numbers.NO_MARK
    assert told["right"] == "〔2022〕12号"


@pytest.mark.parametrize(
    "text",
    [
        "",
        RIGHT,
        f"根据{RIGHT}和云人〔2021〕1号",
        f"{RIGHT}文件",
        "云府办会函〔2022〕12号、〔2022〕13号",
        "云人〔2022〕12、13号",
        "云人〔2022〕12至15号",
        "云人〔2022〕12-1号",
        "《广东省公共数据管理办法》（第290号）",
        "广东省人民政府令第290号",
        "中国人民银行公告〔2022〕第3期",
        "财政部公告2022年第12号",
        "财政部公告（2022年第12号）",
        "财政部公告（2022年）第12号",
        "《数字政府改革建设三年行动计划（2021-2023年）》",
        "《2022年工作要点》",
        "市政府常务会议纪要〔2022〕3期",
        "市政府常务会议纪要（2022）3期",
        "十三届市政府〔2022〕第5次常务会议",
        "2022年5月25日局党组会议",
        "2022-05-25",
        "2022.5.25 第3次会议",
        "联系电话 0752-2808123",
        "(0752)2808123",
        "（2022）粤13民初12号",
        "合同编号（2022）12",
        "会议室（2022）3号楼",
        "仿宋(2000)3号字",
        "GB/T 9704-2012",
        "收文2022-012号",
        "收字第012号",
        "云人〔2022〕0号",
        "云人〔22〕12号",
        "云人〔1822〕12号",
        "云人[2022]",
        "[2022]12",
        "任免通知（2022）",
        "会议决定（2022），第12号议题",
    ],
)
def test_texts_that_are_let_be(text: str) -> None:
    assert list(numbers.faults(text)) == []


MARKS = st.text("云人府办函数政市委电字AB", min_size=1, max_size=12)
BLANK = st.sampled_from(["", " ", "\u3000", "  "])


@given(MARKS, st.integers(1900, 2099), st.integers(1, 99999))
def test_right_forms_are_right(mark: str, year: int, number: int) -> None:
    assert list(numbers.faults(f"{mark}〔{year}〕{number}号")) == []


WRITTEN = st.tuples(
    MARKS,
    BLANK,
    st.sampled_from(numbers.OPENING),
    st.integers(1900, 2099).map(str),
    st.sampled_from(numbers.CLOSING),
    BLANK,
    st.sampled_from(["", "第"]),
    st.sampled_from(["", "0", "00"]),
    st.integers(1, 9999).map(str),
)


@given(WRITTEN)
def test_the_right_form_says_the_same(parts: tuple[str, ...]) -> None:
    mark, _, _, year, _, _, _, _, number = parts
    written, right = f"{''.join(parts)}号", f"{mark}〔{year}〕{number}号"
    found = [told["right"] for _, told in numbers.faults(written)]
    assert found == ([] if written == right else [right])


@given(st.text("云〔[(（2019第0号 ）)]〕3", max_size=40))
@example("第〔2022〕12号")
def test_a_corrected_text_needs_no_more(text: str) -> None:
    for message, told in numbers.faults(text):
        got, right = str(told["got"]), str(told["right"])
        assert got in text
        if message is numbers.FORM:
            assert told["faults"]
            assert all(one is numbers.NO_MARK for one, _ in numbers.faults(right))


def test_long_texts_take_no_longer() -> None:
    for text in ("云" * 200_000, "[2022" + " " * 200_000, "[2022]" * 40_000):
        assert list(numbers.faults(text)) == []
