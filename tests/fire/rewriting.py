"""Damage to what a text says: names, values and shapes, all of it written anew."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from cdo.registry import source
from tests.fire.texts import NAMES, VALUES, into

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from cdo.registry.source import Value


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
            box[at] = into(dice, box[at], dice.choice((*"0a-甲 ", "\n")))
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
