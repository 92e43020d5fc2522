"""Shapes in words: what a field holds, and how it is typed."""

from __future__ import annotations

from cdo.model.shapes import Both, Choice, Inner, Items, Scalar, Shape, Table, slots

_BELOW = "另起一行，缩进两格，写成“字段: 值”"


def wanted(shape: Shape | None) -> str:
    """Return in a few words what is asked for."""
    match shape:
        case Scalar(written):
            return written.words
        case Choice():
            return "其中一个词"
        case Items():
            return "列表"
    return "一组字段"


def how(shape: Shape | None) -> str:
    """Return how it is typed."""
    match shape:
        case Scalar(written):
            return written.hint
        case Choice(words):
            return f"可以写的有：{'、'.join(words)}"
        case Items(one_will_do=True):
            return "写成 [甲, 乙]，只有一项时直接写"
        case Items():
            return "每一项另起一行，以短横线和空格开头"
        case Inner(model):
            return f"{_BELOW}，字段有：{'、'.join(slots(model))}"
    return _BELOW


def told(shape: Shape) -> str:
    """Return what is asked for at more length, as a table of fields tells it."""
    match shape:
        case Choice(words):
            return " / ".join(words)
        case Items(of, one_will_do):
            return f"列表，每项是{told(of)}" + (
                "；一项可以直接写" if one_will_do else ""
            )
        case Table(keys, values):
            return f"表：{told(keys)} → {told(values)}"
        case Inner(model):
            return (model.__doc__ or "").partition("\n")[0].rstrip("。")
        case Both(text, table):
            return f"{told(text)}，或{told(table)}"
    return wanted(shape)
