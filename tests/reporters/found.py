"""Findings that the tests of reporters share, friendly and hostile ones."""

from __future__ import annotations

from cdo.findings import Diagnostic, Message, Place, Report, Rule, Severity, Skipped

TWO_HOLDERS = Message(
    "{unit}的首席数据官有两名任职者：{who}", "核对任免文件，改正其中一人的起止日期"
)
DEPARTURE = Message("{who}不是领导班子成员", severity=Severity.WARNING)
SEAT = Rule("CDO203", "一个席位在任何一天至多一名任职者。", (TWO_HOLDERS, DEPARTURE))


def finding(
    file: str = "officers/p-0007.yaml",
    place: tuple[int, int, int, int] = (9, 11, 9, 21),
    message: Message = TWO_HOLDERS,
    **fields: object,
) -> Diagnostic:
    """Return a finding of the rule `SEAT`."""
    told = {"unit": "市公安局", "who": "p-0001、p-0007"} | fields
    return SEAT.at(
        Place(file, *place),
        message,
        record="officer/p-0007",
        path=("appointments", 0, "from"),
        clause="三(一)2-2",
        fields=told,
    )


LINES = {
    ("officers/p-0007.yaml", 9): "    from: 2022-10-15  # 起",
    ("officers/p-0007.yaml", 3): "name: 张三\t" + "长" * 200,
    ("units/a.yaml", 1): "short: “市局”",
}

MIXED = Report(
    [
        finding(place=(3, 7, 3, 9), message=DEPARTURE),
        finding(),
        finding(message=DEPARTURE).waived("w-01"),
        finding("units/a.yaml", (1, 8, 2, 4)),
    ],
    files=12,
    records=9,
    skipped=[
        Skipped("CDO101", "officers/p-0002.yaml 读不出来"),
        Skipped("CDO205", "officers/p-0002.yaml 读不出来"),
    ],
)

CLEAN = Report([], files=12, records=9)

HOSTILE_TEXTS = (
    "::error file=a::b",
    "a\n::stop-commands::x",
    "a\r\n::warning::b",
    "##[add-mask]x",
    "100%0A::error::x",
    "a:b,c=d::e",
    "\u202e\u2028::error::",
    "\x1b[2J",
)
HOSTILE = Report([finding(f"{text}.yaml", who=text) for text in HOSTILE_TEXTS])
