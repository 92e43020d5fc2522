"""What is wrong with the text of a document, and on which line."""

from __future__ import annotations

from cdo.phrases import shown


class DocumentError(Exception):
    """A text is no official document.

    `name` is that of the file, `line` counts from one, `message` is one Chinese line
    that says what is wrong and what to write.  As a text: `notice.md:3：…`.
    """

    def __init__(self, name: str, line: int, message: str) -> None:
        """Keep the parts."""
        super().__init__(f"{shown(name)}:{line}：{message}")
        self.name = name
        self.line = line
        self.message = message


class Fault(Exception):  # noqa: N818  # becomes a `DocumentError` where the name is known
    """The same while the name of the file is not known yet."""

    def __init__(self, line: int, message: str) -> None:
        """Keep the parts."""
        super().__init__(message)
        self.line = line
        self.message = message
