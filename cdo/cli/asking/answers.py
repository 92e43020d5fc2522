"""How commands that only look something up read the registry.

They answer from what could be read, and say so where that is not all.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cdo.cli import exits
from cdo.cli.progress import Bar
from cdo.findings import Severity
from cdo.phrases import joined
from cdo.reporters.width import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdo.cli.asking.editions import Edition
    from cdo.findings import Diagnostic
    from cdo.registry.cache.parsings import Parsings
    from cdo.registry.index import Registry
    from cdo.registry.trees import Tree

_READING = "CDO0"


def read(tree: Tree, kept: Parsings | None = None) -> tuple[Registry, list[Diagnostic]]:
    """Return the registry that *tree* is and what was wrong with its files.

    What was read before is taken from *kept*; of a commit, from the disk as well.
    """
    from cdo.registry import reading  # noqa: PLC0415
    from cdo.registry.trees import FolderTree  # noqa: PLC0415

    if kept is None and not isinstance(tree, FolderTree):
        kept = keeping()
    with Bar("正在读取登记库") as bar:
        return reading.read(tree, bar.step, kept)


def keeping() -> Parsings:
    """Return what keeps what is read, and on disk what is read of commits."""
    from cdo.registry.cache.parsings import Parsings  # noqa: PLC0415
    from cdo.registry.cache.store import shared  # noqa: PLC0415
    from cdo.registry.cache.values import Values  # noqa: PLC0415

    return Parsings(values=Values(shared(), 0))


def consult(edition: Edition, *needs: str) -> tuple[Registry, int]:
    """Return the registry of *edition*, and the exit code of an answer from it.

    *needs* are the kinds that the answer is made of: where a file of one could
    not be read, standard error says so and the code is 3.  Other errors of
    reading are only mentioned.
    """
    registry, found = read(edition.tree)
    torn = lacking(registry, *needs)
    others = sum(_is_other(one, torn) for one in found)
    if others:
        _note(f"另有 {others} 项错误，见 cdo validate")
    return registry, exits.UNKNOWN if torn else exits.OK


def lacking(registry: Registry, *needs: str) -> list[str]:
    """Return the files of the kinds *needs* that could not be read, and say so."""
    torn = sorted({file for kind in needs for file in registry.torn.get(kind, ())})
    if torn:
        _note(f"有文件缺少或读不出来，答案可能不全：{joined(map(visible, torn))}")
    return torn


def _is_other(found: Diagnostic, torn: Sequence[str]) -> bool:
    """Whether *found* is an error of reading, and not that a file is *torn*."""
    of_reading = found.rule.code.startswith(_READING)
    is_error = found.severity is Severity.ERROR
    return of_reading and is_error and not any(_tells(found, one) for one in torn)


def _tells(found: Diagnostic, file: str) -> bool:
    """Whether *found* is wrong with *file*, or that there is no such file."""
    from cdo.registry.fields import NO_FILE  # noqa: PLC0415

    absent = NO_FILE.text.partition("（")[0].format(file=file)
    return found.place.file == file or found.message.startswith(f"{absent}（")


def _note(told: str) -> None:
    sys.stderr.write(told + "\n")
