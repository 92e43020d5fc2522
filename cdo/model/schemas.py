"""JSON Schemas of the kinds of record, for editors.

An editor has read the YAML before it looks at a schema, so `441302`, `1.50` and
`true` reach it as numbers and booleans: wherever a text is asked for, those are
welcome.  What a model accepts, its schema accepts; the schema is the coarser.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from cdo.model import KINDS, kinds
from cdo.model.parts import Fields
from cdo.model.shapes import (
    Choice,
    Inner,
    Items,
    Scalar,
    Shape,
    Slot,
    Table,
    parts,
    slots,
)

Words = Mapping[str, Sequence[str]]
"""What a registry has for each target of a reference: `{"track": ["部门"]}`."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_Schema = dict[str, object]
_READ_AS: dict[str, list[str]] = {
    "text": ["string", "number", "boolean"],
    "date": ["string"],
    "number": ["integer", "string"],
    "decimal": ["number", "string"],
    "bool": ["boolean", "string"],
}
"""As what an editor may have read the text of a scalar."""


def schema(kind: str, words: Words | None = None) -> _Schema:
    """Return the schema of *kind*; *words* narrow references to what there is."""
    model, spec = KINDS[kind], kinds.BY_NAME[kind]
    known = words or {}
    if spec.root is None:
        whole = _part(model, known)
        if "required" not in whole:
            whole = _with_null(whole)
    else:
        slot = slots(model)[spec.root]
        whole = {
            "description": slot.description,
            **_with_null(_shape(slot.shape, known)),
        }
    found: _Schema = {"$schema": DIALECT, "title": spec.title, **whole}
    if below := _below(model):
        found["$defs"] = {part.__name__: _part(part, known) for part in below}
    return found


def texts(words: Words | None = None) -> dict[str, str]:
    """Return the text of each schema by its file name."""
    return {
        f"{kind}.json": json.dumps(schema(kind, words), ensure_ascii=False, indent=2)
        + "\n"
        for kind in KINDS
    }


def associations(folder: str = "registry-data") -> dict[str, str]:
    """Return which files below *folder* each schema is for, as editors want it."""
    return {
        f"./schemas/{spec.name}.json": f"{folder}/{pattern}"
        for spec in kinds.TABLE
        for pattern in (
            "/".join((spec.folder, *"*" * len(spec.parts))) + ".yaml"
            if spec.parts
            else spec.file,
        )
    }


def _below(model: type[Fields]) -> list[type[Fields]]:
    """Return the parts of *model*, in the order in which they are met."""
    found: list[type[Fields]] = []
    waiting = [model]
    while waiting:
        for slot in slots(waiting.pop(0)).values():
            new = [part for part in parts(slot.shape) if part not in found]
            found += new
            waiting += new
    return found


def _part(model: type[Fields], words: Words) -> _Schema:
    fields = slots(model)
    found: _Schema = {
        "description": (model.__doc__ or "").strip(),
        "type": "object",
        "properties": {name: _field(slot, words) for name, slot in fields.items()},
        "additionalProperties": False,
    }
    if required := [name for name, slot in fields.items() if slot.required]:
        found["required"] = required
    return found


def _field(slot: Slot, words: Words) -> _Schema:
    found: _Schema = {"title": slot.title, "description": slot.description}
    inner = _shape(slot.shape, words)
    found |= _with_null(inner) if slot.nullable else inner
    if isinstance(slot.default, bool | int | str | Decimal):
        found["default"] = _plain(slot.default)
    return found


def _plain(value: bool | int | str | Decimal) -> object:  # noqa: FBT001  # a value
    return json.loads(str(value)) if isinstance(value, Decimal) else value


def _with_null(inner: _Schema) -> _Schema:
    """Return *inner*, with nothing welcome as well."""
    match inner:
        case {"enum": _}:
            return {"anyOf": [inner, {"type": "null"}]}
        case {"type": str(name)}:
            return {**inner, "type": [name, "null"]}
        case {"type": [*names]}:
            return {**inner, "type": [*names, "null"]}
        case {"anyOf": [*forms]}:
            return {**inner, "anyOf": [*forms, {"type": "null"}]}
    return {"anyOf": [inner, {"type": "null"}]}


def _shape(shape: Shape, words: Words) -> _Schema:
    match shape:
        case Scalar():
            return _scalar(shape, words)
        case Choice(known):
            return {"type": "string", "enum": list(known)}
        case Items():
            return _items(shape, words)
        case Table():
            return _table(shape, words)
        case Inner(model):
            return {"$ref": f"#/$defs/{model.__name__}"}
    return {"anyOf": [_shape(shape.text, words), _shape(shape.table, words)]}


def _items(shape: Items, words: Words) -> _Schema:
    item = _shape(shape.of, words)
    many: _Schema = {"type": "array", "items": item}
    if shape.filled:
        many["minItems"] = 1
    return {"anyOf": [many, item]} if shape.one_will_do else many


def _table(shape: Table, words: Words) -> _Schema:
    inner = _shape(shape.values, words)
    return {
        "type": "object",
        "propertyNames": {"pattern": shape.keys.written.pattern},
        "additionalProperties": _with_null(inner) if shape.nullable else inner,
    }


def _scalar(shape: Scalar, words: Words) -> _Schema:
    written, refers = shape.written, shape.refers
    types = [*_READ_AS[written.becomes], *(["null"] if shape.emptiable else [])]
    if refers and not refers.or_text and (known := words.get(refers.target)):
        named: _Schema = {"type": "string", "enum": list(dict.fromkeys(known))}
        return {"anyOf": [named, {"type": ["number", "boolean"]}]}
    found: _Schema = {"type": types}
    if written.pattern:
        found["pattern"] = written.pattern
    if written.becomes == "date":
        found["format"] = "date"
    return found
