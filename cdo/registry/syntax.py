"""What the parser's complaints mean to somebody who has never seen YAML."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from cdo.registry import keyboard, yamlrules
from cdo.registry.faults import MOST, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.registry.places import Span

_QUOTE_IT = "给整个值加上引号：'…'"
_QUOTE_INSIDE = "quote inside"
_ALIGN = "与同一层的其他行左边对齐，只用半角空格"

_IN_ESCAPE = re.compile("escape|hexdecimal")

CLOSING = {"[": "]", "{": "}"}
"""The other half of a bracket; that of a quote is the quote itself."""

_MEANINGS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "这里多出一个冒号",
        "看上一行是不是少了冒号；值里要写冒号加空格时，" + _QUOTE_IT,
    ),
    (
        "could not find expected ':'",
        "这一行没有冒号，不成“字段: 值”",
        "写成“字段: 值”（半角冒号加空格）；接着上一行的文字就多缩进两格",
    ),
    (
        "found unexpected ':'",
        "冒号后面少一个空格或者少一个值",
        "冒号后面空一格再写值；" + _QUOTE_IT,
    ),
    ("did not find expected key", "这一行的缩进与上面各行对不上", _ALIGN),
    (
        _QUOTE_INSIDE,
        "引号在这里就结束了，后面还有字",
        "值里面要用引号的，外面换另一种引号，或者改用中文引号“”",
    ),
    (
        "did not find expected '-' indicator",
        "这一行应是列表的一项，却没有短横线，或缩进不齐",
        "行首写短横线加空格，" + _ALIGN,
    ),
    (
        "block sequence entries are not allowed",
        "短横线不能写在这里",
        "冒号后面换行，下一行缩进两格再写短横线",
    ),
    (
        "block mapping",
        "字段不能写在这里",
        _ALIGN,
    ),
    (
        "did not find expected ',' or",
        "括号里少一个逗号，或者括号没有配对",
        "各项之间用半角逗号加空格隔开，末尾补上 ] 或 }",
    ),
    (
        "did not find expected node content",
        "括号里少一项，或者多一个逗号",
        "删去多余的逗号",
    ),
    (
        "cannot start any token",
        "这里的字符不能用在值的开头",
        _QUOTE_IT + "；行首的 Tab 改成空格",
    ),
    ("unknown escape character", "双引号里的反斜杠写法不对", "把双引号换成单引号"),
    ("escape code", "双引号里的 \\u 写法不是一个字", "删去它，直接写这个字"),
    ("escaped characters", "双引号里的 \\u 后面不是数字", "把双引号换成单引号"),
    ("hexdecimal number", "双引号里的 \\x 后面不是数字", "把双引号换成单引号"),
    (
        "alphabetic or numeric character",
        "* 或 & 不能用在值的开头",
        _QUOTE_IT,
    ),
    (
        "comment or line break",
        "竖线（|）或大于号（>）后面不能再写字",
        "文字从下一行写起，缩进两格",
    ),
    ("indentation", "缩进里用了 Tab 或写得不对", _ALIGN),
    ("tag", "以感叹号（!）开头的值不能这样写", _QUOTE_IT),
    ("directive", "以百分号（%）开头的行不能这样写", _QUOTE_IT),
    (
        "<document start>",
        "从这里起的内容不属于上面的结构",
        _ALIGN,
    ),
    ("end of stream", "文件到这里就断了", "看最后几行是不是没有写完"),
    ("whitespace", "这里少一个空格", "补上半角空格"),
)


def found(error: Any, text: str, opened: Iterable[Span]) -> Iterator[Fault]:  # noqa: ANN401
    """Yield what a complaint of the parser comes from.

    *error* has the parser's marks and words; *opened* are the quotes and brackets
    that may lack their other half, an open bracket ending on line 0.
    """
    mark, context = error.problem_mark, error.context_mark
    line = mark.line + 1 if mark else 1
    typed = list(islice(keyboard.in_lines(text), MOST))
    if any(fault.span[0] <= line for fault in typed):
        yield from typed
        return
    problem, quoted = str(error.problem), "quoted" in str(error.context)
    if quoted and _IN_ESCAPE.search(problem):
        yield broken(problem, mark, text)
        return
    for first, column, last, end in opened:
        if first < line and last in {0, line}:
            yield _unclosed(text, first, column, line)
            return
        if mark and line == last and _follows(text, mark, end, problem):
            yield broken(_QUOTE_INSIDE, mark, text)
            return
    if quoted:
        yield _unclosed(text, context.line + 1, context.column + 1, line)
        return
    yield broken(problem, context if "expected ':'" in problem else mark, text)


def _follows(text: str, mark: Any, end: int, problem: str) -> bool:  # noqa: ANN401
    """Say whether *mark* is right behind a quote that ends in column *end*.

    Outside of brackets blanks may stand between; inside, a comma may be missing.
    """
    between = text.split("\n")[mark.line][end - 1 : mark.column]
    near = mark.column >= end - 1 and not between.strip()
    return near and (not between or "expected key" in problem)


def _unclosed(text: str, line: int, column: int, end: int) -> Fault:
    lines = text.split("\n")
    opening = lines[line - 1][column - 1]
    closing = CLOSING.get(opening, opening)
    fields: dict[str, object] = {"opening": opening, "closing": closing}
    fields["end"] = min(end, len(lines))
    span = (line, column, line, column + 1)
    return Fault(yamlrules.SYNTAX, yamlrules.UNCLOSED, span, fields)


def broken(problem: str, mark: Any, text: str) -> Fault:  # noqa: ANN401
    """Return the fault that *problem*, in the parser's words, is at *mark* of *text*.

    At the end of a line, or of the text, the stretch is empty.
    """
    line, column = _within(text, mark) if mark else (1, 1)
    meaning, remedy = _explained(problem)
    fields: dict[str, object] = {"problem": meaning, "remedy": remedy}
    ends = column > len(text.split("\n")[line - 1])
    span = (line, column, line, column + (not ends))
    return Fault(yamlrules.SYNTAX, yamlrules.BROKEN, span, fields)


def _within(text: str, mark: Any) -> tuple[int, int]:  # noqa: ANN401
    """Return the line and column of *mark*, no further than *text* goes.

    To the parser, a text without a line end ends on the line after its last.
    """
    lines = text.split("\n")
    if mark.line < len(lines):
        return (mark.line + 1, mark.column + 1)
    return (len(lines), len(lines[-1]) + 1)


def _explained(problem: str) -> tuple[str, str]:
    """Return *problem*, as the parser words it, and its remedy in Chinese."""
    for words, meaning, remedy in _MEANINGS:
        if words in problem:
            return meaning, remedy
    return "从这里起读不懂", "看这一行和上一行的冒号、缩进、引号、括号；" + _QUOTE_IT
