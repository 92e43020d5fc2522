"""A second opinion on what a text says: py-yaml12, a reader of YAML 1.2.

The oracle gives types to plain scalars by the core schema of YAML 1.2, where the
reader keeps the text.  So the two are held to be equal when the oracle has a text
and it is the reader's, or when the core schema makes of the reader's text the very
value that the oracle has.  A plain empty value, `~` and `null` is nothing to both.

Both read the text with a line that is a comment after its last line: at the very end
of a text the oracle gives a block text a line end that is not there.
"""

from __future__ import annotations

import re
from math import isnan

import yaml12

from cdo.registry import source

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_BASES = {"0o": 8, "0x": 16}
_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_FARTHEST = 2**63
"""Beyond this an integer is a float to the oracle."""


def documents(text: str) -> list[object]:
    """Return what the oracle reads; raises ValueError where it reads nothing."""
    return list(yaml12.parse_yaml(text, multi=True))


def opinion(text: str) -> str:
    """Return where the reader and the oracle differ over *text*; empty if nowhere.

    *text* is one that the reader takes without a fault.
    """
    text += "#\n" if text.endswith("\n") else "\n#\n"
    value, faults = source.parse(text)
    if faults:
        return f"{len(faults)} faults"
    try:
        found = documents(text)
    except ValueError as error:
        return f"refused: {error}"
    if len(found) > 1:
        return f"{len(found)} documents"
    return difference(value, found[0] if found else None)


def difference(ours: object, theirs: object, path: str = "$") -> str:
    """Return the first place at which the reader's value is not the oracle's."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return _in_maps(ours, theirs, path)
    if isinstance(ours, list) and isinstance(theirs, list):
        if len(ours) != len(theirs):
            return f"{path}: {len(ours)} items, {len(theirs)} to the oracle"
        pairs = zip(ours, theirs, strict=True)
        told = (difference(*pair, f"{path}[{n}]") for n, pair in enumerate(pairs))
        return next(filter(None, told), "")
    if ours is None:
        same = theirs is None
    else:
        same = isinstance(ours, str) and (ours == theirs or _reads(ours, theirs))
    return "" if same else f"{path}: {ours!r}, to the oracle {theirs!r}"


def _in_maps(ours: dict[str, object], theirs: dict[object, object], path: str) -> str:
    if len(ours) != len(theirs):
        return f"{path}: {list(ours)}, to the oracle {list(theirs)}"
    for (key, value), (other, its) in zip(ours.items(), theirs.items(), strict=True):
        told = difference(key, other, f"{path}.{key} (key)")
        told = told or difference(value, its, f"{path}.{key}")
        if told:
            return told
    return ""


def _reads(text: str, typed: object) -> bool:
    """Say whether the core schema reads *typed* where *text* stands plain."""
    if isinstance(typed, str):
        return False
    made = core(text)
    if isinstance(made, float) and isinstance(typed, float) and isnan(made):
        return isnan(typed)
    return made == typed and type(made) is type(typed)


def core(text: str) -> object:
    """Return what the core schema of YAML 1.2 makes of the plain scalar *text*."""
    if text in _WORDS:
        return _WORDS[text]
    number: int | None = None
    if _INT.fullmatch(text):
        number = int(text)
    elif text[:2] in _BASES and re.fullmatch("[0-9A-Fa-f]+", text[2:]):
        try:
            number = int(text[2:], _BASES[text[:2]])
        except ValueError:
            return text
    if number is not None:
        return number if -_FARTHEST <= number < _FARTHEST else float(number)
    if _FLOAT.fullmatch(text):
        return float(text)
    if re.fullmatch(r"[-+]?\.(?:inf|Inf|INF)", text):
        return float(text.replace(".", ""))
    return float("nan") if text in {".nan", ".NaN", ".NAN"} else text
