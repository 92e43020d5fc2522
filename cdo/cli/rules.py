"""`cdo rules`: the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.cli import options
from cdo.cli.exits import OK
from cdo.cli.showing.output import Output, json_text
from cdo.cli.showing.tables import table
from cdo.pages import pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.pages import Page

HELP = """列出全部规则：编号、轻重、要求、参考条款。

检查结果引用的条款，取自登记库自己的 scheme/。

一条规则的说明见 cdo explain。
"""

EXAMPLE = "cdo rules"

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
"""What the severities are called."""


def run(
    form: str = options.formats("text", "json"),
    output: str = options.OUTPUT,
) -> int:
    """Print the catalogue of rules."""
    answer = Output(output)
    rules = pages().values()
    if form == "json":
        answer.write(json_text(_object(rules)))
    else:
        rows = [(r.code, SEVERITIES[r.severity], r.title, r.clause) for r in rules]
        answer.write(table(("编号", "轻重", "要求", "参考条款"), rows, answer.columns))
    return OK


def _object(rules: Iterable[Page]) -> dict[str, object]:
    """Return the catalogue as plain data."""
    rows = [
        {
            "code": rule.code,
            "severity": rule.severity,
            "clause": rule.clause or None,
            "title": rule.title,
        }
        for rule in rules
    ]
    return {"schema": "cdo/rules/1", "rules": rows}
