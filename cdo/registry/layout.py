"""Which record a path is, and what is wrong with a path that is none."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from cdo.model import kinds
from cdo.nearness import did_you_mean, nearest
from cdo.phrases import joined
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
_TITLES = {
    "id": "编号",
    "unit": "单位编号",
    "code": "机关代字的文件夹",
    "year": "年份",
    "period": "周期",
    "number": "序号",
}
_SUFFIXES = {"yaml", "yml"}
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_OBSTACLES = {
    Obstacle.LINK: filerules.LINK,
    Obstacle.SPECIAL: filerules.SPECIAL,
    Obstacle.DENIED: filerules.DENIED,
    Obstacle.ABSENT: filerules.DENIED,
    Obstacle.DEEP: filerules.TOO_DEEP,
    Obstacle.LARGE: yamlrules.LARGE,
}


class Standing(NamedTuple):
    """What stands at a path: a record's kind and id, and what is wrong with it.

    Without a kind it belongs to nothing; without a fault it can be read.  Where the
    path is misspelt, the id is the one that is meant, if that can be told.
    """

    path: str
    kind: Kind | None = None
    id: str | None = None
    fault: Fault | None = None

    @property
    def meant(self) -> str:
        """The path as it should be, as a machine sees it that minds no case or form."""
        path = self.path
        if self.kind is not None and self.id is not None:
            path = self.kind.path_of(self.id)
        return unicodedata.normalize("NFC", path).casefold()

    @property
    def readable(self) -> bool:
        """Whether it is a record's file that nothing keeps from being read."""
        return self.kind is not None and self.id is not None and self.fault is None

    @property
    def in_unknown_folder(self) -> bool:
        """Whether it stands in a folder of which one finding says enough."""
        return self.fault is not None and self.fault.message is filerules.UNKNOWN_FOLDER


def standing(entry: Entry) -> Standing | None:
    """Return what stands at *entry*, or None where it is let be."""
    path = entry.path
    kind = _kind(path)
    record = _record(path, kind) if kind is not None else None
    if entry.obstacle is not None:
        return Standing(path, kind, record, unreadable(path, entry.obstacle))
    if "/" not in path and _suffix(path) not in _SUFFIXES:
        return None
    if kind is None or _suffix(path) not in _SUFFIXES:
        return Standing(path, fault=_stray(path, kind))
    return Standing(path, kind, record, _misnamed(path, kind, record))


def unreadable(path: str, obstacle: Obstacle) -> Fault:
    """Return the fault that *obstacle* keeps the file at *path* from being read."""
    if obstacle is Obstacle.LARGE:
        return Fault(yamlrules.PLAIN_YAML, yamlrules.LARGE, _TOP)
    if obstacle is Obstacle.CONFLICT:
        fields = {"name": path}
        return Fault(filerules.CONFLICTS, filerules.UNDECIDED, _TOP, fields)
    return _fault(_OBSTACLES[obstacle], path)


def clash(path: str, other: str) -> Fault:
    """Return the fault that two paths are one on some machines."""
    return _fault(filerules.CLASH, path, other=other)


def _kind(path: str) -> Kind | None:
    folder = path.partition("/")[0]
    name = kinds.FOLDERS.get(folder) or kinds.FILES.get(_tidy(path))
    return kinds.BY_NAME[name] if name is not None else None


def _suffix(path: str) -> str:
    return path.rpartition(".")[2].lower()


def _tidy(path: str) -> str:
    """Return *path* as it would be spelt if only its letters were wrong."""
    plain = unicodedata.normalize("NFKC", path).strip().lower().replace("_", "-")
    return f"{plain[:-4]}.yaml" if plain.endswith(".yml") else plain


def _record(path: str, kind: Kind) -> str | None:
    """Return the id of the record that *path* is meant to be, if that can be told."""
    if not kind.parts:
        return kind.id_of(kind.file)
    tidy = _tidy(path)
    _, *steps = tidy.removesuffix(".yaml").split("/")
    fits = tidy.endswith(".yaml") and len(steps) == len(kind.parts)
    if fits and all(map(_fits, steps, kind.parts)):
        return "/".join(steps)
    return None


def _fits(step: str, part: str) -> bool:
    return _SHAPES[part][0].fullmatch(step) is not None


def _stray(path: str, kind: Kind | None) -> Fault:
    folder, _, name = path.rpartition("/")
    if not folder or kind is not None:
        return _fault(filerules.STRAY, path)
    top = path.partition("/")[0]
    if top != "scheme":
        folders = [*kinds.FOLDERS, "scheme"]
        remedy = did_you_mean(_tidy(top), folders, f"种类文件夹有：{joined(folders)}")
        return _fault(filerules.UNKNOWN_FOLDER, top, remedy=remedy)
    stem = _tidy(name).removesuffix(".yaml")
    known = [file[7:-5] for file in kinds.FILES if file.startswith("scheme/")]
    files = joined(f"{one}.yaml" for one in nearest(stem, known))
    remedy = f"改名为 {files}" if files else f"这里只有 {joined(known)}，后缀 .yaml"
    if folder != "scheme" and stem in known:
        remedy = f"移到 scheme/{stem}.yaml"
    return _fault(filerules.UNKNOWN_FILE, name, folder=folder, remedy=remedy)


def _misnamed(path: str, kind: Kind, record: str | None) -> Fault | None:
    """Return what is wrong with the name of a record's file."""
    stem, _, suffix = path.rpartition(".")
    if suffix != "yaml":
        typed = f"{stem}.yaml" if record is None else kind.path_of(record)
        return _fault(filerules.EXTENSION, path, typed=typed)
    if kind.parts:
        return _misplaced(path, kind, record)
    return None if path == kind.file else _bad(path, "文件名不是小写", kind.file)


def _misplaced(path: str, kind: Kind, record: str | None) -> Fault | None:
    """Return what is wrong with the steps of a path below its kind's folder."""
    _, *steps = path.removesuffix(".yaml").split("/")
    if len(steps) != len(kind.parts):
        typed = "/".join((kind.folder, *(_TITLES[part] for part in kind.parts)))
        return _bad(path, f"{kind.title}的文件不放在这一层", f"{typed}.yaml")
    for step, part in zip(steps, kind.parts, strict=True):
        if not _fits(step, part):
            problem = f"“{step}”这一段只能写{_SHAPES[part][1]}"
            return _bad(path, problem, kind.path_of(record) if record else "")
        if _DEVICES.fullmatch(step):
            return _bad(path, f"“{step}”在 Windows 上是设备名", "")
    return None


def _bad(path: str, problem: str, typed: str) -> Fault:
    remedy = f"写成 {typed}" if typed else "把这一段改名"
    return _fault(filerules.BAD_NAME, path, problem=problem, remedy=remedy)


def _fault(message: Message, name: str, **fields: object) -> Fault:
    return Fault(filerules.FILES, message, _TOP, {"name": name, **fields})
