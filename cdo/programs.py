"""Programs that stand outside Python: where they are, and what they say of themselves.

Only what an absolute folder of PATH holds is started, in the root folder, with an
environment of our own and for a limited time, so that nothing a repository brings
along or configures is run.
"""

from __future__ import annotations

import os
import signal
import subprocess
from shutil import which
from types import MappingProxyType
from typing import TYPE_CHECKING

from cdo.registry.history.git import folders

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
    paths = (which(name, path=folders()) for name in names)
    return next((path for path in paths if path), None)


def asked(
    command: Sequence[str],
    home: str | None = None,
    given: Mapping[str, str] = MappingProxyType({}),
    patience: float | None = None,
    data: bytes | None = None,
) -> str:
    """Return what *command* prints, its home folder being *home* if that is given.

    *given* is added to its environment, *data* is its input; without *patience*, in
    seconds, it has `PATIENCE`.  Raises `NoAnswerError` where it cannot be started,
    fails or takes too long.
    """
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    environment |= _GIVEN | {"PATH": folders()}
    if home is not None:
        environment |= dict.fromkeys(_KEPT, home)
    environment |= given
    try:
        process = subprocess.Popen(  # noqa: S603  # no shell, a path of PATH
            command,
            cwd=os.sep,
            env=environment,
            stdin=subprocess.DEVNULL if data is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise NoAnswerError("启动不了") from error
    return _answer(process, PATIENCE if patience is None else patience, data)


def _answer(
    process: subprocess.Popen[bytes], patience: float, given: bytes | None
) -> str:
    """Return what *process* prints for what it is *given*.

    When it is late it is ended, with all it has started.
    """
    with process:
        try:
            data, _ = process.communicate(given, timeout=patience)
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
