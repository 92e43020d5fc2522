"""Markdown with front matter: the canonical form of a document, read and written.

`read(write(document)) == document` for every document that `read` can return.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.documents import agreement, numbering
from cdo.documents.document import (
    LEVELS,
    PARTS,
    Document,
    Heading,
    Paragraph,
    Part,
    Table,
)
from cdo.documents.escaping import escaped, literal
from cdo.documents.faults import DocumentError, Fault
from cdo.documents.frontmatter import FENCE, KEYS, FrontMatter
from cdo.documents.tokens import blocks
from cdo.editing import yamltext
from cdo.phrases import shown
from cdo.registry.characters import faults
from cdo.registry.leniency import one_sort_of_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cdo.documents import tokens
    from cdo.documents.document import Block
    from cdo.documents.properties import Properties
    from cdo.registry.source import Value

__all__ = ["escaped", "read", "write", "written"]

_TOP = 1
"""The level in Markdown of the title of a part; headings of the body are below."""


def read(text: str, name: str) -> Document:
    """Return the document that *text* is; *name* is that of its file in messages.

    Raises `DocumentError` with line and message for the first thing that is wrong.
    """
    try:
        return _read(one_sort_of_line(text.removeprefix("\ufeff")))
    except Fault as fault:
        raise DocumentError(name, fault.line, fault.message) from None


def write(document: Document) -> str:
    """Return *document* in its canonical form, as a text that `read` takes."""
    return "\n".join(_lines(document))


def written(document: Document, properties: Properties) -> bytes:  # noqa: ARG001
    """Return *document* as a file; the canonical form has no place for properties."""
    return write(document).encode()


def _read(text: str) -> Document:
    for offset, _, verdict in faults(text):
        line = text.count("\n", 0, offset) + 1
        raise Fault(line, f"这里有{verdict.what}，公文里不能有，请删去")
    front = FrontMatter(text)
    reader = _Body()
    for block in blocks(front.body, front.lines):
        reader.take(block)
    body, parts = reader.ended()
    document = Document(**front.fields, body=body, parts=parts)
    return agreement.held(document, front.line, reader.lines)


class _Body:
    """Takes blocks one by one, numbers headings, begins parts."""

    def __init__(self) -> None:
        self._counter = numbering.Counter()
        self._titles: list[tuple[str, str]] = []
        self._bodies: list[list[Block]] = [[]]
        self.lines: list[int] = []

    def ended(self) -> tuple[tuple[Block, ...], tuple[Part, ...]]:
        """Return the body, and the parts that follow it."""
        body, *others = map(tuple, self._bodies)
        pairs = zip(self._titles, others, strict=True)
        return body, tuple(Part(*title, body) for title, body in pairs)

    def take(self, block: tokens.Block) -> None:
        """Add *block* to what is being read."""
        if block.level == _TOP:
            self._part(block)
        elif block.level:
            self._bodies[-1].append(self._heading(block))
        elif block.rows:
            head, *rows = block.rows
            self._bodies[-1].append(Table(head, tuple(rows)))
        elif block.text.strip():
            self._bodies[-1].append(Paragraph(block.text))

    def _part(self, block: tokens.Block) -> None:
        number = block.number[2] if block.number else ""
        title = "\n".join(map(str.strip, f"{number}{block.text}".strip().split("\n")))
        role = (block.mark or "").removeprefix(".")
        if role not in PARTS:
            given = f"没有 {{{shown(block.mark)}}}" if block.mark else "没有写是什么"
            told = f"标题“{shown(title)}”{given}"
            raise Fault(
                block.line,
                f"{told}：附件的标题写成 # 标题 {{.附件}}，印发的文本写成 "
                "# 标题 {.印发}；正文里的标题用 ## 起",
            )
        if not title:
            raise Fault(block.line, f"# 后面没有写{role}的标题")
        self.lines.append(block.line)
        self._titles.append((role, title))
        self._bodies.append([])
        self._counter = numbering.Counter()

    def _heading(self, block: tokens.Block) -> Heading:
        level = block.level - _TOP
        if level > LEVELS:
            raise Fault(block.line, "公文的标题只有四级，从 ## 到 #####")
        if block.mark is not None:
            told = f"{{{shown(block.mark)}}} 只写在 # 的标题后面"
            raise Fault(block.line, told)
        number = self._counter.next(level)
        if number > numbering.MOST:
            raise Fault(block.line, f"同一级标题不能多于 {numbering.MOST} 个")
        if not block.text.strip():
            raise Fault(block.line, "# 后面没有写标题")
        _hold(block, level, number)
        return Heading(level, numbering.written(level, number), block.text)


def _hold(block: tokens.Block, level: int, expected: int) -> None:
    """Refuse a heading whose own number, if it has one, is not the *expected* one."""
    if block.number is None:
        return
    given, number, wrong = block.number
    told = f"标题的编号“{shown(wrong)}”"
    right = numbering.written(level, expected)
    if given != level:
        signs, form = "#" * block.level, numbering.written(level, 1)
        told += (
            f"不对：{signs} 是第{numbering.chinese(level)}级标题，编号写成 {form} 这样"
        )
        raise Fault(block.line, f"{told}，这里是 {right}；不写编号就自动编")
    if number != expected:
        told += f"不连续，这里应当是“{right}”"
        raise Fault(block.line, f"{told}；不写编号就自动编")


def _lines(document: Document) -> Iterator[str]:
    yield FENCE
    for key in KEYS:
        value = getattr(document, key)
        if value not in (None, ()) and not (key == "sealed" and value):
            yield from yamltext.entry(key, _plain(value))
    yield FENCE
    yield from _blocks(document.body)
    for part in document.parts:
        yield ""
        yield f"# {literal(part.title)} {{.{part.role}}}"
        yield from _blocks(part.body)
    yield ""


def _plain(value: str | bool | date | tuple[str, ...]) -> Value:  # noqa: FBT001
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else value.isoformat()


def _blocks(body: Iterable[Block]) -> Iterator[str]:
    for block in body:
        yield ""
        match block:
            case Heading(level, number, text):
                apart = " " if text[:1].isdecimal() else ""  # 1. 5G is no 1.5G
                yield f"{'#' * (level + _TOP)} {number}{apart}{literal(text)}"
            case Paragraph(text):
                yield literal(text)
            case table:
                yield _row(table.head)
                yield "|" + " --- |" * len(table.head)
                yield from map(_row, table.rows)


def _row(cells: tuple[str, ...]) -> str:
    return "|" + "".join(f" {literal(cell)} |" for cell in cells)
