"""份号, 密级和保密期限, 紧急程度 in the corner of the first page."""

from __future__ import annotations

import pytest

from tests.documents.measuring.hands import (
    CENTRE,
    HEI,
    MARK,
    RED,
    RIGHT,
    TWO,
    WHOLE,
    codes,
    elements,
    seen,
)
from tests.documents.measuring.test_letters import LETTER_PAGE, letter
from tests.documents.measuring.words import para

NUMBER = para("云数函〔2022〕5号", '<w:spacing w:before="400"/>' + RIGHT)
COPY = para("000001")
SECRET = para("机密★1年", "", HEI)
URGENT = para("特急", "", HEI)


def marked(lines: int) -> str:
    """Return the mark where it stands below *lines* lines."""
    place = f'<w:spacing w:before="{1984 - 579 * lines}" w:line="800" '
    return para("云州市数据局文件", place + f'w:lineRule="exact"/>{CENTRE}', RED)


def official(*corner: str) -> tuple[str, ...]:
    return (*corner, marked(len(corner)), *WHOLE[1:])


@pytest.mark.parametrize(
    "corner",
    [
        (COPY, SECRET, URGENT),
        (COPY, para("绝密★长期", "", HEI), URGENT),
        (COPY, para("秘密", "", HEI)),
        (COPY, para("密级：机密★6个月", "", HEI), para("紧急程度：加急", "", HEI)),
        (para("份号：000012"),),
        (URGENT,),
        (COPY, para("机 密 ★ 1 年", "", HEI), para("特　急", "", HEI)),
    ],
)
def test_what_is_set_after_the_standard_is_clean(corner: tuple[str, ...]) -> None:
    assert codes(*official(*corner)) == []


@pytest.mark.parametrize(
    ("corner", "code", "clause", "said"),
    [
        ((para("001"), SECRET), "copy-digits", "7.2.1", "写成“000001”"),
        ((para("０００００１"),), "copy-digits", "7.2.1", "6 位阿拉伯数字"),
        ((COPY, para("机密★一年", "", HEI)), "secrecy-term", "7.2.2", "机密★1年"),
        ((COPY, para("机密★1年")), "secrecy-font", "7.2.2", "密级字体是仿宋_GB2312"),
        (
            (COPY, para("机密★1年", "", HEI + '<w:sz w:val="28"/>')),
            "secrecy-size",
            "7.2.2",
            "密级字号是 4号（14 磅）",
        ),
        ((para("特急"),), "urgency-font", "7.2.3", "紧急程度字体是仿宋_GB2312"),
        (
            (para("特急", "", HEI + '<w:sz w:val="36"/>'),),
            "urgency-size",
            "7.2.3",
            "紧急程度字号是 小2号（18 磅）",
        ),
        ((para("急件", "", HEI),), "urgency-form", "条例9(三)", "应为“特急”或“加急”"),
        ((COPY, URGENT, SECRET), "labels-order", "7.2.3", "次序不对"),
        ((SECRET, URGENT, COPY), "labels-order", "7.2.3", "次序不对"),
        ((para("特急", TWO, HEI),), "labels-flush", "7.2.3", "没有居左顶格"),
        ((para("特急", RIGHT, HEI),), "labels-flush", "7.2.3", "没有居左顶格"),
        ((SECRET,), "copy-there", "条例9(一)", "没有标份号"),
    ],
)
def test_what_deviates(
    corner: tuple[str, ...], code: str, clause: str, said: str
) -> None:
    (found,) = seen(*official(*corner)).deviations
    assert (found.code, found.norm.clause) == (code, clause)
    assert said in found.message + found.hint


def test_the_order_is_an_error_and_the_rest_are_warnings() -> None:
    found = seen(*official(COPY, URGENT, SECRET)).deviations
    found += seen(*official(para("急件"), SECRET)).deviations
    weights = {one.code: one.severity.value for one in found}
    assert weights.pop("labels-order") == "error"
    assert set(weights.values()) == {"warning"}
    assert set(weights) == {"urgency-form", "urgency-font", "copy-there"}


def test_below_the_mark_they_are_out_of_place() -> None:
    (found,) = seen(MARK, URGENT, *WHOLE[1:]).deviations
    assert (found.code, "发文机关标志之上" in found.message) == ("labels-flush", True)


def test_without_a_mark_there_is_no_place_to_judge() -> None:
    assert codes(URGENT, *WHOLE[1:]) == ["mark"]


def test_they_may_share_a_paragraph_or_stand_in_a_table() -> None:
    lines = "<w:r><w:br/></w:r>".join(
        f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"
        for text, look in (("000001", ""), ("机密★1年", HEI), ("特急", HEI))
    )
    assert codes(para("", more=lines), marked(3), *WHOLE[1:]) == []
    cell = f"<w:tbl><w:tr><w:tc>{para('特急', CENTRE, HEI)}</w:tc></w:tr></w:tbl>"
    assert codes(cell, marked(1), *WHOLE[1:]) == []


def test_a_cell_of_a_table_does_not_belong_to_the_head() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{para('秘密')}</w:tc></w:tr></w:tbl>"
    found = elements(*WHOLE[:5], cell, *WHOLE[5:])
    assert [one.dense for one in found.title] == ["云州市数据局关于培训的通知"]


STOP = '<w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs>'
ASIDE = para("000001", STOP, more="<w:r><w:tab/><w:t>云数函〔2022〕5号</w:t></w:r>")


def in_letter(*pieces: str) -> list[str]:
    """Return what is found beside the upper margin of these letters."""
    told = codes(*pieces, section=LETTER_PAGE)
    assert told.pop(0) == "top"
    return told


@pytest.mark.parametrize(
    ("corner", "told"),
    [
        ((COPY, SECRET, URGENT, NUMBER), []),
        ((NUMBER, COPY, SECRET, URGENT), []),
        ((ASIDE, SECRET, URGENT), []),
        ((ASIDE, URGENT, SECRET), ["letter-labels"]),
        ((ASIDE, SECRET, para("特急", TWO, HEI)), ["letter-labels"]),
    ],
)
def test_in_a_letter_they_stand_below_the_red_line(
    corner: tuple[str, ...], told: list[str]
) -> None:
    mark, _, *rest = letter()
    assert in_letter(mark, *corner, *rest) == told


def test_in_a_letter_they_do_not_stand_above_the_mark() -> None:
    found = seen(URGENT, *letter(), section=LETTER_PAGE).deviations
    (one,) = [one for one in found if one.code == "letter-labels"]
    assert (one.severity.value, "双线之下" in one.message) == ("error", True)
