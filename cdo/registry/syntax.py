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
_ALIGN = "与同一层的其他行左边对齐，只用半角空格"
_BACKSLASH = "双引号里的反斜杠（\\）不能这样写"

_QUOTE_INSIDE = "quote inside"
_VALUE_GOES_ON = "value goes on"
_VALUE_HAS_ENDED = "value has ended"

_IN_ESCAPE = re.compile("escape|hexdecimal")
_COLON = re.compile(r":(?:\s|$)")
_ENDED = re.compile("expected (?:key|'-'|<document start>)")

_MARKS = {
    '"': '双引号（"）',
    "'": "单引号（'）",
    "[": "方括号（[）",
    "]": "方括号（]）",
    "{": "花括号（{）",
    "}": "花括号（}）",
}
_CLOSING = {"[": "]", "{": "}"}

_MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("scanning a tag", "值不能用感叹号（!）开头", _QUOTE_IT),
    (
        "directive",
        "行首不能写百分号（%）",
        "注释用 # 开头；是值的一部分的，" + _QUOTE_IT,
    ),
    (
        _VALUE_GOES_ON,
        "这一行被当成了上一行的值",
        "缩进多了的，与同一层的其他行左边对齐；上一行没有冒号的，补上半角冒号",
    ),
    (
        "mapping values are not allowed",
        "这一行的值里还有一个冒号",
        "值里的冒号改用全角“：”，或者" + _QUOTE_IT + "；是两个字段的，分成两行写",
    ),
    (
        "could not find expected ':'",
        "这一行没有冒号，不是“字段: 值”的写法",
        "冒号用半角，后面空一格；是接着上一行写的，就再缩进两格",
    ),
    (
        "found unexpected ':'",
        "冒号后面少一个空格或者少一个值",
        "冒号后面空一格再写值；没有值的，连字段名一起删去",
    ),
    (
        _VALUE_HAS_ENDED,
        "前面的值到这里已经结束，后面还有字",
        "删去多出的字；是值的一部分的，" + _QUOTE_IT,
    ),
    ("did not find expected key", "这一行的缩进与上面各行对不上", _ALIGN),
    (
        _QUOTE_INSIDE,
        "引号在这里就结束了，后面还有字",
        "后面的字移到引号里面；值里面的引号改用中文引号“”",
    ),
    (
        "did not find expected '-' indicator",
        "这里应是列表的下一项，却没有短横线",
        (
            "是上一项的字段，与它的第一个字段左边对齐；是新的一项，行首写短横线加空格；"
            "不在这个列表里的，与上一层左边对齐"
        ),
    ),
    (
        "block sequence entries are not allowed",
        "短横线不能写在这里",
        "冒号后面换行，下一行缩进两格再写短横线",
    ),
    ("mapping keys are not allowed", "问号加空格不能用在值的开头", _QUOTE_IT),
    (
        "did not find expected ',' or",
        "括号里少一个逗号，或者括号没有配对",
        "各项之间用半角逗号加空格隔开，末尾补上 ] 或 }",
    ),
    (
        "did not find expected node content",
        "括号里多一个逗号，或者少一项",
        "删去多余的逗号",
    ),
    (
        "cannot start any token",
        "值不能用这个字符开头",
        _QUOTE_IT + "；行首的 Tab 改成空格",
    ),
    ("unknown escape character", _BACKSLASH, "把双引号换成单引号"),
    ("escape code", "双引号里的 \\u 写法不是一个字", "删去它，直接写这个字"),
    ("escaped characters", _BACKSLASH, "把双引号换成单引号"),
    ("hexdecimal number", _BACKSLASH, "把双引号换成单引号"),
    (
        "alphabetic or numeric character",
        "值不能用星号（*）或 & 开头",
        _QUOTE_IT,
    ),
    (
        "comment or line break",
        "竖线（|）或大于号（>）后面不能再写字",
        "文字从下一行写起，缩进两格；它是值的一部分的，" + _QUOTE_IT,
    ),
    ("indentation", "这里的缩进写得不对，或者用了 Tab", _ALIGN),
    ("tag", "值不能用感叹号（!）开头", _QUOTE_IT),
    (
        "<document start>",
        "从这里起接不上前面的内容",
        "与第一行左边对齐；单独一行的 ... 删去",
    ),
    ("end of stream", "文件到这里就断了", "看最后几行是不是没有写完"),
    ("whitespace", "这里少一个空格", "补上半角空格"),
)


def halves(opening: str) -> dict[str, object]:
    """Return how a quote or bracket, and its other half, are called in messages."""
    closing = _CLOSING.get(opening, opening)
    marks = {"opening": opening, "closing": closing}
    return {name: _MARKS.get(mark, mark) for name, mark in marks.items()}


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
    where = context if "expected ':'" in problem else mark
    yield broken(f"{problem}, {error.context}", where, text)


def _follows(text: str, mark: Any, end: int, problem: str) -> bool:  # noqa: ANN401
    """Say whether *mark* is right behind a quote that ends in column *end*.

    Outside of brackets blanks may stand between; inside, a comma may be missing.
    """
    between = text.split("\n")[mark.line][end - 1 : mark.column]
    near = mark.column >= end - 1 and not between.strip()
    return near and (not between or "expected key" in problem)


def _unclosed(text: str, line: int, column: int, end: int) -> Fault:
    lines = text.split("\n")
    fields = halves(lines[line - 1][column - 1])
    fields["end"] = min(end, len(lines))
    span = (line, column, line, column + 1)
    return Fault(yamlrules.SYNTAX, yamlrules.UNCLOSED, span, fields)


def broken(problem: str, mark: Any, text: str) -> Fault:  # noqa: ANN401
    """Return the fault that *problem*, in the parser's words, is at *mark* of *text*.

    At the end of a line, or of the text, the stretch is empty.
    """
    line, column = _within(text, mark) if mark else (1, 1)
    written = text.split("\n")[line - 1]
    meaning, remedy = _explained(_told_apart(problem, written[: column - 1]))
    fields: dict[str, object] = {"problem": meaning, "remedy": remedy}
    ends = column > len(written)
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


def _told_apart(problem: str, before: str) -> str:
    """Return *problem*, or what it is for a reader by what stands *before* it.

    A first colon is one too many where the line is taken for part of a value; and
    what stands behind a value is no field or item of its own.
    """
    if "mapping values" in problem and not _COLON.search(before):
        return _VALUE_GOES_ON
    if _ENDED.search(problem) and before.strip(" -"):
        return _VALUE_HAS_ENDED
    return problem


def _explained(problem: str) -> tuple[str, str]:
    """Return *problem*, as the parser words it, and its remedy in Chinese."""
    for words, meaning, remedy in _MEANINGS:
        if words in problem:
            return meaning, remedy
    return (
        "从这里起读不懂",
        "看这一行和上一行的冒号、缩进、引号、括号；都对的，" + _QUOTE_IT,
    )
