"""Checkpoints: a commit, and with it all that went before, in a line on paper."""

from __future__ import annotations

from hashlib import sha256

from cdo.identifiers import CHECKPOINT, checkpoint

_SALT = "cdo-checkpoint 1 "


def digits(commit: str) -> str:
    """Return the digits of the checkpoint of *commit*, its whole id.

    They are the first of what `printf 'cdo-checkpoint 1 %s' ID | sha256sum` prints.
    """
    return sha256(f"{_SALT}{commit}".encode()).hexdigest()[:CHECKPOINT]


def of(commit: str) -> str:
    """Return the checkpoint of *commit* as it is printed, as 3F2A-…-9C21-2."""
    return checkpoint(digits(commit))
