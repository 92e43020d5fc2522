"""Numbers that others issue; python-stdnum is the judge of what is reckoned here.

The identity numbers are of nobody: no place has the code 999999.
"""

from __future__ import annotations

import re
from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum import luhn, numdb
from stdnum.cn import ric, uscc

from cdo.identifiers import (
    CARD,
    IDENTITY,
    MOBILE,
    credit_code_fault,
    division,
    is_secret_mark,
    masked,
    personal,
    secrets,
)

SOMEBODY = "999999190001010015"
PHONE = "13800138000"
BANK_CARD = "6222020000000000018"
CREDIT_CODE = "114413000071840E96"
DIGITS = st.text("0123456789")


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], kind) for start, end, kind in personal(text)]


def test_the_examples_are_valid() -> None:
    assert ric.calc_check_digit(SOMEBODY) == SOMEBODY[-1]
    assert luhn.is_valid(BANK_CARD)
    assert uscc.is_valid(CREDIT_CODE)


@pytest.mark.parametrize("code", ["441302", "441300", "440000", "441381", "110103"])
def test_divisions_of_today_and_of_former_days_are_known(code: str) -> None:
    assert division(code)


@pytest.mark.parametrize(
    "code", ["", "44", "441399", "999999", "４４１３０２", "4413020"]
)
def test_other_codes_are_no_divisions(code: str) -> None:
    assert not division(code)


@given(st.text("0123456789", min_size=6, max_size=6))
@example("441302")
def test_divisions_are_those_of_the_library(code: str) -> None:
    parts = numdb.get("cn/loc").info(code)
    assert division(code) == (len(parts) == 2 and all(told for _, told in parts))


def test_a_credit_code_is_right() -> None:
    assert credit_code_fault(CREDIT_CODE) is None


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("", "应有 18 位，这里有 0 位"),
        (CREDIT_CODE[:-1], "应有 18 位，这里有 17 位"),
        (
            "11441300007184OE96",
            "第 15 位“O”不在代码字符（数字和 I、O、S、V、Z 以外的大写字母）之内",
        ),
        ("114413000071840e96", "第 16 位“e”应大写"),
        (
            "114413000071840E95",
            "校验位（第 18 位）按前 17 位推算应是“6”，这里是“5”",
        ),
    ],
)
def test_what_is_wrong_with_a_credit_code_is_said(code: str, fault: str) -> None:
    assert credit_code_fault(code) == fault


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_the_check_digit_is_that_of_the_library(code: str) -> None:
    right = uscc.calc_check_digit(code)
    assert credit_code_fault(code + right) is None
    wrong = "0" if right != "0" else "1"
    assert f"应是“{right}”" in str(credit_code_fault(code + wrong))


@pytest.mark.parametrize(
    "written",
    [
        SOMEBODY,
        "999999 19000101 0015",
        "999999-19000101-0015",
        "999999\u300019000101\u00a00015",
        "-".join(SOMEBODY),
        "９９９９９９１９０００１０１００１５",
        "⑨⑨⑨⑨⑨⑨①⑨⓪⓪⓪①⓪①⓪⓪①⑤",
        "𝟗𝟗𝟗𝟗𝟗𝟗𝟏𝟗𝟎𝟎𝟎𝟏𝟎𝟏𝟎𝟎𝟏𝟓",
        "99999919000101004X",
        "99999919000101004x",
        "99999919000101004Ｘ",
        "99999919000101004Ⅹ",
        "441302850101123",
        "441302 850101 123",
        "4 4 1 3 0 2 8 5 0 1 0 1 1 2 3",
    ],
)
def test_identity_numbers_are_found(written: str) -> None:
    assert found(f"身份证{written}，") == [(written, IDENTITY)]
    assert found(f"{written}\n") == [(written, IDENTITY)]
    assert found(f"id: '{written}' # 本人") == [(written, IDENTITY)]


@pytest.mark.parametrize(
    "written",
    [
        PHONE,
        "138-0013-8000",
        "138 0013 8000",
        "138\u30000013\u30008000",
        "1-3-8-0-0-1-3-8-0-0-0",
        "１３８００１３８０００",
        "①③⑧⓪⓪①③⑧⓪⓪⓪",
        "86 13800138000",
        "8613800138000",
        "0086-138-0013-8000",
    ],
)
def test_mobile_numbers_are_found(written: str) -> None:
    assert found(f"电话：{written}。") == [(written, MOBILE)]
    assert found(f"+{written}") == [(written, MOBILE)]
    assert found(f"officers/p-{written}.yaml") == [(written, MOBILE)]


@pytest.mark.parametrize(
    "written",
    [
        BANK_CARD,
        "6222 0200 0000 0000 018",
        "6222-0200-0000-0000-018",
        "622202 0000000000018",
        " ".join(BANK_CARD),
        "4111111111111111",
        "4111 1111 1111 1111",
        "６２２２０２０００００００００００１８",
    ],
)
def test_card_numbers_are_found(written: str) -> None:
    assert found(f"卡号 {written}") == [(f"{written}", CARD)]


@pytest.mark.parametrize(
    "text",
    [
        CREDIT_CODE,
        f"credit_code: {CREDIT_CODE}\n",
        "0752-2808080",
        "0752-2808080-8013",
        "0752-2808080 2808081",
        "2022-08-01 2022-08-31",
        "2022-08-01 至 2022-08-31",
        "20220801120000",
        "惠市政数〔2022〕12号",
        "441302 441303 441304",
        "12345678901234567890",
        "1380013800",
        "138001380000",
        "12800138000",
        f"a{PHONE}",
        f"{PHONE}b",
        f"Ａ{PHONE}",
        f"{PHONE}１",
        f"1{PHONE}",
        SOMEBODY[:-1] + "6",
        "999999190013010015",
        "999999190002300015",
        "44130285023012",
        "441302850230123",
        "991302850101123",
        f"{SOMEBODY}0",
        BANK_CARD[:-1] + "6",
        "0000000000000000",
        "6222 0200 0000 0000 018 6222",
        "1 3 8 0 0 1 3 8 0 0 0 1",
        "550e8400-e29b-41d4-a716-446655440000",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "一三八〇〇一三八〇〇〇",
        "138001\n38000",
    ],
)
def test_what_is_no_number_of_a_person_passes(text: str) -> None:
    assert found(text) == []
    assert masked(text) == text


def test_the_code_of_a_social_body_is_no_card() -> None:
    code = next(
        body + uscc.calc_check_digit(body)
        for body in map(str, range(51441300000000000, 51441300000009999))
        if luhn.is_valid(body + uscc.calc_check_digit(body))
    )
    assert credit_code_fault(code) is None
    assert found(code) == []


def test_several_numbers_stand_in_order() -> None:
    text = f"{PHONE} {SOMEBODY}/{BANK_CARD} {PHONE}"
    assert [kind for _, kind in found(text)] == [MOBILE, IDENTITY, CARD, MOBILE]


@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_last_character_of_an_identity_number_is_that_of_the_library(
    front: str,
) -> None:
    front = f"{front[:6]}19900101{front[14:]}".replace("0", "9", front[0] == "0")
    right = ric.calc_check_digit(f"{front}0")
    assert (f"{front}{right}", IDENTITY) in found(f"{front}{right}")


@given(st.text("0123456789", min_size=15, max_size=18))
def test_the_last_digit_of_a_card_is_that_of_the_library(rest: str) -> None:
    number = f"6{rest}"
    expected = luhn.is_valid(number) and not uscc.is_valid(number)
    assert (bool(found(number)) and found(number)[0][1] != IDENTITY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("张三", "张三"),
        (f"电话 {PHONE}。", "电话 138******00。"),
        (SOMEBODY, "999*************15"),
        ("138-0013-8000", "138********00"),
        ("１３８００１３８０００！", "***********！"),
        (f"{PHONE}{'、'}{SOMEBODY}", "138******00、999*************15"),
    ],
)
def test_numbers_are_masked(text: str, expected: str) -> None:
    assert masked(text) == expected


PIECES = st.sampled_from(
    [
        SOMEBODY,
        PHONE,
        BANK_CARD,
        "441302850101",
        "123",
        " ",
        "-",
        "*",
        "****",
        "１",
        "X",
    ]
)


@given(st.lists(PIECES | DIGITS).map("".join) | st.text())
@example("350101850101 13800138000")
@example("\ud800" + PHONE)
def test_masking_keeps_the_length_and_leaves_nothing_to_mask(text: str) -> None:
    once = masked(text)
    assert len(once) == len(text)
    assert found(once) == []
    assert masked(once) == once


@given(st.lists(PIECES | st.characters()).map("".join))
def test_what_is_found_stands_where_it_is_said_to_stand(text: str) -> None:
    end = 0
    for number in personal(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end
        digits = re.sub(r"[^0-9Xx]", "", normalize("NFKC", text[number.start : end]))
        assert 11 <= len(digits) <= 19


@pytest.mark.parametrize(
    "text",
    ["机密★", "绝密★启用前", "秘密★1年", "机 密 ★ 10年", "密级：机\u3000密★长期"],
)
def test_marks_of_secrecy_are_found(text: str) -> None:
    ((start, end),) = secrets(text)
    assert text[end - 1] == "★"
    assert text[start] in "绝机秘"


@pytest.mark.parametrize(
    "text", ["保守国家秘密", "商业秘密", "保密★", "机密☆", "★★★★★"]
)
def test_words_about_secrecy_pass(text: str) -> None:
    assert list(secrets(text)) == []
    assert not is_secret_mark(text)


@pytest.mark.parametrize(
    "value", ["绝密", "机密", " 秘密 ", "秘　密", "绝 密", "机密★"]
)
def test_a_mark_of_secrecy_stands_alone(value: str) -> None:
    assert is_secret_mark(value)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "1-",
        " ",
        "1 3 ",
        "6",
        "6666 ",
        "6666666666666666 ",
        f"{PHONE} ",
        f"{SOMEBODY} ",
        "2 0 2 0 1 9 1 ",
        "44 19 90 01 01 ",
        "１ ",
        "①",
        "𝟏",
        "绝 ",
        "绝密 ",
    ],
)
def test_hostile_texts_take_no_longer_than_others(unit: str) -> None:
    text = unit * (256 * 1024 // len(unit.encode()))
    start = process_time()
    masked(text)
    list(secrets(text))
    assert process_time() - start < 1
