"""`make bench`: ratios measured in one run, on whatever machine this is.

Each figure is a ratio of medians of whole processes that were run in turn, so
that a slow or busy machine slows both sides alike.  Nothing here is a test.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from pathlib import Path

from tests.bench import documents, measure
from tests.bench.measure import say, verdict
from tests.bench.towns import town

PYTHON = sys.executable
SCRIPTS = Path(sysconfig.get_path("scripts"))
CDO = str(SCRIPTS / "cdo")
CHECKER = str(SCRIPTS / "check-jsonschema")
SCHEMAS = Path(__file__).parents[2] / "schemas"
READ = "import sys,pathlib\nfor p in pathlib.Path(sys.argv[1]).rglob('*.yaml'): p.read_bytes()"


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
    verdict(
        f"  check-jsonschema / cdo, {records}", theirs / ours.wall, 20, at_least=True
    )
    say(f"  cdo / a bare read of the files {ours.wall / costs['read'].wall:28.1f}")
    if records <= 100:
        verdict("  cdo / import typer", ours.wall / costs["typer"].wall, 3.2)
    verdict(f"  peak memory in MB, {records}", ours.memory, 180)


def main() -> None:
    """Run everything; sizes may be given as arguments."""
    sizes = [int(size) for size in sys.argv[1:]] or [100, 1000, 10000]
    say(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    start_up()
    documents.documents()
    with tempfile.TemporaryDirectory() as folder:
        for records in sizes:
            validation(Path(folder), records, 7 if records < 5000 else 3)


if __name__ == "__main__":
    main()
