"""Whether the states on the line of first parents validate, each from the one before.

A registry without faults in which a few readable files change is revised, not read
anew, and judged only where that may make a difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import rules
from cdo.findings import Severity
from cdo.registry import layout, personal
from cdo.registry.history import line
from cdo.registry.history.committree import CommitTree
from cdo.registry.trees import Entry, Obstacle
from cdo.registry.watched import Revision, Watched
from cdo.rules.judge import Judge

if TYPE_CHECKING:
    from cdo.audit.base import Step
    from cdo.audit.readings import Registries
    from cdo.findings import Diagnostic
    from cdo.registry.history.line import Change


class Verdicts:
    """What is wrong with each state, asked for along the line of first parents."""

    def __init__(self, registries: Registries, tip: str) -> None:
        """Judge the line to *tip*, read by *registries*."""
        self._registries = registries
        moments = line.moments(registries.repository, tip)
        self._line = {one.commit for one in moments}
        self._judge: Judge | None = None
        self._valid = True

    @property
    def valid(self) -> bool:
        """Whether the last commit of the line that was gone past validates."""
        return self._valid

    def passed(self, *, valid: bool) -> None:
        """Go past commits of the line; the last is known to be *valid*, or not."""
        self._judge, self._valid = None, valid

    def broken(self, step: Step) -> list[Diagnostic]:
        """Return the errors of the registry where the commit of *step* brought them.

        That is nothing beside the line, and where the state before had errors too.
        """
        if step.commit.id not in self._line or not step.changes:
            return []
        was, self._valid = self._valid, self._validates(step)
        if self._valid or not was:
            return []
        registry, found = self._registries.read(step.commit.id)
        found = [*found, *rules.check(registry)[0]]
        return sorted(filter(_is_error, found), key=lambda one: one.order)

    def _validates(self, step: Step) -> bool:
        """Say whether the registry of *step* has no error."""
        if "registry.yaml" not in step.state.files:
            self._judge = None
            return True
        revisions = self._revisions(step)
        if self._judge is None or revisions is None:
            self._judge = None
            registry, found = self._registries.read(step.commit.id)
            if any(map(_is_error, found)):
                return False
            self._judge = Judge(Watched(registry))
        else:
            tree = CommitTree(self._registries.repository, step.commit.id)
            files = [change.path for change in step.changes]
            self._judge.revise(tree, revisions, files)
        return self._judge.holds()

    def _revisions(self, step: Step) -> list[Revision] | None:
        """Return how *step* revises what was judged; None where that is no way."""
        if self._judge is None:
            return None
        revisions: list[Revision] = []
        for change in step.changes:
            one = self._revision(change, step)
            if one is None:
                return None
            revisions += one
        return revisions

    def _revision(self, change: Change, step: Step) -> list[Revision] | None:
        """Return how *change* revises the registry, None where it has to be read."""
        standing = layout.standing(Entry(change.path))
        if standing is None:
            return [] if change.new or change.old else None
        odd = standing.fault or not standing.readable
        if standing.kind is None or odd or any(personal.in_name(change.path)):
            return None
        if change.new is None:
            gone = change.old is not None and bool(standing.kind.parts)
            return [Revision(standing.kind, change.path, None)] if gone else None
        parsings = self._registries.parsings
        known = parsings.known(change.path, change.new)
        if known is None:
            data = step.bytes(change.new)
            if isinstance(data, Obstacle):
                return None
            known = parsings.parsing(standing, data, change.new)
        if known.record is None or known.faults:
            return None
        return [Revision(standing.kind, change.path, known.record)]


def _is_error(found: Diagnostic) -> bool:
    return found.severity is Severity.ERROR
