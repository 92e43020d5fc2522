"""Where the lines of a printed body end."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdo.documents import docx
from cdo.documents.document import Heading, Paragraph, Part, Table
from cdo.documents.layout import CHARACTERS, ems
from cdo.documents.properties import Properties
from cdo.documents.word.breaking import lines, runs
from cdo.documents.word.xml import Run
from tests.documents.test_docx import made

if TYPE_CHECKING:
    from cdo.documents.document import Document


@pytest.mark.parametrize(
    ("told", "indent", "first"),
    [
        pytest.param("数" * 60, 0, "数" * 28, id="28 without marks"),
        pytest.param("数" * 60, 2, "数" * 26, id="two blanks before"),
        pytest.param(
            "各局、各处、各科、各股，" + "数" * 40,
            0,
            "各局、各处、各科、各股，" + "数" * 16,
            id="28 with many marks",
        ),
        pytest.param(
            "各局、各处，" + "数" * 22 + "，后",
            0,
            "各局、各处，" + "数" * 22 + "，",
            id="a mark more where three give way",
        ),
        pytest.param(
            "各局各处，" + "数" * 23 + "，后",
            0,
            "各局各处，" + "数" * 22,
            id="two marks do not",
        ),
        pytest.param(
            "各局“各”处，" + "数" * 21 + "，后",
            0,
            "各局“各”处，" + "数" * 20,
            id="nor do quotation marks",
        ),
        pytest.param(
            "各局、各处，" + "数" * 20 + "县（区）后",
            0,
            "各局、各处，" + "数" * 20 + "县",
            id="two characters more are too many",
        ),
        pytest.param(
            "各局、各处，" + "数" * 19 + "县（区）后",
            0,
            "各局、各处，" + "数" * 19 + "县（区）",
            id="brackets give way, and stay with what is in them",
        ),
        pytest.param("数" * 27 + "2022年", 0, "数" * 27, id="numbers are whole"),
    ],
)
def test_the_first_line(told: str, indent: float, first: str) -> None:
    found = list(lines(told, indent))
    assert found[0] == first
    assert "".join(found) == told


@given(st.text("数据，。、（）“”23.—…", max_size=200), st.sampled_from([0.0, 2.0]))
def test_nothing_is_lost_and_no_line_is_overfull(told: str, indent: float) -> None:
    found = list(lines(told, indent))
    assert "".join(found) == told
    indents = [indent] + [0.0] * len(found)
    assert all(found)
    for line, by in zip(found, indents, strict=False):
        marks = sum(one in "，。、（）" for one in line)
        assert ems(line) + by <= CHARACTERS.value + 0.3 + marks / 2
    given_runs = runs(told, indent)
    text = "".join(run.text for run in given_runs)
    assert text.replace("\u200b", "") == told
    assert all(-50 <= (run.spacing or 0) < 640 for run in given_runs)


def test_numbers_and_marks_by_turns_are_not_squeezed_beyond_measure() -> None:
    (first, *_) = runs("1，" * 40, 0)
    assert first.spacing == -16


def test_lines_are_set_apart_so_that_they_are_full() -> None:
    squeezed = "各局、各处，" + "数" * 22 + "，"
    found = runs("数" * 28 + "据" * 27 + "2022年" + "据" * 25 + squeezed + "后", 0)
    assert [run.spacing for run in found] == [-5, 6, -8, -17, None]


def test_the_last_line_is_set_closer_where_it_is_full() -> None:
    squeezed = "各局、各处，" + "数" * 22 + "。"
    assert runs(squeezed, 0) == (Run(squeezed, spacing=-17),)
    assert runs("数" * 28, 0) == (Run("数" * 28, spacing=-5),)
    assert runs("数" * 27, 0) == (Run("数" * 27),)
    assert runs("", 0) == ()


def test_lines_may_end_where_programs_allow_it_or_not() -> None:
    (first, last) = runs("数" * 24 + "〔2023〕12号", 0)
    assert (first.text, last.text) == ("数" * 24 + "〔2023〕\u200b", "12号")


@pytest.mark.parametrize("told", ["按照API接口" + "数" * 40, "甲\n" + "数" * 40])
def test_what_a_font_decides_is_left_alone(told: str) -> None:
    assert runs(told, 2) == (Run(told),)


def test_only_what_is_printed_carries_its_lines() -> None:
    wide = Table(tuple("甲乙丙丁戊己"), (("数" * 9,) * 6,))
    body = (Heading(1, "一、", "数" * 30), Paragraph("数" * 60))
    lying = Part("印发", "表", (wide, Paragraph("数" * 60)))
    document = made(recipients_text="局" * 40, body=body, parts=(lying,))
    assert [_spaced(document, printed=one) for one in (False, True)] == [0, 4]


def _spaced(document: Document, *, printed: bool) -> int:
    """Return how many runs of the body are set closer by themselves."""
    data = docx.written(document, Properties(), printed=printed)
    with ZipFile(BytesIO(data)) as package:
        told = package.read("word/document.xml").decode()
    return told.count("<w:r><w:rPr><w:spacing ")
