"""What one file of a registry may say: a class a kind, and its parts.

The classes are imported when they are first asked for, because the library that
they stand on takes longer to load than most commands take to run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from cdo.model import kinds

if TYPE_CHECKING:
    from cdo.model.base import Part, Record
    from cdo.model.clauses import Clauses
    from cdo.model.decisions import Decisions
    from cdo.model.document import Document
    from cdo.model.duties import Duties
    from cdo.model.evaluation import Evaluation
    from cdo.model.filing import Filing
    from cdo.model.filings import FilingTypes
    from cdo.model.frames import Frames
    from cdo.model.obligations import Obligations
    from cdo.model.officer import Officer
    from cdo.model.posts import Posts
    from cdo.model.registry import Manifest
    from cdo.model.report import Report
    from cdo.model.rubric import Rubric
    from cdo.model.scope import Scope
    from cdo.model.unit import Unit
    from cdo.model.vocabulary import Vocabulary
    from cdo.model.waiver import Waiver

__all__ = [
    "KINDS",
    "Clauses",
    "Decisions",
    "Document",
    "Duties",
    "Evaluation",
    "Filing",
    "FilingTypes",
    "Frames",
    "Manifest",
    "Obligations",
    "Officer",
    "Part",
    "Posts",
    "Record",
    "Report",
    "Rubric",
    "Scope",
    "Unit",
    "Vocabulary",
    "Waiver",
]


@cache
def _class(name: str) -> type[Record]:
    module, _, model = kinds.BY_NAME[name].model.partition(":")
    found: type[Record] = getattr(import_module(f"cdo.model.{module}"), model)
    return found


class _Kinds(Mapping[str, "type[Record]"]):
    """The classes of all kinds by name; each is imported when it is asked for."""

    def __getitem__(self, name: str) -> type[Record]:
        return _class(name)

    def __iter__(self) -> Iterator[str]:
        return iter(kinds.BY_NAME)

    def __len__(self) -> int:
        return len(kinds.BY_NAME)


KINDS: Mapping[str, type[Record]] = _Kinds()
"""The record classes by the name of their kind, in the order of the table."""


def __getattr__(name: str) -> object:
    """Import a class when it is first asked for."""
    if name in {"Part", "Record"}:
        found: object = getattr(import_module("cdo.model.base"), name)
    elif name in kinds.BY_CLASS:
        found = KINDS[kinds.BY_CLASS[name].name]
    else:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    globals()[name] = found
    return found
