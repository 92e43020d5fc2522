"""Which edition of the registry a command reads: the folder's, or a commit's.

A commit is named by `--rev`, or found by `--known-at`: the last one on the line of
first parents that was there by then.  The folder itself need not be checked out.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cdo.cli import exits, options
from cdo.cli.exits import StopError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cdo.registry.history.repository import Repository
    from cdo.registry.trees import Tree

_SHORT = 10


@dataclass(frozen=True)
class Edition:
    """A registry to be read: where it stands, its files, and which commit they are of.

    `commit` is None for the folder as it is; `known_at` is what JSON says of it;
    `repository` is that of a commit.
    """

    folder: Path
    tree: Tree
    commit: str | None = None
    known_at: str | None = None
    repository: Repository | None = None

    @property
    def told(self) -> str:
        """What a title says of it in brackets, nothing for the folder as it is."""
        if self.commit is None:
            return ""
        commit = f"提交 {self.commit[:_SHORT]}"
        if self.known_at is None:
            return f"（{commit}）"
        return f"（按 {self.known_at.replace('T', ' ')} 为止入库的记录，{commit}）"


def opened(given: str, rev: str = "", known_at: str = "") -> Edition:
    """Return the edition of the registry *given* that *rev* and *known_at* ask for.

    Raises `StopError` where there is no registry, or nothing was known yet; and
    `HistoryError` where the history does not answer.
    """
    if not rev and not known_at:
        return present(options.folder(given))
    at = options.moment(known_at) if known_at else None
    folder, places = _places(given)
    repository = repository_of(folder)
    commit = repository.commit(rev or "HEAD")
    if at is not None:
        commit = _known(repository, commit, at)
    edition = past(repository, commit, places)
    return replace(edition, known_at=options.written(known_at) if at else None)


def present(folder: Path) -> Edition:
    """Return the registry in *folder* as it is there now."""
    from cdo.registry.trees import FolderTree  # noqa: PLC0415

    return Edition(folder, FolderTree(folder))


def merged(given: str, base: str, head: str) -> Edition:
    """Return the registry *given* as merging the commits *base* and *head* gives it.

    Raises `HistoryError` where the history does not answer.
    """
    from cdo.registry.history import merging  # noqa: PLC0415

    folder, places = _places(given)
    repository = repository_of(folder)
    one, other = repository.commit(base), repository.commit(head)
    there = past(repository, one, places).repository or repository
    return Edition(folder, merging.merged(there, one, other))


def past(
    repository: Repository, commit: str, places: tuple[str, ...] = ("",)
) -> Edition:
    """Return the registry in the first of *places* where *commit* has one.

    Places are below the folder of *repository*.  Raises `HistoryError` where it has
    a registry in none.
    """
    from cdo.registry.history.committree import CommitTree  # noqa: PLC0415
    from cdo.registry.history.troubles import HistoryError, Trouble  # noqa: PLC0415

    for place in places:
        there = repository.below(place)
        if there.holds(commit, options.MANIFEST):
            tree = CommitTree(there, commit)
            return Edition(there.folder, tree, commit, repository=there)
    missing = repository.below(places[0]).prefix + options.MANIFEST
    raise HistoryError(Trouble.NO_REGISTRY, commit[:_SHORT], missing)


def repository_of(folder: Path) -> Repository:
    """Return the repository that *folder* stands in."""
    from cdo.registry.history import repository  # noqa: PLC0415

    return repository.opened(folder)


def _places(given: str) -> tuple[Path, tuple[str, ...]]:
    """Return a folder that is there, and the places below where a registry may be.

    In a commit there may be one where none is now.
    """
    try:
        found = options.sought(given)
    except StopError:
        return _named(Path(given or os.environ[options.VARIABLE]))
    if found is not None:
        return found, ("",)
    return Path.cwd(), tuple(_around(Path.cwd()))


def _named(path: Path) -> tuple[Path, tuple[str, ...]]:
    """Return the next folder above *path* that is there, and what is below it."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100  # links stay what they are
    there = next(one for one in (whole, *whole.parents) if one.is_dir())
    rest = "" if there == whole else whole.relative_to(there).as_posix()
    return there, (rest, f"{rest}/{options.BELOW}".lstrip("/"))


def _around(here: Path) -> Iterator[str]:
    """Yield the folders from *here* upward, then the one below that is usual."""
    yield ""
    yield from ("/".join([".."] * up) for up in range(1, len(here.parents)))
    yield options.BELOW


def _known(repository: Repository, tip: str, at: datetime) -> str:
    """Return the commit that was the last on the line to *tip* at that moment."""
    from cdo.registry.history import line  # noqa: PLC0415

    moments = line.moments(repository, tip)
    found = line.known(moments, at)
    if found is not None:
        return found
    first = options.local(moments[0].time)
    told = f"那时还没有入库的记录：最早的提交在 {first}"
    if repository.shallow:
        told += "，而这个克隆只有一部分历史；先运行 git fetch --unshallow 取回全部历史"
        raise StopError(told, exits.UNKNOWN)
    raise StopError(told)
