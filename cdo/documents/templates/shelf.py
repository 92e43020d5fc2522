"""Where templates stand: a registry's own go before those of the program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from cdo.documents.templates import files
from cdo.documents.templates.faults import TemplateFault
from cdo.registry.trees import FolderTree, Obstacle

if TYPE_CHECKING:
    from cdo.documents.templates.files import Template

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


def shelves(registry: Path | None) -> list[Path]:
    """Return the folders with templates, those of the *registry*'s folder first."""
    package = Path(__file__).parents[2]
    shipped = package / "_shipped"
    own = [registry / FOLDER] if registry is not None else []
    return [*own, (shipped if shipped.is_dir() else package.parent) / FOLDER]


def names(registry: Path | None) -> list[str]:
    """Return the ids of all templates, sorted."""
    return sorted({name for shelf in shelves(registry) for name in _on(shelf)})


def template(registry: Path | None, name: str) -> Template | None:
    """Return the template *name*, None where there is none.

    Raises `TemplateFault` where its file is no template.
    """
    for shelf in shelves(registry):
        if name in _on(shelf):
            shown = f"{FOLDER}/{name}{_SUFFIX}"
            return _read(shelf, name, shown, own=False)
    return None


def own(file: Path) -> Template:
    """Return a clerk's own *file* as a template.

    Raises `TemplateFault` where it is none.
    """
    return _read(file.parent, file.name.removesuffix(_SUFFIX), str(file), own=True)


def _read(folder: Path, name: str, shown: str, *, own: bool) -> Template:
    data = FolderTree(folder).read(f"{name}{_SUFFIX}")
    if isinstance(data, Obstacle):
        raise TemplateFault(shown, 1, _OBSTACLES[data])
    return files.read(name, shown, data, own=own)


def _on(shelf: Path) -> set[str]:
    try:
        found = [one.name for one in shelf.iterdir() if one.suffix == _SUFFIX]
    except OSError:
        return set()
    stems = (name.removesuffix(_SUFFIX) for name in found)
    return {stem for stem in stems if _ID.fullmatch(stem)}
