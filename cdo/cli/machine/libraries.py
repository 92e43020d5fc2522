"""Checks of Python and of the libraries that the program stands on."""

from __future__ import annotations

import platform
import re
import shlex
import sys
from typing import TYPE_CHECKING

from cdo.cli.machine.checks import Check, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdo.cli.machine.checks import Asked

DISTRIBUTION = "cdo-registry"


def python(_: Asked) -> Iterator[Check]:
    """Yield which Python this is."""
    detail = f"{platform.python_version()}，{sys.executable}"
    yield Check("python", "Python", State.FOUND, detail, needed=True)


def packages(_: Asked) -> Iterator[Check]:
    """Yield what is installed of what the distribution says that it needs."""
    from importlib import metadata  # noqa: PLC0415

    try:
        required = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        told = f"{DISTRIBUTION} 没有安装，只是从文件夹里运行"
        remedy = (_pip("."),)
        without = "不知道缺哪些"
        yield Check(
            "packages", "程序库", State.UNKNOWN, told, without, remedy, needed=True
        )
        return
    for requirement in required:
        if ";" not in requirement:
            yield _package(requirement)


def _package(requirement: str) -> Check:
    """Return the check of one requirement, such as `rich>=13.9`."""
    from importlib import metadata  # noqa: PLC0415

    name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
    least = "".join(re.findall(r">=\s*([\w.]+)", requirement))
    try:
        version = metadata.version(name)
    except metadata.PackageNotFoundError:
        state, detail = State.MISSING, ""
    else:
        old = _numbers(version) < _numbers(least)
        state = State.OUTDATED if old else State.FOUND
        detail = f"{version}，要 {least} 以上" if old else version
    without = "" if state is State.FOUND else "用到它的命令不能运行"
    remedy = () if state is State.FOUND else (_pip("--upgrade", requirement),)
    return Check(f"package/{name}", name, state, detail, without, remedy, needed=True)


def libyaml(_: Asked) -> Iterator[Check]:
    """Yield whether YAML is read by the quick library."""
    try:
        from cdo.registry.source import FAST  # noqa: PLC0415
    except ImportError:
        told = "没有 PyYAML，无从看起"
        yield Check("libyaml", "libyaml", State.UNKNOWN, told, "不能读登记库")
        return
    if FAST:
        yield Check("libyaml", "libyaml", State.FOUND)
        return
    remedy = (_pip("--force-reinstall", "--only-binary", ":all:", "PyYAML"),)
    without = "读登记库慢约八倍，结果一样"
    yield Check("libyaml", "libyaml", State.MISSING, "", without, remedy)


def calendar(asked: Asked) -> Iterator[Check]:
    """Yield of which years the working days are known."""
    from cdo.calendar import years  # noqa: PLC0415

    name, title = "calendar", "工作日历"
    remedy = (_pip("--upgrade", "chinesecalendar"),)
    try:
        first, last = years()
    except ImportError:
        yield Check(name, title, State.MISSING, "", "不能按工作日计算期限", remedy)
        return
    detail = f"{first} 年至 {last} 年"
    year = asked.day.year
    if first <= year <= last:
        yield Check(name, title, State.FOUND, detail)
        return
    without = f"{year} 年的期限只有日历日，没有工作日"
    yield Check(name, title, State.OUTDATED, detail, without, remedy)


def _pip(*arguments: str) -> str:
    return shlex.join([sys.executable, "-m", "pip", "install", *arguments])


def _numbers(version: str) -> list[int]:
    """Return the numbers that a version begins with."""
    return [int(part) for part in re.findall(r"\d+", version.partition("+")[0])]
