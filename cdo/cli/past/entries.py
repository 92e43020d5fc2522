"""Who entered the holder of a seat, when, and how the entry was corrected since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdo.cli.past.changes import author, moment, origin
from cdo.cli.past.past import WALKING
from cdo.cli.progress import Bar
from cdo.cli.showing.tables import definitions
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cdo.cli.asking.editions import Edition
    from cdo.reckoning.occupancy import Occupancy
    from cdo.registry.changes.holders import Held, Version
    from cdo.registry.history.commits import Commit
    from cdo.registry.history.repository import Repository
    from cdo.registry.index import Registry

_SHORT = 10


class Entries(NamedTuple):
    """What the history says of a holder.

    `recorded` is the commit that first named who it is; None where there is no
    history, or it does not say so yet.  `versions` are all that was ever said, the
    earliest first; the first `known` of them were known at the time asked about.
    """

    recorded: Commit | None = None
    versions: Sequence[Version] = ()
    known: int = 0
    committed: bool = True


def entered(
    edition: Edition, registry: Registry, seat: Occupancy, day: date, rev: str
) -> Entries:
    """Return what the history says of who holds *seat* on *day* in *edition*.

    *rev* is the revision up to which it is looked into, HEAD if it is empty.
    """
    from cdo.cli.standing.objects import holder  # noqa: PLC0415
    from cdo.registry.changes import holders  # noqa: PLC0415

    found = _history(edition, rev)
    if found is None:
        return Entries()
    repository, tip = found
    wanted = holders.Seat(seat.unit.id, seat.post.post, day.isoformat())
    with Bar(WALKING) as bar:
        every = holders.versions(repository, tip, wanted, bar.step)
    known = every
    if edition.commit not in {None, tip}:
        known = holders.versions(repository, edition.commit or tip, wanted)
    now = holder(registry, seat.tenure) if seat.tenure else None
    committed = now == (known[-1].holder if known else None)
    recorded = holders.recorded(known) if committed else None
    return Entries(recorded, every, len(known), committed)


def _history(edition: Edition, rev: str) -> tuple[Repository, str] | None:
    """Return the repository of *edition*, and up to where it is looked into.

    The registry in a folder can be asked where there is no history, too.
    """
    from cdo.cli.asking.editions import repository_of  # noqa: PLC0415
    from cdo.registry.history.troubles import HistoryError  # noqa: PLC0415

    if edition.repository is not None:
        return edition.repository, edition.repository.commit(rev or "HEAD")
    try:
        repository = repository_of(edition.folder)
        return repository, repository.commit("HEAD")
    except HistoryError:
        return None


def plain(entries: Entries) -> dict[str, Any]:
    """Return *entries* as `who` gives them."""
    commit = entries.recorded
    return {
        "recorded": None if commit is None else origin(commit),
        "versions": [
            {**origin(one.commit), "holder": one.holder} for one in entries.versions
        ],
    }


def lines(entries: Entries, columns: int | None) -> Iterator[str]:
    """Yield who entered the holder, and what was said before and after, if anything."""
    if entries.recorded is not None:
        yield from definitions([("登记", _by(entries.recorded))], columns)
    elif not entries.committed:
        yield from definitions([("登记", "尚未提交")], columns)
    if len(entries.versions) > 1:
        yield "\n先后的登记：\n"
        told = [
            (
                _by(one.commit) + ("" if number < entries.known else "，那时还没有"),
                _said(one.held),
            )
            for number, one in enumerate(entries.versions)
        ]
        yield from definitions(told, columns, "  ")


def _by(commit: Commit | None) -> str:
    if commit is None:
        return "更早，这个克隆里没有"
    return visible(f"{moment(commit)} {author(commit)}（提交 {commit.id[:_SHORT]}）")


def _said(held: Held | None) -> str:
    """Return who was said to hold the seat."""
    if held is None:
        return "空缺"
    one = held.holder
    name = one["name"] or one["officer"] or ""
    shown = name if held.public else f"{name[:1]}**"
    until = f" 至 {one['until']}（不含）" if one["until"] else " 起"
    parts = (shown, one["title"], one["mode"], f"{one['from']}{until}")
    return f"{'，'.join(filter(None, parts))}，依据 {one['basis'] or '没有写'}"
