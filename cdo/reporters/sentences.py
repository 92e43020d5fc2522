"""What a reader is told: a finding in a sentence, a run in a closing line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.findings import Severity
from cdo.phrases import joined
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.findings import Diagnostic, Report

ENDINGS = ("。", "？", "！", "；", "：", "，")
"""Marks behind which no full stop follows."""


def said(found: Diagnostic) -> str:
    """Return the message of *found*, what to do about it, and the clause."""
    text = found.message
    if found.hint:
        stop = "" if text.endswith(ENDINGS) else "。"
        text = f"{text}{stop}{found.hint}"
    if found.waived_by:
        text = f"{text}（已豁免：{found.waived_by}）"
    if found.clause:
        text = f"{text} [{found.clause}]"
    return visible(text)


def closing(report: Report) -> Iterator[str]:
    """Yield what was not checked, then the line that sums *report* up."""
    because: dict[str, list[str]] = {}
    for one in report.skipped:
        because.setdefault(one.because, []).append(one.code)
    for reason, codes in because.items():
        yield f"未检查 {joined(codes)}：{visible(reason)}"
    yield f"{report.files} 个文件，{report.records} 条记录：{_verdict(report)}"


def _verdict(report: Report) -> str:
    if not report.diagnostics and not report.skipped:
        return "全部通过"
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    notes = report.count(Severity.INFO)
    verdict = f"{errors} 个错误，{warnings} 个警告"
    return f"{verdict}，{notes} 条提示" if notes else verdict
