"""`cdo explain`: one rule's page."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import typer

from cdo.cli import options, words
from cdo.cli.exits import OK, StopError
from cdo.cli.rules import SEVERITIES
from cdo.cli.showing.output import Output
from cdo.pages import pages
from cdo.phrases import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.pages import Page

HELP = """说明一条规则。

讲它要求什么，为什么，依据哪一条，怎样写是错的，怎样写是对的。

编号不分大小写，CDO 可以省去。全部规则见 cdo rules。
"""

EXAMPLE = "cdo explain CDO203"


def run(
    code: str = typer.Argument(metavar="CODE", help="规则编号，如 CDO203"),
    output: str = options.OUTPUT,
) -> int:
    """Print the page of the rule *code*."""
    answer = Output(output)
    answer.write(_page(_rule(code)))
    return OK


def _rule(code: str) -> Page:
    wanted = unicodedata.normalize("NFKC", code).strip().upper()
    wanted = f"CDO{wanted}" if wanted.isdecimal() else wanted
    if wanted not in pages():
        told = f"没有规则 {shown(code)}"
        raise StopError(told + (words.meant(wanted, pages()) or "；见 cdo rules"))
    return pages()[wanted]


def _page(rule: Page) -> Iterator[str]:
    clause = f"，参考条款 {rule.clause}" if rule.clause else ""
    yield f"{rule.code}（{SEVERITIES[rule.severity]}{clause}）\n\n"
    yield rule.page.rstrip("\n") + "\n"
