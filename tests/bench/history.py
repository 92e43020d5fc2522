"""What the history costs beside Git's own: `python -m tests.bench.history [COMMITS]`.

As in `bench.py` each figure is a ratio of medians of whole processes run in turn.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench import histories, measure
from tests.bench.measure import ANEW, CDO, say, verdict

USUAL = 10_000
MOST_MEMORY = 400


def field_level(folder: Path, commits: int, times: int) -> None:
    """Print what the history of all fields costs beside a log of patches."""
    git = ["git", "-C", str(folder), "log", "-p", "--no-renames"]
    commands = {"git": git}
    for form in ("text", "json"):
        commands[form] = [*ANEW, CDO, "log", "-C", str(folder), "-f", form]
    keeping = measure.keeping(folder.with_name("cache"))
    commands["kept"] = [*keeping, *commands["json"][len(ANEW) :]]
    costs = measure.in_turn(commands, times)
    for form in ("text", "json"):
        ours = costs[form]
        say(f"cdo log -f {form}, {commits} commits: {ours.wall:.2f} s")
        verdict("  / git log -p --no-renames", ours.wall / costs["git"].wall, 7)
        verdict("  peak memory in MB", ours.memory, MOST_MEMORY)
    say(f"  with what was kept / anew {costs['kept'].wall / costs['json'].wall:29.2f}")


def one_record(folder: Path, times: int) -> None:
    """Print what the history of one record costs beside Git's of its file."""
    small = folder.with_name("small")
    histories.repository(small, 2)
    record = "officer/p-00001-a"
    file = f"officers/{record.partition('/')[2]}.yaml"
    costs = measure.in_turn(
        {
            "git": ["git", "-C", str(folder), "log", "-p", "--", file],
            "cdo": [*ANEW, CDO, "log", record, "-C", str(folder)],
            "start": [*ANEW, CDO, "log", "registry", "-C", str(small)],
        },
        times,
    )
    ours = costs["cdo"].wall - costs["start"].wall
    say(f"start-up {costs['start'].wall:.2f} s, one record {costs['cdo'].wall:.2f} s")
    verdict(
        "one record beyond start-up / git log -p -- FILE", ours / costs["git"].wall, 1.5
    )


def logs(root: Path, commits: int, times: int) -> None:
    """Print what logs of a history of so many *commits* cost."""
    folder = root / "long"
    histories.repository(folder, commits)
    field_level(folder, commits, times)
    one_record(folder, times)


def main() -> None:
    """Run everything; the number of commits may be given."""
    commits = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL
    with tempfile.TemporaryDirectory() as root:
        logs(Path(root), commits, 5 if commits <= USUAL else 1)


if __name__ == "__main__":
    main()
