"""How a file is damaged: by machines, by editors and by tired hands.

Each damage takes a chance, what is damaged and another file, and gives what is
left.  The same chance always gives the same.
"""

from __future__ import annotations

import codecs
import json
import re
import sys
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING, Any

from cdo.registry import source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cdo.registry.source import Value

    Bytewise = Callable[[Random, bytes, bytes], bytes]
    Textwise = Callable[[Random, str], str]

LARGEST = 512 * 1024
"""Bytes beyond which a damaged file is cut off; twice of what is read at all."""


def chance(seed: str) -> Random:
    """Return the chance that belongs to *seed*."""
    return Random(seed)  # noqa: S311  # no secret


def mutated(dice: Random, data: bytes, other: bytes) -> tuple[bytes, str]:
    """Return *data* after one to three damages, and what they were."""
    names = []
    for _ in range(dice.choice((1, 1, 1, 2, 2, 3))):
        damage = dice.choice(DAMAGES)
        names.append(damage.__name__.strip("_"))
        data = damage(dice, data, other)[:LARGEST]
    return data, " ".join(names)


def _stretch(dice: Random, length: int) -> tuple[int, int]:
    """Return where a stretch of something begins and ends; most are short."""
    start = dice.randint(0, length)
    most = dice.choice((1, 3, 10, 40, length))
    return start, min(length, start + dice.randint(0, most))


def flip(dice: Random, data: bytes, _: bytes) -> bytes:
    """Turn some bits over."""
    changed = bytearray(data)
    for _number in range(dice.choice((1, 1, 2, 8))):
        if changed:
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def cut(dice: Random, data: bytes, _: bytes) -> bytes:
    """Take a stretch out."""
    start, end = _stretch(dice, len(data))
    return data[:start] + data[end:]


def truncate(dice: Random, data: bytes, _: bytes) -> bytes:
    """End the file early."""
    return data[: dice.randint(0, len(data))]


def duplicate(dice: Random, data: bytes, _: bytes) -> bytes:
    """Write a stretch more than once."""
    start, end = _stretch(dice, len(data))
    return data[:end] + data[start:end] * dice.choice((1, 1, 2, 50)) + data[end:]


def splice(dice: Random, data: bytes, other: bytes) -> bytes:
    """Go on with another file from somewhere."""
    return data[: dice.randint(0, len(data))] + other[dice.randint(0, len(other)) :]


def graft(dice: Random, data: bytes, other: bytes) -> bytes:
    """Put a stretch of another file in."""
    start, end = _stretch(dice, len(other))
    here = dice.randint(0, len(data))
    return data[:here] + other[start:end] + data[here:]


def noise(dice: Random, data: bytes, _: bytes) -> bytes:
    """Put random bytes in."""
    here = dice.randint(0, len(data))
    return data[:here] + dice.randbytes(dice.choice((1, 2, 4, 30))) + data[here:]


def recode(dice: Random, data: bytes, _: bytes) -> bytes:
    """Write the text, or the rest of it, in another encoding."""
    codec = dice.choice(
        ("gb18030", "gbk", "big5", "utf-16", "utf-16-be", "utf-32", "utf-32-be")
    )
    here = dice.choice((0, 0, dice.randint(0, len(data))))
    return data[:here] + data[here:].decode(errors="ignore").encode(codec, "ignore")


def mark(dice: Random, data: bytes, _: bytes) -> bytes:
    """Put a byte order mark at the beginning, or somewhere."""
    marks = (codecs.BOM_UTF8, codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE)
    here = dice.choice((0, 0, dice.randint(0, len(data))))
    return data[:here] + dice.choice(marks) + data[here:]


BYTEWISE: tuple[Bytewise, ...] = (
    *(flip, cut, truncate, duplicate, splice, graft, noise, recode, mark),
)

FULL_WIDTH = (
    "：，；。！？（）［］｛｝－＿＃＆＊＜＞｜％＠　“”‘’「」『』０１９ａｚＡＺ—–−·…￥"
)
INDICATORS = (
    *(": ", ":", "- ", "-", "? ", "# ", "#", ", ", "|", "| ", "> ", ">-", "|+2", "!"),
    *("&a ", "*a ", "!t ", "!!str ", "<<: ", "@", "`", "%", "%YAML 1.2\n", "~", "\\"),
    *("---\n", "...\n", "--- ", "\n---\n", "\n...\n", "[]", "{}", "[[", "{{", "]", "}"),
)
QUOTES = ("'", '"', "''", '""', "' ", '" ', "“", "”", "「", "`")
BLANKS = ("\t", " ", "  ", "\u3000", "\xa0", "\u2003", "\r", "\r\n", "\n", "\n\n", "\v")
UNSEEN = (
    "\0\a\x08\x1b\x7f\x85\xad\u200b\u200d\u200e\u202e\u2028\u2029\u2066\ufeff\ufff9"
)
STRANGE = (
    "\U000e0041\ue000\ufdd0\U0001ffff\u0378\u2f00\uf91d\U0002f800𠮷㛃〇é\u0301😀\ufe0f"
)
ESCAPES = (r"\0", r"\t", r"\n", r"\x1b", r"\u200b", r"\ud800", r"\U00110000", r"\uXY")
VALUES = (
    *(
        "",
        "~",
        "null",
        '""',
        "''",
        "[]",
        "{}",
        "- a",
        "true",
        "yes",
        "no",
        "0752",
        "-0",
    ),
    *("1e999", "9" * 40, "0x1F", "0o17", ".inf", ".nan", "1_000", "1.50", "2022-02-30"),
    *("2022-08-31", "0000-00-00", "2022-8-1", "１２", "甲" * 200, "a: b", "{a: b}"),
    *("[a, b]", "[[[]]]", '"\\u0041"', "|", ">-", "*a", "&a b", "!!int 1", "{name}"),
)
NAMES = (
    "name",
    "unit",
    "events",
    "note",
    "from",
    "until",
    "id",
    "kind",
    "a",
    "甲",
    "_",
)

_KEY = re.compile(r"(?m)^( *(?:- )*)([^\s:#]+):")
_VALUE = re.compile(r"(?m)(?<=: )[^\n{}\[\],]+")


def insert(dice: Random, text: str) -> str:
    """Put something in that has a meaning in YAML, or seems to have one."""
    what = dice.choice(
        (tuple(FULL_WIDTH), INDICATORS, QUOTES, BLANKS, UNSEEN, STRANGE, ESCAPES)
    )
    return _into(dice, text, dice.choice(what))


def insert_any(dice: Random, text: str) -> str:
    """Put any character of Unicode in."""
    code = dice.choice((0x80, 0x3000, 0xFFFF, sys.maxunicode))
    return _into(dice, text, chr(dice.randint(0, code)))


def widen(dice: Random, text: str) -> str:
    """Type some of the characters with a Chinese keyboard."""
    here = [at for at, one in enumerate(text) if "!" <= one <= "~"]
    for at in dice.sample(here, min(len(here), dice.choice((1, 1, 2, 5)))):
        text = f"{text[:at]}{chr(ord(text[at]) + 0xFEE0)}{text[at + 1 :]}"
    return text


def rewrite(dice: Random, text: str) -> str:
    """Change what the text says, and write all of it anew."""
    if re.search("[\ud800-\udfff]", text):
        return text
    plain, faults = source.parse(text)
    if faults or not isinstance(plain, dict | list):
        return text
    for _number in range(dice.choice((1, 1, 2, 4))):
        alter(dice, plain)
    return written(dice, plain) + "\n"


def alter(dice: Random, plain: Value) -> None:
    """Change one thing somewhere in *plain*: a name, a value, a shape."""
    boxes = [one for one in _all(plain) if isinstance(one, dict | list) and one]
    texts = [one for one in _all(plain) if isinstance(one, str)]
    if not boxes:
        return
    box: Any = dice.choice(boxes)
    again = dice.random() < 1 / 4
    if isinstance(box, list):
        at: Any = dice.randrange(len(box))
        box += [deepcopy(dice.choice(box))] * again
    else:
        at = dice.choice(list(box))
        name = dice.choice((*NAMES, *box, at + "s", at[:-1])) if again else at
        box[name] = box[at]
    match dice.randrange(6):
        case 0:
            del box[at]
        case 1:
            box[at] = dice.choice((None, "", [], {}, [box[at]], {"a": box[at]}))
        case 2:
            box[at] = dice.choice((*VALUES, *texts))
        case 3:
            box[at] = deepcopy(dice.choice(list(_all(plain))))
        case 4 if isinstance(box[at], str):
            box[at] = _into(dice, box[at], dice.choice((*"0a-甲 ", "\n")))
        case _:
            pass


def _all(plain: Value) -> Iterator[Value]:
    """Yield *plain* and all that it holds."""
    yield plain
    inner = plain.values() if isinstance(plain, dict) else plain
    if isinstance(plain, dict | list):
        for one in inner or ():
            yield from _all(one)


_BARE = re.compile(r"(?!null$|~$)[-+.\w/〔〕()]*[\w〕)]")


def written(dice: Random, plain: Value) -> str:
    """Return *plain* as YAML on one line, some texts in quotes and some without."""
    if isinstance(plain, dict):
        pairs = (
            f"{written(dice, key)}: {written(dice, it)}" for key, it in plain.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(plain, list):
        return "[" + ", ".join(written(dice, it) for it in plain) + "]"
    if plain is None:
        return dice.choice(("", "~", "null"))
    bare = _BARE.fullmatch(plain) and plain[0] not in "-+" and dice.random() < 1 / 2
    return plain if bare else json.dumps(plain, ensure_ascii=False)


def unpair(dice: Random, text: str) -> str:
    """Take a quote, a bracket or a colon out."""
    here = [at for at, one in enumerate(text) if one in "'\"[]{}:,-"]
    at = dice.choice(here or [0])
    return text[:at] + text[at + 1 :]


def swap_keys(dice: Random, text: str) -> str:
    """Write two fields' names in each other's place, or one's in both."""
    keys = list(_KEY.finditer(text))
    if not keys:
        return text
    one, other = dice.choice(keys), dice.choice(keys)
    return text[: one.start(2)] + other[2] + text[one.end(2) :]


def rename_key(dice: Random, text: str) -> str:
    """Write a field's name wrong."""
    keys = list(_KEY.finditer(text))
    if not keys:
        return text
    one = dice.choice(keys)
    wrong = (one[2][:-1], one[2] * 2, one[2].upper(), one[2] + " ", *NAMES)
    return text[: one.start(2)] + dice.choice(wrong) + text[one.end(2) :]


def replace_value(dice: Random, text: str) -> str:
    """Write something else as a value."""
    values = list(_VALUE.finditer(text))
    if not values:
        return text
    one = dice.choice(values)
    new = dice.choice((dice.choice(VALUES), dice.choice(values)[0]))
    return text[: one.start()] + new + text[one.end() :]


def quote(dice: Random, text: str) -> str:
    """Put a value into quotes, with something in it."""
    values = list(_VALUE.finditer(text))
    if not values:
        return text
    one, mark = dice.choice(values), dice.choice("'\"")
    value = _into(dice, one[0], dice.choice(("", "", *ESCAPES, "\n  ", "\n", "：")))
    return f"{text[: one.start()]}{mark}{value}{mark}{text[one.end() :]}"


def move_line(dice: Random, lines: list[str]) -> None:
    """Take a line from one place to another."""
    line = lines.pop(dice.randrange(len(lines)))
    lines.insert(dice.randint(0, len(lines)), line)


def double_line(dice: Random, lines: list[str]) -> None:
    """Write a line a second time, elsewhere."""
    line = dice.choice(lines)
    lines.insert(dice.randint(0, len(lines)), line)


def drop_line(dice: Random, lines: list[str]) -> None:
    """Leave a line out."""
    del lines[dice.randrange(len(lines))]


def indent(dice: Random, lines: list[str]) -> None:
    """Begin a line, or those from it on, further to the right or to the left."""
    first = dice.randrange(len(lines))
    last = dice.choice((first + 1, first + 3, len(lines)))
    more = dice.choice((" ", "  ", "    ", "\t", "\u3000", "- ", -1, -2))
    for number in range(first, min(last, len(lines))):
        line = lines[number]
        lines[number] = line[-more:] if isinstance(more, int) else more + line


def join(dice: Random, lines: list[str]) -> None:
    """Take a line's end away."""
    number = dice.randrange(len(lines))
    lines[number : number + 2] = [
        dice.choice(("", " ")).join(lines[number : number + 2])
    ]


def comment(dice: Random, lines: list[str]) -> None:
    """Put a comment, or what only looks like one, on a line."""
    number = dice.randrange(len(lines))
    lines[number] += dice.choice((" # 说明", "# 说明", "#", " ＃说明", "\t# 说明"))


def conflict(dice: Random, lines: list[str]) -> None:
    """Leave the marks of a merge behind."""
    for mark in ("<<<<<<< HEAD", "=======", ">>>>>>> other"):
        if dice.random() < 0.8:
            lines.insert(dice.randint(0, len(lines)), mark)


def nest(dice: Random, lines: list[str]) -> None:
    """Put a value into many brackets."""
    depth = dice.choice((3, 15, 17, 400))
    number = dice.randrange(len(lines))
    opened, closed = dice.choice((("[", "]"), ("{a: ", "}"), ("- ", ""), ("[", "")))
    lines[number] = f"{lines[number]} {opened * depth}{closed * depth}"


def windows(dice: Random, lines: list[str]) -> None:
    """End lines as Windows does."""
    every = dice.random() < 0.5
    for number in range(len(lines)):
        if every or dice.random() < 0.2:
            lines[number] += "\r"


LINEWISE = (
    *(
        move_line,
        double_line,
        drop_line,
        indent,
        join,
        comment,
        conflict,
        nest,
        windows,
    ),
)
TEXTWISE: tuple[Textwise, ...] = (
    *(insert, insert, insert, insert_any, widen, unpair, swap_keys, rename_key),
    *(replace_value, replace_value, quote, rewrite, rewrite, rewrite, rewrite),
)


def _into(dice: Random, text: str, what: str) -> str:
    here = dice.randint(0, len(text))
    return text[:here] + what + text[here:]


def _on_text(damage: Textwise) -> Bytewise:
    def on_bytes(dice: Random, data: bytes, _: bytes) -> bytes:
        text = damage(dice, data.decode(errors="surrogateescape"))
        return text.encode(errors="surrogatepass" if _is_lone(text) else _KEEP)

    on_bytes.__name__ = damage.__name__
    return on_bytes


_KEEP = "surrogateescape"


def _is_lone(text: str) -> bool:
    """Say whether *text* holds a surrogate that stands for no byte of a file."""
    return re.search("[\ud800-\udc7f\udd00-\udfff]", text) is not None


def _on_lines(damage: Callable[[Random, list[str]], None]) -> Textwise:
    def on_text(dice: Random, text: str) -> str:
        lines = text.split("\n")
        damage(dice, lines)
        return "\n".join(lines)

    on_text.__name__ = damage.__name__
    return on_text


DAMAGES: Sequence[Bytewise] = (
    *BYTEWISE,
    *map(_on_text, TEXTWISE),
    *map(_on_text, map(_on_lines, LINEWISE)),
)
