"""Ids of clauses, in every way in which people write them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from cdo.cli import words
from cdo.cli.exits import UNKNOWN, USAGE, StopError
from cdo.phrases import shown

if TYPE_CHECKING:
    from cdo.registry.index import Registry

_DIGITS = "零一二三四五六七八九"
_STEP = rf"[{_DIGITS}十]+|[0-9]+"
_SECTION = re.compile(rf"(?:[()]|{_STEP})+")


def identified(registry: Registry, name: str) -> str:
    """Return the id of the clause that *name* means, in any way of writing it.

    Raises `StopError` where there is none, saying which may be meant.
    """
    known = registry.scheme.clauses.entries
    wanted = unicodedata.normalize("NFKC", name).strip()
    if wanted in known:
        return wanted
    aliases = {alias: one for one in known if (alias := alias_of(one))}
    alias = f"C{wanted.upper().removeprefix('C')}"
    if alias in aliases:
        return aliases[alias]
    close = words.meant(wanted, known) or words.meant(alias, aliases)
    code = USAGE if registry.whole("scheme-clauses") else UNKNOWN
    told = f"没有条款 {shown(name)}{close or '；见 cdo clause coverage'}"
    raise StopError(told, code)


def alias_of(clause: str) -> str | None:
    """Return the id *clause* in ASCII: `三(一)2-8` is `C3.1.2-8`.

    None where its section is more than numbers.
    """
    section, _, number = clause.rpartition("-")
    if not _SECTION.fullmatch(section):
        return None
    return f"C{'.'.join(map(_arabic, re.findall(_STEP, section)))}-{number}"


def _arabic(number: str) -> str:
    """Return a Chinese number below a hundred in digits; digits as they are."""
    if number.isascii():
        return number
    tens, ten, ones = number.rpartition("十")
    value = _DIGITS.find(ones) if ones else 0
    if ten:
        value += 10 * (_DIGITS.find(tens) if tens else 1)
    return str(value)
