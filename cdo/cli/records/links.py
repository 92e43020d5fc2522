"""What refers to something, and what those places are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdo.model import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from cdo.findings import Path
    from cdo.model import Record
    from cdo.registry.index import Registry


class Link(NamedTuple):
    """Where a record refers to something."""

    record: Record
    path: Path


def referring(registry: Registry, target: str, value: str) -> Iterator[Link]:
    """Yield where *value*, which is a *target*, is referred to, file by file."""
    whole = f"{target}/{value}"
    for kind in kinds.BY_NAME:
        for record in registry.of(kind):
            links = registry.links_of(record)
            for one in links.get(target, ()):
                if one.value == value:
                    yield Link(record, one.path)
            for one in links.get("any", ()):
                if one.value == whole:
                    yield Link(record, one.path)


def entry(link: Link) -> str:
    """Return what the scheme or the rubric calls the part that refers, if it is one."""
    told = _ENTRIES.get(link.record.kind)
    return told(link.record, link.path) if told else ""


def _post(record: Any, path: Path) -> str:  # noqa: ANN401
    post = record.entries[path[0]]
    return f"{post.track} {post.post}"


def _named(_: Any, path: Path) -> str:  # noqa: ANN401
    return str(path[0])


def _obligation(record: Any, path: Path) -> str:  # noqa: ANN401
    return f"{path[0]} {record.entries[path[0]].title}"


def _duty(record: Any, path: Path) -> str:  # noqa: ANN401
    role, *rest = path
    entry = record.entries[role]
    text = f"：{entry.duties[rest[1]].text}" if rest[:1] == ["duties"] else ""
    return f"{entry.role}{text}"


def _indicator(record: Any, path: Path) -> str:  # noqa: ANN401
    match path:
        case ("factors", int(factor), "indicators", int(at), *_):
            indicator = record.factors[factor].indicators[at]
            return f"{indicator.id} {indicator.name}"
        case ("deductions" | "bonus" as part, "rules", int(at), *_):
            rule = getattr(record, part).rules[at]
            return f"{rule.id} {rule.name}"
    return ""


_ENTRIES = {
    "scheme-posts": _post,
    "scheme-filings": _named,
    "scheme-obligations": _obligation,
    "scheme-duties": _duty,
    "rubric": _indicator,
}
