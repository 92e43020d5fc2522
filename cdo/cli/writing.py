"""How commands write: shown as a diff, tried, asked about, written, committed.

The store and the trial return values; here they become sentences.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from cdo.cli import words
from cdo.cli.exits import StopError
from cdo.phrases import joined
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from cdo.cli.showing.output import Output
    from cdo.editing.commits import Hindrance
    from cdo.editing.store import Change, Refusal
    from cdo.findings import Diagnostic
    from cdo.registry.source import Value

DRY_RUN: Any = typer.Option(
    False, "--dry-run", help="只显示会改什么（统一 diff），不写"
)
COMMIT: Any = typer.Option(
    False, "--commit", help="写好以后提交到 Git，只提交写过的文件"
)
YES: Any = typer.Option(False, "--yes", help="不再问，直接写")

_MOST = 50
_ANSWERS = frozenset({"y", "yes", "是", "好"})


class Wish(NamedTuple):
    """How something is to be written."""

    dry_run: bool
    commit: bool
    yes: bool


def value(plain: object) -> Value:
    """Return *plain* data as a YAML file says it."""
    if isinstance(plain, dict):
        return {str(key): value(one) for key, one in plain.items()}
    if isinstance(plain, list | tuple):
        return [value(one) for one in plain]
    if plain is None:
        return None
    return str(plain).lower() if isinstance(plain, bool) else str(plain)


def change(folder: Path, path: str, key: str, new: Value) -> Change:
    """Return how the file at *path* changes when *key* is set to a *new* value."""
    from cdo.editing.splice import Unspliced, splice  # noqa: PLC0415
    from cdo.editing.store import Change  # noqa: PLC0415
    from cdo.registry.trees import FolderTree  # noqa: PLC0415

    before = FolderTree(folder).read(path)
    if not isinstance(before, bytes):
        raise StopError(f"{visible(path)} 读过以后又被改动，请再试一次")
    after = splice(before, key, new)
    if isinstance(after, Unspliced):
        raise StopError(f"{visible(path)} 写不进 {key}：{after}")
    return Change(path, before, after)


def show(changes: Iterable[Change], answer: Output) -> None:
    """Write the diff of *changes* where the answer goes."""
    from cdo.editing.differences import unified  # noqa: PLC0415

    lines = unified(changes)
    if answer.terminal:
        lines = (visible(line.rstrip("\r\n")) + "\n" for line in lines)
    answer.write(lines)


def tried(folder: Path, changes: Iterable[Change]) -> list[Diagnostic]:
    """Return what would be wrong with the registry if *changes* were written."""
    from cdo.editing.trial import tried as tried_out  # noqa: PLC0415
    from cdo.registry.trees import FolderTree  # noqa: PLC0415

    _, found = tried_out(FolderTree(folder), changes)
    return found


def write(folder: Path, changes: Sequence[Change], wish: Wish, message: str) -> None:
    """Write *changes*, and commit them if that is the *wish*.

    Raises `StopError` where it cannot be done, or somebody says no.
    """
    from cdo.editing import commits, store  # noqa: PLC0415

    paths = [one.path for one in changes]
    if wish.commit and (why := commits.hindrance(folder, paths)) is not None:
        raise StopError(f"不能提交，什么也没有写：{why}")
    if not wish.yes:
        ask(f"要写 {len(changes)} 个文件，写吗？")
    committed: list[str | Hindrance] = []

    def commit() -> None:
        committed.append(commits.commit(folder, paths, message))

    outcome = store.write(folder, changes, commit if wish.commit else None)
    if outcome.refusal is not None:
        raise StopError(_refused(outcome.refusal, outcome.written))
    for one in committed:
        if isinstance(one, commits.Hindrance):
            raise StopError(f"文件已经写好，没有提交：{one}")
        sys.stderr.write(f"已提交 {one}\n")


def message(subject: str, lines: Sequence[str]) -> str:
    """Return the message of a commit: what was done, and to which records."""
    shown = [*lines[:_MOST]]
    if len(lines) > _MOST:
        shown.append(f"……等 {len(lines)} 份")
    return "\n".join((subject, "", *shown)) + "\n"


def ask(question: str) -> None:
    """Ask *question*, where there is somebody to ask; `StopError` where it is a no."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    sys.stderr.write(f"{question}[y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in _ANSWERS:
        raise StopError("没有写")


def _refused(refusal: Refusal, written: Sequence[str]) -> str:
    """Return why something was not written, and how it stands."""
    told = _WHY[refusal.trouble.value](refusal)
    if not written:
        return told
    done = joined(map(visible, written))
    return f"{told}；已经写好的有 {done}，其余照旧，可以再试一次"


def _held(refusal: Refusal) -> str:
    holder = refusal.holder
    if holder is None:
        return "另有人正在写这个登记库，没有写；请稍后再试"
    since = f"{holder.since:%Y-%m-%d %H:%M:%S}"
    who = f"进程 {holder.pid}（{visible(holder.host)}）自 {since} 起"
    return f"{who}正在写这个登记库，没有写；请等它写完再试"


def _changed(refusal: Refusal) -> str:
    files = joined(map(visible, refusal.paths))
    return f"读过以后又被改动：{files}；没有写，请再试一次"


def _outside(refusal: Refusal) -> str:
    return f"不在登记库里，没有写：{joined(map(visible, refusal.paths))}"


def _system(refusal: Refusal) -> str:
    why = words.reason(refusal.error) if refusal.error is not None else ""
    at = joined(map(visible, refusal.paths))
    return f"写不了 {at}：{why}" if at else f"写不了登记库：{why}"


_WHY: dict[str, Callable[[Refusal], str]] = {
    "held": _held,
    "changed": _changed,
    "outside": _outside,
    "system": _system,
}
