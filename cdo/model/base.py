"""What all records and their parts share.

A record is one file.  It is frozen, knows no field that nobody declared, and
takes its identity from the path that the reader passes along.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self

from cdo.model import core, kinds
from cdo.model.core import InitErrorDetails, ValidationError, missing, wrong
from cdo.model.parts import Fields, field
from cdo.model.reasons import Reason
from cdo.model.types import ClauseId, Many

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "Judged",
    "Noted",
    "Part",
    "Problems",
    "Record",
    "Written",
    "missing",
    "one_of",
    "wrong",
]

Written = Mapping[str, object]
"""The fields of one part as a file says them, before they have types."""

Problems = Iterator[InitErrorDetails]
"""What is wrong between the fields of one part."""


class Part(Fields):
    """A piece of a record."""

    @classmethod
    def model_validate(cls, plain: object) -> Self:
        """Return the part that *plain* says; raises `ValidationError`."""
        made: Self = core.validator(cls).validate_python(plain)
        return made

    def model_dump(self, **options: Any) -> dict[str, Any]:  # noqa: ANN401
        """Return what it says as plain values; *options* are those of the core."""
        said: dict[str, Any] = core.serializer(type(self)).to_python(self, **options)
        return said


class Noted(Part):
    """A record or an entry of the scheme: it may carry a note and clauses."""

    note: str | None = field(
        default=None, title="说明", description="给人看的说明，不参与任何判断"
    )
    clauses: Many[ClauseId] = field(
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
    def surrounded(cls, schema: Any) -> Any:  # noqa: ANN401
        """Return *schema*, around which the fields are judged together."""
        return core.around(cls._judge, super().surrounded(schema))

    @classmethod
    def _judge(cls, value: object, handler: Callable[[object], object]) -> object:
        found = list(cls.between(value)) if isinstance(value, dict) else []
        if not found:
            return handler(value)
        try:
            handler(value)
        except ValidationError as error:
            found += map(core.again, error.errors(include_url=False))
        raise ValidationError.from_exception_data(cls.__name__, found)


class Record(Part):
    """One file of a registry."""

    spec: ClassVar[kinds.Kind]
    kind: ClassVar[str]
    folder: ClassVar[str]
    parts: ClassVar[tuple[str, ...]]
    root: ClassVar[str | None]

    id = ""
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
        nothing was written.  Raises `ValidationError`.
        """
        made = cls.model_validate(cls.whole(plain))
        vars(made)["id"] = name
        return made

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
