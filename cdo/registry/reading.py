"""Reading: a tree of files into a registry, and what was wrong with them.

Reading never raises on bad data.  What cannot be read becomes a diagnostic, and
the rest of the registry is there all the same.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, cast

from cdo.findings import Place
from cdo.model import kinds
from cdo.registry import ahead, fields, layout, personal, records
from cdo.registry.cache import parsings
from cdo.registry.cache.parsings import Parsing
from cdo.registry.index import Registry
from cdo.registry.layout import Standing
from cdo.registry.trees import Obstacle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cdo.findings import Diagnostic
    from cdo.model import Record
    from cdo.model.kinds import Kind
    from cdo.registry.ahead import Told
    from cdo.registry.cache.parsings import Parsings
    from cdo.registry.trees import Tree

    Progress = Callable[[int, int], None]
    Digested = tuple[Parsing, Callable[[], bytes]]


def read(
    tree: Tree, progress: Progress | None = None, kept: Parsings | None = None
) -> tuple[Registry, list[Diagnostic]]:
    """Read all files of *tree*; return the registry and what was wrong.

    *progress* is told after each file how many of how many are done.  What was read
    before is taken from *kept*, and what is read now goes there.
    """
    registry = Registry(tree)
    found: list[Diagnostic] = []
    with _collector_resting():
        standings = _standings(tree)
        readings = _readings(tree, standings, kept)
        for done, (standing, reading) in enumerate(readings, 1):
            found += _take(registry, standing, reading)
            if progress is not None:
                progress(done, len(standings))
    found += _missing(registry)
    found.sort(key=lambda diagnostic: diagnostic.order)
    return registry, found


def _readings(
    tree: Tree, standings: list[Standing], kept: Parsings | None
) -> Iterator[tuple[Standing, Parsing | Obstacle | None]]:
    """Yield each of *standings* with what it says, or why it cannot be read.

    That is None for what is not tried.
    """
    paths = [one.path for one in standings if one.readable]
    known = {
        path: parsing
        for path in paths
        if kept and (parsing := kept.known(path, tree.blob(path)))
    }
    there = [one for one in standings if one.readable and one.path not in known]
    first = kept is None or kept.is_empty
    read = _shared if first and ahead.worth(tree, there) else _alone
    readings = read(tree, there, kept)
    for one in standings:
        if one.readable:
            yield one, known.get(one.path) or next(readings)
        else:
            yield one, None
    next(readings, None)  # to its end, where the second process is waited for


def _alone(
    tree: Tree, there: list[Standing], kept: Parsings | None
) -> Iterator[Parsing | Obstacle]:
    """Yield what each of those *there* says, or why it cannot be read."""
    contents = tree.contents([one.path for one in there])
    for one, data in zip(there, contents, strict=True):
        yield _read(tree, one, data, kept)


def _shared(
    tree: Tree, there: list[Standing], kept: Parsings | None
) -> Iterator[Parsing | Obstacle]:
    """Yield the same, while another process reads ahead."""
    paths = [one.path for one in there]
    contents = tree.contents(ahead.left(paths))
    with ahead.reading(tree, paths) as said:
        for number, (one, told) in enumerate(zip(there, said, strict=True)):
            found: Digested | Obstacle | None = _made(one, told)
            if found is None:
                goes = ahead.goes(number)
                found = _here(one, tree.read(one.path) if goes else next(contents))
            if isinstance(found, Obstacle):
                yield found
                continue
            read, digest = found
            if kept is not None:
                kept.take(one.path, tree.blob(one.path), digest(), read)
            yield read


def _made(standing: Standing, told: Told | None) -> Digested | None:
    """Return what became of the value that was *told*, if it is a record."""
    if told is None:
        return None
    kind, name = cast("Kind", standing.kind), cast("str", standing.id)
    record = records.made(kind, name, told.value)
    return None if record is None else (Parsing(record, ()), lambda: told.digest)


def _here(standing: Standing, data: bytes | Obstacle) -> Digested | Obstacle:
    """Return what *data* says, read in this process."""
    if isinstance(data, Obstacle):
        return data
    return parsings.parsing(standing, data), partial(parsings.digest, data)


def _read(
    tree: Tree,
    standing: Standing,
    data: bytes | Obstacle,
    kept: Parsings | None,
) -> Parsing | Obstacle:
    if isinstance(data, Obstacle):
        return data
    if kept is None:
        return parsings.parsing(standing, data)
    return kept.parsing(standing, data, tree.blob(standing.path))


def _standings(tree: Tree) -> list[Standing]:
    """Return what stands in *tree*, by path, with what is wrong with the paths."""
    taken: dict[str, str] = {}
    folders: set[str] = set()
    found: list[Standing] = []
    every = [layout.standing(entry) for entry in tree.entries()]
    there = [standing for standing in every if standing is not None]
    for standing in sorted(there, key=lambda one: (one.fault is not None, one.path)):
        path = standing.path
        other = taken.setdefault(standing.meant, path)
        if standing.in_unknown_folder:
            folder = path.partition("/")[0]
            if folder not in folders:
                found.append(standing)
            folders.add(folder)
        elif other == path:
            found.append(standing)
        else:
            found.append(Standing(path, fault=layout.clash(path, other)))
    return sorted(found, key=lambda one: one.path)


def _take(
    registry: Registry, standing: Standing, reading: Parsing | Obstacle | None
) -> Iterator[Diagnostic]:
    """Take *standing* into *registry*; yield what is wrong with it.

    *reading* is what it says, or why it cannot be read, None where it was not tried.
    """
    kind, name, path = standing.kind, standing.id, standing.path
    record: Record | None = None
    found = [*personal.in_name(path), *filter(None, [standing.fault])]
    if reading is None:
        registry.close(path)
    else:
        registry.files += 1
        if isinstance(reading, Obstacle):
            found.append(layout.unreadable(path, reading))
        else:
            record = reading.record
            found += reading.faults
    if kind is not None:
        registry.add(kind, path, name, record)
    ref = kind.ref_of(name) if kind is not None and name is not None else None
    for fault in found:
        place = Place(path, *fault.span)
        yield fault.rule.at(
            place, fault.message, record=ref, path=fault.path or (), fields=fault.fields
        )


def _missing(registry: Registry) -> Iterator[Diagnostic]:
    """Yield the files that every registry has and this one lacks."""
    for kind in kinds.TABLE:
        if registry.closed(kind.file):
            registry.tear(kind, kind.file.partition("/")[0])
        elif kind.required and not registry.known(kind.name, kind.id_of(kind.file)):
            registry.tear(kind, kind.file)
            yield fields.MISSING.at(
                Place("registry.yaml"),
                fields.NO_FILE,
                record="registry",
                fields={"file": kind.file, "title": kind.title},
            )


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Keep the garbage collector from walking what only grows, and then stays."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
