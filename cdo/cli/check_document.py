"""`cdo check-document`: a Word document measured against the national standard."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from cdo.cli import exits, options, words
from cdo.cli.exits import StopError
from cdo.cli.showing.output import Output
from cdo.findings import Severity
from cdo.identifiers import masked
from cdo.reporters.sentences import ENDINGS
from cdo.reporters.width import line_start, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdo.documents.measuring import Measured
    from cdo.documents.measuring.deviations import Deviation
    from cdo.documents.measuring.ink import Figure

HELP = """对照国家标准检查一份公文的格式。

量的是《党政机关公文格式》（GB/T 9704-2012）规定的版面和各要素：纸张、页边距、
文档网格、字体字号、标题层次、日期、发文字号、主送、附件、版记、页码、信函的红色
双线。任何程序写出的 .docx 都能检查；认要素看内容、位置和样子，不看样式的名称。

每处一行：文件: 轻重 代码 在哪里：说明 [条款 强度]。强度是标准里的说法：规定的不符合
算错误，一般、推荐、可以的算警告，实务是机关的做法，只提示。

--pdf 先用 LibreOffice 排出版面，再量每面行数、每行字数，以及发文机关标志、红线、
页码在纸上的位置。

退出码：0 没有错误，1 有错误，2 文件读不了，3 要求排版而不能排。
"""

EXAMPLE = """cdo check-document 通知.docx
cdo check-document 函.docx --pdf -f json"""

_COLORS = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.INFO: "\x1b[1;36m",
}
_PLAIN = "\x1b[0m"
_UNMEASURED = "layout"


class Answer(NamedTuple):
    """What was found in a file; `unmeasured` is why it could not be laid out."""

    file: str
    measured: Measured
    rendered: bool
    unmeasured: str = ""
    figures: Sequence[Figure] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many deviations there are of each severity."""
        found = [one.severity for one in self.measured.deviations]
        return {one.value: found.count(one) for one in Severity}


def run(  # one parameter an option
    *,
    file: str = typer.Argument(metavar="FILE.docx", help="要检查的 Word 文档"),
    pdf: bool = typer.Option(
        False, "--pdf", help="用 LibreOffice 排出版面，再量纸上的位置"
    ),
    form: str = options.formats("text", "json"),
    output: str = options.OUTPUT,
    color: str = options.COLOR,
) -> int:
    """Measure the document *file*; return the exit code."""
    answer = Output(output, color)
    found = _measured(file, _read(file), pdf=pdf)
    answer.write(_json(found) if form == "json" else _text(found, color=answer.color))
    if found.unmeasured:
        return exits.UNKNOWN
    return exits.FINDINGS if found.counts[Severity.ERROR] else exits.OK


def _measured(file: str, data: bytes, *, pdf: bool) -> Answer:
    from cdo.documents import measuring  # noqa: PLC0415  # only for documents
    from cdo.documents.measuring import ink  # noqa: PLC0415
    from cdo.documents.measuring.package import UnreadableError  # noqa: PLC0415

    try:
        found = measuring.measured(data)
        if not pdf:
            return Answer(file, found, rendered=False)
        seen = ink.measured(data, found.form)
    except UnreadableError as error:
        raise StopError(f"{visible(file)} 不能检查：{visible(str(error))}") from error
    except ink.UnmeasuredError as error:
        return Answer(file, found, rendered=False, unmeasured=str(error))
    known = {one.code for one in found.deviations}
    more = [one for one in seen.deviations if one.code not in known]
    found = found._replace(deviations=[*found.deviations, *more])
    return Answer(file, found, rendered=True, figures=seen.figures)


def _read(file: str) -> bytes:
    """Return the bytes of *file*, which must be a plain file and not too large."""
    from cdo.documents.measuring.package import (  # noqa: PLC0415
        LARGEST_FILE,
        too_large,
    )

    name = visible(file)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(Path(file), flags)
        with open(handle, "rb") as stream:  # noqa: PTH123  # a descriptor
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                raise StopError(f"{name} 不是文件，请给出一份 .docx")
            if status.st_size > LARGEST_FILE:
                raise StopError(f"{name} 不能检查：{too_large(status.st_size)}")
            return stream.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        told = words.reason(error) if isinstance(error, OSError) else "名称不对"
        raise StopError(f"读不了 {name}：{told}") from error


def _text(found: Answer, *, color: bool) -> Iterator[str]:
    """Yield a line a deviation, what the document was taken for, and the sum."""
    for one in found.measured.deviations:
        severity: str = one.severity.value
        if color:
            severity = f"{_COLORS[one.severity]}{severity}{_PLAIN}"
        file = line_start(visible(found.file))
        yield f"{file}: {severity} {one.code} {_said(one)}\n"
    yield visible(f"按{found.measured.form}格式检查：{found.measured.because}") + "\n"
    if found.unmeasured:
        yield visible(f"未进行实际渲染核验：{found.unmeasured}") + "\n"
    elif not found.rendered:
        yield "未进行实际渲染核验；加 --pdf 量纸上的位置\n"
    if found.figures:
        told = (
            f"{one.what} {round(one.value, 1):g} {one.unit}" for one in found.figures
        )
        yield visible(f"量得：{'，'.join(told)}") + "\n"
    yield _sum(found)


def _said(one: Deviation) -> str:
    """Return a deviation in a sentence, what to do, by which clause, how strict."""
    where = f"{one.where}：" if one.where else ""
    text = f"{where}{one.message}"
    if one.hint:
        stop = "" if text.endswith(ENDINGS) else "。"
        text = f"{text}{stop}{one.hint}"
    clause = f"{one.norm.clause} " if one.norm.clause else ""
    return visible(f"{text} [{clause}{one.norm.strength}]")


def _sum(found: Answer) -> str:
    counts = found.counts
    if not found.measured.deviations:
        return "没有发现不符合标准之处\n"
    told = f"{counts['error']} 个错误，{counts['warning']} 个警告"
    return f"{told}，{counts['info']} 条提示\n" if counts["info"] else f"{told}\n"


def _json(found: Answer) -> Iterator[str]:
    because = found.unmeasured
    told = {
        "schema": "cdo/findings/1",
        "counts": found.counts,
        "files": 1,
        "records": 0,
        "not_checked": [{"code": _UNMEASURED, "because": because}] if because else [],
        "form": found.measured.form,
        "because": masked(found.measured.because),
        "rendered": found.rendered,
        "measured": [
            {"what": one.what, "value": round(one.value, 1), "unit": one.unit}
            for one in found.figures
        ],
        "findings": [_row(found.file, one) for one in found.measured.deviations],
    }
    yield json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _row(file: str, one: Deviation) -> dict[str, str | None]:
    return {
        "code": one.code,
        "severity": one.severity.value,
        "strength": one.norm.strength.value,
        "clause": one.norm.clause or None,
        "file": masked(file),
        "line": None,
        "column": None,
        "end_line": None,
        "end_column": None,
        "record": None,
        "field": None,
        "where": one.where or None,
        "message": f"{one.where}：{one.message}" if one.where else one.message,
        "hint": one.hint or None,
    }
