"""What can be wrong, and where: the values that every floor speaks.

A rule describes one thing that may be wrong, a message is one of its ways of
saying so.  A diagnostic says that it *is* wrong at one place of one file.
Nothing here knows YAML, Git or the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from inspect import cleandoc
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Path = tuple[str | int, ...]
"""Keys and indices that lead from the top of a file to one of its values."""


class Severity(StrEnum):
    """How much a diagnostic weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """A stretch of a file.

    Lines and columns count code points from one; `end_column` is one past the
    last.  `file` is relative to the registry's folder, with slashes.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Message(NamedTuple):
    """One way of breaking a rule: what is wrong, and what to do about it.

    Both are templates with named fields.  `severity` is given where this way
    weighs otherwise than its rule.
    """

    text: str
    hint: str = ""
    severity: Severity | None = None


class Rule(NamedTuple):
    """One thing that must hold, and how it is explained to a reader.

    `doc` is Markdown, indented as in the source; its first line is the sentence
    that must hold.  `clause` is for orientation only, findings carry the scheme's
    own clause.
    """

    code: str
    doc: str
    messages: tuple[Message, ...]
    severity: Severity = Severity.ERROR
    clause: str = ""

    @property
    def page(self) -> str:
        """The rule's page, without the indentation of the source."""
        return cleandoc(self.doc)

    @property
    def title(self) -> str:
        """The sentence that must hold, without its full stop."""
        return self.doc.lstrip().partition("\n")[0].rstrip("。")

    def at(  # noqa: PLR0913  # the parts of a diagnostic, all by name
        self,
        place: Place,
        message: Message,
        *,
        record: str | None = None,
        path: Path = (),
        clause: str = "",
        fields: Mapping[str, object] = MappingProxyType({}),
    ) -> Diagnostic:
        """Return the diagnostic that *message* makes at *place*."""
        said = {name: shown(value) for name, value in fields.items()}
        return Diagnostic(
            place,
            self,
            message.severity or self.severity,
            message.text.format_map(said),
            message.hint.format_map(said),
            record,
            dotted(path),
            clause,
        )


class Diagnostic(NamedTuple):
    """A rule that was broken at a place."""

    place: Place
    rule: Rule
    severity: Severity
    message: str
    hint: str = ""
    record: str | None = None
    field: str | None = None
    clause: str = ""
    waived_by: str | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Key that puts diagnostics by file, line, column and code."""
        place = self.place
        return (place.file, place.line, place.column, self.rule.code, self.message)

    def waived(self, waiver: str) -> Diagnostic:
        """Return this diagnostic as information, covered by a waiver."""
        return self._replace(severity=Severity.INFO, waived_by=waiver)


class Skipped(NamedTuple):
    """A rule that could not be judged, and because of what."""

    code: str
    because: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: the one value that every reporter writes.

    `lines` are the texts of the lines that the diagnostics stand on, by file
    and line, where a reader is to be shown them; `base` is the path from the
    root of the checkout to the registry's folder, for machines that need it.
    `rules` are those that were asked, whether broken or not; from `fail_on` on a
    diagnostic fails the run.
    """

    diagnostics: Sequence[Diagnostic]
    files: int = 0
    records: int = 0
    skipped: Sequence[Skipped] = ()
    lines: dict[tuple[str, int], str] = field(default_factory=dict)
    base: str = ""
    rules: Sequence[Rule] = ()
    fail_on: Severity = Severity.ERROR

    def fails(self, found: Diagnostic) -> bool:
        """Say whether *found* weighs enough to fail the run."""
        return found.severity in {Severity.ERROR, self.fail_on}

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics weigh *severity*."""
        return sum(one.severity is severity for one in self.diagnostics)


def dotted(path: Path) -> str | None:
    """Return *path* as `appointments.0.from`, or None for a whole file."""
    return ".".join(map(str, path)) or None
