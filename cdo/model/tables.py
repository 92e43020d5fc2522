"""The page on records: every kind, every field, what it holds and what for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cdo.model import KINDS, kinds
from cdo.model.parts import Fields
from cdo.model.shapes import Both, Items, Shape, Slot, Table, parts, slots
from cdo.model.wording import told

_HEAD = """\
# 登记库的记录

编号就是路径：`officers/p-0007.yaml` 是人员 `p-0007`，文件里不写编号和种类。
字段后面什么也不写、写 `~` 或 `null`，与没有这个字段一样。
时间段自 `from` 当日起，到 `until` 前一日止。
类型写作“列表，一项可以直接写”的，只有一项时不必写成列表。
"""
_COLUMNS = "| 字段 | 名称 | 类型 | 必填 | 说明 |\n|---|---|---|---|---|\n"


def markdown() -> str:
    """Return the page as Markdown."""
    return "\n".join([_HEAD, *map(_kind, kinds.TABLE)])


def _kind(spec: kinds.Kind) -> str:
    model = KINDS[spec.name]
    described = (model.__doc__ or "").strip()
    lines = [f"## {spec.title} `{spec.file}`\n\n{described}\n"]
    if spec.root is None:
        lines.append(_table(model))
        lines += _inner("", model, [model])
    else:
        slot = slots(model)[spec.root]
        lines.append(f"整个文件是{_words(slot)}。{slot.description}。\n")
        lines += _below("", slot.shape, [model])
    return "\n".join(lines)


def _inner(path: str, model: type[Fields], done: list[type[Fields]]) -> Iterator[str]:
    """Yield a table for each part below *model* that has none yet."""
    for slot in slots(model).values():
        yield from _below(f"{path}.{slot.name}".lstrip("."), slot.shape, done)


def _below(path: str, shape: Shape, done: list[type[Fields]]) -> Iterator[str]:
    for part in parts(shape):
        if part not in done:
            done.append(part)
            here = path + _steps(shape)
            title = (part.__doc__ or "").partition("\n")[0].rstrip("。")
            yield f"### `{here.lstrip('.')}` {title}\n\n{_table(part)}"
            yield from _inner(here, part, done)


def _steps(shape: Shape) -> str:
    """Return how the path goes on to the parts in *shape*."""
    match shape:
        case Items(of=of):
            return f"[]{_steps(of)}"
        case Table(values=values):
            return f".*{_steps(values)}"
        case Both(table=table):
            return _steps(table)
    return ""


def _table(model: type[Fields]) -> str:
    return _COLUMNS + "".join(map(_row, slots(model).values()))


def _row(slot: Slot) -> str:
    cells = (f"`{slot.name}`", slot.title, _words(slot), _need(slot), slot.description)
    return f"| {' | '.join(cells)} |\n"


def _words(slot: Slot) -> str:
    return told(slot.shape).replace("|", "\\|")


def _need(slot: Slot) -> str:
    """Return whether the field is asked for, and what holds without it."""
    if slot.required:
        return "必填，可以是 null" if slot.nullable else "必填"
    if isinstance(slot.default, bool):
        return f"默认 {str(slot.default).lower()}"
    if isinstance(slot.default, int | str | Decimal):
        return f"默认 {slot.default}"
    return ""
