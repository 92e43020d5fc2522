"""The report on an audit, in Chinese, as an official document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import __version__
from cdo.audit import CATALOGUE, checkpoints
from cdo.audit.keys import Verdict
from cdo.cli.evidence.reports import SHORT, summary
from cdo.cli.past.changes import author, moment
from cdo.documents.document import DEMO, Block, Document, Heading, Paragraph, Table
from cdo.identifiers import masked
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.run import Audit, Finding
    from cdo.audit.seals import Seal
    from cdo.registry.index import Registry

MOST = 200
"""Findings that the report tells of; `audit.json` has all of them."""

_TITLE = "登记库历史审计报告"
_SIGNED = {Verdict.GOOD: "成立", None: "登记库没有指定签名人"}
_LIMITS = (
    "签名只说明是谁，不说明何时；日期由提交人自己写，只有先后次序骗不过去。",
    "没有登记进来的事，这里看不出来；附件里面写了什么，也看不出来。",
    "各次提交按现在这个版本的规则判断，不按当时的规则。",
)


def document(found: Audit, registry: Registry) -> Document:
    """Return the report on *found*; *registry* is that of the last commit."""
    manifest = registry.manifest
    return Document(
        kind="报告",
        format="信函",
        issuer=visible(manifest.title),
        title=_TITLE,
        date=found.day,
        sealed=False,
        marks=(DEMO,) if manifest.demo else (),
        body=tuple(_body(found)),
    )


def _body(found: Audit) -> Iterator[Block]:
    yield Heading(1, "一、", "范围")
    yield Paragraph(
        f"查到提交 {found.tip}，编号 {checkpoints.of(found.tip)}，"
        f"按 cdo {__version__} 的规则。"
    )
    yield Heading(1, "二、", "结果")
    yield Paragraph(f"{summary(found)}。")
    for one in found.skipped:
        yield Paragraph(f"未检查 {one.code}：{visible(one.because)}。")
    counted = [
        (code, rule.title, str(number))
        for code, rule in CATALOGUE.items()
        if (number := sum(it.diagnostic.rule.code == code for it in found.findings))
    ]
    if counted:
        yield Table(("编号", "须成立的事", "项数"), tuple(counted))
        yield Heading(1, "三、", "逐项")
        rows = tuple(map(_row, found.findings[:MOST]))
        yield Table(("提交", "时间和作者", "编号", "说明"), rows)
    if len(found.findings) > MOST:
        left = len(found.findings) - MOST
        yield Paragraph(f"另有 {left} 项，见 audit.json。")
    yield from _seals(found, "四、" if counted else "三、")
    yield Heading(1, "五、" if counted else "四、", "这份审计不能证明什么")
    for text in _LIMITS:
        yield Paragraph(text)


def _row(one: Finding) -> tuple[str, ...]:
    who = f"{moment(one.commit)} {author(one.commit)}"
    found = one.diagnostic
    cells = (one.commit.id[:SHORT], who, found.rule.code, found.message)
    return tuple(visible(masked(cell)) for cell in cells)


def _seals(found: Audit, number: str) -> Iterator[Block]:
    yield Heading(1, number, "封条")
    if not found.seals:
        yield Paragraph("没有盖过封条。")
        return
    heads = ("封条", "提交", "编号", "盖的人", "签名")
    yield Table(heads, tuple(map(_seal, found.seals)))


def _seal(one: Seal) -> tuple[str, ...]:
    signed = "不成立" if one.fault else _SIGNED.get(one.signature, "未核对")
    cells = (
        one.tag.name,
        one.commit[:SHORT],
        one.said.get("checkpoint", ""),
        masked(one.tag.tagger.name),
        signed,
    )
    return tuple(map(visible, cells))
