"""Documents that other programs wrote, all of one invented notice.

`libreoffice` comes from a plain HTML page; `libreoffice-standard` was set by hand after
the standard, saved as DOCX by LibreOffice 7.4; `gongwen-skill` (2.15.0) and
`md-to-office` (1.0.2) are from PyPI and were given Markdown, the first one head and
colophon, too.  What is found was checked against the XML of each by hand.
"""

from __future__ import annotations

from pathlib import Path

from cdo.documents.measuring import measured

FILES = sorted((Path(__file__).parent / "others").glob("*.docx"))


def told(name: str) -> tuple[str, dict[str, list[str]]]:
    """Return the 版式, and the codes that were found, by severity."""
    (file,) = [one for one in FILES if one.stem == name]
    found = measured(file.read_bytes())
    codes: dict[str, list[str]] = {}
    for one in found.deviations:
        codes.setdefault(one.severity.value, []).append(one.code)
    return found.form, codes


def test_what_libreoffice_saves_of_a_document_after_the_standard_is_clean() -> None:
    assert told("libreoffice-standard") == ("文件", {})


def test_a_web_page_saved_by_libreoffice_has_nothing_of_an_official_document() -> None:
    form, codes = told("libreoffice")
    assert form == "文件"
    assert codes == {
        "error": [
            *("top", "left", "right", "bottom"),  # 10, 20, 10, 10 mm
            "mark",  # no head at all
            "indent",  # paragraphs of HTML are not indented
            "indent",  # items of a list hang
        ],
        "warning": [
            "grid",
            *("lines", "lines"),  # 12 and 18 pt, as high as the font
            *("title-font", "title-size"),  # Noto Serif, 24 pt
            *("heading-one", "body-size"),  # bold Noto Serif, 18 pt
            *("heading-three", "body-size"),  # items of a list, numbered by themselves
            *("body-font", "body-size"),  # Noto Serif, 12 pt
            "sealed-date-right",  # flush right
            "page-number-there",
        ],
    }


def test_gongwen_skill_is_judged_by_what_it_wrote() -> None:
    form, codes = told("gongwen-skill")
    assert form == "文件"
    assert codes == {
        "error": [
            *("top", "bottom"),  # 28 mm; left and right are 27 mm, which is allowed
            "mark-above",  # the mark stands on the first line
        ],
        "warning": [
            "grid",  # a line pitch without a type is none
            "lines",  # 33 pt, 19 lines
            "characters",  # 16 pt without tracking, 27 characters
            "body-size",  # the organ is set in 18 pt
            "colophon-size",  # 16 pt
            "title-above",  # no blank lines below the red line
            "page-number-dashes",  # hyphens
        ],
        "info": ["part-absent"],  # the attachment is listed and not there
    }


def test_md_to_office_is_no_program_for_official_documents() -> None:
    form, codes = told("md-to-office")
    assert form == "文件"
    assert codes == {
        "error": [
            *("top", "left", "right", "bottom"),  # 22, 20, 20, 22 mm
            "mark",
            "indent",
            *("recipients-above", "attachments-above"),  # no blank line
        ],
        "warning": [
            "grid",
            *("lines", "lines", "lines"),  # text, and headings of two levels
            *("title-font", "title-size"),  # 宋体, 15 pt
            *("heading-one", "body-size"),  # 宋体, 13 pt
            *("heading-two", "body-size"),  # 宋体, 11.5 pt
            *("body-font", "body-size"),  # 宋体, 10.5 pt
            "title-centred",  # at the left
            "sealed-date-right",  # at the left
            "page-number-side",  # in the middle
            "page-number-dashes",
            *("page-number-size", "page-number-font"),  # 10.5 pt, Times New Roman
        ],
        "info": ["part-absent"],
    }
