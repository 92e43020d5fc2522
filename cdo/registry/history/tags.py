"""Tags as their objects have them: what they stand on, by whom, and their signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo.registry.history.commits import Person, commit, unsigned
from cdo.registry.history.git import asked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.registry.history.repository import Repository

LARGEST_TAG = 1 << 20
"""Bytes of a tag that are looked at."""


class Tag(NamedTuple):
    """One tag: `target` is what it stands on, `called` what its object calls it.

    A lightweight tag has no object of its own: nobody, no message, no signature.
    `payload` is what `signature` signs.
    """

    name: str
    id: str
    target: str
    called: str = ""
    tagger: Person = Person("", "", 0, 0)
    message: str = ""
    payload: bytes = b""
    signature: bytes = b""


def tags(repository: Repository, below: str) -> Iterator[Tag]:
    """Yield the tags of *repository* whose names begin with *below*, by name."""
    told = asked(
        repository.folder,
        "for-each-ref",
        "--format=%(objectname) %(objecttype) %(refname)",
        f"refs/tags/{below}",
    )
    with repository.objects() as objects:
        for row in told.decode("utf-8", "backslashreplace").splitlines():
            name, sort, ref = row.split(" ", 2)
            called = ref.removeprefix("refs/tags/")
            data = objects.one(name, LARGEST_TAG).data if sort == "tag" else None
            yield Tag(called, name, name) if data is None else tag(called, name, data)


def tag(name: str, identity: str, data: bytes) -> Tag:
    """Return the tag *name* from the bytes of its object; damage never raises."""
    payload, signature = unsigned(data)
    head = dict(
        row.partition(b" ")[::2] for row in payload.partition(b"\n\n")[0].split(b"\n")
    )
    read = commit(identity, payload.replace(b"\ntagger ", b"\ncommitter ", 1))
    return Tag(
        name,
        identity,
        head.get(b"object", b"").decode("ascii", "replace"),
        head.get(b"tag", b"").decode("utf-8", "backslashreplace"),
        read.committer,
        read.message,
        payload,
        signature,
    )
