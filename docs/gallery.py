"""The gallery: what a clerk sees of each way of breaking a rule.

Nothing is written by hand: the registries of `tests/data/broken` are read and judged,
and what a terminal shows of them is taken down.
"""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any, NamedTuple

from cdo import rules
from cdo.findings import Report
from cdo.registry import reading
from cdo.registry.trees import LET_BE, Entry, MemoryTree, Obstacle
from cdo.reporters import reporter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdo.findings import Diagnostic, Message, Rule, Skipped
    from cdo.registry.index import Registry

DATA = Path(__file__).parent.parent / "tests" / "data"
BROKEN = DATA / "broken"
RECIPE = "made.toml"
"""In a case's folder: what no editor keeps, and how it is made."""

COLUMNS = "80"
"""How wide the terminal is."""


class Case(NamedTuple):
    """A registry that breaks one rule.

    `files` are laid over the base, `without` those of `absent`; `obstacles` are what
    stands in the way of reading, by path, and `links` where symbolic links point.
    """

    code: str
    name: str
    files: dict[str, bytes]
    absent: list[str]
    obstacles: dict[str, Obstacle]
    links: dict[str, str]

    @property
    def laid(self) -> dict[str, bytes]:
        """All files of the registry."""
        kept = {path: data for path, data in base().items() if path not in self.absent}
        return kept | self.files


class Laid(MemoryTree):
    """The registry of a case, as a folder of files and worse would show it."""

    def __init__(self, case: Case) -> None:
        """Lay *case* over the base."""
        super().__init__(case.laid)
        self._obstacles = case.obstacles

    def entries(self) -> Iterator[Entry]:
        """Yield what stands below; what cannot be opened shows that only then."""
        yield from super().entries()
        for path, obstacle in self._obstacles.items():
            if path.partition("/")[0] not in LET_BE:
                shown = obstacle if obstacle is not Obstacle.DENIED else None
                yield Entry(path, shown)

    def read(self, path: str) -> bytes | Obstacle:
        """Return the bytes of one file, or why they cannot be had."""
        return self._obstacles.get(path) or super().read(path)

    def digest(self, file: str) -> str | Obstacle:
        """Return the sha256 of one file, or why it cannot be had."""
        return self._obstacles.get(file) or super().digest(file)


@cache
def base() -> dict[str, bytes]:
    """Return the files over which each case is laid."""
    return _files(DATA / "base")


@cache
def cases() -> tuple[Case, ...]:
    """Return every case, by code and name."""
    folders = sorted(path for path in BROKEN.glob("*/*") if path.is_dir())
    return tuple(map(_case, folders))


class Judged(NamedTuple):
    """A registry, what was found in it, and what was not judged."""

    registry: Registry
    found: list[Diagnostic]
    skipped: list[Skipped]


@cache
def _judged(number: int) -> Judged:
    return judged(Laid(cases()[number]))


def judged(tree: MemoryTree) -> Judged:
    """Return all that is wrong with *tree*, as `cdo validate` does."""
    registry, wrong = reading.read(tree)
    broken, skipped = rules.check(registry)
    found = sorted([*wrong, *broken], key=lambda one: one.order)
    return Judged(registry, found, skipped)


def of_cases() -> Iterator[tuple[Case, Judged]]:
    """Yield every case with what is found in it."""
    for number, case in enumerate(cases()):
        yield case, _judged(number)


def seen(registry: Registry, found: Diagnostic) -> str:
    """Return the lines that a terminal shows of *found*."""
    *told, _ = reporter("text")(Report([found], lines=lines(registry, [found])))
    return "".join(told)


def lines(
    registry: Registry, found: Iterable[Diagnostic]
) -> dict[tuple[str, int], str]:
    """Return the texts of the lines that *found* stand on."""
    texts = {}
    for place in (one.place for one in found):
        text = registry.text(place.file)
        for line in (text or "").split("\n")[place.line - 1 : place.line]:
            if text:
                texts[place.file, place.line] = line.rstrip("\r")
    return texts


def spoken(found: Diagnostic) -> list[Message]:
    """Return the messages of its rule that *found* may have been made of: one.

    What is waived has its days in the place of the hint.
    """
    text, hint = found.message, found.hint
    if found.waived_by:
        text = text.rpartition("；")[0]
    return [
        one
        for one in found.rule.messages
        if _pattern(one.text).fullmatch(text)
        and (found.waived_by or _pattern(one.hint).fullmatch(hint))
    ]


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = Formatter().parse(template)
    return re.compile(
        "".join(re.escape(text) + (".*" if name else "") for text, name, *_ in parts)
    )


def page() -> str:
    """Return the page: an index, then each rule's messages as they are seen."""
    os.environ["COLUMNS"] = COLUMNS
    lines = ["# 提示一览", "", _OPENING, "", "| 规则 | 须成立的事 |", "|---|---|"]
    for code, rule in rules.CATALOGUE.items():
        lines.append(f"| [{code}](#{code.lower()}) | {rule.title} |")
    for code, rule in rules.CATALOGUE.items():
        lines += ["", f"## {code}", "", f"{rule.title}。"]
        lines += _blocks(rule)
    return "\n".join(lines) + "\n"


_OPENING = (
    "每条规则的每种提示，在终端上就是这样显示的：哪个文件、第几行、第几列、多重、哪条规则、"
    "什么问题、怎么改，下面是那一行原文，`^` 指着出问题的地方。各条规则的来由见"
    "[规则](rules.md)。"
)


def _blocks(rule: Rule) -> Iterator[str]:
    """Yield the lines of a block for each message of *rule*, in their order."""
    shown: dict[Message, list[str]] = {message: [] for message in rule.messages}
    for case, (registry, found, _) in of_cases():
        if case.code != rule.code:
            continue
        for one in found:
            if one.rule.code == rule.code:
                for message in spoken(one)[:1]:
                    shown[message].append(seen(registry, one))
    for blocks in shown.values():
        if blocks:
            yield from ("", "```text", "".join(blocks) + "```")


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _case(folder: Path) -> Case:
    files = _files(folder)
    recipe = tomllib.loads(files.pop(RECIPE, b"").decode())
    made = recipe.get("file", [])
    return Case(
        folder.parent.name,
        folder.name,
        files | {one["path"]: _bytes(one) for one in made if "is" not in one},
        recipe.get("without", []),
        {one["path"]: Obstacle(one["is"]) for one in made if "is" in one},
        {one["path"]: one["to"] for one in made if "to" in one},
    )


def _bytes(made: dict[str, Any]) -> bytes:
    """Return the bytes that a recipe describes."""
    text: str = made.get("text", "") * made.get("times", 1)
    data = text.encode(made.get("codec", "utf-8"))
    return data + bytes.fromhex(made.get("hex", ""))
