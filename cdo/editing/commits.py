"""Commits: the files that were just written, and nothing else, into Git's history.

Hooks, watchers and pagers of a repository are not started.  What the user has set up
for signing, and filters that the repository needs to be read at all, are.
"""

from __future__ import annotations

import os
import subprocess
from enum import StrEnum
from typing import TYPE_CHECKING

from cdo.registry.history.git import folders, located
from cdo.registry.history.repository import intruded

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PATIENCE = 60.0
"""Seconds that one call of Git may take; a passphrase may have to be typed."""


class Hindrance(StrEnum):
    """Why nothing was committed."""

    NO_GIT = "没有找到 git"
    NO_REPOSITORY = "登记库不在 Git 仓库里"
    UNDER_WAY = "仓库里有没做完的合并、变基或拣选，先做完或放弃"
    INTRUDER = (
        "登记库的文件夹里混进了一个 Git 仓库（HEAD、objects、refs），先删去这些文件"
    )
    NOBODY = "git 不知道提交人是谁，先设好 user.name 和 user.email"
    IGNORED = "要提交的文件被 .gitignore 忽略"
    NOTHING = "要提交的内容已经在提交里"
    FAILED = "git 没有提交成功"


_HARDENED = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.fsync=committed",
    "core.quotePath=false",
    "core.pager=cat",
    "commit.verbose=false",
    "gc.auto=0",
    "maintenance.auto=false",
)
_KEPT = (
    "GIT_AUTHOR_NAME",
    "GIT_AUTHOR_EMAIL",
    "GIT_AUTHOR_DATE",
    "GIT_COMMITTER_NAME",
    "GIT_COMMITTER_EMAIL",
    "GIT_COMMITTER_DATE",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
)
"""Variables of Git that say who commits; others would lead it to other places."""

_GIVEN = {
    "LC_ALL": "C.UTF-8",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
}
_LITERALLY = "--literal-pathspecs"
_UNDER_WAY = (
    "MERGE_HEAD",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
    "rebase-merge",
    "rebase-apply",
)


def hindrance(root: Path, paths: Sequence[str]) -> Hindrance | None:
    """Return what would keep *paths* of the registry in *root* from being committed."""
    absent = _absence(root)
    if absent is not None:
        return absent
    marks = [_asked(root, "rev-parse", "--git-path", name) for name in _UNDER_WAY]
    if any(mark and (root / mark).exists() for mark in marks):
        return Hindrance.UNDER_WAY
    if not _asked(root, "var", "GIT_COMMITTER_IDENT"):
        return Hindrance.NOBODY
    if not _succeeds(root, _listed(paths), "check-ignore", "-q", "-z", "--stdin"):
        return None
    return Hindrance.IGNORED


def _absence(root: Path) -> Hindrance | None:
    """Return why there is no repository to commit to, None where there is one."""
    if located() is None:
        return Hindrance.NO_GIT
    if intruded(root):
        return Hindrance.INTRUDER
    inside = _asked(root, "rev-parse", "--is-inside-work-tree")
    return None if inside == "true" else Hindrance.NO_REPOSITORY


def commit(root: Path, paths: Sequence[str], message: str) -> str | Hindrance:
    """Commit *paths* of the registry in *root*; return the commit's id, or why not.

    Whatever else was prepared for a commit stays prepared, and out of this one.
    """
    listed = _listed(paths)
    from_list = ("--pathspec-from-file=-", "--pathspec-file-nul")
    if not _succeeds(root, listed, _LITERALLY, "add", *from_list):
        return Hindrance.FAILED
    if _succeeds(root, b"", _LITERALLY, "diff", "--cached", "--quiet", "--", *paths):
        return Hindrance.NOTHING
    asked = (
        _LITERALLY,
        "commit",
        "--quiet",
        "--only",
        "--no-verify",
        "--cleanup=verbatim",
    )
    if not _succeeds(root, listed, *asked, "-m", message, *from_list):
        return Hindrance.FAILED
    return _asked(root, "rev-parse", "HEAD") or Hindrance.FAILED


def _listed(paths: Sequence[str]) -> bytes:
    return b"".join(os.fsencode(path) + b"\0" for path in paths)


def _asked(root: Path, *arguments: str) -> str:
    """Return what Git answers, nothing where it has no answer."""
    done = run(root, b"", arguments)
    return "" if done is None or done.returncode else os.fsdecode(done.stdout).strip()


def _succeeds(root: Path, data: bytes, *arguments: str) -> bool:
    done = run(root, data, arguments)
    return done is not None and done.returncode == 0


def run(
    root: Path, data: bytes, arguments: Sequence[str]
) -> subprocess.CompletedProcess[bytes] | None:
    """Run Git in *root*; None where it cannot be started or takes too long."""
    settings = [part for one in _HARDENED for part in ("-c", one)]
    try:
        return subprocess.run(  # noqa: S603  # no shell, an absolute path
            [located() or "git", *settings, *arguments],
            cwd=root,
            env=_environment(),
            input=data,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in _KEPT
    }
    return kept | _GIVEN | {"PATH": folders()}
