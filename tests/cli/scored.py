"""The invented city that was scored for two years, as a folder to ask and to write."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from tests.cli.asking import edit
from tests.cli.calling import Ran, cdo

SCORED = Path(__file__).parents[1] / "data" / "scored"
GOLDEN = Path(__file__).parent / "scores"
PERIODS = ("2022", "2023")
FORMS = ("text", "json", "csv", "md", "xlsx", "html")
OPEN = "evaluations/2023/sj-swj.yaml"
"""An evaluation without a result."""
REVIEWED = "evaluations/2023/sj-jyj.yaml"
"""An evaluation with a result that may still change."""


def copied(folder: Path) -> Path:
    """Return a copy of the registry in *folder*."""
    return Path(copytree(SCORED, folder / "scored"))


def score(root: Path, *arguments: str, period: str = "2023") -> Ran:
    """Run `cdo score` on the registry in *root*."""
    return cdo("score", "--period", period, *arguments, "-C", str(root))


def broken(root: Path) -> Path:
    """Break a rule in the registry in *root*; every file can still be read."""
    plan = root / "filings/2023/plan-sj-jyj.yaml"
    edit(plan, "recipient: gov-sjj", "recipient: gov-wyh")
    return root


def torn(root: Path, path: str = REVIEWED) -> Path:
    """Make a file of the registry in *root* unreadable."""
    (root / path).write_text("rubric: [\n", encoding="utf-8")
    return root


def decided(root: Path) -> Path:
    """Write into the registry in *root* who of the tied gets the place that is left."""
    for unit, band in (("sj-swj", "一等"), ("sj-zjj", "二等")):
        file = root / f"evaluations/2023/{unit}.yaml"
        decision = f"decision: {{band: {band}, by: 数字化委员会, basis: 会议纪要}}\n"
        edit(file, "events:", f"{decision}events:")
    return root


def bytes_of(root: Path) -> dict[str, bytes]:
    """Return every file in *root*."""
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted(root.rglob("*"))
        if file.is_file() and ".git" not in file.parts
    }
