"""A bar on the terminal for what takes longer than a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds that pass before there is a bar."""


class Bar:
    """Shows how far the reading is, if it takes long and somebody looks on."""

    def __init__(self, text: str) -> None:
        """Make a bar that says *text*; nothing is shown yet."""
        self._text = text
        self._began = time.monotonic()
        self._watched = sys.stderr.isatty()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def step(self, done: int, total: int) -> None:
        """Note that *done* of *total* files are read."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done)
        elif self._watched and time.monotonic() - self._began > PATIENCE:
            self._show(done, total)

    def _show(self, done: int, total: int) -> None:
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task(self._text, total=total, completed=done)
        self._bar.start()
