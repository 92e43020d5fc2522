"""Checks of what stands outside Python: programs, fonts."""

from __future__ import annotations

import re
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cdo import programs
from cdo.cli.machine.checks import Check, State
from cdo.documents.fonts import APT, FOLDER, FONTS, Font
from cdo.documents.pdf import PROGRAMS, REMEDY
from cdo.programs import NoAnswerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.machine.checks import Asked

_OFFICIAL = (f"# 取得字体授权后，把字体文件放进 {FOLDER}", "fc-cache -f")


def git(_: Asked) -> Iterator[Check]:
    """Yield whether git is there."""
    path = programs.located("git")
    without = (
        "不能查历史（--rev、--known-at、--changed-since、--merge），--commit 也不能用"
    )
    yield _program("git", path, without, (f"{APT} git",))


def signatures(_: Asked) -> Iterator[Check]:
    """Yield whether ssh-keygen is there; it does not tell its version."""
    path = programs.located("ssh-keygen")
    if path is not None:
        yield Check("ssh-keygen", "ssh-keygen", State.FOUND, path)
        return
    without = "cdo audit 核对不了签名（CDO904）"
    remedy = (f"{APT} openssh-client",)
    yield Check("ssh-keygen", "ssh-keygen", State.MISSING, "", without, remedy)


def libreoffice(_: Asked) -> Iterator[Check]:
    """Yield whether LibreOffice is there, which turns documents into PDF."""
    path = programs.located(*PROGRAMS)
    without = "不能输出 PDF，公文的版面不能实际渲染核验"
    with TemporaryDirectory() as home:  # it would leave a profile at home
        yield _program("LibreOffice", path, without, REMEDY, home=home)


def _program(
    title: str,
    path: str | None,
    without: str,
    remedy: tuple[str, ...],
    *,
    home: str | None = None,
) -> Check:
    """Return the check of a program that stands at *path*, if at all."""
    name = title.lower()
    if path is None:
        return Check(name, title, State.MISSING, "", without, remedy)
    try:
        told = programs.asked((path, "--version"), home)
    except NoAnswerError as error:
        detail = f"{path}，{error}"
        return Check(name, title, State.UNUSABLE, detail, without, remedy)
    version = re.search(r"\d+(\.\d+)+", told)
    detail = f"{version[0]}，{path}" if version else path
    return Check(name, title, State.FOUND, detail)


def fonts(_: Asked) -> Iterator[Check]:
    """Yield for each font of the standard layout whether it is there."""
    path = programs.located("fc-list")
    if path is None:
        yield _no_fonts("没有 fc-list")
        return
    try:
        told = programs.asked((path, "--format", r"%{family}\n"))
    except NoAnswerError as error:
        yield _no_fonts(f"{path}，{error}")
        return
    families = {name.strip() for name in re.split(r"[,\n]", told)}
    for font in FONTS:
        yield _font(font, families)


def _no_fonts(detail: str) -> Check:
    remedy = (f"{APT} fontconfig",)
    return Check("fonts", "字体", State.UNKNOWN, detail, "看不出装了哪些字体", remedy)


def _font(font: Font, families: set[str]) -> Check:
    name, title = f"font/{font.name}", f"字体 {font.name}"
    if families & {font.name, font.alias}:
        return Check(name, title, State.FOUND)
    if font.stand_in in families:
        without = "这台机器上渲染出来的用替代字体，文件里的字体名不受影响"
        detail = f"用 {font.stand_in} 代替"
        return Check(name, title, State.STAND_IN, detail, without, _OFFICIAL)
    without = "这台机器上渲染出来的字形和版面不准，文件里的字体名不受影响"
    detail = f"替代字体 {font.stand_in} 也没有"
    return Check(name, title, State.MISSING, detail, without, font.remedy)
