"""What pydantic found wrong, told by the shape of the record.

Pydantic names its errors by how it looks at values; a reader wants to know which
field it is, what it may hold and what was written instead.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from cdo.model.reasons import Reason
from cdo.model.shapes import (
    Both,
    Choice,
    Inner,
    Items,
    Scalar,
    Shape,
    Slot,
    Table,
    below,
    slots,
)
from cdo.model.types import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.model.base import Record
    from cdo.model.core import ValidationError
    from cdo.model.parts import Fields

Path = tuple[str | int, ...]

_KEY_STEP = "[key]"
"""The step by which pydantic leads to the key of a map instead of its value."""


class What(StrEnum):
    """The ways in which a value of a file can be wrong."""

    UNKNOWN = "unknown"
    MISSING = "missing"
    HOLLOW = "hollow"
    NONE_OF = "none_of"
    KEY = "key"
    EMPTY = "empty"
    WIDE_NAME = "wide_name"
    LONG = "long"
    NO_DAY = "no_day"
    CHOICE = "choice"
    FORM = "form"
    SECOND = "second"
    YEARLY = "yearly"
    NOT_YEARLY = "not_yearly"
    VALUE = "value"


class Trouble(NamedTuple):
    """One thing wrong with a file.

    `path` leads to the value, or with `at_key` to the key; of what is missing it
    says where it should stand.  `shape` is what may stand there, `slot` the field
    that it belongs to, `model` the part that lacks, or does not know, a field;
    `others` names the fields of which one has to be there, or is there already.
    """

    what: What
    path: Path
    value: object
    at_key: bool = False
    shape: Shape | None = None
    slot: Slot | None = None
    model: type[Fields] | None = None
    others: str = ""

    @property
    def listable(self) -> bool:
        """Say whether there may be a list in the place of the one text."""
        slot, shape = self.slot, self.slot and self.slot.shape
        one_will_do = isinstance(shape, Items) and shape.one_will_do
        return one_will_do and slot is not None and self.path[-1] == slot.name

    def accepts(self, text: str) -> bool:
        """Say whether *text* would have been right in the place of the value."""
        return _accepts(self.shape, text)


def troubles(
    error: ValidationError, plain: object, model: type[Record]
) -> Iterator[Trouble]:
    """Yield what *error* says is wrong with a file of *model* that says *plain*."""
    seen = set()
    for one in error.errors(include_url=False):
        walk = _Walk(model, model.whole(plain))
        last = len(one["loc"]) - 1
        for number, step in enumerate(one["loc"]):
            walk.take(step, key=number == last and one["type"] != "extra_forbidden")
        found = _told(one, walk)
        if (found.path, found.at_key) not in seen:
            seen.add((found.path, found.at_key))
            yield found


class _Walk:
    """A way from the top of a file to what is wrong, along an error's path."""

    def __init__(self, model: type[Record], plain: object) -> None:
        self.path: Path = ()
        self.shape: Shape | None = Inner(model)
        self.slot: Slot | None = None
        self.model: type[Fields] = model
        self.at_key = False
        self._root = model.root
        self._plain: Any = plain
        self._table: Table | None = None

    def take(self, step: str | int, *, key: bool) -> None:
        """Go one step on; *key* says that it may lead to the key of a map."""
        if key and step == _KEY_STEP and self._table is not None:
            self.at_key, self.shape = True, self._table.keys
            return
        shape = self.shape
        if isinstance(shape, Inner):
            self.model = shape.model
            self.slot = slots(shape.model).get(str(step))
        self._table = shape if isinstance(shape, Table) else None
        self.shape = below(shape, step) if shape is not None else None
        if isinstance(shape, Both):
            return
        if step == self._root and not self.path:
            self._root, self._plain = None, self._plain[step]
            return
        if isinstance(shape, Items) and isinstance(self._plain, str):
            return
        self._plain = _inside(self._plain, step)
        self.path = (*self.path, step)


def _inside(plain: Any, step: str | int) -> object:  # noqa: ANN401
    try:
        return plain[step]
    except (KeyError, IndexError, TypeError):
        return None


def _told(error: Any, walk: _Walk) -> Trouble:  # noqa: ANN401
    """Return the trouble that one of pydantic's errors tells of."""
    value, named = error["input"], error["type"]
    what = _REASONS.get(named)
    if walk.at_key:
        what, value = What.KEY, walk.path[-1]
    elif what is not What.UNKNOWN and (value is None or what is What.MISSING):
        named_last = walk.slot is not None and walk.path[-1:] == (walk.slot.name,)
        what = What.MISSING if named_last else What.HOLLOW
    at_key = walk.at_key or what in _AT_KEY
    return Trouble(
        what or _value_fault(named, value, walk.shape),
        walk.path,
        value,
        at_key,
        walk.shape,
        walk.slot,
        walk.model,
        error.get("ctx", {}).get("names", ""),
    )


_REASONS: dict[str, What] = {
    "extra_forbidden": What.UNKNOWN,
    "missing": What.MISSING,
    Reason.NONE_OF: What.NONE_OF,
    Reason.SECOND: What.SECOND,
    Reason.EMPTY: What.EMPTY,
    Reason.YEARLY: What.YEARLY,
    Reason.NOT_YEARLY: What.NOT_YEARLY,
}
_AT_KEY = {What.UNKNOWN, What.MISSING, What.HOLLOW, What.NONE_OF, What.SECOND}


def _value_fault(named: str, value: object, shape: Shape | None) -> What:
    """Return in which way *value* is not what *shape* asks for."""
    if not isinstance(value, str) or isinstance(shape, Items | Table | Inner):
        return What.FORM
    if not value.strip():
        return What.EMPTY
    if isinstance(shape, Choice):
        return What.CHOICE
    if isinstance(shape, Scalar) and shape.written is NAME:
        return What.WIDE_NAME
    return _KNOWN.get(named, What.VALUE)


_KNOWN = {
    "string_too_long": What.LONG,
    "date_parsing": What.NO_DAY,
    "date_from_datetime_parsing": What.NO_DAY,
}
"""Errors of pydantic's that say more than that a text is not what is asked for."""


def _accepts(shape: Shape | None, text: str) -> bool:
    match shape:
        case Scalar(written):
            return re.search(written.pattern, text) is not None
        case Choice(words):
            return text in words
    return False
