from __future__ import annotations

from tests.documents.measuring.hands import (
    CENTRE,
    DATE,
    END,
    FOLIOS,
    MARK,
    NUMBER,
    RED,
    RIGHT,
    SMALL,
    TEXT,
    TITLE,
    TO,
    WHOLE,
    codes,
    elements,
    seen,
)
from tests.documents.measuring.words import GRID, PAGE, para


def _line(y: int, compound: str) -> str:
    return (
        '<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="page"><wp:posOffset>'
        f'{y * 36000}</wp:posOffset></wp:positionV><wp:extent cx="6120000" cy="0"/>'
        f'<a:ln w="57150" cmpd="{compound}"><a:srgbClr val="FF0000"/></a:ln>'
        "</wp:anchor></w:drawing></w:r>"
    )


def letter(
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
    found = seen(*letter(), section=first + "<w:titlePg/>" + GRID)
    assert found.form == "信函"
    assert [one.code for one in found.deviations] == ["top"]
    assert "letter-lines" in codes(*letter("thinThick"), section=LETTER_PAGE)
    assert "letter-lines" in codes(
        *letter("thickThin", "thickThin"), section=LETTER_PAGE
    )
    assert "letter-number" in codes(*letter(number=CENTRE), section=LETTER_PAGE)
    assert "letter-mark-top" in codes(*letter(), section=PAGE + "<w:titlePg/>" + GRID)
    assert "letter-page-number" in codes(*letter(), section=first + GRID)


def test_double_borders_are_not_judged_by_how_programs_draw_them() -> None:
    def border(side: str) -> str:
        kind = 'w:val="thinThickSmallGap" w:sz="24" w:color="FF0000"'
        return f"<w:pBdr><w:{side} {kind}/></w:pBdr>"

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
