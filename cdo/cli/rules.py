"""`cdo rules`: the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo.cli import options
from cdo.cli.exits import OK
from cdo.cli.output import Output, json_text
from cdo.cli.tables import table
from cdo.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.findings import Rule

HELP = """列出全部规则：编号、轻重、要求、条款。

一条规则的说明见 cdo explain。
"""

EXAMPLE = "cdo rules"

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
"""What the severities are called."""


def run(
    form: str = options.formats("text", "json"),
    output: str = options.OUTPUT,
) -> int:
    """Print the catalogue of rules."""
    from cdo.rules import CATALOGUE  # noqa: PLC0415

    answer = Output(output)
    rules = sorted(CATALOGUE.values(), key=lambda rule: rule.code)
    if form == "json":
        answer.write(json_text(_object(rules)))
    else:
        rows = [(r.code, SEVERITIES[r.severity], r.title, r.clause) for r in rules]
        answer.write(table(("编号", "轻重", "要求", "条款"), rows, answer.columns))
    return OK


def _object(rules: Iterable[Rule]) -> dict[str, object]:
    """Return the catalogue as plain data."""
    rows = [
        {
            "code": rule.code,
            "severity": rule.severity.value,
            "clause": rule.clause or None,
            "title": rule.title,
        }
        for rule in rules
    ]
    return {"schema": "cdo/rules/1", "rules": rows}
