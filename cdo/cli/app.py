"""The composition root: the table of commands, and how a run begins and ends.

Nothing is imported here before it is needed: `cdo --version` answers before the
command line's library is loaded, and a command loads when it is called.
"""

import atexit
import gc
import os
import sys

from cdo import __version__
from cdo.cli import exits

COMMANDS = {
    "validate": "cdo.cli.validate",
    "explain": "cdo.cli.explain",
    "rules": "cdo.cli.rules",
    "clause": "cdo.cli.clause",
    "list": "cdo.cli.list",
    "show": "cdo.cli.show",
    "status": "cdo.cli.status",
    "deadlines": "cdo.cli.deadlines",
    "roster": "cdo.cli.roster",
    "who": "cdo.cli.who",
    "log": "cdo.cli.log",
    "diff": "cdo.cli.diff",
    "blame": "cdo.cli.blame",
    "audit": "cdo.cli.audit",
    "seal": "cdo.cli.seal",
    "score": "cdo.cli.score",
    "render": "cdo.cli.render",
    "check-document": "cdo.cli.check_document",
    "schema": "cdo.cli.schema",
    "doctor": "cdo.cli.doctor",
}
"""Commands in the order of the help page, and the module whose `run` each calls."""

_FEW = 50_000
"""New objects that the garbage collector lets be; what is imported makes as many."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command that *arguments* ask for; return the exit code.

    Without any it is the process that was started for one command, and ends with it:
    the system takes back at a stroke what Python would give back piece by piece, which
    of ten thousand records is a tenth of a run.
    """
    if arguments is not None:
        return _answer(arguments)
    sys.unraisablehook = _ended
    gc.set_threshold(_FEW)
    code = _answer(sys.argv[1:])
    atexit._run_exitfuncs()  # noqa: SLF001  # such as what is kept for the next run
    _write_out()
    os._exit(code)


def _answer(given: list[str]) -> int:
    _open_streams()
    try:
        code = _version() if given == ["--version"] else _run(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except BrokenPipeError:
        _close_output()
        return exits.CLOSED
    except OSError as error:
        _close_output()
        return _unwritten(error)
    return code


def _write_out() -> None:
    """Write what still waits, as far as there is somebody to read it."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # each of the two on its own
            continue


def _ended(lost: "sys.UnraisableHookArgs") -> None:
    """End on a Ctrl-C that some library would swallow, and go on to answer wrongly."""
    if lost.exc_type is KeyboardInterrupt:
        os._exit(exits.INTERRUPTED)
    sys.__unraisablehook__(lost)


def _open_streams() -> None:
    """Let nothing stand in for a stream that was closed before, as by `>&-`."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _version() -> int:
    sys.stdout.write(f"cdo {__version__}\n")
    return exits.OK


def _run(arguments: list[str]) -> int:
    from cdo.cli.frame.frame import run  # noqa: PLC0415

    return run(arguments)


def _close_output() -> None:
    """Let nothing more be written when Python shuts down."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _unwritten(error: OSError) -> int:
    from cdo.cli.words import reason  # noqa: PLC0415

    told = f"写不出结果：{reason(error)}"
    if isinstance(error, FileNotFoundError):  # only where the run stands is nameless
        told = "当前文件夹已经不在了，先转到别的文件夹"
    sys.stderr.write(f"错误：{told}\n")
    return exits.USAGE
