from __future__ import annotations

from tests.documents.measuring.hands import (
    END,
    FOLIOS,
    HEI,
    LINE,
    MARK,
    NUMBER,
    RIGHT,
    TWO,
    WHOLE,
    codes,
    elements,
    seen,
)
from tests.documents.measuring.words import GRID, PAGE, folio, para


def folios(odd: str, even: str, **given: str) -> list[str]:
    stories = {"footer-default": odd, "footer-even": even}
    return codes(*WHOLE, stories=stories, **given)


def test_page_numbers_may_be_set_in_frames_to_the_outside() -> None:
    frame = '<w:framePr w:w="1" w:xAlign="outside"/>'
    one = folio("left", more=frame)
    assert codes(*WHOLE, stories={"footer-default": one}, settings="<w:zoom/>") == []
    mixed = {"footer-default": one, "footer-even": folio("left", more=frame)}
    assert codes(*WHOLE, stories=mixed) == []


def test_page_numbers_are_found_wherever_they_are_set() -> None:
    assert folios(folio("right"), folio("right")) == ["page-number-side"]
    assert folios(folio("center"), folio("center")) == ["page-number-side"]
    assert folios(folio("right"), para("")) == ["page-number-side"]
    assert folios(folio("right"), folio("left"), settings="<w:zoom/>") == [
        "page-number-side"
    ]
    assert folios(folio("right", dash="-"), folio("left")) == ["page-number-dashes"]
    far = folio("right").replace('w:right="313"', 'w:right="900"')
    assert folios(far, folio("left")) == ["page-number-indent"]
    header = {"header-default": folio("right"), "header-even": folio("left")}
    assert codes(*WHOLE, stories=header) == []


def test_page_numbers_may_be_moved_by_tabs_and_blanks() -> None:
    def tabbed(stops: str) -> str:
        tab = folio("left").replace("<w:r><w:rPr>", "<w:r><w:tab/><w:rPr>", 1)
        return tab.replace("<w:pPr>", f"<w:pPr><w:tabs>{stops}</w:tabs>")

    right = '<w:tab w:val="right" w:pos="8500"/>'
    middle = '<w:tab w:val="center" w:pos="4000"/>'
    assert folios(tabbed(right), folio("left")) == []
    assert folios(tabbed(""), folio("left")) == []
    assert folios(tabbed(middle), folio("left")) == ["page-number-side"]


def test_fonts_and_sizes_of_page_numbers_are_judged() -> None:
    plain = folio("right").replace('<w:sz w:val="28"/>', '<w:rFonts w:ascii="Arial"/>')
    assert folios(plain, folio("left")) == ["page-number-size", "page-number-font"]
    none = folio("right").replace(
        "<w:rPr>", '<w:rPr><w:rFonts w:ascii="" w:eastAsia=""/>'
    )
    told = seen(*WHOLE, stories={"footer-default": none, "footer-even": folio("left")})
    assert told.deviations[0].message == "页码字体是没有指定的，应为半角宋体数字"


def test_an_empty_document_is_measured() -> None:
    assert codes() == ["mark"]


def test_a_listing_is_no_organ_though_it_ends_like_one() -> None:
    listed = para("附件：有关单位", '<w:ind w:left="1565" w:hanging="939"/>' + LINE)
    found = elements(*WHOLE[:5], listed, para("2022年5月25日", RIGHT), END)
    assert (found.organs, found.listed) == ([], ["有关单位"])


def test_the_same_deviation_of_several_sections_is_told_once() -> None:
    wrong = PAGE.replace('w:top="2098"', 'w:top="1000"') + GRID
    ends = para("", f"<w:sectPr>{wrong}</w:sectPr>")
    told = seen(*WHOLE[:5], ends, *WHOLE[5:], section=wrong).deviations
    assert [(one.code, one.where) for one in told] == [("top", "第1节")]


def test_a_lead_may_be_of_several_pieces() -> None:
    black = f"<w:r><w:rPr>{HEI}</w:rPr><w:t>领导。</w:t></w:r>"
    more = black + "<w:r><w:t>各单位抓好落实。</w:t></w:r>"
    assert codes(*WHOLE[:5], para("一、加强", TWO, HEI, more), *WHOLE[5:]) == []


def test_a_title_at_the_top_of_the_page_has_nothing_above() -> None:
    stories = FOLIOS | {"header-default": MARK + NUMBER, "header-even": MARK}
    assert "title-above" not in codes(*WHOLE[2:], stories=stories)


def test_a_mark_of_titles_is_no_plain_song() -> None:
    song = folio("right").replace(
        "<w:rPr>", '<w:rPr><w:rFonts w:ascii="方正小标宋简体"/>'
    )
    assert folios(song, folio("left")) == ["page-number-font"]


def test_characters_without_a_size_do_no_harm() -> None:
    tiny = para(
        "现将有关事项通知如下。",
        TWO + '<w:spacing w:line="0" w:lineRule="auto"/>',
        '<w:sz w:val="0"/>',
    )
    assert "body-size" in codes(*WHOLE[:4], tiny, *WHOLE[5:], section=PAGE)


def test_a_paragraph_that_is_wrong_twice_is_counted_once() -> None:
    song = '<w:rFonts w:eastAsia="宋体"/>'
    more = f'<w:r><w:rPr>{song}<w:color w:val="0000FF"/></w:rPr><w:t>好。</w:t></w:r>'
    told = seen(*WHOLE[:5], para("办", TWO, song, more), *WHOLE[5:]).deviations
    assert [(one.code, one.where) for one in told] == [("body-font", "第6段“办好。”")]


def test_boxes_between_two_elements_take_no_room() -> None:
    text = f"<w:txbxContent>{para('印章')}</w:txbxContent>"
    box = para("", LINE, more=f"<w:r><w:drawing>{text}</w:drawing></w:r>")
    listed = para("附件：培训安排表", LINE + TWO)
    told = codes(*WHOLE[:5], box, listed, *WHOLE[5:])
    assert "attachments-above" not in told
