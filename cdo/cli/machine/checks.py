"""What the program finds on a machine: the checks of `cdo doctor`, and what one says.

A check never raises: what cannot be found out is told as that.
"""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    Look = Callable[["Asked"], Iterator["Check"]]

LOOKS = {
    "python": "cdo.cli.machine.libraries",
    "packages": "cdo.cli.machine.libraries",
    "libyaml": "cdo.cli.machine.libraries",
    "calendar": "cdo.cli.machine.libraries",
    "cache": "cdo.cli.machine.caches",
    "git": "cdo.cli.machine.machine",
    "signatures": "cdo.cli.machine.machine",
    "libreoffice": "cdo.cli.machine.machine",
    "fonts": "cdo.cli.machine.machine",
    "lock": "cdo.cli.machine.locks",
}
"""What is looked at in turn, and the module whose function of that name looks."""

NEEDED = frozenset({"python", "packages"})
"""What the commands of today cannot do without."""


class Asked(NamedTuple):
    """The day whose working days are wanted; the registry, where there is one."""

    day: date
    registry: Path | None = None


class State(StrEnum):
    """How it is about a thing."""

    FOUND = "found"
    STAND_IN = "stand_in"
    OUTDATED = "outdated"
    UNUSABLE = "unusable"
    MISSING = "missing"
    UNKNOWN = "unknown"
    FREE = "free"
    HELD = "held"
    STALE = "stale"


class Check(NamedTuple):
    """One thing that was looked for.

    `detail` is its version or place.  `without` is what cannot be done as long as
    it is as it is, `remedy` what to type to get it, line by line.
    """

    id: str
    title: str
    state: State
    detail: str = ""
    without: str = ""
    remedy: tuple[str, ...] = ()
    needed: bool = False

    @property
    def well(self) -> bool:
        """Whether nothing is left to wish for."""
        return self.state in {State.FOUND, State.FREE}


def checks(asked: Asked) -> Iterator[Check]:
    """Yield every check of what is *asked*."""
    for name, module in LOOKS.items():
        try:
            look: Look = getattr(import_module(module), name)
            yield from look(asked)
        except Exception as error:  # noqa: BLE001  # a check must not end the others
            told = f"{type(error).__name__}: {error}"
            needed = name in NEEDED
            yield Check(
                name, name, State.UNKNOWN, told, "不知道能不能用", needed=needed
            )
