"""Markdown into plain blocks with their lines; the only door to markdown-it-py.

Only headings, paragraphs and tables are known.  What else Markdown offers is refused
where a clerk wrote it, since an official document has no place for it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from cdo.documents import numbering
from cdo.documents.faults import Fault
from cdo.registry.characters import faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_RULES: Final = (
    "blockquote",
    "fence",
    "heading",
    "hr",
    "table",
    "backticks",
    "emphasis",
    "entity",
    "escape",
    "image",
    "link",
    "newline",
)
_REFUSED: Final = {
    "blockquote_open": "公文里没有引用块，删去行首的 >",
    "fence": "公文里没有代码块，删去 ``` 或 ~~~ 的行",
    "hr": "公文里没有分隔线，删去这一行",
    "em_open": "公文里没有斜体，删去 * 或 _；要印出这个符号，写成 \\* 或 \\_",
    "strong_open": "公文正文不加粗，删去 ** 或 __；要印出这个符号，写成 \\* 或 \\_",
    "code_inline": "公文里没有代码，删去 `；要印出这个符号，写成 \\`",
    "link_open": "公文里没有链接，只写文字；要印出方括号，写成 \\[",
    "image": "公文里没有图片，删去 ![…](…)",
}
_BULLET = re.compile(r"[-+*•·]\s")
_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}[.．、)](?!\d)"
)
_NUMBER = re.compile(r"^(\d{1,2})[.．]\s+")
_MARK = re.compile(r"(?<!\\)\{([^{}]*)\}$")


class Block(NamedTuple):
    """A heading (level 1 to 6), a paragraph (0) or a table (rows) and its line.

    `number` is what a heading is numbered with: the level and the number that it
    stands for, and how it is written.  `mark` is what stands in braces behind it.
    """

    line: int
    level: int = 0
    text: str = ""
    number: tuple[int, int, str] | None = None
    mark: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(text: str, before: int = 0) -> Iterator[Block]:
    """Yield the blocks of *text*, which stands behind so many lines of its file.

    Raises `Fault` for what an official document has no place for.
    """
    tokens = iter(_parser().parse(text))
    for token in tokens:
        line = before + (token.map[0] if token.map else 0) + 1
        _refuse(token, line)
        if token.type == "heading_open":
            inline = next(tokens)
            yield _heading(len(token.markup), inline.content, line)
        elif token.type == "inline":
            yield from _paragraphs(token.content.split("\n"), line)
        elif token.type == "table_open":
            yield Block(line, rows=tuple(_rows(tokens, before)))


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # 40 ms, only for documents

    return MarkdownIt("zero", {"maxNesting": 20}).enable(list(_RULES))


def _refuse(token: Token, line: int) -> None:
    if token.type in _REFUSED:
        raise Fault(line, _REFUSED[token.type])


def _heading(level: int, content: str, line: int) -> Block:
    match = _MARK.search(content)
    bare = content[: match.start()] if match else content
    number = None
    if found := numbering.found(bare):
        form, value, rest = found
        number = form, value, bare.removesuffix(rest).strip()
        bare = rest
    mark = match[1].strip() if match else None
    return Block(line, level, _inline(bare, line), number, mark)


def _paragraphs(lines: Sequence[str], first: int) -> Iterator[Block]:
    """Yield the paragraphs of *lines*: one, but for those that begin with a number."""
    gathered: list[str] = []
    start = first
    for line, written in enumerate((one.strip() for one in lines), first):
        if _BULLET.match(written):
            told = "公文里没有项目符号，写成 1. 或（1）；要印出这个符号，前面加 \\"
            raise Fault(line, told)
        if gathered and _ITEM.match(written):
            yield _paragraph(gathered, start)
            gathered, start = [], line
        gathered.append(_NUMBER.sub(r"\1.", written, count=1))
    yield _paragraph(gathered, start)


def _paragraph(lines: Sequence[str], line: int) -> Block:
    return Block(line, text=_inline("\n".join(lines), line))


def _rows(tokens: Iterator[Token], before: int) -> Iterator[tuple[str, ...]]:
    cells: list[str] = []
    line = before + 1
    while (token := next(tokens)).type != "table_close":
        if token.type == "tr_open" and token.map:
            line = before + token.map[0] + 1
        elif token.type == "inline":
            cells.append(_inline(token.content, line))
        elif token.type == "tr_close":
            yield tuple(cells)
            cells = []


def _inline(content: str, line: int) -> str:
    """Return what *content* says, with chosen line breaks as such."""
    (token,) = _parser().parseInline(content.strip())
    told = ""
    at = line
    for child in token.children or ():
        _refuse(child, at)
        if child.type in {"softbreak", "hardbreak"}:
            at += 1
        told += {"softbreak": "\0", "hardbreak": "\n"}.get(child.type, child.content)
    told = re.sub(r"(?<=[!-~])\0(?=[!-~])", " ", told).replace("\0", "")
    for _, _, verdict in faults(told):
        raise Fault(line, f"这里有{verdict.what}，公文里不能有，请删去")
    return told
