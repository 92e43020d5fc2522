"""What is being built from events: open maps and lists, what is wrong, and where."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from cdo.registry import yamlrules
from cdo.registry.events import Event, Frame, span, stretch
from cdo.registry.faults import MOST, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.findings import Message, Path
    from cdo.registry.places import Places, Span

Value = str | list["Value"] | dict[str, "Value"] | None
"""What a file says: text, lists, maps; None is a plain empty value."""

_RULE_OF = {message: rule for rule in yamlrules.RULES for message in rule.messages}


class RefusedError(Exception):
    """Nothing after this point is worth reading."""


class Building:
    """One value in the making, with faults and places as they are found."""

    def __init__(self, text: str, places: Places | None) -> None:
        """Begin with what *text* says; note places where they are asked for."""
        self.faults: list[Fault] = []
        self.text = text
        self._places = places
        self._top = Frame(None, is_map=False)
        self._stack = [self._top]

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @property
    def root(self) -> Value:
        """What the text says; None while it says nothing."""
        values: list[Value] = self._stack[0].container
        return values[0] if values else None

    def _refuse(self, message: Message, span: Span, **fields: object) -> None:
        """Note a fault of syntax and read no further."""
        self._top = self._stack[0]
        self._stack[1:] = []
        self._top.container.clear()
        self.faults.append(Fault(yamlrules.SYNTAX, message, span, fields))
        raise RefusedError

    def _put(self, value: Value, start: Event, end: Event) -> None:
        if self._places is not None:
            self._note(self._places, value, start, end)
        frame = self._top
        if not frame.is_map:
            frame.container.append(value)
            return
        if not frame.discarded:
            frame.container[frame.key] = value
        frame.awaits_key = True

    def _note(self, places: Places, value: Value, start: Event, end: Event) -> None:
        path = self._path()
        discarded = any(frame.discarded for frame in self._stack)
        if not discarded and (value is not None or path):
            whole = self._within(stretch(start.start_mark, end.end_mark, start))
            places.note(path, value, span(start), whole)

    def _path(self) -> Path:
        """Return the path of what is being read, or of the map that awaits a key."""
        return tuple(
            frame.key if frame.is_map else len(frame.container)
            for frame in self._stack[1:]
            if not frame.awaits_key
        )

    def _fault(self, message: Message, event: Event, **fields: object) -> None:
        rule, where = _RULE_OF[message], self._within(span(event))
        self._report([Fault(rule, message, where, fields, self._path())])

    def _within(self, where: Span) -> Span:
        """Return *where*, no further than the text goes.

        To the parser, a text without a line end ends on the line after its last.
        """
        if where[2] <= len(self._lines):
            return where
        last = (len(self._lines), len(self._lines[-1]) + 1)
        return (*min(where[:2], last), *last)

    def _report(self, found: Iterable[Fault]) -> None:
        """Note what was *found*; with as many as are told, read no further."""
        self.faults += islice(found, MOST - len(self.faults))
        if len(self.faults) == MOST:
            raise RefusedError
