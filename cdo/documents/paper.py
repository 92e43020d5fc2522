"""A paper: one template filled for one subject, as a document with its origin."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cdo import __version__, model
from cdo.documents import front, markdown
from cdo.documents.faults import DocumentError
from cdo.documents.matter import gathering, parties
from cdo.documents.matter.book import Book
from cdo.documents.properties import Properties
from cdo.documents.templates.faults import TemplateFault
from cdo.documents.templates.files import HEADER
from cdo.documents.templates.filling import Form
from cdo.nearness import did_you_mean
from cdo.phrases import shown
from cdo.reckoning.issuing import issuer

if TYPE_CHECKING:
    from datetime import date

    from cdo.documents.document import Document
    from cdo.documents.matter.book import Plain
    from cdo.documents.matter.parties import Parties
    from cdo.documents.templates.files import Template
    from cdo.model import Record
    from cdo.model.unit import Unit
    from cdo.registry.index import Registry

    Subject = Record | str | None


class UnfitError(Exception):
    """There is nothing to write of a subject, and the Chinese sentence why."""


@dataclass(frozen=True)
class Paper:
    """A document, what it was made from, and where that came from."""

    document: Document
    data: Plain
    properties: Properties


class Press:
    """Makes papers of one template from one registry."""

    def __init__(self, registry: Registry, template: Template, commit: str) -> None:
        """Make *template* ready; *commit* is that of *registry*, or empty.

        Raises `TemplateFault` where the template is wrong.
        """
        self._registry = registry
        self._template = template
        self._commit = commit
        for key in template.front:
            if key not in front.KEYS:
                line = template.lines.get((key,), 1)
                near = did_you_mean(key, front.KEYS, "不是公文的要素")
                raise TemplateFault(template.file, line, f"没有 {shown(key)}；{near}")
        self._form = Form(template, markdown.escaped)

    def paper(
        self, subject: Subject, day: date, record: model.Document | None = None
    ) -> Paper:
        """Return the paper on *subject* as of *day*, issued as *record* if any.

        Raises `UnfitError` where the template has nothing to say of it,
        `TemplateFault` where it asks for what is not there, `DocumentError` where
        what it says is no document.
        """
        if record is not None and issuer(self._registry, record) is None:
            code = record.id.partition("/")[0]
            raise UnfitError(f"registry.yaml 的 issuers 里没有 {code}")
        data = self.data(subject, day, record)
        header = self._template.header
        if header.needs and not _found(data, header.needs):
            raise UnfitError(header.otherwise or f"没有 {header.needs}")
        if header.takes is None and record is None and not self._template.asks:
            document = markdown.read(self._template.text, self._template.file)
            return Paper(document, data, self._properties(data))
        filled = self._form.filled(data)
        book = Book(self._registry, day, record)
        elements = front.merged(book, filled.front, record, own=header.takes is None)
        text = front.written(elements) + filled.body
        document = _read(text, f"{self._template.file}（填好以后）")
        return Paper(document, data, self._properties(data))

    def data(
        self, subject: Subject, day: date, record: model.Document | None = None
    ) -> Plain:
        """Return what the template is told of *subject* as of *day*.

        Raises `UnfitError` where a unit that should write or receive is not there.
        """
        book = Book(self._registry, day, record)
        told, playing = gathering.gathered(book, subject, record)
        if record is not None:
            known = issuer(self._registry, record)
            sender = [known.unit] if known else []
            senders, receivers = self._units(sender), self._units(record.recipients)
        else:
            senders = self._playing(playing, "from", self._template.header.sender)
            receivers = self._playing(playing, "to", self._template.header.receiver)
        told |= gathering.addressed(book, senders, receivers)
        if record is not None:
            told["recipients"] = [book.named(name) for name in record.recipients]
        return told

    def _units(self, names: tuple[str, ...] | list[str]) -> list[Unit]:
        found = [self._registry.get(model.Unit, name) for name in names]
        return [unit for unit in found if unit is not None]

    def _playing(self, playing: Parties, key: str, part: str) -> list[Unit]:
        """Return the units that play the *part* that the template names."""
        if not part:
            return []
        if part not in parties.PARTS:
            line = self._template.lines.get((HEADER, key), 1)
            told = did_you_mean(part, parties.PARTS, f"有 {parties.listed()}")
            raise TemplateFault(
                self._template.file, line, f"{key} 没有 {shown(part)}；{told}"
            )
        if not playing.get(part):
            raise UnfitError(f"没有{parties.PARTS[part]}")
        return playing[part]

    def _properties(self, data: Plain) -> Properties:
        return Properties(
            commit=self._commit,
            template=self._template.digest,
            data=digest(data),
            version=__version__,
        )


def _read(text: str, name: str) -> Document:
    """Return the document that a filled *text* is; a fault tells what its line says."""
    try:
        return markdown.read(text, name)
    except DocumentError as error:
        line = text.split("\n")[error.line - 1]
        told = f"{error.message}（这一行是：{shown(line)}）"
        raise DocumentError(name, error.line, told) from None


def digest(data: Plain) -> str:
    """Return the digest of plain *data*, the same for whatever order of its keys."""
    told = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{sha256(told.encode()).hexdigest()}"


def _found(data: Plain, path: str) -> Any:  # noqa: ANN401  # of whatever sort
    """Return what *data* has at a dotted *path*, None where there is nothing."""
    here: Any = data
    for step in path.split("."):
        here = here.get(step) if isinstance(here, dict) else None
    return here
