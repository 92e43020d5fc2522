"""What an audit costs beside Git's own log: `python -m tests.bench.audit [COMMITS]`.

As in `bench.py` each figure is a ratio of medians of whole processes run in turn.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.bench import histories, measure
from tests.bench.measure import CDO, say, verdict

USUAL = 5_000
MOST_MEMORY = 400
MORE = 10


def audited(folder: Path, commits: int, times: int) -> None:
    """Print what auditing so many *commits* costs beside a log of patches.

    The first run begins with nothing kept, the second with what the first kept, and
    the third finds a few commits more.
    """
    repository, cache = folder / "audited", folder / "audit-cache"
    histories.repository(repository, commits)
    git = ["git", "-C", str(repository), "log", "-p", "--no-renames"]
    audit = [*measure.keeping(cache), CDO, "audit", "-C", str(repository)]
    audit += ["-f", "json", "--as-of", "2022-12-31"]
    earlier = ["--rev", f"HEAD~{MORE}"]
    steps = {"git": git, "first": audit, "second": audit}
    steps |= {"earlier": [*audit, *earlier], "more": audit}
    costs: dict[str, list[measure.Cost]] = {name: [] for name in steps}
    for _ in range(times):
        for name, command in steps.items():
            if name in {"first", "earlier"}:
                shutil.rmtree(cache, ignore_errors=True)
            costs[name].append(measure.run(command))
    told({name: measure.median(each) for name, each in costs.items()}, commits)
    size = sum(file.stat().st_size for file in cache.rglob("*")) / 2**20
    say(f"  kept on disk, in MB {size:38.1f}")


def told(costs: dict[str, measure.Cost], commits: int) -> None:
    """Print the medians."""
    git = costs["git"]
    say(f"cdo audit, {commits} commits: {costs['first'].wall:.2f} s, ")
    say(f"  a second time: {costs['second'].wall:.2f} s")
    verdict("  first / git log -p --no-renames", costs["first"].wall / git.wall, 12)
    verdict("  second / git log -p --no-renames", costs["second"].wall / git.wall, 2)
    say(f"  {MORE} commits later / git log -p {costs['more'].wall / git.wall:24.2f}")
    say(f"  second, of processor / git {costs['second'].cpu / git.cpu:30.2f}")
    for name in ("first", "second"):
        verdict(f"  peak memory in MB, {name}", costs[name].memory, MOST_MEMORY)


def main() -> None:
    """Run everything; the number of commits may be given."""
    commits = int(sys.argv[1]) if len(sys.argv) > 1 else USUAL
    with tempfile.TemporaryDirectory() as root:
        audited(Path(root), commits, 3)


if __name__ == "__main__":
    main()
