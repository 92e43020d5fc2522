"""The page on templates names all that there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from cdo.documents.matter.parties import PARTS
from cdo.documents.templates import files
from cdo.documents.templates.filters import Filters

PAGE = (Path(__file__).parents[3] / "docs" / "templates.md").read_text("utf-8")


def test_every_filter_part_and_subject_is_told_of() -> None:
    filters = (name for name in Filters().table() if not name.startswith("_"))
    assert [name for name in filters if f"|{name}" not in PAGE] == []
    assert [
        name for name, told in PARTS.items() if f"`{name}` | {told}" not in PAGE
    ] == []
    assert [name for name in files.TAKES if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize(
    "field", ["title", "takes", "from", "to", "needs", "otherwise"]
)
def test_every_field_of_the_header_is_told_of(field: str) -> None:
    assert f"`{field}`" in PAGE


def test_the_example_is_a_template() -> None:
    example = PAGE.partition("```markdown\n")[2].partition("```")[0]
    assert files.read("note", "note.md", example.encode()).title == "便函"
