"""The catalogue of templates, and a template by its name."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from cdo.cli import words
from cdo.cli.exits import StopError
from cdo.cli.showing.tables import table
from cdo.documents.templates import shelf
from cdo.documents.templates.faults import TemplateFault
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.documents.templates.files import Template
    from cdo.registry.trees import Tree

TAKES = {
    "unit": "单位",
    "officer": "任职人员",
    "filing": "备案报送",
    "report": "述职报告",
    "evaluation": "评价",
    "period": "评价期或年份",
    "none": "不用写",
}
"""What templates are filled from, in words."""


def catalogue(tree: Tree | None) -> tuple[list[Template], list[TemplateFault]]:
    """Return the templates for the registry *tree*, and what is wrong with any."""
    found: list[Template] = []
    broken: list[TemplateFault] = []
    for name in shelf.names(tree):
        try:
            one = shelf.template(tree, name)
        except TemplateFault as fault:
            broken.append(fault)
        else:
            found += [one] if one is not None else []
    return found, broken


def lines(found: Iterable[Template], columns: int | None) -> Iterator[str]:
    """Yield *found* as a table."""
    rows = [(one.id, one.title, _takes(one)) for one in found]
    return table(("模板", "名称", "填什么"), rows, columns)


def template_named(tree: Tree | None, name: str) -> Template:
    """Return the template that *name* means: its id or its title.

    Raises `StopError` where there is none, or its file is wrong.
    """
    wanted = unicodedata.normalize("NFKC", name).strip()
    try:
        found = shelf.template(tree, wanted)
    except TemplateFault as fault:
        raise StopError(str(fault)) from None
    if found is not None:
        return found
    known, _ = catalogue(tree)
    titled = {one.title: one for one in known}
    if wanted in titled:
        return titled[wanted]
    ids = [one.id for one in known]
    close = words.meant(wanted, ids) or words.meant(wanted, titled)
    raise StopError(
        f"没有 {shown(name)} 这个模板{close or '，全部模板见 cdo render --list'}"
    )


def _takes(one: Template) -> str:
    return f"{one.takes} {TAKES[one.takes]}" if one.takes else ""
