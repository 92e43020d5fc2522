"""The first page shows some of the text, and so does the page of the signature."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

from cdo.documents import docx, pdf
from cdo.documents.document import Heading, Paragraph, Part, Table
from cdo.documents.properties import Properties
from cdo.documents.word.room import Room, room, rows
from tests.documents import founding
from tests.documents.test_docx import made, xml

if TYPE_CHECKING:
    from pathlib import Path

    from cdo.documents.document import Block, Document

PLAIN = Properties(version="1.0")
TITLE = "关于印发" + "某某" * 12 + "办法的通知"
FORMATS = ("文件", "信函")
SENTENCE = "各单位在2023年8月底前，按照“一官两员”的要求（见附件）抓紧办理。"


class Page(NamedTuple):
    """How many lines of the text a page has, and whether the signature is on it."""

    lines: int
    signed: bool


def pages(documents: list[Document], tmp_path: Path) -> list[list[Page]]:
    """Return the pages of *documents*; their text has the character 句 in each line.

    Every other one is laid out as it is handed out, the rest as they are printed.
    """
    found = []
    written = [
        docx.written(one, PLAIN, printed=at % 2 > 0) for at, one in enumerate(documents)
    ]
    for data in pdf.converted(written):
        file = tmp_path / "shown.pdf"
        file.write_bytes(data)
        command = ["pdftotext", "-layout", str(file), "-"]
        told = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append([_page(page) for page in told.stdout.split("\f")[:-1]])
    return found


def _page(page: str) -> Page:
    lines = [founding.squeezed(line) for line in page.split("\n")]
    return Page(sum("句" in line for line in lines), "2022年5月25日" in lines)


def holds(found: list[Page]) -> bool:
    """Say whether the first page shows text, and the signed one does too."""
    (signed,) = [page for page in found if page.signed]
    return found[0].lines > 0 and signed.lines > 0


def text(lines: int) -> Paragraph:
    """Return a paragraph of as many lines."""
    return Paragraph("句" * (28 * lines - 5))


def notice(form: str, recipients: int, *body: Block, **more: object) -> Document:
    names = ("示例县区人民政府",) * recipients
    return made(
        format=form, recipients=names, body=body, cc=("乙局",), title=TITLE, **more
    )


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize("form", FORMATS)
def test_one_paragraph(form: str, tmp_path: Path) -> None:
    counts = [
        (recipients, lines)
        for at, recipients in enumerate((0, 1, 8, 29, 50))
        for lines in range(1 + at % 3, 41, 3)
    ]
    every = [notice(form, recipients, text(lines)) for recipients, lines in counts]
    told = pages(every, tmp_path)
    pairs = list(zip(counts, told, strict=True))
    assert [count for count, found in pairs if not holds(found)] == []
    assert all(sum(page.lines for page in found) == n for (_, n), found in pairs)


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize("form", FORMATS)
def test_several_paragraphs(form: str, tmp_path: Path) -> None:
    heading = Heading(1, "一、", "句")
    bodies: list[tuple[Block, ...]] = []
    for lines in range(1, 41, 4):
        bodies += [(text(lines), text(1)), (heading, text(1), text(lines))]
    told = pages([notice(form, 3, *body) for body in bodies], tmp_path)
    assert [
        body for body, found in zip(bodies, told, strict=True) if not holds(found)
    ] == []


@pytest.mark.usefixtures("pages")
def test_a_text_as_offices_write_it(tmp_path: Path) -> None:
    every = [
        notice(form, 2, Paragraph(("句" + SENTENCE) * count + "句末。"), **more)
        for form in FORMATS
        for count in range(1, 18, 2)
        for more in (
            {"attachments": ("名单",), "annotation": "联系人：示例科"},
            {"co_issuers": ("云河市示例局",), "sealed": count % 4 == 1},
        )
    ]
    told = pages(every, tmp_path)
    assert [at for at, found in enumerate(told) if not found[0].lines] == []


@pytest.mark.usefixtures("pages")
def test_a_text_that_fits_stays_on_one_page(tmp_path: Path) -> None:
    every = [notice("文件", 1, text(lines)) for lines in (1, 2, 3, 4)]
    told = pages(every, tmp_path)
    assert [len(found) for found in told] == [1, 1, 2, 2]
    assert told[2] == [Page(1, signed=False), Page(2, signed=True)]


@pytest.mark.usefixtures("pages")
def test_a_text_as_high_as_the_page_has_room(tmp_path: Path) -> None:
    part = Part("印发", "办法", (Paragraph("办"),))
    every = [
        made(format=form, title=title, recipients=(to,), body=(text(2),), parts=(part,))
        for form in FORMATS
        for title in (TITLE, "题", TITLE + "某" * 16)
        for to in ("局" * count for count in range(20, 260, 56))
    ]
    told = pages(every, tmp_path)
    assert [at for at, found in enumerate(told) if not holds(found)] == []


@pytest.mark.usefixtures("pages")
def test_lines_are_counted_as_they_break(tmp_path: Path) -> None:
    texts = [SENTENCE[at:] + SENTENCE * (at % 6) for at in range(len(SENTENCE) - 1)]
    document = made(body=tuple(Paragraph(f"{one}末") for one in texts))
    file = tmp_path / "shown.pdf"
    file.write_bytes(pdf.written(document, PLAIN))
    command = ["pdftotext", "-layout", str(file), "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    counts, here = [], 0
    for line in map(founding.squeezed, told.split("\n")[4:]):
        here += bool(re.search(r"[一-鿿]", line))
        if line.endswith("末"):
            counts.append(here)
            here = 0
    same = sum(map(int.__eq__, counts[1:], [rows(f"{one}末") for one in texts[1:]]))
    assert same / len(texts) > 0.9


def test_a_line_break_of_the_author() -> None:
    assert rows("甲\n乙") == 2
    assert rows("数" * 26 + "，") == 1
    assert rows("数" * 25 + "ABCD") == 2


def test_what_cannot_be_counted() -> None:
    table = Table(("甲",), ())
    assert room(made()) == Room()
    assert room(made(body=(table, text(1)))) == Room()
    assert room(made(body=(text(1), table))) == Room()


def test_recipients_without_room_stand_in_the_colophon() -> None:
    document = notice("信函", 60, text(3))
    assert room(document).below
    told = xml(
        format="信函", recipients=document.recipients, body=document.body, cc=("乙局",)
    )
    assert told.index("句") < told.index("主送：") < told.index("抄送：")
    assert "主送机关" not in told


def test_where_nothing_helps_the_text_stands_first() -> None:
    document = made(title="题\n" * 30 + "题", body=(text(1),))
    assert room(document) == Room(kept=False)


def test_parts_carry_the_colophon() -> None:
    body = (text(4),)
    part = Part("印发", "办法", (text(1),))
    assert room(notice("文件", 1, *body)).left > 0
    assert room(notice("文件", 1, *body, parts=(part,))).left == 0


def test_lines_left_empty_are_a_frame_at_the_foot() -> None:
    document = notice("文件", 1, text(6))
    left = room(document).left
    assert left > 0
    told = xml(title=document.title, recipients=("示例县区人民政府",), body=(text(6),))
    assert told.index('w:hRule="exact"') < told.index("句")
