"""What is new since a commit: files that changed, and findings that it did not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import rules
from cdo.cli.asking import answers, editions
from cdo.cli.options import MANIFEST
from cdo.registry.history.committree import CommitTree
from cdo.registry.history.comparison import changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdo.cli.asking.editions import Edition
    from cdo.findings import Diagnostic
    from cdo.registry.cache.parsings import Parsings


def news(
    edition: Edition, revision: str, kept: Parsings
) -> Callable[[Diagnostic], bool]:
    """Return whether a finding of *edition* is new since the commit *revision*.

    It is where it stands in a file that has changed, or where the commit's registry
    has none with its code, record and field.  What is read goes into *kept*.
    """
    repository = edition.repository or editions.repository_of(edition.folder)
    commit = repository.commit(revision)
    before = CommitTree(repository, commit)
    files = changed(before, edition.tree)
    had = set()
    if repository.holds(commit, MANIFEST):
        registry, found = answers.read(before, kept)
        broken, _ = rules.check(registry)
        had = {_key(one) for one in (*found, *broken)}
    return lambda one: one.place.file in files or _key(one) not in had


def _key(one: Diagnostic) -> tuple[str, str, str | None]:
    return one.rule.code, one.record or one.place.file, one.field
