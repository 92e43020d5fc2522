"""The frame that commands stand in: their library, made lazy, quick and Chinese.

Commands are imported when they are called.  Values
are taken as text, as they were written, and converted by the commands: the
library would build a validator for each parameter, which costs more than all
the rest of a start.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from cdo import __version__
from cdo.cli import exits, words
from cdo.cli.app import COMMANDS
from cdo.cli.frame import shells
from cdo.cli.frame.page import page, sheet
from cdo.cli.frame.suffix import suit
from cdo.cli.frame.summaries import summary
from cdo.phrases import shown

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter, Parameter

SUMMARY = "首席数据官制度登记库：校验、查阅、说明"

NAMES = ("cdo", "cdoctl")
"""The names of the command; some machines have another that is called `cdo`."""

_SETTINGS = {"help_option_names": ["-h", "--help"]}


class AsWritten:
    """A converter of values that leaves them as they were written."""

    def coerce(self, value: Any, param: Parameter, ctx: Context) -> Any:  # noqa: ANN401, ARG002
        """Return *value*; what may be repeated and is not there is empty."""
        many = param.nargs == -1 or getattr(param, "multiple", False)
        return () if value is None and many else value


class LazyCommand(TyperCommand):
    """A command with a Chinese page, whose values are text and flags."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Return the parameters, none of which builds a validator."""
        return _plain(super().get_params(ctx))

    def invoke(self, ctx: Context) -> Any:  # noqa: ANN401
        """Run the command, in the format that the name of its file asks for."""
        suit(ctx)
        return super().invoke(ctx)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page."""
        formatter.write(page(sheet(self, ctx)))


class LazyGroup(TyperGroup):
    """The commands of the table, each imported when it is asked for."""

    def get_params(self, ctx: Context) -> list[Parameter]:
        """Return the parameters, none of which builds a validator."""
        return _plain(super().get_params(ctx))

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002
        """Return the command *cmd_name*, or None where there is none."""
        return command(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """Return the command that *args* begin with; say which may be meant."""
        name = args[0]
        if name not in COMMANDS:
            ctx.fail(f"没有 {shown(name)} 这个命令{words.meant(name, COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help page with a line a command."""
        summaries = [(name, summary(name)) for name in self.list_commands(ctx)]
        formatter.write(page(sheet(self, ctx, summaries)))


def command(name: str) -> Command:
    """Return the command *name*, built from its module."""
    module = import_module(COMMANDS[name])
    single = _application()
    single.command(
        name,
        cls=LazyCommand,
        help=module.HELP,
        epilog=module.EXAMPLE,
        context_settings=_SETTINGS,
    )(module.run)
    return get_command(single)


def root(kind: type[LazyGroup] = LazyGroup) -> Command:
    """Return the group of all commands, made as *kind*."""
    group = _application()
    group.callback(
        cls=kind,
        help=SUMMARY,
        epilog="cdo validate\ncdo explain CDO203",
        context_settings=_SETTINGS,
    )(start)
    return get_command(group)


def run(arguments: list[str]) -> int:
    """Run the command that *arguments* ask for; return the exit code."""
    _prepare_streams()
    program = _called()
    instruction = shells.instruction(program)
    if instruction:
        from cdo.cli.frame.completion import answer  # noqa: PLC0415

        return answer(program, instruction)
    return _run(program, arguments or ["--help"])


def _run(program: str, arguments: list[str]) -> int:
    """Run the command, whatever happens in it; return the exit code."""
    try:
        return _invoke(program, shells.spelled_out(arguments))
    except typer.Abort:
        return exits.INTERRUPTED
    except typer.TyperException as error:
        return _refuse(error)
    except exits.StopError as stop:
        return _say(str(stop), stop.code)
    except OSError as error:
        if error.filename is None:  # no file of ours: the output cannot be written
            raise
        return _say(words.system(error), exits.USAGE)
    except Exception as error:  # noqa: BLE001  # the last resort, which says so
        return _silent(error) or _fault(error)


def _application() -> typer.Typer:
    return typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )


def start(
    version: bool = typer.Option(False, "--version", help="显示版本"),
    _installed: str = shells.INSTALL,
    _shown: str = shells.SHOW,
) -> None:
    """Do what is asked for without a command."""
    if version:
        sys.stdout.write(f"cdo {__version__}\n")
        raise typer.Exit


def _invoke(program: str, arguments: list[str]) -> int:
    try:
        group = root()
        with group.make_context(program, arguments) as context:
            code = group.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code
    return exits.OK if code is None else int(code)


def _called() -> str:
    """Return the name that the command was called by; it has two."""
    name = Path(sys.argv[0]).stem
    return name if name in NAMES else NAMES[0]


def _plain(parameters: list[Parameter]) -> list[Parameter]:
    """Return *parameters* with converters that do nothing, and help in Chinese.

    The attribute is the library's own affair: where it does not know it, values
    are converted by its validators, to the same effect but later.
    """
    for parameter in parameters:
        vars(parameter)["_runtime_param"] = AsWritten()
        if "--help" in parameter.opts:
            vars(parameter)["help"] = words.HELP
    return parameters


def _prepare_streams() -> None:
    """Write UTF-8 wherever no terminal asks otherwise; no character ends a run."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        encoding = stream.encoding if stream.isatty() else "utf-8"
        reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")


def _refuse(error: typer.TyperException) -> int:
    """Say what is wrong with the command line, and where help is."""
    context = getattr(error, "ctx", None)
    told = words.framework(error)
    if context is not None:
        told += f"\n用法见：{context.command_path} --help"
    return _say(told, exits.USAGE)


def _say(told: str, code: int) -> int:
    sys.stderr.write(f"错误：{told}\n")
    return code


def _silent(error: Exception) -> int:
    """Say why the history does not answer; return the exit code, 0 if it is not that.

    What it is made of is loaded only when something has gone wrong.
    """
    from cdo.registry.history.troubles import HistoryError  # noqa: PLC0415

    if not isinstance(error, HistoryError):
        return exits.OK
    return _say(str(error), exits.UNKNOWN if error.trouble.unknown else exits.USAGE)


def _fault(error: Exception) -> int:
    """Own up to a fault in one line; the traceback is for those who ask."""
    if os.environ.get("CDO_DEBUG") == "1":
        traceback.print_exc()
    versions = (
        f"cdo {__version__}，Python {platform.python_version()}，"
        f"typer {typer.__version__}，{sys.platform}"
    )
    what = shown(f"{type(error).__name__}: {error}")
    told = f"程序出了错，不是登记库的错：{what}（{versions}；设 CDO_DEBUG=1 可见细节）"
    return _say(told, exits.FAULT)
