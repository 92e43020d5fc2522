from __future__ import annotations

import pytest

from cdo.documents.measuring import looks, paper
from cdo.documents.measuring.package import Package
from cdo.documents.measuring.paper import Paper, Paragraph, Type
from cdo.documents.measuring.reading import read
from tests.documents.measuring import words
from tests.documents.measuring.words import para

HEI = '<w:rFonts w:eastAsia="黑体"/>'


def laid(body: str, stories: dict[str, str] | None = None, **parts: str) -> Paper:
    data = words.package(body, stories=stories, **parts)  # type: ignore[arg-type]
    return read(Package(data))


def only(body: str, **parts: str) -> Paragraph:
    (found,) = [one for one in laid(body, None, **parts).paragraphs if one.text]
    return found


def style(name: str, paragraph: str = "", run: str = "", more: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}">{more}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def test_defaults_styles_and_own_properties_are_resolved_in_their_order() -> None:
    based = '<w:basedOn w:val="下"/>'
    styles = (
        words.BODY
        + style("下", '<w:jc w:val="center"/><w:ind w:firstLine="626"/>', HEI)
        + style("上", '<w:ind w:left="313"/>', '<w:sz w:val="44"/>', based)
        + '<w:style w:type="character" w:styleId="红"><w:rPr>'
        '<w:color w:val="FF0000"/></w:rPr></w:style>'
    )
    look = '<w:rStyle w:val="红"/><w:spacing w:val="0"/>'
    found = only(
        para("文", '<w:pStyle w:val="上"/><w:jc w:val="end"/>', look), styles=styles
    )
    assert found.type == Type("黑体", "宋体", 22, "FF0000", 0)
    assert found.type.red
    assert found.align == "right"
    assert found.line == 579
    assert (round(found.first, 2), round(found.left, 2)) == (1.42, 0.71)


def test_styles_that_stand_on_themselves_and_on_nothing_are_read() -> None:
    around = style("甲", run=HEI, more='<w:basedOn w:val="乙"/>')
    around += style("乙", more='<w:basedOn w:val="甲"/>')
    around += style("丙", run=HEI, more='<w:basedOn w:val="无"/>')
    for name in ("甲", "丙"):
        found = only(para("文", f'<w:pStyle w:val="{name}"/>'), styles=around)
        assert found.type.font == "黑体"


def test_fonts_of_the_theme_give_way_to_fonts_that_are_named() -> None:
    fonts = (
        '<a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/>'
        '<a:font script="Hans" typeface="等线"/></a:majorFont>'
        '<a:minorFont><a:ea typeface="楷体"/></a:minorFont>'
    )
    theme = f"<a:themeElements>{fonts}</a:themeElements>"
    major = '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"/>'
    minor = '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:eastAsia="宋体"/>'
    assert only(para("文", "", major), theme=theme).type[:2] == ("等线", "Cambria")
    assert only(para("文", "", minor), theme=theme).type.font == "楷体"
    assert only(para("文", "", minor)).type.font == "宋体"
    named = style("甲", run=major)
    found = only(para("文", '<w:pStyle w:val="甲"/>', HEI), theme=theme, styles=named)
    assert found.type.font == "黑体"


def test_a_switch_is_turned_over_by_each_style() -> None:
    hidden = "<w:vanish/>"
    styles = style("甲", run=hidden) + (
        f'<w:style w:type="character" w:styleId="乙"><w:rPr>{hidden}</w:rPr></w:style>'
    )
    twice = para("两次", '<w:pStyle w:val="甲"/>', '<w:rStyle w:val="乙"/>')
    once = para("一次", '<w:pStyle w:val="甲"/>')
    off = para("不", '<w:pStyle w:val="甲"/>', '<w:vanish w:val="false"/>')
    told = [one.text for one in laid(twice + once + off, styles=styles).paragraphs]
    assert told == ["两次", "", "不"]


@pytest.mark.parametrize(
    ("spacing", "grid", "height", "sure"),
    [
        ('w:line="579" w:lineRule="exact"', True, 579, True),
        ('w:line="700" w:lineRule="atLeast"', False, 700, True),
        ('w:line="100" w:lineRule="atLeast"', True, 579, True),
        ('w:line="360"', True, 868.5, True),
        ('w:line="360" w:lineRule="auto"', False, 624, False),
        ("", True, 579, True),
        ("", False, 416, False),
    ],
)
def test_the_height_of_a_line(
    spacing: str,
    grid: bool,  # noqa: FBT001
    height: float,
    sure: bool,  # noqa: FBT001
) -> None:
    body = para("文", f"<w:spacing {spacing}/>", '<w:sz w:val="32"/>')
    section = words.PAGE + (words.GRID if grid else "")
    found = only(body, section=section)
    assert (found.line, found.sure) == (height, sure)


def test_measures_in_characters_and_lines_go_before_those_in_twips() -> None:
    given = (
        '<w:spacing w:beforeLines="100" w:before="1" w:after="20"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="1" w:leftChars="0" w:left="320"/>'
    )
    found = only(para("文", given, '<w:sz w:val="32"/>'))
    assert (found.before, found.after, found.first, found.left) == (579, 20, 2, 1)
    assert looks.number("2cm") == pytest.approx(1133.86, abs=0.01)
    assert looks.number("1e300", 7) == 7
    assert looks.number("nan", 7) == 7


def test_text_is_what_a_reader_sees() -> None:
    runs = (
        "<w:ins><w:r><w:t>加上</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText>"
        "<w:t>删</w:t></w:r></w:del><w:hyperlink><w:r><w:tab/><w:t>链</w:t><w:br/>"
        "</w:r></w:hyperlink><w:r><w:noBreakHyphen/><w:cr/></w:r>"
        "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    )
    body = (
        f"<w:sdt><w:sdtContent>{para('文', more=runs)}</w:sdtContent></w:sdt><w:sdt/>"
    )
    found = only(body)
    assert found.raw == "文加上\t链\n-\n"
    assert found.text == "文加上 链 -"
    assert found.field == " PAGE "


def test_pages_begin_where_a_break_or_a_section_says() -> None:
    broken = '<w:r><w:br w:type="page"/></w:r>'
    ends = f"<w:sectPr>{words.PAGE}</w:sectPr>"
    goes_on = f'<w:type w:val="continuous"/>{words.PAGE}'
    body = (
        para("一", more=broken)
        + para("二")
        + para("", more=broken)
        + para("三", "<w:pageBreakBefore/>")
        + para("四", ends)
        + para("五")
    )
    told = {one.text: one.page for one in laid(body).paragraphs if one.text}
    assert told == {"一": False, "二": True, "三": True, "四": False, "五": True}
    found = laid(para("四", ends) + para("五"), section=goes_on).paragraphs
    assert not found[1].page
    hidden = para(
        "文",
        "",
        "<w:vanish/>",
        '<w:r><w:rPr><w:vanish/></w:rPr><w:br w:type="page"/></w:r>',
    )
    assert laid(hidden + para("后")).paragraphs[1].page


def test_cells_of_tables_are_read_with_their_lines() -> None:
    cell = f"<w:tc>{para('格')}</w:tc>"
    lines = '<w:tblBorders><w:top w:val="single"/><w:left w:val="nil"/></w:tblBorders>'
    styles = (
        f'<w:style w:type="table" w:styleId="有"><w:tblPr>{lines}</w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="上"><w:basedOn w:val="有"/></w:style>'
        '<w:style w:type="table" w:styleId="圈"><w:basedOn w:val="圈"/></w:style>'
    )
    for properties, ruled in (
        ("", False),
        (lines, True),
        ('<w:tblStyle w:val="上"/>', True),
        ('<w:tblStyle w:val="无"/>', False),
        ('<w:tblStyle w:val="圈"/>', False),
    ):
        table = f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr>{cell}</w:tr></w:tbl>"
        found = only(table, styles=styles)
        assert (found.table, found.ruled) == (True, ruled)


def test_lines_are_borders_shapes_and_filled_paragraphs() -> None:
    border = (
        '<w:pBdr><w:top w:val="nil"/>'
        '<w:bottom w:val="single" w:sz="18" w:color="FF0000"/></w:pBdr>'
    )
    filled = '<w:spacing w:line="20" w:lineRule="exact"/><w:shd w:fill="000000"/>'
    drawn = (
        "<w:r><mc:AlternateContent><mc:Choice/><mc:Choice><w:drawing><wp:anchor>"
        '<wp:positionV relativeFrom="page"><wp:posOffset>9972000</wp:posOffset>'
        "</wp:positionV>"
        '<wp:extent cx="6120000" cy="0"/><a:ln w="57150" cmpd="thinThick"><a:solidFill>'
        '<a:srgbClr val="ff0000"/></a:solidFill></a:ln><a:ln/></wp:anchor></w:drawing>'
        "</mc:Choice></mc:AlternateContent><mc:AlternateContent/></w:r>"
    )
    old = (
        '<w:r><w:pict><v:line strokecolor="#f00 [3]" strokeweight="4.5pt">'
        '<v:stroke linestyle="thickThin"/></v:line>'
        '<v:line strokecolor="red"/></w:pict></w:r>'
    )
    high = drawn.replace('cy="0"', 'cy="999999"').replace("page", "paragraph")
    body = para("", border) + para("", filled) + para("", more=drawn + old + high)
    told = [(one.red, one.weight, one.compound, one.top) for one in laid(body).strokes]
    assert told == [
        (True, 2.25, "", None),
        (False, 1.0, "", None),
        (True, 4.5, "thinThick", 277.0),
        (False, 4.5, "thickThin", None),
        (True, 1.0, "", None),
    ]


def test_what_stands_in_a_box_is_read_once_and_placed() -> None:
    text = f"<w:txbxContent>{para('云州市数据局')}</w:txbxContent>"
    place = (
        "<wp:positionH><wp:align>outside</wp:align></wp:positionH>"
        '<wp:positionV relativeFrom="page"><wp:posOffset>1080000</wp:posOffset>'
        "</wp:positionV>"
    )
    anchor = f"<wp:anchor>{place}<wps:txbx>{text}</wps:txbx></wp:anchor>"
    new = f"<w:drawing>{anchor}</w:drawing>"
    shape = '<v:shape style="mso-position-horizontal: right"><v:textbox>'
    old = f"<w:pict>{shape}{text}</v:textbox></v:shape></w:pict>"
    ways = f"<mc:Choice>{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    both = f"<mc:AlternateContent>{ways}</mc:AlternateContent>"
    found = only(para("", more=f"<w:r>{both}</w:r>"))
    assert (found.text, found.boxed, found.top, found.side) == (
        "云州市数据局",
        True,
        30,
        "outside",
    )
    assert only(para("", more=f"<w:r>{old}</w:r>")).side == "right"
    nowhere = old.replace("mso-position-horizontal: right", "")
    assert only(para("", more=f"<w:r>{nowhere}</w:r>")).side == ""
    unset = new.replace("<wp:align>outside</wp:align>", "")
    assert only(para("", more=f"<w:r>{unset}</w:r>")).side == ""


def test_a_document_without_a_section_has_the_paper_of_word() -> None:
    found = laid(para("文"), section="")
    assert (found.first.width, found.first.left, found.first.grid) == (11906, 1800, "")


def test_headers_of_later_and_even_pages_are_not_taken_for_the_first() -> None:
    stories = {
        "header-even": para("双"),
        "header-first": para("首"),
        "header-default": para("单"),
    }
    assert [one.text for one in laid(para("文"), stories=stories).headers] == ["单"]
    settings = "<w:evenAndOddHeaders/>"
    section = f"{words.PAGE}<w:titlePg/>"
    found = laid(para("文"), stories=stories, settings=settings, section=section)
    assert [one.text for one in found.headers] == ["双", "首", "单"]


def test_spaces_between_paragraphs_are_the_larger_one_or_their_sum() -> None:
    assert Paper().between(20, 30) == 30
    summed = "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>"
    assert laid(para("文"), settings=summed).between(20, 30) == 50


def test_red_is_told_from_other_colours() -> None:
    assert all(map(paper.is_red, ("FF0000", "red", "C00000", "e60012"[:6])))
    assert not any(
        map(paper.is_red, ("", "auto", "000000", "FFFFFF", "0000FF", "blue"))
    )
    assert paper.prevailing([]) == Type()
    assert Paragraph().height == 260
