"""Whole processes, run in turn, and what the system says they cost."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import sysconfig
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


CDO = str(Path(sysconfig.get_path("scripts")) / "cdo")

ANEW = ["env", "CDO_CACHE=off"]
"""What makes a command work everything out anew."""


def keeping(folder: Path) -> list[str]:
    """Return what makes a command keep in *folder* what it works out."""
    return ["env", "CDO_CACHE=on", f"XDG_CACHE_HOME={folder}"]


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of processor, and peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str]) -> Cost:
    """Run *command* once, its output thrown away; raise where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        message = f"{' '.join(command[:4])} … ended with {process.returncode}"
        raise RuntimeError(message)
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(commands: Mapping[str, Sequence[str]], times: int) -> dict[str, Cost]:
    """Run all *commands* in turn, *times* times; return the medians by name."""
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            cost = run(command)
            if turn:  # the first turn warms the caches
                costs[name].append(cost)
    return {name: median(each) for name, each in costs.items()}


def median(costs: Sequence[Cost]) -> Cost:
    """Return the medians of *costs*, and the most memory."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        max(cost.memory for cost in costs),
    )


def say(line: str) -> None:
    """Print *line* at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def verdict(name: str, ratio: float, target: float, *, at_least: bool = False) -> None:
    """Print one ratio beside its target."""
    reached = ratio >= target if at_least else ratio <= target
    sign = "≥" if at_least else "≤"
    word = "reached" if reached else "MISSED"
    say(f"{name:52} {ratio:8.2f}   target {sign} {target:g}   {word}")
