"""文号：引用的文号写成规定的样子。"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cdo.findings import Message
from cdo.phrases import joined
from cdo.rules.base import Family, finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from cdo.findings import Path
    from cdo.model import Document, Evaluation, Filing, Officer, Record, Report
    from cdo.registry.index import Registry
    from cdo.rules.base import Finding

    Quoted = Iterator[tuple[Path, str]]

CHECKS = Family()

FORM = Message("文号“{got}”写法不对：{faults}", "写成 {right}")
NO_MARK = Message(
    "文号“{got}”没有写机关代字", "前面加上发文机关的代字，写成 代字{right}"
)


def _of_officer(record: Officer) -> Quoted:
    for index, appointment in enumerate(record.appointments):
        yield ("appointments", index, "basis"), appointment.basis


def _of_document(record: Document) -> Quoted:
    for index, basis in enumerate(record.basis):
        yield ("basis", index), basis
    yield from _of_acts(record)


def _of_evaluation(record: Evaluation) -> Quoted:
    for index, veto in enumerate(record.vetoes):
        yield ("vetoes", index, "basis"), veto.basis
    if record.decision is not None:
        yield ("decision", "basis"), record.decision.basis
    yield from _of_acts(record)


def _of_acts(record: Filing | Report | Evaluation | Document) -> Quoted:
    for index, event in enumerate(record.events):
        yield ("events", index, "ref"), event.ref or ""


QUOTING: Mapping[str, Callable[[Any], Quoted]] = {
    "registry": lambda manifest: iter([(("scheme",), manifest.scheme)]),
    "officer": _of_officer,
    "rubric": lambda rubric: iter([(("approval",), rubric.approval or "")]),
    "document": _of_document,
    "waiver": lambda waiver: iter([(("basis",), waiver.basis)]),
    "evaluation": _of_evaluation,
    "filing": _of_acts,
    "report": _of_acts,
}
"""By kind the texts in which documents are quoted, and where they stand."""


@CHECKS.rule("CDO605", FORM, NO_MARK, of=tuple(QUOTING))
def well_formed(_: Registry, record: Record) -> Iterator[Finding]:
    """文号由机关代字、六角括号〔〕括起的四位年份和序号组成，例如 云数〔2022〕12号。

    公文格式国家标准（GB/T 9704）规定，年份用六角括号“〔〕”括起，序号不加“第”，
    不编虚位（1 不写成 01）。写法统一，才能按文号查到原文。看的是依据（basis）、
    经过的文号（ref）、制度文号（scheme）和批准文号（approval）。没有文号的文字，例如会议
    名称、法规的“第290号”、纪要的“〔2022〕3期”，不受影响。

    怎么改：照提示里的写法改写。六角括号可以从提示里复制。

    反例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-07-01
        until: 2023-07-01
        basis: 云人[2022]012号  # CDO605
      - unit: a-ju
        post: 数据专员
        mode: 专任
        title: 信息科科长
        qualification: 其他
        from: 2023-07-01
        basis: 云人（2023）第5号  # CDO605
    ```

    正例：

    ```yaml
    # officers/p-0001.yaml
    name: 示例甲
    appointments:
      - unit: a-ju
        post: 首席数据官
        mode: 兼任
        title: 副局长
        qualification: 领导班子成员
        from: 2022-07-01
        until: 2023-07-01
        basis: 云人〔2022〕12号
      - unit: a-ju
        post: 数据专员
        mode: 专任
        title: 信息科科长
        qualification: 其他
        from: 2023-07-01
        basis: 2023年6月28日局党组会议
    ```
    """
    for path, text in QUOTING[record.kind](record):
        if _right().fullmatch(text):
            continue
        for message, told in faults(text):
            yield finding(record, path, message, "", **told)


def faults(text: str) -> Iterator[tuple[Message, dict[str, object]]]:
    """Yield the numbers of documents in *text* that are wrong, and their right form."""
    for found in _number().finditer(text):
        mark = _mark(text[max(found.start() - LONGEST_MARK, 0) : found.start()])
        if not _is_number(found, mark):
            continue
        got = mark + found[0]
        right = f"〔{int(found['year'])}〕{int(found['number'])}号"
        if not mark and not text[: found.start()].strip():
            yield NO_MARK, {"got": got, "right": right}
            continue
        right = mark.rstrip(BLANKS).removesuffix("第") + right
        if got != right:
            told = {"got": got, "right": right}
            yield FORM, {"faults": joined(_differences(found, mark)), **told}


LONGEST_MARK = 20
"""How many characters before the year may be the mark of who issued a document."""

BLANKS = " \u3000"
ROUND = "(（"
OPENING, CLOSING = "〔[(（【［﹝", "〕])）】］﹞"
LISTED = "，。；）)》"
"""What may follow a number whose 号 was forgotten."""

OTHER_THINGS = "楼线院馆厅桌房门机车库字"
"""What makes of 3号 no number of a document: 3号楼, 3号字."""


@cache
def _number() -> re.Pattern[str]:
    """Return the pattern of year and number; blanks are few, so that it is linear."""
    blanks, digits = f"[{BLANKS}]{{0,3}}", "[0-9０-９]"
    return re.compile(
        rf"(?P<open>[{re.escape(OPENING)}]){blanks}"
        rf"(?P<year>(?:19|20|１９|２０){digits}{{2}})(?P<suffix>年?){blanks}"
        rf"(?P<close>[{re.escape(CLOSING)}]){blanks}"
        rf"(?P<prefix>第?){blanks}(?P<number>{digits}{{1,9}}){blanks}"
        rf"(?P<end>号(?![{OTHER_THINGS}])|(?=$|[{re.escape(LISTED)}]))"
    )


@cache
def _right() -> re.Pattern[str]:
    """Return the pattern of nothing but a number in its right form."""
    mark = r"[^\W\d_]{0,19}(?!第)[^\W\d_]"
    return re.compile(rf"{mark}〔(?:19|20)[0-9]{{2}}〕[1-9][0-9]{{0,8}}号")


def _mark(before: str) -> str:
    """Return the letters at the end of *before*, with blanks that follow them."""
    kept = len(before.rstrip(BLANKS))
    while kept and before[kept - 1].isalpha():
        kept -= 1
    mark = before[kept:]
    return mark if mark.strip(BLANKS) else ""


def _is_number(found: re.Match[str], mark: str) -> bool:
    """Say whether *found* is the number of a document, and nothing that looks like it.

    In round brackets a year stands for many things, and announcements are numbered
    公告（2022年）第3号.
    """
    if not int(found["number"]):
        return False
    if found["open"] not in ROUND:
        return bool(found["end"] or mark)
    return bool(found["end"]) and not (found["suffix"] and found["prefix"])


def _differences(found: re.Match[str], mark: str) -> Iterator[str]:
    """Yield in words what is wrong with a number."""
    whole = mark + found[0]
    if (found["open"], found["close"]) != ("〔", "〕"):
        yield "年份用六角括号〔〕"
    if found["suffix"]:
        yield "括号里不写“年”"
    if found["prefix"] or mark.rstrip(BLANKS).endswith("第"):
        yield "不写“第”"
    if int(found["number"][0]) == 0:
        yield "序号前不加 0"
    if any(blank in whole for blank in BLANKS):
        yield "中间不空格"
    if not (found["year"] + found["number"]).isascii():
        yield "数字用半角"
    if not found["end"]:
        yield "末尾写“号”"
