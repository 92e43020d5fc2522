"""What is wrong with a template, and on which of its lines."""

from __future__ import annotations

from cdo.phrases import shown


class TemplateFault(Exception):  # noqa: N818  # a clerk's fault, not the program's
    """A template cannot be read or filled: the file, the line, the reason."""

    def __init__(self, file: str, line: int, message: str) -> None:
        """Say *message* of line *line* of *file*."""
        super().__init__(f"{shown(file)}:{line}: {message}")
        self.file = file
        self.line = line
        self.message = message


class Complaint(Exception):  # noqa: N818  # becomes a fault where its line is known
    """What is wrong with one expression, told where its line is not known."""
