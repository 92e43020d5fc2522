"""The door to Git for reading: one runner, hardened, over pipes.

Only what an absolute folder of PATH holds is started.  Of the caller's environment
just enough is kept to find the user's own settings, in which folders are declared
safe; variables of Git that would lead it to another repository are dropped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self, cast

from cdo.registry.history.troubles import HistoryError, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

_KEPT = ("HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR")
_GIVEN = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "LC_ALL": "C.UTF-8",
}
"""No replaced and no grafted commits, no locks, no questions, and no network."""

_HARDENED = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "log.showSignature=false",
    "core.quotePath=false",
    "protocol.allow=never",
    "merge.conflictStyle=merge",
)
_MOST_CONFLICTS = 127
_PIECE = 1 << 16
_REASON = 1000
"""Characters of a complaint of Git that are passed on."""


class GitError(Exception):
    """Git ended with a complaint, which the message is, in its own words."""


def located() -> str | None:
    """Return where Git is, as a whole path, or None where it is not installed."""
    return shutil.which("git", path=folders())


def folders() -> str:
    """Return PATH without what depends on the folder one stands in."""
    named = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(one for one in named if Path(one).is_absolute())


def asked(folder: Path, *arguments: str) -> bytes:
    """Return what Git answers to *arguments* in *folder*.

    Raises `GitError` where it complains, `HistoryError` where it cannot be started.
    """
    done = _done(folder, arguments)
    if done.returncode:
        raise GitError(_reason(done.stderr))
    return done.stdout


def merged(folder: Path, ours: str, base: str, theirs: str) -> tuple[bytes, bool]:
    """Return the merge of three files in *folder*, and whether the sides conflict.

    Where they do, marks stand around both.  Raises `GitError` where one is no text.
    """
    labels = ("-L", "BASE", "-L", "", "-L", "HEAD")
    done = _done(folder, ("merge-file", "-p", *labels, ours, base, theirs))
    if done.returncode > _MOST_CONFLICTS:
        raise GitError(_reason(done.stderr))
    return done.stdout, done.returncode > 0


def _done(
    folder: Path, arguments: tuple[str, ...]
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603  # no shell, an absolute path
            _command(arguments),
            cwd=folder,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise HistoryError(Trouble.NO_REPOSITORY, str(folder)) from error


class Talk:
    """Git as it runs, its input and output being pipes; used with `with`.

    Whoever leaves early ends it.  Raises `HistoryError` where it breaks off, as it
    does when an object is missing or damaged.
    """

    def __init__(
        self, folder: Path, *arguments: str, source: IO[bytes] | None = None
    ) -> None:
        """Start it with *arguments* in *folder*; *source* is its input, if given."""
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  # closed by `end`
        self._process = subprocess.Popen(  # noqa: S603  # no shell, an absolute path
            _command(arguments),
            cwd=folder,
            env=_environment(),
            stdin=subprocess.PIPE if source is None else source,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
        )
        self.output = cast("BufferedReader", self._process.stdout)

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.end()

    def say(self, data: bytes) -> None:
        """Give *data* to its input."""
        target = cast("IO[bytes]", self._process.stdin)
        try:
            target.write(data)
            target.flush()
        except BrokenPipeError:
            raise self._broken() from None

    def line(self) -> bytes:
        """Return the next line of its output, without the line end."""
        line = self.output.readline()
        if not line.endswith(b"\n"):
            raise self._broken()
        return line[:-1]

    def take(self, size: int) -> bytes:
        """Return the next *size* bytes of its output."""
        data = self.output.read(size)
        if len(data) < size:
            raise self._broken()
        return data

    def parts(self, mark: bytes) -> Iterator[bytes]:
        """Yield its output to the end, parted by *mark*."""
        rest = b""
        while data := self.output.read1(_PIECE):
            *whole, rest = (rest + data).split(mark)
            yield from whole
        if rest:
            raise self._broken()
        self.finish()

    def finish(self) -> None:
        """Wait for its end; raise `HistoryError` where that is not a good one."""
        if self._process.wait():
            raise self._broken()

    def end(self) -> None:
        """Let it go, whatever it is at."""
        self._process.kill()
        for pipe in (self._process.stdin, self.output):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        self._process.wait()
        self._complaints.close()

    def _broken(self) -> HistoryError:
        """Return why it broke off."""
        self._process.wait()
        self._complaints.seek(0)
        why = _reason(self._complaints.read(_REASON))
        return HistoryError(Trouble.BROKEN, why=why)


def _command(arguments: tuple[str, ...]) -> list[str]:
    git = located()
    if git is None:
        raise HistoryError(Trouble.NO_GIT)
    settings = [part for one in _HARDENED for part in ("-c", one)]
    return [git, "--no-pager", *settings, *arguments]


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | _GIVEN | {"PATH": folders()}


def _reason(complaint: bytes) -> str:
    """Return the line in which Git says what it cannot do, else its first."""
    lines = complaint[:_REASON].decode("utf-8", "replace").strip().split("\n")
    grave = (line for line in lines if line.startswith(("fatal: ", "error: ")))
    return next(grave, lines[0]).removeprefix("fatal: ") or "git 没有说明原因"
