"""What an audit costs beside Git's own log: `python -m tests.bench.audit [COMMITS]`.

As in `bench.py` each figure is a ratio of medians of whole processes run in turn.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench import histories, measure
from tests.bench.bench import CDO
from tests.bench.measure import say, verdict

USUAL = 5_000
MOST_MEMORY = 400
BUREAUS = 40
"""A city's worth of seats: some 270 files."""


def audited(folder: Path, commits: int, times: int) -> None:
    """Print what auditing so many *commits* costs beside a log of patches."""
    histories.SEATS = BUREAUS
    histories.repository(folder, commits)
    costs = measure.in_turn(
        {
            "git": ["git", "-C", str(folder), "log", "-p", "--no-renames"],
            "audit": [CDO, "audit", "-C", str(folder), "-f", "json"],
        },
        times,
    )
    ours = costs["audit"]
    say(f"cdo audit, {commits} commits: {ours.wall:.2f} s")
    verdict("  / git log -p --no-renames", ours.wall / costs["git"].wall, 12)
    verdict("  peak memory in MB", ours.memory, MOST_MEMORY)


def main() -> None:
    """Run everything; the number of commits may be given."""
    commits = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL
    with tempfile.TemporaryDirectory() as root:
        audited(Path(root) / "long", commits, 1)


if __name__ == "__main__":
    main()
