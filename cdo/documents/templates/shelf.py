"""Where templates stand: a registry's own go before those of the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from cdo.documents.templates import files
from cdo.documents.templates.faults import TemplateFault
from cdo.registry.history.committree import CommitTree
from cdo.registry.trees import FolderTree, Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdo.documents.templates.files import Template
    from cdo.registry.trees import Tree

FOLDER = "templates"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_SUFFIX = ".md"
_OBSTACLES = {
    Obstacle.LINK: "是符号链接，不读",
    Obstacle.SPECIAL: "不是普通文件",
    Obstacle.LARGE: "超过 256 KiB",
    Obstacle.DENIED: "读不了",
    Obstacle.ABSENT: "不在了",
}


def shipped() -> Path:
    """Return the folder of the templates that the program brings."""
    package = Path(__file__).parents[2]
    carried = package / "_shipped"
    return (carried if carried.is_dir() else package.parent) / FOLDER


def names(tree: Tree | None) -> list[str]:
    """Return the ids of all templates, those of the registry *tree* too, sorted."""
    return sorted({*_own(tree), *_ids(_listed(shipped()))})


def template(tree: Tree | None, name: str) -> Template | None:
    """Return the template *name*, of *tree* if it has one; None where there is none.

    Raises `TemplateFault` where its file is no template.
    """
    if not _ID.fullmatch(name):
        return None
    path = f"{FOLDER}/{name}{_SUFFIX}"
    if tree is not None and tree.digest(path) is not Obstacle.ABSENT:
        return _read(tree, path, name, path)
    brought = FolderTree(shipped())
    file = f"{name}{_SUFFIX}"
    if brought.digest(file) is Obstacle.ABSENT:
        return None
    return _read(brought, file, name, path)


def own(file: Path) -> Template:
    """Return a clerk's own *file* as a template.

    Raises `TemplateFault` where it is none.
    """
    tree = FolderTree(file.parent)
    name = file.name.removesuffix(_SUFFIX)
    return _read(tree, file.name, name, str(file), own=True)


def _read(
    tree: Tree, path: str, name: str, shown: str, *, own: bool = False
) -> Template:
    data = tree.read(path)
    if isinstance(data, Obstacle):
        raise TemplateFault(shown, 1, _OBSTACLES.get(data, "读不了"))
    return files.read(name, shown, data, own=own)


def _own(tree: Tree | None) -> set[str]:
    """Return the ids of the templates that the registry *tree* has itself."""
    if isinstance(tree, FolderTree):
        return _ids(_listed(tree.root / FOLDER))
    if isinstance(tree, CommitTree):
        paths = [path.split("/") for path in tree.files]
        return _ids(path[1] for path in paths if path[:-1] == [FOLDER])
    return set()


def _listed(folder: Path) -> list[str]:
    try:
        return [one.name for one in folder.iterdir()]
    except OSError:
        return []


def _ids(found: Iterable[str]) -> set[str]:
    stems = (one.removesuffix(_SUFFIX) for one in found if one.endswith(_SUFFIX))
    return {stem for stem in stems if _ID.fullmatch(stem)}
