"""Tags: a signed one on a commit, made by Git with the user's own SSH key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.editing.commits import run

if TYPE_CHECKING:
    from pathlib import Path


def signed(root: Path, name: str, commit: str, message: str, program: str) -> str:
    """Put a tag *name* with *message* on *commit*; return why not, if not.

    *program* is the whole path of ssh-keygen: what a repository names is not started.
    Which key it signs with is the user's own setting.
    """
    settings = ("gpg.format=ssh", f"gpg.ssh.program={program}")
    given = [part for one in settings for part in ("-c", one)]
    asked = ("tag", "--sign", "--cleanup=verbatim", "--file=-", name, commit)
    done = run(root, message.encode(), [*given, *asked])
    if done is None:
        return "git 启动不了，或者太久没有回答"
    if done.returncode == 0:
        return ""
    told = done.stderr.decode("utf-8", "replace").strip()
    return told.partition("\n")[0] or f"退出码 {done.returncode}"
