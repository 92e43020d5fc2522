"""The options that set a shell up to complete words, and what a shell asks.

The answers are in `cdo.cli.frame.completion`, which is loaded when one is needed.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

SHELLS = ("bash", "zsh", "fish")
"""The shells that complete words."""

DETECTED = "auto"
"""Stands for the shell that the user has."""

_INSTALL, _SHOW = "--install-completion", "--show-completion"
_INSTRUCTIONS = tuple(f"complete_{shell}" for shell in SHELLS)


def variable(program: str) -> str:
    """Return the variable by which a shell asks *program* to complete a word."""
    return f"_{program.upper()}_COMPLETE"


def instruction(program: str) -> str:
    """Return what a shell asks *program* for; nothing where none asks."""
    given = os.environ.get(variable(program), "")
    return given if given in _INSTRUCTIONS else ""


def spelled_out(arguments: list[str]) -> list[str]:
    """Return *arguments* with the name of a shell, where it was left out."""
    left_out = arguments[-1] in {_INSTALL, _SHOW}
    return [*arguments, DETECTED] if left_out else arguments


def _install(ctx: typer.Context, value: str) -> None:
    if value and not ctx.resilient_parsing:
        from cdo.cli.frame.completion import install  # noqa: PLC0415

        sys.stdout.write(install(ctx.info_name or "", value) + "\n")
        raise typer.Exit


def _show(ctx: typer.Context, value: str) -> None:
    if value and not ctx.resilient_parsing:
        from cdo.cli.frame.completion import show  # noqa: PLC0415

        sys.stdout.write(show(ctx.info_name or "", value) + "\n")
        raise typer.Exit


def _option(flag: str, text: str, callback: Callable[..., None]) -> Any:  # noqa: ANN401
    """Return an option that takes the name of a shell and ends the run."""
    return typer.Option(
        "",
        flag,
        metavar="|".join(SHELLS),
        help=f"{text}；不写是哪种时看环境变量 SHELL",
        callback=callback,
        expose_value=False,
    )


INSTALL: Any = _option(_INSTALL, "装上 Tab 补全：命令、选项、编号", _install)
SHOW: Any = _option(_SHOW, "只输出补全脚本，由自己装", _show)
