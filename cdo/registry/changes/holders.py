"""What the history said of one seat on one day: every holder that it ever named."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cdo.registry.cache.store import shared
from cdo.registry.cache.values import Values
from cdo.registry.changes.contents import content
from cdo.registry.changes.naming import part, parts
from cdo.registry.history import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.registry.changes.contents import Parse
    from cdo.registry.history.commits import Commit
    from cdo.registry.history.line import Progress
    from cdo.registry.history.repository import Repository
    from cdo.registry.source import Value

    Holder = dict[str, str | None]

FOLDER = "officers"
ACTING = "主持"
AHEAD = 50
"""Commits whose files are read in one go."""

_FIELDS = ("mode", "title", "from", "until", "basis")


class Seat(NamedTuple):
    """A seat on a day: a unit's id, the name of a post, the day as YYYY-MM-DD."""

    unit: str
    post: str
    day: str


class Held(NamedTuple):
    """Who holds a seat, and whether anybody may read the name."""

    holder: Holder
    public: bool


class Version(NamedTuple):
    """What was said of a seat from *commit* on; None is held where nobody holds it.

    The commit is None where a shallow clone does not reach back to it.
    """

    commit: Commit | None
    held: Held | None

    @property
    def holder(self) -> Holder | None:
        """Who holds the seat."""
        return self.held.holder if self.held is not None else None


def versions(
    repository: Repository, tip: str, seat: Seat, progress: Progress | None = None
) -> list[Version]:
    """Return what the line to *tip* said of *seat*, the earliest first.

    A version is left out that says the same as the one before it.  *progress* is told
    how many commits of how many have been looked at.
    """
    said: list[Version] = []
    files: dict[str, list[Held]] = {}
    walked = line.versions(repository, tip, [FOLDER], progress)
    for commit, changes in reversed(list(_events(repository, walked, seat))):
        files |= changes
        held = _first(files)
        if held != (said[-1].held if said else None):
            said.append(Version(commit, held))
    return said


def recorded(said: Iterable[Version]) -> Commit | None:
    """Return the commit that first named who is the holder now, None without one.

    Corrections of what is said of the same person are no new entry.
    """
    first: Version | None = None
    last: Version | None = None
    for version in said:
        if last is None or not _same_person(last.holder, version.holder):
            first = version
        last = version
    return first.commit if first is not None and first.holder is not None else None


def _same_person(one: Holder | None, other: Holder | None) -> bool:
    """Whether two holders are one person, whose record may have been renamed."""
    if one is None or other is None:
        return False
    by_name = (one["name"], one["from"]) == (other["name"], other["from"])
    return by_name or one["officer"] == other["officer"]


def _events(
    repository: Repository, every: Iterator[line.Version], seat: Seat
) -> Iterator[tuple[Commit | None, dict[str, list[Held]]]]:
    """Yield the commits that may change who holds *seat*, the latest first.

    With each come the files that it changed, and who holds the seat by them.  What a
    shallow clone begins with is of no commit.
    """
    boundary = repository.boundary()
    parse = Values(shared(), 0).parse
    with repository.objects() as objects:
        while batch := list(islice(every, AHEAD)):
            blobs = {one.new for each in batch for one in each.changes if one.new}
            read = {one.id: one.data for one in objects.stream(blobs)}
            for version in batch:
                commit = version.commit
                yield (
                    None if commit.id in boundary else commit,
                    {
                        path: list(_holding(read.get(new or ""), path, seat, parse))
                        for path, _, new in version.changes
                    },
                )


def _holding(data: bytes | None, path: str, seat: Seat, parse: Parse) -> Iterator[Held]:
    """Yield the appointments in the file at *path* that run in *seat* on its day.

    A file is parsed only where it has the unit's id, or may have it in escapes.
    """
    if data is None or not (seat.unit.encode() in data or b"\\" in data):
        return
    value = content(data, parse).value
    for one in parts(value, "appointments"):
        begins, until = (one.get(key) for key in ("from", "until"))
        if (one.get("unit"), one.get("post")) != seat[:2] or not isinstance(
            begins, str
        ):
            continue
        if begins <= seat.day and (not isinstance(until, str) or seat.day < until):
            name = part(value).get("name")
            officer = path.removeprefix(f"{FOLDER}/").removesuffix(".yaml")
            told = {key: _text(one.get(key)) for key in _FIELDS}
            holder = {"officer": officer, "name": _text(name), **told, "file": path}
            yield Held(holder, public=part(value).get("public") != "false")


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _first(files: dict[str, list[Held]]) -> Held | None:
    """Return who of several holds the seat: who only acts comes after who does not."""
    every = [one for each in files.values() for one in each]
    return min(every, key=lambda one: _order(one.holder), default=None)


def _order(holder: Holder) -> tuple[bool, str, str]:
    return holder["mode"] == ACTING, holder["from"] or "", holder["file"] or ""
