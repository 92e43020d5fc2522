"""From the shapes of parts to what takes them from files: the door to pydantic's core.

The core is told what to do in schemas of its own, which are made of shapes when a
class is first read.  It goes through a whole record without calling back into Python
but for the few functions that the schemas name.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from pydantic_core import (
    InitErrorDetails,
    PydanticCustomError,
    PydanticUseDefault,
    SchemaSerializer,
    SchemaValidator,
    ValidationError,
    core_schema,
)

from cdo.model.markers import AS_MAP, AS_TEXT
from cdo.model.parts import Fields
from cdo.model.reasons import Reason
from cdo.model.shapes import (
    Choice,
    Inner,
    Items,
    Scalar,
    Shape,
    Slot,
    Table,
    slots,
)

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

__all__ = [
    "InitErrorDetails",
    "ValidationError",
    "again",
    "around",
    "before",
    "missing",
    "serializer",
    "validator",
    "wrong",
]

before = core_schema.no_info_before_validator_function
"""What looks at a value, and may change it, before a schema does."""
around = core_schema.no_info_wrap_validator_function
"""What is given a value and the schema that would look at it."""


@cache
def validator(model: type[Fields]) -> SchemaValidator:
    """Return what takes parts of *model* from plain values."""
    return SchemaValidator(_part(model))


@cache
def serializer(model: type[Fields]) -> SchemaSerializer:
    """Return what gives parts of *model* back as plain values."""
    return SchemaSerializer(_part(model))


def missing(*path: str, within: object) -> InitErrorDetails:
    """Return that the field at *path* is asked for and not there."""
    return InitErrorDetails(type="missing", loc=path, input=within)


def wrong(
    reason: Reason, value: object, *path: str, **context: object
) -> InitErrorDetails:
    """Return that *value* at *path* is wrong, and why."""
    error = PydanticCustomError(reason.value, reason.value, context)
    return InitErrorDetails(type=error, loc=path, input=value)


def again(error: Any) -> InitErrorDetails:  # noqa: ANN401
    """Return an error that was raised as one that can be raised once more."""
    known: Any = error["type"]
    if known in _REASONS:
        known = PydanticCustomError(known, error["msg"], error.get("ctx"))
    return InitErrorDetails(
        type=known, loc=error["loc"], input=error["input"], ctx=error.get("ctx", {})
    )


_REASONS = frozenset(Reason)


@cache
def _part(model: type[Fields]) -> CoreSchema:
    declared = slots(model)
    known = {slot.attribute: _field(slot) for slot in declared.values()}
    fields = core_schema.model_fields_schema(
        {attribute: known[attribute] for attribute in model.model_fields},
        model_name=model.__name__,
    )
    config = core_schema.CoreConfig(
        title=model.__name__, extra_fields_behavior="forbid"
    )
    schema = core_schema.model_schema(model, fields, config=config)
    surrounded: CoreSchema = model.surrounded(schema)
    return surrounded


def _field(slot: Slot) -> core_schema.ModelField:
    """Return the field; a plain empty value takes the default where there is one."""
    schema = _shape(slot.shape)
    if slot.optional:
        schema = core_schema.nullable_schema(schema)
    elif not slot.required:
        schema = before(_absent, schema)
    if not slot.required:
        schema = core_schema.with_default_schema(schema, default=slot.default)
    name = slot.name if slot.name != slot.attribute else None
    return core_schema.model_field(
        schema, validation_alias=name, serialization_alias=name
    )


def _shape(shape: Shape) -> CoreSchema:
    match shape:
        case Scalar():
            return _scalar(shape)
        case Choice(words):
            return core_schema.literal_schema(list(words))
        case Items():
            return _items(shape)
        case Table(keys, values, nullable):
            below = _shape(values)
            below = core_schema.nullable_schema(below) if nullable else below
            return core_schema.dict_schema(_scalar(keys), below)
        case Inner(model):
            return _part(model)
    forms = {AS_TEXT: _shape(shape.text), AS_MAP: _shape(shape.table)}
    return core_schema.tagged_union_schema(forms, discriminator=_form)


def _scalar(shape: Scalar) -> CoreSchema:
    """Return the text's schema, followed by that of what it becomes."""
    written = shape.written
    text: CoreSchema = core_schema.str_schema(
        pattern=written.pattern or None, max_length=written.longest
    )
    if shape.emptiable:
        text = before(_text, text)
    value = _VALUES[written.becomes]
    return text if value is None else core_schema.chain_schema([text, value])


def _items(shape: Items) -> CoreSchema:
    """Return the list's schema, before which it is looked at as a whole."""
    schema: CoreSchema = core_schema.tuple_schema(
        [_shape(shape.of)], variadic_item_index=0
    )
    if shape.filled:
        schema = before(_filled, schema)
    return before(_listed, schema) if shape.one_will_do else schema


def _absent(value: object) -> object:
    """Return *value*; a plain empty one stands for the default."""
    if value is None:
        raise PydanticUseDefault
    return value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _filled(value: object) -> object:
    if value == []:
        raise PydanticCustomError(Reason.EMPTY.value, Reason.EMPTY.value)
    return value


def _text(value: object) -> object:
    return "" if value is None else value


def _form(value: object) -> str:
    """Say which form *value* has, as written or as it was taken."""
    return AS_MAP if isinstance(value, dict | Fields) else AS_TEXT


@lru_cache(maxsize=4096)
def _decimal(text: str) -> Decimal:
    """Return the decimal that *text* says, the same one each time: they are many."""
    return Decimal(text)


_VALUES: dict[str, CoreSchema | None] = {
    "text": None,
    "date": core_schema.date_schema(),
    "number": core_schema.int_schema(),
    "decimal": core_schema.no_info_plain_validator_function(_decimal),
    "bool": core_schema.bool_schema(),
}
