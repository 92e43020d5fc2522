"""What a class of the model is: named fields, values that do not change.

Nothing heavy is imported here: what takes a part from a file is in `core.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, Self


class Field(NamedTuple):
    """What a class says of one of its fields beyond its type.

    `alias` is its name in a file where that is not the attribute's.
    """

    title: str
    description: str
    alias: str | None
    default: Any

    def is_required(self) -> bool:
        """Say whether a file has to have it."""
        return self.default is ...


def field(
    *,
    title: str,
    description: str,
    alias: str | None = None,
    default: object = ...,
) -> Any:  # noqa: ANN401  # stands where a value of the field's type will stand
    """Return a field; without a default, a file has to have it."""
    return Field(title, description, alias, default)


def _leave(_part: object, _value: object) -> None:
    """Leave what the core would note of a part besides its values."""


class _Gathering(type):
    """Takes the fields out of a class that is being made, and lists them."""

    model_fields: Mapping[str, Field]

    def __new__(
        cls, name: str, above: tuple[type, ...], held: dict[str, Any]
    ) -> _Gathering:
        own = {key: one for key, one in held.items() if isinstance(one, Field)}
        rest = {key: one for key, one in held.items() if key not in own}
        made = super().__new__(cls, name, above, rest)
        fields: dict[str, Field] = {}
        for one in reversed(made.__mro__[1:]):
            fields |= vars(one).get("model_fields", {})
        made.model_fields = fields | own
        return made


class Fields(metaclass=_Gathering):
    """Values by name, each of the type that the class says; they do not change."""

    model_fields: ClassVar[Mapping[str, Field]]
    """The fields by attribute, in order; those of the classes above come first."""

    __pydantic_fields_set__ = property(None, _leave)
    __pydantic_extra__ = property(None, _leave)
    __pydantic_private__ = property(None, _leave)

    @classmethod
    def surrounded(cls, schema: Any) -> Any:  # noqa: ANN401  # the core's
        """Return the core's *schema* of the fields, with what is to stand around it."""
        return schema

    @classmethod
    def model_construct(cls, **values: object) -> Self:
        """Return a part with these *values*, which nobody looks at, and defaults."""
        made = cls.__new__(cls)
        held = vars(made)
        for name, one in cls.model_fields.items():
            if name in values:
                held[name] = values[name]
            elif not one.is_required():
                held[name] = one.default
        return made

    def model_copy(self, *, update: dict[str, object]) -> Self:
        """Return the same part but for the values to *update*."""
        made = self.__class__.__new__(self.__class__)
        vars(made).update(vars(self) | update)
        return made

    def _values(self) -> Iterator[object]:
        return map(vars(self).get, self.model_fields)

    def __eq__(self, other: object) -> bool:
        """Say whether *other* is of the same class and says the same."""
        if not isinstance(other, Fields) or other.__class__ is not self.__class__:
            return NotImplemented
        return list(self._values()) == list(other._values())

    def __hash__(self) -> int:
        """Return the hash of what it says."""
        return hash(tuple(self._values()))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse to change."""
        raise AttributeError(name)

    def __repr__(self) -> str:
        """Return what it says, for whoever looks into a failing test."""
        said = zip(self.model_fields, self._values(), strict=True)
        return f"{self.__class__.__name__}({', '.join(f'{k}={v!r}' for k, v in said)})"
