"""How each clause is embodied: what carries it, and what of that is there."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from cdo import model
from cdo.cli.app import COMMANDS
from cdo.cli.papers.catalogue import catalogue
from cdo.model import kinds
from cdo.model.shapes import slots
from cdo.pages import pages
from cdo.registry.trees import FolderTree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cdo.model.clauses import Clause
    from cdo.registry.index import Registry


class State(StrEnum):
    """How far a clause is embodied."""

    BUILT = "built"
    PARTLY = "partly"
    NOT_BUILT = "not_built"
    EXPLAINED = "explained"
    UNCOVERED = "uncovered"


STATES = {
    State.BUILT: "已落实",
    State.PARTLY: "部分建成",
    State.NOT_BUILT: "尚未建成",
    State.EXPLAINED: "不能落实，有说明",
    State.UNCOVERED: "未覆盖",
}
"""What the states are called."""


class Carrier(NamedTuple):
    """Something that a clause names as carrying it: `rule:CDO203`."""

    name: str
    exists: bool
    title: str = ""


class Coverage:
    """What carries the clauses of one registry."""

    def __init__(self, registry: Registry, folder: Path) -> None:
        """Look into *registry*, which stands in *folder*."""
        self._scheme = registry.scheme
        self._indicators = _indicators(registry)
        self._templates = _templates(folder)
        self._lookups: dict[str, Callable[[str], str | None]] = {
            "post": self._post,
            "obligation": self._obligation,
            "filing": self._filing,
            "indicator": self._indicators.get,
            "template": self._template,
            "rule": _rule,
            "field": _field,
            "command": _command,
        }

    def carriers(self, clause: Clause) -> list[Carrier]:
        """Return what *clause* names as carrying it."""
        return [self._carrier(name) for name in clause.carried_by]

    def state(self, clause: Clause) -> State:
        """Return how far *clause* is embodied."""
        there = [carrier.exists for carrier in self.carriers(clause)]
        if not there:
            return State.EXPLAINED if clause.why_not else State.UNCOVERED
        if all(there):
            return State.BUILT
        return State.PARTLY if any(there) else State.NOT_BUILT

    def _carrier(self, name: str) -> Carrier:
        sort, _, value = name.partition(":")
        look = self._lookups.get(sort)
        title = look(value) if look else None
        return Carrier(name, title is not None, title or "")

    def _post(self, name: str) -> str | None:
        track, _, post = name.rpartition("/")
        for entry in self._scheme.posts.entries:
            if entry.post == post and track in {"", entry.track}:
                return ""
        return None

    def _obligation(self, name: str) -> str | None:
        found = self._scheme.obligations.entries.get(name)
        return found.title if found else None

    def _filing(self, name: str) -> str | None:
        return "" if name in self._scheme.filings.entries else None

    def _template(self, name: str) -> str | None:
        return self._templates.get(name)


def _indicators(registry: Registry) -> dict[str, str]:
    """Return the names of all indicators, by rubric and id, and by id alone."""
    found: dict[str, str] = {}
    for rubric in registry.all(model.Rubric):
        for factor in rubric.factors:
            for one in factor.indicators:
                found |= {f"{rubric.id}.{one.id}": one.name, one.id: one.name}
    return found


def _templates(folder: Path) -> dict[str, str]:
    """Return what each template makes, those of the registry in *folder* too."""
    found, _ = catalogue(FolderTree(folder))
    return {one.id: one.title for one in found}


def _rule(code: str) -> str | None:
    page = pages().get(code)
    return page.title if page is not None else None


def _command(name: str) -> str | None:
    return "" if name.partition(" ")[0] in COMMANDS else None


def _field(name: str) -> str | None:
    kind, _, field = name.partition(".")
    if kind not in kinds.BY_NAME:
        return None
    slot = slots(model.KINDS[kind]).get(field.partition(".")[0])
    return slot.title if slot else None
