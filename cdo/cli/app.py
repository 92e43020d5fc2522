"""The composition root: the table of commands, and how a run begins and ends.

Nothing is imported here before it is needed: `cdo --version` answers before the
command line's library is loaded, and a command loads when it is called.
"""

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
    "score": "cdo.cli.score",
    "check-document": "cdo.cli.check_document",
    "schema": "cdo.cli.schema",
    "doctor": "cdo.cli.doctor",
}
"""Commands in the order of the help page, and the module whose `run` each calls."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command that *arguments* ask for; return the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
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


def _version() -> int:
    sys.stdout.write(f"cdo {__version__}\n")
    return exits.OK


def _run(arguments: list[str]) -> int:
    from cdo.cli.frame import run  # noqa: PLC0415

    return run(arguments)


def _close_output() -> None:
    """Let nothing more be written when Python shuts down."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _unwritten(error: OSError) -> int:
    from cdo.cli.words import reason  # noqa: PLC0415

    sys.stderr.write(f"错误：写不出结果：{reason(error)}\n")
    return exits.USAGE
