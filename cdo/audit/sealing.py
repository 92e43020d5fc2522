"""What is written on a seal: the state of a registry, and the history before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import rules
from cdo.audit import checkpoints
from cdo.audit.digests import digest
from cdo.findings import Severity
from cdo.registry import reading
from cdo.registry.history.committree import CommitTree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.audit.seals import Seal
    from cdo.findings import Diagnostic
    from cdo.registry.history.repository import Repository

MOST = 100
"""Open findings that are named one by one."""


def inscription(repository: Repository, commit: str, name: str) -> str:
    """Return the message of the seal *name* on *commit*."""
    return "\n".join(_lines(repository, commit, name)) + "\n"


def free_name(found: Sequence[Seal], name: str, commit: str) -> str | None:
    """Return the name of a tag for another seal *name* on *commit*.

    Several people may seal one state: the second seal ends in `.2`.  None where the
    name is that of a seal on something else.
    """
    taken = {one.tag.name: one for one in found}
    number, called = 1, f"seal/{name}"
    while called in taken:
        if taken[called].commit != commit:
            return None
        number += 1
        called = f"seal/{name}.{number}"
    return called


def _lines(repository: Repository, commit: str, name: str) -> Iterator[str]:
    tree = CommitTree(repository, commit)
    registry, found = reading.read(tree)
    broken, skipped = rules.check(registry)
    every = sorted([*found, *broken], key=lambda one: one.order)
    open_ = [one for one in every if one.severity is not Severity.INFO]
    errors = sum(one.severity is Severity.ERROR for one in open_)
    yield f"封存：{name}"
    yield ""
    yield "cdo-seal: 1"
    yield f"commit: {commit}"
    yield f"registry: {repository.prefix.rstrip('/') or '.'}"
    yield f"digest: {digest(tree)}"
    yield f"checkpoint: {checkpoints.of(commit)}"
    yield f"files: {registry.files}"
    yield f"records: {registry.records}"
    yield f"errors: {errors}"
    yield f"warnings: {len(open_) - errors}"
    yield f"not-checked: {' '.join(one.code for one in skipped) or 'none'}"
    yield from map(_open, open_[:MOST])
    if len(open_) > MOST:
        yield f"more: {len(open_) - MOST}"


def _open(one: Diagnostic) -> str:
    where = one.record or one.place.file
    return f"open: {one.rule.code} {where} {one.field or ''}".rstrip()
