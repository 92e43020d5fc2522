"""The digest of a registry: every file of a commit, by path and content."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from cdo.registry.trees import Obstacle

if TYPE_CHECKING:
    from cdo.registry.history.committree import CommitTree


def listing(tree: CommitTree) -> str:
    """Return what `sha256sum` prints of all files of *tree*, in the order of paths.

    Hidden files and attachments are among them, a link is where it leads, and what is
    a repository of its own is left out.
    """
    found = []
    for path, file in sorted(tree.files.items(), key=lambda one: one[0].encode()):
        if file.obstacle is not Obstacle.SPECIAL:
            found.append(f"{tree.sha256(file.blob)}  {path}\n")
    return "".join(found)


def digest(tree: CommitTree) -> str:
    """Return the digest of the listing of *tree*, as `sha256:…`."""
    made = sha256(listing(tree).encode("utf-8", "backslashreplace"))
    return f"sha256:{made.hexdigest()}"
