"""Exact spacing is laid out exactly, though LibreOffice would put it on the grid."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from cdo.documents.measuring import package as packages
from cdo.documents.measuring.exact import exact
from tests.documents.measuring import words

OFF = '<w:snapToGrid w:val="0"/>'
AUTO = '<w:spacing w:line="360" w:lineRule="auto"/>'
EXACT = '<w:spacing w:line="560" w:lineRule="exact"/>'
STYLE = f'<w:style w:type="paragraph" w:styleId="文"><w:pPr>{EXACT}</w:pPr></w:style>'
STYLED = '<w:pStyle w:val="文"/>'
TEXT = words.package(words.para("文", EXACT))


def main(data: bytes) -> str:
    """Return the XML of the text."""
    with ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def snapping(data: bytes) -> list[bool]:
    """Say of each paragraph whether it is still left to the grid."""
    told = re.findall(r"<w:p>.*?</w:p>", main(data))
    return [OFF not in one or 'w:val="1"' in one for one in told]


def gridded(data: bytes) -> bool:
    """Say whether there is a grid."""
    return "<w:docGrid" in main(data)


@pytest.mark.parametrize(
    ("properties", "left"),
    [
        pytest.param(EXACT, False, id="its own"),
        pytest.param(STYLED, False, id="of its style"),
        pytest.param(STYLED + AUTO, True, id="not of its style"),
        pytest.param(OFF + AUTO, False, id="told not to snap"),
        pytest.param('<w:snapToGrid w:val="1"/>' + EXACT, False, id="told to snap"),
        pytest.param('<w:spacing w:before="9" w:lineRule="exact"/>', True, id="none"),
        pytest.param("", True, id="nothing said"),
    ],
)
def test_what_is_exact_leaves_the_grid(properties: str, *, left: bool) -> None:
    told = [words.para("文", one) for one in (properties, EXACT, "")]
    found = exact(words.package("".join(told), styles=STYLE))
    assert snapping(found) == [left, False, True]
    assert gridded(found)


def test_where_nothing_is_left_on_the_grid_there_is_none() -> None:
    body = words.para("文", EXACT) + words.para("字", OFF + AUTO)
    assert not gridded(exact(words.package(body)))


def test_paragraphs_in_tables_are_counted_too() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{words.para('格')}</w:tc></w:tr></w:tbl>"
    body = words.para("文") + cell + words.para("字", EXACT)
    assert snapping(exact(words.package(body))) == [True, True, False]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(
            words.package(words.para("文", EXACT), section=words.PAGE), id="no grid"
        ),
        pytest.param(
            words.package(
                words.para("文", EXACT),
                section=words.PAGE + '<w:docGrid w:type="linesAndChars"/>',
            ),
            id="a grid of characters",
        ),
        pytest.param(words.package(words.para("文")), id="nothing exact"),
        pytest.param(
            words.package(words.para("文" * 4_000_000, EXACT)), id="a huge piece"
        ),
    ],
)
def test_others_stay_as_they_are(data: bytes) -> None:
    assert exact(data) is data


def test_what_cannot_be_copied_stays_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with ZipFile(BytesIO(TEXT)) as source:
        parts = {one: source.read(one) for one in source.namelist()}
    whole = words.zipped(parts | {"word/media/a.bin": bytes(range(256)) * 99})
    at = whole.index(b"word/media/a.bin") + 40
    damaged = whole[:at] + b"\xff\xff\xff" + whole[at + 3 :]
    assert exact(damaged) is damaged
    monkeypatch.setattr(packages, "MOST_COPIED", len(TEXT) // 2)
    assert exact(TEXT) is TEXT
