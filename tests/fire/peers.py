"""What other tools say of the same files: yamllint, check-jsonschema, doorstop.

Each is run as a user runs it, on one file at a time, with little memory and time, so
that a tool that crashes or never ends is one row of a table and nothing more.
"""

from __future__ import annotations

import hashlib
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from enum import StrEnum
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cdo import rules
from cdo.registry import reading
from cdo.registry.trees import FolderTree
from tests.fire import corpus
from tests.registry import test_hostile as hostile
from tests.rules import test_pages as pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BIN = Path(sys.executable).parent
SECONDS = 20
BYTES = 2 * 1024**3
STYLE = ("line-length", "new-line-at-end-of-file", "trailing-spaces")
RELAXED = (
    *("--no-warnings", "-d"),
    f"{{extends: relaxed, rules: {{{', '.join(f'{it}: disable' for it in STYLE)}}}}}",
)
"""How yamllint is run: for errors only, those of mere style left out."""

LINES = {
    "yamllint": re.compile(r"(?m)^[^\n]*?:(\d+):\d+: \["),
    "doorstop": re.compile(r'in "[^"\n]*", line (\d+)'),
}
SOUND = "sound"


class Said(StrEnum):
    """What a tool said of one file."""

    RIGHT = "right"
    ELSEWHERE = "elsewhere"
    PLACELESS = "placeless"
    SILENT = "silent"
    CRASHED = "crashed"
    NOT_READ = "not read"


class Trial(NamedTuple):
    """One file that each tool is shown.

    `group` is the rule that it breaks, or `SOUND`; `lines` are those on which
    something is wrong, empty where it is the file as a whole.
    """

    name: str
    group: str
    case: hostile.Case
    path: str
    lines: frozenset[int]

    @property
    def digest(self) -> str:
        """A short digest of all that the outcome depends on but the tools."""
        case, lines = sorted(self.case.items()), sorted(self.lines)
        told = repr((self.group, case, self.path, lines))
        return hashlib.sha256(told.encode()).hexdigest()[:12]


def trials() -> list[Trial]:
    """Return every case of the corpus, and every example that breaks a rule."""
    return [*_cases(), *_examples()]


def _cases() -> Iterator[Trial]:
    for name, case in corpus.cases().items():
        group = name.partition(":")[0].upper() if case["finds"] else SOUND
        path = corpus.path_of(case)
        if "disk" in case and "path" in case["disk"][0]:
            path = case["disk"][0]["path"]
        whole = group in {SOUND, "CDO002", "CDO008"}
        found = [one.split() for one in case["finds"] if not whole]
        lines = {int(where.partition(":")[0]) for _, where, *_ in found if ":" in where}
        yield Trial(name, group, case, path, frozenset(lines))


def _examples() -> Iterator[Trial]:
    for block in pages.BLOCKS:
        if not block.marks:
            continue
        path = min(block.marks)[0]
        lines = {line for file, line, _ in block.marks if file == path}
        case = {"file": path, "files": block.files}
        name = f"{block.code}-{block.number}"
        yield Trial(name, f"{block.code[:4]}xx", case, path, frozenset(lines))


def outcome(trial: Trial) -> dict[str, Said]:
    """Return what each tool says of *trial*."""
    found = {}
    for name, tool in TOOLS.items():
        with tempfile.TemporaryDirectory() as folder:
            found[name] = tool(trial, _laid(trial, Path(folder)))
    return found


def versions() -> dict[str, str]:
    """Return the versions of the tools but our own, and of the oracle."""
    names = (*(name for name in TOOLS if name != "cdo"), "py-yaml12")
    return {name: version(name) for name in names}


def _laid(trial: Trial, folder: Path) -> Path:
    """Write the registry of *trial* into *folder*."""
    if "files" not in trial.case:
        return hostile.laid(trial.case, folder)
    for path, text in trial.case["files"].items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    for path, data in hostile.BASE.items():
        if path not in trial.case["files"]:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return folder


def judged(trial: Trial, told: set[int], *, said: bool) -> Said:
    if not said:
        return Said.SILENT
    if not trial.lines or told & trial.lines:
        return Said.RIGHT
    return Said.ELSEWHERE if told else Said.PLACELESS


def _cdo(trial: Trial, folder: Path) -> Said:
    registry, found = reading.read(FolderTree(folder))
    if trial.group != SOUND:  # those are sound by themselves, not with each other
        found += rules.check(registry)[0]
    lines = {it.place.line for it in found if it.place.file == trial.path}
    return judged(trial, lines, said=bool(found))


def _yamllint(trial: Trial, folder: Path) -> Said:
    ran = _run(folder, "yamllint", "-f", "parsable", *RELAXED, trial.path)
    return _from_text("yamllint", trial, ran, ran.stdout if ran else "")


def _check_jsonschema(trial: Trial, folder: Path) -> Said:
    kind = corpus.kind_of(trial.path)
    if kind is None:
        return Said.NOT_READ
    schema = str(corpus.ROOT / "schemas" / f"{kind}.json")
    asked = ("--schemafile", schema, "-o", "json", trial.path)
    ran = _run(folder, "check-jsonschema", *asked)
    if ran is None or "Traceback" in ran.stderr:
        return Said.CRASHED
    try:
        told = json.loads(ran.stdout)
    except ValueError:
        return Said.CRASHED
    return judged(
        trial, set(), said=bool(told.get("errors") or told.get("parse_errors"))
    )


def _doorstop(trial: Trial, folder: Path) -> Said:
    """Return what doorstop says when the file is an item of a document of its own."""
    if "disk" in trial.case:
        return Said.NOT_READ
    source = folder / trial.path
    home = folder / "doorstop"
    (home / "reg").mkdir(parents=True)
    settings = {"digits": 3, "prefix": "REG", "sep": "", "itemformat": "yaml"}
    (home / "reg" / ".doorstop.yml").write_text(json.dumps({"settings": settings}))
    shutil.copy(source, home / "reg" / "REG001.yml")
    git = shutil.which("git") or "git"
    subprocess.run([git, "init", "-q", str(home)], check=True)
    ran = _run(home, "doorstop")
    told = (
        ""
        if ran is None
        else "\n".join(
            line for line in ran.stderr.splitlines() if not line.endswith(": no text")
        )
    )
    return _from_text("doorstop", trial, ran, told)


def _from_text(
    tool: str,
    trial: Trial,
    ran: subprocess.CompletedProcess[str] | None,
    told: str,
) -> Said:
    if ran is None or ran.returncode < 0 or "Traceback" in ran.stderr:
        return Said.CRASHED
    told = told.strip()
    lines = {int(one) for one in LINES[tool].findall(told)}
    return judged(trial, lines, said=bool(told))


def _run(
    folder: Path, tool: str, *arguments: str
) -> subprocess.CompletedProcess[str] | None:
    """Run *tool* in *folder*; return None where it did not end in time."""
    try:
        return subprocess.run(
            [BIN / tool, *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            stdin=subprocess.DEVNULL,
            preexec_fn=partial(resource.setrlimit, resource.RLIMIT_AS, (BYTES, BYTES)),
        )
    except subprocess.TimeoutExpired:
        return None


TOOLS: dict[str, Callable[[Trial, Path], Said]] = {
    "cdo": _cdo,
    "yamllint": _yamllint,
    "check-jsonschema": _check_jsonschema,
    "doorstop": _doorstop,
}
