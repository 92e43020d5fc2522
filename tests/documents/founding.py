"""A real notice as its office printed it, line by line, where its text is at hand.

The text itself is not part of this project.  It is transcribed into Markdown by its
shape alone: what is a heading, where a paragraph begins and ends.
"""

from __future__ import annotations

import re
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PLACES = ("../shared", "../../shared")
_FILES = [_ROOT / place / "data" / "founding-notice.txt" for place in _PLACES]
FILE = next((file for file in _FILES if file.is_file()), None)

_BLANK = re.compile(r"(?<=[^\x00-\x7f]) +(?=[!-~])|(?<=[!-~]) +(?=[^\x00-\x7f])")
_CHAPTER = re.compile(r"[一二三四五六七八九]、.{2,8}")
_SECTION = re.compile(r"（[一二三四五六七八九]）[^，；]{2,19}。?")
_BEGINS = re.compile(r"（[一二三四五六七八九]）|\d\.(?=\D)")
_FULL = 27.5
_HEAD = """\
---
kind: 通知
format: 信函
issuer: {0}
number: {1}
title: {2}{3}
recipients_text: "{4}"
date: {5}
publicity: {6}
cc: [{7}]
---
"""


def lines() -> list[str]:
    """Return the lines of the notice without blanks at their ends."""
    assert FILE is not None
    stripped = (line.strip() for line in FILE.read_text(encoding="utf-8").splitlines())
    return [line for line in stripped if line and not line.startswith("—")]


def squeezed(text: str) -> str:
    """Return *text* without any blank, to be compared."""
    return re.sub(r"\s", "", text)


def markdown() -> str:
    """Return the notice as a clerk would have written it."""
    told = [_BLANK.sub("", line) for line in lines()]
    issuer = squeezed(told[0])
    signed = next(at for at, line in enumerate(told) if at and line == issuer)
    cc = told[-1].partition("：")[2].rstrip("。").replace("，", ", ")
    day = "-".join(f"{int(one):02}" for one in re.findall(r"\d+", told[signed + 1]))
    publicity = told[-2].partition("：")[2]
    recipients = told[4].rstrip("：")
    head = _HEAD.format(issuer, *told[1:4], recipients, day, publicity, cc)
    notice, title, *rest = (
        "".join(told[5:signed]),
        told[signed + 2],
        *told[signed + 3 : -2],
    )
    return "\n\n".join([head + notice, f"# {title} {{.印发}}", *_blocks(rest)]) + "\n"


def _blocks(told: list[str]) -> list[str]:
    """Return headings and paragraphs: a line that is not full ends a paragraph."""
    found: list[str] = []
    gathered = ""
    room = 2.0  # the indent of the first line
    for line in told:
        if _CHAPTER.fullmatch(line) or (not gathered and _SECTION.fullmatch(line)):
            found.append(f"{'##' if _CHAPTER.fullmatch(line) else '###'} {line}")
            continue
        if gathered and _BEGINS.match(line):
            found.append(gathered)
            gathered, room = "", 2.0
        gathered += line
        width = room + sum(0.5 if one.isascii() else 1 for one in line)
        room = 0.0
        if line.endswith(("。", "）")) and width < _FULL:
            found.append(gathered)
            gathered, room = "", 2.0
    return [*found, gathered] if gathered else found
