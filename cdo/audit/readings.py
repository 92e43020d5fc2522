"""The registries of commits, read when they are asked for, each file version once."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cdo.registry.history.committree import CommitTree

if TYPE_CHECKING:
    from cdo.findings import Diagnostic
    from cdo.registry.cache.parsings import Parsings
    from cdo.registry.cache.values import Values
    from cdo.registry.history.repository import Repository
    from cdo.registry.index import Registry

FEW = 4
"""Registries that are kept: a merge compares three."""


class Registries:
    """The registries of the commits of one repository.

    What reads them is loaded with the first: an audit of known commits needs none.
    """

    def __init__(self, repository: Repository, values: Values) -> None:
        """Read from *repository*; *values* gives what texts say."""
        self.repository = repository
        self._values = values
        self.read = lru_cache(FEW)(self._read)

    @cached_property
    def parsings(self) -> Parsings:
        """What was read from files."""
        from cdo.registry.cache.parsings import Parsings  # noqa: PLC0415

        return Parsings(values=self._values)

    def registry(self, commit: str) -> Registry:
        """Return the registry of *commit*, as far as it can be read."""
        return self.read(commit)[0]

    def _read(self, commit: str) -> tuple[Registry, list[Diagnostic]]:
        from cdo.registry import reading  # noqa: PLC0415

        tree = CommitTree(self.repository, commit)
        return reading.read(tree, kept=self.parsings)
