"""Completion in shells: the script that a shell loads, and the answers to it.

The scripts and the dialogue are those of the command line's library; its texts,
which are English, are not used.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cdo.cli import exits, words
from cdo.cli.app import COMMANDS
from cdo.cli.exits import StopError
from cdo.cli.frame import candidates, frame, shells
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from typer._click import Command, Context

library: Any = import_module("typer.completion")
"""The library's own, parts of which it does not declare."""


class CompletingGroup(frame.LazyGroup):
    """The commands, each told what may stand in the places of its parameters."""

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Return the command *cmd_name*, or None where there is none."""
        if cmd_name in COMMANDS:
            candidates.offer(import_module(COMMANDS[cmd_name]).run)
        return super().get_command(ctx, cmd_name)


def answer(program: str, instruction: str) -> int:
    """Write what a shell may complete; whatever goes wrong, write nothing.

    The exit code tells the shell fish whether there is anything.
    """
    sys.modules.setdefault("rich", None)  # type: ignore[arg-type]
    # Its markup would be looked for in our texts; loading it takes longer than all.
    try:
        library.completion_init()
        candidates.offer(frame.start)
        group = frame.root(CompletingGroup)
        variable = shells.variable(program)
        code = library.shell_complete(group, {}, program, variable, instruction)
        return int(code)
    except SystemExit as ended:
        return int(ended.code or exits.OK)
    except Exception:  # noqa: BLE001  # nobody reads a traceback between two words
        return exits.FINDINGS


def show(program: str, given: str) -> str:
    """Return the script for the shell *given*."""
    script: str = library.get_completion_script(
        prog_name=program, complete_var=shells.variable(program), shell=_shell(given)
    )
    return script


def install(program: str, given: str) -> str:
    """Set completion up for the shell *given*; return what was done."""
    variable = shells.variable(program)
    try:
        shell, path = library.install(_shell(given), program, variable)
    except UnicodeDecodeError:
        raise StopError(
            "shell 的启动文件不是 UTF-8，没有改动；"
            "把 --show-completion 输出的脚本自己加进去"
        ) from None
    return f"{shell} 的补全写在 {visible(str(path))}，重新打开终端后生效"


def _shell(given: str) -> str:
    """Return the shell that is meant; refuse one that has no script."""
    shell = given
    if given == shells.DETECTED:
        shell = Path(os.environ.get("SHELL", "")).name
    if shell in shells.SHELLS:
        return shell
    if given == shells.DETECTED:
        told = f"看不出用的是哪种 shell，请写明：{'、'.join(shells.SHELLS)}"
        raise StopError(told)
    raise StopError(words.not_among(shell, shells.SHELLS))
