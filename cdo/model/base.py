"""What all records and their parts share.

A record is one file.  It is frozen, knows no field that nobody declared, and
takes its identity from the path that the reader passes along.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import (
    InitErrorDetails,
    PydanticCustomError,
    PydanticUseDefault,
    core_schema,
)

from cdo.model import kinds
from cdo.model.reasons import Reason
from cdo.model.types import ClauseId, Many

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidatorFunctionWrapHandler

Written = Mapping[str, object]
"""The fields of one part as a file says them, before they have types."""

Problems = Iterator[InitErrorDetails]
"""What is wrong between the fields of one part."""


class Part(BaseModel):
    """A piece of a record."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        """Return the schema, in which a plain empty value takes the default."""
        schema = handler(source)
        inner: Any = handler.resolve_ref_schema(schema)
        while inner["type"] != "model-fields":
            inner = inner["schema"]
        for field in inner["fields"].values():
            value = field["schema"]
            if value["type"] == "default" and value["schema"]["type"] != "nullable":
                value["schema"] = core_schema.no_info_before_validator_function(
                    _absent, value["schema"]
                )
        return schema


def _absent(value: object) -> object:
    """Return *value*; a plain empty one stands for the default."""
    if value is None:
        raise PydanticUseDefault
    return value


class Noted(Part):
    """A record or an entry of the scheme: it may carry a note and clauses."""

    note: str | None = Field(
        default=None, title="说明", description="给人看的说明，不参与任何判断"
    )
    clauses: Many[ClauseId] = Field(
        default=(), title="条款", description="与此有关的条款编号"
    )


class Judged(Part):
    """A part whose fields depend on each other.

    What is wrong between them is reported together with what is wrong within.
    """

    @classmethod
    @abstractmethod
    def between(cls, written: Written) -> Problems:
        """Yield what is wrong between the fields as *written*."""
        ...

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        """Return the schema, around which the fields are judged together."""
        schema = super().__get_pydantic_core_schema__(source, handler)
        return core_schema.no_info_wrap_validator_function(cls._judge, schema)

    @classmethod
    def _judge(cls, value: object, handler: ValidatorFunctionWrapHandler) -> object:
        found = list(cls.between(value)) if isinstance(value, dict) else []
        if not found:
            return handler(value)
        try:
            handler(value)
        except ValidationError as error:
            found += map(_again, error.errors(include_url=False))
        raise ValidationError.from_exception_data(cls.__name__, found)


class Record(Part):
    """One file of a registry."""

    spec: ClassVar[kinds.Kind]
    kind: ClassVar[str]
    folder: ClassVar[str]
    parts: ClassVar[tuple[str, ...]]
    root: ClassVar[str | None]

    if TYPE_CHECKING:
        id: str
        """The path below the kind's folder, which nothing in the file repeats."""

    def __init_subclass__(cls, **options: Any) -> None:  # noqa: ANN401
        """Take from the table of kinds what is said there about the class."""
        super().__init_subclass__(**options)
        spec = kinds.BY_CLASS[cls.__name__]
        cls.spec, cls.kind, cls.folder = spec, spec.name, spec.folder
        cls.parts, cls.root = spec.parts, spec.root

    @classmethod
    def read(cls, plain: object, name: str) -> Self:
        """Return the record called *name* whose file says *plain*.

        *plain* is what the file's reader gives: maps, lists, texts, None where
        nothing was written.  Raises pydantic's `ValidationError`.
        """
        return cls.model_validate(cls.whole(plain), context=name)

    @classmethod
    def whole(cls, plain: object) -> object:
        """Return *plain* as a map of fields, as it is validated."""
        if cls.root is not None:
            return {cls.root: plain}
        return {} if plain is None else plain

    @cached_property
    def ref(self) -> str:
        """How other records name this one: `officer/p-0007`, `scheme/posts`."""
        return self.spec.ref_of(self.id)

    @cached_property
    def path(self) -> str:
        """The record's file, seen from the registry's folder."""
        return self.spec.path_of(self.id)

    def model_post_init(self, context: object, /) -> None:
        """Take the id that the reader passes along.

        It is no field, and no private attribute, which pydantic finds slowly.
        """
        self.__dict__["id"] = "" if context is None else str(context)

    def __eq__(self, other: object) -> bool:
        """Say whether *other* is the same record and says the same."""
        return (
            isinstance(other, Record)
            and (self.kind, self.id) == (other.kind, other.id)
            and super().__eq__(other)
        )

    def __hash__(self) -> int:
        """Return a hash that a record with maps in it has, too."""
        return hash((self.kind, self.id))


def missing(*path: str, within: object) -> InitErrorDetails:
    """Return that the field at *path* is asked for and not there."""
    return InitErrorDetails(type="missing", loc=path, input=within)


def wrong(
    reason: Reason, value: object, *path: str, **context: object
) -> InitErrorDetails:
    """Return that *value* at *path* is wrong, and why."""
    error = PydanticCustomError(reason.value, reason.value, context)
    return InitErrorDetails(type=error, loc=path, input=value)


def one_of(
    written: Written,
    forms: tuple[tuple[str, ...], ...],
    *,
    optional: frozenset[str] = frozenset(),
) -> Problems:
    """Yield what is wrong where exactly one of several *forms* is asked for.

    A form is the names of its fields.  The one that was begun first is meant;
    where none was, the first field of all is missing.
    """
    there = [name for name, value in written.items() if value is not None]
    begun = [form for name in there for form in forms if name in form]
    if not begun:
        names = "、".join(form[0] for form in forms)
        yield wrong(Reason.NONE_OF, written, forms[0][0], names=names)
        return
    meant = begun[0]
    for name in meant:
        if name not in there and name not in optional:
            yield missing(name, within=written)
    for name in there:
        if name not in meant and any(name in form for form in forms):
            yield wrong(Reason.SECOND, written[name], name, names=meant[0])


def _again(error: Any) -> InitErrorDetails:  # noqa: ANN401
    """Return an error that was raised as one that can be raised once more."""
    known: Any = error["type"]
    if known in _REASONS:
        known = PydanticCustomError(known, error["msg"], error.get("ctx"))
    return InitErrorDetails(
        type=known, loc=error["loc"], input=error["input"], ctx=error.get("ctx", {})
    )


_REASONS = frozenset(Reason)
