"""The founding scheme of a registry: its words, posts, filings and obligations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from cdo import model
from cdo.model.shapes import Items, Table, slots

if TYPE_CHECKING:
    from cdo.model import Record

    S = TypeVar("S", bound=Record)


def empty(kind: type[S]) -> S:
    """Return a record of *kind* that says nothing."""
    blank: dict[type, object] = {Items: (), Table: {}}
    fields: dict[str, Any] = {
        slot.attribute: blank.get(type(slot.shape), "")
        for slot in slots(kind).values()
        if slot.required
    }
    return kind.model_construct(**fields)


class Files(Protocol):
    """Gives the record of a kind that is one file."""

    def one(self, kind: type[S]) -> S:
        """Return the record of *kind*, an empty one where there is none."""
        ...


class Scheme(NamedTuple):
    """The files of `scheme/`; one that is absent or could not be read is empty."""

    vocabulary: model.Vocabulary
    clauses: model.Clauses
    posts: model.Posts
    scope: model.Scope
    filings: model.FilingTypes
    obligations: model.Obligations
    frames: model.Frames
    duties: model.Duties
    decisions: model.Decisions


def scheme(files: Files) -> Scheme:
    """Return the founding scheme as *files* have it."""
    return Scheme(
        files.one(model.Vocabulary),
        files.one(model.Clauses),
        files.one(model.Posts),
        files.one(model.Scope),
        files.one(model.FilingTypes),
        files.one(model.Obligations),
        files.one(model.Frames),
        files.one(model.Duties),
        files.one(model.Decisions),
    )
