"""A reader of workflow commands, as the runner of GitHub Actions reads its log."""

from __future__ import annotations

import re
from dataclasses import dataclass

REGISTERED = {
    "add-mask", "add-path", "debug", "echo", "endgroup", "error", "group", "notice",
    "save-state", "set-env", "set-output", "stop-commands", "warning",
}  # fmt: skip


@dataclass(frozen=True)
class Command:
    """What the runner acts on."""

    name: str
    properties: dict[str, str]
    data: str


def commands(log: str) -> list[Command]:
    """Return the commands in *log*, whose lines end in CR, LF or both."""
    found = (_new(line) or _old(line) for line in re.split("\r\n|\r|\n", log))
    return [one for one in found if one]


def _new(line: str) -> Command | None:
    """Read `::name key=value,key=value::data`, which starts its line."""
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, _, data = line[2:].partition("::")
    return _command(head, data, ",")


def _old(line: str) -> Command | None:
    """Read `##[name key=value;key=value]data`, which stands anywhere."""
    _, prefix, rest = line.partition("##[")
    if not prefix or "]" not in rest:
        return None
    head, _, data = rest.partition("]")
    return _command(head, data, ";")


def _command(head: str, data: str, comma: str) -> Command | None:
    name, _, given = head.partition(" ")
    if name not in REGISTERED:
        return None
    pairs = (pair.partition("=") for pair in given.strip().split(comma) if pair)
    return Command(name, {k: _plain(v) for k, _, v in pairs}, _plain(data))


def _plain(text: str) -> str:
    for escaped, plain in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ",")):
        text = text.replace(escaped, plain)
    return text.replace("%25", "%")


def unharmful(file: str) -> str:
    """Return the path *file* with what a terminal would act on spelled out."""
    return re.sub(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]",
        lambda found: f"<U+{ord(found[0]):04X}>",
        file,
    )
