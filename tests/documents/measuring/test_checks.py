"""What only documents of other hands have, element by element."""

from __future__ import annotations

import pytest

from cdo.documents.measuring import Measured, measured
from cdo.documents.measuring.anatomy import taken_apart
from cdo.documents.measuring.package import Package
from cdo.documents.measuring.reading import read
from cdo.documents.measuring.recognition import Elements
from tests.documents.measuring import words
from tests.documents.measuring.words import BODY, GRID, PAGE, SONG, folio, para

CENTRE = '<w:jc w:val="center"/>'
RIGHT = '<w:jc w:val="right"/>'
TWO = '<w:ind w:firstLineChars="200" w:firstLine="626"/>'
LINE = '<w:spacing w:before="579"/>'
HEI = '<w:rFonts w:eastAsia="黑体"/>'
KAI = '<w:rFonts w:eastAsia="楷体_GB2312"/>'
RED = f'{SONG}<w:color w:val="FF0000"/><w:sz w:val="80"/>'
BORDER = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:color="FF0000"/></w:pBdr>'
HIGH = '<w:spacing w:before="1984" w:line="800" w:lineRule="exact"/>'
BLACK = '<w:pBdr><w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/></w:pBdr>'
SMALL = '<w:sz w:val="28"/>'

MARK = para("云州市数据局文件", HIGH + CENTRE, RED)
NUMBER = para("云数〔2022〕5号", '<w:spacing w:before="1158"/>' + CENTRE + BORDER)
TITLE = para(
    "云州市数据局关于培训的通知",
    f'<w:spacing w:before="1158"/>{CENTRE}',
    f'{SONG}<w:sz w:val="44"/>',
)
TO = para("各县区人民政府：", LINE)
TEXT = para("现将培训的有关事项通知如下。", TWO)
DATE = para("云州市数据局", '<w:ind w:rightChars="400"/>' + RIGHT) + para(
    "2022年5月25日", '<w:ind w:rightChars="400"/>' + RIGHT
)
END = para("抄送：市委办公室。", BLACK, SMALL) + para(
    "云州市数据局办公室　2022年5月25日印发", BLACK, SMALL
)
FOLIOS = {"footer-default": folio("right"), "footer-even": folio("left")}
EVEN = "<w:evenAndOddHeaders/>"
WHOLE = (MARK, NUMBER, TITLE, TO, TEXT, DATE, END)


def document(*pieces: str, **given: str | dict[str, str]) -> bytes:
    parts: dict[str, object] = {"styles": BODY, "settings": EVEN, "stories": FOLIOS}
    return words.package("".join(pieces), **(parts | given))  # type: ignore[arg-type]


def seen(*pieces: str, **given: str | dict[str, str]) -> Measured:
    return measured(document(*pieces, **given))


def codes(*pieces: str, **given: str | dict[str, str]) -> list[str]:
    return [one.code for one in seen(*pieces, **given).deviations]


def elements(*pieces: str, **given: str | dict[str, str]) -> Elements:
    return taken_apart(read(Package(document(*pieces, **given))))


def test_a_document_that_another_hand_set_after_the_standard_is_clean() -> None:
    assert codes(*WHOLE) == []


# --- pages ---------------------------------------------------------------------------


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
    told = seen(*WHOLE[:6], ends, tail, END, section=wrong + GRID).deviations
    assert [(x.code, x.where) for x in told][:1] == [("left", "第2节")]


def test_lines_as_high_as_their_font_are_told_about() -> None:
    loose = para(
        "现将有关事项通知如下。", TWO + '<w:spacing w:line="240" w:lineRule="auto"/>'
    )
    told = seen(*WHOLE[:4], loose, *WHOLE[5:], section=PAGE).deviations
    assert [one.code for one in told] == ["grid", "lines"]
    assert "行距随字体，约 20.8 磅" in told[1].message


# --- the head ------------------------------------------------------------------------


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
    assert (
        codes(
            para(
                "",
                more=f"<w:r><w:drawing><w:txbxContent>{para('云州市数据局文件', '', RED)}</w:txbxContent></w:drawing></w:r>",
            ),
            *WHOLE[1:],
        )
        == []
    )


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
        more = f"<w:r><w:tab/><w:t>签发人：</w:t></w:r><w:r><w:rPr>{look}</w:rPr><w:t>{name}</w:t></w:r>"
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


# --- letters as WPS and Word draw them -------------------------------------------------


def _line(y: int, compound: str) -> str:
    return (
        '<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="page"><wp:posOffset>'
        f'{y * 36000}</wp:posOffset></wp:positionV><wp:extent cx="6120000" cy="0"/>'
        f'<a:ln w="57150" cmpd="{compound}"><a:srgbClr val="FF0000"/></a:ln>'
        "</wp:anchor></w:drawing></w:r>"
    )


def _letter(
    upper: str = "thickThin", lower: str = "thinThick", number: str = RIGHT
) -> tuple[str, ...]:
    mark = para(
        "云州市数据局",
        CENTRE + '<w:spacing w:line="800" w:lineRule="exact"/>',
        RED,
        _line(50, upper) + _line(277, lower),
    )
    told = para("云数函〔2022〕5号", '<w:spacing w:before="400"/>' + number)
    return mark, told, TITLE, TO, TEXT, DATE, para("抄送：市委办公室。", "", SMALL)


LETTER_PAGE = PAGE.replace('w:top="2098"', 'w:top="1701"') + "<w:titlePg/>" + GRID


def test_a_letter_with_drawn_lines_is_known_and_judged() -> None:
    first = PAGE.replace('w:top="2098"', 'w:top="1701"')
    found = seen(*_letter(), section=first + "<w:titlePg/>" + GRID)
    assert found.form == "信函"
    assert [one.code for one in found.deviations] == ["top"]
    assert "letter-lines" in codes(*_letter("thinThick"), section=LETTER_PAGE)
    assert "letter-lines" in codes(
        *_letter("thickThin", "thickThin"), section=LETTER_PAGE
    )
    assert "letter-number" in codes(*_letter(number=CENTRE), section=LETTER_PAGE)
    assert "letter-mark-top" in codes(*_letter(), section=PAGE + "<w:titlePg/>" + GRID)
    assert "letter-page-number" in codes(*_letter(), section=first + GRID)


def test_double_borders_are_not_judged_by_how_programs_draw_them() -> None:
    def border(side: str) -> str:
        return f'<w:pBdr><w:{side} w:val="thinThickSmallGap" w:sz="24" w:color="FF0000"/></w:pBdr>'

    stories = FOLIOS | {
        "header-first": para("云州市数据局", CENTRE + border("bottom"), RED),
        "footer-first": para("", border("top")),
    }
    number = para("云数函〔2022〕5号", RIGHT)
    found = seen(number, *WHOLE[2:6], stories=stories, section=LETTER_PAGE)
    assert found.form == "信函"
    assert "letter-lines" not in [one.code for one in found.deviations]


def test_a_letter_without_lines_is_known_by_its_mark_and_number() -> None:
    mark = para("云州市数据局", CENTRE, RED)
    right = para("云数函〔2022〕5号", RIGHT)
    assert (
        seen(mark, right, *WHOLE[2:]).because
        == "发文字号居右，发文机关标志没有“文件”二字"
    )
    header = FOLIOS | {"header-first": mark}
    found = seen(right, *WHOLE[2:], stories=header, section=LETTER_PAGE)
    assert found.because == "发文机关标志在首页页眉里，没有“文件”二字"
    official = seen(mark, NUMBER, *WHOLE[2:])
    assert (official.form, "之下是发文字号" in official.because) == ("文件", True)
    assert seen(mark, *WHOLE[2:]).form == "文件"


def test_minutes_are_known_by_their_title_alone() -> None:
    title = TITLE.replace("云州市数据局关于培训的通知", "云州市数据局会议纪要")
    found = seen(title, TEXT, END)
    assert (found.form, found.because) == ("纪要", "标题以“纪要”结尾")
    mark = MARK.replace("云州市数据局文件", "云州市会议纪要")
    for line, day in (("云州市数据局　2022年5月25日", 1), ("这是标题", 0)):
        told = elements(mark, NUMBER, para(line), title, TEXT, END)
        assert len(told.head) == 1 + day
    assert elements(mark).title == []


def test_marks_that_are_small_and_black_are_known_by_what_they_say() -> None:
    small = para("云州市数据局文件", CENTRE)
    assert elements(small, NUMBER, TITLE, TO, TEXT).mark_text == "云州市数据局文件"
    assert elements(para("会议签到"), NUMBER, TITLE, TEXT).mark_text == ""


# --- titles, recipients, text ----------------------------------------------------------


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


# --- the end -------------------------------------------------------------------------


LISTED = para("附件：培训安排表", LINE + TWO)
PART = para("附件", "<w:pageBreakBefore/>", HEI) + para(
    "培训安排表", LINE + CENTRE, f'{SONG}<w:sz w:val="44"/>'
)


def test_attachments_are_listed_and_there() -> None:
    assert codes(*WHOLE[:5], LISTED, DATE, PART, TEXT, END) == []
    assert codes(*WHOLE[:5], DATE, PART, TEXT, END) == ["part-title"]
    colon = para("附件:1、《培训安排表》", LINE + TWO)
    told = seen(*WHOLE[:5], colon, DATE, END).deviations
    assert [one.code for one in told] == ["attachments-form", "part-absent"]
    for said in ("全角冒号", "“1”应用阿拉伯数字加下圆点", "不加书名号"):
        assert said in told[0].message
    label = PART.replace("附件<", "附件1：<")
    assert codes(*WHOLE[:5], LISTED, DATE, label, TEXT, END) == ["part-label"]
    middle = PART.replace("<w:pageBreakBefore/>", "<w:pageBreakBefore/>" + CENTRE)
    assert codes(*WHOLE[:5], LISTED, DATE, middle, TEXT, END) == ["part-label"]


def test_titles_in_the_listing_may_go_on_in_a_line_of_their_own() -> None:
    two = para(
        "附件：1.培训", LINE + TWO, more="<w:r><w:br/><w:t>安排表</w:t></w:r>"
    ) + para("2.名单", TWO)
    assert elements(*WHOLE[:5], two, DATE).listed == ["培训安排表", "名单"]


def test_titles_of_parts_may_have_several_lines() -> None:
    look = f'{SONG}<w:sz w:val="44"/>'
    issued = para("云州市首席数据官", "<w:pageBreakBefore/>" + CENTRE, look) + para(
        "培训方案", CENTRE, look
    )
    found = elements(*WHOLE[:6], issued, TEXT, issued, TEXT, END)
    told = [
        ("".join(one.dense for one in part.title), len(part.body))
        for part in found.parts
    ]
    assert told == [("云州市首席数据官培训方案", 1)] * 2


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("22年5月25日", "年份应写全四位"),
        ("2022-05-25", "月、日不编虚位（1 不写成 01），应写出年、月、日三个字"),
        ("２０２２年５月２５日", "应用阿拉伯数字"),
    ],
)
def test_days(day: str, said: str) -> None:
    given = DATE.replace("2022年5月25日", day)
    told = seen(*WHOLE[:5], given, END).deviations
    (found,) = [one for one in told if one.code == "date-form"]
    assert said in found.message


def test_organ_and_day_may_share_a_paragraph() -> None:
    both = para(
        "云州市数据局",
        '<w:ind w:rightChars="400"/>' + RIGHT,
        more="<w:r><w:br/><w:t>2022年5月25日</w:t></w:r>",
    )
    assert codes(*WHOLE[:5], both, END) == []
    assert codes(*WHOLE[:5], both.replace("5月", "05月"), END) == ["date-form"]


def test_organ_and_day_may_be_moved_by_blanks_or_tabs() -> None:
    blanks = para("云州市数据局　　　　", RIGHT) + para("2022年5月25日　　　　", RIGHT)
    assert codes(*WHOLE[:5], blanks, END) == []
    tabs = para("云州市数据局", more="") + para(
        "", more="<w:r><w:tab/><w:t>2022年5月25日</w:t></w:r>"
    )
    assert "sealed-date-right" not in codes(*WHOLE[:5], tabs, END)
    centred = para("2022年5月25日", CENTRE)
    assert "sealed-date-right" in codes(*WHOLE[:5], centred, END)


def test_notes_stand_in_brackets_behind_the_day() -> None:
    note = para("（联系人：周示例）", TWO)
    found = elements(*WHOLE[:6], note, para("（又一）"), para("其他"), END)
    assert found.annotation is not None
    assert found.annotation.text == "（联系人：周示例）"


def test_colophons_in_tables_have_the_lines_of_the_table() -> None:
    def cell(text: str) -> str:
        return f"<w:tr><w:tc>{para(text, '', SMALL)}</w:tc></w:tr>"

    def table(lines: str) -> str:
        rows = "".join(
            map(
                cell,
                (
                    "抄送：市委办公室，",
                    "市政府办公室。",
                    "云州市数据局　2022年5月25日印发",
                ),
            )
        )
        return f"<w:tbl><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>{rows}</w:tbl>"

    ruled = table('<w:top w:val="single"/><w:bottom w:val="single"/>')
    assert codes(*WHOLE[:6], ruled) == ["cc-stop"]
    assert "colophon-lines" in codes(*WHOLE[:6], table(""))


def test_a_colophon_lacking_everything_is_said_so() -> None:
    assert codes(*WHOLE[:6]) == ["printed-there"]
    bare = para("抄送市委办公室", "", SMALL)
    told = codes(*WHOLE[:6], bare)
    assert told == ["cc-colon", "cc-stop", "printed-there", "colophon-lines"]
    published = para("公开方式：主动公开", "", SMALL)
    assert codes(*WHOLE[:6], published, END) == []


# --- page numbers --------------------------------------------------------------------


def folios(odd: str, even: str, **given: str) -> list[str]:
    stories = {"footer-default": odd, "footer-even": even}
    return codes(*WHOLE, stories=stories, **given)  # type: ignore[arg-type]


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


# --- corners -------------------------------------------------------------------------


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
    more = f"<w:r><w:rPr>{HEI}</w:rPr><w:t>领导。</w:t></w:r><w:r><w:t>各单位抓好落实。</w:t></w:r>"
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
