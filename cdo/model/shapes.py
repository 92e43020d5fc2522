"""The shape of a record: its fields, and what may stand in each of them.

Read once from the annotations of the classes, for whoever has to know more of a
field than its type tells: references, messages, schemas, the page on records.
"""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from cdo.model.markers import AS_MAP, AS_TEXT, Emptiable, Listed, Refers, Written
from cdo.model.parts import Fields

M = TypeVar("M")

ANYTHING = Written("文字", "", "写文字")
"""How a text is written of which nothing is asked."""

LAST = ("note", "clauses")
"""Fields that every record has; they are told after its own."""


class Scalar(NamedTuple):
    """A text that is written in one way; `refers` where it names something."""

    written: Written
    refers: Refers | None = None
    emptiable: bool = False


class Choice(NamedTuple):
    """One of a closed set of words."""

    words: tuple[str, ...]


class Items(NamedTuple):
    """A list."""

    of: Shape
    one_will_do: bool
    filled: bool


class Table(NamedTuple):
    """A map of names that nobody has declared; `nullable` says of its values."""

    keys: Scalar
    values: Shape
    nullable: bool


class Inner(NamedTuple):
    """A map of declared fields."""

    model: type[Fields]


class Both(NamedTuple):
    """A text or a map."""

    text: Shape
    table: Shape


Shape = Scalar | Choice | Items | Table | Inner | Both


class Slot(NamedTuple):
    """One field of a part: its name in a file and as an attribute, and its shape.

    `optional` says whether nothing is among its values; `default` is what holds
    where a file says nothing, None where nothing does.
    """

    name: str
    attribute: str
    shape: Shape
    required: bool
    optional: bool
    default: object
    title: str
    description: str

    @property
    def nullable(self) -> bool:
        """Whether a plain empty value will do."""
        return self.optional or not self.required


@cache
def slots(model: type[Fields]) -> dict[str, Slot]:
    """Return the fields of *model* by the names that they have in a file."""
    found = {}
    types = get_type_hints(model, include_extras=True)
    for attribute, field in model.model_fields.items():
        shape, optional = _shape(types[attribute], ())
        required = field.is_required()
        slot = Slot(
            name=field.alias or attribute,
            attribute=attribute,
            shape=shape,
            required=required,
            optional=optional,
            default=None if required else field.default,
            title=field.title,
            description=field.description,
        )
        found[slot.name] = slot
    return dict(sorted(found.items(), key=lambda item: item[0] in LAST))


def parts(shape: Shape) -> list[type[Fields]]:
    """Return the classes of the declared maps right below *shape*."""
    match shape:
        case Inner(model):
            return [model]
        case Items(of=of):
            return parts(of)
        case Table(values=values):
            return parts(values)
        case Both(text, table):
            return parts(text) + parts(table)
    return []


def below(shape: Shape, step: object) -> Shape | None:
    """Return what stands in *shape* at one *step* of the path of an error."""
    match shape:
        case Items(of=of):
            return of
        case Table(values=values):
            return values
        case Inner(model):
            slot = slots(model).get(str(step))
            return slot.shape if slot is not None else None
        case Both(text, table):
            return {AS_TEXT: text, AS_MAP: table}.get(str(step))
    return None


def _shape(annotation: object, metadata: tuple[object, ...]) -> tuple[Shape, bool]:
    """Return the shape of *annotation*, and whether nothing will do for it."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _shape(inner, (*more, *metadata))
    forms = get_args(annotation)
    if get_origin(annotation) in {Union, UnionType}:
        some = [form for form in forms if form is not NoneType]
        if len(some) == 1:
            return _shape(some[0], metadata)[0], True
        text, table = (_shape(form, ())[0] for form in some)
        return Both(text, table), len(some) < len(forms)
    return _solid(annotation, forms, metadata), False


def _solid(
    annotation: object, forms: tuple[object, ...], metadata: tuple[object, ...]
) -> Shape:
    """Return the shape of an annotation that is neither optional nor a union."""
    origin = get_origin(annotation)
    if origin is tuple:
        listed = _first(metadata, Listed) or Listed(one_will_do=False)
        return Items(_shape(forms[0], ())[0], listed.one_will_do, listed.filled)
    if origin is dict:
        return Table(_key(forms[0]), *_shape(forms[1], ()))
    if origin is Literal:
        return Choice(tuple(map(str, forms)))
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return Inner(annotation)
    written = _first(metadata, Written)
    if written is None and annotation is not str:
        raise TypeError(annotation)
    return Scalar(
        written or ANYTHING,
        _first(metadata, Refers),
        _first(metadata, Emptiable) is not None,
    )


def _key(annotation: object) -> Scalar:
    """Return the shape of the names of a map."""
    return Scalar(_first(get_args(annotation)[1:], Written) or ANYTHING)


def _first(metadata: tuple[object, ...], marker: type[M]) -> M | None:
    return next((one for one in metadata if isinstance(one, marker)), None)
