"""A record in words: the Chinese titles of its fields, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cdo.model import Part
from cdo.model.references import references
from cdo.model.shapes import slots
from cdo.phrases import joined

if TYPE_CHECKING:
    from cdo.cli.records.names import Names
    from cdo.cli.records.refs import Subject
    from cdo.findings import Path


class Line(NamedTuple):
    """One field: how deep it stands, its title, and its value if it is no map."""

    depth: int
    title: str
    text: str = ""


def lines(subject: Subject, names: Names) -> Iterator[Line]:
    """Yield the fields of *subject* that say something, in their order."""
    named = {
        reference.path: names.named(reference.target, reference.value)
        for reference in references(subject.record)
        if reference.target != "clause"
    }
    root = subject.record.root if subject.part is subject.record else None
    return _Writer(named, names).part(subject.part, subject.path, 0, root)


def plain(part: Part) -> dict[str, Any]:
    """Return *part* as JSON has it, by the names that a file has."""
    return part.model_dump(mode="json", by_alias=True, exclude_none=True)


class _Writer:
    """Walks through a record, keeping the path that references are known by."""

    def __init__(self, named: dict[Path, str], names: Names) -> None:
        self._named = named
        self._names = names

    def part(
        self, part: Part, path: Path, depth: int, root: str | None = None
    ) -> Iterator[Line]:
        for slot in slots(type(part)).values():
            value = getattr(part, slot.attribute)
            if value is None or value == slot.default:
                continue
            within = path if slot.name == root else (*path, slot.name)
            yield from self._field(slot.title or slot.name, value, within, depth)

    def _field(self, title: str, value: Any, path: Path, depth: int) -> Iterator[Line]:  # noqa: ANN401
        if isinstance(value, Part):
            yield Line(depth, title)
            yield from self.part(value, path, depth + 1)
        elif isinstance(value, dict):
            yield Line(depth, title)
            for key, inner in value.items():
                label = self._names.key(str(key))
                yield from self._field(label, inner, (*path, str(key)), depth + 1)
        elif isinstance(value, tuple) and any(isinstance(v, Part) for v in value):
            for index, inner in enumerate(value):
                label = f"{title} {index + 1}"
                yield from self._field(label, inner, (*path, index), depth)
        elif isinstance(value, tuple):
            texts = (self._text(v, (*path, i)) for i, v in enumerate(value))
            yield Line(depth, title, joined(texts))
        else:
            yield Line(depth, title, self._text(value, path))

    def _text(self, value: object, path: Path) -> str:
        if value is None:
            return "没有"
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, date):
            return value.isoformat()
        name = self._named.get(path, "")
        return f"{name}（{value}）" if name and name != value else str(value)
