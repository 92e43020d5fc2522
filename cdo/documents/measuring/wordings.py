"""What the words must say: title, recipients, headings, attachments, dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cdo.documents import layout, numbering
from cdo.documents.measuring.deviations import Deviation, place
from cdo.documents.measuring.recognition import DAY, KINDS, LABEL, headings
from cdo.phrases import joined, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.documents.measuring.paper import Paper, Paragraph
    from cdo.documents.measuring.recognition import Elements, Heading

_MINUTES: Final = "纪要"
_REQUESTS: Final = re.compile(
    r"((妥否|当否|可否|是否妥当|如无不妥)[，,]?\s*)?(?<![申提报])请(予以?|您|领导)?(批示|批准|审批|批复|核准)"
    r"|恳请.{0,20}(支持|解决|批准|同意)|请求.{0,20}(批准|解决|拨付|同意|支持)|特此请示"
)
_ENDS: Final = "。；;，,、！!"
_TAIL: Final = ("试行", "暂行", "草案", "征求意见稿", "送审稿", "讨论稿", "修订稿")
_FORMS: Final = (
    re.compile(r"[一二三四五六七八九十]+、"),
    re.compile(r"（[一二三四五六七八九十]+）"),
    re.compile(r"\d+[.．]"),
    re.compile(r"（\d+）"),
)


def check(paper: Paper, found: Elements) -> Iterator[Deviation]:
    """Yield what is worded or written otherwise than the standard says."""
    del paper
    yield from _title(found)
    yield from _recipients(found)
    yield from _request(found)
    for text in (found.body, *(part.body for part in found.parts)):
        yield from _headings(text)
    yield from _attachments(found)
    yield from _date(found)


def _title(found: Elements) -> Iterator[Deviation]:
    if not found.title:
        return
    title = found.title_text
    bare = re.sub(r"[（(][^（）()]*[)）]$", "", title)
    wrong = []
    if not bare.endswith(KINDS):
        wrong.append(f"没有以文种（{joined(KINDS[7:12])}等）结尾")
    elif not title.endswith(_MINUTES):
        if "关于" not in title:
            wrong.append("没有“关于”引出事由")
        names = _issuers(found)
        if names and not title.startswith(tuple(names)):
            wrong.append(f"没有以发文机关名称（{shown(min(names, key=len))}）开头")
    if title.endswith(tuple(_ENDS)):
        wrong.append("末尾不用标点")
    if wrong:
        told = f"标题{'；'.join(wrong)}"
        hint = f"写成“{layout.TITLE_FORM.value}”"
        yield Deviation(layout.TITLE_FORM, place(found.title[0]), told, hint)


def _issuers(found: Elements) -> set[str]:
    """Return the names with which the title may begin."""
    lines = [line for one in found.organs for line in re.split(r"[\n\t]", one.raw)]
    lines += [one.raw for one in found.marks]
    names = {"".join(line.split()).removesuffix("文件") for line in lines}
    return {one for one in names if one and not one.endswith("）")}


def _recipients(found: Elements) -> Iterator[Deviation]:
    one = found.recipients
    if one is None or one.dense.endswith("："):
        return
    half = one.dense.endswith(":")
    told = "主送机关之后用了半角冒号" if half else "主送机关之后没有冒号"
    hint = "把行末改为全角冒号“：”（切换到中文标点再输入）"
    yield Deviation(
        layout.RECIPIENTS_COLON, place(one), f"{told}，应为全角冒号“：”", hint
    )


def _request(found: Elements) -> Iterator[Deviation]:
    if not found.title_text.endswith("报告"):
        return
    for one in found.body:
        match = _REQUESTS.search(one.dense)
        if match:
            told = f"报告里有请示事项“{shown(match[0])}”，报告不得夹带请示事项"
            hint = "删去这一句，需要批复的事另写一份请示"
            yield Deviation(layout.REQUEST_IN_REPORT, place(one), told, hint)


def _headings(text: list[Paragraph]) -> Iterator[Deviation]:
    found = headings(text)
    yield from _forms(found)
    yield from _order(found)
    counts = [0] * len(_FORMS)
    for one in found:
        counts[one.level :] = [0] * (len(_FORMS) - one.level)
        last = counts[one.level - 1]
        counts[one.level - 1] = one.number or last + 1
        again = one.number == 1 and (not last or one.level > _LOW or not one.short)
        if one.number == last + 1 or again:
            continue
        right = numbering.written(one.level, min(last + 1, numbering.MOST))
        told = f"序数“{shown(one.label)}”不连续，这里应为“{right}”"
        hint = "改正序数；自动编号的，右键选“继续编号”"
        yield Deviation(layout.HEADING_ORDER, place(one.paragraph), told, hint)


_LOW: Final = 2


def _forms(found: list[Heading]) -> Iterator[Deviation]:
    """Judge how numbers are written: 一、（一）1.（1）."""
    for one in found:
        if not _FORMS[one.level - 1].fullmatch(one.label):
            number = max(one.number, 1)
            right = numbering.written(one.level, number)
            told = f"序数“{shown(one.label)}”应写成“{right}”"
            hint = "各层依次用 一、（一）1.（1），括号用全角，括号后不加顿号"
            yield Deviation(layout.HEADING_FORM, place(one.paragraph), told, hint)


def _order(found: list[Heading]) -> Iterator[Deviation]:
    """Judge whether a lower level stands above a higher one."""
    short = [one for one in found if one.short]
    highest = min((one.level for one in short), default=1)
    if short and short[0].level > highest:
        first = short[0]
        other = numbering.written(highest, 1)
        told = f"“{shown(first.label)}”层标题出现在“{other}”层之前，层次颠倒"
        hint = "从“一、”开始标注，下一层依次用（一）1.（1）"
        yield Deviation(layout.HEADING_ORDER, place(first.paragraph), told, hint)


def _attachments(found: Elements) -> Iterator[Deviation]:
    if found.attachments:
        yield from _listing(found.attachments, found.listed)
    listed = [one.rstrip(_ENDS) for one in found.listed]
    labelled = [part for part in found.parts if part.label is not None]
    titles = ["".join(one.dense for one in part.title) for part in labelled]
    for part, title in zip(labelled, titles, strict=True):
        if title and title not in listed:
            what = "附件说明里没有" if listed else "正文之后没有附件说明，没有列出"
            told = f"附件“{shown(title)}”{what}"
            hint = "在正文之下空一行写“附件：1.名称”，名称与附件的标题一致"
            yield Deviation(layout.PART_TITLE, place(part.first), told, hint)
    yield from _absent(found, listed, titles)
    for at, part in enumerate(labelled, 1):
        assert part.label is not None  # noqa: S101  # as chosen above
        match = LABEL.fullmatch(part.label.text)
        several = len(listed) > 1 or len(labelled) > 1
        right = f"附件{at}" if several else "附件"
        if match and (match[2] or (several and not match[1])):
            told = f"附件序号“{shown(part.label.text)}”应写成“{right}”，不加标点"
            hint = "左上角顶格只写“附件”和顺序号"
            yield Deviation(layout.PART_LABEL, place(part.label), told, hint)


def _absent(
    found: Elements, listed: list[str], titles: list[str]
) -> Iterator[Deviation]:
    gone = [one for one in listed if one not in titles]
    if len(titles) < len(listed) and gone:
        told = f"附件说明列出的“{shown(joined(gone))}”没有附在后面"
        hint = (
            "附件单独成文的，在它左上角写发文字号和附件序号；否则附在正文之后另起一页"
        )
        yield Deviation(layout.PART_ABSENT, place(found.attachments[0]), told, hint)


def _listing(lines: list[Paragraph], listed: list[str]) -> Iterator[Deviation]:
    first = lines[0]
    wrong = []
    if re.match(r"附件\s*:", first.dense):
        wrong.append("“附件”之后应为全角冒号“：”")
    ended = [one for one in listed if one.endswith(tuple(_ENDS))]
    if ended:
        wrong.append(f"“{shown(ended[0])}”末尾不加标点")
    numbers = re.findall(r"(?:^|：|:|\n)\s*(\S{1,3}?)[、．](?=\S)", first.raw)
    if numbers:
        wrong.append(f"顺序号“{shown(numbers[0])}”应用阿拉伯数字加下圆点，如“1.”")
    if any(one.startswith("《") for one in listed):
        wrong.append("附件名称不加书名号")
    if wrong:
        hint = f"写成“{layout.ATTACHMENTS_FORM.value}”"
        told = f"附件说明：{'；'.join(wrong)}"
        yield Deviation(layout.ATTACHMENTS_FORM, place(first), told, hint)


def _date(found: Elements) -> Iterator[Deviation]:
    if found.date is not None:
        yield from _organ(found, found.date)
        text = found.date.raw.split("\n")[-1]
        yield from _day("".join(text.split()), found.date, layout.DATE_FORM)
    elif found.form != _MINUTES and (found.body or found.organs):
        told = "没有找到成文日期"
        hint = "在发文机关署名之下写成文日期，如“2022年5月25日”"
        yield Deviation(layout.DATE_THERE, "正文之后", told, hint)
    if found.printed is not None:
        yield from _day(found.printed.dense, found.printed, layout.PRINTED_FORM)


def _organ(found: Elements, date: Paragraph) -> Iterator[Deviation]:
    """Judge whether an organ signs above *date*, or in its own paragraph."""
    shared = "\n" in date.raw.strip()
    if not found.organs and not shared and found.form != _MINUTES:
        told = "成文日期之上没有发文机关署名"
        hint = "在成文日期之上写发文机关全称或规范化简称，盖章的以日期为准居中"
        yield Deviation(layout.ORGAN_THERE, place(date), told, hint)


def _day(text: str, one: Paragraph, norm: layout.Norm) -> Iterator[Deviation]:
    parts = DAY.findall(text)[0]
    year, after, month, behind, day, end = parts
    numbers = (year, month, day)
    wrong = []
    if not all(part.isascii() for part in numbers):
        wrong.append("应用阿拉伯数字")
    elif len(year) < len("2022"):
        wrong.append("年份应写全四位")
    if any(part.startswith(("0", "０")) for part in (month, day)):
        wrong.append("月、日不编虚位（1 不写成 01）")
    if (after, behind, end) != ("年", "月", "日"):
        wrong.append("应写出年、月、日三个字")
    if wrong:
        name = norm.title.removesuffix("的写法")
        told = f"{name}“{shown(''.join(parts))}”{'，'.join(wrong)}"
        yield Deviation(norm, place(one), told, f"写成“{norm.value}”这样")
