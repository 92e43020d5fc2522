"""Numbers that others issue: division codes, credit codes, numbers of persons.

The door to python-stdnum.  Importing it takes as long as reading a registry, so
its table of divisions is read as the text file it is, its code is loaded for what
is wrong only, and the check digits that are needed more often than that are reckoned
here, in a line each.  Patterns are compiled when they are first used.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.machinery import ModuleSpec

IDENTITY = "居民身份证号"
MOBILE = "手机号码"
CARD = "银行卡号"

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_LENGTH = 18
_IDENTITY_LENGTH = 18


def division(code: str) -> bool:
    """Say whether *code* is a division of GB/T 2260, of today or of former days."""
    return code in _divisions()


def credit_code_fault(code: str) -> str | None:
    """Return what is wrong with a credit code of GB 32100, in Chinese."""
    if len(code) != _CREDIT_LENGTH:
        return f"应有 {_CREDIT_LENGTH} 位，这里有 {len(code)} 位"
    for place, character in enumerate(code, 1):
        if character not in _CREDIT_ALPHABET:
            upper = character.upper() in _CREDIT_ALPHABET
            why = (
                "应大写"
                if upper
                else "不在代码字符（数字和 I、O、S、V、Z 以外的大写字母）之内"
            )
            return f"第 {place} 位“{character}”{why}"
    if _is_credit_code(code):
        return None
    from stdnum.cn import uscc  # noqa: PLC0415

    right = uscc.calc_check_digit(code)
    return f"校验位（第 18 位）按前 17 位推算应是“{right}”，这里是“{code[-1]}”"


CHECKPOINT = 20
"""Digits of a checkpoint, its check digit apart."""

_HEXADECIMAL = "0123456789ABCDEF"
_GROUP = 4


def checkpoint(digits: str) -> str:
    """Return a checkpoint as it is printed and read out: in groups, its check last.

    *digits* are `CHECKPOINT` hexadecimal digits; the check is that of ISO 7064,
    Mod 17,16, which notices every single wrong digit and every swap of neighbours.
    """
    from stdnum.iso7064 import mod_37_36  # noqa: PLC0415

    upper = digits.upper()
    check = mod_37_36.calc_check_digit(upper, _HEXADECIMAL)
    groups = [upper[at : at + _GROUP] for at in range(0, len(upper), _GROUP)]
    return "-".join((*groups, check))


def checkpoint_digits(written: str) -> str | None:
    """Return the digits of a checkpoint however it is *written*, without its check.

    None where it is none: too short, too long, or misread.
    """
    from stdnum.iso7064 import mod_37_36  # noqa: PLC0415

    plain = re.sub(r"[\W_]", "", normalize("NFKC", written)).upper()
    plain = plain.replace("O", "0").replace("I", "1").replace("L", "1")
    whole = len(plain) == CHECKPOINT + 1 and set(plain) <= set(_HEXADECIMAL)
    if not whole or not mod_37_36.is_valid(plain, _HEXADECIMAL):
        return None
    return plain[:-1].lower()


class Personal(NamedTuple):
    """A number of a person: from and to which offset it stands, and what it is."""

    start: int
    end: int
    kind: str


def personal(text: str) -> Iterator[Personal]:
    """Yield the numbers of persons in *text*, in order, none overlapping another.

    Digits count in any width and in circles, single blanks and hyphens between them
    do not.  What adjoins a letter or one more digit is part of something else.
    """
    for run in _run().finditer(text):
        start = max(run.start() - _CONTEXT, 0)
        piece = text[start : run.end() + _CONTEXT]
        if not piece.isascii():
            piece = piece.translate(_plain()).encode("ascii", "replace").decode()
        if _candidate().search(piece):
            for first, last, kind in sorted(_in_plain(piece)):
                yield Personal(start + first, start + last, kind)


def masked(text: str) -> str:
    """Return *text* with the numbers of persons masked, as long as before.

    Three characters in front and two at the end are left of a number in ASCII,
    nothing of another.  Masking twice is masking once.
    """
    parts: list[str] = []
    end = 0
    for number in personal(text):
        shown = text[number.start : number.end]
        parts += (text[end : number.start], _starred(shown))
        end = number.end
    return "".join(parts) + text[end:] if parts else text


def secrets(text: str) -> Iterator[tuple[int, int]]:
    """Yield from and to which offset marks of secrecy stand, such as 机密★10年."""
    found = re.finditer(f"[绝机秘][{_BLANKS}]*密[{_BLANKS}]*★", text)
    return (match.span() for match in found)


def is_secret_mark(value: str) -> bool:
    """Say whether *value* is a mark of secrecy and nothing else."""
    return re.fullmatch(r"\s*[绝机秘]\s*密\s*★?\s*", value) is not None


@cache
def _divisions() -> frozenset[str]:
    """Return the codes of python-stdnum's table: provinces, and in them the rest."""
    from importlib.util import find_spec  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    package = cast("ModuleSpec", find_spec("stdnum"))
    table = Path(str(package.origin)).with_name("cn") / "loc.dat"
    codes = set()
    province = ""
    for line in table.read_text("utf-8").splitlines():
        if line.startswith("  "):
            codes.add(province + line[2:6])
        else:
            province = line[:2]
    return frozenset(codes)


def _is_credit_code(code: str) -> bool:
    *values, check = map(_CREDIT_ALPHABET.index, code)
    total = sum(value * pow(3, place, 31) for place, value in enumerate(values))
    return (total + check) % 31 == 0


_MASK = "*" * 4
_CONTEXT = len(_MASK)
_DIGITS = "²³¹⁰⁴-⁹₀-₉①-⑨⓪０-９"
_BLANKS = " \u00a0\u2000-\u200a\u202f\u205f\u3000"
_HYPHENS = "‐-―−－﹣"


@cache
def _run() -> re.Pattern[str]:
    """Return what finds as many digits as the shortest number has, or more."""
    between = f"[{_BLANKS}{_HYPHENS}\\-]?"
    # One coarse stretch is quicker than two, and so is it to look how long the line is.
    digit = f"[0-9{_DIGITS}𝟎-🯹]"
    return re.compile(f"{digit}(?=.{{10}})(?:{between}{digit}){{10,}}")


@cache
def _plain() -> dict[int, str]:
    """Return what stands in ASCII for the characters that matter, one for one."""
    others = "𝟎-𝟿🯰-🯹Ａ-Ｚａ-ｚⅩⅹⓍⓧ"
    same = {one: normalize("NFKC", chr(one)) for one in _members(_DIGITS + others)}
    return same | dict.fromkeys(_members(_BLANKS + _HYPHENS), "-")


def _members(stretches: str) -> list[int]:
    """Return the code points of what would stand in brackets in a pattern."""
    pairs = re.findall("(.)-(.)|(.)", stretches)
    bounds = ((first or only, last or only) for first, last, only in pairs)
    return [one for low, high in bounds for one in range(ord(low), ord(high) + 1)]


def _in_plain(piece: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of the numbers in *piece*, the surest kind first."""
    taken = bytearray(len(piece))
    for pattern, kind, holds in _kinds():
        for match in pattern.finditer(piece):
            start, end = match.span(1)
            digits = match[1].replace("-", "").replace(" ", "").upper()
            if holds(digits) and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield start, end, kind


def _starred(number: str) -> str:
    if not number.isascii():
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 5) + number[-2:]


def _identity(digits: str) -> bool:
    """Say whether a number names a day and, in its long form, ends as it should."""
    long = len(digits) == _IDENTITY_LENGTH
    born = digits[6:14] if long else f"19{digits[6:12]}"
    try:
        date(int(born[:4]), int(born[4:6]), int(born[6:]))
    except ValueError:
        return False
    return not long or digits[-1] == "10X98765432"[int(digits[:-1], 13) * 2 % 11]


def _card(digits: str) -> bool:
    """Say whether Luhn's check digit is right, and it is no social body's code."""
    doubled = digits[-2::-2].translate(_DOUBLED)
    right = sum(map(int, digits[::-2] + doubled)) % 10 == 0
    return right and not (len(digits) == _CREDIT_LENGTH and _is_credit_code(digits))


def _any(_: str) -> bool:
    return True


_DOUBLED = str.maketrans("0123456789", "0246813579")
_PROVINCE = "(?:1s[1-5]|2s[1-3]|3s[1-7]|4s[1-6]|5s[0-4]|6s[1-5]|7s1|8s[1-3])"
_DAY = "(?:0s[1-9]|1s[0-2])s(?:0s[1-9]|[12]s[0-9]|3s[01])"
_LONG = f"[1-9]{'sd' * 5}s(?:1s[89]|2s0)sdsds{_DAY}sdsdsds[0-9Xx]"
_SHORT = f"{_PROVINCE}sdsdsdsdsdsds{_DAY}sdsdsd"
_GROUPED = f"{_PROVINCE}d{{4}}jdd{_DAY}jd{{3}}".replace("s", "").replace("j", "s")
_FOURS = "(?<!d{4}[ -])[3-6]d{3}(?:[ -]d{4}){3}(?:[ -]d{1,3})?(?![ -]d{4})"


def _shapes() -> Iterator[tuple[str, str, Callable[[str], bool]]]:
    """Yield how numbers are written, their kinds and tests, the surest first.

    `s` stands for one blank or hyphen, or none, and `d` for a digit.
    """
    yield _LONG, IDENTITY, _identity
    yield "[3-6]d{15,18}|[3-6]d{5}[ -]d{10,13}", CARD, _card
    yield _FOURS, CARD, _card
    yield _in_singles("[3-6](?:[ -]d){15,18}"), CARD, _card
    yield "(?:(?:00)?86s)?1[3-9]dsd{4}sd{4}", MOBILE, _any
    yield _in_singles("1[ -][3-9](?:[ -]d){9}"), MOBILE, _any
    yield _GROUPED, IDENTITY, _identity
    yield _in_singles(_SHORT.replace("s", "[ -]")), IDENTITY, _identity


def _in_singles(number: str) -> str:
    """Return *number*, written digit by digit, with not one more digit around it."""
    return f"(?<![0-9][ -]){number}(?![ -][0-9])"


def _alone(number: str) -> re.Pattern[str]:
    """Return what finds *number* with nothing adjoining, overlapping ones too.

    A stretch of stars comes from masking; what is beside it was judged before.
    """
    number = number.replace("s", "[ -]?").replace("d", "[0-9]")
    before, after = r"(?<![0-9A-Za-z])(?<!\*{4})", r"(?![0-9A-Za-z]|\*{4})"
    return re.compile(f"{before}(?=({number}){after})")


@cache
def _candidate() -> re.Pattern[str]:
    return _alone("|".join(shape for shape, _, _ in _shapes()))


@cache
def _kinds() -> list[tuple[re.Pattern[str], str, Callable[[str], bool]]]:
    return [(_alone(shape), kind, holds) for shape, kind, holds in _shapes()]
