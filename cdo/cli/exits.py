"""How a run ends: the exit codes, and the way to end it early."""

OK = 0
"""Nothing is wrong."""

FINDINGS = 1
"""There are findings."""

USAGE = 2
"""Wrong use, or the command cannot go on."""

UNKNOWN = 3
"""It cannot be told."""

FAULT = 70
"""A fault of the program."""

INTERRUPTED = 130
"""Ctrl-C, as shells count it."""

CLOSED = 141
"""Nobody reads the output any more, as shells count it."""


class StopError(Exception):
    """The command cannot go on, and the sentence that says why."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        """Say *message* and end with *code*."""
        super().__init__(message)
        self.code = code
