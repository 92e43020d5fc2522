"""Whether a registry validates, asked again and again while it changes."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from cdo import rules
from cdo.model import KINDS, kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.findings import Rule
    from cdo.registry.trees import Tree
    from cdo.registry.watched import Key, Revision, Watched
    from cdo.rules.base import Check, Finding


class Judge:
    """Judges a registry whole at first, and then only what changes may have touched."""

    def __init__(self, registry: Watched) -> None:
        """Judge *registry*, which could be read without a fault."""
        self._registry = registry
        self._checks: dict[str, list[Check]] = defaultdict(list)
        for check in rules.CHECKS:
            for kind in check.of:
                self._checks[kind].append(check)
        self._waiting: set[Key] = {
            (number,) for number, check in enumerate(rules.CHECKS) if not check.of
        }
        for kind in kinds.BY_NAME:
            self._waiting.update((kind, name) for name in registry.ids(kind))
        self._broken: set[Key] = set()

    def revise(
        self, tree: Tree, changes: Iterable[Revision], files: Iterable[str]
    ) -> None:
        """Take in the *changes* by which *tree* differs, and the *files* changed."""
        changes = list(changes)
        self._waiting.update((one.kind.name, one.name) for one in changes)
        self._waiting |= self._registry.revise(tree, changes, files)

    def holds(self) -> bool:
        """Say whether there is no error that is not waived."""
        while self._waiting:
            part = self._waiting.pop()
            holds = self._registry.watched(part, partial(self._holds, part))
            (self._broken.discard if holds else self._broken.add)(part)
        return not self._broken

    def _holds(self, part: Key) -> bool:
        return not any(
            rules.breaks(self._registry, rule, found)
            for rule, found in self._found(part)
        )

    def _found(self, part: Key) -> Iterator[tuple[Rule, Finding]]:
        """Yield what is wrong with a record, or by a check of the whole registry."""
        if len(part) == 1:
            check = rules.CHECKS[part[0]]
            yield from ((check.rule, one) for one in check.run(self._registry))
            return
        kind, name = part
        record = self._registry.get(KINDS[kind], name)
        for check in self._checks[kind] if record is not None else ():
            yield from ((check.rule, one) for one in check.run(self._registry, record))
