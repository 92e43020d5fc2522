"""Which record a path is, and what is wrong with a path that is none."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from cdo.findings import joined
from cdo.model import kinds
from cdo.nearness import did_you_mean
from cdo.registry import filerules, yamlrules
from cdo.registry.faults import Fault
from cdo.registry.trees import Obstacle

if TYPE_CHECKING:
    from cdo.findings import Message
    from cdo.model.kinds import Kind
    from cdo.registry.trees import Entry

_TOP = (1, 1, 1, 1)
_ID = (re.compile(r"[a-z0-9][a-z0-9-]{0,63}"), "小写字母、数字和短横线，不超过 64 个")
_YEAR = (re.compile(r"[0-9]{4}"), "四位数字的年份")
_SHAPES = {
    "id": _ID,
    "unit": _ID,
    "code": _ID,
    "year": _YEAR,
    "period": (
        re.compile(r"[0-9]{4}(-[a-z0-9]+)?"),
        "年份，或年份加短横线，如 2022-h1",
    ),
    "number": (re.compile(r"[1-9][0-9]*"), "从 1 起的序号，不带 0"),
}
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_OBSTACLES = {
    Obstacle.LINK: filerules.LINK,
    Obstacle.SPECIAL: filerules.SPECIAL,
    Obstacle.DENIED: filerules.DENIED,
    Obstacle.DEEP: filerules.TOO_DEEP,
    Obstacle.LARGE: yamlrules.LARGE,
}


class Standing(NamedTuple):
    """What stands at a path: a record's kind and id, and what is wrong with it.

    Without a kind it belongs to nothing; without a fault it can be read.
    """

    path: str
    kind: Kind | None = None
    id: str | None = None
    fault: Fault | None = None


def standing(entry: Entry) -> Standing | None:
    """Return what stands at *entry*, or None where it is let be."""
    path = entry.path
    kind = _kind(path)
    if entry.obstacle is not None:
        record = kind.id_of(path) if kind is not None and _is_record(path) else None
        return Standing(path, kind, record, unreadable(path, entry.obstacle))
    if "/" not in path and not path.endswith((".yaml", ".yml")):
        return None
    if kind is None:
        return Standing(path, fault=_stray(path))
    if path.endswith(".yml"):
        typed = f"{path.removesuffix('.yml')}.yaml"
        record = kind.id_of(typed)
        return Standing(
            path, kind, record, _fault(filerules.EXTENSION, path, typed=typed)
        )
    if not path.endswith(".yaml"):
        return Standing(path, fault=_fault(filerules.STRAY, path))
    fault = _misnamed(path, kind) if kind.parts else None
    return Standing(path, kind, None if fault else kind.id_of(path), fault)


def unreadable(path: str, obstacle: Obstacle) -> Fault:
    """Return the fault that *obstacle* keeps the file at *path* from being read."""
    if obstacle is Obstacle.LARGE:
        return Fault(yamlrules.PLAIN_YAML, yamlrules.LARGE, _TOP)
    return _fault(_OBSTACLES[obstacle], path)


def clash(path: str, other: str) -> Fault:
    """Return the fault that two paths are one on some machines."""
    return _fault(filerules.CLASH, path, other=other)


def portable(path: str) -> str:
    """Return *path* as a machine sees it that minds neither case nor form."""
    return unicodedata.normalize("NFC", path).casefold()


def _kind(path: str) -> Kind | None:
    folder = path.partition("/")[0]
    name = kinds.FOLDERS.get(folder) or kinds.FILES.get(path.replace(".yml", ".yaml"))
    return kinds.BY_NAME[name] if name is not None else None


def _is_record(path: str) -> bool:
    return path.endswith(".yaml")


def _stray(path: str) -> Fault:
    folder, _, name = path.rpartition("/")
    if not folder:
        return _fault(filerules.STRAY, path)
    top = path.partition("/")[0]
    if top == "scheme":
        known = [file.removeprefix("scheme/") for file in kinds.FILES if "/" in file]
        remedy = did_you_mean(name, known, f"这里只有 {joined(known)}")
        return _fault(filerules.UNKNOWN_FILE, name, folder=folder, remedy=remedy)
    folders = [*kinds.FOLDERS, "scheme"]
    remedy = did_you_mean(top, folders, f"种类文件夹有 {joined(folders)}")
    return _fault(filerules.UNKNOWN_FOLDER, top, remedy=remedy)


def _misnamed(path: str, kind: Kind) -> Fault | None:
    """Return what is wrong with the name of a record's file."""
    _, *steps = path.removesuffix(".yaml").split("/")
    if len(steps) != len(kind.parts):
        problem = f"{kind.title}的文件不放在这一层"
        return _fault(
            filerules.BAD_NAME, path, problem=problem, remedy=f"写成 {kind.file}"
        )
    for step, part in zip(steps, kind.parts, strict=True):
        pattern, words = _SHAPES[part]
        typed = unicodedata.normalize("NFKC", step).strip().lower().replace("_", "-")
        remedy = f"把“{step}”改成“{typed}”" if pattern.fullmatch(typed) else "改名"
        if not pattern.fullmatch(step):
            problem = f"“{step}”这一段只写{words}"
            return _fault(filerules.BAD_NAME, path, problem=problem, remedy=remedy)
        if _DEVICES.fullmatch(step):
            problem = f"“{step}”在 Windows 上是设备名"
            return _fault(
                filerules.BAD_NAME, path, problem=problem, remedy="换一个编号"
            )
    return None


def _fault(message: Message, name: str, **fields: object) -> Fault:
    return Fault(filerules.FILES, message, _TOP, {"name": name, **fields})
