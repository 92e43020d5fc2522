"""The store: the only code that writes into a registry.

Under the lock, what is to be written is first put down whole beside its file; then
every file is compared with the bytes that were read; only then is one after another
replaced in one step.  Whatever ends a writer leaves each file as it was or as it was
to be.  Links are never followed, and nothing outside the registry is written.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

from cdo.editing import lock
from cdo.editing.folders import Folders
from cdo.registry.trees import LET_BE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cdo.editing.folders import Folder
    from cdo.editing.lock import Holder, LockState

_DRAFT = re.compile(r"\.cdo-[0-9a-f]+\.tmp")
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.EISDIR, errno.ENXIO})
"""What the system says where something else stands than the file that was read."""


class Change(NamedTuple):
    """A file, seen from the registry's folder: the bytes read, and those wanted."""

    path: str
    before: bytes
    after: bytes


class Trouble(StrEnum):
    """Why something was not written."""

    HELD = "held"
    CHANGED = "changed"
    OUTSIDE = "outside"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not written, and at which files.

    `holder` is who else is writing, `error` what the system refused.
    """

    trouble: Trouble
    paths: tuple[str, ...] = ()
    holder: Holder | None = None
    error: OSError | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The files that now are as wanted, and what kept the rest from it, if anything.

    With all files written and a refusal of the system, the disk has not confirmed.
    """

    written: tuple[str, ...] = ()
    refusal: Refusal | None = None


def write(
    root: Path, changes: Iterable[Change], then: Callable[[], None] | None = None
) -> Outcome:
    """Write *changes* into the registry in *root*; where nothing changes, no byte.

    *then* is called once all is written, while nobody else can write.
    """
    wanted = [change for change in changes if change.after != change.before]
    outside = tuple(one.path for one in wanted if not _is_inside(one.path))
    if outside:
        return Outcome(refusal=Refusal(Trouble.OUTSIDE, outside))
    if not wanted:
        return Outcome()
    try:
        with lock.locked(root):
            reclaim(root)
            outcome = _transact(root, wanted)
            if then is not None and outcome.refusal is None:
                then()
            return outcome
    except lock.HeldError as held:
        return Outcome(refusal=Refusal(Trouble.HELD, holder=held.holder))
    except OSError as error:
        return Outcome(refusal=Refusal(Trouble.SYSTEM, error=error))


def lock_state(root: Path) -> LockState:
    """Return how it is about the lock of the registry in *root*; change nothing."""
    return lock.state(root)


def leftovers(root: Path) -> Iterator[Path]:
    """Yield the files that writers which were killed left in the registry."""
    for folder, below, files in os.walk(root):
        let_be = LET_BE if Path(folder) == root else frozenset()
        below[:] = [one for one in below if one[0] != "." and one not in let_be]
        for name in filter(_DRAFT.fullmatch, files):
            yield Path(folder, name)


def reclaim(root: Path) -> None:
    """Remove what writers which were killed left; called under the lock."""
    for file in leftovers(root):
        with suppress(OSError):
            file.unlink()


def _is_inside(path: str) -> bool:
    """Say whether *path* leads from the registry's folder down to a plain name."""
    steps = path.split("/")
    barred = {"\\", "\0"}
    return all(one and one[0] != "." and not barred & set(one) for one in steps)


class _Draft:
    """What is to become of one file, put down beside it."""

    def __init__(self, folders: Folders, change: Change) -> None:
        self.change = change
        *steps, self._name = change.path.split("/")
        self.folder = tuple(steps)
        self._folders = folders
        self._draft = f".cdo-{token_hex(8)}.tmp"

    @property
    def _folder(self) -> Folder:
        return self._folders.at(self.folder)

    def stage(self) -> None:
        """Put down the new bytes, with the mode and the owner that the file has."""
        old = self._opened()
        if old is None:  # which the comparison will find
            return
        try:
            like = os.fstat(old)
        finally:
            os.close(old)
        handle = self._folder.make(self._draft)
        try:
            _fill(handle, self.change.after)
            _resemble(handle, like)
            os.fsync(handle)
        finally:
            os.close(handle)

    def matches(self) -> bool:
        """Say whether the file still has the bytes that were read."""
        handle = self._opened()
        if handle is None:
            return False
        with os.fdopen(handle, "rb") as stream:
            return stream.read(len(self.change.before) + 1) == self.change.before

    def put(self) -> None:
        """Replace the file."""
        self._folder.replace(self._name, self._draft)

    def settle(self) -> None:
        """Have the disk take in that the file was replaced."""
        self._folder.sync()

    def discard(self) -> None:
        """Remove what was put down, unless it has become the file."""
        with suppress(OSError):
            self._folder.remove(self._draft)

    def _opened(self) -> int | None:
        """Return a handle of the file, None where no plain file is there."""
        try:
            return self._folder.open(self._name)
        except OSError as error:
            if error.errno in _GONE:
                return None
            raise


def _transact(root: Path, changes: Sequence[Change]) -> Outcome:
    """Write *changes*, all compared before the first file is replaced."""
    written: list[str] = []
    at: tuple[str, ...] = ()
    with Folders(root) as folders:
        drafts = [_Draft(folders, change) for change in changes]
        try:
            for draft in drafts:
                at = (draft.change.path,)
                draft.stage()
            changed = tuple(one.change.path for one in drafts if not one.matches())
            if changed:
                return Outcome(refusal=Refusal(Trouble.CHANGED, changed))
            for draft in drafts:
                at = (draft.change.path,)
                draft.put()
                written.append(draft.change.path)
            at = ()
            _settle(drafts)
        except OSError as error:
            refusal = Refusal(Trouble.SYSTEM, at, error=error)
            return Outcome(tuple(written), refusal)
        finally:
            for draft in drafts:
                draft.discard()
    return Outcome(tuple(written))


def _settle(drafts: Sequence[_Draft]) -> None:
    """Have the disk take in what was renamed, folder by folder."""
    for draft in {draft.folder: draft for draft in drafts}.values():
        draft.settle()


def _fill(handle: int, data: bytes) -> None:
    """Write all of *data*; the system may take less at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _resemble(handle: int, like: os.stat_result) -> None:
    """Give a new file the owner and the mode of the one that it is to replace."""
    if not hasattr(os, "fchmod"):
        return
    with suppress(PermissionError):  # only the superuser gives files away
        os.fchown(handle, like.st_uid, like.st_gid)
    os.fchmod(handle, stat.S_IMODE(like.st_mode))
