"""Defects, each made in a clean document as a clerk's hand would make it.

A defect is a name, the formats it is possible in, the clause and the code of its
finding, and what is done.  Looks are changed in styles and in paragraphs themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from tests.documents.measuring.edits import (
    Word,
    all_right,
    black,
    even_right,
    folio_on_first,
    font,
    laid,
    lines_around_cc,
    made,
    no_colophon_lines,
    no_first,
    no_folios,
    no_grid,
    no_red_lines,
    printed,
    removed,
    request,
    said,
    same_page,
    section,
    size,
    swapped_lines,
    unlisted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.documents.measuring.edits import Edit

__all__ = ["DEFECTS", "REQUEST", "Defect", "made"]

OFFICIAL, LETTER, MINUTES = "文件", "信函", "纪要"
ALL = (OFFICIAL, LETTER, MINUTES)
SIGNED = (OFFICIAL, LETTER)


class Defect(NamedTuple):
    name: str
    formats: tuple[str, ...]
    clause: str
    code: str
    edit: Edit


BODY, TITLE, MARK = "正文段落", "公文标题", "发文机关标志"


def _looks() -> Iterator[Defect]:
    """Yield looks, changed in the style and in the paragraphs themselves."""
    for direct in (False, True):
        how = "direct" if direct else "style"

        def one(name: str, *rest: Word, how: str = how) -> Defect:
            return Defect(f"{name}, {how}", *rest)

        yield one(
            "body font", ALL, "5.2.2", "body-font", font(BODY, "宋体", direct=direct)
        )
        yield one("body size", ALL, "5.2.2", "body-size", size(BODY, 15, direct=direct))
        yield one(
            "title font", ALL, "7.3.1", "title-font", font(TITLE, "黑体", direct=direct)
        )
        yield one(
            "title size", ALL, "7.3.1", "title-size", size(TITLE, 18, direct=direct)
        )
        yield one(
            "title small", ALL, "7.3.1", "title-size", size(TITLE, 16, direct=direct)
        )
        yield one(
            "level 1 font",
            ALL,
            "7.3.3",
            "heading-one",
            font("一级标题", "仿宋", direct=direct),
        )
        yield one(
            "level 2 font",
            ALL,
            "7.3.3",
            "heading-two",
            font("二级标题", "黑体", direct=direct),
        )
        yield one(
            "mark font", ALL, "7.2.4", "mark-font", font(MARK, "黑体", direct=direct)
        )
        yield one(
            "indent", ALL, "7.3.3", "indent", laid(BODY, direct, first_line_indent=0)
        )
        yield one(
            "hanging", ALL, "7.3.3", "indent", laid(BODY, direct, left_indent=Pt(32))
        )
        yield one(
            "line spacing",
            ALL,
            "5.2.3",
            "lines",
            laid(BODY, direct, line_spacing=Pt(24)),
        )
        yield one(
            "line spacing 1.5",
            ALL,
            "5.2.3",
            "lines",
            laid(BODY, direct, line_spacing=1.5),
        )
        yield one(
            "body centred",
            ALL,
            "7.3.3",
            "body-aligned",
            laid(BODY, direct, alignment=ALIGN.CENTER),
        )
        yield one(
            "title left",
            ALL,
            "7.3.1",
            "title-centred",
            laid(TITLE, direct, alignment=ALIGN.LEFT),
        )
        yield one(
            "recipients indented",
            SIGNED,
            "7.3.2",
            "recipients-flush",
            laid("主送机关", direct, first_line_indent=Pt(32)),
        )
        yield one(
            "recipients close",
            SIGNED,
            "7.3.2",
            "recipients-above",
            laid("主送机关", direct, space_before=0),
        )
        yield one("black mark", ALL, "7.2.4", "mark-red", black(MARK, direct=direct))
        yield one(
            "number left",
            (OFFICIAL,),
            "7.2.5",
            "number-centred",
            laid("发文字号", direct, alignment=ALIGN.LEFT),
        )
        yield one(
            "date at the left",
            SIGNED,
            "7.3.5.1",
            "sealed-date-right",
            laid("成文日期", direct, alignment=ALIGN.LEFT, left_indent=0)
            if direct
            else laid("成文日期", left_indent=0, alignment=ALIGN.RIGHT),
        )
        yield one(
            "cc size",
            ALL,
            "7.4.2",
            "colophon-size",
            size("抄送机关", 16, direct=direct),
        )


def _pages() -> Iterator[Defect]:
    for name in ("top", "left", "right", "bottom"):
        edit = section(
            **{f"{name}_margin": Mm(25 if name in {"top", "bottom"} else 32)}
        )
        yield Defect(f"{name} margin", ALL, "5.2.1", name, edit)
    yield Defect(
        "left margin by 2 mm", ALL, "5.2.1", "left", section(left_margin=Mm(30))
    )
    letter = section(page_width=Mm(215.9), page_height=Mm(279.4))
    yield Defect("paper size", ALL, "5.1", "paper-width", letter)
    yield Defect("grid removed", ALL, "5.2.3", "grid", no_grid)
    yield Defect("all page numbers right", ALL, "7.5", "page-number-side", all_right)
    yield Defect("even page numbers right", ALL, "7.5", "page-number-side", even_right)
    yield Defect("no page numbers", ALL, "7.5", "page-number-there", no_folios)


def _words() -> Iterator[Defect]:
    signed = "成文日期"
    numbers = {OFFICIAL: "发文字号", LETTER: "信函发文字号", MINUTES: "发文字号"}
    for form, style in numbers.items():
        for name, pattern, new in (
            ("[2022]", r"〔2022〕", "[2022]"),
            ("(2022)", r"〔2022〕", "（2022）"),
            ("第", r"〕", "〕第"),
            ("zero in the number", r"〕", "〕0"),
        ):
            edit = said(style, pattern, new)
            yield Defect(f"{name} {form}", (form,), "7.2.5", "number-form", edit)
    clause = "7.3.5.4", "date-form"
    yield Defect("zero-padded date", SIGNED, *clause, said(signed, "5月", "05月"))
    numerals = said(signed, ".*", "二〇二二年五月二十五日")
    yield Defect("Chinese-numeral date", SIGNED, *clause, numerals)
    yield Defect("date with points", SIGNED, *clause, said(signed, ".*", "2022.5.25"))
    alone = removed("发文机关署名")
    yield Defect("organ missing", SIGNED, "7.3.5", "organ-there", alone)
    people = font("出席人员", "宋体", direct=True)
    yield Defect("people font", (MINUTES,), "10.3", "people-font", people)
    yield Defect("date missing", SIGNED, "7.3.5", "date-there", removed(signed))
    yield Defect(
        "cc without full stop", ALL, "7.4.2", "cc-stop", said("抄送机关", "。$", "")
    )
    yield Defect("cc colon", ALL, "7.4.2", "cc-colon", said("抄送机关", "：", ":"))
    colon = said("主送机关", "：$", ":")
    yield Defect("half-width colon", SIGNED, "7.3.2", "recipients-colon", colon)
    no_colon = said("主送机关", "：$", "")
    yield Defect("no colon", SIGNED, "7.3.2", "recipients-colon", no_colon)
    order = "7.3.3", "heading-order"
    yield Defect(
        "heading number skipped", ALL, *order, said("一级标题", "二、", "三、")
    )
    yield Defect(
        "second level skipped", ALL, *order, said("二级标题", "（二）", "（三）")
    )
    yield Defect("heading number twice", ALL, *order, said("一级标题", "二、", "一、"))
    comma = said("三级标题", r"1\.", "1、")
    yield Defect("1、", ALL, "7.3.3", "heading-form", comma)
    half = said("二级标题", "（一）", "(一)")
    yield Defect("half-width brackets", ALL, "7.3.3", "heading-form", half)
    title = said(TITLE, "关于", "")
    yield Defect("title without 关于", SIGNED, "7.3.1", "title-form", title)
    issuer = said(TITLE, "云州市数据局", "")
    yield Defect("title without issuer", SIGNED, "7.3.1", "title-form", issuer)
    yield Defect(
        "listing mark",
        SIGNED,
        "7.3.4",
        "attachments-form",
        said("附件说明续", "$", "。"),
    )
    listing = said("附件说明", "：", ":")
    yield Defect("listing colon", SIGNED, "7.3.4", "attachments-form", listing)
    yield Defect("attachment not listed", SIGNED, "7.3.7", "part-title", unlisted)
    yield Defect("attachment on the page", SIGNED, "7.3.7", "part-page", same_page)
    label = font("附件序号", "仿宋", direct=True)
    yield Defect("attachment label font", SIGNED, "7.3.7", "part-label", label)


def _heads() -> Iterator[Defect]:
    for form, clause, code in (
        (OFFICIAL, "7.2.7", "red-line-there"),
        (MINUTES, "7.2.7", "red-line-there"),
        (LETTER, "10.1", "letter-lines"),
    ):
        name = f"red lines removed {form}"
        yield Defect(name, (form,), clause, code, no_red_lines)
    down = laid(MARK, space_before=Mm(60))
    yield Defect("mark too low", (OFFICIAL, MINUTES), "7.2.4", "mark-above", down)
    yield Defect(
        "colophon lines removed",
        (OFFICIAL, MINUTES),
        "7.4.1",
        "colophon-lines",
        no_colophon_lines,
    )
    yield Defect(
        "no 印发机关",
        (OFFICIAL, MINUTES),
        "7.4.3",
        "printed-there",
        removed("印发机关"),
    )
    zero = said("印发机关", "5月", "05月")
    yield Defect(
        "zero-padded 印发日期", (OFFICIAL, MINUTES), "7.4.3", "printed-form", zero
    )
    for at in (20, 25, 35):
        edit = section(header_distance=Mm(at))
        yield Defect(f"mark at {at} mm", (LETTER,), "10.1", "letter-mark-top", edit)
    yield Defect(
        "lines in the wrong order", (LETTER,), "10.1", "letter-lines", swapped_lines
    )
    yield Defect(
        "first page numbered", (LETTER,), "10.1", "letter-page-number", folio_on_first
    )
    yield Defect(
        "first page like others", (LETTER,), "10.1", "letter-page-number", no_first
    )
    yield Defect("印发机关 present", (LETTER,), "10.1", "letter-colophon", printed)
    yield Defect(
        "colophon lines", (LETTER,), "10.1", "letter-colophon", lines_around_cc
    )


DEFECTS = (*_looks(), *_pages(), *_words(), *_heads())
REQUEST = Defect("request in a report", ALL, "条例15(四)", "request-in-report", request)
