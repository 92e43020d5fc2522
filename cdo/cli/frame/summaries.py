"""What each command does, in a line, gathered beforehand: help imports no command.

`make docs` gathers the lines from the commands, `make fresh` sees that they are theirs.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from cdo.cli.app import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("summaries.txt")


def summary(name: str) -> str:
    """Return what the command *name* does, as help lists it."""
    return _gathered().get(name) or _told(name)


def gathered() -> str:
    """Return the lines of all commands, each after the command's name."""
    return "".join(f"{name} {_told(name)}\n" for name in COMMANDS)


@cache
def _gathered() -> Mapping[str, str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines)


def _told(name: str) -> str:
    """Return the first line of the command's own help page."""
    text: str = import_module(COMMANDS[name]).HELP
    return text.strip().partition("\n")[0].rstrip("。")
