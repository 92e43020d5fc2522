"""Write `cdo/registry/assigned.py` from the newest Unicode database at hand.

    python -m pip install unicodedata2
    python tests/registry/make_assigned.py

Wanted once for each new version of Unicode, never by the tests.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import unicodedata2 as database  # type: ignore[import-not-found]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TARGET = Path(__file__).parents[2] / "cdo" / "registry" / "assigned.py"
TOP = 0x110000
IDEOGRAPHIC_PLANES = range(0x20000, 0x40000)

# Unicode's property Equivalent_Unified_Ideograph, which no Python module knows,
# for U+2E81 onward; U+2E80 (a mark of repetition) has none.
RADICALS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\0旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目"
    "示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝"
    "雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)

# What code page 936 kept in the private use area before Unicode had it, from
# U+E815 on: GB 18030-2022, characters FE50 to FEA0.
OLD_GBK = (
    "厂𠂇𠂉𠃌乙㑳㑇刀㔾龴㖞㘚㘎小心㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠牛𡗗龸𤴔䁖䅟𥫗䌷㓁羊𦍌𢦏䎱"
    "䎬聿䏝䓖䙡䙌龹䜣䜩䝼䞍𧾷䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"
)


def ranges(codes: Iterable[int]) -> Iterator[str]:
    """Yield the runs among ascending *codes* as `600-605`, `61C`."""
    for _, run in groupby(enumerate(codes), lambda pair: pair[1] - pair[0]):
        first, *rest = [code for _, code in run]
        yield f"{first:X}-{rest[-1]:X}" if rest else f"{first:X}"


def unassigned(code: int) -> bool:
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    welcome = code in IDEOGRAPHIC_PLANES and not 0x2F800 <= code <= 0x2FA1F
    return database.category(chr(code)) == "Cn" and not noncharacter and not welcome


def substitutes() -> dict[int, str]:
    """Return the character to use instead, by code point."""
    found = {0x2E81 + at: one for at, one in enumerate(RADICALS) if one != "\0"}
    found |= {0xE815 + at: one for at, one in enumerate(OLD_GBK)}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00), *IDEOGRAPHIC_PLANES):
        plain = database.normalize("NFKC", chr(code))
        if plain != chr(code):
            found[code] = plain
    return found


def rows(found: dict[int, str]) -> Iterator[str]:
    """Yield lines of a first code point and what stands for it and the next ones."""
    for _, run in groupby(enumerate(sorted(found)), lambda pair: pair[1] - pair[0]):
        members = [code for _, code in run]
        for start in range(0, len(members), 32):
            line = members[start : start + 32]
            yield f"{line[0]:X} " + "".join(found[code] for code in line)


def table(name: str, about: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines)
    return f'\n{name} = """\\\n{body}\n"""\n"""{about}"""\n'


def stretches(codes: Iterable[int]) -> list[str]:
    return wrap(" ".join(ranges(codes)), 87, break_on_hyphens=False)


def module() -> str:
    """Return the text of the module."""
    formatting = (code for code in range(TOP) if database.category(chr(code)) == "Cf")
    return (
        '"""Code points of Unicode that are judged by table, not by rule.\n\n'
        'Made by tests/registry/make_assigned.py; edit that.\n"""\n\n'
        f'VERSION = "{database.unidata_version}"\n'
        '"""The Unicode database that the tables were made from."""\n'
        + table(
            "UNASSIGNED",
            "Without meaning; noncharacters and planes 2 and 3 are left out.",
            stretches(filter(unassigned, range(TOP))),
        )
        + table(
            "FORMATTING",
            "General category Cf: what steers a text and is not seen.",
            stretches(formatting),
        )
        + table(
            "SUBSTITUTES",
            "A first code point, and what to write for it and for those after it.",
            rows(substitutes()),
        )
    )


if __name__ == "__main__":
    TARGET.write_text(module(), encoding="utf-8")
