"""What annotations say of a field beyond its type, and what pydantic makes of it."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from pydantic_core import PydanticCustomError, core_schema

from cdo.model.reasons import Reason

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

Becomes = Literal["text", "date", "number", "decimal", "bool"]

AS_TEXT, AS_MAP = "<text>", "<map>"
"""Steps that stand in the path of an error and in no file."""


class Written(NamedTuple):
    """One way of writing a scalar.

    `words` names it to a reader and `hint` says how to type it.  `pattern` is
    looked for by pydantic's core, so it says itself where it begins and ends.
    """

    words: str
    pattern: str
    hint: str
    becomes: Becomes = "text"
    longest: int | None = None

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the text's schema, followed by that of what it becomes."""
        text = core_schema.str_schema(pattern=self.pattern, max_length=self.longest)
        value = _VALUES[self.becomes]
        return text if value is None else core_schema.chain_schema([text, value])


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


class Refers(NamedTuple):
    """What the text names: a kind, or a sort of word that the scheme declares.

    `any` stands for `kind/…`; with `or_text` only a text that looks like an id
    is a reference.
    """

    target: str
    or_text: bool = False


class Listed(NamedTuple):
    """A list: whether one text will do for it, and whether it may be empty."""

    one_will_do: bool = True
    filled: bool = False

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the list's schema, before which it is looked at as a whole."""
        schema = handler(source)
        if self.filled:
            schema = core_schema.no_info_before_validator_function(_filled, schema)
        if self.one_will_do:
            schema = core_schema.no_info_before_validator_function(_listed, schema)
        return schema


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _filled(value: object) -> object:
    if value == []:
        raise PydanticCustomError(Reason.EMPTY.value, Reason.EMPTY.value)
    return value


class Either(NamedTuple):
    """Either a text or a map: which one is meant shows in what was written."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return a schema that judges the one that was written, and no other."""
        text, table = (handler.generate_schema(form) for form in get_args(source))
        return core_schema.tagged_union_schema(
            {AS_TEXT: text, AS_MAP: table}, discriminator=_form
        )


def _form(value: object) -> str:
    return AS_MAP if isinstance(value, dict) else AS_TEXT


class Emptiable(NamedTuple):
    """A text of which a plain empty value is the empty one."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Return the text's schema, before which nothing becomes empty."""
        schema = handler(source)
        return core_schema.no_info_before_validator_function(_text, schema)


def _text(value: object) -> object:
    return "" if value is None else value
