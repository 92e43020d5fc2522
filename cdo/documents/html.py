"""A preview in HTML that looks like the page: nothing is loaded, nothing runs."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cdo.documents import titles, wide, wording
from cdo.documents.document import Heading, Paragraph
from cdo.documents.htmlstyle import style
from cdo.documents.layout import STANDARD, TITLE_SIZE, TYPE_WIDTH, mark_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.documents.document import Block, Document, Part, Table
    from cdo.documents.layout import Profile
    from cdo.documents.properties import Properties

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_CLASSES = {"文件": "official", "信函": "letter", "纪要": "minutes"}
_HEADINGS = {1: "h2", 2: "h3", 3: "h4", 4: "h5"}


def written(
    document: Document, properties: Properties, profile: Profile = STANDARD
) -> bytes:
    """Return *document* as a page of its own, with the *properties* in its head."""
    lines = (*_head(document, properties, profile), *_body(document))
    return ("\n".join((*lines, "</body>", "</html>")) + "\n").encode()


def _head(
    document: Document, properties: Properties, profile: Profile
) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    for name, value in properties._asdict().items():
        if value:
            yield f'<meta name="cdo-{name}" content="{escape(value)}">'
    yield f"<title>{escape(_flat(document.title))}</title>"
    yield f"<style>\n{style(profile)}</style>"
    yield "</head>"
    yield f'<body class="{_CLASSES[document.format]}">'


def _body(document: Document) -> Iterator[str]:
    """Yield the sheets: the document itself, then one for each part."""
    sheets = [("sheet", [*_opening(document), *_main(document)])]
    for part, label in wording.labels(document):
        name = "sheet lying" if wide.lies(part) else "sheet"
        sheets.append((name, list(_part(document, part, label))))
    sheets[-1][1].extend(_colophon(document))
    for name, lines in sheets:
        yield f'<section class="{name}">'
        yield from lines
        yield "</section>"


def _opening(document: Document) -> Iterator[str]:
    """Yield the 版头."""
    letter = document.format == "信函"
    stamps = " ".join(document.marks)
    if not letter:
        yield _p("stamp", stamps)
    yield _mark(document)
    if letter:
        yield '<hr class="double">'
        yield _pair("number", stamps, document.number or " ")
    elif signer := wording.signer(document):
        label, name = signer
        told = f'{_text(label)}<span class="kai">{_text(name)}</span>'
        number = _text(document.number or "")
        yield f'<p class="pair number"><span>{number}</span><span>{told}</span></p>'
    else:
        yield _p("number", document.number or " ")
    if document.format == "纪要":
        by = document.printed_by or document.issuer
        yield _pair("issuing", by, wording.day(document))
    if not letter:
        yield '<hr class="red">'


def _mark(document: Document) -> str:
    names, tail = wording.mark(document)
    size = mark_size((*names, "十") if tail else names, tail)
    told = "".join(f"<span>{_text(name)}</span>" for name in names)
    side = f"<b>{_text(tail)}</b>" if tail else ""
    return (
        f'<div class="mark" style="font-size:{size:g}pt"><div>{told}</div>{side}</div>'
    )


def _main(document: Document) -> Iterator[str]:
    """Yield what stands between 版头 and 版记."""
    yield _title(document, document.title)
    if recipients := wording.recipients(document):
        yield _p("recipients", recipients)
    yield from _blocks(document.body)
    for at, (label, number, title) in enumerate(wording.attachments(document)):
        name = "attachments first" if not at else "attachments"
        told = f"<span>{_text(label)}</span><span>{_text(number)}</span>"
        yield f'<p class="{name}">{told}<span>{_text(title)}</span></p>'
    for label, names in wording.people(document):
        told = f'<span class="hei">{_text(label)}</span><span>{_text(names)}</span>'
        yield f'<p class="people">{told}</p>'
    if organs := wording.organs(document):
        sealed = "sealed" if document.sealed else "plain"
        yield f'<div class="signature {sealed}">'
        yield from (_p("organ", organ) for organ in organs)
        yield _p("day", wording.day(document))
        yield "</div>"
    if annotation := wording.annotation(document):
        yield _p("annotation", annotation)


def _part(document: Document, part: Part, label: str) -> Iterator[str]:
    if label:
        yield _p("label", label)
    yield _title(document, part.title)
    yield from _blocks(part.body)


def _title(document: Document, title: str) -> str:
    names = (document.issuer, *document.co_issuers)
    lines = titles.lines(title, int(TYPE_WIDTH.value / TITLE_SIZE.mm), names)
    return f"<h1>{_text(chr(10).join(lines))}</h1>"


def _blocks(body: Iterable[Block]) -> Iterator[str]:
    for block in body:
        match block:
            case Heading(level, number, text):
                tag = _HEADINGS[level]
                yield f"<{tag}>{_text(number + text)}</{tag}>"
            case Paragraph(text):
                yield _p("", text)
            case table:
                yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield '<table class="wide">' if wide.is_wide(table) else "<table>"
    heads = "".join(f"<th>{_text(cell)}</th>" for cell in table.head)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    starts = ['<td class="short">' if one else "<td>" for one in wide.short(table)]
    for row in table.rows:
        pairs = zip(starts, row, strict=True)
        cells = "".join(f"{start}{_text(cell)}</td>" for start, cell in pairs)
        yield f"<tr>{cells}</tr>"
    yield "</tbody>"
    yield "</table>"


def _colophon(document: Document) -> Iterator[str]:
    """Yield the 版记."""
    publicity, cc = wording.publicity(document), wording.cc(document)
    printed = wording.printed(document)
    if not (publicity or cc or printed):
        return
    yield "<footer>"
    if publicity:
        yield _p("publicity", publicity)
    if cc:
        told = f"<span>抄送：</span><span>{_text(cc)}</span>"
        yield f'<p class="cc">{told}</p>'
    if printed:
        yield _pair("printed", *printed)
    yield "</footer>"


def _pair(name: str, left: str, right: str) -> str:
    """Return a line with something at either end."""
    told = f"<span>{_text(left)}</span><span>{_text(right)}</span>"
    return f'<p class="pair {name}">{told}</p>'


def _p(name: str, text: str) -> str:
    start = f'<p class="{name}">' if name else "<p>"
    return f"{start}{_text(text)}</p>"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _flat(text: str) -> str:
    return text.replace("\n", "")
