"""Pages as they come out of LibreOffice, and machines on which they do not."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from cdo.documents import docx, fonts, html, markdown, pdf, writer
from cdo.documents.document import Paragraph, Part, Table
from cdo.documents.properties import Properties
from cdo.documents.word import breaking
from tests.documents import founding
from tests.documents.conftest import NAMES, sample
from tests.documents.test_docx import everywhere, made
from tests.documents.test_html import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from cdo.documents.document import Document

    Put = Callable[[str], None]

NUMBER = re.compile(r"—\s*\d+\s*—")
PLAIN = Properties(version="1.0")
FAKE = """\
for last; do case $last in *.docx)
  printf '%%PDF-1.6 /CreationDate(D:20261126172442Z) <%s>' \\
    8030FB6943DEC0271FD08592A592BB9C > "${last%.docx}.pdf"; esac; done
"""


def shown(data: bytes, tmp_path: Path, *options: str) -> str:
    """Return the text of a PDF, page by page."""
    file = tmp_path / "shown.pdf"
    file.write_bytes(data)
    command = ["pdftotext", *options, str(file), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def lines(page: str) -> list[str]:
    """Return the lines of a page without blanks, and without the page's number."""
    told = (founding.squeezed(NUMBER.sub("", line)) for line in page.split("\n"))
    return [line for line in told if line]


def characters(text: str) -> Counter[str]:
    return Counter(founding.squeezed(NUMBER.sub("", text)))


def said(document: Document) -> str:
    """Return what the Word document says, header first."""
    data = docx.written(document, PLAIN)
    names = ["word/header3.xml"] * (document.format == "信函") + ["word/document.xml"]
    with ZipFile(BytesIO(data)) as package:
        told = "".join(package.read(name).decode() for name in names)
    pieces = re.findall(r"<w:t [^>]*>([^<]*)</w:t>|<w:(?:br|tab)/>", told)
    return (
        re.sub("&lt;", "<", "".join(pieces)).replace("&gt;", ">").replace("&amp;", "&")
    )


@pytest.fixture(scope="module")
def printed(pages: None) -> dict[str, bytes]:  # noqa: ARG001
    """All samples, converted in one start."""
    told = pdf.many([(sample(name), PLAIN) for name in NAMES])
    return dict(zip(NAMES, told, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_all_formats_say_the_same(name: str) -> None:
    seen = Seen(html.written(sample(name), PLAIN).decode()).text
    page = seen.partition("}\n}\n")[2]
    assert founding.squeezed(page) == founding.squeezed(said(sample(name)))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost_on_paper(
    name: str, printed: dict[str, bytes], tmp_path: Path
) -> None:
    assert characters(shown(printed[name], tmp_path)) == characters(said(sample(name)))


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("notice", ["云河市示例办公室文件", "云河市示例数据管理办法"]),
        ("report", ["云河市示例数据局文件", None]),
        ("letter", ["云河市示例数据局"]),
        ("minutes", ["云河市示例工作领导小组会议纪要", None]),
        ("tables", ["云河市示例数据局文件", None, "附件1", "附件2"]),
        ("joint", [None, None]),
    ],
)
def test_what_begins_on_a_new_page(
    name: str, begins: list[str | None], printed: dict[str, bytes], tmp_path: Path
) -> None:
    told = [lines(page) for page in shown(printed[name], tmp_path).split("\f")[:-1]]
    for page, first in zip(told, begins, strict=False):
        assert first is None or page[0] == first
    assert len(told) >= len(begins)


def test_the_colophon_stands_at_the_foot_of_the_last_page(
    printed: dict[str, bytes], tmp_path: Path
) -> None:
    last = shown(printed["notice"], tmp_path, "-bbox").rpartition("<page")[2]
    bottoms = re.findall(r'yMax="([\d.]+)">[^<]*印发<', last)
    (bottom,) = map(float, bottoms)
    assert (297 - 35) * 72 / 25.4 - bottom < 14  # points: within its own line


def sizes(data: bytes, tmp_path: Path) -> list[bool]:
    """Say of each page whether it lies."""
    told = shown(data, tmp_path, "-bbox")
    pairs = re.findall(r'<page width="([\d.]+)" height="([\d.]+)"', told)
    return [float(width) > float(height) for width, height in pairs]


def test_a_wide_table_lies(printed: dict[str, bytes], tmp_path: Path) -> None:
    assert sizes(printed["tables"], tmp_path) == [False, False, True, False]


@pytest.mark.usefixtures("pages")
def test_a_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    document = made(format="信函", body=tuple(Paragraph("数" * 300) for _ in range(8)))
    told = shown(pdf.written(document, PLAIN), tmp_path, "-layout").split("\f")
    second = lines(told[1])
    assert len(second) == 22
    assert max(map(len, second)) == 28
    assert "数" * 26 in second  # the first line of a paragraph, two characters in


@pytest.mark.usefixtures("pages")
def test_lines_end_where_the_rule_says(tmp_path: Path) -> None:
    told = "按照云数〔2023〕12号的要求，2023年8月底前，“一官两员”（见附件）报市数据局。"
    texts = ["数" * at + told * 2 for at in range(28)]
    document = made(format="信函", body=tuple(map(Paragraph, texts)))
    pages = shown(pdf.written(document, PLAIN), tmp_path, "-layout").split("\f")
    found = [line for page in pages for line in lines(page)]
    wanted = [line for text in texts for line in breaking.lines(text, 2)]
    begins = found.index(wanted[0])
    assert found[begins : begins + len(wanted)] == wanted


@pytest.mark.usefixtures("pages")
def test_values_come_out_on_paper_as_they_are(tmp_path: Path) -> None:
    values = ("**x** {{7*7}} <w:p/> & &lt;", "1. x # x - x | y \\", "𠮷㛃䶮")
    made = pdf.many([(everywhere(value), PLAIN) for value in values])
    for value, data in zip(values, made, strict=True):
        told = founding.squeezed(shown(data, tmp_path))
        assert told.count(founding.squeezed(value)) >= 8


@pytest.mark.usefixtures("pages")
def test_the_same_files_give_the_same_bytes() -> None:
    pairs = [(sample(name), PLAIN) for name in ("letter", "joint")]
    assert pdf.many(pairs) == pdf.many(pairs)


@pytest.mark.usefixtures("pages")
@pytest.mark.skipif(founding.FILE is None, reason="没有成立文件的文本")
def test_a_real_notice_breaks_where_its_office_broke_it(tmp_path: Path) -> None:
    document = markdown.read(founding.markdown(), "founding.md")
    data = writer(".pdf")(document, PLAIN)
    told = [lines(page) for page in shown(data, tmp_path, "-layout").split("\f")[:-1]]
    assert len(told) == 8
    assert max(map(len, told)) == 22
    widths = [sum(0.5 if one.isascii() else 1 for one in line) for line in chain(*told)]
    assert max(widths) == 29  # 28, and a mark that hangs over the end
    wanted = [founding.squeezed(line) for line in founding.lines()]
    found = Counter(line for page in told for line in page)
    same = sum(1 for line in wanted if found[line])
    assert len(wanted) == 161
    assert same / len(wanted) >= 0.95, f"{same} of {len(wanted)} lines"
    assert characters("".join(map("".join, told))) == characters("".join(wanted))


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Put:
    """Make a machine without LibreOffice; the function puts a script in its place."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def write(script: str) -> None:
        (folder / "soffice").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / "soffice").chmod(0o755)

    return write


unix = pytest.mark.skipif(os.name == "nt", reason="scripts for a shell")


@pytest.mark.usefixtures("put")
def test_a_machine_without_libreoffice() -> None:
    with pytest.raises(pdf.NoConversionError) as caught:
        pdf.written(sample("letter"), PLAIN)
    assert str(caught.value) == (
        "这台机器上没有 LibreOffice，不能输出 PDF；先安装："
        "apt-get install -y --no-install-recommends libreoffice-writer-nogui，"
        "或者改为输出 .docx"
    )


@unix
@pytest.mark.parametrize(
    ("script", "why"),
    [("exit 0", ""), ("exit 3", "：运行出错，退出码 3")],
)
def test_libreoffice_that_makes_nothing(script: str, why: str, put: Put) -> None:
    put(script)
    with pytest.raises(pdf.NoConversionError) as caught:
        pdf.written(sample("letter"), PLAIN)
    told = re.sub(r"（.*?）", "", str(caught.value))
    assert told == (
        f"LibreOffice没有生成 PDF{why}；用 cdo doctor 检查，或者改为输出 .docx"
    )


@unix
def test_many_files_are_given_to_few_starts(
    put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(FAKE)
    monkeypatch.setattr(pdf, "_MOST", 2)
    pairs: Sequence[tuple[Document, Properties]] = [(sample("letter"), PLAIN)] * 5
    told = pdf.many(pairs)
    assert len(told) == 5
    moment = b"%PDF-1.6 /CreationDate(D:20000101000000Z)"
    assert told[0] == moment + b" <" + b"0" * 32 + b">"
    assert pdf.many([]) == []


def test_stand_ins_follow_the_fonts_that_they_stand_for() -> None:
    told = fonts.configuration(["/a&b"])
    assert "<dir>/a&amp;b</dir>" in told
    for font in fonts.FONTS:
        wanted = f"<string>{font.alias}</string><string>{font.stand_in}</string>"
        assert wanted in told
    assert told.count('mode="append"') == len(fonts.FONTS)


def test_a_table_without_rows_is_written() -> None:
    told = docx.written(made(body=(Table(("甲",), ()),)), PLAIN)
    assert told.startswith(b"PK")


@pytest.mark.usefixtures("pages")
def test_the_colophon_covers_no_text_and_has_no_page_alone(tmp_path: Path) -> None:
    counts = (19, 20, 22, 23)
    documents = [
        made(
            cc=("乙局",),
            publicity="主动公开",
            parts=(Part("印发", "办法", (Paragraph("句句句"),) * (20 + count)),),
        )
        for count in counts
    ]
    told = pdf.many([(document, PLAIN) for document in documents])
    on_last = []
    for data in told:
        last = shown(data, tmp_path, "-bbox").rpartition("<page ")[2]
        texts = [float(y) for y in re.findall(r'yMax="([\d.]+)">句', last)]
        (top,) = map(float, re.findall(r'yMin="([\d.]+)"[^>]*>公开', last))
        assert top > max(texts)
        on_last.append(len(texts))
    assert on_last == [19, 1, 1, 1]
