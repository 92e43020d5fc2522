"""Values and fields in words, for what no sentence of its own is made for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdo.model import kinds
from cdo.model.shapes import Items
from cdo.phrases import shown
from cdo.registry.changes.contents import Content
from cdo.registry.changes.edits import Edit
from cdo.registry.changes.identity import Item
from cdo.registry.changes.matching import found
from cdo.registry.changes.naming import Names, part, parts, text
from cdo.registry.changes.titles import Titled, is_bool, refers, titled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.model.kinds import Kind
    from cdo.model.shapes import Shape
    from cdo.registry.changes.comparison import Delta, Path
    from cdo.registry.changes.naming import Look
    from cdo.registry.source import Value

_SILENT = frozenset({"result", "inputs", "binds", "requires"})
"""Fields that hold other fields and are not spoken of where these are."""

_DIGEST = re.compile(r"(?:sha256:)?[0-9a-f]{64}")
_SHORT = 8
_NOTHING = {"due": "未定期限", "band": "待裁定"}
"""What it means that a field says nothing, where that is more than nothing."""


def subject(edit: Edit, names: Names) -> str:
    """Return what the record that *edit* is about is called."""
    value = edit.new.value if edit.new.value is not None else edit.old.value
    return names.title(edit.kind.name, edit.id, value)


def sentence(edit: Edit, delta: Delta, names: Names) -> str:
    """Return what *delta* changed, or what it is part of came or went."""
    path = delta.root if delta.is_part else delta.path
    steps = titled(edit.kind.name, path)
    about = subject(edit, names)
    if edit.kind.root and len(steps) > 1:
        about += spoken(edit, steps[:1], names)
        steps = steps[1:]
    if delta.is_part:
        verb = "增加" if delta.old is None else "删去"
        label = spoken(edit, steps, names, path[: -len(steps)], delta.part)
        whole = "这一段" if path[:-1] == ("appointments",) else ""
        return f"{about}：{verb}{label}{whole}"
    label = spoken(edit, steps, names, path[: -len(steps)])
    return f"{about}：{label}{_became(delta, steps[-1:], names)}"


def _became(delta: Delta, last: list[Titled], names: Names) -> str:
    """Return what became of a scalar, of which *last* is what it is."""
    shape = last[0].shape if last else None
    old, new = (_value(delta, shape, one, names) for one in (delta.old, delta.new))
    if _DIGEST.fullmatch(str(delta.old)) and new:
        return f"变了（{old} → {new}）"
    if old and new:
        return f"由{old}改为{new}"
    verb = "加上" if isinstance(shape, Items) else "写为"
    return f"{verb}{new}" if new else f"去掉{old}"


def spoken(
    edit: Edit, steps: list[Titled], names: Names, path: Path = (), end: Value = None
) -> str:
    """Return the fields on the way of *steps*, from the outermost to the last.

    *path* leads to the first of them; *end* is what stands at the last, if known.
    """
    words: list[str] = []
    for one in steps:
        path = (*path, one.step)
        last = one is steps[-1]
        if isinstance(one.step, Item):
            value = end if last and end is not None else _at(edit, path)
            before = words.pop() if words else ""
            words.append(_item(before, path, one.step, value, names))
        elif one.title is None:
            before = words.pop() if words else ""
            words.append(before + _key(one.step, edit, path, names))
        elif last or one.step not in _SILENT:
            words.append(one.title)
    return "的".join(filter(None, words))


def _item(title: str, path: Path, item: Item, value: Value, names: Names) -> str:
    """Return what an item of a list that has the *title* is called."""
    match path[-2:-1]:
        case ("appointments",):
            unit, post, begins = item.identity
            if unit and post:
                seat = names.unit(unit, begins) + shown(post)
                return f" {shown(begins)} 起任{seat}"
        case ("events",):
            state, day = item.identity
            return f" {shown(day)}“{shown(state)}”这一步"
        case ("ratings",):
            return f"评议人{shown(item.identity[0])}"
        case ("deductions" | "bonus",):
            rule, reason = item.identity
            return f"{title} {shown(rule)}（{shown(reason)}）"
        case ("names",):
            return f"名称“{text(value, 'short') or shown(item)}”"
    name = text(value, "name")
    called = shown("/".join(filter(None, item.identity)))
    return f"{title}{_spaced(called)}" + (
        f"（{name}）" if name and name != called else ""
    )


def _key(key: str, edit: Edit, path: Path, names: Names) -> str:
    """Return what a name is called that a scheme or a rubric gives, or nobody knows."""
    called = names.frame(key) if edit.kind.name != "scheme-frames" else ""
    if path[0] == "inputs":
        called = _indicator(key, edit, names)
        return f"指标{_spaced(shown(key))}" + (f"（{called}）" if called else "")
    if len(path) == 1 and edit.kind.root:
        title = text(part(edit.new.value, key) or part(edit.old.value, key), "title")
        return f"{_spaced(shown(key))}" + (f"（{title}）" if title else "")
    return f"{_spaced(shown(key))}" if not called else f"“{called}”"


def _indicator(key: str, edit: Edit, names: Names) -> str:
    """Return what the rubric of an evaluation calls one of its indicators."""
    rubric = text(edit.new.value, "rubric") or text(edit.old.value, "rubric")
    value = names.file(kinds.BY_NAME["rubric"].path_of(rubric))
    return next(
        (text(one, "name") for one in _indicators(value) if one.get("id") == key), ""
    )


def _indicators(rubric: Value) -> list[dict[str, Value]]:
    return [
        one
        for factor in parts(rubric, "factors")
        for one in parts(factor, "indicators")
    ]


def _at(edit: Edit, path: Path) -> Value:
    """Return what stands at *path* now, or stood there before."""
    now = found(edit.new.value, path)
    return now if now is not None else found(edit.old.value, path)


def _value(delta: Delta, shape: Shape | None, value: str | None, names: Names) -> str:
    """Return *value* as a sentence has it; empty where there is nothing to say."""
    if value is None:
        return _NOTHING.get(delta.key, "")
    if not value:
        return "空白"
    if is_bool(shape):
        return {"true": "“是”", "false": "“否”"}.get(value, shown(value))
    if _DIGEST.fullmatch(value):
        return _spaced(value.removeprefix("sha256:")[:_SHORT])
    named = names.named(target, value) if (target := refers(shape)) else ""
    if named:
        return f"“{named}”（{shown(value)}）"
    return _spaced(shown(value)) if value.isascii() else f"“{shown(value)}”"


def _spaced(value: str) -> str:
    """Return *value* with blanks around it where it is no Chinese."""
    return f" {value} " if value.isascii() else value


def labels(kind: Kind, record: str, look: Look, paths: Iterable[Path]) -> list[str]:
    """Return what the fields at *paths* of a record are called, as sentences do."""
    value = Content(look(kind.path_of(record)))
    edit = Edit(kind, record, "changed", value, value, record)
    names = Names(look)
    return [
        " ".join(spoken(edit, titled(kind.name, path), names).split()) for path in paths
    ]
