"""The line of first parents: what the registry's history said, version by version."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from cdo.registry.history import commits
from cdo.registry.history.git import GitError, Talk, asked
from cdo.registry.history.troubles import HistoryError, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from cdo.registry.history.commits import Commit
    from cdo.registry.history.repository import Repository

    Progress = Callable[[int, int], None]

LARGEST_COMMIT = 1 << 20
"""Bytes of a commit that are looked at; the text of one that is larger is left out."""

LARGEST_READ = 1 << 26
"""Bytes of a commit that can be read where its text must not be left out."""

_FILES = frozenset({"100644", "100755"})


class Moment(NamedTuple):
    """One commit of the line, and when it became known: seconds since 1970.

    That is the latest committer date among it and those before it on the line.
    """

    commit: str
    time: int


class Change(NamedTuple):
    """One file that a commit changed: its path in the registry, its blobs.

    `old` is None where it was added, `new` where it was removed; what is no plain
    file (a link, a submodule) counts as not being there.
    """

    path: str
    old: str | None
    new: str | None


class Version(NamedTuple):
    """A commit that changed something in the registry, and what."""

    commit: Commit
    changes: tuple[Change, ...]


def moments(repository: Repository, tip: str) -> list[Moment]:
    """Return the line that ends in *tip*, the oldest first."""
    told = _asked(repository, "rev-list", "--first-parent", "--timestamp", tip)
    found: list[Moment] = []
    latest = None
    for line in reversed(told.splitlines()):
        time, _, commit = line.partition(" ")
        latest = int(time) if latest is None else max(latest, int(time))
        found.append(Moment(commit, latest))
    return found


def known(line: Iterable[Moment], at: datetime) -> str | None:
    """Return the last commit of *line* that was known at *at*, None where none was."""
    limit = at.timestamp()
    before = [one for one in line if one.time <= limit]
    return before[-1].commit if before else None


def length(repository: Repository, tip: str) -> int:
    """Return how many commits the line to *tip* has."""
    return int(_asked(repository, "rev-list", "--first-parent", "--count", tip))


def versions(
    repository: Repository,
    tip: str,
    paths: Iterable[str] = (),
    progress: Progress | None = None,
) -> Iterator[Version]:
    """Yield every version of the registry on the line to *tip*, the newest first.

    A commit is compared with its first parent, and one without parents with nothing;
    so is one at the boundary of a shallow clone, see `Repository.boundary`.  Commits
    that change nothing in the registry, or in *paths* of it where these are given,
    are left out.  Files are told by path: a renamed one is removed and added.
    Nothing is kept: a history of any length needs the same memory.  *progress* is
    told how many commits of how many have been looked at, these included.
    """
    waiting: deque[tuple[Change, ...]] = deque()
    total = length(repository, tip) if progress else 0
    walk = ("rev-list", "--first-parent", tip)

    def names() -> Iterator[str]:
        for done, (name, changes) in enumerate(_changed(repository, walk, paths), 1):
            if progress:
                progress(done, total)
            if changes:
                waiting.append(changes)
                yield name

    with repository.objects() as objects:
        for one in objects.stream(names(), LARGEST_COMMIT):
            yield Version(commits.commit(one.id, one.data or b""), waiting.popleft())


def ancestry(
    repository: Repository, tip: str, progress: Progress | None = None
) -> Iterator[Version]:
    """Yield every commit that *tip* descends from, and itself, parents first.

    Merged branches are among them.  A commit is compared with its first parent, as
    by `versions`; one that changes nothing in the registry has no changes.
    """
    waiting: deque[tuple[Change, ...]] = deque()
    walk = ("rev-list", "--topo-order", "--reverse", tip)
    total = int(_asked(repository, "rev-list", "--count", tip)) if progress else 0

    def names() -> Iterator[str]:
        for name, changes in _changed(repository, walk, ()):
            waiting.append(changes)
            yield name

    with repository.objects() as objects:
        for done, one in enumerate(objects.stream(names(), LARGEST_READ), 1):
            if one.data is None:
                raise HistoryError(Trouble.BROKEN, why=one.id)
            if progress:
                progress(done, total)
            yield Version(commits.commit(one.id, one.data), waiting.popleft())


def parents(repository: Repository, tip: str) -> Iterator[str]:
    """Yield the parents of every commit that *tip* descends from, and its own."""
    told = _asked(repository, "rev-list", "--parents", tip)
    for row in told.splitlines():
        _, *found = row.split(" ")
        yield from found


def _asked(repository: Repository, *arguments: str) -> str:
    try:
        return asked(repository.folder, *arguments).decode()
    except GitError as error:
        raise HistoryError(Trouble.BROKEN, why=str(error)) from error


def _changed(
    repository: Repository, walk: tuple[str, ...], paths: Iterable[str]
) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Yield the commits of a *walk*, and what each changed in the registry."""
    folder, prefix = repository.folder, repository.prefix
    limits = [prefix + path for path in paths] or [prefix]
    asked_for = ("-r", "-z", "--root", "--no-renames", "--always")
    with (
        Talk(folder, *walk) as line,
        Talk(
            folder,
            *("diff-tree", "--stdin", "--raw", *asked_for),
            *("--diff-merges=first-parent", "--"),
            *(f":(top,literal){limit}" for limit in limits if limit),
            source=line.output,
        ) as told,
    ):
        parts = told.parts(b"\0")
        name, changes = next(parts, b""), list[Change]()
        for part in parts:
            if part.startswith(b":"):
                changes.append(_change(part, next(parts), prefix))
            else:
                yield name.decode(), tuple(changes)
                name, changes = part, []
        line.finish()
        yield name.decode(), tuple(changes)


def _change(facts: bytes, path: bytes, prefix: str) -> Change:
    old_mode, new_mode, old, new, _ = facts[1:].decode().split(" ")
    told = path.decode("utf-8", "backslashreplace").removeprefix(prefix)
    return Change(
        told, old if old_mode in _FILES else None, new if new_mode in _FILES else None
    )
