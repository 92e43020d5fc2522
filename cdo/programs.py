"""Programs that stand outside Python: where they are, and what they say of themselves.

Only what an absolute folder of PATH holds is started, in the root folder, with an
environment of our own and for a limited time, so that nothing a repository brings
along or configures is run.
"""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from shutil import which
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 20.0
"""Seconds that a program has for its answer."""

_KEPT = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
_GIVEN = {
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
}


class NoAnswerError(Exception):
    """A program is there and does not answer; the message says why."""


def located(*names: str) -> str | None:
    """Return the first of *names* that is a program, as a whole path."""
    paths = (which(name, path=_folders()) for name in names)
    return next((path for path in paths if path), None)


def asked(
    command: Sequence[str],
    home: str | None = None,
    given: Mapping[str, str] = MappingProxyType({}),
    patience: float | None = None,
) -> str:
    """Return what *command* prints, its home folder being *home* if that is given.

    *given* is added to its environment; without *patience*, in seconds, it has
    `PATIENCE`.  Raises `NoAnswerError` where it cannot be started, fails or takes
    too long.
    """
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= _GIVEN | {"PATH": _folders()}
    if home is not None:
        environment |= dict.fromkeys(_KEPT, home)
    environment |= given
    try:
        process = subprocess.Popen(  # noqa: S603  # no shell, a path of PATH
            command,
            cwd=os.sep,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NoAnswerError("启动不了") from error
    return _answer(process, PATIENCE if patience is None else patience)


def _answer(process: subprocess.Popen[bytes], patience: float) -> str:
    """Return what *process* prints; end it with all it has started when it is late."""
    with process:
        try:
            data, _ = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            _end(process)
            raise NoAnswerError(f"{patience:g} 秒没有回答") from None
    if process.returncode:
        raise NoAnswerError(f"运行出错，退出码 {process.returncode}")
    return data.decode("utf-8", "replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _folders() -> str:
    """Return PATH without what depends on the folder one stands in."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(one for one in folders if Path(one).is_absolute())
