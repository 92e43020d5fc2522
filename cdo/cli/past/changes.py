"""Changes as text, JSON, CSV and Markdown, written as they are found.

Nothing is gathered first: a long history is on its way to the reader while the
rest of it is still being read.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from cdo.cli import options
from cdo.identifiers import masked
from cdo.reporters import rows
from cdo.reporters.width import visible, wrapped
from cdo.tables import csv, md

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdo.registry.changes.telling import Change
    from cdo.registry.history.commits import Commit

_SHORT = 10
_INDENT = "  "
_HEADS = (
    "时间",
    "作者",
    "提交",
    "记录",
    "变化",
    "字段",
    "原来",
    "现在",
    "说明",
)
_EVENTS = {"added": "新增", "removed": "删去", "changed": "修改", "renamed": "改编号"}


class Told(NamedTuple):
    """What one step changed: a commit, or none where it is the folder's."""

    commit: Commit | None
    changes: Sequence[Change]


def author(commit: Commit) -> str:
    """Return who made *commit*: the name, or the address where there is none."""
    return commit.author.name or commit.author.email


def date(commit: Commit) -> str:
    """Return when *commit* was made, by its committer's clock, with the zone."""
    return commit.date.isoformat()


def moment(commit: Commit) -> str:
    """Return when *commit* was made, as clocks in China show it."""
    return options.local(commit.committer.time)


def origin(commit: Commit | None) -> dict[str, str | None]:
    """Return commit, author and date as JSON has them, null for the folder."""
    if commit is None:
        return {"commit": None, "author": None, "date": None}
    who = masked(author(commit))
    return {"commit": commit.id, "author": who, "date": date(commit)}


def pieces(
    form: str,
    title: str,
    told: Iterable[Told],
    columns: int | None,
    *,
    heads: bool = True,
) -> Iterator[str]:
    """Return *told* in the format *form*, in the order in which it comes.

    *title* is what a reader is told of the whole; text is at most *columns* wide and
    has *heads*, the commits, or not.  The first step is looked at before anything is
    returned: what is wrong with the question is known before the answer begins.
    """
    some = (one for one in told if one.changes)
    first = next(some, None)
    steps = chain(() if first is None else (first,), some)
    if form == "json":
        return _json(steps)
    if form == "csv":
        return csv.lines(_cells(steps))
    if form == "md":
        return _markdown(title, steps, heads=heads)
    return _text(title, steps, columns, heads=heads)


def _json(steps: Iterable[Told]) -> Iterator[str]:
    yield '{"schema": "cdo/changes/1", "changes": ['
    comma = "\n"
    for step in steps:
        of = origin(step.commit)
        for change in step.changes:
            yield comma + rows.text({**of, **_plain(change)})
            comma = ",\n"
    yield "\n]}\n" if comma == ",\n" else "]}\n"


def _plain(change: Change) -> dict[str, str | None]:
    return {
        key: masked(value) if isinstance(value, str) else value
        for key, value in change._asdict().items()
    }


def _cells(steps: Iterable[Told]) -> Iterator[list[str]]:
    yield list(_HEADS)
    for step in steps:
        when = (
            (date(step.commit), author(step.commit), step.commit.id)
            if step.commit
            else ("", "", "")
        )
        for one in step.changes:
            told = (one.field, one.old, one.new, one.text)
            cells = (*when, one.record, _EVENTS[one.event], *told)
            yield [visible(cell or "") for cell in cells]


def _markdown(title: str, steps: Iterable[Told], *, heads: bool) -> Iterator[str]:
    yield f"# {md.escaped(visible(title))}\n"
    empty = True
    for step in steps:
        yield "\n"
        if step.commit is not None and heads:
            yield f"## {md.escaped(_head(step.commit))}\n\n"
        for text, refs in _sentences(step.changes):
            yield f"- {md.escaped(visible(text))}（{md.escaped('、'.join(refs))}）\n"
        empty = False
    if empty:
        yield "\n没有变化。\n"


def _text(
    title: str, steps: Iterable[Told], columns: int | None, *, heads: bool
) -> Iterator[str]:
    empty = True
    for step in steps:
        if step.commit is not None and heads:
            yield "" if empty else "\n"
            yield from _folded(_head(step.commit), "", columns)
        for text, refs in _sentences(step.changes):
            told = f"{visible(text)} [{'、'.join(refs)}]"
            yield from _folded(told, _INDENT if heads else "", columns)
        empty = False
    if empty:
        yield f"{visible(title)}：没有变化\n"


def _head(commit: Commit) -> str:
    """Return the line above what a commit changed."""
    subject = f"：{commit.subject}" if commit.subject else ""
    return visible(f"{moment(commit)} {commit.id[:_SHORT]} {author(commit)}{subject}")


def _sentences(changes: Iterable[Change]) -> Iterator[tuple[str, list[str]]]:
    """Yield each sentence once, with the records that it is about."""
    found: dict[str, list[str]] = {}
    for change in changes:
        refs = found.setdefault(change.text, [])
        if change.record not in refs:
            refs.append(change.record)
    yield from found.items()


def _folded(text: str, indent: str, columns: int | None) -> Iterator[str]:
    """Yield *text* on lines of at most *columns*, the first after *indent*."""
    room = None if columns is None else max(columns - len(indent) - len(_INDENT), 16)
    lines = [text] if room is None else wrapped(text, room)
    for number, line in enumerate(lines):
        yield f"{indent}{_INDENT if number else ''}{line}\n"
