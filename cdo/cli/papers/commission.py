"""What is to be written: which template, for which subjects, as of which day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.cli import options
from cdo.cli.asking.answers import read
from cdo.cli.asking.editions import opened, repository_of
from cdo.cli.exits import UNKNOWN, StopError
from cdo.cli.papers.catalogue import template_named
from cdo.cli.papers.pieces import (
    Piece,
    document_named,
    every_piece,
    pieces_named,
    subject_of,
)
from cdo.cli.standing.standing import ACTING
from cdo.documents.faults import DocumentError
from cdo.documents.paper import Press, UnfitError
from cdo.documents.templates import shelf
from cdo.documents.templates.faults import TemplateFault
from cdo.phrases import joined
from cdo.reckoning.issuing import VOID
from cdo.registry.history.troubles import HistoryError
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cdo.cli.asking.editions import Edition
    from cdo.documents.matter.book import Plain
    from cdo.documents.paper import Paper
    from cdo.documents.templates.files import Template
    from cdo.registry.index import Registry

DOCUMENT = "document/"
_OWN = ".md"
_NEEDED = (
    *ACTING,
    *("scheme-frames", "scheme-scope", "scheme-decisions", "rubric"),
)
"""Kinds of record that documents are made of."""


class Source(NamedTuple):
    """Which registry, and which edition of it, as the command line has it."""

    registry: str
    rev: str
    known_at: str


@dataclass(frozen=True)
class Commission:
    """What is to be written; `record` is that of the document, where there is one.

    With `every` the pieces are all that the template takes, whether it has anything
    to say of them or not.
    """

    registry: Registry
    edition: Edition | None
    template: Template
    pieces: Sequence[Piece]
    day: date
    record: model.Document | None
    every: bool

    @property
    def folder(self) -> Path | None:
        """Where the registry stands; None where the text does without one."""
        return self.edition.folder if self.edition is not None else None

    @cached_property
    def press(self) -> Press:
        """What makes the papers; raises `StopError` where the template is wrong."""
        try:
            return Press(self.registry, self.template, _commit(self.edition))
        except TemplateFault as fault:
            raise StopError(str(fault)) from None

    def data(self) -> Plain:
        """Return what the template is told of the first piece."""
        try:
            piece = self.pieces[0]
            return self.press.data(piece.subject, self.day, self.record)
        except (TemplateFault, UnfitError) as error:
            raise StopError(str(error)) from None

    def papers(self) -> Iterator[tuple[Piece, Paper]]:
        """Yield the papers; of all pieces those that there is something to say of.

        Raises `StopError` where one cannot be made.
        """
        for piece in self.pieces:
            try:
                yield (
                    piece,
                    self.press.paper(piece.subject, self.day, self.record),
                )
            except UnfitError as error:
                if not self.every:
                    raise StopError(f"{piece.called}：{error}") from None
            except (TemplateFault, DocumentError) as error:
                raise StopError(str(error)) from None


def commission(
    name: str, refs: Sequence[str], as_of: str, source: Source, *, every: bool
) -> Commission:
    """Return what *name* and *refs* ask for; raise `StopError` where it is nothing."""
    if not name:
        raise StopError("没有写模板；全部模板见 cdo render --list")
    if name.endswith(_OWN) and not name.startswith(DOCUMENT):
        return _own(Path(name), refs, as_of, source, every=every)
    edition = opened(*source)
    registry = _whole(edition)
    if not name.startswith(DOCUMENT):
        template = template_named(edition.tree, name)
        return _filled(registry, edition, template, refs, as_of, every=every)
    if refs or every:
        raise StopError("公文的登记已经写明填什么，后面不写 REF")
    record = document_named(registry, name)
    if record.template is None:
        raise StopError(
            f"{record.ref} 没有写 template；补上模板的编号，"
            f"或写 cdo render 文件.md {record.ref}"
        )
    template = template_named(edition.tree, record.template)
    return _registered(registry, edition, template, record, as_of)


def _own(
    file: Path, refs: Sequence[str], as_of: str, source: Source, *, every: bool
) -> Commission:
    """Return what a clerk's own *file* asks for; it may do without a registry."""
    try:
        template = shelf.own(file)
    except TemplateFault as fault:
        told = f"没有 {visible(str(file))} 这个文件" if not file.exists() else fault
        raise StopError(str(told)) from None
    needs = bool(refs) or every or template.takes is not None or template.asks
    edition = opened(*source) if needs or any(source) else None
    registry = _whole(edition) if edition is not None else _empty()
    return _filled(registry, edition, template, refs, as_of, every=every)


def _filled(  # noqa: PLR0913  # what was asked, in parts
    registry: Registry,
    edition: Edition | None,
    template: Template,
    refs: Sequence[str],
    as_of: str,
    *,
    every: bool,
) -> Commission:
    documents = [ref for ref in refs if ref.startswith(DOCUMENT)]
    if documents:
        if len(refs) > 1 or every:
            raise StopError("写了公文的登记，就不再写别的 REF")
        record = document_named(registry, documents[0])
        return _registered(registry, edition, template, record, as_of)
    day = options.day(as_of)
    if every:
        if refs:
            raise StopError("--all 写全部，后面不写 REF")
        pieces = every_piece(registry, template)
    else:
        pieces = pieces_named(registry, template, refs, day)
    return Commission(registry, edition, template, pieces, day, None, every)


def _registered(
    registry: Registry,
    edition: Edition | None,
    template: Template,
    record: model.Document,
    as_of: str,
) -> Commission:
    if as_of:
        raise StopError(f"{record.ref} 按它的成文日期 {record.date} 写，不用 --as-of")
    if record.events[-1].state == VOID:
        raise StopError(f"{record.ref} 已经作废，不能再写")
    one = subject_of(registry, template, record)
    name = record.id.replace("/", "-")
    pieces = [Piece(one, name)]
    return Commission(registry, edition, template, pieces, record.date, record, False)


def _whole(edition: Edition) -> Registry:
    """Return the registry of *edition*; raise `StopError` where one is torn."""
    registry, _ = read(edition.tree)
    torn = sorted({file for kind in _NEEDED for file in registry.torn.get(kind, ())})
    if torn:
        raise StopError(
            f"有文件缺少或读不出来，没有写公文：{joined(map(visible, torn))}；"
            "见 cdo validate",
            UNKNOWN,
        )
    return registry


def _empty() -> Registry:
    from cdo.registry.index import Registry  # noqa: PLC0415
    from cdo.registry.trees import MemoryTree  # noqa: PLC0415

    return Registry(MemoryTree({}))


def _commit(edition: Edition | None) -> str:
    """Return the commit that the registry is of, or that is checked out, if any."""
    if edition is None or edition.commit is not None:
        return (edition.commit if edition is not None else None) or ""
    try:
        return repository_of(edition.folder).head() or ""
    except HistoryError:
        return ""
