"""The walk through the history: every commit as a step, its parents before it.

Files are read once each, in the order in which commits brought them, and not at all
where it is known what their commits gave; of the states only those are kept that a
commit to come is compared with.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Self

from cdo.audit import CATALOGUE, disclosures
from cdo.audit.base import NOTHING, State, Step, Tip
from cdo.audit.keys import verdict
from cdo.audit.ledger import Entry, Ledger
from cdo.audit.readings import Registries
from cdo.audit.seals import standing
from cdo.registry.cache.values import Values
from cdo.registry.changes.contents import MOST_KEPT, Contents
from cdo.registry.history import line
from cdo.registry.history.commits import unsigned
from cdo.registry.trees import LARGEST_FILE, Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from cdo.audit.base import Check, Found, Number
    from cdo.audit.keys import Verdict
    from cdo.audit.seals import Seal
    from cdo.audit.validity import Verdicts
    from cdo.findings import Diagnostic
    from cdo.registry.cache.store import Store
    from cdo.registry.history.line import Progress, Version
    from cdo.registry.history.repository import Repository

AHEAD = 50
"""Commits whose files are read in one go."""

LARGEST_TEXT = 8 * 1024 * 1024
"""Bytes of a file that are looked through for numbers of persons."""


class Question(NamedTuple):
    """What an audit is asked: on which day, with which seals, since which checkpoint.

    `since` are the digits of the checkpoint, empty where there is none.
    """

    day: date
    seals: Sequence[Seal] = ()
    since: str = ""


class Walk:
    """The history of one commit, step by step; used with `with`."""

    def __init__(
        self,
        repository: Repository,
        tip: str,
        question: Question,
        store: Store | None = None,
    ) -> None:
        """Walk the history of *repository* up to *tip*, as the *question* wants it.

        What commits gave before is taken from *store*, and what they give goes there.
        """
        self._question = question
        values = Values(store)
        self._ledger = Ledger(store, repository.prefix, CATALOGUE.__getitem__)
        self._states_read = Registries(repository, values)
        self._line = {one.commit for one in line.moments(repository, tip)}
        self._valid: bool | None = None
        self._repository = repository
        self._tip = tip
        self._seals = standing(question.seals)
        self._objects = repository.objects()
        self._contents = Contents(self._fetch, MOST_KEPT, values.parse)
        self._seen: set[str] = set()
        self._numbers: dict[str, Sequence[Number]] = {}
        self._told: set[str] = set()
        self._states: dict[str, State] = {}
        self._keys: dict[str, bytes] = {}
        self._ids: set[str] = set()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let Git go."""
        self._objects.close()

    def steps(self, progress: Progress | None = None) -> Iterator[Step]:
        """Yield every commit, its parents before it."""
        left = self._children()
        every = line.ancestry(self._repository, self._tip, progress)
        while batch := list(islice(every, AHEAD)):
            entries = self._ledger.entries(list(map(self._key, batch)))
            self._look_ahead(batch, entries)
            for version, entry in zip(batch, entries, strict=True):
                self._ids.add(version.commit.id)
                step = self._step(version, entry)
                self._states[version.commit.id] = step.state
                yield step
                self._forget(version, left)

    def keep(self, step: Step, judged: Iterable[tuple[Check, Sequence[Found]]]) -> None:
        """Keep what checks *judged* of the last *step*, as far as that will last."""
        if step.kept is None:
            lasting = {one.rule.code: each for one, each in judged if not one.afresh}
            new = {one.new for one in step.changes if one.new in self._numbers}
            numbers = {blob: self._numbers[blob] for blob in sorted(filter(None, new))}
            entry = Entry(lasting, numbers, self._verdicts.valid)
            self._ledger.keep(self._keys[step.commit.id], entry)

    @cached_property
    def _verdicts(self) -> Verdicts:
        """What judges the line, loaded with the first commit that is not known."""
        from cdo.audit.validity import Verdicts  # noqa: PLC0415

        return Verdicts(self._states_read, self._tip)

    def _breaks(self, step: Step) -> list[Diagnostic]:
        """Return what keeps the registry from validating since the commit of *step*."""
        if self._valid is not None:
            self._verdicts.passed(valid=self._valid)
            self._valid = None
        return self._verdicts.broken(step)

    def _key(self, version: Version) -> bytes:
        """Return the key under which is kept what the commit of *version* gave."""
        commit = version.commit
        above = [self._keys[parent] for parent in commit.parents]
        key = self._ledger.key(version, above, on_line=commit.id in self._line)
        self._keys[commit.id] = key
        return key

    def _look_ahead(
        self, batch: Sequence[Version], entries: Sequence[Entry | None]
    ) -> None:
        """Read the files that no commit before *batch* had, but for known commits."""
        fresh: dict[str, str] = {}
        for version, entry in zip(batch, entries, strict=True):
            new = {one.new: one.path for one in version.changes if one.new is not None}
            if entry is None:
                fresh |= {b: path for b, path in new.items() if b not in self._seen}
            else:
                self._seen.update(new)
                self._numbers |= entry.numbers
        records = [blob for blob, path in fresh.items() if path.endswith(".yaml")]
        self._contents.ahead(records, self._stream)
        for _ in self._stream(blob for blob in fresh if blob not in self._seen):
            pass

    def _children(self) -> Counter[str]:
        """Return how many commits are compared with each."""
        return Counter(line.parents(self._repository, self._tip))

    def _forget(self, version: Version, left: Counter[str]) -> None:
        for parent in version.commit.parents:
            left[parent] -= 1
            if not left[parent]:
                del self._states[parent], self._keys[parent]

    def _step(self, version: Version, entry: Entry | None) -> Step:
        commit, changes = version
        parents = tuple(self._states[parent] for parent in commit.parents)
        state = self._state(version, parents)
        if entry is not None and commit.id in self._line:
            self._valid = entry.valid
        return Step(
            commit,
            parents,
            state,
            changes,
            self._contents,
            self._tells,
            self._fetch,
            self._states_read.registry,
            self._breaks,
            self._verifies,
            self._end() if commit.id == self._tip else None,
            None if entry is None else entry.found,
        )

    def _end(self) -> Tip:
        """Return what is known at the last commit."""
        day, seals, since = self._question
        later = partial(_descends, self._repository, self._tip)
        return Tip(day, seals, since, frozenset(self._ids), later)

    def _verifies(self, step: Step) -> Verdict | None:
        """Return what becomes of the signature of the commit of *step*."""
        if not step.signers:
            return None
        data = self._objects.one(step.commit.id, line.LARGEST_READ).data or b""
        listed = step.before.files.get(step.signers)
        signers = self._fetch(listed) if listed is not None else None
        text = signers if isinstance(signers, bytes) else None
        return verdict(*unsigned(data), text, step.commit.committer)

    def _state(self, version: Version, parents: tuple[State, ...]) -> State:
        commit, changes = version
        before = parents[0] if parents else NOTHING
        seals = [self._seals.get(commit.id), *(one.sealed for one in parents)]
        sealed = max((one for one in seals if one is not None), default=None)
        time = commit.committer.time
        if not changes and len(parents) <= 1:
            return State(before.files, before.gone, time, sealed)
        files = before.files.changed((one.path, one.new) for one in changes)
        gone = before.gone
        for parent in parents[1:]:
            gone = gone.changed(parent.gone.items())
        gone = gone.changed(
            (path, None if new else old)
            for path, old, new in changes
            if (old is None) is not (new is None)
        )
        if len(parents) > 1:
            gone = gone.changed((path, None) for path in gone if path in files)
        return State(files, gone, time, sealed)

    def _stream(self, blobs: Iterable[str]) -> Iterator[tuple[str, bytes | Obstacle]]:
        for one in self._objects.stream(blobs, LARGEST_TEXT):
            yield one.id, self._taken(one.id, one.data)

    def _fetch(self, blob: str) -> bytes | Obstacle:
        return self._taken(blob, self._objects.one(blob, LARGEST_TEXT).data)

    def _taken(self, blob: str, data: bytes | None) -> bytes | Obstacle:
        """Return what was read of *blob*, looked through the first time."""
        if data is None:
            return Obstacle.LARGE
        if blob not in self._seen:
            self._seen.add(blob)
            if numbers := disclosures.in_bytes(data):
                self._numbers[blob] = numbers
        return data if len(data) <= LARGEST_FILE else Obstacle.LARGE

    def _tells(self, blob: str) -> Sequence[Number]:
        """Return the numbers of persons in *blob* when it is asked the first time."""
        if blob in self._told or blob not in self._numbers:
            return ()
        self._told.add(blob)
        return self._numbers[blob]


def _descends(repository: Repository, tip: str, commit: str) -> bool:
    """Say whether *commit* goes on from *tip*."""
    return repository.base(tip, commit) == tip
