"""What is to be written: which template, for which subjects, as of which day."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.cli import options, words
from cdo.cli.answers import read
from cdo.cli.asked import unit_named
from cdo.cli.catalogue import TAKES, template_named
from cdo.cli.editions import opened, repository_of
from cdo.cli.exits import UNKNOWN, StopError
from cdo.cli.names import Names
from cdo.cli.refs import subject
from cdo.cli.standing import ACTING
from cdo.documents.faults import DocumentError
from cdo.documents.paper import Press, UnfitError
from cdo.documents.templates import shelf
from cdo.documents.templates.faults import TemplateFault
from cdo.phrases import joined, shown
from cdo.reckoning.issuing import VOID
from cdo.registry.history.troubles import HistoryError
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cdo.cli.editions import Edition
    from cdo.documents.matter.book import Plain
    from cdo.documents.paper import Paper, Subject
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


class Piece(NamedTuple):
    """One document that is to be written: what of, and how its file is named."""

    subject: Subject
    name: str

    @property
    def called(self) -> str:
        """What messages call it."""
        return getattr(self.subject, "ref", self.name)


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
    record = _document(registry, name)
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
        record = _document(registry, documents[0])
        return _registered(registry, edition, template, record, as_of)
    day = options.day(as_of)
    if every:
        if refs:
            raise StopError("--all 写全部，后面不写 REF")
        pieces = [_piece(one) for one in _all(registry, template)]
    else:
        pieces = _pieces(registry, template, refs, day)
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
    one = _subject_of(registry, template, record)
    name = record.id.replace("/", "-")
    pieces = [Piece(one, name)]
    return Commission(registry, edition, template, pieces, record.date, record, False)


def _subject_of(
    registry: Registry, template: Template, record: model.Document
) -> Subject:
    """Return the subject of a document: the first reference in `about` that fits."""
    takes = template.takes
    if takes in {None, "none"}:
        return None
    if takes == "period":
        names = [ref for ref in record.about if ref.startswith("evaluation/")]
        return names[0].split("/")[1] if names else record.id.split("/")[1]
    for ref in record.about:
        if ref.startswith(f"{takes}/"):
            return _of_kind(registry, str(takes), ref)
    raise StopError(
        f"{record.ref} 的 about 里没有{TAKES[str(takes)]}（{takes}/…），"
        f"模板 {template.id} 不知道填什么"
    )


def _pieces(
    registry: Registry, template: Template, refs: Sequence[str], day: date
) -> list[Piece]:
    takes = template.takes
    if takes == "none" or (takes is None and not refs):
        if refs:
            raise StopError(f"模板 {template.id} 写的是全局，后面不写 REF")
        return [Piece(None, template.id)]
    if not refs:
        what = TAKES[str(takes)]
        raise StopError(f"模板 {template.id} 要写填什么：{what}（{takes}），或 --all")
    found = [_piece(_named(registry, takes, ref, day)) for ref in refs]
    return list(dict.fromkeys(found))


def _named(registry: Registry, takes: str | None, ref: str, day: date) -> Subject:
    """Return what *ref* names for a template that takes *takes*."""
    if takes == "period":
        return _period(registry, ref)
    if takes == "unit" and not ref.startswith("unit/"):
        return unit_named(registry, ref, day)
    return _of_kind(registry, takes, ref)


def _of_kind(registry: Registry, takes: str | None, ref: str) -> Subject:
    kind, slash, _ = ref.partition("/")
    full = ref if takes is None or (slash and kind == takes) else f"{takes}/{ref}"
    known = kind in model.KINDS and kind != takes and takes is not None
    if known:
        raise StopError(
            f"这个模板填的是{TAKES[str(takes)]}（{takes}/…），不是 {shown(ref)}"
        )
    found = subject(registry, Names(registry), full)
    if found.part is not found.record or found.record.kind not in TAKES:
        raise StopError(f"公文不能用 {shown(ref)} 填")
    return found.record


def _period(registry: Registry, ref: str) -> str:
    every = _periods(registry)
    name = ref.removeprefix("evaluation/")
    if name in every:
        return name
    close = words.meant(name, every) or f"，有的是 {joined(every) or '（没有）'}"
    raise StopError(f"没有 {shown(ref)} 这个评价期或年份{close}")


def _periods(registry: Registry) -> list[str]:
    found = {one.partition("/")[0] for one in registry.ids("evaluation")}
    found |= {one.split("/")[1] for one in registry.ids("document")}
    return sorted(found)


def _all(registry: Registry, template: Template) -> list[Subject]:
    takes = template.takes
    if takes is None or takes == "none":
        raise StopError(f"模板 {template.id} 不逐条填写，不用 --all")
    if takes == "period":
        return list(_periods(registry))
    return list(registry.all(model.KINDS[takes]))


def _piece(one: Subject) -> Piece:
    name = one if isinstance(one, str) else one.id if one is not None else ""
    return Piece(one, name.replace("/", "-"))


def _document(registry: Registry, ref: str) -> model.Document:
    found = subject(registry, Names(registry), ref).record
    if not isinstance(found, model.Document):
        raise StopError(f"{shown(ref)} 不是公文的登记")
    return found


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
