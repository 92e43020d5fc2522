"""The page on commands for the handbook, from the same declarations as the help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.cli.app import COMMANDS
from cdo.cli.frame.frame import SUMMARY, command, root
from cdo.cli.frame.page import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.frame.page import Sheet

_EXITS = (
    (0, "没有问题"),
    (1, "有问题"),
    (2, "用法不对，或命令无法进行（没有登记库、没有所问的记录等）"),
    (3, "无法判断（有文件读不出来，有规则没有检查）"),
    (70, "程序自身出错；设 `CDO_DEBUG=1` 可见细节"),
)


def markdown() -> str:
    """Return the page: a chapter a command, in the order of the help."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# 命令"
    yield ""
    yield f"{SUMMARY}。选项写在命令之后；`cdo 命令 --help` 显示同样的说明。"
    yield ""
    yield "| 退出码 | 含义 |"
    yield "| --- | --- |"
    yield from (f"| {code} | {meaning} |" for code, meaning in _EXITS)
    yield ""
    context = root().make_context("cdo", [], resilient_parsing=True)
    for name in COMMANDS:
        one = command(name)
        inner = one.make_context(name, [], parent=context, resilient_parsing=True)
        yield from _chapter(name, sheet(one, inner))


def _chapter(name: str, told: Sheet) -> Iterator[str]:
    yield f"## cdo {name}"
    yield ""
    yield from _code("text", told.usage)
    for paragraph in told.paragraphs:
        yield paragraph
        yield ""
    for title, entries in told.sections.items():
        yield f"| {title} | |"
        yield "| --- | --- |"
        yield from (f"| `{_cell(term)}` | {_cell(text)} |" for term, text in entries)
        yield ""
    prompted = "\n".join(f"$ {line}" for line in told.example.splitlines())
    yield from _code("console", prompted)


def _code(language: str, text: str) -> Iterator[str]:
    yield f"```{language}"
    yield text
    yield "```"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
