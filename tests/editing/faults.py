"""Calls of the system that fail, or end the process, where a test wants them to."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

CALLS = ("open", "write", "fchmod", "fsync", "replace", "unlink", "close")
"""What the store asks of the system, by name."""


def counted(
    patch: pytest.MonkeyPatch, names: tuple[str, ...], act: Callable[[str], None]
) -> None:
    """Have *act* told of each call of *names* before it is made."""

    def told(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401
            act(name)
            return real(*given, **named)

        return call

    for name in names:
        patch.setattr(os, name, told(name, getattr(os, name)))


def failing(patch: pytest.MonkeyPatch, name: str, number: int, code: int) -> None:
    """Let the call number *number* of *name* fail with *code*, and all after it."""
    seen = 0

    def act(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen > number:
            raise OSError(code, os.strerror(code))

    counted(patch, (name,), act)


def dying(patch: pytest.MonkeyPatch, number: int) -> None:
    """End the process before its call number *number*, as `kill -9` does."""
    seen = 0

    def act(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen > number:
            os.kill(os.getpid(), signal.SIGKILL)

    counted(patch, CALLS, act)


def forked(work: Callable[[], None]) -> int:
    """Return how a process ended that only did *work*: 0, or minus a signal."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)
