"""`make bench`: ratios measured in one run, on whatever machine this is.

Each figure is a ratio of medians of whole processes that were run in turn, so
that a slow or busy machine slows both sides alike.  Nothing here is a test.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from tests.bench import audit, documents, history, measure
from tests.bench.measure import CDO, say, verdict
from tests.bench.scores import MANY, alternated
from tests.bench.towns import late, town

PYTHON = sys.executable
SCRIPTS = Path(sysconfig.get_path("scripts"))
CHECKER = str(SCRIPTS / "check-jsonschema")
SCHEMAS = Path(__file__).parents[2] / "schemas"
MOST_RECORDS = 10_000
"""Records for which a start of Python weighs nothing any more."""
READ = """
import sys, pathlib
for path in pathlib.Path(sys.argv[1]).rglob('*.yaml'):
    path.read_bytes()
"""


def start_up() -> None:
    """Print what a command costs before it does anything."""
    costs = measure.in_turn(
        {
            "pass": [PYTHON, "-c", "pass"],
            "typer": [PYTHON, "-c", "import typer"],
            "--version": [CDO, "--version"],
            "--help": [CDO, "--help"],
            "rules": [CDO, "rules"],
            "explain": [CDO, "explain", "CDO203"],
        },
        15,
    )
    typer, nothing = costs["typer"].wall, costs["pass"].wall
    verdict("--version / python -c pass", costs["--version"].wall / nothing, 1.8)
    for name in ("--help", "rules", "explain"):
        verdict(f"{name} / import typer", costs[name].wall / typer, 1.3)


def validation(folder: Path, records: int, times: int) -> None:
    """Print what validating so many *records* costs against others."""
    registry = folder / str(records)
    town(registry, records)
    commands = {
        "cdo": [CDO, "validate", "-C", str(registry)],
        "read": [PYTHON, "-c", READ, str(registry)],
        "typer": [PYTHON, "-c", "import typer"],
    }
    for kind in ("unit", "officer"):
        files = sorted(map(str, registry.glob(f"{kind}s/*.yaml")))
        schema = str(SCHEMAS / f"{kind}.json")
        commands[kind] = [CHECKER, "--schemafile", schema, *files]
    costs = measure.in_turn(commands, times)
    ours, theirs = costs["cdo"], costs["unit"].wall + costs["officer"].wall
    size = sum(path.stat().st_size for path in registry.rglob("*.yaml"))
    say(f"{records} records, {size / records:.0f} bytes each: {ours.wall:.2f} s")
    name, ratio = f"  check-jsonschema / cdo, {records}", theirs / ours.wall
    if records >= MOST_RECORDS:
        verdict(name, ratio, 20, at_least=True)
    else:
        say(f"{name:52} {ratio:8.2f}")
    say(f"  cdo / a bare read of the files {ours.wall / costs['read'].wall:28.1f}")
    if records <= 100:
        verdict("  cdo / import typer", ours.wall / costs["typer"].wall, 3.2)
    verdict(f"  peak memory in MB, {records}", ours.memory, 180)


def scores() -> None:
    """Print what exact, traced, ranked scores cost against sums in floats."""
    ours, theirs = alternated(5)
    say(f"{MANY} evaluations of 26 indicators: {ours:.2f} s of processor")
    verdict("  scored, traced and ranked / summed in floats", ours / theirs, 12)
    cost = measure.run([PYTHON, "-m", "tests.bench.scores"])
    verdict("  peak memory in MB", cost.memory, 300)


def reminders(folder: Path, times: int) -> None:
    """Print what a hundred reminders cost, and one document of two pages."""
    registry = folder / "late"
    late(registry, 100)
    day = ("-C", str(registry), "--as-of", "2023-01-01", "--force")
    many = [CDO, "render", "reminder", "--all", *day, "-f", "docx"]
    one = [CDO, "render", "progress", *day]
    commands = {
        "reminders": [*many, "-o", f"{folder}/letters/"],
        "progress": [*one, "-o", f"{folder}/progress.docx"],
        "typer": [PYTHON, "-c", "import typer"],
    }
    costs = measure.in_turn(commands, times)
    there = len(list((folder / "letters").iterdir()))
    say(f"{there} reminders in one call: {costs['reminders'].wall:.2f} s, at most 5")
    say(f"a status matrix of {there} units: {costs['progress'].wall:.2f} s")
    verdict(
        "  100 reminders / import typer",
        costs["reminders"].wall / costs["typer"].wall,
        40,
    )


def commit(folder: Path, records: int, times: int) -> None:
    """Print what reading a commit costs, against reading the folder it is of."""
    registry = folder / "commit"
    town(registry, records)
    settings = ("user.name=b", "user.email=b@b", "gc.auto=0")
    git = ["git", "-C", str(registry), *(p for one in settings for p in ("-c", one))]
    steps = ("init -q", "add -A", "commit -q -m b", "repack -adq")
    for step in steps:
        subprocess.run([*git, *step.split()], check=True, capture_output=True)
    validate = [CDO, "validate", "-C", str(registry)]
    costs = measure.in_turn(
        {
            "folder": validate,
            "commit": [*validate, "--rev", "HEAD"],
            "since": [*validate, "--changed-since", "HEAD"],
            "merge": [*validate, "--merge", "HEAD", "HEAD"],
        },
        times,
    )
    wall = costs["folder"].wall
    verdict(f"validate --rev / validate, {records}", costs["commit"].wall / wall, 1.05)
    say(f"  validate --changed-since / validate {costs['since'].wall / wall:16.2f}")
    say(f"  validate --merge / validate {costs['merge'].wall / wall:24.2f}")


def main() -> None:
    """Run everything; sizes may be given as arguments."""
    os.environ["CDO_CACHE"] = "off"
    sizes = [int(size) for size in sys.argv[1:]] or [100, 1000, MOST_RECORDS]
    say(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    start_up()
    with tempfile.TemporaryDirectory() as folder:
        for records in sizes:
            validation(Path(folder), records, 7 if records < 5000 else 3)
        reminders(Path(folder), 3)
        commit(Path(folder), max(sizes), 3)
        history.logs(Path(folder), history.USUAL, 3)
        audit.audited(Path(folder), audit.USUAL, 3)
    documents.documents()
    scores()  # last: what is started by a large process seems large itself


if __name__ == "__main__":
    main()
