"""Damage to the lines of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


def move_line(dice: Random, lines: list[str]) -> None:
    """Take a line from one place to another."""
    line = lines.pop(dice.randrange(len(lines)))
    lines.insert(dice.randint(0, len(lines)), line)


def double_line(dice: Random, lines: list[str]) -> None:
    """Write a line a second time, elsewhere."""
    line = dice.choice(lines)
    lines.insert(dice.randint(0, len(lines)), line)


def drop_line(dice: Random, lines: list[str]) -> None:
    """Leave a line out."""
    del lines[dice.randrange(len(lines))]


def indent(dice: Random, lines: list[str]) -> None:
    """Begin a line, or those from it on, further to the right or to the left."""
    first = dice.randrange(len(lines))
    last = dice.choice((first + 1, first + 3, len(lines)))
    more = dice.choice((" ", "  ", "    ", "\t", "\u3000", "- ", -1, -2))
    for number in range(first, min(last, len(lines))):
        line = lines[number]
        lines[number] = line[-more:] if isinstance(more, int) else more + line


def join(dice: Random, lines: list[str]) -> None:
    """Take a line's end away."""
    number = dice.randrange(len(lines))
    lines[number : number + 2] = [
        dice.choice(("", " ")).join(lines[number : number + 2])
    ]


def comment(dice: Random, lines: list[str]) -> None:
    """Put a comment, or what only looks like one, on a line."""
    number = dice.randrange(len(lines))
    lines[number] += dice.choice((" # 说明", "# 说明", "#", " ＃说明", "\t# 说明"))


def conflict(dice: Random, lines: list[str]) -> None:
    """Leave the marks of a merge behind."""
    for mark in ("<<<<<<< HEAD", "=======", ">>>>>>> other"):
        if dice.random() < 0.8:
            lines.insert(dice.randint(0, len(lines)), mark)


def nest(dice: Random, lines: list[str]) -> None:
    """Put a value into many brackets."""
    depth = dice.choice((3, 15, 17, 400))
    number = dice.randrange(len(lines))
    opened, closed = dice.choice((("[", "]"), ("{a: ", "}"), ("- ", ""), ("[", "")))
    lines[number] = f"{lines[number]} {opened * depth}{closed * depth}"


def windows(dice: Random, lines: list[str]) -> None:
    """End lines as Windows does."""
    every = dice.random() < 0.5
    for number in range(len(lines)):
        if every or dice.random() < 0.2:
            lines[number] += "\r"


LINEWISE = (
    *(
        move_line,
        double_line,
        drop_line,
        indent,
        join,
        comment,
        conflict,
        nest,
        windows,
    ),
)
