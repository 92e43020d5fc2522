"""How much work a template may make: steps and characters, the same everywhere.

They are counted, not timed, so that a template does on every machine what it does
on one.
"""

from __future__ import annotations

from cdo.documents.templates.faults import Complaint

MOST_STEPS = 500_000
"""Turns of loops, and items that filters look at, for one document."""

MOST_CHARACTERS = 2_000_000
"""Characters that are put together or out for one document."""

LARGEST_NUMBER = 10**15


class Budget:
    """What is left of steps and characters for one document."""

    def __init__(self) -> None:
        """Begin with all of it."""
        self._steps = MOST_STEPS
        self._characters = MOST_CHARACTERS

    def step(self, count: int = 1) -> None:
        """Take *count* steps; raise `Complaint` where there are too many."""
        self._steps -= count
        if self._steps < 0:
            raise Complaint(
                f"循环太多，一份公文最多 {MOST_STEPS} 步；检查循环里面的循环"
            )

    def write(self, count: int) -> None:
        """Put *count* characters; raise `Complaint` where there are too many."""
        self._characters -= count
        if self._characters < 0:
            raise Complaint(
                f"写出来的文字太多，一份公文最多 {MOST_CHARACTERS} 个字；检查循环"
            )
