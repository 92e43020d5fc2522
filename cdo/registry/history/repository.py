"""The repository that a registry stands in: where in it, which commits, how whole."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cdo.registry.history.git import GitError, asked
from cdo.registry.history.objects import Objects
from cdo.registry.history.troubles import HistoryError, Trouble

if TYPE_CHECKING:
    from pathlib import Path

_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MANIFEST = "registry.yaml"
_GITS_OWN = ("HEAD", "objects", "refs")
_FACTS = (
    "--is-bare-repository",
    "--is-inside-work-tree",
    "--is-shallow-repository",
    "--show-object-format",
    "--show-prefix",
)


@dataclass(frozen=True)
class Repository:
    """A repository, and the place of one folder in its trees.

    `prefix` is the path of the folder in a commit's tree, with a slash at its end,
    and nothing at the top; `algorithm` names the digest that ids are
    (`sha1`, `sha256`).  `shallow` says that commits from some point back are absent.
    """

    folder: Path
    prefix: str
    algorithm: str
    bare: bool
    shallow: bool

    def head(self) -> str | None:
        """Return the id of the commit that is checked out, None before the first."""
        try:
            return self._resolved("HEAD")
        except GitError:
            return None

    def commit(self, revision: str) -> str:
        """Return the id of the commit that *revision* names, in any way Git knows.

        Raises `HistoryError` where it names none: `EMPTY` where there are no commits
        at all, `SHALLOW` where the commit may be one of those that are absent.
        """
        try:
            return self._resolved(revision)
        except GitError as error:
            raise HistoryError(self._missing(str(error)), revision) from error

    def tree(self, commit: str) -> str | None:
        """Return the id of the tree that *commit* has at the folder, None without."""
        try:
            return self._named(f"{commit}:{self.prefix.rstrip('/')}")
        except GitError:
            return None

    def holds(self, commit: str, path: str) -> bool:
        """Say whether *commit* has something at *path* of the folder."""
        try:
            self._named(f"{commit}:{self.prefix}{path}")
        except GitError:
            return False
        return True

    def below(self, place: str) -> Repository:
        """Return the same repository at *place*, a path from the folder.

        It may lead upward with `..`, but not out of the repository.
        """
        steps = [step for step in f"{self.prefix}{place}".split("/") if step]
        while ".." in steps:
            at = steps.index("..")
            del steps[max(at - 1, 0) : at + 1]
        return replace(self, prefix="".join(f"{step}/" for step in steps))

    def objects(self) -> Objects:
        """Return its objects, to be used with `with`."""
        return Objects(self.folder)

    def base(self, one: str, other: str) -> str | None:
        """Return the best common ancestor of two commits, None where there is none."""
        try:
            return asked(self.folder, "merge-base", one, other).decode().split()[0]
        except GitError:
            return None

    def boundary(self) -> frozenset[str]:
        """Return the commits of a shallow clone whose parents are absent."""
        if not self.shallow:
            return frozenset()
        file = self._path("shallow")
        return frozenset(file.read_text(encoding="ascii").split())

    def replaced(self) -> bool:
        """Say whether there are replaced or grafted commits, which are not heeded."""
        refs = asked(self.folder, "for-each-ref", "--count=1", "refs/replace/")
        return bool(refs) or self._path("info/grafts").exists()

    def _resolved(self, revision: str) -> str:
        if "\0" in revision:
            raise GitError(revision)
        named = self._named(revision)
        if not _ID.fullmatch(named):
            raise GitError(revision)
        return self._named(f"{named}^{{commit}}")

    def _named(self, expression: str) -> str:
        """Return the id that *expression* stands for."""
        arguments = ("rev-parse", "--verify", "--end-of-options", expression)
        return asked(self.folder, *arguments).decode().strip()

    def _missing(self, complaint: str) -> Trouble:
        """Return what it is that a revision was not found for."""
        if self.head() is None and not asked(self.folder, "for-each-ref", "--count=1"):
            return Trouble.EMPTY
        if "ambiguous" in complaint:
            return Trouble.AMBIGUOUS
        return Trouble.SHALLOW if self.shallow else Trouble.NO_REVISION

    def _path(self, name: str) -> Path:
        """Return the path of a file in the folder that all worktrees share."""
        common = asked(self.folder, "rev-parse", "--git-common-dir")
        return self.folder / common.decode().rstrip("\n") / name


def intruded(folder: Path) -> bool:
    """Say whether Git would take *folder*, where a registry is, for its own folder.

    A repository without working tree can be carried by another one as plain files,
    and Git would read its history and heed its settings.  A true one holds no
    registry's files.
    """
    if not (folder / _MANIFEST).exists():
        return False
    for above in (folder.resolve(), *folder.resolve().parents):
        if os.path.lexists(above / ".git"):
            return False
        if all(os.path.lexists(above / name) for name in _GITS_OWN):
            return True
    return False


def opened(folder: Path) -> Repository:
    """Return the repository that *folder* stands in.

    Raises `HistoryError` where there is none, or it may not or cannot be read.
    """
    if intruded(folder):
        raise HistoryError(Trouble.INTRUDER, str(folder))
    try:
        told = asked(folder, "rev-parse", *_FACTS)
    except GitError as error:
        trouble = Trouble.NO_REPOSITORY
        if "dubious ownership" in str(error):
            trouble = Trouble.FOREIGN
        elif "not a git repository" not in str(error):
            raise HistoryError(Trouble.BROKEN, why=str(error)) from error
        raise HistoryError(trouble, str(folder)) from error
    bare, inside, shallow, algorithm, prefix = told.split(b"\n", len(_FACTS) - 1)
    if b"true" not in (bare, inside):
        raise HistoryError(Trouble.NO_REPOSITORY, str(folder))
    return Repository(
        folder,
        os.fsdecode(prefix.removesuffix(b"\n")),
        algorithm.decode(),
        bare == b"true",
        shallow == b"true",
    )
