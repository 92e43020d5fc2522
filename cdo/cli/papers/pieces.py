"""What a template is filled from: the records, units and periods that REFs name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.cli import words
from cdo.cli.asking.asked import unit_named
from cdo.cli.exits import StopError
from cdo.cli.papers.catalogue import TAKES
from cdo.cli.records.names import Names
from cdo.cli.records.refs import subject
from cdo.phrases import joined, shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cdo.documents.paper import Subject
    from cdo.documents.templates.files import Template
    from cdo.registry.index import Registry


class Piece(NamedTuple):
    """One document that is to be written: what of, and how its file is named."""

    subject: Subject
    name: str

    @property
    def called(self) -> str:
        """What messages call it."""
        return getattr(self.subject, "ref", self.name)


def subject_of(
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


def pieces_named(
    registry: Registry, template: Template, refs: Sequence[str], day: date
) -> list[Piece]:
    """Return what *refs* name, each once; raise `StopError` where they do not fit."""
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


def _every(registry: Registry, template: Template) -> list[Subject]:
    takes = template.takes
    if takes is None or takes == "none":
        raise StopError(f"模板 {template.id} 不逐条填写，不用 --all")
    if takes == "period":
        return list(_periods(registry))
    return list(registry.all(model.KINDS[takes]))


def _piece(one: Subject) -> Piece:
    name = one if isinstance(one, str) else one.id if one is not None else ""
    return Piece(one, name.replace("/", "-"))


def document_named(registry: Registry, ref: str) -> model.Document:
    """Return the document that *ref* names; raise `StopError` where it names none."""
    found = subject(registry, Names(registry), ref).record
    if not isinstance(found, model.Document):
        raise StopError(f"{shown(ref)} 不是公文的登记")
    return found


def every_piece(registry: Registry, template: Template) -> list[Piece]:
    """Return all that *template* takes; raise `StopError` where it takes nothing."""
    return [_piece(one) for one in _every(registry, template)]
