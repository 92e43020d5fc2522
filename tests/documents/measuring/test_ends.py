from __future__ import annotations

import pytest

from tests.documents.measuring.hands import (
    CENTRE,
    DATE,
    END,
    HEI,
    LINE,
    RIGHT,
    SMALL,
    TEXT,
    TWO,
    WHOLE,
    codes,
    elements,
    seen,
)
from tests.documents.measuring.words import SONG, para

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
        borders = f"<w:tblBorders>{lines}</w:tblBorders>"
        return f"<w:tbl><w:tblPr>{borders}</w:tblPr>{rows}</w:tbl>"

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
