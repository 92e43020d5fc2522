"""Files that were written once, against what the data give now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from cdo.documents import writer
from cdo.documents.document import Document, Paragraph
from cdo.documents.drift import (
    LARGEST_PART,
    Drift,
    Line,
    UnreadableError,
    drift,
    told_of,
)
from cdo.documents.paper import Paper
from cdo.documents.properties import Properties

DOCUMENT = Document(
    kind="函",
    format="信函",
    issuer="甲局",
    title="甲局关于来人的函",
    recipients=("乙局",),
    date=date(2022, 5, 25),
    body=(Paragraph("请来人 <w:p/> & 𠮷。"),),
)
PAPER = Paper(DOCUMENT, {}, Properties("c", "sha256:t", "sha256:d", "1"))


def other(text: str) -> Paper:
    """Return the paper with another body."""
    return replace(PAPER, document=replace(DOCUMENT, body=(Paragraph(text),)))


def file(suffix: str, paper: Paper = PAPER) -> bytes:
    return writer(suffix)(paper.document, paper.properties)


def packed(data: bytes, **changed: bytes) -> bytes:
    """Return a Word document with parts *changed*, by the stem of their names."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            stem = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, changed.get(stem, old.read(name)))
    return made.getvalue()


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_nothing_differs(suffix: str) -> None:
    found = drift(file(suffix), suffix, PAPER)
    assert found == Drift()
    assert not found.any


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_lines_differ(suffix: str) -> None:
    found = drift(file(suffix), suffix, other("请不必来人。"))
    assert found.any
    assert [line.sign for line in found.lines] == ["-", "+"]
    assert found.lines[1] == Line("+", "请不必来人。")
    if suffix == ".docx":
        assert found.lines[0] == Line("-", "请来人 <w:p/> & 𠮷。")


def test_origins_differ() -> None:
    now = replace(PAPER, properties=PAPER.properties._replace(data="sha256:e"))
    assert drift(file(".docx"), ".docx", now) == Drift(origins=("登记库的数据",))
    now = replace(PAPER, properties=PAPER.properties._replace(template="sha256:u"))
    assert drift(file(".docx"), ".docx", now) == Drift(origins=("模板",))


def test_the_commit_does_not_count() -> None:
    now = replace(PAPER, properties=PAPER.properties._replace(commit="e"))
    assert not drift(file(".docx"), ".docx", now).any


def test_the_layout_counts_where_the_same_tool_wrote_it() -> None:
    data = file(".docx")
    with ZipFile(BytesIO(data)) as archive:
        styles = archive.read("word/styles.xml")
    changed = packed(data, styles=styles + b" ")
    assert drift(changed, ".docx", PAPER) == Drift(layout=True)
    newer = replace(PAPER, properties=PAPER.properties._replace(version="2"))
    assert not drift(changed, ".docx", newer).any


def test_a_file_without_properties_is_compared_by_its_text() -> None:
    bare = packed(file(".docx"), core=b"<x/>")
    assert not drift(bare, ".docx", PAPER).any


@pytest.mark.parametrize(
    ("data", "suffix", "why"),
    [
        (b"%PDF", ".pdf", "不能核对 .pdf 的文件"),
        (b"", "", "不能核对 没有后缀 的文件"),
        (b"no zip", ".docx", "不是完好的 .docx 文件"),
        (b"\xff", ".md", "不是 UTF-8 编码"),
        (b"text", ".md", "读不出来：核对的文件:1：开头没有公文的要素"),
        (packed(file(".docx"), styles=b"\xff"), ".docx", "不是完好的 .docx 文件"),
    ],
)
def test_what_cannot_be_compared(data: bytes, suffix: str, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        drift(data, suffix, PAPER)


def test_a_file_that_unpacks_to_too_much() -> None:
    made = BytesIO()
    with ZipFile(made, "w", compression=8) as archive:
        archive.writestr("word/document.xml", " " * (LARGEST_PART + 1))
    with pytest.raises(UnreadableError, match="太大"):
        drift(made.getvalue(), ".docx", PAPER)


def test_what_a_word_file_says_of_itself() -> None:
    told = told_of(file(".docx"))
    assert told.properties == PAPER.properties
    assert DOCUMENT.title in told.texts
