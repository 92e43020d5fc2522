"""Documents as a clerk could have written them, and any document at all."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from cdo.documents import numbering
from cdo.documents.document import (
    ATTACHED,
    FORMATS,
    KINDS,
    MARKS,
    PARTS,
    PUBLICITY,
    Block,
    Document,
    Heading,
    Paragraph,
    Part,
    Table,
)
from cdo.registry.characters import refused

FRONT = """\
kind: 通知
format: 信函
issuer: 甲局
title: 题
date: 2022-05-25
"""
"""The least that a document says of itself, on lines 2 to 6 of its file."""

INJECTED = (
    "**x**",
    "1. x",
    "（一）x",
    "二、x",
    "{{7*7}}",
    "{% x %}",
    "<w:p/>",
    "<script>alert(1)</script>",
    "&",
    "&lt;",
    "&#65;",
    "# x",
    "## x",
    "- x",
    "+",
    "*",
    "-",
    "a | b",
    "|",
    "{.附件}",
    "x {.印发}",
    "\\",
    "\\*",
    "a\\",
    "`x`",
    "~~~",
    "> x",
    "---",
    "===",
    ":-:",
    "[x](http://x)",
    "![x](y)",
    "http://example.org/",
    "_x_",
    " x ",
    "\u3000x",
    "a  b",
    "甲\n乙",
    "𠮷㛃䶮",
)
"""Values that some format could take for something else."""

ANYTHING = st.text(
    st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"))
    | st.sampled_from("\n\t *_#|\\{}[]<>&-1.、（）"),
    min_size=1,
    max_size=12,
).filter(lambda text: text.strip() and not refused(text))
_TEXTS = ANYTHING | st.sampled_from(INJECTED)
_LINES = _TEXTS.map(
    lambda text: "\n".join(line.strip() for line in text.strip().split("\n"))
).filter(lambda text: text and "\t" not in text)
_DAYS = st.dates(date(1950, 1, 1), date(2999, 12, 31))


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Block, ...]:
    """Headings in order, paragraphs and tables."""
    counter = numbering.Counter()
    blocks: list[Block] = []
    for _ in range(draw(st.integers(0, 4))):
        sort = draw(st.integers(0, 6))
        if 1 <= sort <= 4:
            number = numbering.written(sort, counter.next(sort))
            blocks.append(Heading(sort, number, draw(_TEXTS)))
        elif sort == 0:
            blocks.append(Paragraph(draw(_TEXTS)))
        else:
            width = draw(st.integers(1, 3))
            row = st.tuples(*[_TEXTS | st.just("")] * width)
            head = st.tuples(*[_TEXTS] * width)
            blocks.append(Table(draw(head), tuple(draw(st.lists(row, max_size=2)))))
    return tuple(blocks)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document that can be read."""
    kind = draw(st.sampled_from(KINDS))
    minutes = kind == "纪要"
    form = draw(st.sampled_from(FORMATS if minutes else FORMATS[:2]))
    official = form == "文件"
    names = st.lists(_LINES, max_size=2).map(tuple)
    some = names if form == "纪要" else st.just(())
    parts = draw(
        st.lists(
            st.builds(Part, st.sampled_from(PARTS), _LINES, bodies()), max_size=2
        ).map(tuple)
    )
    attached = tuple(part.title for part in parts if part.role == ATTACHED)
    listed = attached or draw(names)
    optional = st.none() | _LINES
    return Document(
        kind=kind,
        format=form,
        issuer=draw(_LINES),
        title=draw(_LINES),
        date=draw(_DAYS),
        number=draw(st.sampled_from([None, "云数〔2022〕1号", "〔2023〕12期"])),
        mark=draw(optional),
        co_issuers=draw(names),
        recipients=draw(names),
        recipients_text=draw(optional),
        signer=draw(_LINES if kind in {"报告", "请示"} else optional)
        if official
        else None,
        attachments=listed,
        annotation=draw(optional),
        sealed=draw(st.booleans()),
        present=draw(some),
        absent=draw(some),
        observers=draw(some),
        publicity=draw(st.sampled_from([None, *PUBLICITY])),
        cc=draw(names),
        printed_by=draw(optional),
        printed_on=draw(st.none() | _DAYS),
        marks=draw(st.sampled_from([(), MARKS[:1], MARKS[1:], MARKS])),
        body=draw(bodies()),
        parts=parts,
    )
