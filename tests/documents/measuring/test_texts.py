from __future__ import annotations

import pytest

from tests.documents.measuring.hands import (
    CENTRE,
    DATE,
    HEI,
    KAI,
    LINE,
    MARK,
    NUMBER,
    RIGHT,
    TEXT,
    TITLE,
    TO,
    TWO,
    WHOLE,
    codes,
    elements,
)
from tests.documents.measuring.words import SONG, para


def _titled(*lines: str, more: str = "") -> list[str]:
    look = f'{SONG}<w:sz w:val="44"/>'
    first, *others = lines
    above = f'<w:spacing w:before="1158"/>{CENTRE}'
    told = [para(first, above, look), *(para(one, CENTRE, look) for one in others)]
    return codes(MARK, NUMBER, *told, more, TO, *WHOLE[4:])


def test_titles_of_several_paragraphs_are_one_title() -> None:
    assert _titled("云州市数据局关于做好首席数据官", "培训工作的通知") == []
    assert _titled("云州市数据局关于做好首席数据官", "培训工作的通知（试行）") == []
    assert _titled("云州市数据局关于培训的通知。") == ["title-form"]
    assert _titled("云州市数据局关于培训的方案") == ["title-form"]


@pytest.mark.parametrize(
    "behind",
    [
        para("一、总体要求", TWO, HEI),
        para("现将有关事项通知如下。", TWO),
        para("2022年5月25日", CENTRE),
        para("（讨论稿）", CENTRE),
    ],
)
def test_the_title_ends_where_something_else_begins(behind: str) -> None:
    found = elements(MARK, NUMBER, TITLE, behind, TEXT, DATE)
    assert found.title_text == "云州市数据局关于培训的通知"


@pytest.mark.parametrize(
    ("title", "likeness", "lines"),
    [
        ("云州市数据局关于培训", "", 2),
        ("云州市数据局关于培训的通知", "", 1),
        ("云州市数据局关于培训", "<w:pageBreakBefore/>", 1),
    ],
)
def test_small_titles_go_on_until_their_kind_is_named(
    title: str, likeness: str, lines: int
) -> None:
    first, second = para(title, CENTRE), para("的通知", CENTRE + likeness)
    assert len(elements(first, second, TO, TEXT).title) == lines


def test_recipients_are_known_by_their_colon_or_by_their_names() -> None:
    assert codes(*WHOLE[:3], para("各县区人民政府", LINE), *WHOLE[4:]) == [
        "recipients-colon"
    ]
    assert codes(*WHOLE[:3], para("各县区人民政府：", LINE + CENTRE), *WHOLE[4:]) == [
        "recipients-flush"
    ]
    assert elements(*WHOLE[:3], para("各单位抓紧落实。"), DATE).recipients is None
    assert elements(*WHOLE[:3], para("附件：甲"), DATE).recipients is None
    assert elements(*WHOLE[:3]).recipients is None
    assert elements(*WHOLE[:3], para("一、各部门：")).recipients is None


def test_leads_of_long_paragraphs_may_be_set_like_headings() -> None:
    lead = para(
        "一、加强领导。", TWO, HEI, "<w:r><w:t>各单位要高度重视，抓好落实。</w:t></w:r>"
    )
    assert codes(*WHOLE[:5], lead, *WHOLE[5:]) == []
    all_black = para("一、加强领导。各单位要高度重视，抓好落实。", TWO, HEI)
    assert codes(*WHOLE[:5], all_black, *WHOLE[5:]) == ["body-font"]


def test_headings_are_ordered_and_numbered() -> None:
    def heads(*labels: str) -> list[str]:
        told = [
            para(
                f"{one}工作",
                TWO,
                HEI if "、" in one[1:2] else KAI if "一" in one or "二" in one else "",
            )
            for one in labels
        ]
        return codes(*WHOLE[:5], *told, *WHOLE[5:])

    assert heads("一、", "（一）", "（二）", "二、", "（一）") == []
    assert heads("一、", "1.", "2.", "二、", "1.") == []
    assert heads("一、", "1.", "2.", "1.") == []
    assert heads("（一）", "一、") == ["heading-order"]
    assert heads("一、", "（一）、") == ["heading-form"]
    assert heads("一、", "二、", "二、") == ["heading-order"]


def test_blanks_that_are_typed_count_as_an_indent() -> None:
    assert codes(*WHOLE[:4], para("　　现将有关事项通知如下。"), *WHOLE[5:]) == []
    assert codes(*WHOLE[:4], para("    现将有关事项通知如下。"), *WHOLE[5:]) == []
    assert codes(*WHOLE[:4], para("　现将有关事项通知如下。"), *WHOLE[5:]) == ["indent"]
    tabbed = para("", more="<w:r><w:tab/><w:t>现将有关事项通知如下。</w:t></w:r>")
    assert codes(*WHOLE[:4], tabbed, *WHOLE[5:]) == []
    assert codes(*WHOLE[:4], para("图一", RIGHT), TEXT, *WHOLE[5:]) == ["body-aligned"]
