"""What a record refers to: every value that its model declares a reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from cdo.model.base import Record
from cdo.model.markers import Refers
from cdo.model.parts import Fields
from cdo.model.shapes import Inner, Items, Scalar, Shape, Table, slots
from cdo.model.types import ID

Path = tuple[str | int, ...]
Find = Callable[[Any, Path, list["Reference"]], None]


class Reference(NamedTuple):
    """A value that names something, and the path in the file where it stands.

    `target` is a kind (`unit`), a sort of word that the scheme declares (`track`,
    `clause`), or `any` for `kind/…`.  Where one text was written for a list the
    path says the index all the same.
    """

    path: Path
    target: str
    value: str

    @property
    def kind(self) -> str:
        """What stands before the slash of a reference that names its kind."""
        return self.value.partition("/")[0]

    @property
    def name(self) -> str:
        """What stands behind that slash, or the whole value without one."""
        return self.value.partition("/")[2] or self.value


def references(record: Record) -> Iterator[Reference]:
    """Yield what *record* refers to, in the order of its fields."""
    found: list[Reference] = []
    for name, attribute, find in _plan(type(record)):
        value = getattr(record, attribute)
        if value is not None:
            find(value, () if name == record.root else (name,), found)
    return iter(found)


@cache
def _plan(model: type[Fields]) -> tuple[tuple[str, str, Find], ...]:
    """Return the fields of *model* that lead to references, and how to find them."""
    return tuple(
        (slot.name, slot.attribute, find)
        for slot in slots(model).values()
        if (find := _finder(slot.shape)) is not None
    )


def _finder(shape: Shape) -> Find | None:
    match shape:
        case Scalar(refers=Refers() as refers):
            look = _in_text if refers.or_text else _in_word
            return partial(look, refers.target)
        case Items(of=of):
            return _through(_in_list, of)
        case Table(values=values):
            return _through(_in_map, values)
        case Inner(model):
            return partial(_in_part, _plan(model)) if _plan(model) else None
    return None


def _through(look: Callable[..., None], shape: Shape) -> Find | None:
    find = _finder(shape)
    return partial(look, find) if find is not None else None


def _in_word(target: str, value: str, path: Path, found: list[Reference]) -> None:
    found.append(Reference(path, target, value))


def _in_text(target: str, value: str, path: Path, found: list[Reference]) -> None:
    if _LIKE_AN_ID(value):
        found.append(Reference(path, target, value))


def _in_list(
    find: Find, values: tuple[Any, ...], path: Path, found: list[Reference]
) -> None:
    for index, value in enumerate(values):
        find(value, (*path, index), found)


def _in_map(
    find: Find, values: dict[str | int, Any], path: Path, found: list[Reference]
) -> None:
    for key, value in values.items():
        find(value, (*path, str(key)), found)


def _in_part(
    plan: tuple[tuple[str, str, Find], ...],
    part: Fields,
    path: Path,
    found: list[Reference],
) -> None:
    for name, attribute, find in plan:
        value = getattr(part, attribute)
        if value is not None:
            find(value, (*path, name), found)


_LIKE_AN_ID = re.compile(ID.pattern).search
