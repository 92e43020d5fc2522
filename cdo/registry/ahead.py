"""A second process that reads ahead, where there are thousands of files.

It goes as far as a file can be read without its model, and passes on what those say
in which nothing is wrong; any other is read where its faults are told.  So it changes
no answer, and where it fails nobody misses it.
"""

from __future__ import annotations

import marshal
import os
import sys
import threading
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, NamedTuple

from cdo.registry import records
from cdo.registry.cache import parsings
from cdo.registry.trees import Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cdo.registry.source import Value
    from cdo.registry.trees import Tree


class Told(NamedTuple):
    """What the second process tells of a file: the SHA-256 of its bytes, its value."""

    digest: bytes
    value: Value


FEWEST = 4000
"""Files below which a second process costs about as much as it saves."""

_TURN = (True, False, True, False, True)
"""Of which files it reads: the first process has to make the records as well."""
_SIZE = 4
"""Bytes that say how many follow."""


def worth(tree: Tree, there: Sequence[object]) -> bool:
    """Say whether a second process would help to read what is *there* in *tree*."""
    return (
        sys.platform == "linux"
        and len(there) >= FEWEST
        and tree.shared
        and len(os.sched_getaffinity(0)) > 1
        and threading.active_count() == 1
    )


def goes(number: int) -> bool:
    """Say whether the file of that *number* is one that the second process reads."""
    return _TURN[number % len(_TURN)]


def left(paths: Iterable[str]) -> list[str]:
    """Return those of *paths* that are left to the first process."""
    return [path for number, path in enumerate(paths) if not goes(number)]


@contextmanager
def reading(tree: Tree, paths: Sequence[str]) -> Iterator[Iterator[Told | None]]:
    """Give what each of *paths* says, in their order; None is to be read here."""
    incoming, outgoing = os.pipe()
    other = os.fork()
    if not other:
        os.close(incoming)
        _serve(tree, paths, outgoing)
    os.close(outgoing)
    try:
        with os.fdopen(incoming, "rb") as pipe:
            yield received(pipe, len(paths))
    finally:
        os.waitpid(other, 0)


def _serve(tree: Tree, paths: Iterable[str], outgoing: int) -> None:
    """Be the second process, and end with it, whatever happens."""
    try:
        with os.fdopen(outgoing, "wb") as pipe:
            send(tree, paths, pipe)
    finally:
        os._exit(0)


def send(tree: Tree, paths: Iterable[str], pipe: IO[bytes]) -> None:
    """Write into *pipe* what those of *paths* say whose turn it is."""
    own = [path for number, path in enumerate(paths) if goes(number)]
    for data in tree.contents(own):
        said = marshal.dumps(_told(data))
        pipe.write(len(said).to_bytes(_SIZE) + said)


def _told(data: bytes | Obstacle) -> tuple[bytes, Value] | None:
    value = None if isinstance(data, Obstacle) else records.sound(data)
    if value is None or isinstance(data, Obstacle):
        return None
    return parsings.digest(data), value


def received(pipe: IO[bytes], count: int) -> Iterator[Told | None]:
    """Yield what each of *count* files says, None where *pipe* does not tell it."""
    for number in range(count):
        said = b""
        if goes(number):
            size = int.from_bytes(pipe.read(_SIZE))
            said = pipe.read(size)
        whole = said and len(said) == size
        told = marshal.loads(said) if whole else None  # noqa: S302  # our own fork's
        yield Told(*told) if told is not None else None
