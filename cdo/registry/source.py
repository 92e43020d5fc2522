"""YAML text into plain values, and their places on demand: the door to PyYAML.

The parser's events are read one by one and built into maps, lists and texts by
a gate that refuses what a registry does not need.  Scalars stay the text that
was written; the models, not YAML, give them types.  Nothing here is recursive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import yaml

from cdo.registry import keyboard, leniency, syntax, yamlrules
from cdo.registry.building import Building, RefusedError, Value
from cdo.registry.events import Event, Frame, folded, span
from cdo.registry.faults import Fault, without_consequences
from cdo.registry.scalars import in_escapes, in_list_item, refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdo.registry.places import Places, Span

__all__ = ["DEEPEST", "FAST", "Value", "parse"]

DEEPEST = 16
"""Levels of maps and lists that a file may have."""

FAST = hasattr(yaml, "CBaseLoader")
"""Whether libyaml is there; without it the same code runs eight times slower."""

_ABSENT = frozenset({"", "~", "null"})
_NO_KEYS = frozenset({"", "<<"})
_PLAIN_KEYS: set[str] = set()
"""Keys that were looked at once and are written as they should be."""

_TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml says of the 1,001st level."""

_AHEAD = 900
_MOST_KEYS = 1000
_Loader: Any = yaml.CBaseLoader if FAST else yaml.BaseLoader


def parse(text: str, places: Places | None = None) -> tuple[Value, list[Fault]]:
    """Return the value of *text* and what is wrong with its YAML.

    With *places* the same reading notes where everything stands.  After a fault
    of syntax there is no value.
    """
    text = leniency.one_sort_of_line(text)
    builder = _Builder(text, places)
    try:
        builder.take(_Loader(text).get_event)
    except RefusedError:
        pass
    except yaml.MarkedYAMLError as error:
        if error.problem == _TOO_DEEP:
            mark: Any = error.problem_mark
            return None, _deep(text, places, mark.index - _AHEAD)
        return None, _told(error, builder)
    except (yaml.YAMLError, ValueError):  # what is no character, too
        builder.faults.append(syntax.broken("", None, text))
    return builder.root, builder.faults


def _told(error: yaml.MarkedYAMLError, builder: _Builder) -> list[Fault]:
    """Return what *error* means, and what was wrong in *builder* before it."""
    told = list(syntax.found(error, builder.text, builder.opened()))
    return [*told, *without_consequences(told, builder.faults)]


def _deep(text: str, places: Places | None, end: int) -> list[Fault]:
    """Return what is wrong with *text*, in which libyaml found too many levels.

    It may say so before it tells of the first.  A level takes a character at least,
    so that the text up to *end*, some hundreds of characters before, is too deep for
    the gate and not for libyaml.  What the end cuts through is left out as well.
    """
    builder = _Builder(text, places)
    try:
        builder.take(_Loader(text[:end]).get_event)
    except RefusedError:
        pass
    except yaml.MarkedYAMLError as error:
        marks: Any = error
        if marks.problem_mark.index >= end:
            return _deep(text, places, marks.context_mark.index)
        return _told(error, builder)
    return builder.faults


class _Builder(Building):
    """Takes events, keeps one value, notes faults and places."""

    def __init__(self, text: str, places: Places | None) -> None:
        super().__init__(text, places)
        self._quoted: Event = None
        self._read = 0
        self._hides = "\\" in text or "\t" in text
        self._documents = 0
        self._glued = leniency.may_be_glued(text)
        self._watched = self._hides or self._glued or places is not None

    def opened(self) -> list[Span]:
        """Return what may lack its closing mark: the last quoted value, a bracket.

        A bracket that is still open ends nowhere: on line 0.
        """
        found = [] if self._quoted is None else [span(self._quoted)]
        for frame in reversed(self._stack[1:]):
            if frame.opened.flow_style:
                line, column, *_ = span(frame.opened)
                return [*found, (line, column, 0, 0)]
        return found

    def _step(self, event: Event) -> None:
        """Take *event*; see before that comments stand apart from the rest."""
        if self._glued:
            self._apart(event)
        self._STEPS[event.__class__](self, event)

    def _apart(self, event: Event) -> None:
        """Refuse a comment that adjoins what is before it."""
        found = leniency.glued(self.text, self._read, event)
        if found is not None:
            self._refuse(yamlrules.GLUED, found)
        self._read = max(self._read, event.end_mark.index)

    def take(self, next_event: Callable[[], Event]) -> None:
        """Take every event up to the last.

        Plain keys and values, which most are, are taken here without a call each.
        """
        scalar, last, steps = yaml.ScalarEvent, yaml.StreamEndEvent, self._STEPS
        watched, frame = self._watched, self._top
        while (kind := (event := next_event()).__class__) is not last:
            if kind is not scalar:
                if self._glued:
                    self._apart(event)
                steps[kind](self, event)
                frame = self._top
            elif event.style or watched or event.tag or event.anchor:
                self._step(event)
            elif frame.awaits_key:
                value = event.value
                if value in _PLAIN_KEYS and value not in frame.seen:
                    frame.seen[value] = event
                    frame.key, frame.awaits_key, frame.discarded = value, False, False
                else:
                    self._scalar(event)
            elif frame.is_map and not frame.discarded:
                value = event.value
                frame.container[frame.key] = None if value in _ABSENT else value
                frame.awaits_key = True
            else:
                self._scalar(event)

    def _document(self, event: Event) -> None:
        if self._documents:
            self._fault(yamlrules.SECOND, event)
            raise RefusedError
        if event.version or event.tags:
            self._fault(yamlrules.DIRECTIVE, event)
        self._documents = 1

    def _alias(self, event: Event) -> None:
        self._fault(yamlrules.ALIAS, event, name=event.anchor)
        if self._top.awaits_key:
            raise RefusedError
        self._put("", event, event)

    def _scalar(self, event: Event) -> None:
        value, style, frame = event.value, event.style, self._top
        is_key = frame.awaits_key
        if is_key:
            frame.key, frame.awaits_key, frame.discarded = value, False, False
        if event.tag or event.anchor:
            self._properties(event)
        if self._hides and refused(value):
            self._report(in_escapes(self._lines, span(event), self._path()))
        if is_key:
            self._key(value, event)
            return
        if style:
            if style in "'\"":
                self._quoted = event
                if event.start_mark.line != event.end_mark.line:
                    self._indented(event, event)
        elif value in _ABSENT:
            value = None
        elif "，" in value and frame.is_flow_list():
            self._report([in_list_item(value, span(event), self._path())])
        self._put(value, event, event)

    def _open(self, event: Event) -> None:
        if event.tag or event.anchor:
            self._properties(event)
        if self._top.awaits_key:
            self._fault(yamlrules.COMPLEX_KEY, event)
            raise RefusedError
        if len(self._stack) > DEEPEST:
            self._fault(yamlrules.DEEP, event)
            raise RefusedError
        is_map = event.__class__ is yaml.MappingStartEvent
        self._top = Frame(event, is_map=is_map)
        self._stack.append(self._top)

    def _close(self, event: Event) -> None:
        frame = self._stack.pop()
        self._top = self._stack[-1]
        opened = frame.opened
        if opened.flow_style and opened.start_mark.line != event.end_mark.line:
            self._indented(opened, event)
        self._put(frame.container, frame.opened, event)

    def _indented(self, start: Event, end: Event) -> None:
        """Refuse lines of quotes or brackets that begin too far to the left."""
        first, last = start.start_mark.line, end.end_mark.line
        around = self._top.opened
        if around is None or around.flow_style:
            return
        parent, is_flow = around.start_mark.column, start is not end
        found = leniency.outdented(self._lines, first, last, parent, is_flow=is_flow)
        if found is not None:
            column = start.start_mark.column + 1
            marks = syntax.halves(self._lines[first][column - 1])
            span = (first + 1, column, first + 1, column + 1)
            self._refuse(yamlrules.OUTDENTED, span, **marks, end=found)

    def _key(self, key: str, event: Event) -> None:
        frame = self._top
        alike = folded(key)
        if alike in frame.seen:
            other, line = frame.seen[alike].value, frame.seen[alike].start_mark.line + 1
            message = yamlrules.TWICE if other == key else yamlrules.ALIKE
            self._fault(message, event, key=key, first=line, other=other)
            frame.discarded = True
            return
        frame.seen[alike] = event
        if key in _NO_KEYS:
            if not event.style:
                self._fault(yamlrules.MERGE if key else yamlrules.COMPLEX_KEY, event)
        elif key == alike and key.isascii() and len(_PLAIN_KEYS) < _MOST_KEYS:
            _PLAIN_KEYS.add(key)
        in_flow = frame.opened.flow_style
        if not key.isascii() and (wide := keyboard.in_key(key, in_flow)) is not None:
            message, typed = wide
            self._fault(message, event, key=key, typed=typed)
            frame.key = keyboard.typed(key)
        if self._places is not None:
            self._places.keys[self._path()] = self._within(span(event))

    def _properties(self, event: Event) -> None:
        if event.anchor:
            self._fault(yamlrules.ANCHOR, event, name=event.anchor)
        if event.tag:
            name = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(yamlrules.TAG, event, name=name)

    def _pass(self, _: Event) -> None:
        """Take an event that says nothing."""

    _STEPS: ClassVar[dict[type, Callable[[_Builder, Event], None]]] = {
        yaml.StreamStartEvent: _pass,
        yaml.DocumentStartEvent: _document,
        yaml.DocumentEndEvent: _pass,
        yaml.AliasEvent: _alias,
        yaml.ScalarEvent: _scalar,
        yaml.MappingStartEvent: _open,
        yaml.SequenceStartEvent: _open,
        yaml.MappingEndEvent: _close,
        yaml.SequenceEndEvent: _close,
    }
    """What takes an event of a class.

    A builder that held methods of its own would be held by them, with its text, as
    long as the garbage collector rests.
    """
