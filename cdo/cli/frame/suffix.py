"""The format that the name of a file asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cdo.cli.exits import StopError

if TYPE_CHECKING:
    from typer._click import Context

_OPENED = frozenset(
    ("csv", "doc", "docx", "htm", "html", "ics", "json", "md", "pdf", "xls", "xlsx")
)
"""Suffixes by which a file is opened, so that it must hold what they say."""


def suit(context: Context) -> None:
    """Where `-f` is not given, take the format from the suffix of `-o`.

    Raises `StopError` where the command cannot write such a file.
    """
    names = _formats(context)
    output = context.params.get("output")
    if not names or not output:
        return
    suffix = Path(output).suffix.lower().removeprefix(".")
    if suffix in names:
        context.params["form"] = suffix
    elif suffix in _OPENED:
        raise StopError(
            f"-o 的后缀是 .{suffix}，这条命令写不了这种文件，"
            f"可以写 {'、'.join(names)}；换一个后缀，或用 -f 写明格式"
        )


def _formats(context: Context) -> list[str]:
    """Return the formats that are there to choose from, the first by default.

    There are none where one has been chosen already.
    """
    source = context.get_parameter_source("form")
    if source is None or source.name != "DEFAULT" or not context.params["form"]:
        return []
    [option] = [one for one in context.command.params if one.name == "form"]
    return str(option.metavar).split("|")
