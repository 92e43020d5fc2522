"""Something wrong at a stretch of one text, before it has become a record."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdo.findings import Message, Path, Rule
    from cdo.registry.places import Span


MOST = 100
"""Faults of one sort that one file is told of; the next run tells the rest."""


class Fault(NamedTuple):
    """A rule that one text breaks at one stretch of it.

    Without a path nobody has looked yet in which value the stretch is.
    """

    rule: Rule
    message: Message
    span: Span
    fields: Mapping[str, object] = MappingProxyType({})
    path: Path | None = None


def without_consequences(
    first: Sequence[Fault], later: Iterable[Fault]
) -> Iterator[Fault]:
    """Yield of *later* what does not stand where one of *first* stands.

    A value that holds a forbidden character is wrong for its type as well;
    the cause is named, its consequence is not.
    """
    return (fault for fault in later if not overlaps(fault, first))


def overlaps(fault: Fault, others: Sequence[Fault]) -> bool:
    """Say whether *fault* stands where one of *others* stands."""
    return any(_meet(fault.span, other.span) for other in others)


def _meet(one: Span, other: Span) -> bool:
    return one[:2] < _end(other) and other[:2] < _end(one)


def _end(span: Span) -> tuple[int, int]:
    """Return where *span* ends; an empty one holds the position it stands at."""
    return max(span[2:], (span[0], span[1] + 1))
