"""What the steps of a path are called: titles of fields from the models."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cdo.model import KINDS
from cdo.model.shapes import Both, Inner, Items, Scalar, Shape, Table, slots

if TYPE_CHECKING:
    from cdo.registry.changes.comparison import Path, Step


class Titled(NamedTuple):
    """One step of a path: the title of its field, if it is one, and what stands there.

    The shape is None where no model knows the step.
    """

    step: Step
    title: str | None
    shape: Shape | None


def titled(kind: str, path: Path) -> list[Titled]:
    """Return the steps of *path* in a file of *kind*."""
    shape: Shape | None = _top(kind)
    found = []
    for step in path:
        title, shape = _below(shape, step)
        found.append(Titled(step, title, shape))
    return found


def refers(shape: Shape | None) -> str:
    """Return what a text of *shape* names, empty where it names nothing."""
    shape = shape.of if isinstance(shape, Items) else shape
    if isinstance(shape, Scalar) and shape.refers is not None:
        return shape.refers.target
    return ""


def is_bool(shape: Shape | None) -> bool:
    """Say whether a text of *shape* says yes or no."""
    return isinstance(shape, Scalar) and shape.written.becomes == "bool"


@cache
def _top(kind: str) -> Shape:
    model = KINDS[kind]
    return slots(model)[model.root].shape if model.root else Inner(model)


def _below(shape: Shape | None, step: Step) -> tuple[str | None, Shape | None]:
    """Return the title and the shape of what stands in *shape* at *step*."""
    match shape:
        case Inner(model) if isinstance(step, str):
            slot = slots(model).get(step)
            return (slot.title or None, slot.shape) if slot else (None, None)
        case Items(of=of):
            return (None, of) if not isinstance(step, str) else _below(of, step)
        case Table(values=values):
            return None, values
        case Both(_, table):
            return _below(table, step)
    return None, None
