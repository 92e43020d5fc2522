"""An audit as text, JSON, SARIF and Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdo import __version__
from cdo.cli.past.changes import author, moment, origin
from cdo.findings import Report, Severity
from cdo.identifiers import masked
from cdo.phrases import joined
from cdo.reporters import rows, sarif
from cdo.reporters.sentences import said
from cdo.reporters.width import visible
from cdo.tables import md
from cdo.tables.page import Page, Table, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.audit.run import Audit, Finding
    from cdo.findings import Diagnostic

SHORT = 10
"""Digits of a commit's id that a reader is shown."""

_COLORS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_PLAIN = "\x1b[0m"
_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


def text(found: Audit, *, color: bool = False) -> Iterator[str]:
    """Yield a line a finding, what was not checked, and what sums it up."""
    for one in found.findings:
        told = _told(one)
        severity: str = told.severity.value
        if color:
            severity = f"{_COLORS.get(told.severity, '')}{severity}{_PLAIN}"
        place = told.place
        where = f"{visible(place.file)}:{place.line}:{place.column}"
        yield f"{where}: {severity} {told.rule.code} {said(told)}\n"
    for skipped in found.skipped:
        yield f"未检查 {skipped.code}：{visible(skipped.because)}\n"
    yield summary(found) + "\n"


def summary(found: Audit) -> str:
    """Return the line that sums *found* up."""
    verified = f"，验过 {found.verified} 个签名" if found.verified else ""
    head = f"{found.commits} 次提交{verified}"
    if not found.findings and not found.skipped:
        return f"{head}：没有查出问题"
    errors, warnings = map(found.count, (Severity.ERROR, Severity.WARNING))
    return f"{head}：{errors} 个错误，{warnings} 个警告"


def json(found: Audit) -> Iterator[str]:
    """Yield the parts of one JSON object, with one finding a line."""
    head = {
        "schema": "cdo/audit/1",
        "commits": found.commits,
        "verified": found.verified,
        "tip": found.tip,
        "judged_by": f"cdo {__version__}",
        "not_checked": [
            {"code": one.code, "because": masked(one.because)} for one in found.skipped
        ],
    }
    yield rows.text(head).removesuffix("}") + ', "findings": ['
    comma = "\n"
    for one in found.findings:
        yield comma + rows.text(_row(one))
        comma = ",\n"
    yield "\n]}\n" if found.findings else "]}\n"


def _row(one: Finding) -> dict[str, Any]:
    values = {"old": one.old, "new": one.new}
    shown = {key: masked(it) if it is not None else None for key, it in values.items()}
    return {**rows.row(one.diagnostic), **origin(one.commit), **shown}


def log(found: Audit, base: str) -> Iterator[str]:
    """Yield SARIF 2.1.0; *base* is the registry's folder in its repository."""
    told = [_told(one) for one in found.findings]
    return sarif.report(Report(told, skipped=found.skipped, base=base))


def markdown(found: Audit) -> Iterator[str]:
    """Yield a page with one table."""
    yield md.written(page(found))


def page(found: Audit) -> Page:
    """Return what an audit found as a page with one table."""
    heads = row("提交", "时间", "作者", "轻重", "编号", "记录", "字段", "说明")
    told = [
        row(
            one.commit.id[:SHORT],
            moment(one.commit),
            author(one.commit),
            _WORDS[one.diagnostic.severity],
            one.diagnostic.rule.code,
            one.diagnostic.record,
            one.diagnostic.field,
            said(one.diagnostic),
        )
        for one in found.findings
    ]
    notes = [f"未检查 {one.code}：{one.because}" for one in found.skipped]
    lead = (
        f"{summary(found)}。",
        f"查到提交 {found.tip}，按 cdo {__version__} 的规则。",
    )
    tables = (Table(heads, tuple(told)),) if told else ()
    return Page("登记库历史的审计", found.day, lead, tables, tuple(notes))


def _told(one: Finding) -> Diagnostic:
    """Return the diagnostic of *one* with the commit in its message."""
    commit = one.commit
    who = masked(author(commit))
    by = joined((f"提交 {commit.id[:SHORT]}", who, moment(commit)))
    found = one.diagnostic
    return found._replace(message=f"{found.message}（{by}）")
