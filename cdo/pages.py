"""The pages of all rules, gathered beforehand so that reading one loads no rule.

`make docs` gathers them from the rules, `make fresh` sees that they are theirs.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cdo.findings import Rule

FILE = Path(__file__).with_name("pages.json")


class Page(NamedTuple):
    """What a reader is told of one rule; `severity` is `error`, `warning`, `info`."""

    code: str
    severity: str
    clause: str
    page: str

    @property
    def title(self) -> str:
        """The sentence that must hold, without its full stop."""
        return self.page.partition("\n")[0].rstrip("。")


@cache
def pages() -> Mapping[str, Page]:
    """Return every rule's page by its code, in the order of the codes."""
    gathered = json.loads(FILE.read_text(encoding="utf-8"))
    return {code: Page(code, *rest) for code, *rest in gathered}


def gathered(rules: Iterable[Rule]) -> str:
    """Return the text of the file of pages that *rules* make."""
    rows = sorted((r.code, r.severity.value, r.clause, r.page) for r in rules)
    return json.dumps(rows, ensure_ascii=False, indent=0) + "\n"
