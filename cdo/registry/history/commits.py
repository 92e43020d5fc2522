"""A commit as its object has it: who, when, and what was said of it."""

from __future__ import annotations

import codecs
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

_PYTHONS_OWN = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"}
)
"""Encodings in which no commit is written, and some of which are slow to read."""

_DAY = 24 * 60
_START = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = -62_135_500_000, 253_402_100_000
"""Seconds to the first and the last days that a calendar has, in any zone."""


class Person(NamedTuple):
    """Who made a commit, as the commit has it, and when: seconds, minutes of zone."""

    name: str
    email: str
    time: int
    zone: int

    @property
    def date(self) -> datetime:
        """The moment, in the zone that the commit names.

        A moment that no calendar has is the last or the first that it has.
        """
        return moment(self.time).astimezone(timezone(timedelta(minutes=self.zone)))


def moment(seconds: int) -> datetime:
    """Return the moment so many *seconds* after 1970.

    One that no calendar has is the last or the first that it has in any zone.
    """
    return _START + timedelta(seconds=min(max(seconds, _FIRST), _LAST))


class Commit(NamedTuple):
    """One commit; `guessed` where its text is read in an encoding it does not name."""

    id: str
    tree: str
    parents: tuple[str, ...]
    author: Person
    committer: Person
    message: str
    guessed: bool = False
    signed: bool = False

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return self.message.strip().partition("\n")[0].strip()

    @property
    def date(self) -> datetime:
        """When it was committed, in the committer's zone."""
        return self.committer.date


def commit(name: str, data: bytes) -> Commit:
    """Return the commit *name* from the bytes of its object; damage never raises."""
    head, _, message = data.partition(b"\n\n")
    lines = [line.partition(b" ") for line in head.split(b"\n")]
    found = {key: value for key, _, value in reversed(lines)}
    encoding = found.get(b"encoding", b"").decode("ascii", "replace")
    text, guessed = _decoded(message, encoding)
    author, committer = found.get(b"author", b""), found.get(b"committer", b"")
    by = _person(author, encoding)
    people = [by, by if committer == author else _person(committer, encoding)]
    return Commit(
        name,
        found.get(b"tree", b"").decode("ascii", "replace"),
        tuple(value.decode("ascii") for key, _, value in lines if key == b"parent"),
        people[0][0],
        people[1][0],
        text,
        guessed or any(one for _, one in people),
        b"gpgsig" in found or b"gpgsig-sha256" in found,
    )


_BEGIN = b"-----BEGIN "
_HEADERS = (b"gpgsig ", b"gpgsig-sha256 ")


def unsigned(data: bytes) -> tuple[bytes, bytes]:
    """Return the bytes of a commit or a tag without its signature, and that alone.

    A commit has it among its headers, a tag at its end.
    """
    head, end, message = data.partition(b"\n\n")
    kept: list[bytes] = []
    signature: list[bytes] = []
    inside = False
    for row in head.split(b"\n"):
        inside = row.startswith(_HEADERS) or (inside and row.startswith(b" "))
        (signature if inside else kept).append(row)
    if signature:
        first, *rest = signature
        parts = (first.partition(b" ")[2], *(row[1:] for row in rest))
        return b"\n".join(kept) + end + message, b"\n".join(parts) + b"\n"
    at = data.find(b"\n" + _BEGIN, len(head) + 1) + 1
    return (data[:at], data[at:]) if at else (data, b"")


def _person(line: bytes, encoding: str) -> tuple[Person, bool]:
    """Return who a line names, and whether its encoding was guessed."""
    who, _, when = line.rpartition(b">")
    name, _, email = who.partition(b"<")
    (called, guessed), (mail, also) = (
        _decoded(name, encoding),
        _decoded(email, encoding),
    )
    time, _, zone = when.strip().decode("ascii", "replace").partition(" ")
    person = Person(called.strip(), mail.strip(), _number(time), _minutes(zone))
    return person, guessed or also


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0


def _minutes(zone: str) -> int:
    """Return `+0800` in minutes; what is no zone is none."""
    hours, minutes = divmod(abs(_number(zone)), 100)
    total = (hours * 60 + minutes) * (-1 if zone.startswith("-") else 1)
    return total if abs(total) < _DAY else 0


def _decoded(data: bytes, encoding: str) -> tuple[str, bool]:
    """Return the text of *data*, and whether its encoding had to be guessed."""
    for name in (encoding, "utf-8"):
        if name and _known(name):
            try:
                return data.decode(name), False
            except (UnicodeError, LookupError):
                continue
    return data.decode("gb18030", "replace"), True


def _known(encoding: str) -> bool:
    """Say whether *encoding* is one that a commit may be written in."""
    try:
        return codecs.lookup(encoding).name not in _PYTHONS_OWN
    except (LookupError, ValueError):
        return False
