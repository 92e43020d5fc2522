"""Plain values as YAML text of the restricted kind, laid out to be read.

A map or list that fits on one line stands on one line, in brackets; otherwise each
entry has a line of its own.  A text stands plain where nobody can take it for anything
else, in double quotes elsewhere.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from cdo.reporters.width import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.registry.source import Value

WIDEST = 88
"""Columns that a map or a list may take on one line."""

ABSENT = "null"

_STEP = 2
_PLAIN = re.compile(
    r"-?[0-9A-Za-z_〇一-鿿]"
    r"(?:[-0-9A-Za-z_./+%()（）〔〕〇一-鿿 ]|:(?=[0-9A-Za-z]))*"
)
_EMPTY = frozenset({"null"})


def entry(key: str, value: Value, indent: int = 0) -> Iterator[str]:
    """Yield the lines that say *value* under *key*, *indent* columns from the left."""
    start = " " * indent + f"{_scalar(key)}:"
    told = f"{start} {_flow(value)}"
    if not isinstance(value, dict | list) or not value or width(told) <= WIDEST:
        yield told
        return
    yield start
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from entry(name, inner, indent + _STEP)
    else:
        for inner in value:
            yield from _item(inner, indent + _STEP)


def _item(value: Value, indent: int) -> Iterator[str]:
    """Yield the lines that say *value* as an item of a list."""
    start = " " * indent + "- "
    told = start + _flow(value)
    if not isinstance(value, dict | list) or not value or width(told) <= WIDEST:
        yield told
        return
    inner: Iterator[str]
    if isinstance(value, dict):
        inner = (
            line
            for name, one in value.items()
            for line in entry(name, one, indent + _STEP)
        )
    else:
        inner = (line for one in value for line in _item(one, indent + _STEP))
    yield start + next(inner).lstrip(" ")
    yield from inner


def _flow(value: Value) -> str:
    if isinstance(value, dict):
        entries = (f"{_scalar(name)}: {_flow(one)}" for name, one in value.items())
        return f"{{{', '.join(entries)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return ABSENT if value is None else _scalar(value)


def _scalar(text: str) -> str:
    plain = _PLAIN.fullmatch(text) and text[-1] != " " and text not in _EMPTY
    return text if plain else json.dumps(text, ensure_ascii=False)
