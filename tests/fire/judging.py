"""What must hold of every answer to a damaged file, however it is damaged."""

from __future__ import annotations

import re
import signal
import sys
import unicodedata
from contextlib import contextmanager
from datetime import date
from time import process_time
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from unittest import mock

from cdo import rules
from cdo.findings import Severity
from cdo.model import Evaluation, Filing, Report
from cdo.reckoning import (
    advice,
    contents,
    formulas,
    obligations,
    occupancy,
    results,
    sensitivity,
    standings,
)
from cdo.registry import encoding, reading, records
from cdo.registry.trees import LARGEST_FILE, MemoryTree
from tests.fire.corpus import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from cdo.findings import Diagnostic, Place
    from cdo.model import Record
    from cdo.model.kinds import Kind
    from cdo.registry.faults import Fault
    from cdo.registry.index import Registry
    from cdo.registry.records import Parse
    from tests.fire.corpus import Files

SLOW = 1.0
"""Seconds of the processor that one registry may take."""

PATIENCE = 10.0
"""Seconds of the processor after which a run is ended."""

DAY = date(2023, 12, 31)
"""A day on which some of what is reckoned is due, and some is not."""

UNFILLED = re.compile(r"\{[a-z_]*\}")
FOREIGN = re.compile(
    r"(?<![a-z])(?:expected|found|while|parsing|scanning|could not|did not|mapping|"
    r"sequence|indicator|token|character|directive|allowed|context|[Ii]nput should|"
    r"[Ii]nvalid|[Ee]rror|[Ee]xception|Traceback|pydantic|libyaml|NoneType|None|True|"
    r"False|stream|string|integer|dict|list|tuple|codec|ordinal|object)(?![a-z])"
)
"""Words by which a library, not we, would be speaking."""

_BREAKING = re.compile(r"CDO00[1-8]")
"""Codes of what may keep a file from being read, or its YAML from being whole."""


class Answer(NamedTuple):
    """What was said of a registry, and what was wrong in how it was said.

    `wrong` is empty as it must be; `seconds` are those of the processor.
    """

    found: list[Diagnostic]
    wrong: list[str]
    seconds: float
    is_taken: bool
    """Whether the file became a record."""

    is_yaml: bool
    """Whether nothing was wrong with the file before its fields were looked at."""


def judged(laid: Files, path: str) -> Answer:
    """Return the answer to the registry *laid*, of which the file *path* is damaged."""
    start = process_time()
    registry, found, wrong = None, [], []
    try:
        with _patient(), _unchanged_read_once(laid, path):
            registry, read = reading.read(MemoryTree(laid))
            found = [*read, *rules.check(registry)[0]]
            if _is_taken(registry, path):
                reckoned(registry)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is wrong
        wrong.append(f"{type(error).__name__}: {error}")
    seconds = process_time() - start
    if seconds > (PATIENCE if sys.gettrace() else SLOW):
        wrong.append(f"{seconds:.2f} s")
    wrong += misspoken(found, laid)
    wrong += said_twice(found)
    own = [it for it in found if it.place.file == path and _is_error(it)]
    is_taken = registry is not None and _is_taken(registry, path)
    if registry is not None and not is_taken and not own:
        wrong.append("not taken, and nothing said")
    is_yaml = not any(_BREAKING.match(it.rule.code) for it in own)
    return Answer(found, wrong, seconds, is_taken, is_yaml)


def reckoned(registry: Registry) -> None:
    """Reckon all that follows from *registry*; it may be wrong, it must not fail."""
    obligations.items(registry, DAY)
    occupancy.occupied(registry, DAY)
    for filing in registry.all(Filing):
        contents.missing(registry, filing)
    for report in registry.all(Report):
        contents.missing(registry, report)
    for evaluation in registry.all(Evaluation):
        results.drifts(registry, evaluation)
        if (standing := results.standing(registry, evaluation)) is not None:
            results.result(standing)
    for period in standings.periods(registry):
        table = standings.table(registry, period)
        sensitivity.report(table)
        for one in table.standings:
            advice.steps(one.card)
            formulas.whole(one.card)


def _is_error(one: Diagnostic) -> bool:
    return one.severity is Severity.ERROR


def _is_taken(registry: Registry, path: str) -> bool:
    return path not in registry.torn.get(kind_of(path) or "", ())


def misspoken(found: list[Diagnostic], laid: Files) -> Iterator[str]:
    """Yield what is wrong in how what was *found* is told."""
    lines: dict[str, list[str]] = {}
    for one in found:
        file = one.place.file
        if file in laid and file not in lines:
            lines[file] = _text(laid[file]).split("\n")
        for wrong in (*_misplaced(one.place, lines.get(file)), *_misworded(one, laid)):
            yield f"{one.rule.code} {one.place} {one.message!r} {one.hint!r}: {wrong}"


def _misplaced(place: Place, lines: list[str] | None) -> Iterator[str]:
    if lines is None:
        if place.file != "registry.yaml":
            yield "no such file"
    elif not _stands(lines, place.line, place.column):
        yield "no such place"
    elif not _stands(lines, place.end_line, place.end_column):
        yield "no such end"
    elif (place.end_line, place.end_column) < (place.line, place.column):
        yield "ends before it begins"


def _misworded(one: Diagnostic, laid: Files) -> Iterator[str]:
    told = f"{one.message} {one.hint}"
    if not _is_readable(told):
        yield "not one printable line"
    if not one.message.strip():
        yield "says nothing"
    for said in (*UNFILLED.findall(told), *FOREIGN.findall(told)):
        if not any(_says(_text(data), said) for data in laid.values()):
            yield f"foreign word {said}"


def _is_readable(told: str) -> bool:
    """Say whether *told* is one line; the blanks of all languages are welcome."""
    blank = {one for one in told if unicodedata.category(one) == "Zs"}
    return all(one.isprintable() or one in blank for one in told)


def said_twice(found: list[Diagnostic]) -> Iterator[str]:
    seen = set()
    for one in found:
        key = (one.place, one.rule.code, one.message, one.field)
        if key in seen:
            yield f"said twice: {one.rule.code} {one.place} {one.message}"
        seen.add(key)


def _text(data: bytes) -> str:
    """Return what an editor shows of *data*; a byte that is no text is one place."""
    text = encoding.decoded(data).text if len(data) <= LARGEST_FILE else None
    return data.decode(errors="surrogateescape") if text is None else text


def _says(text: str, word: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return word in text or word.casefold() in plain


def _stands(lines: list[str], line: int, column: int) -> bool:
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


@contextmanager
def _patient() -> Iterator[None]:
    before = signal.signal(signal.SIGVTALRM, _late)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _late(_: int, __: FrameType | None) -> NoReturn:
    raise TimeoutError


@contextmanager
def _unchanged_read_once(laid: Files, path: str) -> Iterator[None]:
    """Read each file that stands around the damaged one only the first time."""

    def record(
        kind: Kind, name: str, file: str, data: bytes, parse: Parse
    ) -> tuple[Record | None, list[Fault]]:
        if file == path or laid[file] is not data or len(data) > LARGEST_FILE:
            return _record(kind, name, file, data, parse)
        key = (file, data)
        if key not in _KNOWN:
            _KNOWN[key] = _record(kind, name, file, data, parse)
        return _KNOWN[key]

    with mock.patch.object(records, "record", record):
        yield


_record = records.record
_KNOWN: dict[tuple[str, bytes], tuple[Record | None, list[Fault]]] = {}
"""What was read from the files that stand around; they are few, and small."""
