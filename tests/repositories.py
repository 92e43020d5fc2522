"""Repositories built on the spot by plain Git, the same on every machine."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

START = "2022-08-01T09:00:00+08:00"
NAME, EMAIL = "测试员甲", "jia@example.cn"


def git(folder: Path, *arguments: str, at: str = START, data: bytes = b"") -> str:
    """Return what Git answers in *folder*, with fixed identity and dates.

    The user's own settings do not count.
    """
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", NAME), ("EMAIL", EMAIL), ("DATE", at))
    }
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", *arguments],  # noqa: S607
        cwd=folder,
        env=kept | who | plain | {"LC_ALL": "C.UTF-8"},
        input=data,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8", "surrogateescape").strip()


class Builder:
    """A repository under construction; every step returns what a test needs of it."""

    def __init__(self, root: Path, *, bare: bool = False) -> None:
        """Make an empty repository in *root*, on the branch `main`."""
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        git(root, "init", "-q", "-b", "main", *(["--bare"] if bare else []))

    def git(self, *arguments: str, at: str = START, data: bytes = b"") -> str:
        """Return what Git answers in the repository."""
        return git(self.root, *arguments, at=at, data=data)

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write *files*, text or bytes by path; those that are None are removed."""
        for path, text in files.items():
            file = self.root / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode() if isinstance(text, str) else text)

    def commit(
        self,
        files: Mapping[str, str | bytes | None],
        message: str = "改动",
        at: str = START,
    ) -> str:
        """Write *files* and commit everything at the moment *at*; return the id."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, at=at)
        return self.head()

    def raw(self, body: bytes, *, parent: str = "", headers: bytes = b"") -> str:
        """Return the id of a commit of the present tree, its object made by hand.

        *headers* are lines after the committer's, *body* is the message.
        """
        tree = self.git("write-tree")
        who = f"{NAME} <{EMAIL}> 1661000000 +0800".encode()
        lines = [
            f"tree {tree}".encode(),
            *([f"parent {parent}".encode()] * bool(parent)),
        ]
        lines += [b"author " + who, b"committer " + who]
        data = b"\n".join(lines) + b"\n" + headers + b"\n" + body
        return self.git("hash-object", "-t", "commit", "-w", "--stdin", data=data)

    def head(self) -> str:
        """Return the id of the commit that is checked out."""
        return self.git("rev-parse", "HEAD")
