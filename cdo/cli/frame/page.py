"""The help page of a command: what its declaration says, laid out in Chinese.

A page is taken from the command once, as a `Sheet`; the terminal and the
handbook both write it from there.
"""

from __future__ import annotations

import re
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, NamedTuple

from cdo.cli import words
from cdo.reporters.width import padded, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from typer._click import Command, Context, Parameter

Entries = list[tuple[str, str]]

WIDEST = 88
"""Columns that a help page takes at most."""

_FIRST_COLUMN = 30
_INDENT = "  "


class Sheet(NamedTuple):
    """What a help page says, before it is laid out."""

    usage: str
    paragraphs: list[str]
    sections: dict[str, Entries]
    example: str


def sheet(command: Command, context: Context, commands: Entries | None = None) -> Sheet:
    """Return what the help page of *command* says."""
    arguments, options, pieces = [], [], []
    for parameter in command.get_params(context):
        if parameter.param_type_name == "argument":
            arguments.append(_entry(parameter, [_metavar(parameter)]))
            pieces.append(_piece(parameter))
        else:
            options.append(_entry(parameter, _spellings(parameter)))
    parts = [context.command_path, words.SOME_OPTIONS]
    parts += [words.SOME_COMMAND] if commands else pieces
    sections = {
        words.ARGUMENTS: arguments,
        words.OPTIONS: options,
        words.COMMANDS: commands or [],
    }
    filled = {title: entries for title, entries in sections.items() if entries}
    text = _paragraphs(command.help or "")
    return Sheet(" ".join(parts), text, filled, command.epilog or "")


def page(shown: Sheet) -> str:
    """Return *shown* as text, as wide as the terminal and no wider than `WIDEST`."""
    columns = max(min(get_terminal_size().columns, WIDEST), 40)
    return "\n".join(_lines(shown, columns)) + "\n"


def _lines(shown: Sheet, columns: int) -> Iterator[str]:
    yield f"{words.USAGE}：{shown.usage}"
    for paragraph in shown.paragraphs:
        yield ""
        for line in wrapped(paragraph, columns - len(_INDENT)):
            yield _INDENT + line
    for title, entries in shown.sections.items():
        yield ""
        yield f"{title}："
        yield from _definitions(entries, columns)
    yield ""
    yield f"{words.EXAMPLE}："
    for line in shown.example.splitlines():
        yield f"{_INDENT}{line}"


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of *text*, each on one line.

    Between Chinese characters a line end stands for nothing.
    """
    joined = re.sub(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])", "", text.strip())
    return [part.replace("\n", " ") for part in joined.split("\n\n")]


def _definitions(entries: Entries, columns: int) -> Iterator[str]:
    terms = [width(term) for term, _ in entries if width(term) <= _FIRST_COLUMN]
    first = max(terms, default=0)
    beside = len(_INDENT) + first + 2
    for term, text in entries:
        lines = wrapped(text, max(columns - beside, 20))
        if width(term) > first:
            yield _INDENT + term
        else:
            yield f"{_INDENT}{padded(term, first)}  {lines.pop(0)}".rstrip()
        yield from (" " * beside + line for line in lines)


def _entry(parameter: Any, spelled: Sequence[str]) -> tuple[str, str]:  # noqa: ANN401
    text = parameter.help or ""
    if isinstance(parameter.default, str) and parameter.default:
        text = f"{text}（{words.DEFAULT} {parameter.default}）"
    return ", ".join(spelled), text


def _spellings(parameter: Any) -> list[str]:  # noqa: ANN401
    spelled = sorted(parameter.opts, key=len)
    if not parameter.is_flag:
        spelled[-1] += f" {_metavar(parameter)}"
    return spelled


def _metavar(parameter: Parameter) -> str:
    name = parameter.metavar or parameter.name.upper()
    return f"{name}…" if parameter.nargs == -1 else name


def _piece(parameter: Parameter) -> str:
    name = _metavar(parameter)
    return name if parameter.required else f"[{name}]"
