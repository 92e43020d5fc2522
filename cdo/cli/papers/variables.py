"""What a template may use: every value, by its name, with the file it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdo.cli.showing.tables import table
from cdo.phrases import joined, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADS = ("名称", "值", "出处")
_ORIGINS = ("file", "files")


def lines(data: dict[str, Any], columns: int | None) -> Iterator[str]:
    """Yield a table of all values of *data*."""
    rows = list(_rows(data, "", ""))
    return table(_HEADS, rows, columns)


def _rows(value: Any, path: str, origin: str) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401
    """Yield the values at and below *path*; what says no file comes from *origin*."""
    if isinstance(value, dict) and value:
        here = _origin(value) or origin
        for key, one in value.items():
            if key not in _ORIGINS:
                yield from _rows(one, f"{path}.{key}" if path else key, here)
    elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
        for at, one in enumerate(value):
            yield from _rows(one, f"{path}[{at}]", origin)
    else:
        yield path, _told(value), origin


def _origin(group: dict[str, Any]) -> str:
    files = group.get("files") or []
    found = [group["file"]] if group.get("file") else files
    return joined(found)


def _told(value: Any) -> str:  # noqa: ANN401  # of whatever sort
    if value is None:
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return joined(map(shown, value)) or "（没有）"
    if isinstance(value, dict):
        return "（没有）"
    return shown(value)
