"""Filling: a template and plain data into front matter and the text of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cdo.documents.templates.budget import Budget
from cdo.documents.templates.language import Program

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cdo.documents.templates.files import Template
    from cdo.findings import Path
    from cdo.registry.source import Value


class Filled(NamedTuple):
    """What a template says of one subject.

    `front` is the front matter, values of which are texts and lists of texts, and
    None where the template leaves them open.
    """

    front: dict[str, Value]
    body: str


class Form:
    """A template made ready, to be filled as often as is wanted."""

    def __init__(self, template: Template, escape: Callable[[str], str]) -> None:
        """Read the expressions of *template*; values of the body go through *escape*.

        Raises `TemplateFault` where one is wrong.
        """
        self._template = template
        body = template.body
        self._body = Program(body, template.file, template.body_line, escape)
        self._scalars: dict[str, Program] = {}
        for key, value in template.front.items():
            self._prepare((key,), value)

    def filled(self, data: Mapping[str, Any]) -> Filled:
        """Return the template filled with *data*.

        Raises `TemplateFault` where it asks for what is not there.
        """
        budget = Budget()
        front = {
            key: self._value((key,), value, data, budget)
            for key, value in self._template.front.items()
        }
        return Filled(front, self._body.text(data, budget).strip("\n") + "\n")

    def _prepare(self, path: Path, value: Value) -> None:
        if isinstance(value, str):
            line = self._template.lines.get(path, 1)
            self._scalars[repr(path)] = Program(value, self._template.file, line)
        elif isinstance(value, list):
            for at, one in enumerate(value):
                self._prepare((*path, at), one)
        elif isinstance(value, dict):
            for key, one in value.items():
                self._prepare((*path, key), one)

    def _value(
        self, path: Path, value: Value, data: Mapping[str, Any], budget: Budget
    ) -> Value:
        if isinstance(value, str):
            return plain(self._scalars[repr(path)].value(data, budget))
        if isinstance(value, list):
            found = [
                self._value((*path, at), one, data, budget)
                for at, one in enumerate(value)
            ]
            return _flat(found)
        if isinstance(value, dict):
            return {
                key: self._value((*path, key), one, data, budget)
                for key, one in value.items()
            }
        return None


def plain(value: Any) -> Value:  # noqa: ANN401
    """Return *value* as front matter says it: texts and lists of them, or nothing."""
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _flat(values: list[Value]) -> list[Value]:
    """Return *values* in one list: an item that stands for a list brings its own."""
    found: list[Value] = []
    for value in values:
        found += value if isinstance(value, list) else [value]
    return [one for one in found if one is not None]
