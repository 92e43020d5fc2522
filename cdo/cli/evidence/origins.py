"""Whether a Word file is what a commit gave: made from it and unchanged, or how not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cdo import model
from cdo.cli import exits
from cdo.cli.asking.editions import past
from cdo.cli.exits import StopError
from cdo.cli.papers.pieces import Piece, every_piece, subject_of
from cdo.cli.showing.output import json_text
from cdo.cli.words import reason
from cdo.documents.drift import UnreadableError, drift, told_of
from cdo.documents.faults import DocumentError
from cdo.documents.paper import Press, UnfitError
from cdo.documents.templates import shelf
from cdo.documents.templates.faults import TemplateFault
from cdo.registry import reading
from cdo.registry.history.troubles import HistoryError
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cdo.documents.drift import Line, Told
    from cdo.documents.paper import Paper
    from cdo.documents.templates.files import Template
    from cdo.registry.history.repository import Repository
    from cdo.registry.index import Registry
    from cdo.registry.trees import Tree

MOST_DAYS = 60
"""Days printed in a document that are tried as the day that it was made for."""

_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_SIGNS = {"-": "文件", "+": "当时"}
_STATES = {"unchanged": exits.OK, "changed": exits.FINDINGS, "unknown": exits.UNKNOWN}


@dataclass(frozen=True)
class Origin:
    """What is known of a file: `state` is `unchanged`, `changed` or `unknown`.

    `lines` are what differs from what was made, `because` is why it is unknown.
    """

    state: str
    commit: str = ""
    because: str = ""
    lines: tuple[Line, ...] = ()
    layout: bool = False

    @property
    def code(self) -> int:
        """The exit code that tells of it."""
        return _STATES[self.state]


def origin(file: Path, repository: Repository, tip: str) -> Origin:
    """Return where *file* comes from in the history of *repository* up to *tip*."""
    called = visible(str(file))
    try:
        data = file.read_bytes()
        told = told_of(data)
    except UnreadableError as error:
        raise StopError(f"{called}：{error}", exits.UNKNOWN) from None
    except OSError as error:
        raise StopError(f"{called} 读不了：{reason(error)}", exits.UNKNOWN) from None
    known = told.properties
    if not (known.commit and known.template and known.data):
        return Origin("unknown", because="文件里没有写它出自哪次提交，不是 cdo 写的")
    try:
        commit = repository.commit(known.commit)
        edition = past(repository, commit)
    except HistoryError:
        return Origin("unknown", because="这个登记库里没有它写的那次提交")
    if commit != known.commit or repository.base(commit, tip) != commit:
        return Origin("unknown", because="它写的那次提交不在这条历史里")
    paper = _made(edition.tree, told)
    if paper is None:
        why = "那次提交的数据和现有的模板都给不出这样的一件：写它时有没提交的改动，"
        return Origin("unknown", commit, f"{why}或者模板已经换过，或者它写的来历不实")
    found = drift(data, ".docx", paper)
    if found.any:
        return Origin("changed", commit, "", found.lines, found.layout)
    return Origin("unchanged", commit)


def _made(tree: Tree, told: Told) -> Paper | None:
    """Return the paper that the commit gives with the digests that the file names."""
    registry, _ = reading.read(tree)
    wanted = told.properties
    for name in shelf.names(tree):
        try:
            template = shelf.template(tree, name)
        except TemplateFault:
            continue
        if template is None or template.digest != wanted.template:
            continue
        press = Press(registry, template, wanted.commit)
        for subject, day, record in _subjects(registry, template, told):
            try:
                paper = press.paper(subject, day, record)
            except (UnfitError, TemplateFault, DocumentError):
                continue
            if paper.properties.data == wanted.data:
                return paper
    return None


def _subjects(
    registry: Registry, template: Template, told: Told
) -> Iterator[tuple[Any, date, model.Document | None]]:
    """Yield what the file may be about: subject, day, and record of the document."""
    for record in registry.all(model.Document):
        if record.template == template.id:
            try:
                yield subject_of(registry, template, record), record.date, record
            except StopError:
                continue
    pieces = [Piece(None, template.id)]
    if template.takes not in {None, "none"}:
        pieces = every_piece(registry, template)
    for day in _days(told.texts):
        for piece in pieces:
            yield piece.subject, day, None


def _days(texts: tuple[str, ...]) -> list[date]:
    """Return the days that are printed, those near the end first."""
    found: dict[date, None] = {}
    for year, month, day in reversed(_DAY.findall("\n".join(texts))):
        try:
            found[date(int(year), int(month), int(day))] = None
        except ValueError:
            continue
    return list(found)[:MOST_DAYS]


def text(called: str, found: Origin) -> Iterator[str]:
    """Yield in words what is known of the file *called*."""
    name = visible(called)
    if found.state == "unknown":
        yield f"{name} 来历不明：{found.because}\n"
        return
    if found.state == "unchanged":
        yield f"{name} 由提交 {found.commit} 写出，没有改过\n"
        return
    yield f"{name} 由提交 {found.commit} 写出，后来改过\n"
    if found.layout:
        yield "文字相同，排版不同\n"
    for line in found.lines:
        yield f"{_SIGNS[line.sign]}：{visible(line.text)}\n"


def json(called: str, found: Origin) -> Iterator[str]:
    """Yield what is known of the file *called* as one JSON object."""
    return json_text(
        {
            "schema": "cdo/origin/1",
            "file": called,
            "state": found.state,
            "commit": found.commit or None,
            "because": found.because or None,
            "layout": found.layout,
            "lines": [{"sign": one.sign, "text": one.text} for one in found.lines],
        }
    )
