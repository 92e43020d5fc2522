"""The invented city that was scored for two years, and changes of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdo import model
from cdo.registry import reading
from cdo.registry.trees import MemoryTree
from tests.rules import small

if TYPE_CHECKING:
    from cdo.model.evaluation import Evaluation
    from cdo.registry.index import Registry

LAID = small.files(small.DATA / "scored")

Changes = dict[str, tuple[str, str]]
"""By path a text, and what stands in its place."""


def files(changes: Changes | None = None, **added: str) -> small.Files:
    """Return the files, with some texts changed, and evaluations *added*."""
    laid = dict(LAID)
    for file, (old, new) in (changes or {}).items():
        assert old in laid[file], f"{file}: {old}"
        laid[file] = laid[file].replace(old, new, 1)
    return laid | {path(name): text for name, text in added.items()}


def path(name: str) -> str:
    """Return where the evaluation `y2022_sj_jyj` stands."""
    year, _, unit = name.removeprefix("y").partition("_")
    return f"evaluations/{year}/{unit.replace('_', '-')}.yaml"


def registry(changes: Changes | None = None, **added: str) -> Registry:
    """Return the registry of `files`."""
    return reading.read(MemoryTree(files(changes, **added)))[0]


def evaluation(read: Registry, name: str) -> Evaluation:
    """Return one evaluation."""
    found = read.get(model.Evaluation, name)
    assert found is not None
    return found
