"""The founding scheme of a registry: its words, posts, filings and obligations."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

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


class Scheme:
    """The files of `scheme/`; one that is absent or could not be read is empty."""

    def __init__(self, files: Files) -> None:
        """Take each record from *files* when it is first asked for."""
        self._one = files.one

    @cached_property
    def vocabulary(self) -> model.Vocabulary:
        """The words for tracks, cohorts, natures and qualifications."""
        return self._one(model.Vocabulary)

    @cached_property
    def clauses(self) -> model.Clauses:
        """The clauses of the founding document."""
        return self._one(model.Clauses)

    @cached_property
    def posts(self) -> model.Posts:
        """The posts that each unit of a track has one seat of."""
        return self._one(model.Posts)

    @cached_property
    def scope(self) -> model.Scope:
        """The units of the pilot."""
        return self._one(model.Scope)

    @cached_property
    def filings(self) -> model.FilingTypes:
        """The types of filings."""
        return self._one(model.FilingTypes)

    @cached_property
    def obligations(self) -> model.Obligations:
        """What units are bound to."""
        return self._one(model.Obligations)

    @cached_property
    def frames(self) -> model.Frames:
        """The areas of a report and the factors of an evaluation."""
        return self._one(model.Frames)

    @cached_property
    def duties(self) -> model.Duties:
        """The duties by role."""
        return self._one(model.Duties)

    @cached_property
    def decisions(self) -> model.Decisions:
        """Who decides on praise, and what counts elsewhere."""
        return self._one(model.Decisions)
