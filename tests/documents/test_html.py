"""Previews: nothing is loaded, nothing runs, nothing but text comes in."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cdo.documents import html, markdown, writer
from cdo.documents.document import Document
from cdo.documents.properties import Properties
from tests.documents import samples
from tests.documents.conftest import NAMES, sample
from tests.documents.test_docx import everywhere
from tests.reporters import texts

GOLDEN = Path(__file__).parent / "golden"
PROPERTIES = Properties("0123abc", "sha256:t", "", "1.0")


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_page(name: str) -> None:
    texts.check(
        GOLDEN / f"{name}.html", html.written(sample(name), PROPERTIES).decode()
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_canonical_form(name: str) -> None:
    text = writer(".md")(sample(name), PROPERTIES).decode()
    texts.check(GOLDEN / f"{name}.md", text)
    assert markdown.read(text, name) == sample(name)


def test_no_golden_file_is_left_over() -> None:
    wanted = {f"{name}.{form}" for name in NAMES for form in ("md", "html", "xml")}
    assert {file.name for file in GOLDEN.iterdir()} == wanted | {"letter-parts.xml"}


class Seen(HTMLParser):
    """What a browser sees of a page: tags, attributes, text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("value", samples.INJECTED)
def test_no_value_becomes_markup(value: str) -> None:
    seen = Seen(html.written(everywhere(value), PROPERTIES).decode())
    assert not seen.tags & {"script", "a", "img", "b", "em", "strong", "link", "iframe"}
    assert seen.names <= {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "style",
    }
    assert seen.text.count(value) >= 12


def test_where_it_came_from_stands_in_the_head_alone() -> None:
    head, _, body = (
        html.written(sample("report"), PROPERTIES).decode().partition("<body")
    )
    assert '<meta name="cdo-commit" content="0123abc">' in head
    assert "cdo-data" not in head
    assert "0123abc" not in body


def test_a_letter_without_number_marks_and_colophon() -> None:
    document = Document(
        kind="函", format="信函", issuer="甲局", title="一\n二", date=date(2022, 1, 1)
    )
    page = html.written(document, Properties()).decode()
    assert '<p class="pair number"><span></span><span> </span></p>' in page
    assert "<footer>" not in page
    assert "<title>一二</title>" in page
    assert "<h1>一<br>二</h1>" in page


def test_every_measure_of_the_style_is_filled_in() -> None:
    page = html.written(sample("letter"), PROPERTIES).decode()
    style = re.findall(r"<style>(.*)</style>", page, re.DOTALL)[0]
    assert "{{" not in style
    assert "padding: 37mm 26mm 35mm 28mm" in style


def test_a_draft_without_number() -> None:
    document = Document(
        kind="通知", format="文件", issuer="甲局", title="题", date=date(2022, 1, 1)
    )
    page = html.written(document, Properties()).decode()
    assert '<p class="number"> </p>' in page
