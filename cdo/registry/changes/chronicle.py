"""The history of a registry as edits: commit by commit, the newest first.

Only the files that a commit changed are read, each version once.  Nothing but the
versions asked for last is kept: a history of any length needs the same memory.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Self

from cdo.registry.cache.store import shared
from cdo.registry.cache.values import Values
from cdo.registry.changes.contents import MOST_KEPT, Contents
from cdo.registry.changes.edits import Edit, Touched, edits
from cdo.registry.history import line
from cdo.registry.trees import Obstacle

AHEAD = 50
"""Commits whose files are read in one go."""

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdo.model.kinds import Kind
    from cdo.registry.history.commits import Commit
    from cdo.registry.history.line import Progress, Version
    from cdo.registry.history.repository import Repository

    Wanted = Callable[[Commit], bool]


class Step(NamedTuple):
    """One commit of the line of first parents, and what it did to the records.

    `own` is what it did to the record that was asked for.
    """

    commit: Commit
    edits: list[Edit]
    own: Edit | None = None


class Chronicle:
    """The line of first parents to one commit, told as edits; used with `with`.

    `cut` is set once a commit was reached whose parents a shallow clone lacks: what
    it did cannot be told, and it is left out.
    """

    def __init__(
        self, repository: Repository, tip: str, progress: Progress | None = None
    ) -> None:
        """Tell the history of *repository* up to *tip*, the id of a commit.

        *progress* is told how many commits of how many have been looked at.
        """
        self._progress = progress
        self.cut = False
        self._repository = repository
        self._tip = tip
        self._objects = repository.objects()
        values = Values(shared(), 0)
        self._contents = Contents(self._objects.blob, MOST_KEPT, values.parse)
        self._boundary = repository.boundary()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let Git go."""
        self._objects.close()

    def steps(self, wanted: Wanted = lambda _: True) -> Iterator[Step]:
        """Yield what every *wanted* commit did, the newest first."""
        every = self._versions(self._tip, ())
        chosen = (version for version in every if wanted(version.commit))
        while batch := list(islice(chosen, AHEAD)):
            changes = [change for version in batch for change in version.changes]
            blobs = (blob for one in changes for blob in one[1:] if blob)
            self._contents.ahead(blobs, self._stream)
            for version in batch:
                yield Step(version.commit, self._edits(version))

    def of_record(self, kind: Kind, record: str) -> Iterator[Step]:
        """Yield what befell one record, the newest first, under all its names.

        Where it came or went, or somebody took or left a seat, the whole commit is
        looked at: the record may have been renamed, the seat passed on.
        """
        tip: str | None = self._tip
        while tip is not None:
            start, tip = tip, None
            for version in self._versions(start, [kind.path_of(record)]):
                step = self._of_version(version)
                own = next((one for one in step.edits if _is(one, kind, record)), None)
                if own is None:
                    continue
                yield step._replace(own=own)
                if own.event == "renamed" and own.id == record:
                    record, tip = own.was, next(iter(version.commit.parents), None)
                    break

    def _stream(self, blobs: Iterable[str]) -> Iterator[tuple[str, bytes | Obstacle]]:
        for one in self._objects.stream(blobs):
            yield one.id, Obstacle.LARGE if one.data is None else one.data

    def _of_version(self, version: Version) -> Step:
        step = Step(version.commit, self._edits(version))
        if any(_may_be_more(edit) for edit in step.edits):
            whole = next(self._versions(version.commit.id, ()), version)
            step = step._replace(edits=self._edits(whole))
        return step

    def _versions(self, tip: str, paths: Iterable[str]) -> Iterator[Version]:
        every = line.versions(self._repository, tip, paths, self._progress)
        for version in every:
            if version.commit.id in self._boundary:
                self.cut = True
            else:
                yield version

    def _edits(self, version: Version) -> list[Edit]:
        touched = (Touched(*change) for change in version.changes)
        return edits(touched, self._contents)


def _is(edit: Edit, kind: Kind, record: str) -> bool:
    return edit.kind is kind and record in {edit.id, edit.was}


def _may_be_more(edit: Edit) -> bool:
    """Whether the rest of a commit may say more of what befell a record."""
    if edit.event in {"added", "removed"}:
        return True
    return any(
        delta.path[0] == "appointments" and (delta.is_part or delta.key == "until")
        for delta in edit.deltas
    )
