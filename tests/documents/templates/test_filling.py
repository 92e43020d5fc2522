"""Front matter and body of a template, filled."""

from __future__ import annotations

import pytest

from cdo.documents.templates import files
from cdo.documents.templates.faults import TemplateFault
from cdo.documents.templates.filling import Form, plain

HEAD = "---\ntemplate: {title: 便函, takes: unit}\n"


def filled(front: str, body: str = "正文。\n", **data: object) -> dict[str, object]:
    text = f"{HEAD}{front}---\n{body}"
    form = Form(files.read("note", "note.md", text.encode()), str)
    found = form.filled(data)
    return {**found.front, "": found.body}


def test_each_scalar_is_filled_on_its_own() -> None:
    front = (
        'title: "关于{{ a }}的函"\n'
        'recipients: "{{ names }}"\n'
        'cc: ["{{ names }}", 丁, "{{ none }}", "{{ a }}"]\n'
        'signer: "{{ none }}"\nsealed: "{{ no }}"\nnote: {a: "{{ a }}", b: }\n'
        "date: 2022-05-25\nempty:\n"
    )
    found = filled(front, a="{{ 甲 }}: x", names=["乙", "丙"], none=None, no=False)
    assert found == {
        "title": "关于{{ 甲 }}: x的函",
        "recipients": ["乙", "丙"],
        "cc": ["乙", "丙", "丁", "{{ 甲 }}: x"],
        "signer": None,
        "sealed": "false",
        "note": {"a": "{{ 甲 }}: x", "b": None},
        "date": "2022-05-25",
        "empty": None,
        "": "正文。\n",
    }


def test_a_fault_in_front_matter_names_its_line() -> None:
    with pytest.raises(TemplateFault, match=r"note\.md:4: 没有 nam 这个变量"):
        filled('kind: 函\ntitle: "{{ nam }}"\n', name="x")
    with pytest.raises(TemplateFault, match=r"note\.md:4: 没有 nam 这个变量"):
        filled('cc:\n  - "{{ nam }}"\n', name="x")


def test_values_as_front_matter_has_them() -> None:
    value = {"a": [1, True, None], "b": "x"}
    assert plain(value) == {"a": ["1", "true", None], "b": "x"}
