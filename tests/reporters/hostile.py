"""Ten thousand findings whose every word wants to be something else."""

from __future__ import annotations

from functools import cache
from random import Random

from cdo.findings import Diagnostic, Message, Place, Report, Rule, Severity, Skipped

SEED = 20220525
MANY = 10_000

_PIECES = (
    "%", "%25", "%0A", "%0D%0A", "\r", "\n", "\r\n", "\t", "\0", "\x07", "\x1b[2J",
    "\x7f", "\x85", "\x9b", "::", "::error::", "::stop-commands::x", "##[error]", ":",
    ",", ";", "=", "]]>", "<![CDATA[", "<!--", "-->", "</failure>", "&amp;", "&#10;",
    "<", ">", "&", '"', "'", "\\", "\\n", "\\u0000", "{0}", "{}", "[x](https://e.x)",
    "](", "`", "$(id)", "../", "//", "/", "?", "#", " ", "\u00a0", "\u3000", "\u200b",
    "\u202e", "\u2028", "\u2029", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\U0001fffe",
    "\ud800-", "\udc80", "\udfff", "\ue000", "𠮷", "㛃", "😀", "é", "e\u0301", "市局",
    "x", "11010519491231002X", "13800138000",
)  # fmt: skip

RULES = tuple(
    Rule(
        f"CDO{number}",
        f"第 {number} 条。\n\n为什么：`<a>` & “引号”。\n\n```yaml\nkey: ]]>\n```",
        (Message("{name}不对：{value}", "{hint}"),),
        severity,
    )
    for number, severity in zip((901, 902, 903), Severity, strict=True)
)


@cache
def findings() -> list[Diagnostic]:
    """Return `MANY` findings, always the same, in their order."""
    dice = Random(SEED)  # noqa: S311  # nothing secret
    return sorted((_finding(dice) for _ in range(MANY)), key=lambda one: one.order)


def report(first: int = 0, last: int = MANY) -> Report:
    """Return a report of the findings from *first* up to *last*."""
    skipped = [Skipped(f"CDO91{n}", text) for n, text in enumerate(_PIECES[:10])]
    return Report(
        findings()[first:last], skipped=skipped, base="data/a b%：，", rules=RULES
    )


def _finding(dice: Random) -> Diagnostic:
    rule = dice.choice(RULES)
    line, column = dice.randint(1, 99), dice.randint(1, 99)
    place = Place(
        f"u{_text(dice)}.yaml",
        line,
        column,
        line + dice.randint(0, 1),
        column + dice.randint(0, 5),
    )
    found = rule.at(
        place,
        rule.messages[0],
        record=dice.choice((None, f"unit/{_text(dice)}")),
        path=dice.choice(((), ("names", 0, _text(dice)))),
        clause=dice.choice(("", "三(一)2-2", _text(dice))),
        fields={name: _text(dice) for name in ("name", "value", "hint")},
    )
    return found.waived(f"w-{_text(dice)}") if dice.random() < 0.1 else found


def _text(dice: Random) -> str:
    return "".join(dice.choices(_PIECES, k=dice.randint(1, 6)))
