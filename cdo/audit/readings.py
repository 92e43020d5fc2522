"""The registries of commits, read when they are asked for, each file version once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cdo.registry import reading
from cdo.registry.cache.parsings import Parsings
from cdo.registry.history.committree import CommitTree

if TYPE_CHECKING:
    from cdo.findings import Diagnostic
    from cdo.registry.cache.values import Values
    from cdo.registry.history.repository import Repository
    from cdo.registry.index import Registry

FEW = 4
"""Registries that are kept: a merge compares three."""


class Registries:
    """The registries of the commits of one repository."""

    def __init__(self, repository: Repository, values: Values) -> None:
        """Read from *repository*; *values* gives what texts say."""
        self.repository = repository
        self.parsings = Parsings(values=values)
        self.read = lru_cache(FEW)(self._read)

    def registry(self, commit: str) -> Registry:
        """Return the registry of *commit*, as far as it can be read."""
        return self.read(commit)[0]

    def _read(self, commit: str) -> tuple[Registry, list[Diagnostic]]:
        tree = CommitTree(self.repository, commit)
        return reading.read(tree, kept=self.parsings)
