from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings

from cdo.documents import markdown
from cdo.documents.properties import Properties
from tests.documents import samples

if TYPE_CHECKING:
    from cdo.documents.document import Document


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(samples.documents())
def test_what_is_written_is_read_again(document: Document) -> None:
    text = markdown.write(document)
    assert markdown.read(text, "a.md") == document
    assert markdown.written(document, Properties()) == text.encode()
