"""What annotations say of a field beyond its type."""

from __future__ import annotations

from typing import Literal, NamedTuple

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


class Either(NamedTuple):
    """Either a text or a map: which one is meant shows in what was written."""


class Emptiable(NamedTuple):
    """A text of which a plain empty value is the empty one."""
