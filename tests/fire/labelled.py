"""Damage of which it is known that it must be told: nothing of it is let pass.

Three sorts: a hostile file of the corpus with something harmless added, an example
that breaks a rule with the same, and a sound file into which one known fault is put.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cdo.findings import Severity
from cdo.model import KINDS
from cdo.model.shapes import slots
from cdo.registry import source
from tests.fire import corpus
from tests.registry import test_hostile as hostile
from tests.rules import test_pages as pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from cdo.findings import Diagnostic
    from tests.fire.corpus import Files, Sample

    Fault = Callable[[Random, str], tuple[str, str] | None]


_OF_THE_READER = ("CDO0", "CDO7")


class Labelled(NamedTuple):
    """A registry, the file that was damaged, and the codes that must be found in it.

    One of them must be found, as more than information where the rule of an example
    does not itself inform.  Where `exactly` holds, the reader finds all of them, and
    nothing else.
    """

    told: str
    laid: Files
    path: str
    codes: list[str]
    exactly: bool = False
    informs: bool = False

    def silent(self, found: list[Diagnostic]) -> bool:
        """Say whether what must be found is not among what was *found*."""
        if self.exactly:
            codes = (one.rule.code for one in found)
            said = sorted(code for code in codes if code.startswith(_OF_THE_READER))
            return said != sorted(self.codes)
        return {
            one.rule.code
            for one in found
            if self.informs or one.severity is not Severity.INFO
        }.isdisjoint(self.codes)


def labelled(dice: Random) -> Labelled:
    """Return one labelled registry."""
    sort = dice.random()
    if sort < 1 / 4:
        return _hostile(dice)
    return _example(dice) if sort < 1 / 2 else _faulty(dice)


# Harmless additions

COMMENTS = ("# 说明\n", "#\n", "\n", "  # 说明\n", "\n\n", "# a: [b\n")
_FIELD = re.compile(r"(?m)^[a-z_]+[:：]")


def harmless(dice: Random, text: str) -> tuple[str, bool]:
    """Return *text* with a comment or an empty line more, and whether at its top."""
    added, how = dice.choice(COMMENTS), dice.random()
    begin = 1 if text.startswith("\ufeff") else 0
    fields = [match.start() for match in _FIELD.finditer(text)]
    if how < 1 / 3 or (how < 2 / 3 and not fields):
        return text[:begin] + added + text[begin:], True
    if how < 2 / 3:
        at = dice.choice(fields)
        return text[:at] + added + text[at:], False
    end = "" if text.endswith("\n") else "\n"
    return text + end + added, False


@cache
def breaking() -> dict[str, list[str]]:
    """Return the codes of the errors of each case that is one file with errors."""
    found = {}
    for name, case in corpus.cases().items():
        errors = [one.split()[0] for one in case["finds"] if "info" not in one.split()]
        if corpus.in_memory(case) and errors:
            found[name] = errors
    return found


def _hostile(dice: Random) -> Labelled:
    names = list(breaking())
    name = dice.choice(names)
    if {"pieces", "numbered"} & corpus.cases()[name].keys():
        name = dice.choice(names)
    return hostile_file(dice, name)


def hostile_file(dice: Random, name: str) -> Labelled:
    """Return the registry of the case *name*, with something harmless added."""
    case, errors = corpus.cases()[name], breaking()[name]
    codec, rest = case.get("codec", "utf-8"), bytes.fromhex(case.get("hex", ""))
    text = hostile.content({**case, "codec": "utf-8", "hex": ""}).decode()
    if rest or text.endswith("\r"):
        text, at_top = dice.choice(COMMENTS) + text, True
    else:
        text, at_top = harmless(dice, text)
    path = corpus.path_of(case)
    laid = hostile.BASE | {path: text.encode(codec, "replace") + rest}
    loose = any("*" in one for one in case["finds"]) or len(errors) < len(case["finds"])
    return Labelled(name, laid, path, errors, at_top and not loose and not rest)


def _example(dice: Random) -> Labelled:
    block = dice.choice([one for one in pages.BLOCKS if one.marks])
    path, _, code = dice.choice(sorted(block.marks))
    texts = {file: text.encode() for file, text in block.files.items()}
    if path in texts:
        texts[path] = harmless(dice, block.files[path])[0].encode()
    laid = hostile.BASE | texts
    told = f"{block.code}-{block.number} {path}"
    return Labelled(told, laid, path, [code], informs=True)


# Known faults

UNSEEN = (
    "\0\a\x1b\x7f\x85\xad\u200b\u200d\u200e\u202e\u2028\u2029\u2060\u2066\ufeff\ufff9"
    "\U000e0041\ue000\ufdd0\U0001ffff\u0378\u2f00\uf91d\U0002f800"
)
_PLAIN = re.compile(r"(?m)^((?:  )*(?:- )?[a-z_]+: )(?=[^\s'\"\[{|>&*!#])")
_TOP = re.compile(r"(?m)^[a-z_]+: +[^\s|>#].*\n")
_OPEN = re.compile(r"(?m)^[^#'\"\n]*: *(?:\[|\{)[^\n\]}]")


def _unseen(dice: Random, text: str) -> tuple[str, str]:
    at = dice.randint(1, len(text))
    return text[:at] + dice.choice(UNSEEN) + text[at:], "CDO005 CDO002"


def _conflict(dice: Random, text: str) -> tuple[str, str]:
    lines = text.splitlines(keepends=True)
    first, last = sorted((dice.randint(0, len(lines)), dice.randint(0, len(lines))))
    lines.insert(last, ">>>>>>> other\n")
    lines.insert((first + last) // 2, "=======\n")
    lines.insert(first, "<<<<<<< HEAD\n")
    return "".join(lines), "CDO007"


def _twice(dice: Random, text: str) -> tuple[str, str] | None:
    lines = _TOP.findall(text)
    return (text + dice.choice(lines), "CDO004") if lines else None


def _property(dice: Random, text: str) -> tuple[str, str] | None:
    places = [match.end() for match in _PLAIN.finditer(text)]
    if not places:
        return None
    at = dice.choice(places)
    put = dice.choice(("&a ", "!t ", "!!str ", "! "))
    return text[:at] + put + text[at:], "CDO003"


def _number(dice: Random, text: str) -> tuple[str, str]:
    put = dice.choice(("# 手机 138-0013-8000\n", "# 999999190001010015\n"))
    places = [0, len(text), *(match.start() for match in _FIELD.finditer(text))]
    at = dice.choice(places)
    return text[:at] + put + text[at:], "CDO701"


def _secret(dice: Random, text: str) -> tuple[str, str]:
    put = dice.choice(("# 机密★10年\n", "# 绝密★\n"))
    at = dice.choice([0, *(match.start() for match in _FIELD.finditer(text))])
    return text[:at] + put + text[at:], "CDO702"


def _wide_colon(dice: Random, text: str) -> tuple[str, str] | None:
    places = [match.end() - 1 for match in _FIELD.finditer(text) if match[0][-1] == ":"]
    if not places:
        return None
    at = dice.choice(places)
    return f"{text[:at]}：{text[at + 1 :]}", "CDO006"


def _unclosed(dice: Random, text: str) -> tuple[str, str] | None:
    places = [match.end() for match in _OPEN.finditer(text)]
    return (text[: dice.choice(places)], "CDO001 CDO006") if places else None


def _second(dice: Random, text: str) -> tuple[str, str]:
    return text + dice.choice(("---\na: b\n", "---\n", "...\n---\n甲\n")), "CDO003"


FAULTS: tuple[Fault, ...] = (
    *(_unseen, _unseen, _conflict, _twice, _property, _number, _secret, _wide_colon),
    *(_unclosed, _second),
)
CODECS = ("gb18030", "gbk", "utf-16", "utf-16-le", "utf-32")


@cache
def _sound() -> list[Sample]:
    return [one for one in corpus.samples() if one.family == "sound"]


def _faulty(dice: Random) -> Labelled:
    sample = dice.choice(_sound())
    text = sample.data.decode()
    kind = KINDS[corpus.kind_of(sample.path) or ""]
    data = text.encode(dice.choice(CODECS), "ignore")
    if dice.random() < 1 / 10 and not _is_utf8(data):
        return Labelled("codec", sample.with_data(data), sample.path, ["CDO002"])
    if dice.random() < 1 / 5:
        value = source.parse(text)[0]
        required = [slot.name for slot in slots(kind).values() if slot.required]
        if isinstance(value, dict) and required and kind.root is None:
            value.pop(dice.choice(required))
            data = json.dumps(value, ensure_ascii=False).encode()
            laid = sample.with_data(data)
            return Labelled("required", laid, sample.path, ["CDO011"])
    while (made := (fault := dice.choice(FAULTS))(dice, text)) is None:
        pass
    text, codes = made
    told = f"{sample.name}: {fault.__name__}"
    return Labelled(told, sample.with_data(text.encode()), sample.path, codes.split())


def _is_utf8(data: bytes) -> bool:
    """Say whether *data* can be taken for UTF-8, as can "一" alone in GBK."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in data
