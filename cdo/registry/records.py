"""One file into one record: the stages through which its bytes go.

Each stage reports what it finds; a later stage keeps silent about what only
follows from an earlier one.  Places are worked out for files with faults only.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from cdo.model import KINDS
from cdo.model.core import ValidationError
from cdo.registry import (
    characters,
    encoding,
    fields,
    filerules,
    keyboard,
    personal,
    source,
    yamlrules,
)
from cdo.registry.faults import MOST, Fault, overlaps, without_consequences
from cdo.registry.places import Places
from cdo.registry.scalars import forbidden
from cdo.registry.yamlrules import SYNTAX

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cdo.findings import Path
    from cdo.model import Record
    from cdo.model.kinds import Kind
    from cdo.registry.places import Span
    from cdo.registry.source import Value

    Parse = Callable[[str], tuple[Value, list[Fault]]]

_MARKERS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_CONFLICT = re.compile(r"^(?:[ \t]*+(?:<{7}|>{7}) |\|{7} |={7}$)", re.MULTILINE)
"""A line that a merge writes; the first and the last may have been indented since."""
_TOP = (1, 1, 1, 1)


class Text:
    """The text of one file, and the places of its values once they are asked for."""

    def __init__(self, text: str) -> None:
        """Hold *text*."""
        self.text = text

    @property
    def places(self) -> Places:
        """Where everything stands, as far as the text can be read."""
        return self._located[1]

    def values(self) -> Iterator[tuple[Path, Span, str]]:
        """Yield every text that is a value, with its path and place."""
        value, places = self._located
        open_values: list[tuple[Path, Value]] = [((), value)]
        while open_values:
            path, value = open_values.pop()
            if isinstance(value, str):
                yield path, places.value(path), value
            elif isinstance(value, dict):
                open_values += [((*path, key), one) for key, one in value.items()]
            elif isinstance(value, list):
                open_values += [((*path, i), one) for i, one in enumerate(value)]

    @cached_property
    def _located(self) -> tuple[Value, Places]:
        places = Places()
        return source.parse(self.text, places)[0], places


def record(
    kind: Kind, name: str, path: str, data: bytes, parse: Parse = source.parse
) -> tuple[Record | None, list[Fault]]:
    """Return the record in *data*, if it can be read, and every fault.

    *name* is the record's id; *path* stands in remedies only.  *parse* is
    `source.parse`, or gives what that gave before.
    """
    decoded = encoding.decoded(data)
    notes = list(_notes(decoded, path))
    if decoded.text is None:
        return None, notes
    text = Text(decoded.text)
    if conflicts := list(islice(_conflicts(text.text), MOST)):
        return None, [*notes, *conflicts]
    value, found = _gated(text, parse)
    whole = None
    broken_off = value is None and found
    if not (broken_off or any(fault.message in _MISLEADING for fault in found)):
        whole, problems = _modelled(kind, name, value, text)
        found = _and_then(found, problems)
    if found:
        whole = None
    found += personal.found(text.text, text.values)
    return whole, [*notes, *_at_paths(found, text)]


def sound(data: bytes) -> Value:
    """Return what *data* says, if nothing is wrong with it before its model looks.

    None for everything else; *data* is then read by `record`, which tells what it is.
    """
    decoded = encoding.decoded(data)
    if decoded.text is None or decoded.bom or decoded.crlf:
        return None
    text = Text(decoded.text)
    if any(_conflicts(text.text)):
        return None
    value, found = _gated(text, source.parse)
    return None if found or any(personal.found(text.text, text.values)) else value


def made(kind: Kind, name: str, value: Value) -> Record | None:
    """Return the record that the sound *value* is; None where its model refuses it."""
    try:
        return KINDS[kind.name].read(value, name) if isinstance(value, dict) else None
    except ValidationError:
        return None


_MISLEADING = {yamlrules.COLON, yamlrules.COMMA}
"""Faults after which the values are not what was meant."""


def _gated(text: Text, parse: Parse) -> tuple[Value, list[Fault]]:
    """Return what *text* says, and what is wrong with its characters and YAML.

    With a character that the parser refuses, its complaint is left out.
    """
    found = list(_characters(text.text))
    value, broken = parse(text.text)
    if found and value is None:
        return value, [*found, *(one for one in broken if one.rule is not SYNTAX)]
    return value, _and_then(found, broken)


def _and_then(first: list[Fault], later: Iterable[Fault]) -> list[Fault]:
    """Return *first*, and of *later* what does not follow from it.

    What seems to be missing may be what could not be read.
    """
    found = list(later)
    told = list(without_consequences(first, found))
    if any(map(_spoils_keys, first)) or len(_keys(told)) < len(_keys(found)):
        told = [fault for fault in told if fault.rule is not fields.MISSING]
    return [*first, *told]


def _spoils_keys(fault: Fault) -> bool:
    return fault.rule is yamlrules.KEYBOARD or fault.message is yamlrules.MERGE


def _keys(found: list[Fault]) -> list[Fault]:
    return [fault for fault in found if fault.rule is fields.UNKNOWN]


def _at_paths(found: list[Fault], text: Text) -> list[Fault]:
    """Return *found*, each with the path of what it stands in."""
    lost = [fault.span[:2] for fault in found if fault.path is None]
    if not lost:
        return found
    paths = text.places.around(lost)
    return [
        fault._replace(path=paths[fault.span[:2]]) if fault.path is None else fault
        for fault in found
    ]


def _notes(decoded: encoding.Decoded, path: str) -> Iterator[Fault]:
    """Yield what is to be said of the encoding."""
    if decoded.bom:
        yield Fault(filerules.ENCODING, filerules.MARKED, _TOP)
    if decoded.crlf:
        line = decoded.crlf
        yield Fault(filerules.ENCODING, filerules.WINDOWS_LINES, (line, 1, line, 1))
    if decoded.text is None:
        line, column = decoded.line, decoded.column
        known = decoded.encoding
        message = filerules.OTHER_ENCODING if known else filerules.BAD_BYTES
        yield Fault(
            filerules.ENCODING,
            message,
            (line, column, line, column + bool(decoded.bad)),
            {"encoding": known, "file": path, "bytes": decoded.bad},
        )


def _conflicts(text: str) -> Iterator[Fault]:
    """Yield each conflict, from its first marker to its last."""
    if not any(marker in text for marker in _MARKERS):
        return
    first, line, done = 0, 1, 0
    for match in _CONFLICT.finditer(text):
        line += text.count("\n", done, match.end())
        done = match.end()
        first = first or line
        if ">" in match[0]:
            yield _conflict(first, line)
            first = 0
    if first:
        yield _conflict(first, text.count("\n") + 1)


def _conflict(first: int, last: int) -> Fault:
    span = (first, 1, first, 8)
    return Fault(filerules.CONFLICTS, filerules.CONFLICT, span, {"end": last})


def _characters(text: str) -> Iterator[Fault]:
    """Yield the refused characters of *text*, up to `MOST` of them."""
    line, start = 1, 0
    for offset, character, _ in islice(characters.faults(text), MOST):
        line += text.count("\n", start, offset)
        start = offset
        column = offset - (text.rfind("\n", 0, offset) + 1) + 1
        yield forbidden(character, (line, column, line, column + 1))


def _modelled(
    kind: Kind, name: str, value: Value, text: Text
) -> tuple[Record | None, list[Fault]]:
    """Return the record that *value* is, or what keeps it from being one."""
    model = KINDS[kind.name]
    if kind.root is None and not isinstance(value, dict | None):
        return None, list(_not_a_map(value, text))
    try:
        return model.read(value, name), []
    except ValidationError as error:
        told = fields.problems(error, value, model)
        problems = list(_problems(islice(told, MOST), text.places))
    lines = keyboard.in_lines(text.text)
    typed = (fault for fault in lines if overlaps(fault, problems))
    return None, _and_then(list(islice(typed, MOST)), problems)


def _problems(problems: Iterable[fields.Problem], places: Places) -> Iterator[Fault]:
    """Yield the model's problems as faults, at their places."""
    for one in problems:
        span = places.key(one.path) if one.at_key else places.value(one.path)
        yield Fault(one.rule, one.message, span, one.fields, one.path)


def _not_a_map(value: Value, text: Text) -> Iterator[Fault]:
    """Yield why the top of a file is a text or a list instead of a map."""
    if isinstance(value, str) and (
        typed := list(islice(keyboard.in_lines(text.text), MOST))
    ):
        yield from typed
        return
    told: dict[str, object] = {
        "got": "列表" if isinstance(value, list) else "一段文字",
        "remedy": "第一行就写“字段: 值”，行首不要短横线",
    }
    yield Fault(SYNTAX, yamlrules.NOT_A_MAP, text.places.value(()), told, ())
