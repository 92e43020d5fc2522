"""Objects of a repository by their ids, through one `cat-file --batch`.

Each is held against its id, which Git itself does not do when it reads: otherwise a
repository that was tampered with could pass one content for another.
"""

from __future__ import annotations

import hashlib
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Self

from cdo.registry.history.git import Talk
from cdo.registry.history.troubles import HistoryError, Trouble
from cdo.registry.trees import LARGEST_FILE, Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

AHEAD = 128
"""Objects that are asked for ahead; their ids fit into the smallest pipe there is."""

_PIECE = 1 << 16
_HEAD = 3
_ALGORITHMS = {40: "sha1", 64: "sha256"}


class Object(NamedTuple):
    """One object: its id, its type (`blob`, `commit`…), and its bytes.

    Bytes are None where there are more than was asked for.
    """

    id: str
    type: str
    data: bytes | None


class Objects:
    """The objects of one repository; Git is started when the first is asked for.

    Used with `with`, or closed.  Raises `HistoryError` where an object is not there, or
    is not what its id says.
    """

    def __init__(self, folder: Path) -> None:
        """Read the repository that *folder* stands in."""
        self._folder = folder
        self._talk: Talk | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End Git."""
        self.close()

    def close(self) -> None:
        """End Git, if it runs; another request would start it anew."""
        if self._talk is not None:
            self._talk.end()
            self._talk = None

    def one(self, name: str, most: int = LARGEST_FILE) -> Object:
        """Return the object *name*, with its bytes if there are no more than *most*."""
        return next(self.stream([name], most))

    def blob(self, name: str) -> bytes | Obstacle:
        """Return the bytes of a blob, or that there are too many for a file."""
        data = self.one(name).data
        return Obstacle.LARGE if data is None else data

    def stream(
        self, names: Iterable[str], most: int = LARGEST_FILE
    ) -> Iterator[Object]:
        """Yield the objects *names* in their order, with the bytes as `one` has them.

        *names* is read up to `AHEAD` further than what has been yielded.  Nothing
        else may be asked of this before the last one has been yielded.
        """
        left = iter(names)
        waiting = list(islice(left, AHEAD))
        self._ask(waiting)
        due = deque(waiting)
        while due:
            due.popleft()
            yield self._answer(most)
            if len(due) <= AHEAD // 2:
                more = list(islice(left, AHEAD - len(due)))
                self._ask(more)
                due += more

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of one object of any size, piece by piece."""
        self._ask([name])
        yield from self._body(*self._head())

    @property
    def _git(self) -> Talk:
        if self._talk is None:
            self._talk = Talk(self._folder, "cat-file", "--batch")
        return self._talk

    def _ask(self, names: list[str]) -> None:
        self._git.say("".join(f"{name}\n" for name in names).encode())

    def _answer(self, most: int) -> Object:
        name, sort, size = self._head()
        pieces = self._body(name, sort, size)
        if int(size) <= most:
            return Object(name, sort, b"".join(pieces))
        for _ in pieces:
            pass
        return Object(name, sort, None)

    def _head(self) -> list[str]:
        """Return id, type and size of the object that comes next."""
        head = self._git.line().decode().split(" ")
        if len(head) != _HEAD:
            raise HistoryError(Trouble.BROKEN, why=" ".join(head))
        return head

    def _body(self, name: str, sort: str, size: str) -> Iterator[bytes]:
        """Yield the bytes of the object *name*, and see that it is the one."""
        algorithm = _ALGORITHMS[len(name)]
        made = hashlib.new(
            algorithm, f"{sort} {size}\0".encode(), usedforsecurity=False
        )
        for start in range(0, int(size), _PIECE):
            data = self._git.take(min(_PIECE, int(size) - start))
            made.update(data)
            yield data
        self._git.take(1)
        if made.hexdigest() != name:
            raise HistoryError(Trouble.BROKEN, why=f"{name} 的内容和编号不符")
