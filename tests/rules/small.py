"""Small registries in strings, on the base on which the pages' examples stand."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from cdo import rules
from cdo.registry import reading
from cdo.registry.trees import MemoryTree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cdo.findings import Diagnostic, Message, Skipped
    from cdo.registry.index import Registry
    from cdo.rules.base import Family

DATA = Path(__file__).parent.parent / "data"
Files = dict[str, str]


def files(folder: Path) -> Files:
    """Return the files of the registry that stands at *folder*."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


BASE = files(DATA / "base")


def registry(*added: Files, without: Iterable[str] = ()) -> Registry:
    """Return the base registry with the files *added*, and *without* some."""
    laid = dict(chain(BASE.items(), *(one.items() for one in added)))
    for path in without:
        del laid[path]
    return reading.read(MemoryTree(laid))[0]


def judged(laid: Mapping[str, str]) -> tuple[list[Diagnostic], list[Skipped]]:
    """Return all that is wrong with a registry of the files *laid*."""
    read, wrong = reading.read(MemoryTree(laid))
    found, skipped = rules.check(read)
    return sorted([*wrong, *found], key=lambda one: one.order), skipped


def said(
    *added: Files, without: Iterable[str] = (), codes: tuple[str, ...] = ("",)
) -> list[str]:
    """Return what is wrong with the base and the files *added*, as lines.

    All of it, or what has a code that begins as one of *codes* does.
    """
    laid = dict(chain(BASE.items(), *(one.items() for one in added)))
    for path in without:
        del laid[path]
    found = judged(laid)[0]
    return [_line(one) for one in found if one.rule.code.startswith(codes)]


def places(
    *added: Files, codes: tuple[str, ...] = ("",)
) -> list[tuple[str, str | None]]:
    """Return the codes and fields of what is wrong, all or some as in `said`."""
    laid = dict(chain(BASE.items(), *(one.items() for one in added)))
    found = [(one.rule.code, one.field) for one in judged(laid)[0]]
    return [one for one in found if one[0].startswith(codes)]


def _line(one: Diagnostic) -> str:
    where = f"{one.place.file}:{one.place.line} {one.field}"
    clause = f"（{one.clause}）" if one.clause else ""
    head = f"{where} {one.rule.code} {one.severity}"
    return f"{head}: {one.message}{clause}" + (f" → {one.hint}" if one.hint else "")


def messages(family: Family, *cases: Files) -> set[Message]:
    """Return the messages that *family* gives on the registries of *cases*."""
    read = [registry(case) for case in cases]
    return {
        found.message for check in family for one in read for found in check.found(one)
    }


def declared(family: Family) -> set[Message]:
    """Return the messages that the rules of *family* declare."""
    return {message for check in family for message in check.rule.messages}


def person(*appointments: str, name: str = "示例甲", more: str = "") -> str:
    """Return the file of an officer, each appointment on a line from the third on.

    An appointment is written `UNIT POST MODE QUALIFICATION FROM..UNTIL key=value …`.
    """
    lines = [f"name: {name}", "appointments:" + (" []" if not appointments else "")]
    lines += map(_appointment, appointments)
    return "\n".join([*lines, more, ""])


def _appointment(written: str) -> str:
    unit, post, mode, qualification, days, *rest = written.split()
    since, _, until = days.partition("..")
    fields = {
        "unit": unit,
        "post": post,
        "mode": mode,
        "title": "干部",
        "qualification": qualification,
        "from": since,
        "until": until,
        "basis": "云人〔2022〕1号",
        **dict(one.split("=", 1) for one in rest),
    }
    body = ", ".join(f"{key}: {value}" for key, value in fields.items() if value)
    return f"  - {{{body}}}"


def people(*officers: str) -> Files:
    """Return the files of *officers*, from p-0001 on."""
    return {
        f"officers/p-{number:04}.yaml": text for number, text in enumerate(officers, 1)
    }
