"""Runs the command as a user does, in this process."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from cdo.cli.app import main

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it wrote where."""

    code: int
    out: str
    err: str

    def __str__(self) -> str:
        """All that a user saw."""
        return f"{self.out}{self.err}→ {self.code}\n"


class Screen(io.StringIO):
    """A standard stream that is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def cdo(*arguments: str, screen: bool = False) -> Ran:
    """Run the command with *arguments*, on a terminal if *screen*."""
    out, err = (Screen(), Screen()) if screen else (io.StringIO(), io.StringIO())
    with redirect_stdout(out), redirect_stderr(err):
        code = main(list(arguments))
    return Ran(code, out.getvalue(), err.getvalue())
