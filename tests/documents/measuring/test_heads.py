from __future__ import annotations

import pytest

from tests.documents.measuring.hands import (
    BORDER,
    CENTRE,
    END,
    HEI,
    HIGH,
    KAI,
    MARK,
    NUMBER,
    RED,
    RIGHT,
    TITLE,
    TWO,
    WHOLE,
    codes,
    seen,
)
from tests.documents.measuring.words import BODY, GRID, PAGE, para


def test_a_document_that_another_hand_set_after_the_standard_is_clean() -> None:
    assert codes(*WHOLE) == []


def test_a_grid_may_count_characters_and_tell_a_wrong_number_of_lines() -> None:
    loose = BODY.replace('<w:spacing w:val="-7"/>', "")
    assert codes(*WHOLE, styles=loose) == ["characters"]
    grid = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
    assert codes(*WHOLE, styles=loose, section=PAGE + grid) == []
    wrong = '<w:docGrid w:type="lines" w:linePitch="640"/>'
    assert codes(*WHOLE, section=PAGE + wrong) == ["grid"]


def test_pages_that_lie_are_turned_to_either_side() -> None:
    size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    one = size + '<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"/>'
    other = (
        size + '<w:pgMar w:top="1474" w:right="1984" w:bottom="1587" w:left="2098"/>'
    )
    wrong = (
        size + '<w:pgMar w:top="1474" w:right="1984" w:bottom="1000" w:left="2098"/>'
    )
    ends = para("", f"<w:sectPr>{PAGE}{GRID}</w:sectPr>")
    tail = para("附件")
    for section in (one, other):
        told = codes(*WHOLE[:6], ends, tail, END, section=section + GRID)
        assert told == ["part-label"]
    found = seen(*WHOLE[:6], ends, tail, END, section=wrong + GRID).deviations
    assert [(x.code, x.where) for x in found][:1] == [("left", "第2节")]


def test_lines_as_high_as_their_font_are_told_about() -> None:
    loose = para(
        "现将有关事项通知如下。", TWO + '<w:spacing w:line="240" w:lineRule="auto"/>'
    )
    told = seen(*WHOLE[:4], loose, *WHOLE[5:], section=PAGE).deviations
    assert [one.code for one in told] == ["grid", "lines"]
    assert "行距随字体，约 20.8 磅" in told[1].message


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (para("云州市数据局文件", HIGH + RIGHT, RED), ["mark-centred"]),
        (para("云州市数据局文件", HIGH + CENTRE), ["mark-red", "mark-font"]),
        (para("云州市数据局文件", CENTRE, RED), ["mark-above"]),
        ("", ["mark"]),
    ],
)
def test_marks(mark: str, told: list[str]) -> None:
    assert codes(mark, *WHOLE[1:]) == told


def test_a_mark_in_a_box_is_where_its_box_is() -> None:
    def boxed(mm: int) -> str:
        place = (
            '<wp:positionV relativeFrom="page"><wp:posOffset>'
            f"{mm * 36000}</wp:posOffset></wp:positionV>"
        )
        text = f"<w:txbxContent>{para('云州市数据局文件', '', RED)}</w:txbxContent>"
        drawing = f"<w:drawing><wp:anchor>{place}{text}</wp:anchor></w:drawing>"
        return para("", more=f"<w:r>{drawing}</w:r>")

    assert codes(boxed(72), *WHOLE[1:]) == []
    assert codes(boxed(60), *WHOLE[1:]) == ["mark-above"]
    text = f"<w:txbxContent>{para('云州市数据局文件', '', RED)}</w:txbxContent>"
    nowhere = para("", more=f"<w:r><w:drawing>{text}</w:drawing></w:r>")
    assert codes(nowhere, *WHOLE[1:]) == []


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("云数〔22〕5号", "年份“22”应写全"),
        ("云数〔二〇二二〕5号", "年份“二〇二二”应写全"),
        ("云数〔2022〕第5号", "不写“第”"),
        ("云数〔2022〕五号", "序号“五”应用半角阿拉伯数字"),
        ("云数【2022】005号", "不编虚位，应为“5”"),
    ],
)
def test_numbers(number: str, said: str) -> None:
    line = para(number, '<w:spacing w:before="1158"/>' + CENTRE + BORDER)
    (found,) = seen(MARK, line, *WHOLE[2:]).deviations
    assert (found.code, said in found.message) == ("number-form", True)


def test_upward_documents_name_who_signed() -> None:
    title = TITLE.replace("通知", "请示")
    assert codes(MARK, NUMBER, title, *WHOLE[3:]) == ["signer"]

    def line(look: str, name: str = "钱示例") -> str:
        named = f"<w:r><w:rPr>{look}</w:rPr><w:t>{name}</w:t></w:r>"
        more = f"<w:r><w:tab/><w:t>签发人：</w:t></w:r>{named}"
        tabs = (
            '<w:tabs><w:tab w:val="right" w:pos="8532"/></w:tabs><w:ind w:left="313"/>'
        )
        return para(
            "云数〔2022〕5号", '<w:spacing w:before="1158"/>' + tabs + BORDER, more=more
        )

    assert codes(MARK, line(KAI), title, *WHOLE[3:]) == []
    assert codes(MARK, line(HEI), title, *WHOLE[3:]) == ["signer-font"]
    assert codes(MARK, line(HEI, ""), title, *WHOLE[3:]) == ["signer"]


def test_numbers_that_are_cited_are_only_remarked_upon() -> None:
    cited = para("根据《云府办[2021]31号》文件要求，制定本方案。", TWO)
    (found,) = seen(*WHOLE[:5], cited, *WHOLE[5:]).deviations
    assert (found.code, found.severity.value, found.norm.clause) == (
        "number-cited",
        "info",
        "",
    )
